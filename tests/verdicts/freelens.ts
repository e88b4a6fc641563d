import {
  type ContainerKind,
  hasPhase,
  isInState,
  notReady,
  type Pod,
  type PodContainer,
  podContainers,
  previousEnd,
  restarts,
  specContainers,
  type UnreadyContainer,
  waitingContainers,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/**
 * Whether freelensapp/freelens marks a pod, by
 * `packages/kube-object/src/specifics/pod.ts`, `hasIssues`.
 */
export function freelensHasIssues(pod: Pod): boolean {
  if (hasPhase("Succeeded")(pod)) return false;
  if (hasPhase("", "Failed", "Pending", "Unknown")(pod)) return true;
  if (waitingContainers(pod).some(({ wait }) => wait._tag === "CrashBackOff")) return true;
  const why = notReady(pod);
  return O.isSome(why) && (why.value.gates.length > 0 || why.value.containers.some(isMissed));
}

function isMissed({ cause }: UnreadyContainer): boolean {
  return cause._tag !== "Terminated" || cause.exitCode !== 0;
}

/** What freelens counts and lists of a pod's containers, by the same file. */
export interface FreelensContainers {
  readonly runningContainers: ReadonlyArray<string>;
  readonly restarts: number;
  readonly hasIssues: boolean;
}

function isRunning(container: PodContainer): boolean {
  return isInState("Running")(container) &&
    !(container.kind === "ephemeral" && O.isSome(previousEnd(container.status)));
}

/** What freelens counts and lists of a pod's containers. */
export function freelens(pod: Pod): FreelensContainers {
  const running = new Set(podContainers(pod).filter(isRunning).map(({ status }) => status.name));
  const namesOf = (...kinds: ReadonlyArray<ContainerKind>) =>
    specContainers(pod).filter(({ kind }) => kinds.includes(kind)).map(({ spec }) => spec.name);
  const asked = [...namesOf("app"), ...namesOf("init", "sidecar"), ...namesOf("ephemeral")];
  return {
    runningContainers: asked.filter((name) => running.has(name)),
    restarts: restarts(pod).app,
    hasIssues: freelensHasIssues(pod),
  };
}

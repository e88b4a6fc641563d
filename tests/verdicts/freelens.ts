import {
  type Container,
  type ContainerState,
  hasPhase,
  notReady,
  type Pod,
  podContainers,
  type PodSpec,
  type PodStatus,
  restarts,
  type UnreadyContainer,
  waitingContainers,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/Option";

/**
 * Whether freelensapp/freelens marks a pod, by
 * `packages/kube-object/src/specifics/pod.ts`, `hasIssues`.
 */
export function freelensHasIssues(pod: Pod): boolean {
  if (hasPhase("Succeeded")(pod)) return false;
  const phase = O.chain(({ phase }: PodStatus) => phase)(pod.status);
  if (!O.exists((phase) => phase !== "")(phase)) return true;
  if (hasPhase("Failed", "Pending", "Unknown")(pod)) return true;
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

/** What freelens counts and lists of a pod's containers. */
export function freelens(pod: Pod): FreelensContainers {
  const running = new Set(
    podContainers(pod)
      .filter(({ kind, status }) =>
        O.exists(({ running }: ContainerState) => O.isSome(running))(status.state) &&
        !(kind === "ephemeral" &&
          O.exists(({ terminated }: ContainerState) => O.isSome(terminated))(status.lastState))
      )
      .map(({ status }) => status.name),
  );
  const inSpec = (read: (spec: PodSpec) => O.Option<ReadonlyArray<Container>>) =>
    O.getOrElse((): ReadonlyArray<Container> => [])(O.chain(read)(pod.spec));
  const asked = [
    ...inSpec(({ containers }) => containers),
    ...inSpec(({ initContainers }) => initContainers),
    ...inSpec(({ ephemeralContainers }) => ephemeralContainers),
  ];
  return {
    runningContainers: asked.map(({ name }) => name).filter((name) => running.has(name)),
    restarts: restarts(pod).app,
    hasIssues: freelensHasIssues(pod),
  };
}

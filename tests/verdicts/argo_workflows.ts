import {
  type ContainerStatus,
  currentState,
  findFirstCondition,
  hasConditionReason,
  hasExitCode,
  hasPhase,
  hasPodReason,
  isInState,
  isKind,
  metadataOf,
  type Pod,
  type PodContainer,
  podContainers,
  someContainer,
  statusOf,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { and, not, type Predicate } from "fp-ts/lib/Predicate.js";

/** What a node of a workflow makes of its pod. */
export interface ArgoNode {
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed" | "Error";
  readonly message: string;
}

/**
 * What the node of a template with one container makes of its pod, by
 * argoproj/argo-workflows `workflow/controller/operator.go`, `assessNodeStatus`.
 * Daemons, and nodes that wait for outputs, are a matter of the workflow.
 */
export function argoNode(pod: Pod): ArgoNode {
  if (hasPhase("Pending")(pod)) return { phase: "Pending", message: pendingReason(pod) };
  if (hasPhase("Running")(pod)) return { phase: "Running", message: "" };
  if (hasPhase("Succeeded")(pod)) return { phase: "Succeeded", message: "" };
  if (hasPhase("Failed")(pod)) return failedNode(pod);
  const name = textOf(metadataOf(pod).name);
  const phase = textOf(statusOf(pod).phase);
  return { phase: "Error", message: `Unexpected pod phase for ${name}: ${phase}` };
}

/** By `getPendingReason` of the same file. */
function pendingReason(pod: Pod): string {
  const waiting = waitingContainers(pod).find(({ kind }) => kind === "app");
  const unscheduled = findFirstCondition(hasConditionReason("Unschedulable"))(statusOf(pod));
  const told = waiting ?? O.toUndefined(unscheduled);
  return [textOf(told?.reason ?? O.none), textOf(told?.message ?? O.none)]
    .filter((text) => text !== "")
    .join(": ");
}

const isNamed = (name: string): Predicate<PodContainer> => ({ status }) => status.name === name;
const isMain = isNamed("main");
const isWait = isNamed("wait");
const isApp = isKind("app");
const hasSucceeded = hasExitCode(0);

/** By `inferFailedReason` of the same file: init containers tell first, then main, then wait. */
function failedNode(pod: Pod): ArgoNode {
  const { message } = statusOf(pod);
  if (textOf(message) !== "") return { phase: "Failed", message: textOf(message) };
  const apps = podContainers(pod).filter(isApp);
  const containers = [
    ...podContainers(pod).filter(isKind("init", "sidecar")),
    ...apps.filter(isMain),
    ...apps.filter(isWait),
    ...apps.filter(and(not(isMain))(not(isWait))),
  ];
  const told = containers.flatMap(({ status }) => blamed(status));
  return told[0] ?? (containers.length === 0 ? missing(pod) : completed(pod));
}

/** What a container that failed, or never started, makes of the node. */
function blamed(container: ContainerStatus): ReadonlyArray<ArgoNode> {
  const { name } = container;
  const state = currentState(container);
  if (state._tag === "Waiting" && O.isSome(state.waiting)) {
    const { reason, message } = state.waiting.value;
    const why = `${textOf(reason)}: ${textOf(message)}`;
    return [{
      phase: "Error",
      message: `Pod failed before ${name} container starts due to ${why}`,
    }];
  }
  if (state._tag !== "Terminated" || state.terminated.exitCode === 0) return [];
  const { reason, exitCode, message } = state.terminated;
  const isOwn = ["init", "main", "wait"].includes(name);
  // The executor kills the others itself, once main is done.
  if (!isOwn && [137, 143].includes(exitCode)) return [];
  const end = `${name}: ${textOf(reason)} (exit code ${exitCode})`;
  return [{
    phase: name === "init" || name === "wait" ? "Error" : "Failed",
    message: textOf(message) === "" ? end : `${end}: ${textOf(message)}`,
  }];
}

function missing(pod: Pod): ArgoNode {
  const { name, namespace } = metadataOf(pod);
  const where = `pod ${textOf(name)} namespace ${textOf(namespace)}`;
  return { phase: "Failed", message: `can't find failed message for ${where}` };
}

/** The pod failed although no container did: it counts as done if main and wait are. */
function completed(pod: Pod): ArgoNode {
  const isMainDone = someContainer(and(isMain)(hasSucceeded))(pod);
  const isWaitDone = someContainer(and(isWait)(hasSucceeded))(pod);
  if (isMainDone && isWaitDone) return { phase: "Succeeded", message: "" };
  if (!isMainDone && !isWaitDone) {
    const message = "pod failed: neither main nor wait container completed successfully";
    return { phase: "Failed", message };
  }
  const undone = isMainDone ? "wait" : "main";
  return {
    phase: "Failed",
    message: `pod failed: ${undone} container did not complete successfully`,
  };
}

const hasStarted: Predicate<PodContainer> = (container) => {
  const state = currentState(container.status);
  const ranBefore = pipe(container.status.lastState, O.chain(({ running }) => running));
  return isInState("Running")(container) || O.isSome(ranBefore) ||
    (state._tag === "Terminated" && O.isSome(state.terminated.startedAt));
};

/** Whether nothing of the step ran, by `workflow/controller/pod_restart.go`, `mainContainerNeverStarted`. */
export const argoNeverStarted: Predicate<Pod> = not(
  someContainer(and(isApp)(and(isMain)(hasStarted))),
);

/** Whether the pod may be made anew, by the same file, `analyzePodForRestart`. */
export const argoRestartable: Predicate<Pod> = and(argoNeverStarted)(
  and(hasPhase("Failed"))(
    hasPodReason("Evicted", "NodeShutdown", "NodeAffinity", "UnexpectedAdmissionError"),
  ),
);

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

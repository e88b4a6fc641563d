import {
  type ContainerStatus,
  type CurrentState,
  currentState,
  hasCondition,
  hasPhase,
  isConditionOf,
  isDeleting,
  isInState,
  isReady,
  match,
  type Pod,
  restarts,
  someCondition,
  statusColumnUpTo134,
  statusContainer,
  statusOf,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** What the list of pods shows. */
export interface DashboardRow {
  readonly status: string;
  readonly restarts: number;
}

/** What the list shows, by kubernetes/dashboard `modules/api/pkg/resource/pod/common.go`. */
export function dashboardRow(pod: Pod): DashboardRow {
  return { status: dashboardStatus(pod), restarts: restarts(pod).app };
}

const hasEnded = O.exists(isInState("Terminated"));

/** The word of kubectl, spelled as `getPodStatus` of the same file does. */
function dashboardStatus(pod: Pod): string {
  const word = statusColumnUpTo134(pod)
    .replace(/^Init:(Signal|ExitCode):/, "Init: $1 ")
    .replace(/^(Signal|ExitCode):/, "$1: ");
  return hasEnded(statusContainer(pod)) ? word : word.replace(/^Init:/, "Init: ");
}

/** The state of a container in a word, by `toContainerState` of the same package. */
export function dashboardContainerState(
  container: ContainerStatus,
): "Waiting" | "Running" | "Failed" | "Terminated" | "Unknown" {
  return match<CurrentState, ReturnType<typeof dashboardContainerState>>({
    Waiting: ({ waiting }) => O.isSome(waiting) ? "Waiting" : "Unknown",
    Running: () => "Running",
    Terminated: ({ terminated }) => terminated.exitCode > 0 ? "Failed" : "Terminated",
  })(currentState(container));
}

const isUnready = someCondition(isConditionOf("Ready", "False"));

/**
 * Whether the pod needs no warnings, by `modules/api/pkg/resource/event/event.go`,
 * `isReadyOrSucceeded`: one that does not say whether it is ready counts as ready.
 */
export function dashboardReadyOrSucceeded(pod: Pod): boolean {
  return hasPhase("Succeeded")(pod) || (hasPhase("Running")(pod) && !isUnready(pod));
}

/** What the dashboard reads of an event of the pod. */
export interface DashboardEvent {
  /** The empty text means that the reason tells. */
  readonly type: string;
  readonly reason: string;
}

const FAILED_REASON =
  /failed|err|exceeded|invalid|unhealthy|mismatch|insufficient|conflict|outof|nil|backoff/i;

/** The warnings shown with the pod, one a reason, by `GetPodsEventWarnings` of the same file. */
export function dashboardWarnings(
  events: ReadonlyArray<DashboardEvent>,
): (pod: Pod) => ReadonlyArray<DashboardEvent> {
  const warnings = events.filter(({ type, reason }) =>
    type === "Warning" || (type === "" && FAILED_REASON.test(reason))
  );
  const reasons = warnings.map(({ reason }) => reason);
  const first = warnings.filter(({ reason }, i) => reasons.indexOf(reason) === i);
  return (pod) => dashboardReadyOrSucceeded(pod) ? [] : first;
}

/** Where the overview counts the pod, by `common.go`, `getPodStatusPhase`; empty for nowhere. */
export function dashboardGroup(
  events: ReadonlyArray<DashboardEvent>,
): (pod: Pod) => "Failed" | "Succeeded" | "Running" | "Terminating" | "" {
  return (pod) => {
    if (hasPhase("Failed")(pod)) return "Failed";
    if (hasPhase("Succeeded")(pod)) return "Succeeded";
    const status = statusOf(pod);
    if (hasPhase("Running")(pod) && hasCondition("Initialized")(status) && isReady(status)) {
      return "Running";
    }
    if (dashboardWarnings(events)(pod).length > 0) return "Failed";
    return isDeleting(pod) ? "Terminating" : "";
  };
}

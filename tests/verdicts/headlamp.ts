import {
  type CurrentState,
  currentState,
  failures,
  hasCondition,
  hasPhase,
  hasPodReason,
  hasStateReason,
  initProgress,
  isDeleting,
  isKind,
  isReady,
  match,
  type Pod,
  type PodContainer,
  podContainers,
  readyCount,
  someContainer,
  statusColumnUpTo134,
  statusOf,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { and } from "fp-ts/lib/Predicate.js";

const BAD_REASONS = [
  "CrashLoopBackOff",
  "ImagePullBackOff",
  "ErrImagePull",
  "ErrImageNeverPull",
  "InvalidImageName",
  "CreateContainerError",
  "CreateContainerConfigError",
  "RunContainerError",
  "OOMKilled",
  "Error",
  "ContainerCannotRun",
  "DeadlineExceeded",
];

const hasBadReason = someContainer(
  and(isKind("init", "sidecar", "app"))(hasStateReason(...BAD_REASONS)),
);

/** How the pod is, by kubernetes-sigs/headlamp `frontend/src/lib/k8s/pod.ts`, `getHealth`. */
export function headlampHealth(pod: Pod): "healthy" | "degraded" | "transitional" | "failed" {
  if (isDeleting(pod)) return hasPodReason("NodeLost")(pod) ? "failed" : "transitional";
  if (hasPhase("Succeeded")(pod)) return "healthy";
  const hasFailed = failures(pod).some(({ kind, when }) => kind !== "ephemeral" && when === "now");
  if (hasPhase("Failed")(pod) || hasFailed || hasBadReason(pod)) return "failed";
  if (hasPhase("Pending")(pod)) return "transitional";
  if (!hasPhase("Running")(pod)) return "failed";
  return isReady(statusOf(pod)) ? "healthy" : "degraded";
}

/** What the list of pods shows. */
export interface DetailedStatus {
  readonly reason: string;
  /** What the container says that gave the reason. */
  readonly message: string;
  readonly readyContainers: number;
  readonly totalContainers: number;
}

/**
 * What the list of pods shows, by `getDetailedStatus` of the same file; with
 * Go's zero values, for want of which the original prints `Signal:undefined`.
 */
export function headlampDetailedStatus(pod: Pod): DetailedStatus {
  const { ready, total } = readyCount(pod);
  return {
    reason: reasonOf(pod),
    message: textOf(O.chain(messageOf)(speaker(pod))),
    readyContainers: ready,
    totalContainers: total,
  };
}

function reasonOf(pod: Pod): string {
  if (isDeleting(pod)) return hasPodReason("NodeLost")(pod) ? "Unknown" : "Terminating";
  const word = statusColumnUpTo134(pod);
  return word === "SchedulingGated" ? podWord(pod) : word;
}

function podWord(pod: Pod): string {
  const { reason, phase } = statusOf(pod);
  return textOf(reason) || textOf(phase);
}

/** The container whose state is the status of the pod: the first app container, else that in the way. */
function speaker(pod: Pod): O.Option<PodContainer> {
  const blocking = pipe(initProgress(pod), O.chain(({ current }) => current));
  const areAppsAsked = O.isNone(blocking) || hasCondition("Initialized")(statusOf(pod));
  const app = podContainers(pod).find((container) =>
    areAppsAsked && container.kind === "app" && O.isSome(messageOf(container))
  );
  return O.alt(() => blocking)(O.fromNullable(app));
}

/** What a container says that waits for a reason, or has ended. */
function messageOf({ status }: PodContainer): O.Option<string> {
  return match<CurrentState, O.Option<string>>({
    Waiting: ({ waiting }) =>
      pipe(
        waiting,
        O.filter(({ reason }) => textOf(reason) !== ""),
        O.map(({ message }) => textOf(message)),
      ),
    Running: () => O.none,
    Terminated: ({ terminated }) => O.some(textOf(terminated.message)),
  })(currentState(status));
}

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

import {
  currentState,
  findCondition,
  hasConditionReason,
  hasPhase,
  hasPodReason,
  isKind,
  type Pod,
  type PodCondition,
  type PodContainer,
  podContainers,
  previousEnd,
  statusOf,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** What k8sgpt reads of an event. */
export interface LatestEvent {
  readonly reason: string;
  readonly message?: string;
}

const WAITING_ERRORS = [
  "CrashLoopBackOff",
  "ImagePullBackOff",
  "CreateContainerConfigError",
  "PreCreateHookError",
  "CreateContainerError",
  "PreStartHookError",
  "RunContainerError",
  "ImageInspectError",
  "ErrImagePull",
  "ErrImageNeverPull",
  "InvalidImageName",
];

/**
 * How many failures k8sgpt-ai/k8sgpt finds in a pod of which it knows the latest
 * event, by `pkg/analyzer/pod.go`.
 */
export function k8sgpt(latestEvent: LatestEvent | null): (pod: Pod) => number {
  const event = O.fromNullable(latestEvent);
  const isExplained = (...reasons: ReadonlyArray<string>) =>
    O.exists(({ reason, message = "" }: LatestEvent) => reasons.includes(reason) && message !== "")(
      event,
    );
  return (pod) => {
    const isPending = hasPhase("Pending")(pod);
    const isFailing = ({ status }: PodContainer): boolean => {
      const state = currentState(status);
      if (state._tag === "Terminated") return state.terminated.exitCode !== 0;
      if (state._tag === "Running" || O.isNone(state.waiting)) {
        return !status.ready && hasPhase("Running")(pod) && isExplained("Unhealthy");
      }
      const { reason, message } = state.waiting.value;
      if (isOneOf("ContainerCreating")(reason) && isPending) {
        return isExplained("FailedCreatePodSandBox", "FailedMount");
      }
      const hasCrashed = isOneOf("CrashLoopBackOff")(reason) && O.isSome(previousEnd(status));
      return hasCrashed || (isOneOf(...WAITING_ERRORS)(reason) && isText(message));
    };
    const status = statusOf(pod);
    const isStuck = isPending && O.exists(isUnscheduled)(findCondition("PodScheduled")(status));
    const containers = podContainers(pod).filter(isKind("init", "sidecar", "app"));
    return Number(isStuck) + Number(hasPodReason("Evicted")(pod)) +
      containers.filter(isFailing).length;
  };
}

function isUnscheduled(condition: PodCondition): boolean {
  return hasConditionReason("SchedulingGated")(condition) ||
    (hasConditionReason("Unschedulable")(condition) && isText(condition.message));
}

function isOneOf(...words: ReadonlyArray<string>): (text: O.Option<string>) => boolean {
  return O.exists((text) => words.includes(text));
}

const isText = O.exists((text: string) => text !== "");

import {
  findFirstCondition,
  generationsBehind,
  hasConditionReason,
  hasPhase,
  isConditionOf,
  isDeleting,
  isReady,
  type Pod,
  podAge,
  someCondition,
  statusOf,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { and } from "fp-ts/lib/Predicate.js";

/** Where a pod is on its way to what its spec asks for, and why it is not there. */
export type Kstatus =
  | { readonly status: "Current" | "Terminating" | "Unknown" }
  | { readonly status: "InProgress" | "Failed"; readonly reason: string };

/**
 * What kubernetes-sigs/cli-utils makes of a pod, by
 * `pkg/kstatus/status/generic.go` and `core.go`, `podConditions`. A phase that
 * it does not know is an error there, of which its poller makes `Unknown`.
 */
export function kstatus(now: number): (pod: Pod) => Kstatus {
  return (pod) => {
    if (isDeleting(pod)) return { status: "Terminating" };
    if (O.exists((behind) => behind !== 0)(generationsBehind(pod))) {
      return inProgress("LatestGenerationNotObserved");
    }
    const told = standardCondition(pod);
    if (O.isSome(told)) return told.value;
    if (hasPhase("Succeeded", "Failed")(pod)) return { status: "Current" };
    if (hasPhase("Running")(pod)) return ofRunning(pod);
    if (hasPhase("Pending")(pod)) return ofPending(now, pod);
    return hasPhase("")(pod) ? inProgress("PodNotObserved") : { status: "Unknown" };
  };
}

function inProgress(reason: string): Kstatus {
  return { status: "InProgress", reason };
}

function failed(reason: string): Kstatus {
  return { status: "Failed", reason };
}

/** What the pod says of itself in the conditions that kstatus proposes: the first that is true. */
function standardCondition(pod: Pod): O.Option<Kstatus> {
  const verdicts = new Map([["Reconciling", inProgress], ["Stalled", failed]]);
  return pipe(
    statusOf(pod),
    findFirstCondition(({ type, status }) => verdicts.has(type) && status === "True"),
    O.map(({ type, reason }) => (verdicts.get(type) ?? failed)(O.getOrElse(() => "")(reason))),
  );
}

function ofRunning(pod: Pod): Kstatus {
  if (isReady(statusOf(pod))) return { status: "Current" };
  const isCrashing = waitingContainers(pod).some(({ kind, wait }) =>
    kind === "app" && wait._tag === "CrashBackOff"
  );
  return isCrashing ? failed("ContainerCrashLooping") : inProgress("PodRunningNotReady");
}

const isUnschedulable = someCondition(
  and(hasConditionReason("Unschedulable"))(isConditionOf("PodScheduled", "False")),
);

function ofPending(now: number, pod: Pod): Kstatus {
  if (!isUnschedulable(pod)) return inProgress("PodPending");
  const isYoung = O.exists((millis: number) => millis < 15_000)(podAge(now)(pod));
  return isYoung ? inProgress("PodNotScheduled") : failed("PodUnschedulable");
}

import {
  hasPhase,
  isDeleting,
  isOlderThan,
  isReady,
  isStatusUpToDate,
  type ObjectMeta,
  type Pod,
  type PodCondition,
  type PodStatus,
  someCondition,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/function";
import * as O from "fp-ts/Option";

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
    if (O.exists((isUpToDate) => !isUpToDate)(isStatusUpToDate(pod))) {
      return inProgress("LatestGenerationNotObserved");
    }
    const told = standardCondition(pod);
    if (O.isSome(told)) return told.value;
    if (hasPhase("Succeeded", "Failed")(pod)) return { status: "Current" };
    if (hasPhase("Running")(pod)) return ofRunning(pod);
    if (hasPhase("Pending")(pod)) return ofPending(now, pod);
    const hasOther = O.exists(({ phase }: PodStatus) => O.isSome(phase) && phase.value !== "");
    return hasOther(pod.status) ? { status: "Unknown" } : inProgress("PodNotObserved");
  };
}

function inProgress(reason: string): Kstatus {
  return { status: "InProgress", reason };
}

function failed(reason: string): Kstatus {
  return { status: "Failed", reason };
}

/** What the pod says of itself in the conditions that kstatus proposes: the first that is true. */
function standardCondition({ status }: Pod): O.Option<Kstatus> {
  const verdicts = new Map([["Reconciling", inProgress], ["Stalled", failed]]);
  return pipe(
    status,
    O.chain(({ conditions }) => conditions),
    O.chainNullableK((conditions: ReadonlyArray<PodCondition>) =>
      conditions.find(({ type, status }) => verdicts.has(type) && status === "True")
    ),
    O.map(({ type, reason }) => (verdicts.get(type) ?? failed)(O.getOrElse(() => "")(reason))),
  );
}

function ofRunning(pod: Pod): Kstatus {
  if (O.exists(isReady)(pod.status)) return { status: "Current" };
  const isCrashing = waitingContainers(pod).some(({ kind, wait }) =>
    kind === "app" && wait._tag === "CrashBackOff"
  );
  return isCrashing ? failed("ContainerCrashLooping") : inProgress("PodRunningNotReady");
}

function ofPending(now: number, pod: Pod): Kstatus {
  const unschedulable = { type: "PodScheduled", status: "False", reason: "Unschedulable" };
  if (!someCondition(now, unschedulable)(pod)) return inProgress("PodPending");
  const isDated = O.exists(({ creationTimestamp }: ObjectMeta) => O.isSome(creationTimestamp));
  return isDated(pod.metadata) && !isOlderThan(now, 15)(pod)
    ? inProgress("PodNotScheduled")
    : failed("PodUnschedulable");
}

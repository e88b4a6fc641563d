/**
 * Why a pod is as it is, in the word that Kubernetes has for it.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { PendingResize } from "../query/resource/resize.ts";
import type { VerdictReason } from "./reason.ts";

/** The cause of a verdict in a word: Kubernetes' own, else its tag; empty where nothing tells. */
export function causeWord(cause: VerdictReason | undefined): string {
  return cause === undefined ? "" : reasonWord(cause) || cause._tag;
}

function reasonWord(reason: VerdictReason): string {
  switch (reason._tag) {
    case "NotObserved":
    case "ClaimsPending":
    case "Initializing":
    case "PartlyDone":
    case "NodeSilent":
    case "DeviceUnhealthy":
    case "VolumeUnhealthy":
      return reason._tag;
    case "Deleting":
      return "Terminating";
    case "Resizing":
      return text(O.chain(({ reason }: PendingResize) => reason)(reason.resize.pending));
    case "Unscheduled":
      return schedulingWord(reason);
    case "ContainerWaiting":
      return text(reason.waiting.reason);
    case "ContainerCrashLooping":
      return "CrashLoopBackOff";
    case "ContainerFailed":
      return text(reason.failure.reason);
    case "Ended":
      return reason.end.reason;
    case "Disrupted":
      return text(reason.disruption.reason);
    case "NotReady":
      return text(reason.notReady.reason);
  }
}

/** The reason of the `PodScheduled` condition; empty before the scheduler has one. */
function schedulingWord(
  { scheduling }: Extract<VerdictReason, { readonly _tag: "Unscheduled" }>,
): string {
  switch (scheduling._tag) {
    case "Gated":
      return "SchedulingGated";
    case "Unschedulable":
      return "Unschedulable";
    case "Failed":
      return text(scheduling.reason);
    case "Pending":
      return "";
  }
}

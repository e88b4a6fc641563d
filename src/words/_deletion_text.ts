/**
 * How far a deletion got, and who asked for it, in words.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Deletion } from "../query/pod/deletion.ts";
import { disruption, type DisruptionReason } from "../query/pod/disruption.ts";
import { statusOf } from "../query/pod/part.ts";
import { isDeletedByTaint, lostNodeReasons } from "../verdict/_node.ts";
import { type Known, nodeText, onNode } from "./_known.ts";
import { listed, namesText, shortName } from "./_text.ts";
import { humanDuration } from "./duration.ts";

/** Who disrupts a pod. */
export function disrupterText(reason: Option<DisruptionReason>): string {
  switch (text(reason)) {
    case "":
      return "disrupted";
    case "PreemptionByScheduler":
      return "preempted by the scheduler";
    case "DeletionByTaintManager":
      return "deleted by the taint manager";
    case "EvictionByEvictionAPI":
      return "evicted through the API";
    case "DeletionByPodGC":
      return "deleted by the garbage collector of pods";
    case "TerminationByKubelet":
      return "terminated by the kubelet";
    default:
      return `disrupted (${shortName(text(reason))})`;
  }
}

/** Since when a pod is deleted, by whom, how much of its grace is left, and what holds it. */
export function deletionText(known: Known, deletion: Deletion): string {
  const { requestedAt, secondsPastDeadline } = deletion;
  const since = pipe(
    requestedAt,
    O.match(() => "", (at) => ` for ${humanDuration(Math.max(0, known.now - at))}`),
  );
  const by = pipe(
    disruption(statusOf(known.pod)),
    O.match(() => "", ({ reason }) => `, ${disrupterText(reason)}${onNode(known.pod)}`),
  );
  const seconds = humanDuration(Math.abs(secondsPastDeadline) * 1000);
  const grace = secondsPastDeadline > 0
    ? `past its deadline by ${seconds}`
    : `${seconds} of grace left`;
  return `terminating${since}${by}: ${listed([grace, holderText(known, deletion)])}`;
}

/** After how many seconds past its deadline a pod without containers should be gone. */
const CLEAN_UP_SECONDS = 60;

/** What a deletion waits for. */
function holderText(
  { pod }: Known,
  { stage, secondsPastDeadline, finalizers }: Deletion,
): string {
  const node = nodeText(pod);
  switch (stage._tag) {
    case "GraceRunning":
      return stage.running.length === 0 ? "" : `still running: ${namesText(stage.running)}`;
    case "Overdue": {
      // Of a node that is lost, another reason tells.
      const isLost = lostNodeReasons(pod).length > 0;
      if (isLost || isDeletedByTaint(pod)) {
        const last = namesText(stage.running);
        return listed([
          isLost ? "" : `${node} does not answer`,
          last === "" ? "" : `may still run: ${last}`,
        ]);
      }
      return stage.running.length === 0
        ? `the kubelet of ${node} does not say that its containers are gone`
        : `still running on ${node}: ${namesText(stage.running)}`;
    }
    case "Finalizing":
      return `held by finalizers: ${namesText(finalizers)}`;
    case "Removing":
      return secondsPastDeadline <= CLEAN_UP_SECONDS
        ? "no container is left, about to disappear"
        : onNode(pod) !== ""
        ? `stuck on ${node}: no container is left, and its kubelet has not removed the pod, or the node is lost`
        : "stuck: it has no node, and nothing holds it";
  }
}

/**
 * Whether the node of a pod is lost, or its kubelet silent.
 *
 * @internal
 * @module
 */
import { O, pipe } from "../_deps.ts";
import { toList } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { silentNode } from "../query/pod/_silent_node.ts";
import { disruption, podEnd } from "../query/pod/disruption.ts";
import { statusOf } from "../query/pod/part.ts";
import type { VerdictReason } from "./reason.ts";

/** What tells that the node of a pod is gone: the reason of the status, else the silence of the kubelet. */
export function lostNodeReasons(pod: Pod): ReadonlyArray<VerdictReason> {
  return pipe(
    podEnd(statusOf(pod)),
    O.filter(({ _tag }) => _tag === "NodeLost"),
    O.match(() => silentNodeReasons(pod), (end) => [{ _tag: "Ended", end }]),
  );
}

/** What tells that the kubelet of a pod is silent. */
export function silentNodeReasons(pod: Pod): ReadonlyArray<VerdictReason> {
  return toList(silentNode(pod)).map((silent) => ({ _tag: "NodeSilent", ...silent }));
}

/** Whether a taint of its node had a pod deleted: it is of a node that is lost, mostly. */
export function isDeletedByTaint(pod: Pod): boolean {
  return pipe(
    disruption(statusOf(pod)),
    O.chain(({ reason }) => reason),
    O.exists((reason) => reason === "DeletionByTaintManager"),
  );
}

/**
 * Whether the node of a pod is lost, or its kubelet silent.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { items, nonEmpty, text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { findCondition, hasCondition } from "../query/pod/condition.ts";
import { transitionOf } from "../query/pod/_pod.ts";
import { podEnd } from "../query/pod/disruption.ts";
import { specOf, statusOf } from "../query/pod/part.ts";
import { readinessGates } from "../query/pod/readiness.ts";
import type { VerdictReason } from "./verdict.ts";

const areContainersReady = hasCondition("ContainersReady");
const findReady = findCondition("Ready");

/** What tells that the node of a pod is gone: the reason of the status, else the silence of the kubelet. */
export function lostNodeReasons(pod: Pod): ReadonlyArray<VerdictReason> {
  const end = podEnd(statusOf(pod));
  return O.isSome(end) && end.value._tag === "NodeLost"
    ? [{ _tag: "Ended", end: end.value }]
    : silentNodeReasons(pod);
}

/**
 * What tells that the kubelet of a pod is silent: the controller of nodes sets
 * `Ready` to `False` and gives no reason, which no kubelet does, and leaves all
 * else as the kubelet last wrote it; of old it set the phase to `Unknown`.
 * Source: kubernetes/kubernetes `pkg/controller/util/node/controller_utils.go`,
 * `MarkPodsNotReady`.
 */
export function silentNodeReasons(pod: Pod): ReadonlyArray<VerdictReason> {
  const status = statusOf(pod);
  const ready = findReady(status);
  const nodeName = nonEmpty(specOf(pod).nodeName);
  const since = transitionOf(ready);
  if (text(status.phase) === "Unknown") return [{ _tag: "NodeSilent", nodeName, since }];
  if (
    O.isNone(ready) || ready.value.status !== "False" || text(ready.value.reason) !== "" ||
    !wereContainersReady(pod) || readinessGates(pod).some(({ state }) => state !== "passed")
  ) return [];
  return [{ _tag: "NodeSilent", nodeName, since }];
}

/** Whether the kubelet last said that all containers are ready; before 1.11 it said so of each alone. */
function wereContainersReady(pod: Pod): boolean {
  const status = statusOf(pod);
  if (O.isSome(findCondition("ContainersReady")(status))) return areContainersReady(status);
  const apps = items(status.containerStatuses);
  return apps.length > 0 && apps.every(({ ready }) => ready);
}

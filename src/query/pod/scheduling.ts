/**
 * How far the scheduler got with a pod.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, nonEmpty, text } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import type { Time } from "../../model/time.ts";
import { transitionOf } from "./_pod.ts";
import { findCondition } from "./condition.ts";
import { specOf, statusOf } from "./part.ts";

/**
 * How far the scheduler got with a pod.
 *
 * @category scheduling
 * @since 0.1.0
 */
export type Scheduling =
  | {
    /** It has a node. */
    readonly _tag: "Scheduled";
    /** The node; absent where only the condition tells that there is one. */
    readonly nodeName: Option<string>;
    /** When the condition last became `True`; absent without it. */
    readonly at: Option<Time>;
  }
  | {
    /** The scheduler does not look at it while it has gates. */
    readonly _tag: "Gated";
    /** The gates that are left; none when the last was removed just now. */
    readonly gates: ReadonlyArray<string>;
    /** The condition in prose; absent without it. */
    readonly message: Option<string>;
  }
  | {
    /** The scheduler found no node that fits, and goes on trying. */
    readonly _tag: "Unschedulable";
    /** Which nodes there are and why none fits, in prose; absent where it is not told. */
    readonly message: Option<string>;
    /** When the condition last became `False`; absent where it is not told. */
    readonly since: Option<Time>;
    /** The node that the scheduler earmarked, mostly after preempting others; absent without one. */
    readonly nominatedNodeName: Option<string>;
  }
  | {
    /** The scheduler failed at it: `SchedulerError`, or a reason that is not known here. */
    readonly _tag: "Failed";
    /** The reason of the condition; absent where it is not told. */
    readonly reason: Option<string>;
    /** The condition in prose; absent where it is not told. */
    readonly message: Option<string>;
    /** When the condition last became `False`; absent where it is not told. */
    readonly since: Option<Time>;
    /** The node that the scheduler earmarked; absent without one. */
    readonly nominatedNodeName: Option<string>;
  }
  | {
    /** The scheduler has not decided yet. */
    readonly _tag: "Pending";
    /** The node that the scheduler earmarked; absent without one. */
    readonly nominatedNodeName: Option<string>;
  };

/**
 * How far the scheduler got with the pod.
 *
 * - `Scheduled`: the spec names a node, or the condition `PodScheduled` is `True`.
 * - `Gated`, `Unschedulable`, `Failed`: the condition is `False`, with the
 *   reason `SchedulingGated`, `Unschedulable`, or any other or none.
 * - `Gated` as well: nothing is decided, and the spec has scheduling gates.
 * - `Pending`: nothing is decided: there is no such condition, or it is `Unknown`.
 *
 * Source: kubernetes/api `core/v1/types.go`; kubernetes/kubernetes
 * `pkg/scheduler/schedule_one.go`.
 *
 * @example
 * ```ts
 * import { Pod, scheduling } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(scheduling(decoded.right)._tag, "Unschedulable");
 * ```
 *
 * @category scheduling
 * @since 0.1.0
 */
export function scheduling(pod: Pod): Scheduling {
  const spec = specOf(pod);
  const status = statusOf(pod);
  const condition = findCondition("PodScheduled")(status);
  const isStatus = (wanted: string) => O.exists(({ status }: PodCondition) => status === wanted);
  const nodeName = nonEmpty(spec.nodeName);
  const since = transitionOf(condition);
  if (isStatus("True")(condition) || O.isSome(nodeName)) {
    return { _tag: "Scheduled", nodeName, at: isStatus("True")(condition) ? since : O.none };
  }
  const gates = items(spec.schedulingGates).map(({ name }) => name);
  const message = pipe(condition, O.chain(({ message }) => nonEmpty(message)));
  const nominatedNodeName = nonEmpty(status.nominatedNodeName);
  if (!isStatus("False")(condition)) {
    return gates.length > 0
      ? { _tag: "Gated", gates, message }
      : { _tag: "Pending", nominatedNodeName };
  }
  const reason = pipe(condition, O.chain(({ reason }) => nonEmpty(reason)));
  switch (text(reason)) {
    case "SchedulingGated":
      return { _tag: "Gated", gates, message };
    case "Unschedulable":
      return { _tag: "Unschedulable", message, since, nominatedNodeName };
    default:
      return { _tag: "Failed", reason, message, since, nominatedNodeName };
  }
}

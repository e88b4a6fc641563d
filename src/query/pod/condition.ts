/**
 * Questions to the conditions of a status.
 *
 * @module
 */
import { O, type Option, type Predicate } from "../../_deps.ts";
import { firstItem } from "../../_option.ts";
import type { ConditionStatus, PodCondition, PodConditionType } from "../../model/pod_condition.ts";
import type { PodStatus } from "../../model/pod_status.ts";

/**
 * The condition of a type: the first, as kubectl has it, should there be several.
 *
 * @example
 * ```ts
 * import { findCondition, PodStatus } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }],
 * });
 * assert(decoded._tag === "Right");
 * const reason = pipe(
 *   decoded.right,
 *   findCondition("PodScheduled"),
 *   O.flatMap((condition) => condition.reason),
 * );
 * assertEquals(reason, O.some("Unschedulable"));
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function findCondition(
  type: PodConditionType,
): (status: PodStatus) => Option<PodCondition> {
  return findFirstCondition((condition) => condition.type === type);
}

/**
 * The first condition that is as a predicate of conditions has it.
 *
 * @example
 * ```ts
 * import { findFirstCondition, hasConditionReason, PodStatus } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [
 *     { type: "Ready", status: "True" },
 *     { type: "PodScheduled", status: "False", reason: "SchedulingGated" },
 *   ],
 * });
 * assert(decoded._tag === "Right");
 * const held = pipe(
 *   decoded.right,
 *   findFirstCondition(hasConditionReason("Unschedulable", "SchedulingGated")),
 *   O.map(({ type }) => type),
 * );
 * assertEquals(held, O.some("PodScheduled"));
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function findFirstCondition(
  predicate: Predicate<PodCondition>,
): (status: PodStatus) => Option<PodCondition> {
  return ({ conditions }) =>
    O.fromNullable(firstItem(conditions, (condition) => predicate(condition)));
}

/**
 * Whether the condition of a type has a status, by default `True`.
 *
 * A missing condition has none: it is unknown, not false. For mere presence
 * ask {@link findCondition}.
 *
 * @example
 * ```ts
 * import { hasCondition, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ conditions: [{ type: "Ready", status: "False" }] });
 * assert(decoded._tag === "Right");
 * assertEquals(hasCondition("Ready")(decoded.right), false);
 * assertEquals(hasCondition("Ready", "False")(decoded.right), true);
 * assertEquals(hasCondition("DisruptionTarget", "False")(decoded.right), false);
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function hasCondition(
  type: PodConditionType,
  status: ConditionStatus = "True",
): (status: PodStatus) => boolean {
  const isOfType = (condition: PodCondition): boolean => condition.type === type;
  return ({ conditions }) => firstItem(conditions, isOfType)?.status === status;
}

const hasReady = hasCondition("Ready");

/**
 * Whether the pod can serve traffic now: its `Ready` condition is `True`.
 *
 * A status without that condition is not ready. The phase plays no part, since
 * a pod whose container crash-loops stays in phase `Running`. Source:
 * kubernetes/kubernetes `pkg/api/v1/pod/util.go`, `IsPodReady`.
 *
 * @example A pod that just started
 * ```ts
 * import { emptyPodStatus, isReady } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isReady(emptyPodStatus), false);
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function isReady(status: PodStatus): boolean {
  return hasReady(status);
}

/**
 * Predicates of conditions, and the pods that have one of which they hold.
 *
 * @module
 */
import type { Predicate } from "../../_deps.ts";
import { items } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import type { ConditionStatus, PodCondition, PodConditionType } from "../../model/pod_condition.ts";
import { statusOf } from "../pod/part.ts";
import { isOneOf, isSince } from "./_is.ts";

/**
 * Pods of which some condition is as a predicate of conditions has it.
 *
 * @example
 * ```ts
 * import { isConditionOf, isConditionOlderThan, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/lib/Predicate.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "False", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const isOld = isConditionOlderThan(Date.UTC(2026, 0, 1, 0, 15), 600);
 * const longUnready = someCondition(and(isOld)(isConditionOf("Ready", "False")));
 * assertEquals(longUnready(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function someCondition(predicate: Predicate<PodCondition>): Predicate<Pod> {
  return (pod) => items(statusOf(pod).conditions).some(predicate);
}

/**
 * Conditions of a type, of one status or of any.
 *
 * @example
 * ```ts
 * import { isConditionOf, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: { conditions: [{ type: "DisruptionTarget", status: "True" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someCondition(isConditionOf("DisruptionTarget"))(decoded.right), true);
 * assertEquals(someCondition(isConditionOf("DisruptionTarget", "False"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isConditionOf(
  type: PodConditionType,
  status?: ConditionStatus,
): Predicate<PodCondition> {
  return (condition) =>
    condition.type === type && (status === undefined || condition.status === status);
}

/**
 * Conditions with one of some reasons: `Unschedulable`, `ContainersNotReady`, …;
 * the empty word asks for conditions without one.
 *
 * @example
 * ```ts
 * import { hasConditionReason, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }] },
 * });
 * assert(decoded._tag === "Right");
 * const isHeld = someCondition(hasConditionReason("Unschedulable", "SchedulingGated"));
 * assertEquals(isHeld(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasConditionReason(...reasons: ReadonlyArray<string>): Predicate<PodCondition> {
  return ({ reason }) => isOneOf(reasons, reason);
}

/**
 * Conditions that have had their status for some seconds or longer, at an
 * instant in epoch milliseconds: none of which the last transition is unknown.
 *
 * @example
 * ```ts
 * import { isConditionOlderThan, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 10);
 * assertEquals(someCondition(isConditionOlderThan(now, 600))(decoded.right), true);
 * assertEquals(someCondition(isConditionOlderThan(now, 601))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isConditionOlderThan(now: number, seconds: number): Predicate<PodCondition> {
  return ({ lastTransitionTime }) => isSince(now, seconds, lastTransitionTime);
}

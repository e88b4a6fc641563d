/**
 * Whether a status knows the latest spec.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodConditionType } from "../../model/pod_condition.ts";
import { findCondition } from "./condition.ts";
import { statusOf } from "./part.ts";

/**
 * Whether the status was computed for the spec as it is; none where the pod
 * does not track that, as before 1.33.
 *
 * Source: kubernetes/api `core/v1/types.go`: 0 means as much as absent.
 *
 * @example
 * ```ts
 * import { isStatusUpToDate, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { generation: 2 }, status: { observedGeneration: 1 } });
 * assert(decoded._tag === "Right");
 * assertEquals(isStatusUpToDate(decoded.right), O.some(false));
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function isStatusUpToDate(pod: Pod): Option<boolean> {
  return isCurrent(pod, tracked(statusOf(pod).observedGeneration));
}

/**
 * Whether the condition of a type was computed for the spec as it is; none
 * without the condition, and where the pod does not track that.
 *
 * A condition without a generation of its own has that of the status.
 *
 * @example
 * ```ts
 * import { isConditionUpToDate, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   metadata: { generation: 2 },
 *   status: {
 *     observedGeneration: 2,
 *     conditions: [{ type: "PodResizePending", status: "True", observedGeneration: 1 }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(isConditionUpToDate("PodResizePending")(decoded.right), O.some(false));
 * assertEquals(isConditionUpToDate("Ready")(decoded.right), O.none);
 * ```
 *
 * @category conditions
 * @since 0.1.0
 */
export function isConditionUpToDate(type: PodConditionType): (pod: Pod) => Option<boolean> {
  const find = findCondition(type);
  return (pod) => {
    const status = statusOf(pod);
    const condition = find(status);
    if (O.isNone(condition)) return O.none;
    const own = tracked(condition.value.observedGeneration);
    return isCurrent(pod, O.isSome(own) ? own : tracked(status.observedGeneration));
  };
}

function isCurrent({ metadata }: Pod, observed: Option<number>): Option<boolean> {
  const generation = O.isSome(metadata) ? tracked(metadata.value.generation) : O.none;
  return O.isSome(generation) && O.isSome(observed)
    ? O.some(generation.value === observed.value)
    : O.none;
}

function tracked(generation: Option<number>): Option<number> {
  return O.isSome(generation) && generation.value !== 0 ? generation : O.none;
}

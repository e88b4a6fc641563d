/**
 * How far a status is behind the latest spec.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodConditionType } from "../../model/pod_condition.ts";
import { findCondition } from "./condition.ts";
import { statusOf } from "./part.ts";

/**
 * How many generations of the spec the status has not seen yet: 0 where it was
 * computed for the spec as it is; none where the pod does not track that, as
 * before 1.33.
 *
 * Source: kubernetes/api `core/v1/types.go`: 0 means as much as absent.
 *
 * @example
 * ```ts
 * import { generationsBehind, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { generation: 2 }, status: { observedGeneration: 1 } });
 * assert(decoded._tag === "Right");
 * assertEquals(generationsBehind(decoded.right), O.some(1));
 * ```
 *
 * @category conditions
 * @since 0.2.0
 */
export function generationsBehind(pod: Pod): Option<number> {
  return behind(pod, tracked(statusOf(pod).observedGeneration));
}

/**
 * How many generations of the spec the condition of a type has not seen yet: 0
 * where it was computed for the spec as it is; none without the condition, and
 * where the pod does not track that.
 *
 * A condition without a generation of its own has that of the status.
 *
 * @example
 * ```ts
 * import { conditionGenerationsBehind, Pod } from "@k8s-fp/pod-status";
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
 * assertEquals(conditionGenerationsBehind("PodResizePending")(decoded.right), O.some(1));
 * assertEquals(conditionGenerationsBehind("Ready")(decoded.right), O.none);
 * ```
 *
 * @category conditions
 * @since 0.2.0
 */
export function conditionGenerationsBehind(type: PodConditionType): (pod: Pod) => Option<number> {
  const find = findCondition(type);
  return (pod) => {
    const status = statusOf(pod);
    return pipe(
      find(status),
      O.chain((condition) =>
        pipe(
          tracked(condition.observedGeneration),
          O.alt(() => tracked(status.observedGeneration)),
        )
      ),
      (observed) => behind(pod, observed),
    );
  };
}

/** Asked of every pod by its verdict, so without functions on the way. */
function behind({ metadata }: Pod, observed: Option<number>): Option<number> {
  const generation = O.isSome(metadata) ? tracked(metadata.value.generation) : O.none;
  return O.isSome(generation) && O.isSome(observed)
    ? O.some(generation.value - observed.value)
    : O.none;
}

function tracked(generation: Option<number>): Option<number> {
  return O.isSome(generation) && generation.value !== 0 ? generation : O.none;
}

/**
 * A lens for every field, and optics that reach further: the lenses of what is
 * reached for most by name, those of every other type by `lenses(codec)`. It is
 * a part of the whole module.
 *
 * @example
 * ```ts
 * import { lenses, podStatusLens } from "@k8s-fp/pod-status/optics";
 * import { emptyPodStatus, Toleration } from "@k8s-fp/pod-status/model";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const status = podStatusLens.phase.set(O.some("Failed"))(emptyPodStatus);
 * assertEquals(podStatusLens.phase.get(status), O.some("Failed"));
 * assertEquals(Object.keys(lenses(Toleration)).length, 5);
 * ```
 *
 * @module
 */

export { type Lenses, lenses } from "../codec/lenses.ts";
export {
  conditionByType,
  containerStatusByName,
  eachCondition,
  eachContainerStatus,
  runningState,
  terminatedState,
  upsertCondition,
  waitingState,
} from "../optics/reach.ts";
export {
  containerStateLens,
  containerStatusLens,
  objectMetaLens,
  podConditionLens,
  podLens,
  podStatusLens,
} from "../optics/record_lenses.ts";

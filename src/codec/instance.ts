/**
 * Equality and merge of every model type, as fp-ts instances.
 *
 * @module
 */
import type { Eq, Monoid, Option, Semigroup } from "../_deps.ts";
import { type Codec, definitionOf } from "./_codec.ts";
import type { FieldOf } from "./json.ts";

/**
 * Equality of what a codec decodes: field by field, unknown fields included.
 *
 * Times are compared as instants and quantities as amounts, so that equal
 * values may differ in spelling. The order of a list matters.
 *
 * @example
 * ```ts
 * import { getEq, ResourceRequirements } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const x = ResourceRequirements.decode({ limits: { cpu: "1" } });
 * const y = ResourceRequirements.decode({ limits: { cpu: "1000m" } });
 * assert(x._tag === "Right" && y._tag === "Right");
 * assertEquals(getEq(ResourceRequirements).equals(x.right, y.right), true);
 * ```
 *
 * @category instances
 * @since 0.1.0
 */
export function getEq<A>(codec: Codec<A>): Eq<A> {
  return { equals: definitionOf(codec).equals };
}

/**
 * Merge of what a codec decodes: the second value goes into the first, by the
 * rules of k8s-openapi's `DeepMerge`.
 *
 * An absent field changes nothing, a scalar is replaced, a record is merged
 * field by field. A list is replaced, or, where Kubernetes keys it (conditions
 * by `type`, addresses by `ip`, …), an item goes into the first of the same
 * key, else to the end. It is associative as long as such keys are unique.
 * Source: Arnavion/k8s-openapi `src/v1_36`, kubernetes/api for newer lists.
 *
 * @example
 * ```ts
 * import { getSemigroup, PodCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const x = PodCondition.decode({ type: "Ready", status: "False", reason: "PodFailed" });
 * const y = PodCondition.decode({ type: "Ready", status: "True" });
 * assert(x._tag === "Right" && y._tag === "Right");
 * const merged = getSemigroup(PodCondition).concat(x.right, y.right);
 * assertEquals(PodCondition.encode(merged), {
 *   type: "Ready",
 *   status: "True",
 *   reason: "PodFailed",
 * });
 * ```
 *
 * @category instances
 * @since 0.1.0
 */
export function getSemigroup<A>(codec: Codec<A>): Semigroup<A> {
  return { concat: definitionOf(codec).merge };
}

/**
 * The merge of {@link getSemigroup} with the empty record, which changes
 * nothing: for types of which every field is optional.
 *
 * @example
 * ```ts
 * import { ContainerState, getMonoid } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(ContainerState.encode(getMonoid(ContainerState).empty), {});
 * ```
 *
 * @category instances
 * @since 0.1.0
 */
export function getMonoid<A extends { readonly [K in FieldOf<A>]: Option<unknown> }>(
  codec: Codec<A>,
): Monoid<A> {
  const { empty, merge } = definitionOf(codec);
  return { concat: merge, empty: empty as A };
}

/**
 * Builders of optics; what is set through them is frozen.
 *
 * @internal
 * @module
 */
import { type Lens, lens, type Traversal, traversal } from "./_monocle.ts";
import { type Codec, definitionOf } from "./_codec.ts";
import { immutable } from "./_immutable.ts";
import type { unknownFields } from "./json.ts";

/**
 * One lens for each field of a record.
 *
 * @category optics
 * @since 0.1.0
 */
export type Lenses<A> = {
  readonly [K in keyof A as K extends typeof unknownFields ? never : K]: Lens<A, A[K]>;
};

/**
 * Lenses of a type, one per field, by its codec; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { lenses, Toleration } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Toleration.decode({ operator: "Exists", effect: "NoExecute" });
 * assert(decoded._tag === "Right");
 * const changed = lenses(Toleration).effect.set(O.none)(decoded.right);
 * assertEquals(Toleration.encode(changed), { operator: "Exists" });
 * ```
 *
 * @category optics
 * @since 0.2.0
 */
export function lenses<A extends object>(codec: Codec<A>): Lenses<A> {
  const entries = definitionOf(codec).fields.map((
    { key },
  ) => [key, field<A, keyof A>(key as keyof A)]);
  return Object.freeze(Object.fromEntries(entries));
}

function field<A extends object, K extends keyof A>(key: K): Lens<A, A[K]> {
  return lens(
    (record) => record[key],
    (value) => (record) =>
      value === record[key] ? record : Object.freeze({ ...record, [key]: immutable(value) }),
  );
}

/** An fp-ts `Applicative` of whatever type; Deno resolves fp-ts' own types of it to `any`. */
interface AnyApplicative {
  readonly of: (a: unknown) => unknown;
  readonly map: (fa: unknown, f: (a: never) => unknown) => unknown;
  readonly ap: (fab: unknown, fa: unknown) => unknown;
}

/** Visits all items of a record's lists: `get` takes them out, `set` puts as many back. */
export function each<S, A>(
  get: (s: S) => ReadonlyArray<A>,
  set: (items: ReadonlyArray<A>) => (s: S) => S,
): Traversal<S, A> {
  const append = (before: ReadonlyArray<A>) => (item: A) => [...before, item];
  const modifyF = (F: AnyApplicative) => (f: (a: A) => unknown) => (s: S): unknown =>
    F.map(
      get(s).reduce((done, item) => F.ap(F.map(done, append), f(item)), F.of([])),
      (items: ReadonlyArray<A>) => set(items)(s),
    );
  return traversal(modifyF as unknown as Traversal<S, A>["modifyF"]);
}

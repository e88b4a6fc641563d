/**
 * Builders of optics; what is set through them is frozen.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { type Lens, lens, type Traversal, traversal } from "./_monocle.ts";
import { type Codec, definitionOf } from "./_codec.ts";
import { immutable, isMarkedOurs, markOurs } from "./_immutable.ts";
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
  const entries = definitionOf(codec).fields.map(({ key, optional }) => [
    key,
    field<A, keyof A>(key as keyof A, optional ? isSameOption : Object.is),
  ]);
  return Object.freeze(Object.fromEntries(entries));
}

function field<A extends object, K extends keyof A>(
  key: K,
  isSame: (x: unknown, y: unknown) => boolean,
): Lens<A, A[K]> {
  return lens(
    (record) => record[key],
    (value) => (record) => {
      if (isSame(value, record[key])) return record;
      const changed = { ...record, [key]: immutable(value) };
      if (isMarkedOurs(record)) markOurs(changed);
      return Object.freeze(changed);
    },
  );
}

/** Whether an Option is the one that stands there, or of the same value, and made anew by `O.map`. */
function isSameOption(x: unknown, y: unknown): boolean {
  if (x === y) return true;
  const [a, b] = [x, y] as [Option<unknown>, Option<unknown>];
  return O.isSome(a) && O.isSome(b) && a.value === b.value && !Object.isFrozen(a);
}

/** An fp-ts `Applicative` of whatever type; Deno resolves fp-ts' own types of it to `any`. */
interface AnyApplicative {
  readonly of: (a: unknown) => unknown;
  readonly map: (fa: unknown, f: (a: never) => unknown) => unknown;
  readonly ap: (fab: unknown, fa: unknown) => unknown;
}

/** Items that were visited: halves of halves, so that none is copied on the way. */
type Halves<A> = { readonly item: A } | { readonly left: Halves<A>; readonly right: Halves<A> };

function fill<A>(items: A[], halves: Halves<A>): A[] {
  if ("item" in halves) items.push(halves.item);
  else {
    fill(items, halves.left);
    fill(items, halves.right);
  }
  return items;
}

/**
 * Visits all items of a record's lists: `get` takes them out, `set` puts as
 * many back. They are joined by halves, since what some applicatives do to
 * join, such as appending to a list, takes time by what stands on the left.
 */
export function each<S, A>(
  get: (s: S) => ReadonlyArray<A>,
  set: (items: ReadonlyArray<A>) => (s: S) => S,
): Traversal<S, A> {
  const join = (left: Halves<A>) => (right: Halves<A>): Halves<A> => ({ left, right });
  const modifyF = (F: AnyApplicative) => (f: (a: A) => unknown) => (s: S): unknown => {
    const items = get(s);
    const visit = (from: number, to: number): unknown => {
      if (to - from === 1) return F.map(f(items[from]), (item: A): Halves<A> => ({ item }));
      const middle = (from + to) >> 1;
      const left = visit(from, middle);
      return F.ap(F.map(left, join), visit(middle, to));
    };
    return items.length === 0
      ? F.of(set([])(s))
      : F.map(visit(0, items.length), (halves: Halves<A>) => set(fill([], halves))(s));
  };
  return traversal(modifyF as unknown as Traversal<S, A>["modifyF"]);
}

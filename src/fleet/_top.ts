/**
 * The first few of many.
 *
 * @internal
 * @module
 */
import type { Monoid, Ord } from "../_deps.ts";

/**
 * Lists of at most `n` items by an order, the greatest first, under merging; of
 * equal items those of the first list come first.
 */
export function topMonoid<A>(n: number, ord: Ord<A>): Monoid<ReadonlyArray<A>> {
  return {
    concat: (x, y) =>
      Object.freeze([...x, ...y].sort((a, b) => ord.compare(b, a)).slice(0, Math.max(0, n))),
    empty: Object.freeze([]),
  };
}

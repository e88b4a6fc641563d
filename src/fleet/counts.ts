/**
 * How many there are of each sort, and the first few of an order: values that
 * combine, so that the parts of a fleet can be looked at apart.
 *
 * @module
 */
import type { Monoid, Option, Ord } from "../_deps.ts";
import { count, type Counts, countsOf } from "./_count.ts";

export type { Counts };

/**
 * Counts under addition.
 *
 * @example
 * ```ts
 * import { countsMonoid } from "@k8s-fp/pod-status";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 * import { assertEquals } from "@std/assert";
 *
 * const total = concatAll(countsMonoid)([{ Running: 3, Pending: 1 }, { Running: 2 }]);
 * assertEquals(total, { Running: 5, Pending: 1 });
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export const countsMonoid: Monoid<Counts> = {
  concat: (x, y) => {
    const sum = new Map(Object.entries(x));
    for (const [key, count] of Object.entries(y)) sum.set(key, (sum.get(key) ?? 0) + count);
    return countsOf(sum);
  },
  empty: countsOf(new Map()),
};

/**
 * Counts things by a key; what has none counts as `<none>`.
 *
 * One pass, in memory for the keys only.
 *
 * @example What `kubectl get pods | awk '{print $3}' | sort | uniq -c` tells
 * ```ts
 * import { countBy, decodePods, label, statusColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([
 *   { metadata: { labels: { team: "shop" } }, status: { phase: "Running" } },
 *   { status: { phase: "Running" } },
 *   { status: { phase: "Failed", reason: "Evicted" } },
 * ]);
 * assert(decoded._tag === "Right");
 * const { pods } = decoded.right;
 * assertEquals(countBy(statusColumn)(pods), { Running: 2, Evicted: 1 });
 * assertEquals(countBy(label("team"))(pods), { shop: 1, "<none>": 2 });
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export function countBy<A>(
  key: (a: A) => string | Option<string>,
): (as: Iterable<A>) => Counts {
  return (as) => {
    const counts = new Map<string, number>();
    for (const a of as) count(counts, key(a));
    return countsOf(counts);
  };
}

/**
 * The first few of many by an order, the greatest first: lists that are in that
 * order and no longer than `n`, under merging.
 *
 * Of equal items those of the first list come first.
 *
 * @example
 * ```ts
 * import { topMonoid } from "@k8s-fp/pod-status";
 * import * as N from "fp-ts/lib/number.js";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(concatAll(topMonoid(2, N.Ord))([[3], [7, 1], [5]]), [7, 5]);
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export function topMonoid<A>(n: number, ord: Ord<A>): Monoid<ReadonlyArray<A>> {
  return {
    concat: (x, y) =>
      Object.freeze([...x, ...y].sort((a, b) => ord.compare(b, a)).slice(0, Math.max(0, n))),
    empty: Object.freeze([]),
  };
}

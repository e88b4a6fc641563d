/**
 * How many there are of each sort.
 *
 * @module
 */
import type { Monoid, Option } from "../_deps.ts";
import { NONE, text } from "../_option.ts";

/**
 * How many there are of each sort. Its keys are data: look one up with
 * `Object.hasOwn`, since `constructor` is a key like any other.
 *
 * @category fleet
 * @since 0.1.0
 */
export type Counts = Readonly<Record<string, number>>;

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

/** Adds one to the count of a key. */
export function count(counts: Map<string, number>, key: string | Option<string>): void {
  const word = (typeof key === "string" ? key : text(key)) || NONE;
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** The counts as a value, in which `__proto__` is a key of its own as well. */
export function countsOf(counts: ReadonlyMap<string, number>): Counts {
  return Object.freeze(Object.fromEntries(counts));
}

/** Counts under addition. */
export const countsMonoid: Monoid<Counts> = {
  concat: (x, y) => {
    const sum = new Map(Object.entries(x));
    for (const [key, count] of Object.entries(y)) sum.set(key, (sum.get(key) ?? 0) + count);
    return countsOf(sum);
  },
  empty: countsOf(new Map()),
};

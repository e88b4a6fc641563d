/**
 * Counts while they are made up.
 *
 * @internal
 * @module
 */
import type { Option } from "../_deps.ts";
import { text } from "../_option.ts";

/**
 * How many there are of each sort. Its keys are data: look one up with
 * `Object.hasOwn`, since `constructor` is a key like any other.
 *
 * @category fleet
 * @since 0.1.0
 */
export type Counts = Readonly<Record<string, number>>;

const NONE = "<none>";

/** Adds one to the count of a key. */
export function count(counts: Map<string, number>, key: string | Option<string>): void {
  const word = (typeof key === "string" ? key : text(key)) || NONE;
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** The counts as a value, in which `__proto__` is a key of its own as well. */
export function countsOf(counts: ReadonlyMap<string, number>): Counts {
  return Object.freeze(Object.fromEntries(counts));
}

/**
 * Counts while they are made up.
 *
 * @internal
 * @module
 */
import type { Option } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Counts } from "./counts.ts";

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

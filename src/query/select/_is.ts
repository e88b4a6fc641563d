/**
 * What predicates of pods, conditions and containers have in common.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { text } from "../../_option.ts";
import { elapsed, givenTime, type Time } from "../../model/time.ts";

/** Whether a word of Kubernetes is one of some; the empty word stands for none. */
export function isOneOf(words: ReadonlyArray<string>, option: Option<string>): boolean {
  return words.includes(text(option));
}

/** Whether a time is known, and at least so many seconds ago. */
export function isSince(now: number, seconds: number, time: Option<Time>): boolean {
  return pipe(givenTime(time), O.exists((time) => elapsed(time, now) >= seconds * 1000));
}

/** What a decoder does besides validating, found out from what it returns. */
import * as O from "fp-ts/lib/Option.js";
import type { Contender } from "./_contenders.ts";

/** What tells decoders apart. */
export interface Traits {
  /** Whether every object in the result is frozen. */
  readonly frozen: boolean;
  /** Whether a field that may be absent becomes an Option. */
  readonly options: boolean;
  /** Whether a field that the model does not know is still there. */
  readonly unknown: boolean;
}

const UNKNOWN = { mood: { now: "calm" } };

/** The traits of a decoder, by the text of a status whose `message` is absent. */
export function traitsOf({ run }: Contender, text: string): Traits {
  const probe: unknown = { ...JSON.parse(text), ...UNKNOWN };
  const status = run(probe as never) as Readonly<Record<string, O.Option<unknown>>>;
  return {
    frozen: isDeepFrozen(status),
    options: status.phase?._tag === "Some" && status.message?._tag === "None",
    unknown: holds(status, UNKNOWN.mood.now),
  };
}

function partsOf(value: object): unknown[] {
  return Reflect.ownKeys(value).map((key) => (value as Record<PropertyKey, unknown>)[key]);
}

/** Whether nothing in a value can change; fp-ts' shared `none` is nobody's to freeze. */
function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value === O.none) return true;
  return Object.isFrozen(value) && partsOf(value).every(isDeepFrozen);
}

function holds(value: unknown, wanted: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === wanted;
  return partsOf(value).some((part) => holds(part, wanted));
}

/**
 * What JSON Schema says of text and numbers.
 *
 * Patterns are in what the regular expressions of all languages share: no look
 * around, no class of characters that some take for more than ASCII.
 *
 * @internal
 * @module
 */
import { type Definition, definitionOf } from "../codec/_codec.ts";
import { boolean, float64, int32, int64, json, string } from "../codec/_scalar.ts";
import type { JsonObject } from "../codec/json.ts";
import { Quantity } from "../model/quantity.ts";
import { Time } from "../model/time.ts";
import { WORDS } from "./_words.ts";

/** The schema of a scalar: of a codec that has no parts. */
export function scalarSchema(definition: Definition<unknown>): JsonObject | true {
  if (definition === JSON_VALUE) return true;
  const { name, words, types } = definition;
  if (words !== undefined) return { enum: [...words] };
  const schema = BUILT_IN.get(definition);
  if (schema !== undefined) return schema;
  return Object.hasOwn(WORDS, name)
    ? { title: name, anyOf: [{ enum: [...WORDS[name]] }, { type: "string" }] }
    : { type: [...types] };
}

/** Whether a scalar has a name that is worth a definition of its own. */
export function isNamed({ name }: Definition<unknown>): boolean {
  return name === Time.name || name === Quantity.name || Object.hasOwn(WORDS, name);
}

const JSON_VALUE: Definition<unknown> = json;

/** Days of the calendar, leap years included. */
const YEAR = "[0-9]{4}";
const LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const LONG_MONTHS = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const SHORT_MONTHS = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const FEBRUARY = "02-(?:0[1-9]|1[0-9]|2[0-8])";
const DATE = `(?:${YEAR}-(?:${LONG_MONTHS}|${SHORT_MONTHS}|${FEBRUARY})|${LEAP_YEAR}-02-29)`;
const CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.,][0-9]+)?";
const OFFSET = "(?:Z|[+-](?:[01][0-9]|2[0-4]):(?:[0-5][0-9]|60))";

/** What Go takes for blanks, each for itself: engines differ in how they escape them. */
const BLANKS = "[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*";

/** Exponents that have too many digits for 64 bits are none. */
const EXPONENT = "[eE][+-]?0*[0-9]{1,19}";
const DIGITS = "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)";

/** What Go reads without a digit: as zero, but for the suffixes with which it must compute. */
const WITHOUT_DIGITS = "(?:[numkMGTPE]|[KMGT]i|[eE](?:\\+?0*[0-9]{1,19}|-0*[0-9]))";
const AMOUNT = `(?:[+-]?${DIGITS}(?:[numkMGTPE]|[KMGTPE]i|${EXPONENT})?` +
  `|(?:[+-]\\.?|\\.)${WITHOUT_DIGITS}?|${WITHOUT_DIGITS})`;

const TIME = definitionOf(Time);
const QUANTITY = definitionOf(Quantity);

/**
 * A time has a pattern and no format: `date-time` is what some validators check
 * and others do not, and Go takes a few spellings that it refuses.
 */
const BUILT_IN: ReadonlyMap<Definition<unknown>, JsonObject> = new Map<
  Definition<unknown>,
  JsonObject
>([
  [definitionOf(string), { type: "string" }],
  [definitionOf(boolean), { type: "boolean" }],
  [definitionOf(float64), { type: "number" }],
  [definitionOf(int32), integer(-(2 ** 31), 2 ** 31 - 1)],
  [definitionOf(int64), integer(-(2 ** 63), 2 ** 63)],
  [TIME, {
    title: Time.name,
    description: TIME.expected(undefined),
    type: "string",
    pattern: `^${DATE}T${CLOCK}${OFFSET}$`,
  }],
  [QUANTITY, {
    title: Quantity.name,
    description: QUANTITY.expected(undefined),
    anyOf: [
      { type: "string", maxLength: 2 ** 20, pattern: `^${BLANKS}${AMOUNT}${BLANKS}$` },
      { type: "number" },
    ],
  }],
]);

function integer(minimum: number, maximum: number): JsonObject {
  return { type: "integer", minimum, maximum };
}

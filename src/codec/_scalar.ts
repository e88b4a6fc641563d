/**
 * The codecs of text, numbers, booleans and opaque JSON.
 *
 * @internal
 * @module
 */
import { some } from "../_option.ts";
import type { O, Option } from "../_deps.ts";
import type { Codec } from "./codec.ts";
import { DefinedCodec } from "./_defined.ts";
import type { Definition, Part, Rules } from "./_definition.ts";
import { equalJson, flawOf, frozenJson, notJson, thawedJson } from "./_json.ts";
import { refuse } from "./_reading.ts";
import type { JsonValue } from "./json.ts";

/** A codec of values that are one JSON scalar; what `read` returns is equal only to itself, unless said. */
export function scalar<A>(
  name: string,
  rules:
    & Pick<Rules<A>, "read" | "fits" | "types" | "expected">
    & Partial<Pick<Definition<A>, "some" | "equals" | "words">>,
): DefinedCodec<A> {
  return new DefinedCodec<A>(name, { some: (u) => some(rules.read(u)), ...rules });
}

const isText = (u: unknown): u is string => typeof u === "string";
const readText = (u: unknown): string => typeof u === "string" ? u : refuse();

/** Any text. */
export const string: Codec<string> = scalar("string", {
  read: readText,
  fits: isText,
  types: ["string"],
  expected: () => "must be a string",
});

/**
 * A word of an open enumeration, which may be any text. The `Some` of the last
 * one is kept, since the next is often the same; it is a cache of an immutable
 * value, and no reading depends on it.
 */
export function word<A extends string>(name: string): Codec<A> {
  const read = (u: unknown): A => isText(u) ? u as A : refuse();
  let last: O.Some<A> = some(read(""));
  return scalar<A>(name, {
    read,
    some: (u) => last.value === u ? last : last = some(read(u)),
    fits: isText,
    types: ["string"],
    expected: () => "must be a string",
  });
}

/** One of a few words, and no other text. */
export function oneOf<A extends string>(
  name: string,
  words: ReadonlyArray<A>,
  expected: string,
): Codec<A> {
  const is = (u: unknown): u is A => words.some((one) => one === u);
  return scalar<A>(name, {
    read: (u) => is(u) ? u : refuse(),
    fits: is,
    types: ["string"],
    expected: () => expected,
    words,
  });
}

const someTrue = some(true);
const someFalse = some(false);

/** `true` or `false`. */
export const boolean: Codec<boolean> = scalar("boolean", {
  read: (u) => typeof u === "boolean" ? u : refuse(),
  some: (u) => u === true ? someTrue : u === false ? someFalse : refuse(),
  fits: (u) => typeof u === "boolean",
  types: ["boolean"],
  expected: () => "must be a boolean",
});

const someSmall: ReadonlyArray<Option<number>> = Array.from({ length: 256 }, (_, i) => some(i));

function integer(name: string, min: number, max: number): Codec<number> {
  const isInRange = (u: unknown): u is number =>
    typeof u === "number" && Number.isInteger(u) && u >= min && u <= max;
  return scalar(name, {
    read: (u) => isInRange(u) ? u : refuse(),
    some: (u) => isInRange(u) ? someSmall[u] ?? some(u) : refuse(),
    fits: isInRange,
    types: ["number"],
    expected: (value) =>
      Number.isInteger(value) ? `must be between ${min} and ${max}` : "must be an integer",
  });
}

/** Any number that JSON has. */
export const float64: Codec<number> = scalar("float64", {
  read: (u) => typeof u === "number" && Number.isFinite(u) ? u : refuse(),
  fits: (u) => typeof u === "number" && Number.isFinite(u),
  types: ["number"],
  expected: () => "must be a number",
});

/** A whole number of 32 bits. */
export const int32: Codec<number> = integer("int32", -(2 ** 31), 2 ** 31 - 1);

/** A whole number of 64 bits; beyond 2^53 it is as near as `JSON.parse` comes, so 2^63 itself passes for 2^63 - 1. */
export const int64: Codec<number> = integer("int64", -(2 ** 63), 2 ** 63);

const jsonTypes = ["string", "number", "boolean", "object"];

/** Reads opaque JSON: a frozen copy of it. */
export function readJson(u: unknown): JsonValue {
  const json = frozenJson(u);
  return json === notJson ? refuse() : json;
}

/** JSON that the model leaves opaque: a frozen copy of it. */
export const json: DefinedCodec<JsonValue> = new DefinedCodec<JsonValue>("json", {
  read: readJson,
  some: (u) => some(readJson(u)),
  write: thawedJson,
  fits: (u) => frozenJson(u) !== notJson,
  equals: equalJson,
  opens: (u) => (flawOf(u)?.keys ?? []).length > 0,
  parts: (u) => {
    const { keys = [], expected = "" } = flawOf(u) ?? {};
    return keys.length > 0 ? stepTo(u, keys.length - 1, keys, expected) : [];
  },
  types: jsonTypes,
  expected: (u) => flawOf(u)?.expected ?? "must be JSON",
});

/** The part of opaque JSON on the way to what is wrong with it. */
function stepTo(u: unknown, at: number, keys: ReadonlyArray<string>, expected: string): Part[] {
  const part = (u as Readonly<Record<string, unknown>>)[keys[at]];
  const definition = new DefinedCodec<unknown>("json", {
    read: refuse,
    some: refuse,
    fits: () => false,
    opens: () => at > 0,
    parts: () => stepTo(part, at - 1, keys, expected),
    types: jsonTypes,
    expected: () => expected,
  });
  return [[keys[at], part, definition]];
}

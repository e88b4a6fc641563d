/**
 * The codecs of text, numbers and booleans.
 *
 * @internal
 * @module
 */
import type { O, Option } from "../_deps.ts";
import { type Codec, fail, scalar, some } from "./_codec.ts";

const isText = (u: unknown): u is string => typeof u === "string";
const readText = (u: unknown): string => typeof u === "string" ? u : fail();

/** Any text. */
export const string: Codec<string> = scalar("string", {
  read: readText,
  is: isText,
  types: ["string"],
  expected: () => "must be a string",
});

/** A word of an open enumeration: any text; the `Some` of the last one is kept, since the next is often the same. */
export function word<A extends string>(name: string): Codec<A> {
  let last: O.Some<A> = some("" as A);
  return scalar<A>(name, {
    read: readText as (u: unknown) => A,
    some: (u) => last.value === u ? last : last = some(readText(u) as A),
    is: isText as (u: unknown) => u is A,
    types: ["string"],
    expected: () => "must be a string",
  });
}

const someTrue = some(true);
const someFalse = some(false);

/** `true` or `false`. */
export const boolean: Codec<boolean> = scalar("boolean", {
  read: (u) => typeof u === "boolean" ? u : fail(),
  some: (u) => u === true ? someTrue : u === false ? someFalse : fail(),
  is: (u) => typeof u === "boolean",
  types: ["boolean"],
  expected: () => "must be a boolean",
});

const someSmall: ReadonlyArray<Option<number>> = Array.from({ length: 256 }, (_, i) => some(i));

function integer(name: string, min: number, max: number): Codec<number> {
  const is = (u: unknown): u is number =>
    typeof u === "number" && Number.isInteger(u) && u >= min && u <= max;
  const read = (u: unknown): number => is(u) ? u : fail();
  return scalar(name, {
    read,
    some: (u) => is(u) ? someSmall[u] ?? some(u) : fail(),
    is,
    types: ["number"],
    expected: (value) =>
      Number.isInteger(value) ? `must be between ${min} and ${max}` : "must be an integer",
  });
}

/** A whole number of 32 bits. */
export const int32: Codec<number> = integer("int32", -(2 ** 31), 2 ** 31 - 1);

/** A whole number of 64 bits; beyond 2^53 it is as near as `JSON.parse` comes, so 2^63 itself passes for 2^63 - 1. */
export const int64: Codec<number> = integer("int64", -(2 ** 63), 2 ** 63);

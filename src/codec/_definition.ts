/**
 * The definition of a codec: how its values are read, written and treated.
 *
 * @internal
 * @module
 */
import type { Decoder, Option } from "../_deps.ts";
import type { Expectation } from "./_issue.ts";

/** How values are read, written and treated. Written as methods, so that those of any type are those of `unknown`. */
export interface Rules<A> extends Expectation {
  /** Reads a value; refuses a bad one, and returns anything. */
  read(u: unknown): A;
  /** Reads a value that is neither `undefined` nor `null`, for an optional field. */
  some(u: unknown): Option<A>;
  /** Writes a value as fresh JSON. */
  write(a: A): unknown;
  /** Whether something is what `read` returns; it may throw. */
  fits(u: unknown): boolean;
  equals(x: A, y: A): boolean;
  /** Merges the second value into the first, as k8s-openapi's `DeepMerge` does. */
  merge(x: A, y: A): A;
  /** Whether nothing but its parts can be wrong with a value. */
  opens(u: unknown): boolean;
  /** The parts of a value that opens, in the order of the document, what is missing last. */
  parts(u: unknown): Iterable<Part>;
}

/** A part of a value: its key, itself, and what it should be. */
export type Part = readonly [key: string, part: unknown, definition: Definition<unknown>];

/** A field of a record: one line of its definition. */
export interface Field {
  readonly key: string;
  readonly optional: boolean;
  readonly codec: Definition<unknown>;
}

/** What is known of a codec inside this module. */
export interface Definition<A> extends Decoder<unknown, A>, Rules<A> {
  is(u: unknown): u is A;
  encode(a: A): unknown;
  /** The fields of a record, in the order of its definition; empty for other codecs. */
  readonly fields: ReadonlyArray<Field>;
  /** The record of which every field is absent; `undefined` where one is required. */
  readonly empty: A | undefined;
  /** What the items of a list or the values of a map are; `undefined` for other codecs. */
  readonly item: Definition<unknown> | undefined;
  /** The fields by which the items of a list merge; none where the whole list is replaced. */
  readonly mergeKeys: ReadonlyArray<PropertyKey>;
  /** The definition of a value that is one of several; `undefined` for other codecs. */
  readonly choose: ((u: unknown) => Definition<A>) | undefined;
  /** All that it may choose; none for other codecs. */
  readonly choices: ReadonlyArray<Definition<A>>;
  /** The only texts that it takes; `undefined` where it takes others. */
  readonly words: ReadonlyArray<string> | undefined;
}

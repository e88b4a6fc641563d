/**
 * The definition of a codec: how its values are read, written and treated.
 *
 * @internal
 * @module
 */
import { type Decoder, E, type Option, Type } from "../_deps.ts";
import type { Codec } from "./codec.ts";
import { explain } from "./_explain.ts";
import type { Expectation } from "./_issue.ts";
import { attempt, attemptRead, refused } from "./_reading.ts";
import type { JsonOf } from "./json.ts";

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
}

/** What the definition of a scalar need not say; in the order in which every codec has its members. */
const DEFAULTS = {
  read: undefined,
  some: undefined,
  write: same,
  fits: undefined,
  equals: identical,
  merge: second,
  opens: () => false,
  parts: () => [],
  types: undefined,
  keyed: false,
  expected: undefined,
  fields: Object.freeze([]),
  empty: undefined,
  item: undefined,
  mergeKeys: Object.freeze([]),
  choose: undefined,
};

/** The members of a definition that must be said. */
type Said<A> = Pick<Definition<A>, "read" | "some" | "fits" | "types" | "expected">;

export interface DefinedCodec<A> extends Rules<A> {}

/**
 * The class of all codecs. There is one, and each has its members in one order,
 * since the fast path is fast as long as all codecs have one hidden class.
 */
export class DefinedCodec<A> extends Type<A, JsonOf<A>, unknown>
  implements Codec<A>, Definition<A> {
  readonly _tag = "PodStatusCodec";
  declare readonly fields: ReadonlyArray<Field>;
  declare readonly empty: A | undefined;
  declare readonly item: Definition<unknown> | undefined;
  declare readonly mergeKeys: ReadonlyArray<PropertyKey>;
  declare readonly choose: Definition<A>["choose"];

  constructor(name: string, rules: Said<A> & Partial<Definition<A>>) {
    const { write = same } = rules;
    super(
      name,
      (u): u is A => attempt(() => this.fits(u)) === true,
      (u, context) => {
        const a = attemptRead(this, u);
        return a === refused ? E.left(explain(this, u, context)) : E.right(a);
      },
      write as (a: A) => JsonOf<A>,
    );
    Object.assign(this, DEFAULTS, rules);
  }
}

/** The definition behind a codec: every {@link Codec} is a {@link DefinedCodec}. */
export function definitionOf<A>(codec: Codec<A>): Definition<A> {
  return codec as DefinedCodec<A>;
}

function same<A>(a: A): A {
  return a;
}

function identical<A>(x: A, y: A): boolean {
  return x === y;
}

function second<A>(_: A, y: A): A {
  return y;
}

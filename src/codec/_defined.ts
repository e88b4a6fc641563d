/**
 * The class of all codecs: what io-ts needs, made of a definition. `decode` reads
 * first, which only notes whether the value was refused, and explains then.
 *
 * @internal
 * @module
 */
import { E, Type } from "../_deps.ts";
import type { Codec } from "./codec.ts";
import type { Definition, Field, Rules } from "./_definition.ts";
import { explain } from "./_explain.ts";
import { attempt, attemptRead, refused } from "./_reading.ts";
import type { JsonOf } from "./json.ts";

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
  choices: Object.freeze([]),
  words: undefined,
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
  declare readonly choices: ReadonlyArray<Definition<A>>;
  declare readonly words: ReadonlyArray<string> | undefined;

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

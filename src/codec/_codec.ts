/**
 * The codec of a model type, and the few words that define one.
 *
 * A record is defined by one function from the raw object to the record
 * literal; each of its lines names the key, whether it may be absent, and the
 * codec: `phase: optional(json.phase, phase)`. The function is used twice: on
 * data, where it is the fast path; and once at load on a recording stand-in,
 * where `required` and `optional` return descriptions instead of values. The
 * table of fields so gained drives everything that need not be fast: io-ts
 * errors with their context, `is`, `Eq`, merge, lenses, test data.
 *
 * The fast path notes a failure in a flag and goes on; only then the slow path
 * walks the table to say what is wrong.
 *
 * @internal
 * @module
 */
import {
  type Context,
  E,
  type Either,
  type Errors,
  O,
  type Option,
  Type,
  type ValidationError,
} from "../_deps.ts";
import { type Expectation, formatIssue, toIssue } from "./issue.ts";
import {
  type FieldOf,
  type JsonObject,
  type JsonOf,
  type JsonValue,
  unknownFields,
  type WithUnknownFields,
} from "./json.ts";
import {
  arrayOf,
  equalJson,
  frozenJson,
  isJsonObject,
  isPlain,
  MAX_DEPTH,
  notJson,
  thawedJson,
} from "./_json.ts";

/**
 * A codec of this module: an io-ts `Type` from any input to an immutable value
 * and back to JSON.
 *
 * It decodes, encodes, guards and composes like every io-ts codec; `getEq`,
 * `getSemigroup` and `getMonoid` take it as well. Its failures are io-ts
 * `Errors` for `decodeIssues`.
 *
 * @category codecs
 * @since 0.1.0
 */
export interface Codec<A> extends Type<A, JsonOf<A>, unknown> {
  /** Marks the codecs of this module. */
  readonly _tag: "PodStatusCodec";
}

/** How values of one codec are read, written and treated. */
export interface Rules<A> extends Expectation {
  /** Reads a value; on a bad one calls {@link fail} and returns anything. */
  readonly read: (u: unknown) => A;
  /** Reads a value that is neither `undefined` nor `null`, for an optional field. */
  readonly some: (u: unknown) => Option<A>;
  /** Writes a value as fresh JSON. */
  readonly write: (a: A) => unknown;
  readonly is: (u: unknown) => u is A;
  readonly equals: (x: A, y: A) => boolean;
  /** Merges the second value into the first, as k8s-openapi's `DeepMerge` does. */
  readonly merge: (x: A, y: A) => A;
  /** Visits the parts of a value of the right shape, to find what is wrong with them. */
  readonly parts: (
    u: never,
    visit: (key: string, part: unknown, codec: Node<unknown>) => void,
  ) => void;
}

/** A field of a record: one line of its definition. */
export interface Field {
  readonly key: string;
  readonly optional: boolean;
  readonly codec: Node<unknown>;
}

/** The codec behind {@link Codec}; all of them have one hidden class, which keeps the fast path fast. */
export class Node<A> extends Type<A, JsonOf<A>, unknown> implements Codec<A>, Rules<A> {
  readonly _tag = "PodStatusCodec";
  readonly read: Rules<A>["read"];
  readonly some: Rules<A>["some"];
  readonly write: Rules<A>["write"];
  readonly equals: Rules<A>["equals"];
  readonly merge: Rules<A>["merge"];
  readonly parts: Rules<A>["parts"];
  readonly types: Rules<A>["types"];
  readonly keyed: boolean;
  readonly expected: Rules<A>["expected"];
  /** The fields of a record, in the order of its definition; empty for other codecs. */
  readonly fields: ReadonlyArray<Field>;
  /** The record of which every field is absent; `undefined` where one is required. */
  readonly empty: A | undefined;

  constructor(name: string, rules: Rules<A>, fields: ReadonlyArray<Field> = [], empty?: A) {
    super(
      name,
      (u): u is A => attempt(() => rules.is(u)) === true,
      (u, context) => validate(this, u, context),
      rules.write as (a: A) => JsonOf<A>,
    );
    this.read = rules.read;
    this.some = rules.some;
    this.write = rules.write;
    this.equals = rules.equals;
    this.merge = rules.merge;
    this.parts = rules.parts;
    this.types = rules.types;
    this.keyed = rules.keyed;
    this.expected = rules.expected;
    this.fields = fields;
    this.empty = empty;
  }
}

/** What a function returns, or `undefined` where it throws: inputs may have getters, or be proxies. */
function attempt<A>(f: () => A): A | undefined {
  try {
    return f();
  } catch {
    return undefined;
  }
}

/** The codec as this file knows it. */
export function nodeOf<A>(codec: Codec<A>): Node<A> {
  return codec as Node<A>;
}

// -----------------------------------------------------------------------------
// reading
// -----------------------------------------------------------------------------

const none = O.none;
const freeze = Object.freeze;

/** Whether the value that is being decoded has been refused. */
let failed = false;
/** How many keys of the object that is being read belong to a field. */
let seen = 0;
/** Whether a shape runs on the stand-in that records its fields. */
let recording = false;

/** Refuses the value that is being decoded. */
export function fail(): never {
  failed = true;
  return undefined as never;
}

/** A frozen `Some`. */
export function some<A>(value: A): O.Some<A> {
  return freeze({ _tag: "Some", value } as const);
}

/** What {@link attemptRead} returns for a value that it refuses. */
const refused: unique symbol = Symbol("refused");

/** Reads a value; the state is put back, since a getter of the input may decode as well. */
function attemptRead<A>(node: Node<A>, u: unknown): A | typeof refused {
  const outerFailed = failed;
  const outerSeen = seen;
  failed = false;
  try {
    const a = node.read(u);
    return failed ? refused : a;
  } catch {
    // A getter or a proxy of the input threw.
    return refused;
  } finally {
    failed = outerFailed;
    seen = outerSeen;
  }
}

function validate<A>(node: Node<A>, u: unknown, context: Context): Either<Errors, A> {
  const a = attemptRead(node, u);
  return a === refused ? E.left(explain(node, u, context)) : E.right(a);
}

// -----------------------------------------------------------------------------
// explaining
// -----------------------------------------------------------------------------

class Failure implements ValidationError {
  constructor(readonly value: unknown, readonly context: Context) {}
  get message(): string {
    return formatIssue(toIssue(this));
  }
}

/** The failures of a value that was refused: at least one, and none thrown. */
function explain<A>(node: Node<A>, u: unknown, context: Context): Errors {
  const errors: Errors = [];
  collect(node as Node<unknown>, u, context, errors);
  return errors.length > 0 ? errors : [new Failure(u, context)];
}

function collect(node: Node<unknown>, u: unknown, context: Context, errors: Errors): void {
  if (attemptRead(node, u) !== refused) return;
  const before = errors.length;
  try {
    if (u !== null && node.types.includes(typeof u)) {
      node.parts(u as never, (key, part, codec) => {
        collect(codec, part, [...context, { key, type: codec, actual: part }], errors);
      });
    }
  } catch {
    // A getter or a proxy threw: this value is as far as one can see.
  }
  if (errors.length === before) errors.push(new Failure(u, context));
}

// -----------------------------------------------------------------------------
// scalars and opaque JSON
// -----------------------------------------------------------------------------

const same = <A>(a: A): A => a;
const identical = <A>(x: A, y: A): boolean => x === y;
const second = <A>(_: A, y: A): A => y;
const noParts = (): void => {};

/** A codec of values that are one JSON scalar; `read` refuses by {@link fail}. */
export function scalar<A>(
  name: string,
  rules:
    & Pick<Rules<A>, "read" | "types" | "expected" | "is">
    & Partial<Pick<Rules<A>, "some" | "equals">>,
): Node<A> {
  const { read } = rules;
  return new Node<A>(name, {
    some: (u) => some(read(u)),
    equals: identical,
    ...rules,
    write: same,
    merge: second,
    parts: noParts,
    keyed: false,
  });
}

const readJson = (u: unknown): JsonValue => {
  const json = frozenJson(u);
  return json === notJson ? fail() : json;
};

/** JSON that the model leaves opaque: a frozen copy of it. */
export const json: Codec<JsonValue> = new Node<JsonValue>("json", {
  read: readJson,
  some: (u) => some(readJson(u)),
  write: thawedJson,
  is: (u): u is JsonValue => frozenJson(u) !== notJson,
  equals: equalJson,
  merge: second,
  parts: noParts,
  types: ["string", "number", "boolean", "object"],
  keyed: false,
  expected: () => `must be JSON, nested at most ${MAX_DEPTH} levels deep`,
});

// -----------------------------------------------------------------------------
// lists and maps
// -----------------------------------------------------------------------------

function readList<A>(u: unknown, item: Node<A>): ReadonlyArray<A> {
  if (!Array.isArray(u)) return fail();
  const n = u.length;
  const out = arrayOf<A>(n);
  // An array of holes may have any length: the first thing that is wrong is the last that is read.
  for (let i = 0; i < n && !failed; i++) out[i] = item.read(u[i]);
  return freeze(out);
}

/** Fresh JSON of a list. */
export function writeList<A>(codec: Codec<A>, as: ReadonlyArray<A>): JsonOf<A>[] {
  const n = as.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = nodeOf(codec).write(as[i]);
  return out;
}

/**
 * A list. With keys it merges as a map: an item of the second list goes into
 * the first item of the same keys, or to the end. Without, the second replaces.
 */
export function list<A>(
  codec: Codec<A>,
  keys: ReadonlyArray<keyof A> = [],
): Node<ReadonlyArray<A>> {
  const item = nodeOf(codec);
  const keyOf = (a: A): string => JSON.stringify(keys.map((key) => a[key]));
  const read = (u: unknown) => readList(u, item);
  return new Node<ReadonlyArray<A>>(`ReadonlyArray<${codec.name}>`, {
    read,
    some: (u) => some(read(u)),
    write: (as) => writeList(codec, as),
    is: (u): u is ReadonlyArray<A> => {
      if (!Array.isArray(u)) return false;
      for (let i = 0; i < u.length; i++) if (!item.is(u[i])) return false;
      return true;
    },
    equals: (xs, ys) => xs.length === ys.length && xs.every((x, i) => item.equals(x, ys[i])),
    merge: keys.length === 0 ? second : (xs, ys) => {
      const out = xs.slice();
      const positions = new Map(xs.map((x, i) => [keyOf(x), i] as const).reverse());
      for (const y of ys) {
        const at = positions.get(keyOf(y));
        if (at === undefined) positions.set(keyOf(y), out.push(y) - 1);
        else out[at] = item.merge(out[at], y);
      }
      return freeze(out);
    },
    parts: (u: unknown, visit) => {
      if (!Array.isArray(u)) return;
      for (let i = 0; i < u.length; i++) {
        visit(String(i), u[i], item as Node<unknown>);
        if (!(i in u)) return;
      }
    },
    types: ["object"],
    keyed: false,
    expected: () => "must be an array",
  });
}

function readMap<A extends string>(u: unknown, value: Node<A>): Readonly<Record<string, A>> {
  if (typeof u !== "object" || u === null || Array.isArray(u)) return fail();
  const out = { ...u } as Record<string, A>;
  let empty = true;
  for (const key in out) {
    empty = false;
    const before = out[key];
    const after = value.read(before);
    if (after !== before) out[key] = after;
  }
  if (empty && !isPlain(u)) return fail();
  return freeze(out);
}

/** A map from text to text; `__proto__` is a key like any other. Maps merge key by key. */
export function map<A extends string>(codec: Codec<A>): Node<Readonly<Record<string, A>>> {
  const value = nodeOf(codec);
  const read = (u: unknown) => readMap(u, value);
  return new Node<Readonly<Record<string, A>>>(`ReadonlyRecord<string, ${codec.name}>`, {
    read,
    some: (u) => some(read(u)),
    write: (a) => ({ ...a }),
    is: (u): u is Readonly<Record<string, A>> =>
      isJsonObject(u) && Object.values(u).every(value.is),
    equals: (x, y) => {
      const keys = Object.keys(x);
      return keys.length === Object.keys(y).length &&
        keys.every((key) => Object.hasOwn(y, key) && value.equals(x[key], y[key]));
    },
    merge: (x, y) => freeze({ ...x, ...y }),
    parts: (u: object, visit) => {
      if (Array.isArray(u)) return;
      for (const [key, part] of Object.entries(u)) visit(key, part, value as Node<unknown>);
    },
    types: ["object"],
    keyed: true,
    expected: () => "must be an object",
  });
}

// -----------------------------------------------------------------------------
// records
// -----------------------------------------------------------------------------

/** The JSON of a record while its encoder writes it. */
export type Draft<A> = { -readonly [K in keyof JsonOf<A>]: JsonOf<A>[K] };

/** What a shape reads from: the object's fields, of which nothing is known yet. */
export type Raw<A> = { readonly [K in FieldOf<A>]: unknown };

function recorded<A>(u: unknown, optional: boolean, codec: Codec<A>): never {
  return { key: u, optional, codec } as never;
}

/** A field that must be there. */
export function required<A>(u: unknown, codec: Codec<A>): A {
  if (recording) return recorded(u, false, codec);
  if (u !== undefined) seen++;
  return nodeOf(codec).read(u);
}

/** A field that may be absent or `null`. */
export function optional<A>(u: unknown, codec: Codec<A>): Option<A> {
  if (u === undefined) return none;
  if (recording) return recorded(u, true, codec);
  seen++;
  return u === null ? none : nodeOf(codec).some(u);
}

/** A list that may be absent or `null`; with the fields, one or two, by which its items merge. */
export function optionalList<A>(
  u: unknown,
  codec: Codec<A>,
  key?: keyof A,
  secondKey?: keyof A,
): Option<ReadonlyArray<A>> {
  if (u === undefined) return none;
  if (recording) {
    return recorded(u, true, list(codec, [key, secondKey].filter((k) => k !== undefined)));
  }
  seen++;
  return u === null ? none : some(readList(u, nodeOf(codec)));
}

/** A map that may be absent or `null`. */
export function optionalMap<A extends string>(
  u: unknown,
  codec: Codec<A>,
): Option<Readonly<Record<string, A>>> {
  if (u === undefined) return none;
  if (recording) return recorded(u, true, map(codec));
  seen++;
  return u === null ? none : some(readMap(u, nodeOf(codec)));
}

/** The fields of a shape, which it tells when it runs on a stand-in that returns each key for itself. */
function fieldsOf<A>(shape: (json: Raw<A>) => A): ReadonlyArray<Field> {
  recording = true;
  const fields = shape(new Proxy({}, { get: (_, key) => key }) as Raw<A>);
  recording = false;
  return Object.values(fields as Record<string, Field>);
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A record: the codec of its shape. A record that stands in every status may
 * bring an encoder of its own, which is several times as fast as the one that
 * loops over the table; the tests compare the two.
 */
export function record<A extends object>(
  name: string,
  shape: (json: Raw<A>) => A,
  encode?: (a: A) => JsonOf<A>,
): Codec<A> {
  const fields = fieldsOf(shape);
  const known = new Set(fields.map(({ key }) => key));
  const empty = fields.every(({ optional }) => optional) ? freeze(shape({} as Raw<A>)) : undefined;
  const someEmpty = empty === undefined ? undefined : some(empty);

  function read(u: unknown): A {
    if (typeof u !== "object" || u === null || Array.isArray(u)) return fail();
    let keys = 0;
    for (const _ in u) keys++;
    if (keys === 0) return empty !== undefined && isPlain(u) ? empty : fail();
    const outer = seen;
    seen = 0;
    const out = shape(u as Raw<A>);
    if (keys !== seen) keepUnknown(u as Fields, known, out);
    seen = outer;
    return freeze(out);
  }

  function writeFields(a: A): object {
    const out: Record<string, unknown> = {};
    for (const { key, optional, codec } of fields) {
      const value = (a as Fields)[key];
      if (!optional) out[key] = codec.write(value);
      else if (O.isSome(value as Option<unknown>)) {
        out[key] = codec.write((value as O.Some<unknown>).value);
      }
    }
    return withUnknown(out, (a as WithUnknownFields)[unknownFields]);
  }

  return new Node<A>(
    name,
    {
      read,
      some: (u) => {
        const value = read(u);
        return value === empty && someEmpty !== undefined ? someEmpty : some(value);
      },
      write: encode ?? writeFields,
      is: (u): u is A =>
        isJsonObject(u) && isUnknown(known, u as WithUnknownFields) &&
        fields.every(({ key, optional, codec }) =>
          optional ? isOptionOf(codec, (u as Fields)[key]) : codec.is((u as Fields)[key])
        ),
      equals: (x, y) =>
        fields.every((field) => equalAt(field, x, y)) &&
        equalJson(unknownOf(x), unknownOf(y)),
      merge: (x, y) => {
        const out = { ...x } as Record<PropertyKey, unknown>;
        for (const { key, optional, codec } of fields) {
          out[key] = mergeFields(optional, codec, (x as Fields)[key], (y as Fields)[key]);
        }
        const unknown = { ...unknownOf(x), ...unknownOf(y) };
        if (Object.keys(unknown).length > 0) out[unknownFields] = freeze(unknown);
        return freeze(out) as A;
      },
      parts: (u: Fields, visit) => {
        if (Array.isArray(u)) return;
        for (const { key, optional, codec } of fields) {
          const part = u[key];
          if (!optional || (part !== undefined && part !== null)) visit(key, part, codec);
        }
        for (const key of Object.keys(u)) {
          if (!known.has(key)) visit(key, u[key], json as Node<JsonValue> as Node<unknown>);
        }
      },
      types: ["object"],
      keyed: false,
      expected: () => "must be an object",
    },
    fields,
    empty,
  );
}

/** The JSON of a record with its unknown fields, which an encoder of its own passes here. */
export function withUnknown<J extends object>(json: J, unknown: JsonObject | undefined): J {
  return unknown === undefined ? json : { ...json, ...thawedJson(unknown) as JsonObject };
}

function keepUnknown<A extends object>(u: Fields, known: ReadonlySet<string>, out: A): void {
  const unknown: [string, JsonValue][] = [];
  for (const key of Object.keys(u)) {
    if (!known.has(key) && u[key] !== undefined) unknown.push([key, readJson(u[key])]);
  }
  if (unknown.length > 0) {
    (out as Record<PropertyKey, unknown>)[unknownFields] = freeze(Object.fromEntries(unknown));
  }
}

const noFields: JsonObject = freeze({});

function unknownOf(a: WithUnknownFields): JsonObject {
  return a[unknownFields] ?? noFields;
}

/** Whether what a record has for unknown fields is JSON, of which no key is that of a field. */
function isUnknown(known: ReadonlySet<string>, record: WithUnknownFields): boolean {
  const unknown: unknown = record[unknownFields];
  return unknown === undefined ||
    isJsonObject(unknown) && frozenJson(unknown) !== notJson &&
      !Object.keys(unknown).some((key) => known.has(key));
}

function isOptionOf(codec: Node<unknown>, u: unknown): boolean {
  const option = u as Partial<O.Some<unknown>> | undefined | null;
  return option?._tag === "Some"
    ? codec.is(option.value)
    : (option as { _tag?: string })?._tag === "None";
}

/** Whether two records are equal in a field. */
function equalAt<A>({ key, optional, codec }: Field, x: A, y: A): boolean {
  const [a, b] = [(x as Fields)[key], (y as Fields)[key]];
  return optional
    ? O.getEq(codec).equals(a as Option<unknown>, b as Option<unknown>)
    : codec.equals(a, b);
}

function mergeFields(optional: boolean, codec: Node<unknown>, x: unknown, y: unknown): unknown {
  if (!optional) return codec.merge(x, y);
  const left = x as Option<unknown>;
  const right = y as Option<unknown>;
  if (O.isNone(right)) return left;
  return O.isNone(left) ? right : some(codec.merge(left.value, right.value));
}

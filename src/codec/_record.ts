/**
 * The codec of a record, and the few words that define one.
 *
 * A record is defined by one function from the raw object to the record
 * literal; each of its lines names the key, whether it may be absent, and the
 * codec: `phase: optional(json.phase, phase)`. The function is used twice: on
 * data, where it is the fast path; and once at load on a recording stand-in,
 * where `required` and `optional` return descriptions instead of values. The
 * table of fields so gained drives everything that need not be fast: io-ts
 * errors with their context, `is`, `Eq`, merge, lenses, test data.
 *
 * The fast path notes a failure in a flag and goes on; only then a walk by the
 * table says what is wrong.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { some } from "../_option.ts";
import type { Codec } from "./codec.ts";
import { list, map, readList, readMap } from "./_collection.ts";
import { DefinedCodec, definitionOf } from "./_defined.ts";
import type { Definition, Field, Part } from "./_definition.ts";
import { encoderOf } from "./_encoder.ts";
import { markOurs } from "./_immutable.ts";
import { equalJson, isJsonObject, isPlain } from "./_json.ts";
import { reading, recording, refuse } from "./_reading.ts";
import { json } from "./_scalar.ts";
import { fitsUnknown, keepUnknown, unknownOf } from "./_unknown.ts";
import { type FieldOf, type JsonOf, unknownFields } from "./json.ts";

/** The JSON of a record while its encoder writes it. */
export type Draft<A> = { -readonly [K in keyof JsonOf<A>]: JsonOf<A>[K] };

/** What a shape reads from: the object's fields, of which nothing is known yet. */
export type Raw<A> = { readonly [K in FieldOf<A>]: unknown };

/**
 * How many fields a record has at least for its value to be marked as ours,
 * which costs a little and spares lenses a long look.
 */
const MANY = 16;

const { freeze } = Object;
const { none } = O;

// -----------------------------------------------------------------------------
// words
// -----------------------------------------------------------------------------

/** In place of a value, its description. */
function recorded<A>(key: unknown, optional: boolean, codec: Codec<A>): never {
  return { key, optional, codec } as never;
}

/** A field that must be there. */
export function required<A>(u: unknown, codec: Codec<A>): A {
  if (reading.isRecording) return recorded(u, false, codec);
  if (u !== undefined) reading.present++;
  return definitionOf(codec).read(u);
}

/** A field that may be absent or `null`. */
export function optional<A>(u: unknown, codec: Codec<A>): Option<A> {
  if (u === undefined) return none;
  if (reading.isRecording) return recorded(u, true, codec);
  reading.present++;
  return u === null ? none : definitionOf(codec).some(u);
}

/** A list that may be absent or `null`; with the fields, one or two, by which its items merge. */
export function optionalList<A>(
  u: unknown,
  codec: Codec<A>,
  key?: keyof A,
  secondKey?: keyof A,
): Option<ReadonlyArray<A>> {
  if (u === undefined) return none;
  if (reading.isRecording) {
    return recorded(u, true, list(codec, [key, secondKey].filter((k) => k !== undefined)));
  }
  reading.present++;
  return u === null ? none : some(readList(u, definitionOf(codec)));
}

/** A map that may be absent or `null`. */
export function optionalMap<A extends string>(
  u: unknown,
  codec: Codec<A>,
): Option<Readonly<Record<string, A>>> {
  if (u === undefined) return none;
  if (reading.isRecording) return recorded(u, true, map(codec));
  reading.present++;
  return u === null ? none : some(readMap(u, definitionOf(codec)));
}

/** The fields of a shape, which it tells when it runs on a stand-in that returns each key for itself. */
function fieldsOf<A>(shape: (json: Raw<A>) => A): ReadonlyArray<Field> {
  const standIn = new Proxy({}, { get: (_, key) => key }) as Raw<A>;
  return Object.values<Field>(recording(() => shape(standIn)) as Readonly<Record<string, Field>>);
}

// -----------------------------------------------------------------------------
// records
// -----------------------------------------------------------------------------

/**
 * A record: the codec of its shape. A record that stands in every status may
 * bring an encoder of its own, which is checked against the table: see
 * {@link encoderOf}.
 */
export function record<A extends object>(
  name: string,
  shape: (json: Raw<A>) => A,
  encode?: (a: A) => JsonOf<A>,
): Codec<A> {
  const fields = fieldsOf(shape);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const isLarge = fields.length >= MANY;
  const empty = fields.every(({ optional }) => optional) ? freeze(shape({} as Raw<A>)) : undefined;
  const someEmpty = empty === undefined ? undefined : some(empty);

  function read(u: unknown): A {
    if (typeof u !== "object" || u === null || Array.isArray(u)) return refuse();
    let keys = 0;
    for (const _ in u) keys++;
    // What was parsed for this reading is.
    const isOrdinary = reading.isOurs || isOrdinaryObject(u);
    if (keys === 0) {
      if (isOrdinary) return empty ?? refuse();
      if (!isPlain(u)) return refuse();
    }
    const outer = reading.present;
    reading.present = 0;
    const out = shape(u as Raw<A>);
    // As many keys as fields: nothing is unknown, unless a field came from elsewhere than from a key.
    if (keys !== reading.present || !isOrdinary) keepUnknown(u, byKey, out);
    reading.present = outer;
    if (isLarge) markOurs(out);
    return freeze(out);
  }

  return new DefinedCodec<A>(name, {
    read,
    some: (u) => {
      const value = read(u);
      return value === empty && someEmpty !== undefined ? someEmpty : some(value);
    },
    write: encoderOf(name, fields, encode),
    fits: (u) =>
      isJsonObject(u) && fitsUnknown(u, byKey) && fields.every((field) => fitsAt(field, u)),
    equals: (x, y) =>
      fields.every((field) => equalAt(field, x, y)) &&
      equalJson(unknownOf(x), unknownOf(y)),
    merge: (x, y) => mergeRecords(fields, x, y),
    opens: isJsonObject,
    parts: (u) => partsOf(u as object, byKey),
    types: ["object"],
    expected: () => "must be an object",
    fields,
    empty,
  });
}

/** Whether an object has no class of its own, which may have getters for fields. */
function isOrdinaryObject(u: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(u);
  return prototype === Object.prototype || prototype === null;
}

/** The parts of an object in its own order, then the fields that it inherits or misses. */
function* partsOf(u: object, byKey: ReadonlyMap<string, Field>): Iterable<Part> {
  const missing = new Map(byKey);
  for (const key of Object.keys(u)) {
    const field = byKey.get(key);
    const part = valueAt(u, key);
    if (field === undefined) yield [key, part, json];
    else if (!isAbsent(field, part)) yield [key, part, field.codec];
    missing.delete(key);
  }
  for (const [key, field] of missing) {
    const part = valueAt(u, key);
    if (!isAbsent(field, part)) yield [key, part, field.codec];
  }
}

function isAbsent({ optional }: Field, part: unknown): boolean {
  return optional && (part === undefined || part === null);
}

function mergeRecords<A extends object>(fields: ReadonlyArray<Field>, x: A, y: A): A {
  const merged = fields.map(({ key, optional, codec }) => [
    key,
    optional
      ? mergeOptions(codec, optionAt(x, key), optionAt(y, key))
      : codec.merge(valueAt(x, key), valueAt(y, key)),
  ]);
  const unknown = { ...unknownOf(x), ...unknownOf(y) };
  if (Object.keys(unknown).length > 0) merged.push([unknownFields, freeze(unknown)]);
  return freeze({ ...x, ...Object.fromEntries(merged) });
}

function mergeOptions(
  codec: Definition<unknown>,
  x: Option<unknown>,
  y: Option<unknown>,
): Option<unknown> {
  if (O.isNone(y)) return x;
  return O.isNone(x) ? y : some(codec.merge(x.value, y.value));
}

// -----------------------------------------------------------------------------
// fields
// -----------------------------------------------------------------------------

function valueAt(record: object, key: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[key];
}

/** What a record has for an optional field. */
function optionAt(record: object, key: string): Option<unknown> {
  return valueAt(record, key) as Option<unknown>;
}

/** Whether something has a field as it should be; it may be no record at all. */
function fitsAt({ key, optional, codec }: Field, u: object): boolean {
  if (!optional) return codec.fits(valueAt(u, key));
  const option: Partial<O.Some<unknown>> | { readonly _tag: "None" } | undefined = optionAt(u, key);
  return option?._tag === "Some" ? codec.fits(option.value) : option?._tag === "None";
}

/** Whether two records are equal in a field. */
function equalAt({ key, optional, codec }: Field, x: object, y: object): boolean {
  return optional
    ? O.getEq(codec).equals(optionAt(x, key), optionAt(y, key))
    : codec.equals(valueAt(x, key), valueAt(y, key));
}

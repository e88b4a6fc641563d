/**
 * What a cluster may send, and what codecs make of it, by the table of each
 * codec's fields: a new field or model is under test once it is defined.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import * as podStatus from "@k8s-fp/pod-status";
import * as model from "@k8s-fp/pod-status/model";
import { unknownFields, WatchEvent } from "@k8s-fp/pod-status";
import {
  type Codec,
  DefinedCodec,
  type Definition,
  definitionOf,
  type Field,
} from "../src/codec/_codec.ts";

/** Every codec that the module exports. */
export const codecs: ReadonlyArray<DefinedCodec<unknown>> = codecsOf(podStatus);

/** The codec of every record that the module exports. */
export const models: ReadonlyArray<DefinedCodec<unknown>> = codecs.filter(({ fields }) =>
  fields.length > 0
);

// Said here, since all that the tests try by the table of fields rests on it.
for (const { name, fields } of reachableFrom(codecsOf(model))) {
  if (fields.length > 0 && !models.some((model) => model.name === name)) {
    throw new Error(
      `${name} is a record of the model that src/entry/model.ts does not export`,
    );
  }
}

function codecsOf(
  exports: Readonly<Record<string, unknown>>,
): ReadonlyArray<DefinedCodec<unknown>> {
  return Object.values(exports)
    .filter((value): value is DefinedCodec<unknown> => value instanceof DefinedCodec);
}

/** The codecs, and those of all that their values are made of. */
function reachableFrom(
  definitions: ReadonlyArray<Definition<unknown>>,
): ReadonlySet<Definition<unknown>> {
  const found = new Set(definitions);
  // A set also visits what is added on the way.
  for (const { fields, item } of found) {
    for (const { codec } of fields) found.add(codec);
    if (item !== undefined) found.add(item);
  }
  return found;
}

const EVENT_TYPES = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"];

function isEvent(node: Definition<unknown>): boolean {
  return node === definitionOf<unknown>(WatchEvent as Codec<unknown>);
}

/** The fields of a record by its codec; those of an event by its type; none of any other value. */
export function fieldsOf(node: Definition<unknown>, record: unknown): ReadonlyArray<Field> {
  if (!isEvent(node)) return node.fields;
  const { type } = record as { readonly type: unknown };
  return [...node.parts({ type })].map(([key, , codec]) => ({ key, optional: false, codec }));
}

/** The codec of the items of a list or of the values of a map; `undefined` for every other codec. */
export function itemOf(node: Definition<unknown>): Definition<unknown> | undefined {
  return node.item;
}

// -----------------------------------------------------------------------------
// scalars
// -----------------------------------------------------------------------------

/** Texts that often coincide, that are keys of every object, and any other. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "Ready", "True", "Running") },
  { weight: 1, arbitrary: fc.constantFrom("", "__proto__", "constructor", "10", "\ud800", "x\ny") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);

function digits(max: number, length = 2): fc.Arbitrary<string> {
  return fc.nat(max).map((n) => String(n).padStart(length, "0"));
}

/** Every form of RFC 3339 that Go reads. */
export const times: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("1970-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2024-02-29T23:59:59.999999999Z"),
  fc.tuple(
    digits(9999, 4),
    fc.integer({ min: 101, max: 112 }).map((n) => String(n).slice(1)),
    fc.integer({ min: 101, max: 128 }).map((n) => String(n).slice(1)),
    digits(23),
    digits(59),
    digits(59),
    fc.oneof(fc.constant(""), fc.stringMatching(/^[.,][0-9]{1,12}$/)),
    fc.oneof(
      fc.constant("Z"),
      fc.tuple(fc.constantFrom("+", "-"), digits(24), digits(60)).map(([sign, hours, minutes]) =>
        `${sign}${hours}:${minutes}`
      ),
    ),
  ).map(([year, month, day, hour, minute, second, fraction, offset]) =>
    `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${offset}`
  ),
);

const SUFFIXES = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi"];

/** Quantities as text, small enough for a plain calculation with bigints. */
export const quantities: fc.Arbitrary<string> = fc.tuple(
  fc.constantFrom("", "", "+", "-"),
  fc.oneof(
    fc.nat(2048).map(String),
    fc.tuple(fc.nat(20), fc.stringMatching(/^[0-9]{0,11}$/)).map((parts) => parts.join(".")),
    fc.stringMatching(/^\.[0-9]{1,3}$/),
  ),
  fc.oneof(
    fc.constantFrom(...SUFFIXES, "Ei"),
    fc.integer({ min: -12, max: 12 }).map((n) => `e${n}`),
  ),
).map((parts) => parts.join(""));

const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const opaque: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 2, stringUnit: "binary" });

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: texts,
  boolean: fc.boolean(),
  int32: fc.oneof(fc.constantFrom(0, 255, 256, -(2 ** 31), 2 ** 31 - 1), fc.integer()),
  float64: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n === 0 ? 0 : n),
  int64: fc.oneof(
    fc.constantFrom(0, 255, 256, 2 ** 53 + 2, -(2 ** 63), 2 ** 63),
    fc.maxSafeInteger(),
  ),
  json: opaque,
  Time: times,
  Quantity: fc.oneof(quantities, numbers),
};

// -----------------------------------------------------------------------------
// documents
// -----------------------------------------------------------------------------

/** Names of fields that no model knows, those of Object.prototype among them. */
const strangers = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "mood", "x.y/z", ""),
  fc.string({ unit: "binary", maxLength: 3 }),
);

const known = new Map<Definition<unknown>, fc.Arbitrary<unknown>>();

function wire(node: Definition<unknown>): fc.Arbitrary<unknown> {
  const arbitrary = known.get(node) ?? newWire(node);
  known.set(node, arbitrary);
  return arbitrary;
}

function newWire(node: Definition<unknown>): fc.Arbitrary<unknown> {
  if (isEvent(node)) {
    return fc.oneof(
      ...EVENT_TYPES.map((type) =>
        wireRecord(fieldsOf(node, { type })).map((event) => ({ ...event, type }))
      ),
    );
  }
  if (node.fields.length > 0) return wireRecord(node.fields);
  const item = itemOf(node);
  if (node.words !== undefined) return fc.constantFrom(...node.words);
  if (item === undefined) return scalars[node.name] ?? texts;
  return node.keyed
    ? fc.array(fc.tuple(texts, wire(item)), { maxLength: 2 }).map(Object.fromEntries)
    : fc.array(wire(item), { maxLength: 2 });
}

function wireRecord(fields: ReadonlyArray<Field>): fc.Arbitrary<Record<string, unknown>> {
  const names = new Set(fields.map(({ key }) => key));
  const model = Object.fromEntries(fields.map(({ key, optional, codec }) => [
    key,
    optional ? fc.option(wire(codec), { nil: null, freq: 6 }) : wire(codec),
  ]));
  const requiredKeys = fields.filter(({ optional }) => !optional).map(({ key }) => key);
  return fc.tuple(
    fc.record(model, { requiredKeys, noNullPrototype: true }),
    fc.array(fc.tuple(strangers.filter((key) => !names.has(key)), opaque), { maxLength: 2 }),
    fc.boolean(),
  ).map(([ours, strange, isStrangeFirst]) =>
    Object.fromEntries(
      isStrangeFirst
        ? [...strange, ...Object.entries(ours)]
        : [...Object.entries(ours), ...strange],
    )
  );
}

/** What `JSON.parse` makes of a text that a cluster may send: optional fields come, are absent or `null`. */
export function jsonOf<A>(codec: Codec<A> | Definition<A>): fc.Arbitrary<unknown> {
  return wire(codec as Definition<unknown>).map(parsed);
}

/** Events of a watch. */
export const watchEvents: fc.Arbitrary<unknown> = jsonOf(WatchEvent);

function parsed(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json));
}

/** What a codec decodes from {@link jsonOf}. */
export function valueOf<A>(codec: Codec<A> | Definition<A>): fc.Arbitrary<A> {
  return jsonOf(codec).map((json) => decoded(codec, json));
}

/** The value of a document that must be good. */
export function decoded<A>(codec: Pick<Definition<A>, "decode" | "name">, json: unknown): A {
  const result = codec.decode(json);
  if (E.isRight(result)) return result.right;
  throw new Error(`Cannot decode as ${codec.name}: ${result.left.map(({ message }) => message)}`);
}

// -----------------------------------------------------------------------------
// looking at results
// -----------------------------------------------------------------------------

/**
 * A text that two values share if they hold the same data, whatever the order
 * of keys. `assertEquals` takes an own key `constructor` for a class.
 */
export function textOf(value: unknown): string {
  return indented(value, "");
}

function indented(value: unknown, indent: string): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isNone(value)) return "none";
  if (isSome(value)) return `some ${indented(value.value, indent)}`;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? Array.from(value, (item) => inner + indented(item, inner))
    : Reflect.ownKeys(value).map((key) => {
      const name = typeof key === "symbol" ? String(key) : JSON.stringify(key);
      return `${inner}${name}: ${indented(value[key as keyof typeof value], inner)}`;
    }).sort();
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return lines.length === 0 ? open + close : [open, ...lines, indent + close].join("\n");
}

function isNone(value: object): boolean {
  return "_tag" in value && value._tag === "None" && Reflect.ownKeys(value).length === 1;
}

function isSome(value: object): value is O.Some<unknown> {
  return "_tag" in value && value._tag === "Some" && "value" in value &&
    Reflect.ownKeys(value).length === 2;
}

// -----------------------------------------------------------------------------
// failures
// -----------------------------------------------------------------------------

/**
 * The JSON of which a value was decoded, so that it can be read and pasted; bytes
 * as text, and what else JSON has no word for as fast-check writes it.
 */
function jsonLike(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonLike);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== "object" || value === null || !isPlain(value)) {
    return isJsonScalar(value) ? value : fc.stringify(value);
  }
  if (isSome(value)) return jsonLike(value.value);
  return Object.fromEntries(
    Reflect.ownKeys(value).flatMap((key) => {
      const part: unknown = value[key as keyof typeof value];
      if (part === O.none) return [];
      return key === unknownFields
        ? Object.entries(part as object)
        : [[String(key), jsonLike(part)]];
    }),
  );
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isJsonScalar(value: unknown): boolean {
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** Throws if a property failed: the seed and the path that repeat it, and the JSON that breaks it. */
function report(details: fc.RunDetails<unknown>): void {
  if (!details.failed) return;
  const { counterexample, seed, counterexamplePath, numRuns, numShrinks, errorInstance } = details;
  if (counterexample === null) throw new Error(fc.defaultReportMessage(details));
  const values = (counterexample as ReadonlyArray<unknown>).map((value) =>
    JSON.stringify(jsonLike(value))
  );
  throw new Error(
    [
      `Property failed after ${numRuns} runs, shrunk ${numShrinks} times`,
      `Repeat with { seed: ${seed}, path: "${counterexamplePath}" }`,
      `Counterexample: ${values.join("\nand ")}`,
    ].join("\n"),
    { cause: errorInstance },
  );
}

fc.configureGlobal({ reporter: report });

// -----------------------------------------------------------------------------
// looking at objects
// -----------------------------------------------------------------------------

/** Every object that a value holds; without fp-ts' `none`, which all share and nobody can freeze. */
export function objectsIn(value: unknown, found: Set<object> = new Set()): ReadonlySet<object> {
  if (typeof value !== "object" || value === null || value === O.none || found.has(value)) {
    return found;
  }
  found.add(value);
  for (const key of Reflect.ownKeys(value)) objectsIn(value[key as keyof typeof value], found);
  return found;
}

/**
 * Where a value can be changed: the paths of the objects that are not frozen,
 * but for what stands under a key that is named as nobody's to freeze.
 */
function thawedPaths(
  value: unknown,
  foreign: ReadonlyArray<string> = [],
): ReadonlyArray<string> {
  const seen = new Set<unknown>([O.none]);
  const pathsIn = (part: unknown, path: string): ReadonlyArray<string> => {
    if (typeof part !== "object" || part === null || seen.has(part)) return [];
    seen.add(part);
    const inner = Reflect.ownKeys(part)
      .filter((key) => isSome(part) || !foreign.includes(String(key)))
      .flatMap((key) => pathsIn(part[key as keyof typeof part], `${path}[${String(key)}]`));
    return Object.isFrozen(part) ? inner : [path, ...inner];
  };
  return pathsIn(value, "value");
}

/** Asserts that a value can be changed nowhere, else names where it can. */
export function assertDeeplyFrozen(value: unknown, foreign: ReadonlyArray<string> = []): void {
  assertEquals(thawedPaths(value, foreign), [], "not frozen");
}

/** Whether a value can be changed nowhere. */
export function isDeeplyFrozen(value: unknown): boolean {
  return thawedPaths(value).length === 0;
}

/** A copy that can be changed everywhere, of records too. */
export function thawed<A>(value: A): A {
  if (typeof value !== "object" || value === null || (value as unknown) === O.none) return value;
  if (Array.isArray(value)) return value.map(thawed) as A;
  const copy = { ...value };
  for (const key of Reflect.ownKeys(copy) as (keyof A)[]) {
    const part = thawed(value[key]);
    Object.defineProperty(copy, key, {
      value: part,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return copy;
}

/** Changes every object and every list of a value that is not frozen, as its owner may. */
export function spoil(value: unknown): void {
  for (const object of objectsIn(value)) {
    if (Object.isFrozen(object)) continue;
    if (Array.isArray(object)) object.splice(0, object.length, "spoilt");
    else {
      for (const key of Reflect.ownKeys(object)) {
        Object.defineProperty(object, key, { value: "spoilt" });
      }
      Object.assign(object, { spoilt: true });
    }
  }
}

/** Whether a value can be changed everywhere. */
export function isDeeplyMutable(value: unknown): boolean {
  return [...objectsIn(value)].every((object) =>
    Object.isExtensible(object) &&
    Object.values(Object.getOwnPropertyDescriptors(object)).every(({ writable }) => writable)
  );
}

/** Whether two values have an object in common. */
export function share(x: unknown, y: unknown): boolean {
  const ofX = objectsIn(x);
  return [...objectsIn(y)].some((object) => ofX.has(object));
}

/**
 * What a cluster may send, and what codecs make of it, by the table of each
 * codec's fields: a new field or model is under test once it is defined.
 *
 * @module
 */
import fc from "fast-check";
import * as E from "fp-ts/Either";
import * as O from "fp-ts/Option";
import * as podStatus from "@k8s-fp/pod-status";
import { Pod, Status } from "@k8s-fp/pod-status";
import { type Codec, Node, nodeOf } from "../src/_codec.ts";

/** The codec of every record that the module exports. */
export const models: ReadonlyArray<Node<unknown>> = Object.values<unknown>(podStatus)
  .filter((value): value is Node<unknown> => value instanceof Node && value.fields.length > 0);

/** The codec of the items of a list or of the values of a map; `undefined` for every other codec. */
export function itemOf(node: Node<unknown>): Node<unknown> | undefined {
  if (node.fields.length > 0) return undefined;
  let item: Node<unknown> | undefined;
  const sample = node.keyed ? { key: 0 } : [0];
  node.parts(sample as never, (_key, _part, codec) => {
    item = codec;
  });
  return item;
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

const known = new Map<Node<unknown>, fc.Arbitrary<unknown>>();

function wire(node: Node<unknown>): fc.Arbitrary<unknown> {
  const arbitrary = known.get(node) ?? newWire(node);
  known.set(node, arbitrary);
  return arbitrary;
}

function newWire(node: Node<unknown>): fc.Arbitrary<unknown> {
  if (node.fields.length > 0) return wireRecord(node);
  const item = itemOf(node);
  if (item === undefined) return scalars[node.name] ?? texts;
  return node.keyed
    ? fc.array(fc.tuple(texts, wire(item)), { maxLength: 2 }).map(Object.fromEntries)
    : fc.array(wire(item), { maxLength: 2 });
}

function wireRecord({ fields }: Node<unknown>): fc.Arbitrary<unknown> {
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
export function jsonOf<A>(codec: Codec<A>): fc.Arbitrary<unknown> {
  return wire(nodeOf(codec) as Node<unknown>).map(parsed);
}

/** Events of a watch, of which the codec has no table. */
export const watchEvents: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    type: fc.constantFrom("ADDED", "MODIFIED", "DELETED", "BOOKMARK"),
    object: wire(nodeOf(Pod) as Node<unknown>),
  }),
  fc.record({ type: fc.constant("ERROR"), object: wire(nodeOf(Status) as Node<unknown>) }),
).map(parsed);

function parsed(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json));
}

/** What a codec decodes from {@link jsonOf}. */
export function valueOf<A>(codec: Codec<A>): fc.Arbitrary<A> {
  return jsonOf(codec).map((json) => decoded(codec, json));
}

/** The value of a document that must be good. */
export function decoded<A>(codec: Codec<A>, json: unknown): A {
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
  return JSON.stringify(ordered(value), null, 1);
}

function ordered(value: unknown): unknown {
  if (value === undefined) return { undefined: true };
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Reflect.ownKeys(value).map((key) =>
    [String(key), ordered(value[key as keyof typeof value])] as const
  );
  return { entries: entries.sort(([x], [y]) => x < y ? -1 : x > y ? 1 : 0) };
}

/** Every object that a value holds; without fp-ts' `none`, which all share and nobody can freeze. */
export function objectsIn(value: unknown, found: Set<object> = new Set()): ReadonlySet<object> {
  if (typeof value !== "object" || value === null || value === O.none || found.has(value)) {
    return found;
  }
  found.add(value);
  for (const key of Reflect.ownKeys(value)) objectsIn(value[key as keyof typeof value], found);
  return found;
}

/** Whether a value can be changed nowhere. */
export function isDeeplyFrozen(value: unknown): boolean {
  return [...objectsIn(value)].every(Object.isFrozen);
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

/**
 * Values that no field should have, each with a name: those that JSON can
 * carry as texts, all others as they are.
 *
 * @module
 */

/** More levels than any stack has. */
export const LEVELS = 100_000;

function nested(levels: number, open: string, close: string): string {
  return open.repeat(levels) + "7" + close.repeat(levels);
}

/** What JSON can carry, as it is written. */
export const TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...["null", "true", "false", "{}", "[]", "[null]", "[[]]", "[{}]", "[7]", '["a"]', '{"":""}'],
      // Numbers at the edges of int32, of what a double counts, of int64, and beyond.
      ...["0", "-0", "-1", "0.5", "1e-400", "5e-324", "2147483647", "2147483648", "-2147483649"],
      ...["9007199254740993", "9223372036854775807", "-9223372036854775809", "1e19", "1e400"],
      ...["-1e400", '"3"', '"NaN"', '"1e400"', '"length"', '"0x1"'],
      // Texts that are a key of every object, or that end a text elsewhere.
      ...['"__proto__"', '"constructor"', '"toString"', '""', '" "', '"\\u0000"', '"\\n"'],
      ...['"\\ud800"', '"\\udfff\\ud800"', '"\\ufeff"', '"\\u202e"', '"../.."', '"%s${a}"'],
      // What is nearly a time or a quantity.
      ...['"2026-02-30T00:00:00Z"', '"2026-01-01T23:59:60Z"', '"9999-12-31T24:00:00Z"'],
      ...['"0000-01-01T00:00:00+24:60"', '"1e99999999999999999999"', '"1E-2147483648"', '"Ki"'],
      // Objects that look like something else.
      ...['{"__proto__":{"a":7}}', '{"constructor":{"prototype":{"a":7}}}', '{"toString":7}'],
      ...['{"valueOf":7,"toString":7}', '{"toJSON":7}', '{"length":7}', '{"then":7}', '{"kind":7}'],
      ...[
        '{"_tag":"None"}',
        '{"_tag":"Some","value":7}',
        '{"name":"a","name":7}',
        '{"a":7,"a":{}}',
      ],
    ].map((text) => [text, text]),
  ),
  "a text of 10,000 characters": `"${"x".repeat(10_000)}"`,
  "a key of 10,000 characters": `{"${"x".repeat(10_000)}":7}`,
  "200 items": `[${"7,".repeat(199)}7]`,
  "200 keys": `{${Array.from({ length: 200 }, (_, i) => `"${i}":7`).join(",")}}`,
  "arrays 2000 levels deep": nested(2000, "[", "]"),
  "objects 2000 levels deep": nested(2000, '{"a":', "}"),
};

function thrower(): never {
  throw new Error("hostile");
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cyclic(): unknown {
  const object: Record<string, unknown> = { array: [] };
  object.self = object;
  (object.array as unknown[]).push(object);
  return object;
}

/** Objects that stand for 2 ** levels others. */
function doubling(levels: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < levels; i++) value = { a: value, b: value };
  return value;
}

/** An array that has nothing but its length. */
function holes(length: number): unknown[] {
  const array: unknown[] = [];
  array.length = length;
  return array;
}

function withLength(length: unknown): unknown {
  return new Proxy([], { get: (_, key) => key === "length" ? length : undefined });
}

const KEYS = ["name", "type", "phase", "items", "metadata", "conditions", "key"];

/** An object of which nothing but the keys can be read. */
function unreadable(): object {
  const getter = { enumerable: true, get: thrower };
  return Object.defineProperties({}, Object.fromEntries(KEYS.map((key) => [key, getter])));
}

const TRAPS = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const;

/** What JSON cannot carry. */
export const VALUES: Readonly<Record<string, unknown>> = {
  "undefined": undefined,
  "a symbol": Symbol("hostile"),
  "a bigint": 2n ** 70n,
  "NaN": NaN,
  "Infinity": Infinity,
  "a function": () => 7,
  "a function that cannot be read": Object.assign(() => {}, { toString: thrower }),
  "a Date": new Date(NaN),
  "a Map": new Map([["a", 7]]),
  "a Set": new Set([7]),
  "a RegExp": /a/,
  "bytes": new Uint8Array(4),
  "a boxed text": Object("a"),
  "a boxed number": Object(7),
  "an instance": new (class Hostile {
    name = "a";
  })(),
  "a class": class Hostile {},
  "a Promise": Promise.resolve(),
  "an object without prototype": Object.assign(Object.create(null), { name: 7 }),
  "an object with an inherited field": Object.create({ name: "a" }),
  "an object with a symbol": { [Symbol("hostile")]: 7 },
  "a prototype that is an array": Object.create([]),
  "an array with a name": Object.assign([7], { name: "a" }),
  "a cycle": cyclic(),
  "a cycle of arrays": ((array) => (array.push(array), array))([] as unknown[]),
  "2 ** 60 objects in 60": doubling(60),
  "a hole": holes(1),
  "4,294,967,295 holes": holes(2 ** 32 - 1),
  "holes up to an item": Object.assign(holes(2 ** 32 - 1), { 4294967293: "a" }),
  "an item and holes": Object.assign(holes(2 ** 32 - 1), { 0: "a" }),
  "arrays 100,000 levels deep": JSON.parse(nested(LEVELS, "[", "]")),
  "objects 100,000 levels deep": JSON.parse(nested(LEVELS, '{"a":', "}")),
  "getters that throw": unreadable(),
  "an item that throws": Object.defineProperty([7], 0, { enumerable: true, get: thrower }),
  "a text that cannot be read": { toString: thrower, valueOf: thrower, toJSON: thrower },
  "a tag that cannot be read": Object.defineProperty({}, Symbol.toStringTag, { get: thrower }),
  "a revoked object": revoked({}),
  "a revoked array": revoked([]),
  "a revoked function": revoked(() => {}),
  ...Object.fromEntries(
    TRAPS.flatMap((trap) => [
      [`an object whose ${trap} throws`, new Proxy({ name: "a" }, { [trap]: thrower })],
      [`an array whose ${trap} throws`, new Proxy([{ name: "a" }], { [trap]: thrower })],
    ]),
  ),
  ...Object.fromEntries(
    [NaN, Infinity, -1, 0.5, 2 ** 32, "7", {}].map((length) => [
      `an array of length ${JSON.stringify(length)}`,
      withLength(length),
    ]),
  ),
};

/** Keys that every object inherits, that look like an index, or that are no text elsewhere. */
export const NAMES: ReadonlyArray<string> = [
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"],
  ...["toJSON", "then", "length", "_tag", "value", "", " ", "0", "-1", "1e3", "a.b/c", "a]b[c"],
  ...["\0", "\n", "\ud800", "\ufeff", "\u202e", "null", "undefined", "x".repeat(10_000)],
];

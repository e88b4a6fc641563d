/**
 * Opaque JSON: copied and frozen on the way in, copied on the way out.
 *
 * @internal
 * @module
 */
import { copying, type Flaw, isRepeated, reading } from "./_reading.ts";
import type { JsonObject, JsonValue } from "./json.ts";

/** Levels of nesting that opaque JSON may have; a bound keeps a hostile document from exhausting the stack. */
export const MAX_DEPTH = 1000;

/** What {@link frozenJson} returns for a value that is not JSON, or nested too deeply. */
export const notJson: unique symbol = Symbol("not JSON");

/** Whether a value is a JSON object, as against an array, `null`, a Date or a Map. */
export function isJsonObject(u: unknown): u is JsonObject {
  if (typeof u !== "object" || u === null || Array.isArray(u)) return false;
  for (const _ in u) return true;
  return isPlain(u);
}

/** Whether an object without enumerable keys is an empty record, not a Date or a Map. */
export function isPlain(u: object): boolean {
  const prototype = Object.getPrototypeOf(u);
  return prototype === Object.prototype || prototype === null ||
    Object.prototype.toString.call(u) === "[object Object]";
}

/** An array to fill; a long one grows with what is put in, since what it copies may be all holes. */
export function arrayOf<A>(length: number): A[] {
  return new Array<A>(length < 10_000 ? length : 0);
}

/**
 * A frozen copy that shares nothing with the input, or {@link notJson}; of
 * input that is the reader's own, itself, frozen. Objects that share their
 * parts, as aliases of YAML do, may be small and their copy may not: one with
 * many is refused.
 */
export function frozenJson(u: unknown): JsonValue | typeof notJson {
  if (typeof u !== "object" || u === null) return scalarOf(u);
  if (reading.isOurs) return freezeOurs(u, MAX_DEPTH) ? u as JsonValue : notJson;
  return copying(() => copyOf(u, MAX_DEPTH));
}

/** What is wrong with a value that {@link frozenJson} refuses; nothing where it does not, on a second look. */
export function flawOf(u: unknown): Flaw | undefined {
  reading.flaw = undefined;
  try {
    frozenJson(u);
    return reading.flaw;
  } catch {
    return { expected: "must be JSON that can be read", keys: [] };
  } finally {
    reading.flaw = undefined;
  }
}

/** Notes what is wrong. */
function flawed(expected: string): typeof notJson {
  reading.flaw = { expected, keys: [] };
  return notJson;
}

/** Notes that what is wrong stands under a key. */
function flawedAt(key: string | number): typeof notJson {
  reading.flaw?.keys?.push(String(key));
  return notJson;
}

/** Notes what is wrong with the whole, rather than with what stands where that was noticed. */
function flawedAsWhole(expected: string): typeof notJson {
  reading.flaw = { expected, keys: undefined };
  return notJson;
}

const TOO_DEEP = `must be JSON, nested at most ${MAX_DEPTH} levels deep`;

function scalarOf(u: unknown): JsonValue | typeof notJson {
  switch (typeof u) {
    case "string":
    case "boolean":
      return u;
    case "number":
      return Number.isFinite(u) ? u : flawed("must be a finite number, at most 1.8e308");
    default:
      return u === null ? null : flawed("must be JSON");
  }
}

/** Freezes JSON that nobody else has, and returns whether it is JSON that is not nested too deeply. */
function freezeOurs(u: object, depth: number): boolean {
  if (depth === 0) return flawedAsWhole(TOO_DEEP) !== notJson;
  if (Array.isArray(u)) {
    for (let i = 0; i < u.length; i++) if (!freezePart(u[i], i, depth)) return false;
  } else {
    const members = u as Record<string, unknown>;
    for (const key in members) {
      const part = members[key];
      // One that was looked at before is frozen, and has them already.
      if (depth > 1 && part !== emptyObject && isEmptyObject(part)) members[key] = emptyObject;
      else if (!freezePart(part, key, depth)) return false;
    }
  }
  Object.freeze(u);
  return true;
}

/** Stands for every empty object of a reader's own input, of which the fields that managers own have many. */
const emptyObject: JsonObject = Object.freeze({});

function isEmptyObject(u: unknown): boolean {
  if (typeof u !== "object" || u === null || Array.isArray(u)) return false;
  for (const _ in u) return false;
  return true;
}

function freezePart(part: unknown, key: string | number, depth: number): boolean {
  const isGood = typeof part === "object" && part !== null
    ? freezeOurs(part, depth - 1)
    : typeof part !== "number" || scalarOf(part) !== notJson;
  return isGood || flawedAt(key) !== notJson;
}

function copyOf(u: unknown, depth: number): JsonValue | typeof notJson {
  if (typeof u !== "object" || u === null) return scalarOf(u);
  if (depth === 0) return flawedAsWhole(TOO_DEEP);
  if (u === emptyObject) return emptyObject;
  if (isRepeated(u)) return flawedAsWhole("must be JSON, in which no object stands very often");
  if (Array.isArray(u)) return copyOfArray(u, depth);
  if (!isJsonObject(u)) return flawed("must be JSON");
  const out = { ...u } as Record<string, JsonValue | undefined>;
  for (const key in out) {
    const value = out[key];
    if (typeof value === "string") continue;
    if (value === undefined) {
      delete out[key];
      continue;
    }
    const item = copyOf(value, depth - 1);
    if (item === notJson) return flawedAt(key);
    if (item !== value) out[key] = item;
  }
  return Object.freeze(out) as JsonObject;
}

function copyOfArray(u: ReadonlyArray<unknown>, depth: number): JsonValue | typeof notJson {
  const out = arrayOf<JsonValue>(u.length);
  for (let i = 0; i < u.length; i++) {
    if (u[i] === undefined && !(i in u)) return flawed("must be an array without holes");
    const item = u[i] === undefined ? null : copyOf(u[i], depth - 1);
    if (item === notJson) return flawedAt(i);
    out[i] = item;
  }
  return Object.freeze(out);
}

/** A copy of frozen JSON that its receiver may change. */
export function thawedJson(json: JsonValue): JsonValue {
  if (typeof json !== "object" || json === null) return json;
  return isJsonArray(json) ? json.map(thawedJson) : thawedObject(json);
}

/** A copy of a frozen JSON object. */
export function thawedObject(json: JsonObject): JsonObject {
  const out: Record<string, JsonValue> = { ...json };
  for (const key in out) {
    const value = out[key];
    if (typeof value === "object") out[key] = thawedJson(value);
  }
  return out;
}

/** Whether two JSON values are equal; the order of keys has no meaning. */
export function equalJson(x: JsonValue, y: JsonValue): boolean {
  if (x === y) return true;
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return false;
  if (isJsonArray(x)) {
    return isJsonArray(y) && x.length === y.length && x.every((item, i) => equalJson(item, y[i]));
  }
  if (isJsonArray(y)) return false;
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && equalJson(x[key], y[key]));
}

function isJsonArray(json: JsonValue): json is ReadonlyArray<JsonValue> {
  return Array.isArray(json);
}

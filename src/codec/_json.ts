/**
 * Opaque JSON: copied and frozen on the way in, copied on the way out.
 *
 * @internal
 * @module
 */
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

let isOurs = false;

/** Runs a function on JSON that was parsed for it alone, so that it may freeze it without copying. */
export function onOurJson<A>(run: () => A): A {
  isOurs = true;
  try {
    return run();
  } finally {
    isOurs = false;
  }
}

/** Freezes JSON that nobody else has, and returns whether it is JSON that is not nested too deeply. */
function freezeOurs(u: object, depth: number): boolean {
  if (depth === 0) return false;
  if (Array.isArray(u)) {
    for (let i = 0; i < u.length; i++) if (!isFrozenOurs(u[i], depth)) return false;
  } else {
    for (const key in u) {
      if (!isFrozenOurs((u as Record<string, unknown>)[key], depth)) return false;
    }
  }
  Object.freeze(u);
  return true;
}

function isFrozenOurs(part: unknown, depth: number): boolean {
  switch (typeof part) {
    case "object":
      return part === null || freezeOurs(part, depth - 1);
    case "number":
      return Number.isFinite(part);
    default:
      return true;
  }
}

/** An array to fill; a long one grows with what is put in, since what it copies may be all holes. */
export function arrayOf<A>(length: number): A[] {
  return new Array<A>(length < 10_000 ? length : 0);
}

/** How many objects of one value are copied before each may stand in it only once. */
const FEW = 2 ** 12;

let copied = 0;
let seen = new Set<object>();

/**
 * A frozen copy that shares nothing with the input, or {@link notJson}. Objects
 * that share their parts, as aliases of YAML do, may be small and their copy
 * may not: one with many is refused.
 */
export function frozenJson(u: unknown): JsonValue | typeof notJson {
  copied = 0;
  try {
    return copyOf(u, MAX_DEPTH);
  } finally {
    if (copied > FEW) seen = new Set();
  }
}

function isRepeated(u: object): boolean {
  return ++copied > FEW && seen.size === seen.add(u).size;
}

function copyOf(u: unknown, depth: number): JsonValue | typeof notJson {
  switch (typeof u) {
    case "string":
    case "boolean":
      return u;
    case "number":
      return Number.isFinite(u) ? u : notJson;
    case "object":
      break;
    default:
      return notJson;
  }
  if (u === null) return null;
  if (isOurs) return freezeOurs(u, depth) ? u as JsonValue : notJson;
  if (depth === 0 || isRepeated(u)) return notJson;
  if (Array.isArray(u)) {
    const out = arrayOf<JsonValue>(u.length);
    for (let i = 0; i < u.length; i++) {
      if (u[i] === undefined && !(i in u)) return notJson;
      const item = u[i] === undefined ? null : copyOf(u[i], depth - 1);
      if (item === notJson) return notJson;
      out[i] = item;
    }
    return Object.freeze(out);
  }
  if (!isJsonObject(u)) return notJson;
  const out = { ...u } as Record<string, JsonValue | undefined>;
  for (const key in out) {
    const value = out[key];
    if (typeof value === "string") continue;
    if (value === undefined) {
      delete out[key];
      continue;
    }
    const item = copyOf(value, depth - 1);
    if (item === notJson) return notJson;
    if (item !== value) out[key] = item;
  }
  return Object.freeze(out) as JsonObject;
}

/** A copy of frozen JSON that its receiver may change. */
export function thawedJson(json: JsonValue): JsonValue {
  if (typeof json !== "object" || json === null) return json;
  if (isJsonArray(json)) return json.map(thawedJson);
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

/**
 * The codecs of lists and maps.
 *
 * @internal
 * @module
 */
import { some } from "../_option.ts";
import type { Codec } from "./codec.ts";
import { DefinedCodec, definitionOf } from "./_defined.ts";
import type { Definition, Part } from "./_definition.ts";
import { arrayOf, isJsonObject, isPlain } from "./_json.ts";
import { reading, refuse } from "./_reading.ts";
import type { JsonOf } from "./json.ts";

const freeze = Object.freeze;

export function readList<A>(u: unknown, item: Definition<A>): ReadonlyArray<A> {
  if (!Array.isArray(u)) return refuse();
  const n = u.length;
  const out = arrayOf<A>(n);
  // An array of holes may have any length: the first thing that is wrong is the last that is read.
  for (let i = 0; i < n && !reading.isRefused; i++) out[i] = item.read(u[i]);
  return freeze(out);
}

/** Fresh JSON of a list. */
export function writeList<A>(codec: Codec<A>, as: ReadonlyArray<A>): JsonOf<A>[] {
  const n = as.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = codec.encode(as[i]);
  return out;
}

function* partsOfList(u: ReadonlyArray<unknown>, item: Definition<unknown>): Iterable<Part> {
  for (let i = 0; i < u.length; i++) {
    yield [String(i), u[i], item];
    if (!(i in u)) return;
  }
}

/**
 * A list. With keys it merges as a map: an item of the second list goes into
 * the first item of the same keys, or to the end. Without, the second replaces.
 */
export function list<A>(
  codec: Codec<A>,
  keys: ReadonlyArray<keyof A> = [],
): DefinedCodec<ReadonlyArray<A>> {
  const item = definitionOf(codec);
  const keyOf = (a: A): string => JSON.stringify(keys.map((key) => a[key]));
  return new DefinedCodec<ReadonlyArray<A>>(`ReadonlyArray<${codec.name}>`, {
    read: (u) => readList(u, item),
    some: (u) => some(readList(u, item)),
    write: (as) => writeList(codec, as),
    fits: (u) => {
      if (!Array.isArray(u)) return false;
      for (let i = 0; i < u.length; i++) if (!item.fits(u[i])) return false;
      return true;
    },
    equals: (xs, ys) => xs.length === ys.length && xs.every((x, i) => item.equals(x, ys[i])),
    ...(keys.length > 0 && { merge: (xs, ys) => mergeLists(item, keyOf, xs, ys) }),
    opens: Array.isArray,
    parts: (u) => partsOfList(u as ReadonlyArray<unknown>, item),
    types: ["object"],
    expected: () => "must be an array",
    item,
    mergeKeys: keys,
  });
}

function mergeLists<A>(
  item: Definition<A>,
  keyOf: (a: A) => string,
  xs: ReadonlyArray<A>,
  ys: ReadonlyArray<A>,
): ReadonlyArray<A> {
  const out = xs.slice();
  const positions = new Map(xs.map((x, i) => [keyOf(x), i] as const).reverse());
  for (const y of ys) {
    const at = positions.get(keyOf(y));
    if (at === undefined) positions.set(keyOf(y), out.push(y) - 1);
    else out[at] = item.merge(out[at], y);
  }
  return freeze(out);
}

export function readMap<A>(
  u: unknown,
  value: Definition<A>,
): Readonly<Record<string, A>> {
  if (typeof u !== "object" || u === null || Array.isArray(u)) return refuse();
  const copy = (): Record<string, A> => ({ ...u });
  // What is ours may stay as it is, but not change: if the value is refused, it is looked at again.
  let out = reading.isOurs ? u as Record<string, A> : copy();
  let isEmpty = true;
  for (const key in out) {
    isEmpty = false;
    const before = out[key];
    const after = value.read(before);
    if (after === before) continue;
    if (out === u) out = copy();
    out[key] = after;
  }
  if (isEmpty && !isPlain(u)) return refuse();
  return freeze(out);
}

function* partsOfMap(
  u: Readonly<Record<string, unknown>>,
  value: Definition<unknown>,
): Iterable<Part> {
  for (const key of Object.keys(u)) yield [key, u[key], value];
}

/** A map from text to scalars; `__proto__` is a key like any other. Maps merge key by key. */
export function map<A>(codec: Codec<A>): DefinedCodec<Readonly<Record<string, A>>> {
  const value = definitionOf(codec);
  return new DefinedCodec<Readonly<Record<string, A>>>(`ReadonlyRecord<string, ${codec.name}>`, {
    read: (u) => readMap(u, value),
    some: (u) => some(readMap(u, value)),
    write: (a) => ({ ...a }),
    fits: (u) => isJsonObject(u) && Object.values(u).every((part) => value.fits(part)),
    equals: (x, y) => {
      const keys = Object.keys(x);
      return keys.length === Object.keys(y).length &&
        keys.every((key) => Object.hasOwn(y, key) && value.equals(x[key], y[key]));
    },
    merge: (x, y) => freeze({ ...x, ...y }),
    opens: isJsonObject,
    parts: (u) => partsOfMap(u as Readonly<Record<string, unknown>>, value),
    types: ["object"],
    keyed: true,
    expected: () => "must be an object",
    item: value,
  });
}

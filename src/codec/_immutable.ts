/**
 * Deep immutability at run time.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { unknownFields, type WithUnknownFields } from "./json.ts";

const { freeze, isFrozen } = Object;

const none: unknown = O.none;

/** Constructs nothing: what extends it adds its private members to the object that it is given. */
class Itself {
  constructor(object: object) {
    return object;
  }
}

/**
 * The mark of a record that this module made, and of which every part is
 * frozen: a private member, which nothing shows and no copy takes along.
 */
class Marked extends Itself {
  readonly #isOurs = true;

  static has(object: object): boolean {
    return #isOurs in object;
  }
}

/** Marks a record that is about to be frozen, and of which every part is frozen. */
export function markOurs(record: object): void {
  new Marked(record);
}

/** Whether a record is marked, so that it need not be looked at. */
export function isMarkedOurs(record: object): boolean {
  return Marked.has(record);
}

/**
 * The value with every object in it frozen: itself where it already was so, a
 * frozen copy where not, so that nobody's own objects are frozen behind their
 * back. fp-ts' shared `none` stays as it is. What is set through a lens is
 * mostly a part of another value, and frozen, or a few new objects around such
 * parts: so there is a look first, which is quick.
 */
export function immutable<A>(value: A): A {
  if (!isObject(value) || isMarkedOurs(value)) return value;
  if (isSome(value)) return immutableSome(value);
  return isImmutable(value) ? value : frozenCopy(value);
}

function isObject(u: unknown): u is object {
  return typeof u === "object" && u !== null && u !== none;
}

function isSome(value: object): value is O.Some<unknown> {
  return (value as Partial<O.Some<unknown>>)._tag === "Some";
}

function immutableSome<A extends O.Some<unknown>>(some: A): A {
  // What is copied is read of the copy: the value may have getters, which are run once.
  const option = isFrozen(some) ? some : { ...some };
  const before = option.value;
  const value = immutable(before);
  return freeze(value === before ? option : { ...option, value });
}

/** What an object may be: a record or a map. */
type Members = WithUnknownFields & Readonly<Record<string, unknown>>;

function isImmutable(value: object): boolean {
  if (!isFrozen(value)) return false;
  if (isSome(value)) return isImmutablePart(value.value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isImmutablePart(value[i])) return false;
    return true;
  }
  const members = value as Members;
  for (const key in members) {
    const part = members[key];
    if (typeof part !== "object" || part === null || part === none) continue;
    // Most parts are Options: what is asked of them is asked here, without a call.
    if (isSome(part) ? !isFrozen(part) || !isImmutablePart(part.value) : !isImmutable(part)) {
      return false;
    }
  }
  return isImmutablePart(members[unknownFields]);
}

function isImmutablePart(part: unknown): boolean {
  return typeof part !== "object" || part === null || part === none || isImmutable(part);
}

/**
 * An object of which a part is not immutable, in a frozen copy; itself, where
 * it is met on the way to such a part and has none. Each object is looked at
 * once: a look goes no further than to what is not frozen, and of what it went
 * through on the way there is no second one.
 */
function frozenCopy<A extends object>(value: A): A {
  const wasFrozen = isFrozen(value);
  let copy = wasFrozen ? undefined : shallowCopy(value);
  const members = copy ?? value;
  for (const key of keysOf(members)) {
    const part = members[key];
    if (!isObject(part)) continue;
    const frozen = wasFrozen ? frozenCopy(part) : immutable(part);
    if (frozen !== part) (copy ??= shallowCopy(value))[key] = frozen;
  }
  return copy === undefined ? value : freeze(copy);
}

/** The keys of an object under which it may have parts. */
function keysOf<A extends object>(value: A): Iterable<keyof A> {
  const keys: PropertyKey[] = Object.keys(value);
  if (unknownFields in value) keys.push(unknownFields);
  return keys as (keyof A)[];
}

function shallowCopy<A extends object>(value: A): A {
  return Array.isArray(value) ? value.slice() as A : { ...value };
}

/**
 * Deep immutability at run time.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { unknownFields, type WithUnknownFields } from "./json.ts";

const none: unknown = O.none;

/**
 * The value with every object in it frozen: itself where it already was so, a
 * frozen copy where not, so that nobody's own objects are frozen behind their
 * back. fp-ts' shared `none` stays as it is. What a lens gets is mostly a part
 * of another value, and frozen: so there is a look first, which is quick.
 */
export function immutable<A>(value: A): A {
  return isObject(value) && !isImmutable(value) ? frozenCopy(value) : value;
}

function isObject(u: unknown): u is object {
  return typeof u === "object" && u !== null && u !== none;
}

/** What an object may be: an Option, a record or a map. */
type Members = Partial<O.Some<unknown>> & WithUnknownFields & Readonly<Record<string, unknown>>;

function isImmutable(value: object): boolean {
  if (!Object.isFrozen(value)) return false;
  const members = value as Members;
  // Most objects of a value are Options: their one member is quicker asked for than enumerated.
  if (members._tag === "Some") return isImmutablePart(members.value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isImmutablePart(value[i])) return false;
    return true;
  }
  for (const key in members) if (!isImmutablePart(members[key])) return false;
  return isImmutablePart(members[unknownFields]);
}

function isImmutablePart(part: unknown): boolean {
  return typeof part !== "object" || part === null || part === none || isImmutable(part);
}

/** The value with every object in it that is not frozen, or holds one, in a frozen copy. */
function frozenCopy<A extends object>(value: A): A {
  let copy = Object.isFrozen(value) ? undefined : shallowCopy(value);
  for (const key of Reflect.ownKeys(value) as (keyof A)[]) {
    const part = value[key];
    if (!isObject(part)) continue;
    const frozen = frozenCopy(part);
    if (frozen !== part) (copy ??= shallowCopy(value))[key] = frozen;
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function shallowCopy<A extends object>(value: A): A {
  return Array.isArray(value) ? Object.assign([], value) : { ...value };
}

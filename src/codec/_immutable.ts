/**
 * Deep immutability at run time.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";

/**
 * The value with every object in it frozen: itself where it already was so, a
 * frozen copy where not, so that nobody's own objects are frozen behind their
 * back. fp-ts' shared `none` stays as it is.
 */
export function immutable<A>(value: A): A {
  if (typeof value !== "object" || value === null) return value;
  if ((value as unknown) === O.none) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(immutable);
    return unchanged(value, items as A, items.every((item, i) => item === value[i]));
  }
  const copy = { ...value };
  let same = true;
  for (const key of Reflect.ownKeys(copy) as (keyof A)[]) {
    copy[key] = immutable(value[key]);
    same &&= copy[key] === value[key];
  }
  return unchanged(value, copy, same);
}

function unchanged<A>(value: A, copy: A, same: boolean): A {
  return same && Object.isFrozen(value) ? value : Object.freeze(copy);
}

/**
 * Options: how they are made, and read in the way of Go, where absent and empty are one.
 *
 * @internal
 * @module
 */
import { O, type Option } from "./_deps.ts";

/** A frozen `Some`. */
export function some<A>(value: A): O.Some<A> {
  return Object.freeze({ _tag: "Some", value } as const);
}

/** The items of a list that may be absent. */
export function items<A>(list: Option<ReadonlyArray<A>>): ReadonlyArray<A> {
  return O.isSome(list) ? list.value : [];
}

/**
 * The first item that fits, of a list that may be absent. It is a loop, since
 * `find` and `some` take three times as long where an array is frozen.
 */
export function firstItem<A>(
  list: Option<ReadonlyArray<A>>,
  fits: (item: A) => boolean,
): A | undefined {
  if (O.isNone(list)) return undefined;
  for (let i = 0; i < list.value.length; i++) if (fits(list.value[i])) return list.value[i];
  return undefined;
}

/** Whether an item of a list fits, which may be absent. */
export function someItem<A>(
  list: Option<ReadonlyArray<A>>,
  fits: (item: A) => boolean,
): boolean {
  return firstItem(list, fits) !== undefined;
}

/** What is there as a list of one, or none. */
export function toList<A>(option: Option<A>): ReadonlyArray<A> {
  return O.isSome(option) ? [option.value] : [];
}

/** The text, or the empty text where it is absent. */
export function text<A extends string>(option: Option<A>): A | "" {
  return O.isSome(option) ? option.value : "";
}

/** What a map has under a key; `constructor` is a key like any other. */
export function valueAt(key: string): <A>(map: Readonly<Record<string, A>>) => Option<A> {
  return (map) => Object.hasOwn(map, key) ? O.some(map[key]) : O.none;
}

/** What kubectl prints in the place of nothing. */
export const NONE = "<none>";

/** The text, or `<none>` where it is absent, as kubectl prints it. */
export function orNone(option: Option<string>): string {
  return O.isSome(option) ? option.value : NONE;
}

/** A text that says something: Go writes the empty text for an absent one. */
export function nonEmpty<A extends string>(option: Option<A>): Option<A> {
  return O.isSome(option) && option.value === "" ? O.none : option;
}

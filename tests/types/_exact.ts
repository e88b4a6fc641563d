/**
 * What the tests of types compare them with.
 *
 * @module
 */

/** As `assertType` of Deno std, which the package behind `@std/testing/types` lacks: the compiler compares. */
export function assertType<T extends boolean>(_expected: T): void {}

/** Whether two types are one to the compiler; that of the package sees neither `readonly` nor an `any` in a function. */
export type IsExact<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2)
  ? true
  : false;

/** An intersection of object types as one object type. */
export type Flat<A> = { [K in keyof A]: A[K] };

/** The names of the members of a type that cannot be assigned. */
export type ReadonlyKeyOf<A> = {
  [K in keyof A]-?: IsExact<{ [P in K]: A[P] }, { readonly [P in K]: A[P] }> extends true ? K
    : never;
}[keyof A];

/**
 * The packages behind this module. This file and that of the optics are the
 * only ones that name a package, or a range of versions. The ranges are wide,
 * since two copies of io-ts in one graph make codecs that do not compose.
 *
 * @internal
 * @module
 */

export * as E from "npm:fp-ts@^2.14.0/lib/Either.js";
export { Ord as booleanOrd } from "npm:fp-ts@^2.14.0/lib/boolean.js";
export { Ord as numberOrd } from "npm:fp-ts@^2.14.0/lib/number.js";
export * as O from "npm:fp-ts@^2.14.0/lib/Option.js";
export type { Either } from "npm:fp-ts@^2.14.0/lib/Either.js";
export type { Eq } from "npm:fp-ts@^2.14.0/lib/Eq.js";
export type { Monoid } from "npm:fp-ts@^2.14.0/lib/Monoid.js";
export type { Option } from "npm:fp-ts@^2.14.0/lib/Option.js";
export {
  contramap,
  getMonoid as getOrdMonoid,
  type Ord,
  reverse,
} from "npm:fp-ts@^2.14.0/lib/Ord.js";
export type { Predicate } from "npm:fp-ts@^2.14.0/lib/Predicate.js";
export type { Semigroup } from "npm:fp-ts@^2.14.0/lib/Semigroup.js";
export type { Show } from "npm:fp-ts@^2.14.0/lib/Show.js";
export { pipe } from "npm:fp-ts@^2.14.0/lib/function.js";
export { Type } from "npm:io-ts@^2.2.19";
export type { Context, ContextEntry, Decoder, Errors, ValidationError } from "npm:io-ts@^2.2.19";

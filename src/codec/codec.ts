/**
 * The codec of a model type.
 *
 * @module
 */
import type { Type } from "../_deps.ts";
import type { JsonOf } from "./json.ts";

/**
 * A codec of this module: an io-ts `Type` from any input to an immutable value
 * and back to JSON.
 *
 * It decodes, encodes, guards and composes like every io-ts codec; `getEq`,
 * `getSemigroup` and `getMonoid` take it as well. Its failures are io-ts
 * `Errors` for `decodeIssues`.
 *
 * @category codecs
 * @since 0.1.0
 */
export interface Codec<A> extends Type<A, JsonOf<A>, unknown> {
  /** Marks the codecs of this module. */
  readonly _tag: "PodStatusCodec";
}

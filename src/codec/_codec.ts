/**
 * The words that define a model.
 *
 * Where what is: `_reading.ts` the state of decoding, `_definition.ts` what a
 * codec knows, `_scalar.ts`, `_collection.ts` and `_record.ts` the codecs,
 * `_explain.ts` the failures of a value that was refused.
 *
 * @internal
 * @module
 */
export type { Codec } from "./codec.ts";
export { some } from "../_option.ts";
export { choice } from "./_choice.ts";
export { list, map, writeList } from "./_collection.ts";
export { DefinedCodec, definitionOf } from "./_defined.ts";
export type { Definition, Field } from "./_definition.ts";
export { refuse } from "./_reading.ts";
export {
  type Draft,
  optional,
  optionalList,
  optionalMap,
  type Raw,
  record,
  required,
} from "./_record.ts";
export { json, scalar } from "./_scalar.ts";
export { withUnknown } from "./_unknown.ts";

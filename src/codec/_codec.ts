/**
 * The words that define a model; and the way into this folder, in this order:
 *
 * 1. `_definition.ts`: what is known of a codec, which is how the values of its
 *    type are read, written, compared, merged, and of which parts they are.
 * 2. `_defined.ts`: the one class of all codecs, which makes an io-ts `Type` of that.
 * 3. `_reading.ts`: what goes on while a value is read. It is all the state there
 *    is, with its rule of re-entrance.
 * 4. `_scalar.ts`, `_collection.ts`, `_choice.ts`: texts and numbers, lists and
 *    maps, one of several records.
 * 5. `_record.ts`: records, by their shape; with `_unknown.ts`, the fields that
 *    the model does not know, and `_encoder.ts`, what writes a record.
 * 6. `_json.ts`: JSON that the model leaves opaque.
 * 7. `_explain.ts`, `_issue.ts`: what is wrong with a value that was refused.
 * 8. `_immutable.ts`: what is set through a lens.
 *
 * The fast path of decoding is `decode` of the class, `attemptRead`, and `read`
 * of one codec after the other; whatever else is here runs by the table of fields.
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

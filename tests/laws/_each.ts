/**
 * Laws that are tried on every codec, or on every record.
 *
 * @module
 */
import type { DefinedCodec } from "../../src/codec/_codec.ts";
import { codecs, models } from "../_arbitrary.ts";

/** A test for each codec, whose name stands for `CODEC`. */
export function eachCodec(says: string, check: (codec: DefinedCodec<unknown>) => void): void {
  for (const codec of codecs) Deno.test(says.replace("CODEC", codec.name), () => check(codec));
}

/** A test for each record, whose name stands for `MODEL`. */
export function eachModel(says: string, check: (model: DefinedCodec<unknown>) => void): void {
  for (const model of models) Deno.test(says.replace("MODEL", model.name), () => check(model));
}

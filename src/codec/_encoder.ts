/**
 * The check of written-out encoders, when the module is loaded.
 *
 * @internal
 * @module
 */
import { some } from "../_option.ts";
import type { Field } from "./_definition.ts";
import type { JsonOf } from "./json.ts";

/**
 * Runs an encoder once on a record that has every field, and throws where its
 * JSON lacks one, or has one more: whoever adds a field to a shape alone is
 * told so by the first import.
 */
export function checkEncoder<A>(
  name: string,
  fields: ReadonlyArray<Field>,
  encode: (a: A) => JsonOf<A>,
): void {
  const values = new Map<PropertyKey, unknown>(
    fields.map(({ key, optional }) => [key, optional ? some(anything) : anything]),
  );
  const get = (_: object, key: PropertyKey): unknown => {
    if (typeof key === "symbol" || values.has(key)) return values.get(key);
    throw new Error(`the shape of ${name} forgets ${key}, which its encoder writes`);
  };
  const full = new Proxy({}, { get }) as A;
  const written = new Set(Object.keys(Object(encode(full))));
  const forgotten = fields.map(({ key }) => key).filter((key) => !written.delete(key));
  if (forgotten.length > 0) {
    throw new Error(`the encoder of ${name} forgets ${forgotten.join(", ")}`);
  }
  if (written.size > 0) {
    throw new Error(`the encoder of ${name} invents ${[...written].join(", ")}`);
  }
}

/**
 * A stand-in for any value of a field: an absent option, an empty list, an
 * empty map, and a record of which every field is such a stand-in again.
 */
const anything: object = new Proxy({}, {
  get: (_, key) => {
    switch (key) {
      case "_tag":
        return "None";
      case "length":
        return 0;
      default:
        return typeof key === "symbol" ? undefined : anything;
    }
  },
});

/**
 * The encoders of records: by the table of fields, or written out for speed,
 * which is checked when the module is loaded.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { some } from "../_option.ts";
import type { Definition, Field } from "./_definition.ts";
import { withUnknown } from "./_unknown.ts";
import { type JsonOf, unknownFields, type WithUnknownFields } from "./json.ts";

type Members = WithUnknownFields & Readonly<Record<string, unknown>>;

/**
 * The encoder of a record. One that is written out is several times as fast as
 * the loop over the table; what it leaves, which may be records and lists of
 * them, the loop adds. A scalar that it leaves was forgotten.
 */
export function encoderOf<A extends object>(
  name: string,
  fields: ReadonlyArray<Field>,
  encode: ((a: A) => JsonOf<A>) | undefined,
): (a: A) => unknown {
  if (encode === undefined) {
    return (a) => withUnknown(writeFields(fields, a, {}), (a as WithUnknownFields)[unknownFields]);
  }
  const left = fieldsLeftBy(name, fields, encode);
  return left.length === 0 ? encode : (a) => writeFields(left, a, Object(encode(a)));
}

/** Writes fields of a record into its JSON. */
function writeFields(
  fields: ReadonlyArray<Field>,
  a: object,
  json: Record<string, unknown>,
): object {
  for (const { key, optional, codec } of fields) {
    const member = (a as Members)[key];
    if (!optional) json[key] = codec.write(member);
    else {
      const option = member as Option<unknown>;
      if (O.isSome(option)) json[key] = codec.write(option.value);
    }
  }
  return json;
}

/**
 * The fields that an encoder does not write, for which it runs once on a record
 * that has every field. It throws where one of them is a scalar, or where the
 * encoder writes what is no field: whoever adds a field to a shape alone is told
 * so by the first import.
 */
function fieldsLeftBy<A>(
  name: string,
  fields: ReadonlyArray<Field>,
  encode: (a: A) => JsonOf<A>,
): ReadonlyArray<Field> {
  const values = new Map<PropertyKey, unknown>(
    fields.map(({ key, optional }) => [key, optional ? some(anything) : anything]),
  );
  const get = (_: object, key: PropertyKey): unknown => {
    if (typeof key === "symbol" || values.has(key)) return values.get(key);
    throw new Error(`the shape of ${name} forgets ${key}, which its encoder writes`);
  };
  const full = new Proxy({}, { get }) as A;
  const written = new Set(Object.keys(Object(encode(full))));
  const left = fields.filter(({ key }) => !written.delete(key));
  const forgotten = left.filter(({ codec }) => !isOfRecords(codec)).map(({ key }) => key);
  if (forgotten.length > 0) {
    throw new Error(`the encoder of ${name} forgets ${forgotten.join(", ")}`);
  }
  if (written.size > 0) {
    throw new Error(`the encoder of ${name} invents ${[...written].join(", ")}`);
  }
  return left;
}

/** Whether a codec is that of a record, or of a list or a map of records. */
function isOfRecords({ fields, item }: Definition<unknown>): boolean {
  return fields.length > 0 || item !== undefined && isOfRecords(item);
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

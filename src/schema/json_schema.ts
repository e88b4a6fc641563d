/**
 * A JSON Schema of what a codec reads.
 *
 * @module
 */
import { type Codec, type Definition, definitionOf, type Field } from "../codec/_codec.ts";
import { immutable } from "../codec/_immutable.ts";
import type { JsonObject } from "../codec/json.ts";
import { isNamed, scalarSchema } from "./_scalar.ts";

/**
 * The JSON Schema, draft 2020-12, of what a codec reads and writes: for other
 * languages, editors and gateways.
 *
 * What the codec takes is valid, with fields that the model does not know, and
 * with `null` where a field may be absent. What it refuses is not, as far as a
 * schema can tell: it knows no bound of nesting, and of a whole number beyond
 * 2^53 no more than `JSON.parse` does. An open enumeration is its known words or
 * any text. `title` is the name of the type, each type stands once in `$defs`.
 * Times have a pattern rather than `format`, which few validators check alike.
 *
 * @example
 * ```ts
 * import { PodIP } from "@k8s-fp/pod-status";
 * import { jsonSchema } from "@k8s-fp/pod-status/schema";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(jsonSchema(PodIP), {
 *   $schema: "https://json-schema.org/draft/2020-12/schema",
 *   title: "PodIP",
 *   type: "object",
 *   properties: { ip: { type: "string" } },
 *   required: ["ip"],
 * });
 * ```
 *
 * @category codecs
 * @since 0.2.0
 */
export function jsonSchema<A>(codec: Codec<A>): JsonObject {
  const definition: Definition<unknown> = definitionOf(codec);
  const defs = new Map<string, Schema>();
  const schema = schemaOf(definition, defs);
  return immutable({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: definition.name,
    ...(schema === true ? {} : schema),
    ...(defs.size > 0 && { $defs: Object.fromEntries(defs) }),
  });
}

/** A schema; `true` is that of any JSON. */
type Schema = JsonObject | true;

/** The schemas of the types that a schema refers to, by name, in the order in which it does. */
type Definitions = Map<string, Schema>;

/** The schema of a value, spelled out. */
function schemaOf(definition: Definition<unknown>, defs: Definitions): Schema {
  const { name, choices, fields, item, keyed } = definition;
  if (choices.length > 0) {
    return { title: name, anyOf: choices.map((choice) => referenceTo(choice, defs)) };
  }
  if (fields.length > 0) return recordSchema(name, fields, defs);
  if (item === undefined) return scalarSchema(definition);
  const inner = referenceTo(item, defs);
  return keyed ? { type: "object", additionalProperties: inner } : { type: "array", items: inner };
}

function recordSchema(
  name: string,
  fields: ReadonlyArray<Field>,
  defs: Definitions,
): JsonObject {
  const required = fields.filter(({ optional }) => !optional).map(({ key }) => key);
  return {
    title: name,
    type: "object",
    properties: Object.fromEntries(fields.map(({ key, optional, codec }) => {
      const schema = referenceTo(codec, defs);
      return [key, optional ? orNull(schema) : schema];
    })),
    ...(required.length > 0 && { required }),
  };
}

/** The schema of a part: a reference where its type has a name, which is defined on first sight. */
function referenceTo(definition: Definition<unknown>, defs: Definitions): Schema {
  const { name, choices, fields } = definition;
  if (choices.length === 0 && fields.length === 0 && !isNamed(definition)) {
    return schemaOf(definition, defs);
  }
  if (!defs.has(name)) {
    // It takes its place before those that it refers to.
    defs.set(name, true);
    defs.set(name, schemaOf(definition, defs));
  }
  return { $ref: `#/$defs/${name}` };
}

/** The schema of a field that may be absent, which some writers say by `null`. */
function orNull(schema: Schema): Schema {
  if (schema === true) return true;
  const { type } = schema;
  return typeof type === "string"
    ? { ...schema, type: [type, "null"] }
    : { anyOf: [schema, { type: "null" }] };
}

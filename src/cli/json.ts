/**
 * Data with Options in it as JSON.
 *
 * @internal
 * @module
 */
import type { JsonObject, JsonValue } from "../codec/json.ts";

/** The value as JSON: what is absent is left out, and a number that JSON has not is null. */
export function jsonOf(value: unknown): JsonValue {
  return valueOf(value) ?? null;
}

/** The members of a record as JSON. */
function jsonObjectOf(record: object): JsonObject {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, member]) => {
      const json = valueOf(member);
      return json === undefined ? [] : [[key, json]];
    }),
  );
}

function valueOf(value: unknown): JsonValue | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : null;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(jsonOf);
      if (value instanceof Map) return jsonObjectOf(Object.fromEntries(value));
      if ("_tag" in value && value._tag === "None") return undefined;
      if ("_tag" in value && value._tag === "Some" && "value" in value) return valueOf(value.value);
      return jsonObjectOf(value);
    default:
      return undefined;
  }
}

/**
 * Readings of JSON that the model leaves as it came, of which nothing is known.
 *
 * @internal
 * @module
 */
import { type JsonValue, unknownFields, type WithUnknownFields } from "../codec/json.ts";

/** A field of JSON, or of what a record keeps beside its own; absent where there is none. */
export function fieldOf(json: JsonValue | undefined, key: string): JsonValue | undefined {
  return typeof json === "object" && json !== null && !isList(json) && Object.hasOwn(json, key)
    ? json[key]
    : undefined;
}

/** A field that the model of a record does not know. */
export function unknownField(record: WithUnknownFields, key: string): JsonValue | undefined {
  return fieldOf(record[unknownFields], key);
}

/** The items of a list; none of what is no list. */
export function listOf(json: JsonValue | undefined): ReadonlyArray<JsonValue> {
  return json !== undefined && json !== null && isList(json) ? json : [];
}

/** A text or a number as text; empty for anything else. */
export function wordOf(json: JsonValue | undefined): string {
  return typeof json === "string" || typeof json === "number" ? String(json) : "";
}

/** A number, or what stands for it where there is none. */
export function numberOf(json: JsonValue | undefined, otherwise: number): number {
  return typeof json === "number" ? json : otherwise;
}

/** The names and values of an object that are text or numbers. */
export function entriesOf(
  json: JsonValue | undefined,
): ReadonlyArray<readonly [key: string, value: JsonValue]> {
  return typeof json === "object" && json !== null && !isList(json) ? Object.entries(json) : [];
}

function isList(json: JsonValue): json is ReadonlyArray<JsonValue> {
  return Array.isArray(json);
}

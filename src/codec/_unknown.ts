/**
 * The fields of a record that the model does not know.
 *
 * @internal
 * @module
 */
import { frozenJson, isJsonObject, notJson, thawedObject } from "./_json.ts";
import { readJson } from "./_scalar.ts";
import { type JsonObject, type JsonValue, unknownFields, type WithUnknownFields } from "./json.ts";

/** The keys that a record knows. */
type Known = { readonly has: (key: string) => boolean };

const noFields: JsonObject = Object.freeze({});

/** The unknown fields of a record. */
export function unknownOf(a: WithUnknownFields): JsonObject {
  return a[unknownFields] ?? noFields;
}

/** The JSON of a record with its unknown fields, which an encoder of its own passes here. */
export function withUnknown<J extends object>(json: J, unknown: JsonObject | undefined): J {
  if (unknown === undefined) return json;
  return { ...json, ...thawedObject(unknown) };
}

/** Copies the fields of an object that are not known to the record that is read of it. */
export function keepUnknown(u: object, known: Known, record: WithUnknownFields): void {
  let unknown: Record<string, JsonValue> | undefined;
  for (const key of Object.keys(u)) {
    if (known.has(key)) continue;
    const value: unknown = u[key as keyof typeof u];
    if (value === undefined) continue;
    unknown ??= {};
    // To assign it would set the prototype.
    if (key === "__proto__") Object.defineProperty(unknown, key, entryOf(readJson(value)));
    else unknown[key] = readJson(value);
  }
  if (unknown === undefined) return;
  const kept: { [unknownFields]?: JsonObject } = record;
  kept[unknownFields] = Object.freeze(unknown);
}

function entryOf(value: JsonValue): PropertyDescriptor {
  return { value, writable: true, enumerable: true, configurable: true };
}

/** Whether what a record has for unknown fields is what a reading keeps: JSON each, or `undefined`, and none of a known key. */
export function fitsUnknown(u: object, known: Known): boolean {
  const unknown: unknown = (u as WithUnknownFields)[unknownFields];
  return unknown === undefined ||
    isJsonObject(unknown) &&
      Object.entries(unknown).every(([key, value]) =>
        !known.has(key) && (value === undefined || frozenJson(value) !== notJson)
      );
}

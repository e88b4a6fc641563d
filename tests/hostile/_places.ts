/**
 * Full documents, and every place in them: by the table of each codec's
 * fields, so that a new field has its place once it is defined.
 *
 * @module
 */
import { Pod } from "@k8s-fp/pod-status";
import { type Codec, type Definition, definitionOf } from "../../src/codec/_codec.ts";
import { fieldsOf, itemOf } from "../_arbitrary.ts";

/** Where something stands in a document. */
export type Path = ReadonlyArray<string | number>;

/** A place of a document, and the codec of what belongs there. */
export interface Place {
  readonly path: Path;
  readonly codec: Definition<unknown>;
}

const SCALARS: Readonly<Record<string, unknown>> = {
  boolean: true,
  int32: 1,
  float64: 0.5,
  int64: 1,
  json: { a: [7] },
  Time: "2026-01-01T00:00:00Z",
  Quantity: "1",
};

/** A document that has every field, and one item in every list and map. */
export function fullOf(node: Definition<unknown>): unknown {
  const fields = fieldsOf(node, { type: "ADDED" });
  if (fields.length > 0) {
    return Object.fromEntries(fields.map(({ key, codec }) => [key, fullOf(codec)]));
  }
  const item = itemOf(node);
  if (item === undefined) return node.words?.[0] ?? SCALARS[node.name] ?? "a";
  return node.keyed ? { key: fullOf(item) } : [fullOf(item)];
}

/** Every place of a full document, itself first. */
export function placesOf(node: Definition<unknown>, path: Path = []): ReadonlyArray<Place> {
  const below = fieldsOf(node, { type: "ADDED" }).flatMap(({ key, codec }) =>
    placesOf(codec, [...path, key])
  );
  const item = itemOf(node);
  const items = item === undefined ? [] : placesOf(item, [...path, node.keyed ? "key" : 0]);
  return [{ path, codec: node }, ...below, ...items];
}

/** A document with another value at a place; nothing else of it is copied than what leads there. */
export function withValue(document: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const part = (document as Record<string | number, unknown>)[step];
  const changed = withValue(part, rest, value);
  if (Array.isArray(document)) return document.map((item, i) => i === step ? changed : item);
  return Object.fromEntries(
    Object.entries(document as object).map(([key, member]) => [
      key,
      key === step ? changed : member,
    ]),
  );
}

/** The part of a document at a place. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((part, step) => (part as Record<string | number, unknown>)[step], document);
}

const PLACEHOLDER = "\u0001hostile\u0001";

/** The JSON of a document with a text at a place. */
export function withText(document: unknown, path: Path, text: string): string {
  return JSON.stringify(withValue(document, path, PLACEHOLDER))
    .replace(JSON.stringify(PLACEHOLDER), () => text);
}

/** The codec of pods as the tests look at it. */
export const podNode = definitionOf<unknown>(Pod as Codec<unknown>);

/** A pod that has every field. */
export const fullPod = { ...fullOf(podNode) as object, kind: "Pod" };

/** Every place of a pod but the pod itself. */
export const podPlaces = placesOf(podNode).slice(1);

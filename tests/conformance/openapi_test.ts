import { assert, assertEquals } from "@std/assert";
import type { Definition } from "../../src/codec/_codec.ts";
import { models } from "../_arbitrary.ts";
import { corpusTest } from "./_corpus.ts";
import {
  type ApiField,
  type ApiType,
  apiTypes,
  DIFFERENCES,
  lastName,
  NEWEST,
  UNDEFINED,
} from "./_openapi.ts";

/** What a field is, in words that both sides have. */
interface Told {
  readonly type: string;
  readonly isRequired: boolean;
  readonly mergesBy: ReadonlyArray<string>;
}

const RELEASES = ["1.34.4", "1.35.4", "1.37.2"];

function apiText({ type, format, $ref, items, additionalProperties }: ApiField): string {
  if ($ref !== undefined) return lastName($ref);
  if (items !== undefined) return `list of ${apiText(items)}`;
  if (additionalProperties !== undefined) return `map of ${apiText(additionalProperties)}`;
  return format ?? type ?? "anything";
}

function apiFields({ properties = {}, required = [] }: ApiType): ReadonlyMap<string, Told> {
  return new Map(
    Object.entries(properties).map(([key, field]) => [key, {
      type: apiText(field),
      isRequired: required.includes(key),
      mergesBy: field["x-kubernetes-list-map-keys"] ??
        [field["x-kubernetes-patch-merge-key"]].filter((key) => key !== undefined),
    }]),
  );
}

/** Codecs of open enumerations have a name of their own; to the API they are text. */
function ourText({ name, fields, types, keyed, item }: Definition<unknown>): string {
  if (item !== undefined) return `${keyed ? "map" : "list"} of ${ourText(item)}`;
  const isWord = fields.length === 0 && types.length === 1 && types[0] === "string";
  return isWord && name !== "Time" ? "string" : name;
}

function ourFields(model: Definition<unknown>): ReadonlyMap<string, Told> {
  return new Map(
    model.fields.map(({ key, optional, codec }) => [key, {
      type: ourText(codec),
      isRequired: !optional,
      mergesBy: codec.mergeKeys.map(String),
    }]),
  );
}

/** Types of which the model leaves fields to the unknown ones, since no question about a status needs them. */
const PARTIAL = new Set(["Container", "EphemeralContainer", "ListMeta", "ObjectMeta", "PodSpec"]);

/** Fields of ours that the newest release does not have, and why. */
const GONE: Readonly<Record<string, string>> = {
  "NodeAllocatableResourceClaimStatus.resources": "in 1.36 alone",
};

function text({ type, isRequired, mergesBy }: Told): string {
  const merge = mergesBy.length > 0 ? ` by ${mergesBy.join(" and ")}` : "";
  return `${isRequired ? "required " : ""}${type}${merge}`;
}

/** The fields of a model that differ from a type of the API: what both say, ours first. */
function differences(model: Definition<unknown>, type: ApiType): ReadonlyArray<[string, string]> {
  const theirs = apiFields(type);
  return [...ourFields(model)].flatMap(([key, told]): [string, string][] => {
    const other = theirs.get(key);
    const isSame = other === undefined || text(told) === text(other);
    return isSame ? [] : [[`${model.name}.${key}`, text(told)]];
  });
}

corpusTest("every model is a type of the API, but for those that the file cannot have", () => {
  const types = apiTypes(NEWEST);
  const missing = models.filter(({ name }) => !types.has(name)).map(({ name }) => name);
  assertEquals(missing.sort(), Object.keys(UNDEFINED).sort());
});

corpusTest("every model has the fields of its type, and no others", () => {
  const types = apiTypes(NEWEST);
  const [gone, missing]: [string[], string[]] = [[], []];
  for (const model of models) {
    const type = types.get(model.name);
    if (type === undefined) continue;
    const [ours, theirs] = [ourFields(model), apiFields(type)];
    for (const key of ours.keys()) if (!theirs.has(key)) gone.push(`${model.name}.${key}`);
    for (const key of PARTIAL.has(model.name) ? [] : theirs.keys()) {
      if (!ours.has(key)) missing.push(`${model.name}.${key}`);
    }
  }
  assertEquals(gone, Object.keys(GONE));
  assertEquals(missing, []);
});

for (const release of RELEASES) {
  corpusTest(`types, formats, what is required and how lists merge are those of ${release}`, () => {
    const types = apiTypes(release);
    const tried = models.flatMap((model) => {
      const type = types.get(model.name);
      return type === undefined ? [] : [{ model, type }];
    });
    assert(tried.length > 30);
    const found = Object.fromEntries(
      tried.flatMap(({ model, type }) => differences(model, type)),
    );
    const expected = Object.entries(DIFFERENCES).filter(([path]) => {
      const [name, key] = path.split(".");
      return types.get(name)?.properties?.[key] !== undefined;
    });
    assertEquals(found, Object.fromEntries(expected.map(([path, { ours }]) => [path, ours])));
  });
}

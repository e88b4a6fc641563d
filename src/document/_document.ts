/**
 * What a parsed document is, and what of it should be a pod.
 *
 * @internal
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { some } from "../codec/_codec.ts";
import { nonEmpty } from "../_option.ts";
import type { DecodeIssue } from "../codec/issue.ts";

type Fields = Readonly<Record<string, unknown>>;

const EXPECTED = "must be a Pod, a PodList, a List or an array of pods";
const KINDS = 'supported values: "Pod", "PodList", "List"';

/**
 * The items of a document: those of a list, or the document itself where it is a
 * pod. Where `items` are an array it is a list, whatever its kind says.
 */
export function itemsOf(json: unknown): Either<DecodeIssue, ReadonlyArray<unknown>> {
  if (Array.isArray(json)) return arrayItems([], json);
  if (typeof json !== "object" || json === null) {
    return E.left(refusal([], "FieldValueTypeInvalid", json, EXPECTED));
  }
  const { kind, items, type, object } = json as Fields;
  if (!holdsPods(kind)) return E.left(kindRefusal(["kind"], json));
  if (isEvent(json) || Array.isArray(fieldOf(object, "items"))) {
    return E.left(refusal(["type"], "FieldValueInvalid", type, EVENT));
  }
  if (kind === "Pod") {
    return Array.isArray(items)
      ? E.left(refusal(["kind"], "FieldValueNotSupported", kind, LIST_KINDS))
      : E.right([json]);
  }
  if (!isAbsent(kind) || "items" in json) return listItems(items);
  return ["metadata", "spec", "status"].some((key) => key in json)
    ? E.right([json])
    : E.left(refusal([], "FieldValueInvalid", json, EXPECTED));
}

/** What the kind may be of what has items. */
export const LIST_KINDS = 'supported values where it has items: "PodList", "List"';
const EVENT = "must not be there: an event of a watch is read by a stream";

/** Whether a kind says nothing. */
export function isAbsent(kind: unknown): boolean {
  return kind === undefined || kind === null || kind === "";
}

/** Whether a document is an event of a watch: it has a type, and no kind. */
export function isEvent(document: unknown): boolean {
  return typeof fieldOf(document, "type") === "string" && isAbsent(fieldOf(document, "kind"));
}

/** Whether an object of a kind may be a pod, or a list of pods. */
export function holdsPods(kind: unknown): boolean {
  return isAbsent(kind) || kind === "Pod" || kind === "PodList" || kind === "List";
}

/** Whether a kind is that of an answer of the API, and not of an object of the cluster. */
export function isAnswer(kind: string): boolean {
  return /^(Status|Table|PartialObjectMetadata)$|List$/.test(kind);
}

/** The refusal of a document by its kind, and what to ask for instead. */
export function kindRefusal(path: ReadonlyArray<string>, document: unknown): DecodeIssue {
  const kind = fieldOf(document, "kind");
  return refusal(path, "FieldValueNotSupported", kind, `${KINDS} (${adviceOn(kind, document)})`);
}

function adviceOn(kind: unknown, document: unknown): string {
  switch (kind) {
    case "Status": {
      const message = fieldOf(document, "message");
      return typeof message === "string" && message !== ""
        ? `it says: ${message}`
        : "it is the answer to a request that gave no pods";
    }
    case "Table":
      return 'a table has no pods: ask with "Accept: application/json"';
    case "PartialObjectMetadata":
    case "PartialObjectMetadataList":
      return 'metadata alone are no pods: ask with "Accept: application/json"';
    default:
      return "it holds no pods: ask for pods, as kubectl get pods -o json does";
  }
}

function listItems(items: unknown): Either<DecodeIssue, ReadonlyArray<unknown>> {
  if (items === undefined || items === null) return E.right([]);
  return Array.isArray(items)
    ? arrayItems(["items"], items)
    : E.left(refusal(["items"], "FieldValueTypeInvalid", items, "must be an array"));
}

/** The items of an array. One with holes is no JSON, and may be of any length at no cost. */
function arrayItems(
  path: ReadonlyArray<string>,
  items: ReadonlyArray<unknown>,
): Either<DecodeIssue, ReadonlyArray<unknown>> {
  for (let i = 0; i < items.length; i++) {
    if (!(i in items)) {
      return E.left(refusal(path, "FieldValueInvalid", items, "must be an array without holes"));
    }
  }
  return E.right(items);
}

/** An issue that no codec found. */
export function refusal(
  path: ReadonlyArray<string>,
  kind: DecodeIssue["kind"],
  value: unknown,
  expected: string,
): DecodeIssue {
  const field = path.join(".");
  return Object.freeze({ path: Object.freeze(path), field, kind, value, expected });
}

/** The kind of an item that says it is no pod. */
export function otherKind(item: unknown): string | undefined {
  const kind = fieldOf(item, "kind");
  return typeof kind === "string" && kind !== "Pod" && kind !== "" ? kind : undefined;
}

/** The namespace and the name of an item, as far as it tells. */
export interface Identity {
  readonly namespace: Option<string>;
  readonly name: Option<string>;
}

/** Who an item is, whatever else is wrong with it. */
export function identityOf(item: unknown): Identity {
  const metadata = fieldOf(item, "metadata");
  return {
    namespace: textOf(fieldOf(metadata, "namespace")),
    name: textOf(fieldOf(metadata, "name")),
  };
}

/** Of which version a document is, as far as it tells. */
export function resourceVersionOf(document: unknown): Option<string> {
  return textOf(fieldOf(fieldOf(document, "metadata"), "resourceVersion"));
}

/** Where the rest of a list begins of which the document is a page. */
export function continueOf(document: unknown): Option<string> {
  return nonEmpty(textOf(fieldOf(fieldOf(document, "metadata"), "continue")));
}

/** A field of anything; `undefined` where there is none, or where a getter throws. */
export function fieldOf(u: unknown, key: string): unknown {
  try {
    return typeof u === "object" && u !== null ? (u as Fields)[key] : undefined;
  } catch {
    return undefined;
  }
}

function textOf(u: unknown): Option<string> {
  return typeof u === "string" ? some(u) : O.none;
}

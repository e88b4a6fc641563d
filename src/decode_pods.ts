/**
 * Pods out of any document that holds some.
 *
 * @module
 */
import { E, type Either, O, type Option } from "./_deps.ts";
import { type DecodeIssue, decodeIssues } from "./error.ts";
import { Pod } from "./model/pod.ts";

/**
 * An item of a document that should have been a pod.
 *
 * @category documents
 * @since 0.1.0
 */
export interface PodFailure {
  /** Its position among the items of the document, from 0. */
  readonly index: number;
  /** Its namespace, as far as it tells. */
  readonly namespace: Option<string>;
  /** Its name, as far as it tells. */
  readonly name: Option<string>;
  /** What is wrong, with paths from the root of the item. */
  readonly issues: ReadonlyArray<DecodeIssue>;
}

/**
 * What a document holds: one bad item does not cost the others.
 *
 * @category documents
 * @since 0.1.0
 */
export interface DecodedPods {
  /** The good pods, in the order of the document. */
  readonly pods: ReadonlyArray<Pod>;
  /** The bad ones, in the order of the document. */
  readonly failures: ReadonlyArray<PodFailure>;
  /** How many items of other kinds were skipped, by kind. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Decodes the pods of a document: a Pod, a PodList, a List of any kinds as
 * kubectl writes it, or an array of pods.
 *
 * Anything else is refused, with what was found. A document without a kind is
 * taken for a list where it has `items`, and for a pod where it has
 * `metadata`, `spec` or `status`, as the items of a PodList have no kind.
 *
 * @example
 * ```ts
 * import { decodePods, formatIssues } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods({
 *   kind: "List",
 *   items: [
 *     { kind: "Pod", metadata: { name: "web" } },
 *     { kind: "Service" },
 *     { kind: "Pod", metadata: { name: "bad" }, status: { phase: 3 } },
 *   ],
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right.pods.length, 1);
 * assertEquals(decoded.right.skipped, { Service: 1 });
 * assertEquals(decoded.right.failures.map((failure) => formatIssues(failure.issues)), [
 *   ["status.phase: Invalid value: 3: must be a string"],
 * ]);
 * ```
 *
 * @category documents
 * @since 0.1.0
 */
export function decodePods(json: unknown): Either<ReadonlyArray<DecodeIssue>, DecodedPods> {
  try {
    const items = itemsOf(json);
    return E.isLeft(items) ? E.left([items.left]) : E.right(decodeItems(items.right));
  } catch {
    return E.left([refusal([], "FieldValueInvalid", json, "must be JSON that can be read")]);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const EXPECTED = "must be a Pod, a PodList, a List or an array of pods";
const KINDS = 'supported values: "Pod", "PodList", "List"';

function itemsOf(json: unknown): Either<DecodeIssue, ReadonlyArray<unknown>> {
  if (Array.isArray(json)) return E.right(json);
  if (typeof json !== "object" || json === null) {
    return E.left(refusal([], "FieldValueTypeInvalid", json, EXPECTED));
  }
  const { kind, items } = json as Fields;
  switch (kind) {
    case "Pod":
      return E.right([json]);
    case "PodList":
    case "List":
      return listItems(items);
    case undefined:
    case null:
    case "":
      if ("items" in json) return listItems(items);
      return ["metadata", "spec", "status"].some((key) => key in json)
        ? E.right([json])
        : E.left(refusal([], "FieldValueInvalid", json, EXPECTED));
    default:
      return E.left(refusal(["kind"], "FieldValueNotSupported", kind, KINDS + statusNote(json)));
  }
}

function listItems(items: unknown): Either<DecodeIssue, ReadonlyArray<unknown>> {
  if (items === undefined || items === null) return E.right([]);
  return Array.isArray(items)
    ? E.right(items)
    : E.left(refusal(["items"], "FieldValueTypeInvalid", items, "must be an array"));
}

/** What a `Status`, which the API returns instead of a list, has to say. */
function statusNote(json: object): string {
  const { kind, message } = json as Fields;
  return kind === "Status" && typeof message === "string" ? ` (it says: ${message})` : "";
}

function refusal(
  path: ReadonlyArray<string>,
  kind: DecodeIssue["kind"],
  value: unknown,
  expected: string,
): DecodeIssue {
  return { path, field: path.join("."), kind, value, expected };
}

function decodeItems(items: ReadonlyArray<unknown>): DecodedPods {
  const pods: Pod[] = [];
  const failures: PodFailure[] = [];
  const skipped = new Map<string, number>();
  items.forEach((item, index) => {
    const kind = otherKind(item);
    if (kind !== undefined) {
      skipped.set(kind, (skipped.get(kind) ?? 0) + 1);
      return;
    }
    const decoded = Pod.decode(item);
    if (E.isRight(decoded)) pods.push(decoded.right);
    else failures.push({ index, ...identityOf(item), issues: decodeIssues(decoded.left) });
  });
  return { pods, failures, skipped: Object.fromEntries(skipped) };
}

/** The kind of an item that says it is no pod. */
function otherKind(item: unknown): string | undefined {
  const kind = fieldOf(item, "kind");
  return typeof kind === "string" && kind !== "Pod" && kind !== "" ? kind : undefined;
}

function identityOf(item: unknown): Pick<PodFailure, "namespace" | "name"> {
  const metadata = fieldOf(item, "metadata");
  return {
    namespace: textOf(fieldOf(metadata, "namespace")),
    name: textOf(fieldOf(metadata, "name")),
  };
}

/** A field of anything; `undefined` where there is none, or where a getter throws. */
function fieldOf(u: unknown, key: string): unknown {
  try {
    return typeof u === "object" && u !== null ? (u as Fields)[key] : undefined;
  } catch {
    return undefined;
  }
}

function textOf(u: unknown): Option<string> {
  return typeof u === "string" ? O.some(u) : O.none;
}

/**
 * The pods in the bytes of a stream.
 *
 * @internal
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { fieldOf, itemsOf, otherKind, refusal, resourceVersionOf } from "../document/_document.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import { Pod } from "../model/pod.ts";
import { Documents, type Found } from "./_documents.ts";
import { documentPlan, itemPlan } from "./_plan.ts";
import { type Part, Reader } from "./_reader.ts";
import type { Flaw } from "./_scanner.ts";
import type { StreamFailure } from "./failure.ts";
import { boundsOf, type ReadOptions } from "./options.ts";
import type { StreamSummary } from "./summary.ts";

type PodOrFailure = Either<StreamFailure, Pod>;

/** Reads pods. */
export class PodReader extends Reader<Pod, StreamSummary> {
  #ended = 0;
  readonly #skipped = new Map<string, number>();
  #resourceVersion: Option<string> = O.none;
  /** Whether a list is being read, and whether it was refused. */
  #isList = false;
  #isRefused = false;

  constructor(options: ReadOptions) {
    const { keep = true } = options;
    super(new Documents(documentPlan(keep), itemPlan(keep), boundsOf(options)), Pod);
  }

  override summary(): StreamSummary {
    return Object.freeze({
      pods: this.values,
      failures: this.failures,
      skipped: Object.freeze(Object.fromEntries(this.#skipped)),
      documents: this.#ended,
      bytes: this.offset,
      resourceVersion: this.#resourceVersion,
    });
  }

  protected override take(found: Exclude<Found, Part<"Error">>): PodOrFailure | undefined {
    switch (found._tag) {
      case "List":
        return this.#beginList(found);
      case "Item":
        return this.#item(found, found.value);
      case "Document":
        return this.#document(found);
    }
  }

  #beginList({ offset, value }: Part<"List">): PodOrFailure | undefined {
    const issue = this.#isList ? SECOND_LIST : value === undefined ? undefined : listIssue(value);
    this.#isList = true;
    if (issue === undefined) return undefined;
    this.#isRefused = true;
    this.documents.dropList();
    return this.fail({ _tag: "InvalidDocument", offset, issues: [issue] });
  }

  #document(found: Part<"Document">): PodOrFailure | undefined {
    this.#ended++;
    if (this.#isList) return this.#endList(found);
    const { offset, value, flaw } = found;
    const type = fieldOf(value, "type");
    if (typeof type === "string" && !fieldOf(value, "kind")) return this.#event(type, found);
    if (flaw !== undefined) return this.#item(found, value);
    const kind = otherKind(value);
    if (kind !== undefined && !/^Status$|List$/.test(kind)) return this.#skip(kind);
    const items = itemsOf(value);
    if (E.isLeft(items)) {
      return this.fail({ _tag: "InvalidDocument", offset, issues: [items.left] });
    }
    return items.right.length > 0 ? this.#item(found, items.right[0]) : undefined;
  }

  #endList({ offset, value, flaw }: Part<"Document">): PodOrFailure | undefined {
    const isRefused = this.#isRefused;
    this.#isList = false;
    this.#isRefused = false;
    const resourceVersion = resourceVersionOf(value);
    if (O.isSome(resourceVersion)) this.#resourceVersion = resourceVersion;
    const issue = flaw === undefined ? listIssue(value) : flawIssue(flaw);
    return issue === undefined || isRefused
      ? undefined
      : this.fail({ _tag: "InvalidDocument", offset, issues: [issue] });
  }

  /** The pod of an event of a watch; one that is gone, or no pod at all, is skipped. */
  #event(type: string, found: Part<"Document">): PodOrFailure | undefined {
    const value = fieldOf(found.value, "object");
    switch (type) {
      case "ADDED":
      case "MODIFIED":
        return this.#item(found, value);
      case "DELETED":
      case "BOOKMARK":
        return this.#skip(type);
      default:
        return this.fail({
          _tag: "InvalidDocument",
          offset: found.offset,
          issues: [eventIssue(type, value)],
        });
    }
  }

  #item(found: Part<"Item" | "Document">, pod: unknown): PodOrFailure | undefined {
    const kind = found.flaw === undefined ? otherKind(pod) : undefined;
    return kind === undefined ? this.decode(found, pod, pod) : this.#skip(kind);
  }

  #skip(kind: string): undefined {
    this.items++;
    this.#skipped.set(kind, (this.#skipped.get(kind) ?? 0) + 1);
  }
}

const SECOND_LIST = refusal(["items"], "FieldValueInvalid", "a second list", "must stand once");

/** Why a document, of which the items were found, is no list of pods. */
function listIssue(value: unknown): DecodeIssue | undefined {
  if (fieldOf(value, "kind") === "Pod") {
    return refusal(
      ["kind"],
      "FieldValueNotSupported",
      "Pod",
      'supported values: "PodList", "List"',
    );
  }
  const items = itemsOf(value);
  if (E.isLeft(items)) return items.left;
  return Array.isArray(value) || Array.isArray(fieldOf(value, "items")) ? undefined : SECOND_LIST;
}

function flawIssue({ offset, found, expected }: Flaw): DecodeIssue {
  return refusal([], "FieldValueInvalid", found, `must be ${expected}, at byte ${offset}`);
}

function eventIssue(type: string, object: unknown): DecodeIssue {
  return type === "ERROR"
    ? refusal(["object"], "FieldValueInvalid", fieldOf(object, "message"), "must be a pod")
    : refusal(["type"], "FieldValueNotSupported", type, TYPES);
}

const TYPES = 'supported values: "ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"';

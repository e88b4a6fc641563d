/**
 * The pods in the bytes of a stream.
 *
 * @internal
 * @module
 */
import { E, O, type Option } from "../_deps.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import {
  continueOf,
  fieldOf,
  isAnswer,
  isEvent,
  itemsOf,
  kindRefusal,
  otherKind,
  refusal,
  resourceVersionOf,
} from "../document/_document.ts";
import { Pod } from "../model/pod.ts";
import type { Documents, Found, Part } from "./_documents.ts";
import { Lists } from "./_lists.ts";
import { asItem, documentPlan, itemPlan } from "./_plan.ts";
import { type Given, type Giver, type Reader, readerOf, type Taking } from "./_reader.ts";
import type { Keep } from "./keep.ts";
import type { ReadOptions } from "./options.ts";
import type { StreamSummary } from "./summary.ts";

/** Reads pods. */
export function podReader(options: ReadOptions): Reader<Pod, StreamSummary> {
  return readerOf(
    options,
    Pod,
    { document: documentPlan, item: itemPlan },
    (documents, giver, keep) => new Pods(documents, giver, keep),
  );
}

class Pods implements Taking<Pod, StreamSummary> {
  /** How many documents have ended. */
  #ended = 0;
  readonly #skipped = new Map<string, number>();
  #resourceVersion: Option<string> = O.none;
  #token: Option<string> = O.none;
  readonly #lists = new Lists();

  constructor(
    readonly documents: Documents,
    readonly giver: Giver<Pod>,
    readonly keep: Keep,
  ) {}

  summary(bytes: number): StreamSummary {
    return Object.freeze({
      pods: this.giver.values,
      failures: this.giver.failures,
      skipped: Object.freeze(Object.fromEntries(this.#skipped)),
      documents: this.#ended,
      bytes,
      resourceVersion: this.#resourceVersion,
      continue: this.#token,
    });
  }

  take(part: Exclude<Found, Part<"Error">>): Given<Pod> | undefined {
    switch (part._tag) {
      case "List": {
        const issue = this.#lists.begin(part);
        if (issue === undefined) return undefined;
        this.documents.dropList();
        return this.#refuse(part, issue);
      }
      case "Item":
        return this.#lists.type === "DELETED"
          ? this.#skip("DELETED")
          : this.#item(part, part.value);
      case "Document":
        this.#ended++;
        return this.#lists.isOpen ? this.#endList(part) : this.#document(part);
    }
  }

  #endList(part: Part<"Document">): Given<Pod> | undefined {
    const list = this.#lists.isInEvent ? fieldOf(part.value, "object") : part.value;
    const resourceVersion = resourceVersionOf(list);
    if (O.isSome(resourceVersion)) this.#resourceVersion = resourceVersion;
    this.#token = continueOf(list);
    const issue = this.#lists.end(part);
    return issue === undefined ? undefined : this.#refuse(part, issue);
  }

  #document(part: Part<"Document">): Given<Pod> | undefined {
    const { value, flaw } = part;
    if (isEvent(value)) return this.#event(part);
    const pod = asItem(this.keep, value);
    if (flaw !== undefined) return this.#item(part, pod);
    const items = itemsOf(value);
    if (E.isLeft(items)) return this.#refuse(part, items.left);
    return items.right.length > 0 ? this.#item(part, pod) : undefined;
  }

  /** The pod of an event of a watch; one that is gone, or no pod at all, is skipped. */
  #event(part: Part<"Document">): Given<Pod> | undefined {
    const type = String(fieldOf(part.value, "type"));
    const object = fieldOf(part.value, "object");
    switch (type) {
      case "ADDED":
      case "MODIFIED": {
        const kind = part.flaw === undefined ? otherKind(object) : undefined;
        return kind !== undefined && isAnswer(kind)
          ? this.#refuse(part, kindRefusal(["object", "kind"], object))
          : this.#item(part, asItem(this.keep, object));
      }
      case "DELETED":
      case "BOOKMARK":
        return this.#skip(type);
      default:
        return this.#refuse(part, eventIssue(type, object));
    }
  }

  #item(part: Part<"Item" | "Document">, pod: unknown): Given<Pod> | undefined {
    const kind = part.flaw === undefined ? otherKind(pod) : undefined;
    return kind === undefined ? this.giver.decode(part, pod, pod) : this.#skip(kind);
  }

  #skip(kind: string): undefined {
    this.giver.items++;
    this.#skipped.set(kind, (this.#skipped.get(kind) ?? 0) + 1);
  }

  #refuse({ offset }: Part<"List" | "Document">, issue: DecodeIssue): Given<Pod> {
    return this.giver.fail({ _tag: "InvalidDocument", offset, issues: [issue] });
  }
}

function eventIssue(type: string, object: unknown): DecodeIssue {
  return type === "ERROR"
    ? refusal(["object"], "FieldValueInvalid", fieldOf(object, "message"), "must be a pod")
    : refusal(["type"], "FieldValueNotSupported", type, TYPES);
}

const TYPES = 'supported values: "ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"';

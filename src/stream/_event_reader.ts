/**
 * The events of a watch in the bytes of a stream.
 *
 * @internal
 * @module
 */
import type { DecodeIssue } from "../codec/issue.ts";
import { fieldOf, kindRefusal, otherKind } from "../document/_document.ts";
import { WatchEvent } from "../model/watch_event.ts";
import type { Documents, Found, Part } from "./_documents.ts";
import { IN_EVENT, Lists } from "./_lists.ts";
import { asItem, eventInArrayPlan, eventPlan } from "./_plan.ts";
import { type Given, type Giver, type Reader, readerOf, type Taking } from "./_reader.ts";
import type { Keep } from "./keep.ts";
import type { ReadOptions } from "./options.ts";

/** Reads events; an array of them is taken as well. */
export function eventReader(options: ReadOptions): Reader<WatchEvent, void> {
  return readerOf(
    options,
    WatchEvent,
    { document: eventPlan, item: eventInArrayPlan },
    (documents, giver, keep) => new Events(documents, giver, keep),
  );
}

class Events implements Taking<WatchEvent, void> {
  readonly #lists = new Lists();
  /** Whether the document is an array of events. */
  #isArray = false;

  constructor(
    readonly documents: Documents,
    readonly giver: Giver<WatchEvent>,
    readonly keep: Keep,
  ) {}

  summary(): void {}

  take(part: Exclude<Found, Part<"Error">>): Given<WatchEvent> | undefined {
    switch (part._tag) {
      case "List":
        return this.#beginList(part);
      case "Item":
        return this.#isArray ? this.#event(part) : this.#decode(part, {
          type: this.#lists.type,
          object: part.value,
        });
      case "Document":
        return this.#endDocument(part);
    }
  }

  #beginList(part: Part<"List">): Given<WatchEvent> | undefined {
    this.#isArray = part.depth < IN_EVENT;
    const issue = this.#isArray ? undefined : this.#lists.begin(part);
    if (issue === undefined) return undefined;
    this.documents.dropList();
    return this.#refuse(part, issue);
  }

  #endDocument(part: Part<"Document">): Given<WatchEvent> | undefined {
    if (this.#lists.isOpen) {
      const issue = this.#lists.end(part);
      return issue === undefined ? undefined : this.#refuse(part, issue);
    }
    if (!this.#isArray) return this.#event(part);
    this.#isArray = false;
    return undefined;
  }

  /** An event that stands as it is decoded. */
  #event(part: Part<"Item" | "Document">): Given<WatchEvent> {
    const { value } = part;
    const isOfPod = fieldOf(value, "type") !== "ERROR" && fieldOf(value, "object") !== undefined;
    return this.#decode(
      part,
      this.keep === true || !isOfPod
        ? value
        : { ...value as object, object: asItem(this.keep, fieldOf(value, "object")) },
    );
  }

  /** What an event decodes to; one of another kind than a pod is none. */
  #decode(part: Part<"Item" | "Document">, event: unknown): Given<WatchEvent> {
    const object = fieldOf(event, "object");
    const kind = fieldOf(event, "type") === "ERROR" ? undefined : otherKind(object);
    return kind === undefined || part.flaw !== undefined
      ? this.giver.decode(part, event, object)
      : this.giver.refuse(part, object, [kindRefusal(["object", "kind"], object)]);
  }

  #refuse({ offset }: Part<"List" | "Document">, issue: DecodeIssue): Given<WatchEvent> {
    return this.giver.fail({ _tag: "InvalidDocument", offset, issues: [issue] });
  }
}

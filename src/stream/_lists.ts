/**
 * The lists of a stream: whether what holds their items is a list of pods.
 *
 * @internal
 * @module
 */
import { E } from "../_deps.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import {
  fieldOf,
  holdsPods,
  isAbsent,
  itemsOf,
  kindRefusal,
  LIST_KINDS,
  refusal,
} from "../document/_document.ts";
import type { Part } from "./_documents.ts";
import type { Flaw } from "./_scanner.ts";

/** How deep the items stand of a list that is the object of an event. */
export const IN_EVENT = 3;

/** Follows the lists of a stream. */
export class Lists {
  /** How deep the items stand of the list that is being read; 0 where none is. */
  #depth = 0;
  #isRefused = false;
  /** What an event is that has a list for its object: its type, as it stood before the items. */
  type: string | undefined;

  /** Whether a list is being read. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** Whether the list that is being read is the object of an event. */
  get isInEvent(): boolean {
    return this.#depth === IN_EVENT;
  }

  /** Takes the beginning of a list, and returns why its items are dropped, if they are. */
  begin(part: Part<"List">): DecodeIssue | undefined {
    const issue = this.isOpen
      ? SECOND_LIST
      : part.depth === IN_EVENT
      ? this.#beginInEvent(part)
      : isAbsent(fieldOf(part.value, "kind"))
      ? undefined
      : listIssue(part.value);
    this.#depth = part.depth;
    this.#isRefused ||= issue !== undefined;
    return issue;
  }

  /** Takes the end of a list, and returns what is wrong with it that its beginning did not tell. */
  end({ value, flaw }: Part<"Document">): DecodeIssue | undefined {
    const issue = this.#isRefused
      ? undefined
      : flaw !== undefined
      ? flawIssue(flaw)
      : this.isInEvent
      ? eventIssue(value) ?? (fieldOf(value, "type") === this.type ? undefined : SECOND_TYPE)
      : listIssue(value);
    this.#depth = 0;
    this.#isRefused = false;
    this.type = undefined;
    return issue;
  }

  #beginInEvent({ value, flaw }: Part<"List">): DecodeIssue | undefined {
    const type = fieldOf(value, "type");
    this.type = typeof type === "string" ? type : undefined;
    return value === undefined && flaw !== undefined ? flawIssue(flaw) : eventIssue(value);
  }
}

/** Why an event, of which the object has items, is none of a list of pods. */
function eventIssue(event: unknown): DecodeIssue | undefined {
  const type = fieldOf(event, "type");
  if (typeof type !== "string") {
    return refusal(["type"], "FieldValueRequired", type, "must stand before a list");
  }
  if (!["ADDED", "MODIFIED", "DELETED"].includes(type)) {
    return refusal(["type"], "FieldValueNotSupported", type, LIST_TYPES);
  }
  const object = fieldOf(event, "object");
  const kind = fieldOf(object, "kind");
  if (!holdsPods(kind)) return kindRefusal(["object", "kind"], object);
  if (kind === "Pod") {
    return refusal(["object", "kind"], "FieldValueNotSupported", kind, LIST_KINDS);
  }
  return Array.isArray(fieldOf(object, "items")) ? undefined : SECOND_LIST;
}

const LIST_TYPES = 'supported values where the object is a list: "ADDED", "MODIFIED", "DELETED"';
const SECOND_LIST = refusal(["items"], "FieldValueInvalid", "a second list", "must stand once");
const SECOND_TYPE = refusal(["type"], "FieldValueInvalid", "a second type", "must stand once");

/** Why a document, of which the items were found, is no list of pods. */
function listIssue(value: unknown): DecodeIssue | undefined {
  const items = itemsOf(value);
  if (E.isLeft(items)) return items.left;
  return Array.isArray(value) || Array.isArray(fieldOf(value, "items")) ? undefined : SECOND_LIST;
}

function flawIssue({ offset, found, expected }: Flaw): DecodeIssue {
  return refusal([], "FieldValueInvalid", found, `must be ${expected}, at byte ${offset}`);
}

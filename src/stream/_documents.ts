/**
 * Bytes to the parsed items and documents that they hold.
 *
 * @internal
 * @module
 */
import type { Bytes } from "./_bytes.ts";
import type { Plan } from "./_plan.ts";
import { type Bounds, type Flaw, Scanner, type Stop } from "./_scanner.ts";

/** Something that a stream holds. */
export type Found =
  /** A list begins; `value` is what stands before its items. */
  | Read<"List">
  /** An item of a list. */
  | Read<"Item">
  /** The end of a list, or a whole document that is none. */
  | Read<"Document">
  /** The end of all that can be read. */
  | { readonly _tag: "Error"; readonly flaw: Flaw };

interface Read<Tag> {
  readonly _tag: Tag;
  readonly offset: number;
  /** What is kept of it; as far as it can be read, where it has a flaw. */
  readonly value: unknown;
  readonly flaw: Flaw | undefined;
}

/** Turns the bytes of a stream into what they hold. */
export class Documents {
  readonly #scanner: Scanner;
  readonly #bounds: Bounds;
  /** How many bytes were read so far. */
  offset = 0;

  constructor(document: Plan, item: Plan, bounds: Bounds) {
    this.#scanner = new Scanner(document, item, bounds);
    this.#bounds = bounds;
  }

  /** What becomes complete by the bytes of a chunk; nothing comes after an error. */
  *read(chunk: Uint8Array): Generator<Found, void, undefined> {
    const start = this.offset;
    for (let i = 0; i < chunk.length;) {
      i = this.#scanner.push(chunk, i);
      this.offset = start + i;
      if (this.#scanner.stop !== "chunk") yield this.#found(this.#scanner.stop);
      if (this.#scanner.stop === "error") return;
    }
    this.#scanner.next(chunk);
  }

  /** What the end of the bytes makes complete, or cuts off. */
  *end(): Generator<Found, void, undefined> {
    this.#scanner.end();
    if (this.#scanner.stop !== "chunk") yield this.#found(this.#scanner.stop);
  }

  /** Drops the items of the list that was found last. */
  dropList(): void {
    this.#scanner.dropList();
  }

  #found(stop: Exclude<Stop, "chunk">): Found {
    const { item, itemOffset, itemFlaw, envelope, documentOffset, documentFlaw, error } =
      this.#scanner;
    switch (stop) {
      case "item":
        return { _tag: "Item", offset: itemOffset, ...this.#parse(item, "", itemOffset, itemFlaw) };
      case "document":
        return {
          _tag: "Document",
          offset: documentOffset,
          ...this.#parse(envelope, "", documentOffset, documentFlaw),
        };
      case "list": {
        const closed = envelope.length === 1 ? "]" : "]}";
        return {
          _tag: "List",
          offset: documentOffset,
          ...this.#parse(envelope, closed, documentOffset, documentFlaw),
        };
      }
      case "error":
        return { _tag: "Error", flaw: error ?? unreadable(this.offset) };
    }
  }

  /** The value of the bytes that were kept, which the scanner has checked. */
  #parse(kept: Bytes, rest: string, offset: number, flaw: Flaw | undefined) {
    if (kept.isFull) return { value: undefined, flaw: flaw ?? tooLarge(offset, this.#bounds) };
    try {
      return { value: JSON.parse(kept.text() + rest) as unknown, flaw };
    } catch {
      return { value: undefined, flaw: flaw ?? unreadable(offset) };
    }
  }
}

function tooLarge(offset: number, { maxBytes }: Bounds): Flaw {
  return { offset, found: "more bytes", expected: `at most ${maxBytes} to keep` };
}

/** The engine refuses what the scanner took: a text that is too long for it. */
function unreadable(offset: number): Flaw {
  return { offset, found: "what cannot be parsed", expected: "JSON" };
}

/**
 * Bytes to the parsed items and documents that they hold.
 *
 * @internal
 * @module
 */
import type { Bytes } from "./_bytes.ts";
import { HEAD_BYTES } from "./_mistaken.ts";
import type { Plan } from "./_plan.ts";
import { type Bounds, type Flaw, Scanner, type Stop } from "./_scanner.ts";

/** Something that a stream holds. */
export type Found =
  /** A list begins; `value` is what stands before its items, closed behind an empty list. */
  | Begun
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

interface Begun extends Read<"List"> {
  /** How deep the items stand: 1 in an array, 2 in the items of a list, 3 in those of the list in an event. */
  readonly depth: number;
}

/** One thing that a stream holds. */
export type Part<Tag extends Found["_tag"]> = Extract<Found, { readonly _tag: Tag }>;

const NOTHING = new Uint8Array();

/** Turns the bytes of a stream into what they hold, one thing at a time. */
export class Documents {
  readonly #scanner: Scanner;
  readonly #bounds: Bounds;
  #chunk: Uint8Array = NOTHING;
  /** Where in the chunk the next thing begins. */
  #at = 0;
  /** How many bytes the chunks before had. */
  #before = 0;
  #head: Uint8Array = NOTHING;

  constructor(document: Plan, item: Plan, bounds: Bounds) {
    this.#scanner = new Scanner(document, item, bounds);
    this.#bounds = bounds;
  }

  /** How many bytes were read so far. */
  get offset(): number {
    return this.#before + this.#at;
  }

  /** Where the document begins that is being read. */
  get documentOffset(): number {
    return this.#scanner.documentOffset;
  }

  /** With what the stream begins, as far as it has been read. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** Hands over a chunk, after the one before is used up; it must stay as it is until then. */
  feed(chunk: Uint8Array): void {
    this.#chunk = chunk;
    const missing = HEAD_BYTES - this.#head.length;
    if (missing > 0) this.#head = Uint8Array.from([...this.#head, ...chunk.subarray(0, missing)]);
  }

  /** What becomes complete next by the bytes of the chunk; absent once it is used up. Nothing comes after an error. */
  next(): Found | undefined {
    const scanner = this.#scanner;
    const chunk = this.#chunk;
    while (this.#at < chunk.length) {
      this.#at = scanner.push(chunk, this.#at);
      if (scanner.stop !== "chunk") return this.#found(scanner.stop);
    }
    scanner.endChunk(chunk);
    this.#before += chunk.length;
    this.#chunk = NOTHING;
    this.#at = 0;
    return undefined;
  }

  /** What the end of the bytes makes complete, or cuts off. */
  end(): Found | undefined {
    this.#scanner.end();
    return this.#scanner.stop === "chunk" ? undefined : this.#found(this.#scanner.stop);
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
        return this.#read("Item", item, "", itemOffset, itemFlaw);
      case "document":
        return this.#read("Document", envelope, "", documentOffset, documentFlaw);
      case "list": {
        const { depth, closing } = this.#scanner;
        return { ...this.#read("List", envelope, closing, documentOffset, documentFlaw), depth };
      }
      case "error":
        return { _tag: "Error", flaw: error ?? unreadable(this.offset) };
    }
  }

  /** The value of the bytes that were kept, which the scanner has checked. */
  #read<Tag>(
    _tag: Tag,
    kept: Bytes,
    rest: string,
    offset: number,
    flaw: Flaw | undefined,
  ): Read<Tag> {
    if (kept.isFull) {
      return { _tag, offset, value: undefined, flaw: flaw ?? tooLarge(offset, this.#bounds) };
    }
    try {
      return { _tag, offset, value: JSON.parse(kept.text() + rest), flaw };
    } catch {
      return { _tag, offset, value: undefined, flaw: flaw ?? unreadable(offset) };
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

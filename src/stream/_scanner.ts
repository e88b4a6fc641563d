/**
 * A strict scanner of JSON bytes that keeps what a plan names and checks, but
 * never parses, what it drops.
 *
 * It walks over the structure that the plan names, and leaves a value to the
 * skip as soon as the plan keeps or drops it as a whole, so that nearly all
 * bytes run through the one tight loop of the skip:
 *
 * ```text
 *  TOP ──{──▶ FIRST_KEY ──[key]──▶ COLON ──:──▶ VALUE ──[value]──▶ AFTER ──,──▶ NEXT_KEY ──[key]──▶ COLON
 *   ▲ └──[──▶ FIRST_ELEMENT ───────────────────[value]──▶ │   └─────,──▶ VALUE
 *   └───────────────────────── at depth 0 ◀──── } or ] ───┘
 *
 *  [key], [value]: by the skip, or for a value of which some members are kept by a level of the walk
 * ```
 *
 * It takes the bytes in chunks, cut anywhere, and remembers between two of them
 * only its state, so that no byte is read twice.
 *
 * @internal
 * @module
 */
import { Bytes } from "./_bytes.ts";
import { Items, Members, NONE, type Plan } from "./_plan.ts";
import { type Defect, PLAIN, Skip } from "./_skip.ts";

/** Why {@link Scanner.push} stopped. */
export type Stop =
  /** The chunk is used up. */
  | "chunk"
  /** A list of items begins; what stands before it is in the envelope. */
  | "list"
  /** An item is complete. */
  | "item"
  /** A document is complete: the envelope of a list, or what is no list. */
  | "document"
  /** The bytes are not JSON. */
  | "error";

/** What is wrong with the bytes at an offset of the stream. */
export interface Flaw {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

/** Bounds that keep a hostile stream from exhausting the memory. */
export interface Bounds {
  /** Levels of nesting that an item may have. */
  readonly maxDepth: number;
  /** Bytes that may be kept of an item. */
  readonly maxBytes: number;
}

// The skip has states of its own: with exported ones its loop takes a fifth more time.
const TOP = 0;
const FIRST_KEY = 1;
const NEXT_KEY = 2;
const COLON = 3;
const VALUE = 4;
const FIRST_ELEMENT = 5;
const AFTER = 6;

const EXPECTED = [
  "a JSON document",
  "a key or }",
  "a key",
  ":",
  "a value",
  "a value or ]",
  ", or the end of the object or array",
];

const ARRAY = 0;
const OBJECT = 1;

/** The byte-order mark, which may begin a stream. */
const MARK = [0xef, 0xbb, 0xbf];

function described(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `byte 0x${byte.toString(16).padStart(2, "0")}`;
}

/** Finds the items of a stream, and keeps of them what a plan names. */
export class Scanner {
  /** What the current item, or the last one, keeps. */
  readonly item: Bytes;
  /** What the current document, or the last one, keeps beside its items. */
  readonly envelope: Bytes;
  /** Where the current item, or the last one, begins. */
  itemOffset = 0;
  /** Where the current document, or the last one, begins. */
  documentOffset = 0;
  /** The first thing that is wrong inside the current item, or the last one. */
  itemFlaw: Flaw | undefined;
  /** The first thing that is wrong inside the current document, or the last one, beside its items. */
  documentFlaw: Flaw | undefined;
  /** Why the bytes are not JSON. */
  error: Flaw | undefined;
  /** Why the last push stopped. */
  stop: Stop = "chunk";

  readonly #bounds: Bounds;
  readonly #documentPlan: Plan;
  readonly #arrayPlan: Items;

  /** The offset of the first byte of the chunk. */
  #offset = 0;
  #chunk: Uint8Array = new Uint8Array();
  #view = new DataView(this.#chunk.buffer);
  #state = TOP;
  /** How many bytes of a byte-order mark there were. */
  #mark = 0;
  #depth = 0;
  /** The depth at which the item, or the document, stands. */
  #floor = 0;
  /** For each level, whether it is an object, its plan, and how many members it has so far. */
  readonly #levels: number[] = [];
  readonly #plans: Plan[] = [];
  readonly #counts: number[] = [];
  /** The plan of the value that comes next. */
  #next: Plan = NONE;
  /** Where the walk writes to. */
  #out: Bytes;
  /** A key that a chunk cuts, or with escapes. */
  readonly #key: Bytes;

  readonly #skip = new Skip();
  #isSkipping = false;
  /** Where the skip writes to. */
  #kept: Bytes | undefined;

  /** Takes the plan of a document, and of the items of one that is an array. */
  constructor(document: Plan, item: Plan, bounds: Bounds) {
    this.#documentPlan = document;
    this.#arrayPlan = new Items(item);
    this.#bounds = bounds;
    this.item = new Bytes(bounds.maxBytes);
    this.envelope = new Bytes(bounds.maxBytes);
    this.#key = new Bytes(bounds.maxBytes);
    this.#out = this.envelope;
  }

  /**
   * Takes bytes of a chunk from an index on, until something is complete; returns
   * the index of the first byte that it did not take.
   */
  push(chunk: Uint8Array, from: number): number {
    this.stop = "chunk";
    if (chunk !== this.#chunk) {
      this.#chunk = chunk;
      this.#view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    let i = from;
    while (this.stop === "chunk" && i < chunk.length) {
      i = this.#isSkipping ? this.#follow(chunk, i) : this.#walk(chunk, i);
    }
    return i;
  }

  /** Tells that a chunk is used up. */
  endChunk(chunk: Uint8Array): void {
    this.#offset += chunk.length;
  }

  /** Tells that there are no more bytes; a number at the top is only then complete. */
  end(): void {
    this.stop = "chunk";
    if (this.#isSkipping) {
      if (this.#depth === 0) this.#skip.end();
      if (this.#skip.isDone) this.#endSkip();
      else this.#fail(this.#offset, "the end", this.#skip.expected);
    } else if (this.#state !== TOP || this.#mark % MARK.length !== 0) {
      this.#fail(this.#offset, "the end", EXPECTED[this.#state]);
    }
  }

  /** How many levels are open: where a list just began, how deep it stands. */
  get depth(): number {
    return this.#depth;
  }

  /** What closes the levels that are open, the innermost first. */
  get closing(): string {
    let text = "";
    for (let depth = this.#depth; depth > 0; depth--) {
      text += this.#levels[depth] === OBJECT ? "}" : "]";
    }
    return text;
  }

  /** Drops the rest of the list that just began. */
  dropList(): void {
    this.#plans[this.#depth] = NONE;
  }

  #walk(chunk: Uint8Array, from: number): number {
    let i = from;
    let c = chunk[i];
    if (this.#offset + i === this.#mark && c === MARK[this.#mark]) {
      this.#mark++;
      return i + 1;
    }
    if (this.#mark % MARK.length !== 0) return this.#refuse(chunk, i, "a byte-order mark");
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) {
      if (++i === chunk.length) return i;
      c = chunk[i];
    }
    switch (this.#state) {
      case TOP:
        this.documentOffset = this.#offset + i;
        this.documentFlaw = undefined;
        this.envelope.clear();
        this.#floor = 0;
        return this.#begin(c === 0x5b ? this.#arrayPlan : this.#documentPlan, c, i);
      case FIRST_KEY:
        if (c === 0x7d) return this.#close(c, i);
        if (c === 0x22) return this.#takeKey(chunk, i);
        break;
      case NEXT_KEY:
        if (c === 0x22) return this.#takeKey(chunk, i);
        break;
      case COLON:
        if (c !== 0x3a) break;
        this.#state = VALUE;
        return i + 1;
      case FIRST_ELEMENT:
        if (c === 0x5d) return this.#close(c, i);
        return this.#beginElement(c, i);
      case VALUE:
        return this.#levels[this.#depth] === OBJECT
          ? this.#begin(this.#next, c, i)
          : this.#beginElement(c, i);
      case AFTER: {
        const isObject = this.#levels[this.#depth] === OBJECT;
        if (c === 0x2c) {
          if (!isObject && this.#plans[this.#depth] instanceof Members) this.#out.add(c);
          this.#state = isObject ? NEXT_KEY : VALUE;
          return i + 1;
        }
        if (c === (isObject ? 0x7d : 0x5d)) return this.#close(c, i);
        break;
      }
    }
    return this.#refuse(chunk, i, EXPECTED[this.#state]);
  }

  /** Takes a key, of which most are short, plain and whole; the skip takes the others. */
  #takeKey(chunk: Uint8Array, i: number): number {
    let end = i + 1;
    while (end < chunk.length && PLAIN[chunk[end]] === 1) end++;
    if (end < chunk.length && chunk[end] === 0x22) {
      this.#endKey(chunk, i, end + 1, this.#members.find(chunk, i + 1, end));
      return end + 1;
    }
    this.#key.clear();
    this.#key.add(0x22);
    this.#skip.beginKey();
    this.#leave(this.#key);
    return i + 1;
  }

  /** The plan of the object that is walked over. */
  get #members(): Members {
    return this.#plans[this.#depth] as Members;
  }

  /** Writes a key where its member is kept. */
  #endKey(bytes: Uint8Array, start: number, end: number, plan: Plan): void {
    this.#next = plan;
    this.#state = COLON;
    if (plan === NONE) return;
    if (this.#counts[this.#depth]++ > 0) this.#out.add(0x2c);
    this.#out.append(bytes, start, end);
    this.#out.add(0x3a);
  }

  #beginElement(c: number, i: number): number {
    const plan = this.#plans[this.#depth];
    if (!(plan instanceof Items)) return this.#begin(plan, c, i);
    this.itemOffset = this.#offset + i;
    this.itemFlaw = undefined;
    this.item.clear();
    this.#out = this.item;
    this.#floor = this.#depth;
    return this.#begin(plan.each, c, i);
  }

  #begin(plan: Plan, c: number, i: number): number {
    const isObject = c === 0x7b;
    const room = this.#bounds.maxDepth - (this.#depth - this.#floor);
    const isWalked = plan instanceof Members
      ? isObject || c === 0x5b && plan.seesThrough
      : plan instanceof Items && c === 0x5b;
    if (isWalked && room > 0) {
      this.#depth++;
      this.#levels[this.#depth] = isObject ? OBJECT : ARRAY;
      this.#plans[this.#depth] = plan;
      this.#counts[this.#depth] = 0;
      this.#out.add(c);
      this.#state = isObject ? FIRST_KEY : FIRST_ELEMENT;
      if (plan instanceof Items) this.stop = "list";
      return i + 1;
    }
    this.#skip.beginValue(room);
    this.#leave(plan === NONE ? undefined : this.#out);
    return i;
  }

  #close(c: number, i: number): number {
    this.#out.add(c);
    this.#depth--;
    this.#ended();
    return i + 1;
  }

  /** A value of the walk is complete. */
  #ended(): void {
    if (this.#depth === 0) {
      this.#state = TOP;
      this.stop = "document";
      return;
    }
    this.#state = AFTER;
    if (this.#plans[this.#depth] instanceof Items) {
      this.#out = this.envelope;
      this.stop = "item";
    }
  }

  /** Leaves the next value or key to the skip. */
  #leave(kept: Bytes | undefined): void {
    this.#isSkipping = true;
    this.#kept = kept;
  }

  #follow(chunk: Uint8Array, from: number): number {
    const skip = this.#skip;
    const i = skip.push(chunk, this.#view, from);
    this.#kept?.append(chunk, from, i);
    if (skip.defect !== undefined) this.#noteDefect(skip.defect, chunk, skip.defectAt);
    if (skip.isDone) this.#endSkip();
    else if (i < chunk.length) return this.#refuse(chunk, i, skip.expected);
    return i;
  }

  #endSkip(): void {
    this.#isSkipping = false;
    if (this.#kept !== this.#key) return this.#ended();
    const { buffer, length } = this.#key;
    if (this.#key.isFull) return this.#endLongKey();
    const plan = this.#skip.hasEscape
      ? this.#members.findText(JSON.parse(this.#key.text()))
      : this.#members.find(buffer, 1, length - 1);
    this.#endKey(buffer, 0, length, plan);
  }

  /** A key that is too long to be kept is none that the plan names, and an item that keeps it is too large. */
  #endLongKey(): void {
    this.#next = this.#members.others;
    this.#state = COLON;
    if (this.#next !== NONE) this.#out.dropAll();
  }

  #noteDefect(defect: Defect, chunk: Uint8Array, i: number): void {
    const { maxDepth } = this.#bounds;
    if (defect === "utf8") this.#note(this.#offset + i, described(chunk[i]), "UTF-8");
    else this.#note(this.#offset + i, "more levels of nesting", `at most ${maxDepth}`);
  }

  /** Notes what is wrong with an item, or with a document, but does not end the stream. */
  #note(offset: number, found: string, expected: string): void {
    const flaw = { offset, found, expected };
    if (this.#out === this.item) this.itemFlaw ??= flaw;
    else this.documentFlaw ??= flaw;
  }

  #refuse(chunk: Uint8Array, i: number, expected: string): number {
    this.#fail(this.#offset + i, described(chunk[i]), expected);
    return i;
  }

  #fail(offset: number, found: string, expected: string): void {
    this.error ??= { offset, found, expected };
    this.stop = "error";
  }
}

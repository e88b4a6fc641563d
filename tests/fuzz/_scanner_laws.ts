/**
 * What the scanner must make of any bytes, by `JSON.parse` and `TextDecoder`.
 *
 * @module
 */
import { Documents, type Found } from "../../src/stream/_documents.ts";
import { documentPlan, itemPlan, type Plan, planOf } from "../../src/stream/_plan.ts";
import type { AnyKeep } from "../../src/stream/_plan.ts";
import type { Random } from "../bench/_random.ts";
import { chunked } from "../stream/_chunks.ts";

const BOUNDS = { maxDepth: 1000, maxBytes: 1 << 20 };

/** A document as the scanner sees it, put together again. */
interface Document {
  readonly offset: number;
  readonly value: unknown;
  readonly isGood: boolean;
}

/** What a reader of chunks finds. */
export function foundIn(
  chunks: Iterable<Uint8Array>,
  document: Plan,
  item: Plan,
  bounds = BOUNDS,
): ReadonlyArray<Found> {
  const documents = new Documents(document, item, bounds);
  const found: Found[] = [];
  for (const chunk of chunks) {
    documents.feed(chunk);
    for (let part = documents.next(); part !== undefined; part = documents.next()) {
      found.push(part);
      if (part._tag === "Error") return found;
    }
  }
  const last = documents.end();
  return last === undefined ? found : [...found, last];
}

/** The documents that were found whole. */
function documentsOf(found: ReadonlyArray<Found>): ReadonlyArray<Document> {
  const documents: Document[] = [];
  const lists = new Map<number, unknown[]>();
  let items: unknown[] = [];
  let isGood = true;
  for (const part of found) {
    if (part._tag === "List") lists.set(part.depth, items = []);
    else if (part._tag === "Error") return documents;
    else {
      isGood &&= part.flaw === undefined;
      if (part._tag === "Item") items.push(part.value);
      else {
        documents.push({ offset: part.offset, value: withItems(part.value, lists), isGood });
        lists.clear();
        isGood = true;
      }
    }
  }
  return documents;
}

/** A document with the items of its lists, by their depth; a later `items` that is no list counts instead. */
function withItems(value: unknown, lists: ReadonlyMap<number, unknown[]>): unknown {
  if (Array.isArray(value)) return lists.get(1) ?? value;
  const document = value as { items?: unknown; object?: { items?: unknown } | null } | undefined;
  if (Array.isArray(document?.items)) document.items = lists.get(2) ?? document.items;
  const object = document?.object;
  if (Array.isArray(object?.items)) object.items = lists.get(3) ?? object.items;
  return value;
}

/** What is kept of a parsed value. */
function projected(keep: AnyKeep, value: unknown): unknown {
  if (keep === true || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => projected(keep, element));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => Object.hasOwn(keep, key))
      .map(([key, member]) => [key, projected(keep[key], member)]),
  );
}

/** Whether two values of `JSON.parse` are the same, -0 and 0 told apart. */
function isSame(x: unknown, y: unknown): boolean {
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) {
    return Object.is(x, y);
  }
  if (Array.isArray(x) !== Array.isArray(y)) return false;
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length &&
    keys.every((key) =>
      Object.hasOwn(y, key) && isSame(x[key as keyof typeof x], y[key as keyof typeof y])
    );
}

/** The value of a text, or `undefined` where it is not JSON in UTF-8. */
function parsed(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

/** Whether bytes are JSON or could become it by more bytes; UTF-8 is left out of it. */
export function isPrefix(bytes: Uint8Array): boolean {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return /^Unexpected end/.test(message) || Number(position) === text.length;
  }
}

/** How often a case is read, each time cut in another way. */
function cutsOf(random: Random): ReadonlyArray<ReadonlyArray<number>> {
  const sizes = Array.from({ length: 5 }, () => 1 + random.below(9));
  return [[1], [2], [3], sizes];
}

/** The law that the scanner breaks by some bytes, if any. */
export function brokenLaw(bytes: Uint8Array, keep: AnyKeep, random: Random): string | undefined {
  const found = foundIn([bytes], documentPlan(true), itemPlan(true));
  const plan = planOf(keep);
  const foundKept = foundIn([bytes], plan, plan);
  for (const sizes of cutsOf(random)) {
    const again = foundIn(chunked(bytes, ...sizes), documentPlan(true), itemPlan(true));
    if (!isSame(again, found)) return `chunks of ${sizes} bytes make a difference`;
    const keptAgain = foundIn(chunked(bytes, ...sizes), plan, plan);
    if (!isSame(keptAgain, foundKept)) {
      return `chunks of ${sizes} bytes make a difference to a keep`;
    }
  }
  return brokenBound(bytes, plan, foundKept, random) ??
    brokenValue(bytes, keep, found, foundKept) ??
    brokenItemOffset(bytes, found) ??
    brokenError(bytes, found) ??
    brokenError(bytes, foundKept) ??
    brokenFlaw(bytes, found) ??
    brokenFlaw(bytes, foundKept) ??
    brokenDocumentOffset(bytes, found);
}

/** Narrow bounds change nothing but what has a flaw, and do so however the bytes are cut. */
function brokenBound(
  bytes: Uint8Array,
  plan: Plan,
  found: ReadonlyArray<Found>,
  random: Random,
): string | undefined {
  const bounds = { maxDepth: 2 + random.below(4), maxBytes: 64 + random.below(64) };
  const narrow = foundIn([bytes], plan, plan, bounds);
  const what = `in bounds of ${bounds.maxDepth} levels and ${bounds.maxBytes} bytes`;
  for (const sizes of cutsOf(random)) {
    if (!isSame(foundIn(chunked(bytes, ...sizes), plan, plan, bounds), narrow)) {
      return `chunks of ${sizes} bytes make a difference ${what}`;
    }
  }
  if (narrow.length !== found.length) return `there is more or less ${what}`;
  for (const [i, part] of narrow.entries()) {
    const wide = found[i];
    if (part._tag === "Error" || wide._tag === "Error") {
      if (errorOffset(part) !== errorOffset(wide)) return `the error is elsewhere ${what}`;
    } else if (part._tag !== wide._tag || part.offset !== wide.offset) {
      return `it begins elsewhere ${what}`;
    } else if (part._tag !== "List" && part.flaw === undefined && !isSame(part, wide)) {
      return `the value is another ${what}`;
    }
  }
}

function errorOffset(part: Found): number | undefined {
  return part._tag === "Error" ? part.flaw.offset : undefined;
}

/** A text is taken if and only if it is one JSON document, and its value is that of `JSON.parse`. */
function brokenValue(
  bytes: Uint8Array,
  keep: AnyKeep,
  found: ReadonlyArray<Found>,
  foundKept: ReadonlyArray<Found>,
): string | undefined {
  const expected = parsed(bytes);
  if ((expected !== undefined) !== isTaken(found)) return "it is not taken as JSON.parse takes it";
  if ((expected !== undefined) !== isTaken(foundKept)) {
    return "what is dropped is not taken as JSON.parse takes it";
  }
  if (expected === undefined) return undefined;
  const [whole] = documentsOf(found);
  if (!isSame(whole.value, expected.value)) return "its value is another";
  const [kept] = documentsOf(foundKept);
  return isSame(kept.value, projected(keep, expected.value))
    ? undefined
    : "what is kept of its value is another";
}

function isTaken(found: ReadonlyArray<Found>): boolean {
  const documents = documentsOf(found);
  return documents.length === 1 && documents[0].isGood && found.at(-1)?._tag === "Document";
}

/** From where an item begins, the bytes begin with the item. */
function brokenItemOffset(
  bytes: Uint8Array,
  found: ReadonlyArray<Found>,
): string | undefined {
  for (const item of found) {
    if (item._tag !== "Item" || item.flaw !== undefined) continue;
    const [first] = documentsOf(
      foundIn([bytes.subarray(item.offset)], documentPlan(true), itemPlan(true)),
    );
    if (first?.offset !== 0 || !isSame(first.value, item.value)) {
      return `no such item begins at byte ${item.offset}`;
    }
  }
}

/** Up to where an error is the bytes may be JSON, and with one more they may not. */
function brokenError(bytes: Uint8Array, found: ReadonlyArray<Found>): string | undefined {
  const last = found.at(-1);
  if (last?._tag !== "Error") return undefined;
  const { flaw: { offset, found: what } } = last;
  if (offset > bytes.length) return "an error is beyond the end";
  if ((what === "the end") !== (offset === bytes.length)) return "an end is not at the end";
  const mark = markLength(bytes);
  if (mark % MARK.length !== 0) {
    return offset === mark ? undefined : `a byte-order mark is broken at byte ${mark}`;
  }
  const begin = lastBegin(bytes, found);
  if (offset < begin) return "an error is before the document that it is in";
  if (!isPrefix(bytes.subarray(begin, offset))) return `it is wrong before byte ${offset}`;
  return offset < bytes.length && isPrefix(bytes.subarray(begin, offset + 1))
    ? `it is good at byte ${offset}`
    : undefined;
}

/** Where what follows the last whole document begins. */
function lastBegin(bytes: Uint8Array, found: ReadonlyArray<Found>): number {
  const last = documentsOf(found).at(-1);
  return last === undefined ? markLength(bytes) : endOf(bytes, last.offset);
}

const MARK = [0xef, 0xbb, 0xbf];

/** With how many bytes of a byte-order mark the bytes begin. */
function markLength(bytes: Uint8Array): number {
  const other = MARK.findIndex((byte, i) => bytes[i] !== byte);
  return other < 0 ? MARK.length : other;
}

/** The longest text from an offset on that is a document. */
function endOf(bytes: Uint8Array, offset: number): number {
  for (let end = bytes.length; end > offset; end--) {
    if (isWhole(bytes.subarray(offset, end))) return end;
  }
  return offset;
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return true;
  } catch {
    return false;
  }
}

/** What is no UTF-8 is where a decoder that gets one byte after the other stops. */
function brokenFlaw(bytes: Uint8Array, found: ReadonlyArray<Found>): string | undefined {
  const offsets: number[] = [];
  for (const part of found) {
    if (part._tag === "Error" || part.flaw?.expected !== "UTF-8") continue;
    if (part.flaw.offset < part.offset) return `the flaw of byte ${part.offset} is before it`;
    offsets.push(part.flaw.offset);
  }
  if (offsets.length === 0) return undefined;
  const first = Math.min(...offsets);
  return isPrefixOfUTF8(bytes.subarray(0, first)) && !isPrefixOfUTF8(bytes.subarray(0, first + 1))
    ? undefined
    : `byte ${first} is not the first that is no UTF-8`;
}

function isPrefixOfUTF8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Documents that follow each other are each one document by itself. */
function brokenDocumentOffset(
  bytes: Uint8Array,
  found: ReadonlyArray<Found>,
): string | undefined {
  const documents = documentsOf(found);
  for (const [i, { offset, value, isGood }] of documents.entries()) {
    if (!isGood) continue;
    const end = documents[i + 1]?.offset ?? endOf(bytes, offset);
    const expected = parsed(bytes.subarray(offset, end));
    if (expected === undefined || !isSame(expected.value, value)) {
      return `no such document begins at byte ${offset}`;
    }
  }
}

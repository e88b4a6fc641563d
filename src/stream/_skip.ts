/**
 * One whole JSON value, or key, in chunks of bytes: checked, but not parsed.
 *
 * ```text
 *  VALUE ──{──▶ FIRST_KEY ──"──▶ KEY ──"──▶ COLON ──:──▶ VALUE
 *    │  └──[──▶ FIRST_ELEMENT ──▶ VALUE                     │
 *    │                                                      ▼
 *    ├──"──▶ STRING ──"──┐            NEXT_KEY ◀──,── AFTER ◀── } ] ── (done at depth 0)
 *    ├──-, digit──▶ NUMBER ──────────▶ AFTER ──,──▶ VALUE
 *    └──t, f, n──▶ LITERAL ┘
 *
 *  inside of a KEY or STRING:
 *    \ ──▶ ESCAPE ──u──▶ HEX, four times ──▶ back        80h and up ──▶ UTF8, one to three times ──▶ back
 * ```
 *
 * All that is remembered between two chunks is in the fields, so that a chunk
 * may end anywhere and no byte is read twice.
 *
 * @internal
 * @module
 */
import { CLASS, FIRST_PART, isWhole, NEXT_PART } from "./_number.ts";

const FIRST_KEY = 0;
const NEXT_KEY = 1;
const COLON = 2;
const VALUE = 3;
const FIRST_ELEMENT = 4;
const AFTER = 5;
const STRING = 6;
const KEY = 7;
const ESCAPE = 8;
const HEX = 9;
const UTF8 = 10;
const NUMBER = 11;
const LITERAL = 12;

/** What may come next, by the state. */
const EXPECTED = [
  "a key or }",
  "a key",
  ":",
  "a value",
  "a value or ]",
  ", or the end of the object or array",
  "the rest of a string",
  "the rest of a string",
  'one of "\\/bfnrtu',
  "a hexadecimal digit",
  "the rest of a character",
  "the rest of a number",
  "true, false or null",
];

const ARRAY = 0;
const OBJECT = 1;

/** Levels that are followed at all; beyond, a stream is refused. */
export const MAX_LEVELS = 1 << 20;

/** 1 for a byte of a string that needs no look: ASCII but `"`, `\` and control characters. */
export const PLAIN = Uint8Array.from(
  { length: 256 },
  (_, c) => Number(c >= 0x20 && c < 0x80 && c !== 0x22 && c !== 0x5c),
);

/** Of two bytes of a string, as a number with the first as its low byte: which needs a look, 1 or 2; else 0. */
const SPECIAL_AT = new Uint8Array(1 << 16);
const BEFORE_PLAIN = PLAIN.map((isPlain) => isPlain === 0 ? 1 : 0);
const BEFORE_SPECIAL = PLAIN.map((isPlain) => isPlain === 0 ? 1 : 2);
PLAIN.forEach((isPlain, second) =>
  SPECIAL_AT.set(isPlain === 0 ? BEFORE_SPECIAL : BEFORE_PLAIN, second << 8)
);

/** Eight blanks, read as one number, since most of an indented text is blanks. */
const BLANKS = new Float64Array(new Uint8Array(8).fill(0x20).buffer)[0];

const ESCAPED = tableOf('"\\/bfnrt');
const IS_HEX = tableOf("0123456789abcdefABCDEF");

function tableOf(bytes: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte.charCodeAt(0)] = 1;
  return table;
}

const [TRUE, FALSE, NULL] = ["true", "false", "null"].map((word) => new TextEncoder().encode(word));

/** What may be wrong with a value that is JSON nevertheless. */
export type Defect = "depth" | "utf8";

/** Follows one value or key at a time to its end. */
export class Skip {
  /** Whether the value or key is complete. */
  isDone = true;
  /** Whether a string had an escape since the beginning. */
  hasEscape = false;
  /** The first defect of the last chunk, and the index of its byte. */
  defect: Defect | undefined;
  defectAt = 0;

  #state = VALUE;
  #depth = 0;
  /** For each level, whether it is an object. */
  #levels = new Uint8Array(64);
  #maxDepth = 0;
  /** Inside of a character of a string: KEY or STRING, to which it goes back. */
  #string = STRING;
  /** Inside of a token: the part of a number, the index in a word, the bytes that a character still needs. */
  #progress = 0;
  #word = NULL;
  /** The least and the greatest next byte of a character. */
  #low = 0x80;
  #high = 0xbf;

  /** Begins a value, which may have so many levels. */
  beginValue(maxDepth: number): void {
    this.#begin(VALUE, maxDepth);
  }

  /** Begins a key, behind its opening quote. */
  beginKey(): void {
    this.#begin(KEY, 0);
  }

  #begin(state: number, maxDepth: number): void {
    this.#state = state;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
    this.isDone = false;
    this.hasEscape = false;
  }

  /** What should come next. */
  get expected(): string {
    return this.#depth === MAX_LEVELS
      ? `less than ${MAX_LEVELS} levels of nesting`
      : EXPECTED[this.#state];
  }

  /** Tells that there are no more bytes: a number is only then complete. */
  end(): void {
    this.isDone ||= this.#depth === 0 && this.#state === NUMBER && isWhole(this.#progress);
  }

  /**
   * Takes bytes of a chunk from an index on, and returns the index of the first
   * that it did not take: the end of the value, of the chunk, or of JSON.
   */
  push(chunk: Uint8Array, view: DataView, from: number): number {
    const end = chunk.length;
    const last = end - 1;
    let levels = this.#levels;
    let depth = this.#depth;
    let state = this.#state;
    let i = from;
    let c = 0;
    this.defect = undefined;
    done: {
      scan: while (i < end) {
        c = chunk[i];
        switch (state) {
          case KEY:
          case STRING:
            while (i < last) {
              const at = SPECIAL_AT[view.getUint16(i, true)];
              if (at !== 0) {
                i += at - 1;
                break;
              }
              i += 2;
            }
            if (i === end) break scan;
            c = chunk[i];
            if (PLAIN[c] === 1) {
              i++;
              break scan;
            }
            if (c === 0x22) {
              i++;
              if (depth === 0) break done;
              if (state === STRING) {
                state = AFTER;
                continue;
              }
              state = COLON;
              // The value of most keys follows at once, or behind one blank, and is a string.
              if (i < end && chunk[i] === 0x3a) {
                i++;
                state = VALUE;
                if (i < end && chunk[i] === 0x20) i++;
                if (i < end && chunk[i] === 0x22) {
                  i++;
                  state = STRING;
                }
              }
              continue;
            }
            if (c < 0x20) break scan;
            this.#string = state;
            state = this.#beginSpecial(c, i);
            i++;
            continue;
          case AFTER:
            if (c === 0x2c) {
              i++;
              if (levels[depth] === OBJECT) {
                state = NEXT_KEY;
                if (i < end && chunk[i] === 0x22) {
                  i++;
                  state = KEY;
                }
              } else state = VALUE;
              continue;
            }
            if (c === (levels[depth] === OBJECT ? 0x7d : 0x5d)) {
              i++;
              depth--;
              if (depth === 0) break done;
              continue;
            }
            break;
          case NEXT_KEY:
            if (c === 0x22) {
              i++;
              state = KEY;
              continue;
            }
            break;
          case FIRST_KEY:
            if (c === 0x22) {
              i++;
              state = KEY;
              continue;
            }
            if (c === 0x7d) {
              i++;
              depth--;
              state = AFTER;
              if (depth === 0) break done;
              continue;
            }
            break;
          case COLON:
            if (c === 0x3a) {
              i++;
              state = VALUE;
              continue;
            }
            break;
          case FIRST_ELEMENT:
            if (c === 0x5d) {
              i++;
              depth--;
              state = AFTER;
              if (depth === 0) break done;
              continue;
            }
            // falls through
          case VALUE:
            if (c === 0x22) {
              i++;
              state = STRING;
              continue;
            }
            if (c === 0x7b || c === 0x5b) {
              if (!this.#hasLevel(++depth, i)) break scan;
              levels = this.#levels;
              levels[depth] = c === 0x7b ? OBJECT : ARRAY;
              i++;
              state = c === 0x7b ? FIRST_KEY : FIRST_ELEMENT;
              continue;
            }
            if (FIRST_PART[c] !== 0) {
              this.#progress = FIRST_PART[c];
              i++;
              state = NUMBER;
              continue;
            }
            if (c === 0x74 || c === 0x66 || c === 0x6e) {
              this.#word = c === 0x74 ? TRUE : c === 0x66 ? FALSE : NULL;
              this.#progress = 0;
              state = LITERAL;
              continue;
            }
            break;
          case LITERAL:
            if (c !== this.#word[this.#progress]) break scan;
            i++;
            if (++this.#progress === this.#word.length) {
              state = AFTER;
              if (depth === 0) break done;
            }
            continue;
          case NUMBER: {
            let part = this.#progress;
            let next = NEXT_PART[part * 8 + CLASS[c]];
            while (next !== 0) {
              part = next;
              if (++i === end) break;
              next = NEXT_PART[part * 8 + CLASS[chunk[i]]];
            }
            this.#progress = part;
            if (i === end) break scan;
            if (!isWhole(part)) break scan;
            state = AFTER;
            if (depth === 0) break done;
            continue;
          }
          case ESCAPE:
            if (c === 0x75) {
              this.#progress = 4;
              state = HEX;
            } else if (ESCAPED[c] === 1) state = this.#string;
            else break scan;
            i++;
            continue;
          case HEX:
            if (IS_HEX[c] === 0) break scan;
            if (--this.#progress === 0) state = this.#string;
            i++;
            continue;
          case UTF8:
            if (c < this.#low || c > this.#high) {
              this.#note("utf8", i);
              state = this.#string;
              continue;
            }
            this.#low = 0x80;
            this.#high = 0xbf;
            if (--this.#progress === 0) state = this.#string;
            i++;
            continue;
        }
        // What no case took can only be a blank.
        if (c === 0x0a) {
          i++;
          while (i + 8 <= end && view.getFloat64(i, true) === BLANKS) i += 8;
          while (i < end && chunk[i] === 0x20) i++;
        } else if (c === 0x20 || c === 0x0d || c === 0x09) i++;
        else break scan;
      }
      this.#depth = depth;
      this.#state = state;
      return i;
    }
    this.isDone = true;
    return i;
  }

  /** Enters what a backslash or a byte beyond ASCII begins; returns the state inside of it. */
  #beginSpecial(c: number, i: number): number {
    if (c === 0x5c) {
      this.hasEscape = true;
      return ESCAPE;
    }
    this.#low = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80;
    this.#high = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf;
    this.#progress = c < 0xc2 || c > 0xf4 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    if (this.#progress > 0) return UTF8;
    this.#note("utf8", i);
    return this.#string;
  }

  #note(defect: Defect, i: number): void {
    if (this.defect !== undefined) return;
    this.defect = defect;
    this.defectAt = i;
  }

  /** Makes room for a level, and returns whether there may be one more. */
  #hasLevel(depth: number, i: number): boolean {
    if (depth > this.#maxDepth) this.#note("depth", i);
    if (depth < this.#levels.length) return true;
    if (depth >= MAX_LEVELS) return false;
    const levels = new Uint8Array(2 * depth);
    levels.set(this.#levels);
    this.#levels = levels;
    return true;
  }
}

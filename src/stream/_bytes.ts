/**
 * Bytes that are gathered piece by piece, up to a limit.
 *
 * @internal
 * @module
 */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const INITIAL = 4096;

/** A piece shorter than this is copied faster by hand. */
const SHORT = 48;

/** A buffer that grows up to a limit; what would exceed it, and all after that, is dropped. */
export class Bytes {
  #buffer: Uint8Array;
  #length = 0;
  #isFull = false;

  constructor(readonly limit: number) {
    this.#buffer = new Uint8Array(Math.min(INITIAL, limit));
  }

  /** Whether bytes were dropped since the last {@link clear}. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Drops all that comes. */
  dropAll(): void {
    this.#isFull = true;
  }

  add(byte: number): void {
    if (this.#hasRoom(1)) this.#buffer[this.#length++] = byte;
  }

  append(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (!this.#hasRoom(size)) return;
    if (size < SHORT) {
      const buffer = this.#buffer;
      let at = this.#length;
      for (let i = start; i < end; i++) buffer[at++] = from[i];
    } else this.#buffer.set(from.subarray(start, end), this.#length);
    this.#length += size;
  }

  get length(): number {
    return this.#length;
  }

  /** Where the bytes are, from index 0; valid until the next change. */
  get buffer(): Uint8Array {
    return this.#buffer;
  }

  text(): string {
    return decoder.decode(this.#buffer.subarray(0, this.#length));
  }

  clear(): void {
    this.#length = 0;
    this.#isFull = false;
    if (this.#buffer.length > KEPT) this.#buffer = new Uint8Array(KEPT);
  }

  #hasRoom(size: number): boolean {
    const length = this.#length + size;
    if (this.#isFull) return false;
    if (length <= this.#buffer.length) return true;
    if (length > this.limit) {
      this.#isFull = true;
      return false;
    }
    const buffer = new Uint8Array(Math.min(this.limit, Math.max(length, 2 * this.#buffer.length)));
    buffer.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = buffer;
    return true;
  }
}

/** One large item shall not hold its memory for the rest of the stream. */
const KEPT = 1 << 20;

/**
 * The chunks of a source of bytes, one at a time, with every error as a value.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { ByteSource } from "./byte_source.ts";
import type { Aborted, SourceFailed } from "./failure.ts";

/** Why there are no more chunks although the source has not ended. */
export type Interruption = Omit<SourceFailed, "offset"> | Omit<Aborted, "offset">;

/** What reading gives: a chunk, or the end. */
interface Result {
  readonly done?: boolean;
  readonly value?: unknown;
}

/** How a source is read, and told that nobody reads on. */
interface SourceReader {
  readonly next: () => Promise<Result>;
  /** Lets go of the source after its end. */
  readonly release: () => void;
  /** Lets go of the source before its end. */
  readonly cancel: (reason: unknown) => unknown;
}

/** The chunks of a source; each is valid until the next. */
export class Chunks {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  #reader: SourceReader | undefined;
  #isClosed = false;
  /** Ends the read that waits. */
  #interrupt: (() => void) | undefined;
  readonly #onAbort = () => this.#interrupt?.();

  constructor(source: ByteSource, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  /** The next chunk, or why there is none; absent at the end. Nothing comes after either. */
  async next(): Promise<Either<Interruption, Uint8Array> | undefined> {
    try {
      if (this.#isClosed) return undefined;
      const result = this.#signal?.aborted === true ? undefined : await this.#read();
      if (result === undefined) {
        this.close();
        return E.left({ _tag: "Aborted", reason: this.#signal?.reason });
      }
      if (result.done !== true) return E.right(chunkOf(result.value));
      this.#isClosed = true;
      this.#reader?.release();
      this.#signal?.removeEventListener("abort", this.#onAbort);
      return undefined;
    } catch (cause) {
      this.close();
      return E.left({ _tag: "SourceFailed", cause });
    }
  }

  /** Lets go of the source, whether or not it has been read. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#signal?.removeEventListener("abort", this.#onAbort);
    void cancel(() => this.#reader ?? sourceReader(this.#source), this.#signal?.reason);
  }

  /** What reading gives; nothing where the signal ends it. */
  #read(): Promise<Result | undefined> {
    if (this.#reader === undefined) {
      this.#reader = sourceReader(this.#source);
      this.#signal?.addEventListener("abort", this.#onAbort);
    }
    const result = this.#reader.next();
    if (this.#signal === undefined) return result;
    return new Promise((resolve, reject) => {
      this.#interrupt = () => resolve(undefined);
      result.then(resolve, reject);
    });
  }
}

/** Nobody is left to be told how a source fails of which nobody wants more. */
async function cancel(readerOf: () => SourceReader, reason: unknown): Promise<void> {
  try {
    const { cancel, release } = readerOf();
    const cancelled = cancel(reason);
    release();
    await cancelled;
  } catch {
    // Whatever it is, it cost nobody a pod.
  }
}

/** The chunks of an iterable; the last may be why it was interrupted. */
export function* chunksIn(
  chunks: Iterable<Uint8Array>,
): Generator<Either<Interruption, Uint8Array>, void, undefined> {
  try {
    for (const chunk of chunks) yield E.right(chunkOf(chunk));
  } catch (cause) {
    yield E.left({ _tag: "SourceFailed", cause });
  }
}

/** A chunk, which a source without types may not give. */
function chunkOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError(`a chunk must be a Uint8Array, not of type ${typeof chunk}`);
}

function sourceReader(source: ByteSource): SourceReader {
  if ("getReader" in source) return bytesReader(source) ?? chunksReader(source);
  const iterator = source[Symbol.asyncIterator]();
  return {
    next: () => iterator.next(),
    release: () => {},
    cancel: () => iterator.return?.(),
  };
}

function chunksReader(stream: ReadableStream<Uint8Array>): SourceReader {
  const reader = stream.getReader();
  return {
    next: readAhead(() => reader.read()),
    release: () => reader.releaseLock(),
    cancel: (reason) => reader.cancel(reason),
  };
}

const BUFFER_BYTES = 1 << 20;

/** Reads large chunks into two buffers by turns, where the stream allows that. */
function bytesReader(stream: ReadableStream<Uint8Array>): SourceReader | undefined {
  const reader = byobReader(stream);
  if (reader === undefined) return undefined;
  const buffers: ArrayBuffer[] = [];
  return {
    next: readAhead(async () => {
      const result = await reader.read(
        new Uint8Array(buffers.length > 1 ? buffers.shift()! : new ArrayBuffer(BUFFER_BYTES)),
      );
      if (result.value !== undefined) buffers.push(result.value.buffer);
      return result;
    }),
    release: () => reader.releaseLock(),
    cancel: (reason) => reader.cancel(reason),
  };
}

/** Begins to read a chunk while the one before is in use, so that nobody waits for the other. */
export function readAhead<A extends Result>(read: () => Promise<A>): () => Promise<A> {
  let pending: Promise<A> | undefined;
  return async () => {
    const result = await (pending ?? read());
    pending = result.done === true ? undefined : read();
    pending?.catch(() => {});
    return result;
  };
}

function byobReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}

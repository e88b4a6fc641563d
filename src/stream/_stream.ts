/**
 * A reader as a generator: over chunks that are there, or that are waited for.
 *
 * @internal
 * @module
 */
import { E } from "../_deps.ts";
import type { Given, Reader } from "./_reader.ts";
import { Chunks, chunksIn } from "./_source.ts";
import type { ByteSource } from "./byte_source.ts";

/** All that a reader makes of chunks. */
export function* readChunks<A, S>(
  reader: Reader<A, S>,
  chunks: Iterable<Uint8Array>,
): Generator<Given<A>, S, undefined> {
  const source = chunksIn(chunks);
  try {
    for (;;) {
      for (let given = reader.next(); given !== undefined; given = reader.next()) yield given;
      if (reader.isOver) return reader.summary();
      const { done, value } = source.next();
      if (done === true) reader.end();
      else if (E.isRight(value)) reader.feed(value.right);
      else reader.giveUp({ ...value.left, offset: reader.documents.offset });
    }
  } finally {
    source.return();
  }
}

/** All that a reader makes of a source. */
export function readStream<A, S>(
  reader: Reader<A, S>,
  source: ByteSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<Given<A>, S, undefined> {
  return new Stream(reader, source, signal);
}

/**
 * What an async generator would be, without its promises: one that `next`
 * returns is settled where the chunk holds what it asks for, so that a loop
 * waits for chunks and not for items.
 */
class Stream<A, S> implements AsyncGenerator<Given<A>, S, undefined> {
  readonly #reader: Reader<A, S>;
  readonly #chunks: Chunks;
  readonly #signal: AbortSignal | undefined;
  /** Whether the end has been told, or nobody wants to know. */
  #isDone = false;
  /** The call that is not settled yet; further ones queue behind it. */
  #pending: Promise<unknown> | undefined;

  constructor(reader: Reader<A, S>, source: ByteSource, signal: AbortSignal | undefined) {
    this.#reader = reader;
    this.#chunks = new Chunks(source, signal);
    this.#signal = signal;
  }

  next(): Promise<IteratorResult<Given<A>, S>> {
    if (this.#pending === undefined && !this.#isDone && this.#signal?.aborted !== true) {
      const value = this.#reader.next();
      if (value !== undefined) return Promise.resolve({ done: false, value });
    }
    return this.#queued(() => this.#step());
  }

  return(value: S | PromiseLike<S>): Promise<IteratorResult<Given<A>, S>> {
    return this.#queued(async () => {
      this.#leave();
      return { done: true, value: await value };
    });
  }

  throw(error: unknown): Promise<IteratorResult<Given<A>, S>> {
    return this.#queued(() => {
      this.#leave();
      return Promise.reject(error);
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return(undefined as never);
  }

  /** Runs a call after all that were made before it. */
  #queued<B>(call: () => Promise<B>): Promise<B> {
    const result = this.#pending === undefined ? call() : this.#pending.then(call, call);
    this.#pending = result;
    const settle = () => {
      if (this.#pending === result) this.#pending = undefined;
    };
    result.then(settle, settle);
    return result;
  }

  #leave(): void {
    this.#isDone = true;
    this.#chunks.close();
  }

  /** Reads chunks until one holds something, or none is left. */
  async #step(): Promise<IteratorResult<Given<A>, S>> {
    const reader = this.#reader;
    // What comes after the end is what an async generator gives there.
    while (!this.#isDone) {
      if (this.#signal?.aborted === true && !reader.isOver) {
        const { reason } = this.#signal;
        reader.giveUp({ _tag: "Aborted", reason, offset: reader.documents.offset });
      }
      const value = reader.next();
      if (value !== undefined) return { done: false, value };
      if (reader.isOver) {
        this.#leave();
        return { done: true, value: reader.summary() };
      }
      const chunk = await this.#chunks.next();
      if (chunk === undefined) reader.end();
      else if (E.isRight(chunk)) reader.feed(chunk.right);
      else reader.giveUp({ ...chunk.left, offset: reader.documents.offset });
    }
    return { done: true, value: undefined as never };
  }
}

/**
 * What all readers of a stream share: from chunks to values or failures.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { Codec } from "../codec/_codec.ts";
import { identityOf } from "../document/_document.ts";
import { onOurJson } from "../codec/_json.ts";
import { decodeIssues } from "../codec/issue.ts";
import type { Documents, Found } from "./_documents.ts";
import { type ByteSource, chunksIn, chunksOf } from "./_source.ts";
import type { StreamFailure } from "./failure.ts";

/** One thing that a stream holds. */
export type Part<Tag extends Found["_tag"]> = Extract<Found, { readonly _tag: Tag }>;

/** Reads values of one type, and sums up what it saw. */
export abstract class Reader<A, S> {
  /** Whether nothing more can be read. */
  isOver = false;
  /** How many values and failures there were. */
  protected values = 0;
  protected failures = 0;
  /** How many items there were, whatever became of them. */
  protected items = 0;

  constructor(
    protected readonly documents: Documents,
    protected readonly codec: Codec<A>,
  ) {}

  /** What was seen so far. */
  abstract summary(): S;

  /** What a part of the stream gives, if anything. */
  protected abstract take(found: Found): Either<StreamFailure, A> | undefined;

  /** How many bytes were read so far. */
  get offset(): number {
    return this.documents.offset;
  }

  read(chunk: Uint8Array): Generator<Either<StreamFailure, A>, void, undefined> {
    return this.#takeAll(this.documents.read(chunk));
  }

  end(): Generator<Either<StreamFailure, A>, void, undefined> {
    return this.#takeAll(this.documents.end());
  }

  /** Ends the stream with a failure. */
  abort(failure: StreamFailure): Either<StreamFailure, A> {
    this.isOver = true;
    return this.fail(failure);
  }

  protected fail(failure: StreamFailure): Either<StreamFailure, A> {
    this.failures++;
    if ("issues" in failure) Object.freeze(failure.issues);
    return E.left(Object.freeze(failure));
  }

  /** What an item decodes to; who it is, where that fails, tells the pod in it. */
  protected decode(
    { offset, flaw }: Part<"Item" | "Document">,
    value: unknown,
    pod: unknown,
  ): Either<StreamFailure, A> {
    const index = this.items++;
    if (flaw !== undefined) {
      const { namespace, name } = identityOf(pod);
      return this.fail({ _tag: "UnreadableItem", index, namespace, name, ...flaw });
    }
    const decoded = onOurJson(() => this.codec.decode(value));
    if (E.isLeft(decoded)) {
      const { namespace, name } = identityOf(pod);
      const issues = decodeIssues(decoded.left);
      return this.fail({ _tag: "InvalidItem", offset, index, namespace, name, issues });
    }
    this.values++;
    return decoded;
  }

  *#takeAll(parts: Iterable<Found>): Generator<Either<StreamFailure, A>, void, undefined> {
    for (const found of parts) {
      const result = found._tag === "Error"
        ? this.abort({ _tag: "InvalidJson", ...found.flaw })
        : this.take(found);
      if (result !== undefined) yield result;
    }
  }
}

/** All that a reader makes of a source. */
export async function* readStream<A, S>(
  reader: Reader<A, S>,
  source: ByteSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<Either<StreamFailure, A>, S, undefined> {
  for await (const chunk of chunksOf(source, signal)) {
    if (E.isLeft(chunk)) yield reader.abort({ ...chunk.left, offset: reader.offset });
    else {
      for (const value of reader.read(chunk.right)) {
        yield value;
        if (signal?.aborted === true) break;
      }
    }
    if (reader.isOver) return reader.summary();
  }
  for (const value of reader.end()) yield value;
  return reader.summary();
}

/** All that a reader makes of chunks. */
export function* readChunks<A, S>(
  reader: Reader<A, S>,
  chunks: Iterable<Uint8Array>,
): Generator<Either<StreamFailure, A>, S, undefined> {
  for (const chunk of chunksIn(chunks)) {
    if (E.isLeft(chunk)) yield reader.abort({ ...chunk.left, offset: reader.offset });
    else yield* reader.read(chunk.right);
    if (reader.isOver) return reader.summary();
  }
  yield* reader.end();
  return reader.summary();
}

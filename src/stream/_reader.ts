/**
 * From what a stream of bytes holds to values of one type, or failures.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { Codec } from "../codec/_codec.ts";
import { onOurJson } from "../codec/_reading.ts";
import { decodeIssues } from "../codec/decode_issues.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import { identityOf } from "../document/_document.ts";
import { Documents, type Found, type Part } from "./_documents.ts";
import { HEAD_BYTES, invalidJson, mayBeMistaken } from "./_mistaken.ts";
import type { Plan } from "./_plan.ts";
import type { Flaw } from "./_scanner.ts";
import { train } from "./_training.ts";
import type { StreamFailure } from "./failure.ts";
import type { Keep } from "./keep.ts";
import { checkedOptions, type ReadOptions } from "./options.ts";

/** One thing that a stream gives. */
export type Given<A> = Either<StreamFailure, A>;

/** What a reader makes of the parts of a stream. */
export interface Taking<A, S> {
  /** What a part gives, if anything. */
  readonly take: (part: Exclude<Found, Part<"Error">>) => Given<A> | undefined;
  /** What was seen so far, of so many bytes. */
  readonly summary: (bytes: number) => S;
}

/** Counts and makes what a stream gives. */
export class Giver<A> {
  /** How many values and failures there were. */
  values = 0;
  failures = 0;
  /** How many items there were, whatever became of them. */
  items = 0;

  constructor(readonly codec: Codec<A>) {}

  fail(failure: StreamFailure): Given<A> {
    this.failures++;
    if ("issues" in failure) Object.freeze(failure.issues);
    return E.left(Object.freeze(failure));
  }

  /** What an item decodes to; who it is, where that fails, tells the pod in it. */
  decode(part: Part<"Item" | "Document">, value: unknown, pod: unknown): Given<A> {
    const { flaw } = part;
    if (flaw !== undefined) {
      const index = this.items++;
      return this.fail({ _tag: "UnreadableItem", index, ...identityOf(pod), ...flaw });
    }
    const decoded = onOurJson(() => this.codec.decode(value));
    if (E.isLeft(decoded)) return this.refuse(part, pod, decodeIssues(decoded.left));
    this.items++;
    this.values++;
    return decoded;
  }

  /** Refuses an item. */
  refuse(
    { offset }: Part<"Item" | "Document">,
    pod: unknown,
    issues: ReadonlyArray<DecodeIssue>,
  ): Given<A> {
    const index = this.items++;
    return this.fail({ _tag: "InvalidItem", offset, index, ...identityOf(pod), issues });
  }
}

/** A chunk of that many bytes is one of many, most likely. */
const LARGE = 1 << 14;

/** Reads chunk after chunk. */
export class Reader<A, S> {
  /** Whether nothing more can be read. */
  isOver = false;
  /** A failure that is yet to be given. */
  #last: StreamFailure | undefined;
  /** Why the bytes are not JSON, where more of them are needed to tell what they are instead. */
  #flaw: Flaw | undefined;
  /** What the end of the bytes makes complete is yet to be asked for. */
  #isEnding = false;

  constructor(
    readonly documents: Documents,
    readonly giver: Giver<A>,
    readonly taking: Taking<A, S>,
  ) {}

  /** Hands over a chunk, after {@link next} has used up the one before. */
  feed(chunk: Uint8Array): void {
    if (chunk.length >= LARGE) train();
    this.documents.feed(chunk);
  }

  /** Tells that there are no more chunks. */
  end(): void {
    this.#isEnding = true;
  }

  /** Tells why nothing more can be read. */
  giveUp(failure: StreamFailure): void {
    this.isOver = true;
    this.#last = failure;
  }

  /** What comes next; absent where that needs another chunk, or where there is nothing more. */
  next(): Given<A> | undefined {
    if (this.#flaw !== undefined) this.#refuse(this.#flaw);
    while (!this.isOver && this.#flaw === undefined) {
      const found = this.#isEnding ? this.#end() : this.documents.next();
      if (found === undefined) break;
      if (found._tag === "Error") this.#refuse(found.flaw);
      else {
        const given = this.taking.take(found);
        if (given !== undefined) return given;
      }
    }
    if (this.#last === undefined) return undefined;
    const last = this.#last;
    this.#last = undefined;
    return this.giver.fail(last);
  }

  summary(): S {
    return this.taking.summary(this.documents.offset);
  }

  /** Ends with what is no JSON, once enough bytes are there to tell what it is. */
  #refuse(flaw: Flaw): void {
    const { head, documentOffset } = this.documents;
    const isKnown = this.#isEnding || head.length === HEAD_BYTES ||
      !mayBeMistaken(flaw, documentOffset);
    if (isKnown && !this.isOver) this.giveUp(invalidJson(flaw, this.documents));
    this.#flaw = isKnown ? undefined : flaw;
  }

  #end(): Found | undefined {
    const found = this.documents.end();
    if (found?._tag !== "Error") this.isOver = true;
    return found;
  }
}

/** A reader by the options; where those are bad, that is all that it gives. */
export function readerOf<A, S>(
  options: ReadOptions,
  codec: Codec<A>,
  plans: { readonly document: (keep: Keep) => Plan; readonly item: (keep: Keep) => Plan },
  takingOf: (documents: Documents, giver: Giver<A>, keep: Keep) => Taking<A, S>,
): Reader<A, S> {
  const { keep, bounds, failure } = checkedOptions(options);
  const documents = new Documents(plans.document(keep), plans.item(keep), bounds);
  const giver = new Giver(codec);
  const reader = new Reader(documents, giver, takingOf(documents, giver, keep));
  if (failure !== undefined) reader.giveUp(failure);
  return reader;
}

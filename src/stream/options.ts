/**
 * How a stream is read.
 *
 * @module
 */
import { MAX_DEPTH } from "../codec/_json.ts";
import { invalidCount, type InvalidOption, invalidOption } from "../document/invalid_option.ts";
import type { Bounds } from "./_scanner.ts";
import { MAX_LEVELS } from "./_skip.ts";
import type { Keep } from "./keep.ts";

/**
 * How bytes are read; what is absent has a default.
 *
 * @category streams
 * @since 0.1.0
 */
export interface ReadOptions {
  /** What to keep of each pod, beside its kind, namespace, name, uid and version; by default all of it. */
  readonly keep?: Keep;
  /**
   * Levels of nesting that an item, or an event, may have; by default as many as
   * any that can be decoded. A deeper one is reported.
   */
  readonly maxDepth?: number;
  /** Bytes that may be kept of an item; by default 16 MiB. A larger one is reported. */
  readonly maxItemBytes?: number;
}

/**
 * How a stream is read; what is absent has a default.
 *
 * @category streams
 * @since 0.1.0
 */
export interface StreamOptions extends ReadOptions {
  /** Ends the stream, and cancels its source. */
  readonly signal?: AbortSignal;
}

/** Levels that the model has around a field that it does not know, and more. */
const MODEL_DEPTH = 24;
/** V8 makes no longer text. */
const MAX_TEXT = 2 ** 29 - 24;

/**
 * How a reader reads, and why it must not.
 *
 * @internal
 */
export interface CheckedOptions {
  readonly keep: Keep;
  readonly bounds: Bounds;
  readonly failure: InvalidOption & { readonly offset: number } | undefined;
}

/** @internal */
export function checkedOptions(
  { keep = true, maxDepth = MAX_DEPTH + MODEL_DEPTH, maxItemBytes = 1 << 24 }: ReadOptions,
): CheckedOptions {
  const failure = invalidKeep("keep", keep, MAX_DEPTH) ??
    invalidCount("maxDepth", maxDepth, MAX_LEVELS - 1) ??
    invalidCount("maxItemBytes", maxItemBytes, MAX_TEXT);
  return failure === undefined
    ? { keep, bounds: { maxDepth, maxBytes: maxItemBytes }, failure }
    : { keep: {}, bounds: { maxDepth: 1, maxBytes: 1 }, failure: { ...failure, offset: 0 } };
}

/** What is wrong with a keep of at most so many levels, if anything; one without types may be anything. */
function invalidKeep(option: string, keep: unknown, levels: number): InvalidOption | undefined {
  if (keep === true) return undefined;
  if (typeof keep !== "object" || keep === null || Array.isArray(keep)) {
    return invalidOption(option, keep, "must be true, or an object of what to keep");
  }
  if (levels === 0) return invalidOption("keep", keep, `must have at most ${MAX_DEPTH} levels`);
  for (const [key, member] of Object.entries(keep)) {
    const failure = invalidKeep(`${option}.${key}`, member, levels - 1);
    if (failure !== undefined) return failure;
  }
}

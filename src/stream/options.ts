/**
 * How a stream is read.
 *
 * @module
 */
import { MAX_DEPTH } from "../codec/_json.ts";
import type { Bounds } from "./_scanner.ts";
import type { Keep } from "./keep.ts";

/**
 * How bytes are read; what is absent has a default.
 *
 * @category streams
 * @since 0.1.0
 */
export interface ReadOptions {
  /** What to keep of each pod, beside its kind, namespace and name; by default all of it. */
  readonly keep?: Keep;
  /** Levels of nesting that an item, or an event, may have; by default 1000. A deeper one is reported. */
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

/** @internal */
export function boundsOf({ maxDepth = MAX_DEPTH, maxItemBytes = 1 << 24 }: ReadOptions): Bounds {
  return { maxDepth, maxBytes: maxItemBytes };
}

/**
 * What is known of a stream at its end.
 *
 * @module
 */
import type { Option } from "../_deps.ts";

/**
 * What a stream held, once it has ended: the value that its iterator returns.
 *
 * @category streams
 * @since 0.1.0
 */
export interface StreamSummary {
  /** How many pods it gave. */
  readonly pods: number;
  /** How many failures it gave. */
  readonly failures: number;
  /** How many objects were skipped, by kind; and events that tell of no pod, by type. */
  readonly skipped: Readonly<Record<string, number>>;
  /** How many documents there were: lists, pods or events, whole ones. */
  readonly documents: number;
  /** How many bytes were read. */
  readonly bytes: number;
  /** The version of the last list, to watch from; absent where there is none, or the list was cut. */
  readonly resourceVersion: Option<string>;
  /** Where the rest of the last list begins, if it was but a page: `metadata.continue`. */
  readonly continue: Option<string>;
}

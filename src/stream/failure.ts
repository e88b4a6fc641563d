/**
 * What can be wrong with a stream of pods, as data and as lines.
 *
 * @module
 */
import { qualifiedName } from "../query/pod/part.ts";
import { O } from "../_deps.ts";
import type { PodFailure } from "../document/decode_pods.ts";
import type { InvalidOption } from "../document/invalid_option.ts";
import { inLine, shorten } from "../codec/_text.ts";
import { type DecodeIssue, formatIssue, formatIssues } from "../codec/issue.ts";

export type { InvalidOption };

/**
 * A failure of a stream; offsets count its bytes from 0.
 *
 * After `InvalidItem`, `UnreadableItem` and `InvalidDocument` the stream goes
 * on; the others end it.
 *
 * @category streams
 * @since 0.1.0
 */
export type StreamFailure =
  | InvalidItem
  | UnreadableItem
  | InvalidDocument
  | InvalidJson
  | SourceFailed
  | Aborted
  | InvalidOption & { readonly offset: number };

/**
 * An item that is JSON, but not what was asked for.
 *
 * @category streams
 * @since 0.1.0
 */
export interface InvalidItem extends PodFailure {
  /** Tells it from the other failures. */
  readonly _tag: "InvalidItem";
  /** Where it begins. */
  readonly offset: number;
}

/**
 * An item that was not decoded: it is not UTF-8, or out of bounds.
 *
 * @category streams
 * @since 0.1.0
 */
export interface UnreadableItem extends Omit<PodFailure, "issues"> {
  /** Tells it from the other failures. */
  readonly _tag: "UnreadableItem";
  /** Where the first thing is that is wrong with it. */
  readonly offset: number;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly expected: string;
}

/**
 * A document that is JSON, but holds no pods. Items of a list are dropped from
 * where that is known: its kind may stand behind them.
 *
 * @category streams
 * @since 0.1.0
 */
export interface InvalidDocument {
  /** Tells it from the other failures. */
  readonly _tag: "InvalidDocument";
  /** Where it begins. */
  readonly offset: number;
  /** What is wrong, with paths from its root. */
  readonly issues: ReadonlyArray<DecodeIssue>;
}

/**
 * Bytes that are not JSON, or end too early.
 *
 * @category streams
 * @since 0.1.0
 */
export interface InvalidJson {
  /** Tells it from the other failures. */
  readonly _tag: "InvalidJson";
  /** Where it ceases to be JSON. */
  readonly offset: number;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly expected: string;
}

/**
 * A source of bytes that failed: a connection that broke, say.
 *
 * @category streams
 * @since 0.1.0
 */
export interface SourceFailed {
  /** Tells it from the other failures. */
  readonly _tag: "SourceFailed";
  /** How many bytes it had given. */
  readonly offset: number;
  /** What it threw. */
  readonly cause: unknown;
}

/**
 * A stream that its reader aborted by a signal.
 *
 * @category streams
 * @since 0.1.0
 */
export interface Aborted {
  /** Tells it from the other failures. */
  readonly _tag: "Aborted";
  /** How many bytes had been read. */
  readonly offset: number;
  /** The reason that the signal gives. */
  readonly reason: unknown;
}

/**
 * A failure as lines: where, what was found, what was expected. A line has at
 * most 1000 characters; names and values are cut with `…`.
 *
 * @example
 * ```ts
 * import { formatStreamFailure, podsFromChunks } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const text = '{"kind": "Pod", "metadata": {"name": "web"}, "status": {"phase": 3}}{"kind"';
 * const lines = [...podsFromChunks([new TextEncoder().encode(text)])].map((pod) => {
 *   assert(pod._tag === "Left");
 *   return formatStreamFailure(pod.left);
 * });
 * assertEquals(lines, [
 *   [
 *     "item 0, <none>/web, at byte 0:",
 *     "  status.phase: Invalid value: 3: must be a string",
 *   ],
 *   ["byte 75: found the end, expected :: the document that begins at byte 68 is cut off"],
 * ]);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export function formatStreamFailure(failure: StreamFailure): ReadonlyArray<string> {
  return linesOf(failure).map(inLine);
}

function linesOf(failure: StreamFailure): ReadonlyArray<string> {
  switch (failure._tag) {
    case "InvalidItem":
      return [`${itemText(failure)}, at byte ${failure.offset}:`, ...indented(failure.issues)];
    case "UnreadableItem":
      return [`${itemText(failure)}:`, `  ${flawText(failure)}`];
    case "InvalidDocument":
      return [`document at byte ${failure.offset}:`, ...indented(failure.issues)];
    case "InvalidJson":
      return [flawText(failure)];
    case "SourceFailed":
      return [`byte ${failure.offset}: cannot read on: ${reasonText(failure.cause)}`];
    case "Aborted":
      return [`byte ${failure.offset}: aborted: ${reasonText(failure.reason)}`];
    case "InvalidOption": {
      const { option, value, expected } = failure;
      const field = `option ${option}`;
      return [formatIssue({ path: [], field, kind: "FieldValueInvalid", value, expected })];
    }
  }
}

/** Kubernetes' names have at most 253 characters. */
const MAX_NAME_LENGTH = 253;

function itemText({ index, ...identity }: Omit<PodFailure, "issues">): string {
  return `item ${index}, ${
    qualifiedName({ namespace: short(identity.namespace), name: short(identity.name) })
  }`;
}

const short = O.map((name: string) => shorten(name, MAX_NAME_LENGTH));

function indented(issues: ReadonlyArray<DecodeIssue>): ReadonlyArray<string> {
  return formatIssues(issues).map((line) => `  ${line}`);
}

function flawText({ offset, found, expected }: Omit<InvalidJson, "_tag">): string {
  return `byte ${offset}: found ${found}, expected ${expected}`;
}

/** What a thrown value says; a hostile one may not even have a text. */
function reasonText(reason: unknown): string {
  try {
    return reason instanceof Error ? reason.message : String(reason);
  } catch {
    return "unknown";
  }
}

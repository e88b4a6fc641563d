/**
 * What is wrong with a document: an issue, and its line of text.
 *
 * @module
 */
import { inLine, shorten } from "./_text.ts";

/**
 * How many issues of one value are collected and listed; where there are more,
 * one of the kind `FieldValueTooMany` follows them.
 *
 * @example
 * ```ts
 * import { decodeIssues, formatIssues, MAX_ISSUES, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ podIPs: Array(1_000_000).fill({}) });
 * assert(decoded._tag === "Left");
 * const issues = decodeIssues(decoded.left);
 * assertEquals(issues.length, MAX_ISSUES + 1);
 * assertEquals(formatIssues(issues).at(-1), "and more; only the first 100 are listed");
 * ```
 *
 * @category errors
 * @since 0.2.0
 */
export const MAX_ISSUES = 100;

/**
 * What kind of problem an issue is, in the words of the API server's causes:
 * the value is missing, has another JSON type, is of the right type but
 * impossible, or is not one of the values that are supported. `FieldValueTooMany`
 * ends a list that was cut: there are more issues than {@link MAX_ISSUES}.
 *
 * @category errors
 * @since 0.1.0
 */
export type DecodeIssueKind =
  | "FieldValueRequired"
  | "FieldValueTypeInvalid"
  | "FieldValueInvalid"
  | "FieldValueNotSupported"
  | "FieldValueTooMany";

/**
 * One problem of a document.
 *
 * @category errors
 * @since 0.1.0
 */
export interface DecodeIssue {
  /** Where: keys and indices from the root of what was decoded; empty at the root. */
  readonly path: ReadonlyArray<string | number>;
  /** The same path as the API server writes it: `spec.containers[0].resources.limits[cpu]`. */
  readonly field: string;
  /** What kind of problem. */
  readonly kind: DecodeIssueKind;
  /** What was found; `undefined` or `null` where a value is required. */
  readonly value: unknown;
  /** What was expected: `must be an integer`. */
  readonly expected: string;
}

/** @internal */
export const TOO_MANY = `must have at most ${MAX_ISSUES} issues for all of them to be listed`;

/**
 * The issues as lines in the form of the API server's field errors: at most
 * 100, then one that says that there are more. Long paths, values and lines are cut
 * with `…`; no line has more than 1000 characters.
 *
 * @example
 * ```ts
 * import { decodeIssues, formatIssues, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{ name: "app", ready: true, restartCount: "3", imageID: "" }],
 *   },
 * });
 * assert(decoded._tag === "Left");
 * assertEquals(formatIssues(decodeIssues(decoded.left)), [
 *   'status.containerStatuses[0].restartCount: Invalid value: "3": must be an integer',
 *   "status.containerStatuses[0].image: Required value",
 * ]);
 * ```
 *
 * @category errors
 * @since 0.1.0
 */
export function formatIssues(issues: ReadonlyArray<DecodeIssue>): ReadonlyArray<string> {
  const lines = issues.slice(0, MAX_ISSUES).map(formatIssue);
  const rest = issues.slice(MAX_ISSUES);
  if (rest.length === 0) return lines;
  const isCut = rest.at(-1)?.kind === "FieldValueTooMany";
  return [...lines, rest.length === 1 && isCut ? formatIssue(rest[0]) : `and ${rest.length} more`];
}

/** @internal */
export function formatIssue(issue: DecodeIssue): string {
  return inLine(lineOf(issue));
}

function lineOf(issue: DecodeIssue): string {
  const where = issue.field === "" ? "" : `${shorten(issue.field, MAX_FIELD_LENGTH)}: `;
  switch (issue.kind) {
    case "FieldValueRequired":
      return `${where}Required value`;
    case "FieldValueTooMany":
      return `${where}and more; only the first ${MAX_ISSUES} are listed`;
    case "FieldValueNotSupported":
      return `${where}Unsupported value: ${formatValue(issue.value)}: ${issue.expected}`;
    default:
      return `${where}Invalid value: ${formatValue(issue.value)}: ${issue.expected}`;
  }
}

const MAX_FIELD_LENGTH = 600;
const MAX_VALUE_LENGTH = 100;

function formatValue(value: unknown): string {
  return shorten(valueText(value), MAX_VALUE_LENGTH);
}

/** A value as text, whatever it is: its own conversions may throw. */
function valueText(value: unknown): string {
  try {
    if (typeof value === "string") return JSON.stringify(value.slice(0, MAX_VALUE_LENGTH));
    if (typeof value !== "object" || value === null) return String(value);
    const tag = Object.prototype.toString.call(value);
    return ["[object Object]", "[object Array]"].includes(tag) ? jsonText(value) ?? tag : tag;
  } catch {
    return `(unreadable ${typeof value})`;
  }
}

/** A value as JSON, with as many of its parts as a line may show. */
function jsonText(value: object): string | undefined {
  let parts = 0;
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === undefined || ++parts > MAX_VALUE_LENGTH) return undefined;
    return typeof part === "string" || Array.isArray(part) ? part.slice(0, MAX_VALUE_LENGTH) : part;
  });
}

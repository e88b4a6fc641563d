/**
 * What is wrong with a document, as data and as lines of text.
 *
 * @module
 */
import type { Context, ContextEntry, Errors, ValidationError } from "../_deps.ts";

/**
 * What kind of problem an issue is, in the words of the API server's causes:
 * the value is missing, has another JSON type, is of the right type but
 * impossible, or is not one of the values that are supported.
 *
 * @category errors
 * @since 0.1.0
 */
export type DecodeIssueKind =
  | "FieldValueRequired"
  | "FieldValueTypeInvalid"
  | "FieldValueInvalid"
  | "FieldValueNotSupported";

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

/**
 * What a codec of this module tells about the values that it takes.
 *
 * @internal
 */
export interface Expectation {
  /** The JSON types that it reads, as `typeof` names them. */
  readonly types: ReadonlyArray<string>;
  /** Whether its keys are data rather than field names. */
  readonly keyed: boolean;
  /** What the value, which was refused, should have been. */
  readonly expected: (value: unknown) => string;
}

/**
 * The failures of a decoder as data: in document order, one per path.
 *
 * Works on the errors of any io-ts codec, alone or around this module's codecs.
 * Where a union was expected, the expectations of its members are joined by "or".
 *
 * @example
 * ```ts
 * import { decodeIssues, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ podIPs: [{ ip: "10.0.0.1" }, { ip: 7 }] });
 * assert(decoded._tag === "Left");
 * assertEquals(decodeIssues(decoded.left), [{
 *   path: ["podIPs", 1, "ip"],
 *   field: "podIPs[1].ip",
 *   kind: "FieldValueTypeInvalid",
 *   value: 7,
 *   expected: "must be a string",
 * }]);
 * ```
 *
 * @category errors
 * @since 0.1.0
 */
export function decodeIssues(errors: Errors): ReadonlyArray<DecodeIssue> {
  const positions: Positions = new Map();
  const ranked = errors.map((error) => ({ error, rank: rankOf(error.context, positions) }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  const issues = new Map<string, DecodeIssue & { readonly expectations: ReadonlySet<string> }>();
  for (const { error } of ranked) {
    const issue = toIssue(error);
    const { expectations = [] } = issues.get(issue.field) ?? {};
    issues.set(issue.field, { ...issue, expectations: new Set([...expectations, issue.expected]) });
  }
  return Object.freeze(
    [...issues.values()].map(({ expectations, ...issue }) =>
      Object.freeze({ ...issue, expected: [...expectations].join(" or ") })
    ),
  );
}

/**
 * The issues as lines in the form of the API server's field errors: at most
 * 100, then one that counts the rest. Long values and long lines are cut.
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
  const lines = issues.slice(0, MAX_LINES).map(formatIssue);
  const rest = issues.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

/** @internal */
export function formatIssue(issue: DecodeIssue): string {
  return cut(lineOf(issue), MAX_LINE_LENGTH);
}

function lineOf(issue: DecodeIssue): string {
  const where = issue.field === "" ? "" : `${issue.field}: `;
  switch (issue.kind) {
    case "FieldValueRequired":
      return `${where}Required value`;
    case "FieldValueNotSupported":
      return `${where}Unsupported value: ${formatValue(issue.value)}: ${issue.expected}`;
    default:
      return `${where}Invalid value: ${formatValue(issue.value)}: ${issue.expected}`;
  }
}

/** @internal */
export function toIssue({ value, context }: ValidationError): DecodeIssue {
  const type: Partial<Expectation> & { readonly name: string } | undefined = context.at(-1)?.type;
  const { path, field } = pathOf(context);
  return {
    path,
    field,
    kind: value === undefined || value === null
      ? "FieldValueRequired"
      : type?.types?.includes(typeof value) === false
      ? "FieldValueTypeInvalid"
      : "FieldValueInvalid",
    value,
    expected: type?.expected?.(value) ?? `must be ${type?.name ?? "another value"}`,
  };
}

const MAX_LINES = 100;
const MAX_LINE_LENGTH = 1000;
const MAX_VALUE_LENGTH = 100;

/** The entries of a context that lead through the document, each with the one it hangs on. */
function steps(context: Context): ReadonlyArray<readonly [ContextEntry, ContextEntry]> {
  return context.slice(1)
    .map((entry, i) => [entry, context[i]] as const)
    .filter(([, parent]) => !["UnionType", "IntersectionType"].includes(tagOf(parent.type)));
}

function tagOf(type: unknown): string {
  return String((type as { readonly _tag?: unknown })._tag);
}

function pathOf(context: Context): Pick<DecodeIssue, "path" | "field"> {
  const path: (string | number)[] = [];
  let field = "";
  for (const [{ key }, parent] of steps(context)) {
    const isIndex = Array.isArray(parent.actual);
    const isKey = (parent.type as Partial<Expectation>).keyed === true ||
      tagOf(parent.type) === "DictionaryType" || !/^[\w$]+$/.test(key);
    path.push(isIndex ? Number(key) : key);
    field += isIndex || isKey ? `[${key}]` : field === "" ? key : `.${key}`;
  }
  return { path: Object.freeze(path), field };
}

type Positions = Map<object, ReadonlyMap<string, number>>;

/** The position of each step among its siblings in the document; what is absent comes last. */
function rankOf(context: Context, positions: Positions): ReadonlyArray<number> {
  return steps(context).map(([{ key }, { actual }]) => {
    if (Array.isArray(actual)) return Number(key);
    if (typeof actual !== "object" || actual === null) return Infinity;
    const known = positions.get(actual) ??
      new Map(keysOf(actual).map((key, i) => [key, i]));
    positions.set(actual, known);
    return known.get(key) ?? Infinity;
  });
}

/** The keys of an object; none where a proxy throws. */
function keysOf(actual: object): ReadonlyArray<string> {
  try {
    return Object.keys(actual);
  } catch {
    return [];
  }
}

function compareRanks(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return a.length - b.length;
}

function formatValue(value: unknown): string {
  return cut(valueText(value), MAX_VALUE_LENGTH);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
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

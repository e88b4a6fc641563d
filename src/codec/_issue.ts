/**
 * From an error of io-ts to an issue.
 *
 * @internal
 * @module
 */
import type { Context, ContextEntry, ValidationError } from "../_deps.ts";
import type { DecodeIssue, DecodeIssueKind } from "./issue.ts";

/** What a codec of this module tells about the values that it takes. */
export interface Expectation {
  /** The JSON types that it reads, as `typeof` names them. */
  readonly types: ReadonlyArray<string>;
  /** Whether its keys are data rather than field names. */
  readonly keyed: boolean;
  /** The kind of issue that it stands for, whatever the value. */
  readonly kind?: DecodeIssueKind;
  /** What the value, which was refused, should have been. */
  expected(value: unknown): string;
}

/** The issue that an error of io-ts tells of. */
export function toIssue({ value, context }: ValidationError): DecodeIssue {
  const type: Partial<Expectation> & { readonly name: string } | undefined = context.at(-1)?.type;
  return {
    ...pathOf(context),
    kind: type?.kind ?? kindOf(value, type?.types),
    value,
    expected: type?.expected?.(value) ?? `must be ${type?.name ?? "another value"}`,
  };
}

function kindOf(value: unknown, types: ReadonlyArray<string> | undefined): DecodeIssueKind {
  if (value === undefined || value === null) return "FieldValueRequired";
  return types?.includes(typeof value) === false ? "FieldValueTypeInvalid" : "FieldValueInvalid";
}

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

/** The positions of keys in the objects of a document, as far as they were asked for. */
export type Positions = Map<object, ReadonlyMap<string, number>>;

/** Where an error stands: the position of each step among its siblings in the document; what is absent comes last. */
export function rankOf(context: Context, positions: Positions): ReadonlyArray<number> {
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

export function compareRanks(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return a.length - b.length;
}

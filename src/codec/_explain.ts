/**
 * What is wrong with a value that was refused: one walk through it, which
 * looks at each part once and stops at a bound.
 *
 * @internal
 * @module
 */
import type { Context, ContextEntry, Decoder, Errors, ValidationError } from "../_deps.ts";
import type { Definition } from "./_definition.ts";
import { type Expectation, toIssue } from "./_issue.ts";
import { attemptRead, refused } from "./_reading.ts";
import { formatIssue, MAX_ISSUES, TOO_MANY } from "./issue.ts";

/** A failure as io-ts has it, with the line that its reporter prints. */
class Failure implements ValidationError {
  constructor(readonly value: unknown, readonly context: Context) {}
  get message(): string {
    return formatIssue(toIssue(this));
  }
}

/** The failures of a value that was refused: at least one, none thrown, and no more than the bound and a word of the rest. */
export function explain<A>(definition: Definition<A>, u: unknown, context: Context): Errors {
  const errors: Errors = [];
  collect(definition, u, [...context], errors);
  if (errors.length === 0) errors.push(locate(definition, u, [...context]));
  if (errors.length > MAX_ISSUES) errors[MAX_ISSUES] = restOf(u, context);
  return errors;
}

/** Collects the failures of a value; the path that leads to it is extended on the way, and left as it was. */
function collect(
  definition: Definition<unknown>,
  u: unknown,
  path: ContextEntry[],
  errors: Errors,
): void {
  const before = errors.length;
  try {
    if (definition.opens(u)) {
      for (const [key, part, type] of definition.parts(u)) {
        path.push({ key, type, actual: part });
        collect(type, part, path, errors);
        path.pop();
        if (errors.length > MAX_ISSUES) return;
      }
      return;
    }
  } catch {
    // A getter or a proxy threw: this value is as far as one can see.
    if (errors.length > before) return;
  }
  if (attemptRead(definition, u) === refused) errors.push(new Failure(u, [...path]));
}

/**
 * The failure of a value of which no part is bad by itself, as no JSON can be:
 * an array of length -1 by a proxy, or a getter that was bad and is good on
 * this second look. It is the innermost value that is refused.
 */
function locate(definition: Definition<unknown>, u: unknown, path: ContextEntry[]): Failure {
  try {
    if (definition.opens(u)) {
      for (const [key, part, type] of definition.parts(u)) {
        if (attemptRead(type, part) !== refused) continue;
        return locate(type, part, [...path, { key, type, actual: part }]);
      }
    }
  } catch {
    // This value is as far as one can see.
  }
  return new Failure(u, path);
}

/** Stands for a codec where failures beyond the bound were not collected. */
const rest: Decoder<unknown, never> & Expectation = {
  name: "rest",
  validate: () => ({ _tag: "Left", left: [] }),
  decode: () => ({ _tag: "Left", left: [] }),
  types: [],
  keyed: false,
  kind: "FieldValueTooMany",
  expected: () => TOO_MANY,
};

function restOf(u: unknown, context: Context): ValidationError {
  const { key = "", actual = u } = context.at(-1) ?? {};
  return new Failure(undefined, [...context.slice(0, -1), { key, type: rest, actual }]);
}

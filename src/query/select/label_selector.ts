/**
 * Label selectors, as `kubectl get -l` takes them.
 *
 * Source: kubernetes/apimachinery `pkg/labels/selector.go`, and for keys and
 * values `pkg/api/validate/content/kube.go`.
 *
 * @module
 */
import { E, type Either, O, type Option, pipe, type Predicate } from "../../_deps.ts";
import type { Pod } from "../../model/pod.ts";
import { label } from "../pod/part.ts";
import { hasLabel } from "./pod.ts";

/**
 * The pods that a label selector selects, as Kubernetes reads it, or in one line
 * what is wrong with it and where, in characters from 0.
 *
 * A selector is requirements joined by commas, all of which a pod must meet:
 * `app=web` or `app==web`, `app!=web`, `app in (web,db)`, `app notin (web,db)`,
 * `app` for any value, `!app` for no such label, and `shard>3`, `shard<3` for
 * labels that are int64 numbers. Blanks may stand between the words; a value may
 * be empty. `!=` and `notin` select pods without the label too. The empty
 * selector selects every pod.
 *
 * Kubernetes takes a NUL character for an end; here it is an error.
 *
 * @example
 * ```ts
 * import { parseLabelSelector, Pod } from "@k8s-fp/pod-status";
 * import * as E from "fp-ts/lib/Either.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { labels: { app: "web", tier: "front" } } });
 * assert(decoded._tag === "Right");
 * const selects = parseLabelSelector("app in (web,db), !canary, track!=beta");
 * assert(selects._tag === "Right");
 * assertEquals(selects.right(decoded.right), true);
 * assertEquals(
 *   parseLabelSelector("app=web tier=front"),
 *   E.left('character 8: found "tier", expected a comma or the end'),
 * );
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function parseLabelSelector(selector: string): Either<string, Predicate<Pod>> {
  const requirements = parse(tokensOf(selector));
  return E.isLeft(requirements)
    ? requirements
    : E.right((pod) => requirements.right.every((isMet) => isMet(pod)));
}

/** A word, a symbol, or the end, whose text is empty. */
interface Token {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

/** What was read, and the index of the token after it. */
type Parsed<A> = Either<string, { readonly value: A; readonly next: number }>;

/** How the values of an operator are written, and which labels they are for. */
interface Operator {
  readonly parse: (tokens: ReadonlyArray<Token>, at: number) => Parsed<ReadonlyArray<string>>;
  readonly isMet: (label: Option<string>, values: ReadonlyArray<string>) => boolean;
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["=", { parse: parseValue, isMet: isIn }],
  ["==", { parse: parseValue, isMet: isIn }],
  ["!=", { parse: parseValue, isMet: isNotIn }],
  ["in", { parse: parseValues, isMet: isIn }],
  ["notin", { parse: parseValues, isMet: isNotIn }],
  [">", { parse: parseInteger, isMet: isGreater }],
  ["<", { parse: parseInteger, isMet: isLess }],
]);

const TOKEN = /[=!]=|[=!(),<>]|[^=!(),<> \t\r\n]+/g;

function tokensOf(selector: string): ReadonlyArray<Token> {
  const tokens = [...selector.matchAll(TOKEN)].map(({ 0: text, index }) => ({ text, at: index }));
  return [...tokens, { text: "", at: selector.length }];
}

function isEnd({ text }: Token): boolean {
  return text === "";
}

/** Whether a token is meant for a key or a value, as `in` and `notin` may be. */
function isWord({ text }: Token): boolean {
  return /^[^=!(),<>]/.test(text);
}

function parse(tokens: ReadonlyArray<Token>): Either<string, ReadonlyArray<Predicate<Pod>>> {
  const requirements: Predicate<Pod>[] = [];
  if (isEnd(tokens[0])) return E.right(requirements);
  for (let at = 0;;) {
    const parsed = parseRequirement(tokens, at);
    if (E.isLeft(parsed)) return parsed;
    const { value, next } = parsed.right;
    requirements.push(value);
    if (isEnd(tokens[next])) return E.right(requirements);
    if (tokens[next].text !== ",") return unexpected(tokens[next], "a comma or the end");
    at = next + 1;
  }
}

function parseRequirement(
  tokens: ReadonlyArray<Token>,
  at: number,
): Parsed<Predicate<Pod>> {
  const isNegated = tokens[at].text === "!";
  const next = isNegated ? at + 2 : at + 1;
  const key = tokens[next - 1];
  if (!isLabelKey(key.text)) return unexpected(key, LABEL_KEY);
  const exists = hasLabel(key.text);
  if (isNegated) return E.right({ value: (pod) => !exists(pod), next });
  if (isEnd(tokens[next]) || tokens[next].text === ",") return E.right({ value: exists, next });
  const operator = OPERATORS.get(tokens[next].text);
  if (operator === undefined) {
    return unexpected(tokens[next], OPERATOR);
  }
  const read = label(key.text);
  const values = operator.parse(tokens, next + 1);
  return E.isLeft(values) ? values : E.right({
    value: (pod) => operator.isMet(read(pod), values.right.value),
    next: values.right.next,
  });
}

/** One value; it is empty where the next requirement or the end follows. */
function parseValue(
  tokens: ReadonlyArray<Token>,
  at: number,
): Parsed<ReadonlyArray<string>> {
  if (isEnd(tokens[at]) || tokens[at].text === ",") return E.right({ value: [""], next: at });
  return isLabelValue(tokens[at].text)
    ? E.right({ value: [tokens[at].text], next: at + 1 })
    : unexpected(tokens[at], LABEL_VALUE);
}

function parseInteger(
  tokens: ReadonlyArray<Token>,
  at: number,
): Parsed<ReadonlyArray<string>> {
  return isLabelValue(tokens[at].text) && isInt64(tokens[at].text)
    ? E.right({ value: [tokens[at].text], next: at + 1 })
    : unexpected(tokens[at], "an integer from 0 to 9223372036854775807");
}

/** Values in parentheses, joined by commas; any of them may be empty. */
function parseValues(
  tokens: ReadonlyArray<Token>,
  at: number,
): Parsed<ReadonlyArray<string>> {
  if (tokens[at].text !== "(") return unexpected(tokens[at], "(");
  const value: string[] = [];
  for (let next = at + 1;; next++) {
    const isGiven = isWord(tokens[next]);
    if (isGiven && !isLabelValue(tokens[next].text)) return unexpected(tokens[next], LABEL_VALUE);
    value.push(isGiven ? tokens[next++].text : "");
    if (tokens[next].text === ")") return E.right({ value, next: next + 1 });
    if (tokens[next].text !== ",") {
      return unexpected(tokens[next], isGiven ? "a comma or )" : "a label value, a comma or )");
    }
  }
}

function isIn(label: Option<string>, values: ReadonlyArray<string>): boolean {
  return pipe(label, O.exists((value) => values.includes(value)));
}

function isNotIn(label: Option<string>, values: ReadonlyArray<string>): boolean {
  return !isIn(label, values);
}

function isGreater(label: Option<string>, [bound]: ReadonlyArray<string>): boolean {
  return pipe(label, O.exists((value) => isInt64(value) && BigInt(value) > BigInt(bound)));
}

function isLess(label: Option<string>, [bound]: ReadonlyArray<string>): boolean {
  return pipe(label, O.exists((value) => isInt64(value) && BigInt(value) < BigInt(bound)));
}

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_KEY =
  "a label key such as app or example.com/app, with at most 63 characters in its name";
const OPERATOR = `an operator (${[...OPERATORS.keys()].join(" ")}), a comma or the end`;
const LABEL_VALUE =
  "a label value: at most 63 letters, digits, -, _ and ., a letter or digit at both ends";

function isLabelKey(text: string): boolean {
  const [name, prefix, ...rest] = text.split("/").reverse();
  return rest.length === 0 && NAME.test(name) &&
    (prefix === undefined || (prefix.length <= 253 && DNS_SUBDOMAIN.test(prefix)));
}

function isLabelValue(text: string): boolean {
  return text === "" || NAME.test(text);
}

/** Whether Go's `strconv.ParseInt` reads a text in base 10. */
function isInt64(text: string): boolean {
  return /^[+-]?0*\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}

const MAX_SHOWN = 100;

function unexpected({ text, at }: Token, expected: string): Either<string, never> {
  const shown = text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
  const found = text === "" ? "the end" : JSON.stringify(shown);
  return E.left(`character ${at}: found ${found}, expected ${expected}`);
}

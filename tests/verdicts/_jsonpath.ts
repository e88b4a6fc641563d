/**
 * kubectl's JSONPath, by kubernetes/client-go `util/jsonpath`, as far as `kubectl wait` needs it:
 * fields, indices, `[*]`, filters by presence and by `==`, and `range`. The rest of it (slices,
 * unions, `.*`, `..`, other operators) is an error.
 *
 * @module
 */
import type { JsonObject, JsonValue } from "@k8s-fp/pod-status";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";

type Found<A> = E.Either<string, ReadonlyArray<A>>;
type Values = ReadonlyArray<JsonValue>;

/** What a template finds: a list for each of its parts, or why it cannot say. */
export type JSONPath = (json: JsonValue) => Found<Values>;

/** From the values that were found so far to the next ones. */
type Step = (values: Values) => Found<JsonValue>;

const UNCLOSED = "{";
const PARTS = /\{range ([^{}]*)\}(.*?)\{end\}|\{([^{}]*)\}|[^{]+|\{/gs;

/** Parses a template, which is text with actions in braces. */
export function parseJSONPath(template: string): E.Either<string, JSONPath> {
  return pipe(
    [...template.matchAll(PARTS)],
    concatMap((part) => E.map((path: JSONPath) => [path])(parsePart(part))),
    E.map((paths) => (json) => concatMap((path: JSONPath) => path(json))(paths)),
  );
}

function parsePart([text, over, body, action]: RegExpMatchArray): E.Either<string, JSONPath> {
  if (over !== undefined) {
    return both(
      parseAction(over),
      parseJSONPath(body),
      (step, path) => (json) => E.flatMap(concatMap(path))(step([json])),
    );
  }
  if (action !== undefined) {
    return pipe(
      parseAction(action),
      E.map((step) => (json) => E.map((values: Values) => [values])(step([json]))),
    );
  }
  return text === UNCLOSED ? E.left("unclosed action") : E.right(() => E.right([[text]]));
}

/** What an action may go on with, and the step that it stands for. */
const SYNTAX: ReadonlyArray<readonly [RegExp, (groups: string[]) => E.Either<string, Step>]> = [
  [/^[ @$]/, () => E.right(E.right)],
  [/^\.(?![.*])((?:\\.|[^\\\s.,[\]$@])*)/, ([name]) => E.right(field(name.replaceAll("\\", "")))],
  [/^\['([^']*)'\]/, ([name]) => parseAction(`.${name}`)],
  [/^\[\*\]/, () => E.right(ofList(E.right))],
  [/^\[(-?\d+)\]/, ([index]) => E.right(item(Number(index)))],
  [/^\[\?\(((?:"[^"]*"|'[^']*'|[^"')])*)\)\]/, ([condition]) => parseFilter(condition)],
  [/^(["'])(.*?)\1/, ([, text]) => E.right(literal(text))],
  [/^(true|false|-?\d+)(?![\w.])/, ([json]) => E.right(literal(JSON.parse(json)))],
];

function parseAction(action: string): E.Either<string, Step> {
  if (action === "") return E.right(E.right);
  for (const [token, toStep] of SYNTAX) {
    const match = token.exec(action);
    if (match === null) continue;
    const [text, ...groups] = match;
    const rest = parseAction(action.slice(text.length));
    return both(toStep(groups), rest, (step, next) => (values) => E.flatMap(next)(step(values)));
  }
  const [character] = action;
  const codePoint = action.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return E.left(`unrecognized character in action: U+${codePoint} '${character}'`);
}

function parseFilter(condition: string): E.Either<string, Step> {
  const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)(.+)$/.exec(condition) ?? [];
  if (operator === undefined) return E.map(having)(parseAction(condition));
  if (operator !== "==") return E.left(`unrecognized filter operator ${operator}`);
  return both(parseAction(left), parseAction(right), equal);
}

function literal(value: JsonValue): Step {
  return concatMap(() => E.right([value]));
}

function field(name: string): Step {
  return concatMap((value) =>
    E.right(isObject(value) && Object.hasOwn(value, name) ? [value[name]] : [])
  );
}

function item(index: number): Step {
  return ofList((list) => {
    const at = index < 0 ? index + list.length : index;
    return at in list
      ? E.right([list[at]])
      : E.left(`array index out of bounds: index ${at}, length ${list.length}`);
  });
}

function having(path: Step): Step {
  return ofList(
    concatMap((value) => pipe(path([value]), E.map(({ length }) => length > 0 ? [value] : []))),
  );
}

function equal(left: Step, right: Step): Step {
  return ofList(concatMap((value) =>
    pipe(
      [left, right],
      concatMap((path) =>
        E.filterOrElse(
          ({ length }: Values) => length === 1,
          () => "can only compare one element at a time",
        )(path([value]))
      ),
      E.filterOrElse(([x, y]) => typeof x === typeof y, () => "incompatible types for comparison"),
      E.map(([x, y]) => x === y ? [value] : []),
    )
  ));
}

function ofList(find: Step): Step {
  return concatMap((value) => {
    if (value === null) return E.right([]);
    return isList(value) ? find(value) : E.left(`${typeof value} is not array or slice`);
  });
}

function both<A, B, C>(
  first: E.Either<string, A>,
  second: E.Either<string, B>,
  combine: (a: A, b: B) => C,
): E.Either<string, C> {
  return pipe(first, E.flatMap((a) => pipe(second, E.map((b) => combine(a, b)))));
}

/** What is found in each of some items, as one list; or the first error. */
function concatMap<A, B>(find: (item: A) => Found<B>): (items: ReadonlyArray<A>) => Found<B> {
  return (items) =>
    items.reduce(
      (found: Found<B>, item) => both(found, find(item), (all, more) => [...all, ...more]),
      E.right([]),
    );
}

function isList(json: JsonValue): json is ReadonlyArray<JsonValue> {
  return Array.isArray(json);
}

function isObject(json: JsonValue): json is JsonObject {
  return typeof json === "object" && json !== null && !isList(json);
}

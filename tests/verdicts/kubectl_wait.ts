import { findFirstCondition, type JsonValue, Pod } from "@k8s-fp/pod-status";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import { type JSONPath, parseJSONPath } from "./_jsonpath.ts";

/** What `kubectl wait` waits for. */
export type WaitFor =
  | { readonly _tag: "Create" }
  | { readonly _tag: "Delete" }
  | { readonly _tag: "Condition"; readonly type: string; readonly value: string }
  | {
    readonly _tag: "JSONPath";
    readonly path: JSONPath;
    /** The text that the one value must have; absent means any. */
    readonly value: O.Option<string>;
  };

/**
 * What a `--for` asks for, by kubernetes/kubectl `pkg/cmd/wait/wait.go`, `conditionFuncFor`; of
 * its errors, as much as the tests of kubectl quote.
 */
export function parseFor(flag: string): E.Either<string, WaitFor> {
  if (flag.toLowerCase() === "create") return E.right({ _tag: "Create" });
  if (flag.toLowerCase() === "delete") return E.right({ _tag: "Delete" });
  const [, kind, argument] = /^(condition|jsonpath)=(.*)$/s.exec(flag) ?? [];
  if (kind === "condition") {
    const [type, ...value] = argument.split("=");
    const wanted = value.length === 0 ? "true" : value.join("=");
    return E.right({ _tag: "Condition", type, value: wanted });
  }
  if (kind === "jsonpath") return parseJSONPathFlag(argument);
  return E.left(`unrecognized condition: ${JSON.stringify(flag)}`);
}

function parseJSONPathFlag(argument: string): E.Either<string, WaitFor> {
  const [path, value, ...more] = splitAtSingleEqualSigns(argument);
  if (more.length > 0) {
    return E.left(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  }
  const wanted = O.map(unquote)(O.fromNullable(value));
  return pipe(
    inBraces(path),
    E.filterOrElse(
      () => !O.exists((text) => text === "")(wanted),
      () => "jsonpath wait has to have a value after equal sign",
    ),
    E.flatMap((template) => waitForJSONPath(template, wanted)),
  );
}

/** Waits for the value of a template that is complete, unlike that of a flag. */
export function waitForJSONPath(
  template: string,
  value: O.Option<string>,
): E.Either<string, WaitFor> {
  if (template === "") return E.left("jsonpath expression cannot be empty");
  return pipe(parseJSONPath(template), E.map((path) => ({ _tag: "JSONPath", path, value })));
}

function splitAtSingleEqualSigns(text: string): ReadonlyArray<string> {
  // No argument of a process holds a NUL.
  return text.replaceAll("==", "\0").split("=").map((part) => part.replaceAll("\0", "=="));
}

function unquote(text: string): string {
  return text.replace(/^['"]+|['"]+$/g, "");
}

/** The template `{.a.b}` of a path; its dot and its braces may be absent. */
function inBraces(path: string): E.Either<string, string> {
  if (path === "") return E.right("");
  const match = /^(?:\{\.?([^{}]+)\}|\.?([^{}]+))$/.exec(path);
  return match === null
    ? E.left(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    )
    : E.right(`{.${match[1] ?? match[2]}}`);
}

/**
 * Whether a pod that is there has what `kubectl wait` waits for.
 *
 * A path is asked of the wire form of the decoded pod. What is `null` on the wire is absent in it:
 * kubectl, asked for any value, is content with that `null`.
 */
export function isMet(waitFor: WaitFor): (pod: Pod) => E.Either<string, boolean> {
  switch (waitFor._tag) {
    case "Create":
      return () => E.right(true);
    case "Delete":
      return () => E.right(false);
    case "Condition": {
      const isConditionMet = hasCurrentCondition(waitFor.type, waitFor.value);
      return (pod) => E.right(isConditionMet(pod));
    }
    case "JSONPath":
      return (pod) => pipe(waitFor.path(Pod.encode(pod)), E.flatMap(isFound(waitFor.value)));
  }
}

/** By kubernetes/kubectl `pkg/cmd/wait/condition.go`, `checkCondition`. */
function hasCurrentCondition(type: string, value: string): Predicate<Pod> {
  const isType = equalFold(type);
  const isValue = equalFold(value);
  return ({ metadata, status }) => {
    const condition = pipe(
      status,
      O.flatMap(findFirstCondition(({ type }) => isType(type))),
    );
    const observed = pipe(
      condition,
      O.flatMap(({ observedGeneration }) => observedGeneration),
      O.alt(() => pipe(status, O.flatMap(({ observedGeneration }) => observedGeneration))),
    );
    const generation = pipe(metadata, O.flatMap(({ generation }) => generation));
    const isBehind = O.isSome(observed) && O.isSome(generation) &&
      observed.value < generation.value;
    return !isBehind && O.exists(({ status }: { status: string }) => isValue(status))(condition);
  };
}

/** Equality as Go's `strings.EqualFold` has it: the flags `iu` are Unicode's simple case folding. */
function equalFold(wanted: string): Predicate<string> {
  const pattern = new RegExp(`^${wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}$`, "iu");
  return (text) => pattern.test(text);
}

/** By kubernetes/kubectl `pkg/cmd/wait/json.go`, `checkCondition`. */
function isFound(
  wanted: O.Option<string>,
): (lists: ReadonlyArray<ReadonlyArray<JsonValue>>) => E.Either<string, boolean> {
  return ([values = [], ...moreLists]) => {
    const [value, ...moreValues] = values;
    if (value === undefined) return E.right(false);
    if (moreLists.length > 0) return E.left("given jsonpath expression matches more than one list");
    if (moreValues.length > 0) {
      return E.left("given jsonpath expression matches more than one value");
    }
    if (O.isNone(wanted)) return E.right(true);
    if (typeof value === "object" && value !== null) {
      return E.left("jsonpath leads to a nested object or list which is not supported");
    }
    return E.right(String(value).trim() === wanted.value.trim());
  };
}

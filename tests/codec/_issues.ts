/** What is wrong with a document that a test decodes. */
import { assert } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import type * as t from "io-ts";
import { type DecodeIssue, decodeIssues, formatIssues } from "@k8s-fp/pod-status";

/** The issues of a document that must have been refused. */
export function issuesOf(result: t.Validation<unknown>): ReadonlyArray<DecodeIssue> {
  assert(E.isLeft(result), "should have been refused");
  return decodeIssues(result.left);
}

/** The same as lines. */
export function linesOf(result: t.Validation<unknown>): ReadonlyArray<string> {
  return formatIssues(issuesOf(result));
}

import { assertEquals } from "@std/assert";
import * as t from "io-ts";
import { decodeIssues, formatIssues, MAX_ISSUES } from "@k8s-fp/pod-status";
import { issuesOf, linesOf } from "./_issues.ts";

Deno.test("decodeIssues() works on the errors of io-ts' own codecs", () => {
  const Names = t.type({ names: t.record(t.string, t.array(t.string)) });
  assertEquals(linesOf(Names.decode({ names: { a: ["x", 1] } })), [
    "names[a][1]: Invalid value: 1: must be string",
  ]);
  assertEquals(formatIssues(decodeIssues([{ value: 1, context: [] }])), [
    "Invalid value: 1: must be another value",
  ]);
  assertEquals(decodeIssues([]), []);
  assertEquals(formatIssues([]), []);
});

Deno.test("formatIssues() counts the issues of several values that are beyond its bound", () => {
  const issues = issuesOf(t.array(t.number).decode(Array(MAX_ISSUES).fill("x")));
  const lines = formatIssues([...issues, ...issues.slice(0, 5)]);
  assertEquals(lines.length, MAX_ISSUES + 1);
  assertEquals(lines.slice(-2), [
    `[${MAX_ISSUES - 1}]: Invalid value: "x": must be number`,
    "and 5 more",
  ]);
});

Deno.test("decodeIssues() takes any error for one, whatever stands in its context", () => {
  const type = t.number;
  const unlistable = new Proxy({}, {
    ownKeys: () => {
      throw new Error("hostile");
    },
  });
  for (const actual of [7, null, "text", unlistable]) {
    const errors = ["b", "a"].map((key) => ({
      value: "x",
      context: [{ key: "", type, actual }, { key, type, actual: "x" }],
    }));
    assertEquals(formatIssues(decodeIssues(errors)), [
      'b: Invalid value: "x": must be number',
      'a: Invalid value: "x": must be number',
    ]);
  }
});

Deno.test("formatIssues() has a word for a value that JSON leaves out", () => {
  assertEquals(linesOf(t.number.decode({ toJSON: () => undefined })), [
    "Invalid value: [object Object]: must be number",
  ]);
});

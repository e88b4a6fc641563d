import {
  type DecodeIssue,
  formatStreamFailure,
  podsFromChunks,
  type StreamFailure,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertLess } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { bytesOf } from "./_chunks.ts";

const who = { index: 3, namespace: O.some("shop"), name: O.some("web") };
const nobody = { index: 0, namespace: O.none, name: O.none };
const flaw = { offset: 40, found: "byte 0xff", expected: "UTF-8" };
const unprintable = { toString: () => assert(false) };

const FAILURES: ReadonlyArray<readonly [StreamFailure, ReadonlyArray<string>]> = [
  [
    {
      _tag: "InvalidItem",
      ...who,
      offset: 7,
      issues: [
        {
          path: ["status", "phase"],
          field: "status.phase",
          kind: "FieldValueInvalid",
          value: 3,
          expected: "must be a string",
        },
        {
          path: [],
          field: "",
          kind: "FieldValueRequired",
          value: undefined,
          expected: "must be an object",
        },
      ],
    },
    [
      "item 3, shop/web, at byte 7:",
      "  status.phase: Invalid value: 3: must be a string",
      "  Required value",
    ],
  ],
  [
    { _tag: "UnreadableItem", ...who, ...flaw },
    ["item 3, shop/web:", "  byte 40: found byte 0xff, expected UTF-8"],
  ],
  [
    { _tag: "UnreadableItem", ...nobody, ...flaw },
    ["item 0, <none>/<none>:", "  byte 40: found byte 0xff, expected UTF-8"],
  ],
  [
    {
      _tag: "InvalidDocument",
      offset: 0,
      issues: [{
        path: ["kind"],
        field: "kind",
        kind: "FieldValueNotSupported",
        value: "Node",
        expected: 'supported values: "Pod"',
      }],
    },
    ["document at byte 0:", '  kind: Unsupported value: "Node": supported values: "Pod"'],
  ],
  [{ _tag: "InvalidJson", ...flaw }, ["byte 40: found byte 0xff, expected UTF-8"]],
  [
    { _tag: "SourceFailed", offset: 9, cause: new Error("reset by peer") },
    ["byte 9: cannot read on: reset by peer"],
  ],
  [{ _tag: "SourceFailed", offset: 9, cause: "gone" }, ["byte 9: cannot read on: gone"]],
  [{ _tag: "SourceFailed", offset: 9, cause: undefined }, ["byte 9: cannot read on: undefined"]],
  [
    { _tag: "SourceFailed", offset: 9, cause: Object.create(null) },
    ["byte 9: cannot read on: unknown"],
  ],
  [{ _tag: "Aborted", offset: 9, reason: unprintable }, ["byte 9: aborted: unknown"]],
  [
    { _tag: "Aborted", offset: 9, reason: new DOMException("too late", "TimeoutError") },
    ["byte 9: aborted: too late"],
  ],
  [
    { _tag: "InvalidOption", offset: 0, option: "maxDepth", value: -1, expected: "must be more" },
    ["option maxDepth: Invalid value: -1: must be more"],
  ],
];

Deno.test("formatStreamFailure() says where, what was found and what was expected", () => {
  for (const [failure, lines] of FAILURES) assertEquals(formatStreamFailure(failure), lines);
});

Deno.test("formatStreamFailure() knows every failure", () => {
  const all: Readonly<Record<StreamFailure["_tag"], true>> = {
    InvalidItem: true,
    UnreadableItem: true,
    InvalidDocument: true,
    InvalidJson: true,
    SourceFailed: true,
    Aborted: true,
    InvalidOption: true,
  };
  const shown = new Set(FAILURES.map(([{ _tag }]) => _tag));
  assertEquals([...shown].sort(), (Object.keys(all) as StreamFailure["_tag"][]).sort());
});

Deno.test("a failure of a stream says what a bound is, where something exceeds it", () => {
  const lines = (text: string) =>
    [...podsFromChunks([bytesOf(text)], { maxDepth: 9, maxItemBytes: 5000 })].flatMap((pod) =>
      pod._tag === "Left" ? formatStreamFailure(pod.left) : []
    );
  const long = "a".repeat(6000);
  assertEquals(lines(`[{"metadata":{"name":"${long}"}}]`), [
    "item 0, <none>/<none>:",
    "  byte 1: found more bytes, expected at most 5000 to keep",
  ]);
  assertEquals(lines(`[{"x":${"[".repeat(9)}${"]".repeat(9)}}]`), [
    "item 0, <none>/<none>:",
    "  byte 14: found more levels of nesting, expected at most 9",
  ]);
  const [, line] = lines(`{"metadata":{"x":"${long}"},"items":[]}`);
  assert(line?.includes("at most 5000"), line);
});

Deno.test("no line of formatStreamFailure() is longer than 1000 characters, whatever it is about", () => {
  const long = "x".repeat(1 << 20);
  const longFlaw = { offset: 7, found: long, expected: long };
  const named = { index: 0, namespace: O.some(long), name: O.some(long) };
  const issue: DecodeIssue = {
    path: [long],
    field: long,
    kind: "FieldValueInvalid",
    value: long,
    expected: long,
  };
  const failures: ReadonlyArray<StreamFailure> = [
    { _tag: "InvalidItem", ...named, offset: 7, issues: [issue] },
    { _tag: "UnreadableItem", ...named, ...longFlaw },
    { _tag: "InvalidDocument", offset: 7, issues: [issue] },
    { _tag: "InvalidJson", ...longFlaw },
    { _tag: "SourceFailed", offset: 7, cause: new Error(long) },
    { _tag: "Aborted", offset: 7, reason: long },
    { _tag: "InvalidOption", offset: 0, option: long, value: long, expected: long },
  ];
  for (const failure of failures) {
    for (const line of formatStreamFailure(failure)) {
      assertLess(line.length, 1001, failure._tag);
      assert(line.startsWith(" ") || line.endsWith("…") || line.endsWith(":"), failure._tag);
    }
  }
  const [who] = formatStreamFailure(failures[0]);
  assert(who.endsWith("x…, at byte 7:"), "the place is still told");
});

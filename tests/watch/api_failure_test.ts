import { formatApiFailure, Status } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";

type Failure = Parameters<typeof formatApiFailure>[0];

const status = O.some(decoded(Status, { message: "too old resource version" }));
const issue = {
  path: ["kind"],
  field: "kind",
  kind: "FieldValueNotSupported",
  value: "Table",
  expected: 'supported values: "PodList"',
} as const;
const who = { namespace: O.some("shop"), name: O.some("web"), index: 0 };

const hostile = Object.defineProperty(new Error(), "message", {
  get: () => {
    throw new Error("no message");
  },
});

Deno.test.each<{ says: string; failure: Failure }>([
  {
    says: "the server answers 503",
    failure: { _tag: "Refused", code: 503, status: O.none, body: "  ", isEvent: false },
  },
  {
    says: "no answer: fetch failed: connection refused",
    failure: {
      _tag: "Unanswered",
      error: new Error("fetch failed", { cause: new Error("connection refused") }),
    },
  },
  {
    says: "no answer: connection refused",
    failure: {
      _tag: "Unanswered",
      error: new Error("connection refused", { cause: new Error("refused") }),
    },
  },
  { says: "no answer: lost", failure: { _tag: "Unanswered", error: "lost" } },
  { says: "no answer: unknown", failure: { _tag: "Unanswered", error: hostile } },
  {
    says: "the server has forgotten the version: too old resource version",
    failure: { _tag: "Expired", status },
  },
  { says: "nothing came for 330 s", failure: { _tag: "Silent", milliseconds: 330_000 } },
  { says: "the answer ended as soon as it had begun", failure: { _tag: "Ended" } },
  {
    says:
      'the answer is no list of pods: kind: Unsupported value: "Table": supported values: "PodList"',
    failure: { _tag: "Undecodable", issues: [issue] },
  },
  {
    says: "the answer broke off: byte 7: cannot read on: reset",
    failure: {
      _tag: "Broken",
      failure: { _tag: "SourceFailed", offset: 7, cause: "reset" },
    },
  },
  {
    says:
      'item 0, shop/web, at byte 3: kind: Unsupported value: "Table": supported values: "PodList"',
    failure: { _tag: "InvalidItem", offset: 3, ...who, issues: [issue] },
  },
  {
    says: "option limit: Invalid value: 0: must be at least 1",
    failure: { _tag: "InvalidOption", option: "limit", value: 0, expected: "must be at least 1" },
  },
])("a failure of the API is told as: $says", ({ says, failure }) => {
  assertEquals(formatApiFailure(failure), says);
});

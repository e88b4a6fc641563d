import { PodStatus, resize } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

function condition(type: string, status: string, rest: object = {}): object {
  return { type: `PodResize${type}`, status, ...rest };
}

function pending(reason: O.Option<string>, message: O.Option<string> = O.none) {
  return O.some({ reason, message });
}

function inProgress(hasError: boolean, message: O.Option<string> = O.none) {
  return O.some({ hasError, message });
}

Deno.test.each([
  { what: "nothing", status: {}, expected: O.none },
  {
    what: "a deferred resize",
    status: {
      conditions: [condition("Pending", "True", { reason: "Deferred", message: "node is full" })],
    },
    expected: O.some({
      pending: pending(O.some("Deferred"), O.some("node is full")),
      inProgress: O.none,
    }),
  },
  {
    what: "a resize that waits for no reason",
    status: { conditions: [condition("Pending", "True", { reason: "", message: "" })] },
    expected: O.some({ pending: pending(O.none), inProgress: O.none }),
  },
  {
    what: "a resize in progress",
    status: { conditions: [condition("InProgress", "True")] },
    expected: O.some({ pending: O.none, inProgress: inProgress(false) }),
  },
  {
    what: "a resize that failed",
    status: {
      conditions: [condition("InProgress", "True", { reason: "Error", message: "cgroup" })],
    },
    expected: O.some({ pending: O.none, inProgress: inProgress(true, O.some("cgroup")) }),
  },
  {
    what: "a resize in progress with the next pending",
    status: {
      conditions: [
        condition("InProgress", "True"),
        condition("Pending", "True", { reason: "Infeasible" }),
      ],
    },
    expected: O.some({ pending: pending(O.some("Infeasible")), inProgress: inProgress(false) }),
  },
  {
    what: "conditions that do not hold",
    status: {
      conditions: [
        condition("Pending", "False", { reason: "Deferred" }),
        condition("InProgress", "Unknown"),
      ],
    },
    expected: O.none,
  },
  {
    what: "the text of 1.32 beside a condition, which counts",
    status: { resize: "InProgress", conditions: [condition("Pending", "False")] },
    expected: O.none,
  },
  {
    what: "the text InProgress",
    status: { resize: "InProgress", conditions: [{ type: "Ready", status: "True" }] },
    expected: O.some({ pending: O.none, inProgress: inProgress(false) }),
  },
  { what: "the empty text", status: { resize: "" }, expected: O.none },
  ...["Proposed", "Deferred", "Infeasible"].map((text) => ({
    what: `the text ${text}`,
    status: { resize: text },
    expected: O.some({ pending: pending(O.some(text)), inProgress: O.none }),
  })),
])("resize() of a status with $what", ({ status, expected }) => {
  assertEquals(resize(decoded(PodStatus, status)), expected);
});

Deno.test("resize() of any status tells of something or of nothing", () => {
  fc.assert(fc.property(valueOf(PodStatus), (status) => {
    const found = resize(status);
    assert(O.isNone(found) || O.isSome(found.value.pending) || O.isSome(found.value.inProgress));
  }));
});

Deno.test("resize() takes conditions in any order", () => {
  const conditions = fc.tuple(
    ...["Pending", "InProgress", "Other"].map((type) =>
      fc.tuple(fc.constantFrom("True", "False"), fc.constantFrom("Error", "Deferred", undefined))
        .map(([status, reason]) => condition(type, status, { reason }))
    ),
  );
  fc.assert(fc.property(conditions, (conditions) => {
    const resizeOf = (conditions: object[]) => resize(decoded(PodStatus, { conditions }));
    assertEquals(resizeOf(conditions.toReversed()), resizeOf(conditions));
  }));
});

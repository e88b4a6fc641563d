import { hasCondition, Pod, scheduling } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";
import { assertIndifferentToOrder } from "../_order.ts";

const AT = "2026-01-01T00:00:00Z";

/** A pod whose condition `PodScheduled` has some fields. */
function podOf(
  condition: unknown,
  spec: unknown = {},
  status: Readonly<Record<string, unknown>> = {},
): Pod {
  const conditions = [{ type: "PodScheduled", lastTransitionTime: AT, ...Object(condition) }];
  return decoded(Pod, { spec, status: { ...status, conditions } });
}

/** The case and its fields, absent ones as `null`. */
function told(pod: Pod): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(scheduling(pod)).map(([key, value]) => [
      key,
      typeof value === "object" && "_tag" in value ? O.toNullable<unknown>(value) : value,
    ]),
  );
}

const GATES = { schedulingGates: [{ name: "x/quota" }, { name: "x/volume" }] };
const FALSE = { status: "False", message: "0/3 nodes are available" };
const MESSAGE = FALSE.message;

Deno.test.each([
  {
    what: "with a node",
    pod: podOf({ status: "True" }, { nodeName: "n" }),
    expected: { _tag: "Scheduled", nodeName: "n", at: AT },
  },
  {
    what: "with a node of which the condition does not know",
    pod: podOf({ ...FALSE, reason: "Unschedulable" }, { nodeName: "n" }),
    expected: { _tag: "Scheduled", nodeName: "n", at: null },
  },
  {
    what: "of which only the condition tells that it has a node",
    pod: podOf({ status: "True" }, { nodeName: "" }),
    expected: { _tag: "Scheduled", nodeName: null, at: AT },
  },
  {
    what: "with gates",
    pod: podOf({ ...FALSE, reason: "SchedulingGated" }, GATES),
    expected: { _tag: "Gated", gates: ["x/quota", "x/volume"], message: MESSAGE },
  },
  {
    what: "whose last gate went just now",
    pod: podOf({ ...FALSE, reason: "SchedulingGated" }),
    expected: { _tag: "Gated", gates: [], message: MESSAGE },
  },
  {
    what: "with gates and no condition",
    pod: decoded(Pod, { spec: GATES }),
    expected: { _tag: "Gated", gates: ["x/quota", "x/volume"], message: null },
  },
  {
    what: "that fits nowhere",
    pod: podOf({ ...FALSE, reason: "Unschedulable" }),
    expected: { _tag: "Unschedulable", message: MESSAGE, since: AT, nominatedNodeName: null },
  },
  {
    what: "for which others are preempted",
    pod: podOf({ ...FALSE, reason: "Unschedulable" }, {}, { nominatedNodeName: "n" }),
    expected: { _tag: "Unschedulable", message: MESSAGE, since: AT, nominatedNodeName: "n" },
  },
  {
    what: "at which the scheduler failed",
    pod: podOf({ ...FALSE, reason: "SchedulerError" }),
    expected: {
      _tag: "Failed",
      reason: "SchedulerError",
      message: MESSAGE,
      since: AT,
      nominatedNodeName: null,
    },
  },
  {
    what: "that is not scheduled for no reason",
    pod: podOf({ status: "False", reason: "", message: "" }),
    expected: { _tag: "Failed", reason: null, message: null, since: AT, nominatedNodeName: null },
  },
  {
    what: "of which nothing is known",
    pod: decoded(Pod, {}),
    expected: { _tag: "Pending", nominatedNodeName: null },
  },
  {
    what: "whose condition is Unknown",
    pod: podOf({ status: "Unknown" }, {}, { nominatedNodeName: "n" }),
    expected: { _tag: "Pending", nominatedNodeName: "n" },
  },
])("scheduling() of a pod $what is $expected._tag", ({ pod, expected }) => {
  assertEquals(told(pod), expected);
});

Deno.test("scheduling() never denies that a pod is scheduled", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    if (O.exists(hasCondition("PodScheduled"))(pod.status)) {
      assertEquals(scheduling(pod)._tag, "Scheduled");
    } else {assertEquals(
        scheduling(pod)._tag === "Scheduled",
        typeof told(pod).nodeName === "string",
      );}
  }));
});

Deno.test("scheduling() does not depend on the order of conditions", () => {
  assertIndifferentToOrder(scheduling);
});

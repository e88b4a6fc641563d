import { blame, disruption, podEnd, PodStatus } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../../_arbitrary.ts";
import { assertIndifferentToOrder } from "../_order.ts";

const SINCE = "2026-01-01T00:00:00Z";

function disruptionOf(condition: unknown) {
  const conditions = [{ type: "DisruptionTarget", ...Object(condition) }];
  return disruption(decoded(PodStatus, { conditions }));
}

Deno.test("disruption() asks for the status of DisruptionTarget, not for its presence", () => {
  const reason = "DeletionByTaintManager";
  const found = ["True", "False", "Unknown"].map((status) => disruptionOf({ status, reason }));
  assertEquals(found.map(O.isSome), [true, false, false]);
  assertEquals(disruption(decoded(PodStatus, {})), O.none);
});

Deno.test("disruption() tells who, why and since when", () => {
  const reason = "PreemptionByScheduler";
  const told = { status: "True", reason, message: "a pod came", lastTransitionTime: SINCE };
  const found = disruptionOf(told);
  assert(O.isSome(found));
  assertEquals(
    [found.value.reason, found.value.message, O.toNullable(found.value.since) as string | null],
    [O.some(reason), O.some("a pod came"), SINCE],
  );
  const untold = { status: "True", reason: "", lastTransitionTime: null };
  assertEquals(disruptionOf(untold), O.some({ reason: O.none, message: O.none, since: O.none }));
});

Deno.test.each([
  { reason: "Preempting", tag: "Preempted" },
  { reason: "Terminated", tag: "NodeShutdown" },
  { reason: "Shutdown", tag: "NodeShutdown" },
  { reason: "NodeShutdown", tag: "NodeShutdown" },
  { reason: "NodeLost", tag: "NodeLost" },
  { reason: "DeadlineExceeded", tag: "DeadlineExceeded" },
  { reason: "OutOfpods", tag: "Refused" },
  { reason: "OutOfexample.com/gpu", tag: "Refused" },
  { reason: "NodeAffinity", tag: "Refused" },
  { reason: "NodeName", tag: "Refused" },
  { reason: "NodePorts", tag: "Refused" },
  { reason: "TaintToleration", tag: "Refused" },
  { reason: "UnexpectedAdmissionError", tag: "Refused" },
  { reason: "UnknownReason", tag: "Refused" },
  { reason: "UnexpectedPredicateFailureType", tag: "Refused" },
  { reason: "InvalidNodeInfo", tag: "Refused" },
  { reason: "PodOSSelectorNodeLabelDoesNotMatch", tag: "Refused" },
  { reason: "PodOSNotSupported", tag: "Refused" },
  { reason: "InitContainerRestartPolicyForbidden", tag: "Refused" },
  { reason: "SupplementalGroupsPolicyNotSupported", tag: "Refused" },
  { reason: "AppArmor", tag: "Refused" },
  { reason: "SysctlForbidden", tag: "Refused" },
  { reason: "TopologyAffinityError", tag: "Refused" },
  { reason: "Evicted", tag: "Evicted" },
  { reason: "evicted", tag: "Other" },
  { reason: "toString", tag: "Other" },
])("podEnd() of the reason $reason is $tag", ({ reason, tag }) => {
  const status = decoded(PodStatus, { phase: "Failed", reason, message: "why" });
  const end = podEnd(status);
  assert(O.isSome(end));
  assertEquals(
    [end.value._tag, end.value.reason, end.value.message],
    [tag, reason, O.some("why")],
  );
});

Deno.test("podEnd() is none before a pod failed, whatever its reason, but where its node was lost", () => {
  for (const phase of ["Pending", "Running", "Succeeded", "Unknown", "", null]) {
    const tags = ["Evicted", "OutOfcpu", "Preempting", "ProviderWaiting", "NodeLost"].map((
      reason,
    ) => O.toUndefined(podEnd(decoded(PodStatus, { phase, reason })))?._tag);
    assertEquals(tags, [undefined, undefined, undefined, undefined, "NodeLost"], String(phase));
  }
});

Deno.test("podEnd() is none without a reason, whatever the phase", () => {
  const ends = [null, ""].map((reason) =>
    podEnd(decoded(PodStatus, { phase: "Failed", reason, message: "why" }))
  );
  assertEquals(ends, [O.none, O.none]);
});

Deno.test.each([
  { message: 'Usage of EmptyDir volume "tmp" exceeds the limit "1Gi". ', isOver: true },
  { message: 'Container app exceeded its local ephemeral storage limit "1Gi". ', isOver: true },
  {
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 2Gi. ",
    isOver: true,
  },
  { message: "The node was low on resource: memory. ", isOver: false },
  {
    message: "The node was low on resource: memory. Container limit was using 2Gi, " +
      "which exceeds its request of 1Gi. Container limit was using 2Gi. ",
    isOver: false,
  },
  { message: "The node had condition: [DiskPressure]. ", isOver: false },
  { message: "Pod The node had condition: [DiskPressure]. ", isOver: false },
  { message: "Pod was rejected: The node had condition: [MemoryPressure]. ", isOver: false },
  { message: null, isOver: false },
])("an eviction with the message $message is over the pod's own limit: $isOver", (row) => {
  const status = { phase: "Failed", reason: "Evicted", message: row.message };
  const end = podEnd(decoded(PodStatus, status));
  assertEquals(
    O.isSome(end) && end.value._tag === "Evicted" && end.value.isOverOwnLimit,
    row.isOver,
  );
});

Deno.test("disruption(), podEnd() and blame() do not depend on the order of conditions or containers", () => {
  assertIndifferentToOrder((pod) => [
    O.map(disruption)(pod.status),
    O.map(podEnd)(pod.status),
    O.map(({ containers, ...whose }: { containers: ReadonlyArray<string> }) => ({
      ...whose,
      containers: new Set(containers),
    }))(blame(pod)),
  ]);
});

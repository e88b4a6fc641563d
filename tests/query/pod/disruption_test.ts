import { blame, disruption, Pod, podEnd, PodStatus } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";
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
  const tag = row.isOver ? "Workload" : "Infrastructure";
  assertEquals(blamed({ status }), [tag, "Evicted"]);
});

/** The tag of the blame and the reason or the containers that tell; `null` where nothing failed. */
function blamed(json: unknown): ReadonlyArray<string> | null {
  const found = blame(decoded(Pod, json));
  if (O.isNone(found)) return null;
  const { _tag, reason, containers } = found.value;
  return [_tag, ...O.isSome(reason) ? [reason.value] : containers];
}

const CONTAINER = { name: "app", ready: false, restartCount: 1, image: "app:1", imageID: "" };
const DISRUPTED = [{ type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI" }];

function ended(exitCode: number, more: Readonly<Record<string, unknown>> = {}) {
  return { terminated: { exitCode, reason: "Error", ...more } };
}

function waiting(reason?: string) {
  return { waiting: { reason } };
}

Deno.test.each([
  { what: "is lost with its node", status: { reason: "NodeLost" }, by: "Infrastructure" },
  { what: "makes way for a critical pod", status: { reason: "Preempting" }, by: "Infrastructure" },
  { what: "ends with its node", status: { reason: "Terminated" }, by: "Infrastructure" },
  { what: "is refused", status: { reason: "OutOfcpu" }, by: "Infrastructure" },
  { what: "takes too long", status: { reason: "DeadlineExceeded" }, by: "Workload" },
  {
    what: "takes too long while its node drains",
    status: { reason: "DeadlineExceeded", conditions: DISRUPTED },
    by: "Workload",
  },
])("blame() of a pod that $what is $by, whatever its containers", ({ status, by }) => {
  for (const state of [{}, ended(1), waiting("ErrImagePull")]) {
    assertEquals(
      blamed({
        status: { phase: "Failed", ...status, containerStatuses: [{ ...CONTAINER, state }] },
      }),
      [by, status.reason],
    );
  }
});

Deno.test("blame() of a disruption outranks the exit codes that it caused", () => {
  const containerStatuses = [{ ...CONTAINER, state: ended(143) }];
  const status = { phase: "Failed", containerStatuses };
  assertEquals(blamed({ status }), ["Workload", "app"]);
  assertEquals(
    blamed({ status: { ...status, conditions: DISRUPTED } }),
    ["Infrastructure", "EvictionByEvictionAPI"],
  );
});

Deno.test.each([
  { what: "cannot pull its image", state: waiting("ImagePullBackOff"), by: "Workload" },
  { what: "lacks its configuration", state: waiting("CreateContainerConfigError"), by: "Workload" },
  { what: "crash-loops", state: waiting("CrashLoopBackOff"), by: "Workload" },
  { what: "exited with an error", state: ended(1), by: "Workload" },
  { what: "was killed by a signal", state: ended(0, { signal: 9 }), by: "Workload" },
  { what: "crashed on Windows", state: ended(-1073741819), by: "Workload" },
  {
    what: "is between two runs",
    state: waiting("ContainerCreating"),
    lastState: ended(1),
    by: "Workload",
  },
  {
    what: "was lost by the kubelet",
    state: ended(137, { reason: "ContainerStatusUnknown" }),
    by: "Infrastructure",
  },
  {
    what: "was lost by its runtime",
    state: ended(255, { reason: "Unknown" }),
    by: "Infrastructure",
  },
  { what: "is being created", state: waiting("ContainerCreating"), by: null },
  { what: "waits for nothing that is known", state: waiting("Daydreaming"), by: null },
  { what: "waits", state: {}, by: null },
  { what: "runs", state: { running: {} }, by: null },
  { what: "runs again", state: { running: {} }, lastState: ended(1), by: null },
  { what: "ended well", state: ended(0), by: null },
  {
    what: "is restarted with all others",
    state: ended(137, { reason: "RestartingAllContainers" }),
    by: null,
  },
])("blame() is $by when a container $what", ({ state, lastState = {}, by }) => {
  const container = { ...CONTAINER, state, lastState };
  const expected = by === null ? null : [by, "app"];
  const spec = { initContainers: [{ name: "app", restartPolicy: "Always" }] };
  for (const key of ["initContainerStatuses", "containerStatuses"]) {
    assertEquals(blamed({ status: { phase: "Running", [key]: [container] } }), expected);
  }
  assertEquals(blamed({ spec, status: { initContainerStatuses: [container] } }), expected);
  assertEquals(blamed({ status: { ephemeralContainerStatuses: [container] } }), null);
  assertEquals(blamed({ status: { phase: "Succeeded", containerStatuses: [container] } }), null);
});

Deno.test("blame() names the containers that failed by themselves, not those that got lost", () => {
  const containerStatuses = [
    { ...CONTAINER, name: "a", state: ended(137, { reason: "ContainerStatusUnknown" }) },
    { ...CONTAINER, name: "b", state: ended(2) },
    { ...CONTAINER, name: "c", state: { running: {} } },
  ];
  const initContainerStatuses = [{ ...CONTAINER, name: "i", state: ended(1) }];
  assertEquals(
    blamed({ status: { initContainerStatuses, containerStatuses } }),
    ["Workload", "i", "b"],
  );
});

Deno.test.each([
  { what: "before the deletion", finishedAt: "2025-12-31T23:59:59Z", by: ["Workload", "app"] },
  { what: "when it was asked for", finishedAt: "2026-01-01T00:00:00Z", by: null },
  { what: "after it was asked for", finishedAt: "2026-01-01T00:00:10Z", by: null },
  { what: "at an unknown time", finishedAt: null, by: null },
])("blame() of a deleted pod whose container ended $what is $by", ({ finishedAt, by }) => {
  const metadata = { deletionTimestamp: "2026-01-01T00:00:30Z", deletionGracePeriodSeconds: 30 };
  const state = ended(143, { finishedAt });
  const status = { phase: "Failed", containerStatuses: [{ ...CONTAINER, state }] };
  assertEquals(blamed({ metadata, status }), by);
  assertEquals(
    blamed({ metadata: { ...metadata, deletionGracePeriodSeconds: null }, status }),
    null,
  );
});

Deno.test("blame() does not guess: a failure that nothing explains is unknown", () => {
  assertEquals(blamed({ status: { phase: "Failed" } }), ["Unknown"]);
  assertEquals(blamed({ status: { phase: "Failed", reason: "Bored" } }), ["Unknown", "Bored"]);
  assertEquals(blamed({ status: { phase: "Running", reason: "Bored" } }), null);
  assertEquals(blamed({}), null);
});

Deno.test("blame() of an unscheduled pod is none: nothing failed", () => {
  const conditions = [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }];
  assertEquals(blamed({ status: { phase: "Pending", conditions } }), null);
});

Deno.test("blame() of any pod finds somebody if it failed and nobody deletes it", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const json = { ...Pod.encode(pod), metadata: null };
    const failed = decoded(Pod, { ...json, status: { ...json.status, phase: "Failed" } });
    assert(O.isSome(blame(failed)));
    assert(O.isNone(blame(decoded(Pod, { ...json, status: { phase: "Succeeded" } }))));
  }));
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

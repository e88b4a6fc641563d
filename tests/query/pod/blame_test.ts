import { blame, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

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

Deno.test.each([
  {
    message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 7Mi. " +
      "Container cache was using 2Gi, request is 1Gi, has larger consumption of memory. " +
      "Container web was using 3Gi, request is 1Gi, has larger consumption of memory. ",
    by: "Infrastructure",
    containers: ["cache", "web"],
  },
  {
    message: "The node was low on resource: memory. Pod web-1 was using 3Gi, request is 1Gi, " +
      "has larger consumption of memory. ",
    by: "Infrastructure",
    containers: [],
  },
  { message: "The node was low on resource: pids. ", by: "Infrastructure", containers: [] },
  { message: "The node had condition: [DiskPressure]. ", by: "Infrastructure", containers: [] },
  {
    message: 'Container cache exceeded its local ephemeral storage limit "1Gi". ',
    by: "Workload",
    containers: ["cache"],
  },
  {
    message: 'Usage of EmptyDir volume "tmp" exceeds the limit "1Gi". ',
    by: "Workload",
    containers: [],
  },
  { message: null, by: "Infrastructure", containers: [] },
])("blame() of an eviction is $by $containers: $message", ({ message, by, containers }) => {
  const found = blame(decoded(Pod, { status: { phase: "Failed", reason: "Evicted", message } }));
  assert(O.isSome(found));
  assertEquals(found.value._tag, by);
  assertEquals(found.value.reason, O.some("Evicted"));
  assertEquals(found.value.containers, containers);
});

Deno.test.each([
  { what: "without a reason", ready: { status: "False" }, by: ["Infrastructure"] },
  { what: "with a reason", ready: { status: "False", reason: "ContainersNotReady" }, by: null },
  { what: "not at all", ready: { status: "True" }, by: null },
])("blame() of a pod whose containers are ready and that was declared unready $what is $by", (
  { ready, by },
) => {
  const conditions = [{ type: "Ready", ...ready }, { type: "ContainersReady", status: "True" }];
  assertEquals(blamed({ status: { phase: "Running", conditions } }), by);
  const containerStatuses = [{ ...CONTAINER, ready: true, state: { running: {} } }];
  const before111 = { phase: "Running", conditions: [conditions[0]], containerStatuses };
  assertEquals(blamed({ status: before111 }), by);
  assertEquals(blamed({ status: { ...before111, containerStatuses: [CONTAINER] } }), null);
});

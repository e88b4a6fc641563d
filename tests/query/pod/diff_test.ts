import { type ContainerChange, diff, Pod, type PodChange } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded, textOf, valueOf } from "../../_arbitrary.ts";

const podOf = (json: unknown): Pod => decoded(Pod, json);

type Change = PodChange | ContainerChange;

function changes(older: unknown, newer: unknown): ReadonlyArray<Change> {
  return diff(podOf(older))(podOf(newer));
}

function tags(older: unknown, newer: unknown): ReadonlyArray<string> {
  return changes(older, newer).map(({ _tag }) => _tag);
}

/** A pod of one app container. */
function app(json: Record<string, unknown>): unknown {
  const container = { name: "app", ready: true, image: "app:1", imageID: "", restartCount: 0 };
  return { status: { containerStatuses: [{ ...container, ...json }] } };
}

const running = { running: {} };
const waiting = { waiting: { reason: "CrashLoopBackOff" } };
const end = (id: string, json = {}) => ({
  terminated: { exitCode: 1, reason: "Error", containerID: `containerd://${id}`, ...json },
});
const endedAt = (second: number, json = {}) => ({
  terminated: { exitCode: 1, finishedAt: `2026-01-01T00:00:0${second}Z`, ...json },
});
const oom = { exitCode: 137, reason: "OOMKilled" };

const scheduled = (status: string, reason?: string) => ({
  status: { conditions: [{ type: "PodScheduled", status, reason }] },
});

Deno.test.each([
  {
    what: "a crash that is still to be seen",
    older: app({ state: running }),
    newer: app({ state: end("a") }),
    expected: ["Crashed"],
  },
  {
    what: "a crash that is over",
    older: app({ state: running }),
    newer: app({ state: running, lastState: end("a"), restartCount: 1 }),
    expected: ["Crashed", "Restarted"],
  },
  {
    what: "a crash that was seen before",
    older: app({ state: end("a") }),
    newer: app({ state: waiting, lastState: end("a"), restartCount: 1 }),
    expected: ["Restarted", "WaitChanged"],
  },
  {
    what: "an end before the last where nothing restarted",
    older: app({ state: running, restartCount: 1 }),
    newer: app({ state: running, lastState: end("a"), restartCount: 1 }),
    expected: [],
  },
  {
    what: "a crash at another time",
    older: app({ state: endedAt(1) }),
    newer: app({ state: endedAt(2) }),
    expected: ["Crashed"],
  },
  {
    what: "a crash at the same time with another exit code",
    older: app({ state: endedAt(1) }),
    newer: app({ state: endedAt(1, { exitCode: 2 }) }),
    expected: ["Crashed"],
  },
  {
    what: "a crash that only now tells its container",
    older: app({ state: endedAt(1) }),
    newer: app({ state: endedAt(1, { containerID: "containerd://a" }) }),
    expected: [],
  },
  {
    what: "a crash that no longer tells its container",
    older: app({ state: endedAt(1, { containerID: "containerd://a" }) }),
    newer: app({ state: endedAt(1) }),
    expected: [],
  },
  {
    what: "one crash after another, both in back-off",
    older: app({ state: waiting, lastState: end("a"), restartCount: 3 }),
    newer: app({ state: waiting, lastState: end("b"), restartCount: 4 }),
    expected: ["Crashed", "Restarted"],
  },
  {
    what: "two crashes at once",
    older: app({ state: running }),
    newer: app({ state: end("b"), lastState: end("a"), restartCount: 1 }),
    expected: ["Crashed", "Crashed", "Restarted"],
  },
  {
    what: "an OOM kill",
    older: app({ state: running }),
    newer: app({ state: running, lastState: end("a", oom), restartCount: 1 }),
    expected: ["OOMKilled", "Restarted"],
  },
  {
    what: "an OOM kill of a child, which exits with 0",
    older: app({ state: running }),
    newer: app({ state: end("a", { exitCode: 0, reason: "OOMKilled" }) }),
    expected: ["OOMKilled"],
  },
  {
    what: "an end that only now tells its reason",
    older: app({ state: { terminated: { exitCode: 0, finishedAt: "2026-01-01T00:00:00Z" } } }),
    newer: app({
      state: {
        terminated: { exitCode: 0, finishedAt: "2026-01-01T00:00:00Z", reason: "OOMKilled" },
      },
    }),
    expected: [],
  },
  {
    what: "a container that completed",
    older: app({ state: running }),
    newer: app({ state: end("a", { exitCode: 0, reason: "Completed" }) }),
    expected: [],
  },
  {
    what: "a restart count that fell",
    older: app({ restartCount: 5 }),
    newer: app({ restartCount: 0, lastState: end("z") }),
    expected: [],
  },
  {
    what: "a container of which nothing was known",
    older: {},
    newer: app({ state: waiting, lastState: end("a"), restartCount: 1 }),
    expected: ["Crashed", "WaitChanged"],
  },
  {
    what: "another image",
    older: app({}),
    newer: app({ image: "app:2" }),
    expected: ["ImageChanged"],
  },
  {
    what: "another image under the same name",
    older: app({ imageID: "app@sha256:a" }),
    newer: app({ imageID: "app@sha256:b" }),
    expected: ["ImageChanged"],
  },
  {
    what: "an image that was pulled",
    older: app({}),
    newer: app({ imageID: "app@sha256:a" }),
    expected: [],
  },
  {
    what: "an image that is no longer known",
    older: app({ imageID: "app@sha256:a" }),
    newer: app({}),
    expected: [],
  },
  {
    what: "more memory",
    older: app({ resources: { limits: { memory: "256Mi" } } }),
    newer: app({ resources: { limits: { memory: "512Mi" } } }),
    expected: ["Resized"],
  },
  {
    what: "the same memory in another spelling",
    older: app({ resources: { limits: { memory: "1Gi" } } }),
    newer: app({ resources: { limits: { memory: "1024Mi" } } }),
    expected: [],
  },
  {
    what: "an image that cannot be had",
    older: app({ state: { waiting: { reason: "ContainerCreating" } } }),
    newer: app({ state: { waiting: { reason: "ErrImagePull" } } }),
    expected: ["WaitChanged"],
  },
  {
    what: "the pull of an image that is held back now",
    older: app({ state: { waiting: { reason: "ErrImagePull" } } }),
    newer: app({ state: { waiting: { reason: "ImagePullBackOff" } } }),
    expected: [],
  },
  {
    what: "an image that came after all",
    older: app({ state: { waiting: { reason: "ImagePullBackOff" } } }),
    newer: app({ state: running }),
    expected: ["WaitChanged"],
  },
  {
    what: "a configuration that is missing where the image was",
    older: app({ state: { waiting: { reason: "ImagePullBackOff" } } }),
    newer: app({ state: { waiting: { reason: "CreateContainerConfigError" } } }),
    expected: ["WaitChanged"],
  },
  {
    what: "a container that starts",
    older: {},
    newer: app({ state: { waiting: { reason: "ContainerCreating" } } }),
    expected: [],
  },
  {
    what: "a container that is let go after a crash",
    older: app({ state: { waiting: { reason: "CrashLoopBackOff" } } }),
    newer: app({ state: running, restartCount: 1 }),
    expected: ["Restarted"],
  },
  {
    what: "a pod that fits nowhere",
    older: {},
    newer: scheduled("False", "Unschedulable"),
    expected: ["SchedulingChanged"],
  },
  {
    what: "a pod that fits nowhere any more, for another reason",
    older: scheduled("False", "SchedulingGated"),
    newer: scheduled("False", "Unschedulable"),
    expected: ["SchedulingChanged"],
  },
  {
    what: "a pod that found its node after all",
    older: scheduled("False", "Unschedulable"),
    newer: scheduled("True"),
    expected: ["Scheduled"],
  },
  { what: "a node", older: {}, newer: { spec: { nodeName: "a" } }, expected: ["Scheduled"] },
  {
    what: "an address of the second family",
    older: { status: { podIP: "10.0.0.1" } },
    newer: { status: { podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }] } },
    expected: ["IPAssigned"],
  },
  {
    what: "an address that is gone",
    older: { status: { podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }] } },
    newer: { status: { podIP: "10.0.0.1" } },
    expected: [],
  },
  {
    what: "a phase",
    older: {},
    newer: { status: { phase: "Pending" } },
    expected: ["PhaseChanged"],
  },
  {
    what: "a deletion",
    older: {},
    newer: { metadata: { deletionTimestamp: "2026-01-01T00:00:30Z" } },
    expected: ["Deleted"],
  },
])("diff() tells of $what: $expected", ({ older, newer, expected }) => {
  assertEquals(tags(older, newer), expected);
});

const condition = (type: string, status: string, reason?: string) => ({
  status: { conditions: [{ type, status, reason }] },
});

Deno.test("diff() tells why a pod is no longer ready, and who disrupts it", () => {
  const ready = condition("Ready", "True");
  const unready = condition("Ready", "False", "ContainersNotReady");
  assertEquals(tags(unready, ready), ["BecameReady"]);
  assertEquals(
    changes(ready, unready).map((change) =>
      change._tag === "BecameUnready" && textOf(change.reason)
    ),
    [textOf({ _tag: "Some", value: "ContainersNotReady" })],
  );
  const disrupted = condition("DisruptionTarget", "True", "PreemptionByScheduler");
  assertEquals(tags({}, condition("DisruptionTarget", "False")), []);
  assertEquals(tags(disrupted, disrupted), []);
  assertEquals(
    changes({}, disrupted).map((change) => change._tag === "Disrupted" && textOf(change.reason)),
    [textOf({ _tag: "Some", value: "PreemptionByScheduler" })],
  );
});

Deno.test("diff() tells only the addresses that are new", () => {
  const older = { status: { podIP: "10.0.0.1" } };
  const newer = { status: { podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }] } };
  assertEquals(changes(older, newer), [{ _tag: "IPAssigned", ips: ["fd00::1"] }]);
});

Deno.test("diff() knows a container by its name, not by its place", () => {
  const container = (name: string, restartCount: number) => ({
    name,
    restartCount,
    ready: true,
    image: "app:1",
    imageID: "",
  });
  const pod = (...containerStatuses: unknown[]) => ({ status: { containerStatuses } });
  const older = pod(container("a", 0), container("b", 5));
  assertEquals(tags(older, pod(container("b", 5))), []);
  assertEquals(tags(older, pod(container("b", 5), container("a", 0))), []);
});

Deno.test("diff() knows a sidecar for the init container that it was without a spec", () => {
  const container = { name: "proxy", ready: true, image: "p:1", imageID: "" };
  const status = (restartCount: number) => ({
    initContainerStatuses: [{ ...container, restartCount }],
  });
  const spec = { initContainers: [{ name: "proxy", restartPolicy: "Always" }] };
  assertEquals(tags({ status: status(1) }, { spec, status: status(2) }), ["Restarted"]);
});

Deno.test("nothing happens between a pod and itself", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => assertEquals(diff(pod)(pod), [])));
});

Deno.test("diff() of any two pods names only containers of the newer", () => {
  fc.assert(fc.property(valueOf(Pod), valueOf(Pod), (older, newer) => {
    const text = textOf(newer);
    for (const change of diff(older)(newer)) {
      if ("container" in change) assertEquals(text.includes(textOf(change.container)), true);
    }
  }));
});

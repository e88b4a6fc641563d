import {
  applyWatchEvent,
  diff,
  emptyWatchState,
  formatPodChange,
  formatPodEventChange,
  Pod,
  relist,
  WatchEvent,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";

const podOf = (json: unknown): Pod => decoded(Pod, json);

function lines(older: unknown, newer: unknown): ReadonlyArray<string> {
  return diff(podOf(older))(podOf(newer)).map(formatPodChange);
}

/** A pod of one container. */
const app = (json: Record<string, unknown>, key = "containerStatuses") => ({
  status: {
    [key]: [{ name: "app", ready: true, image: "app:1", imageID: "", restartCount: 0, ...json }],
  },
});
const ended = (terminated: unknown) => app({ state: { terminated } });
const condition = (type: string, status: string, reason?: string) => ({
  status: { conditions: [{ type, status, reason }] },
});
const waits = (reason: string, message: string) => ({ state: { waiting: { reason, message } } });
const unschedulable = (message: string) => ({
  status: {
    conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }],
  },
});
const gated: unknown = {
  spec: { schedulingGates: [{ name: "example.com/quota" }] },
  ...condition("PodScheduled", "False", "SchedulingGated"),
};
const resources = (json: unknown) => app({ resources: json });

Deno.test.each([
  { older: {}, newer: { spec: { nodeName: "node-a" } }, says: ["scheduled to node-a"] },
  { older: {}, newer: condition("PodScheduled", "True"), says: ["scheduled"] },
  { older: {}, newer: { status: { podIP: "10.0.0.1" } }, says: ["got IP 10.0.0.1"] },
  {
    older: {},
    newer: { status: { podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }] } },
    says: ["got IP 10.0.0.1, fd00::1"],
  },
  { older: {}, newer: condition("Ready", "True"), says: ["became ready"] },
  {
    older: condition("Ready", "True"),
    newer: condition("Ready", "False", "ContainersNotReady"),
    says: ["became unready: ContainersNotReady"],
  },
  { older: condition("Ready", "True"), newer: {}, says: ["became unready"] },
  {
    older: { status: { phase: "Pending" } },
    newer: { status: { phase: "Running" } },
    says: ["phase Pending → Running"],
  },
  { older: {}, newer: { status: { phase: "Pending" } }, says: ["phase <none> → Pending"] },
  {
    older: { status: { phase: "Failed" } },
    newer: { status: { phase: "" } },
    says: ["phase Failed → <none>"],
  },
  {
    older: {},
    newer: unschedulable("0/2 nodes are available: 2 Insufficient cpu. preemption: no."),
    says: ["unschedulable: 2 of 2 nodes: insufficient cpu"],
  },
  {
    older: {},
    newer: condition("PodScheduled", "False", "Unschedulable"),
    says: ["unschedulable"],
  },
  {
    older: {},
    newer: gated,
    says: ["held by scheduling gates: example.com/quota"],
  },
  {
    older: {},
    newer: condition("PodScheduled", "False", "SchedulerError"),
    says: ["SchedulerError"],
  },
  {
    older: gated,
    newer: condition("PodScheduled", "False", ""),
    says: ["the scheduler failed"],
  },
  { older: gated, newer: condition("PodScheduled", "Unknown"), says: [] },
  {
    older: app({}),
    newer: app(
      waits(
        "ErrImagePull",
        'rpc error: code = NotFound desc = failed to resolve reference "app:1"' +
          ": docker.io/library/app:1: not found",
      ),
    ),
    says: ["container app cannot get app:1: not found"],
  },
  {
    older: app({}),
    newer: app(waits("CreateContainerConfigError", 'secret "db" not found')),
    says: ['container app cannot be created (CreateContainerConfigError): secret "db" not found'],
  },
  {
    older: app({}),
    newer: app(waits("CrashLoopBackOff", "back-off 5m0s restarting failed container=app pod=x")),
    says: ["container app is held back after its crash: next try within 5m"],
  },
  {
    older: app(waits("CrashLoopBackOff", "")),
    newer: app(waits("Napping", "later")),
    says: ["container app waiting (Napping): later"],
  },
  {
    older: app(waits("ErrImagePull", "")),
    newer: app({ state: { running: {} } }),
    says: ["container app no longer waits: ErrImagePull"],
  },
  {
    older: {},
    newer: condition("DisruptionTarget", "True", "PreemptionByScheduler"),
    says: ["preempted by the scheduler"],
  },
  { older: {}, newer: condition("DisruptionTarget", "True"), says: ["disrupted"] },
  {
    older: {},
    newer: { metadata: { deletionTimestamp: "2026-01-01T00:00:30Z" } },
    says: ["being deleted, grace period until 2026-01-01T00:00:30Z"],
  },
  {
    older: app({}),
    newer: ended({
      exitCode: 1,
      reason: "Error",
      message: "panic: no port\n\ngoroutine 1 [running]:\n",
    }),
    says: ["container app crashed: Error (exit 1): panic: no port"],
  },
  {
    older: app({}),
    newer: ended({ exitCode: 0, signal: 9 }),
    says: ["container app crashed: SIGKILL"],
  },
  {
    older: app({}),
    newer: ended({ exitCode: 137, reason: "OOMKilled" }),
    says: ["container app OOM-killed (exit 137)"],
  },
  {
    older: app({}),
    newer: ended({ exitCode: 0, signal: 0, reason: "OOMKilled" }),
    says: ["container app OOM-killed (exit 0)"],
  },
  { older: app({}), newer: app({ restartCount: 1 }), says: ["container app restarted"] },
  { older: app({}), newer: app({ restartCount: 3 }), says: ["container app restarted 3 times"] },
  {
    older: app({}, "initContainerStatuses"),
    newer: app({ restartCount: 1 }, "initContainerStatuses"),
    says: ["init container app restarted"],
  },
  {
    older: app({}),
    newer: app({ image: "app:2" }),
    says: ["container app changed its image: app:1 → app:2"],
  },
  {
    older: resources({ limits: { cpu: "500m", memory: "1Gi" }, requests: { cpu: "500m" } }),
    newer: resources({ limits: { cpu: "1", memory: "1024Mi" }, requests: { "x/gpu": "1" } }),
    says: [
      "container app resized: cpu request 500m → <none>, x/gpu request <none> → 1, " +
      "cpu limit 500m → 1",
    ],
  },
  {
    older: resources({}),
    newer: resources({ claims: [{ name: "gpu" }] }),
    says: ["container app resized"],
  },
])("formatPodChange() says: $says", ({ older, newer, says }) => {
  assertEquals(lines(older, newer), says);
});

const LINE_BREAK = /[\n\v\f\r\x85\u2028\u2029]/;

Deno.test("formatPodChange() has one line of words for every change of any two pods", () => {
  fc.assert(fc.property(fc.oneof(anyPod, valueOf(Pod)), anyPod, (older, newer) => {
    for (const change of diff(older)(newer)) {
      const line = formatPodChange(change);
      assertMatch(line, /^\S.*\S|^\S$/);
      assert(line.length <= 1000);
      assertNotMatch(line, LINE_BREAK);
      assertNotMatch(line, /\[object|undefined|NaN/);
    }
  }));
});

Deno.test("formatPodChange() has short lines for names, images and reasons without end", () => {
  const long = "x".repeat(1_000_000);
  const changes = diff(podOf(app({ name: long })))(podOf({
    spec: { nodeName: long },
    status: {
      phase: long,
      conditions: [{ type: "DisruptionTarget", status: "True", reason: long, message: long }],
      containerStatuses: [{
        name: long,
        ready: false,
        image: long,
        imageID: long,
        restartCount: 3,
        state: { waiting: { reason: "ErrImagePull", message: long } },
        lastState: { terminated: { exitCode: 1, reason: long, message: long } },
      }],
    },
  }));
  assertEquals(changes.map(({ _tag }) => _tag).sort(), [
    "Crashed",
    "Disrupted",
    "ImageChanged",
    "PhaseChanged",
    "Restarted",
    "Scheduled",
    "WaitChanged",
  ]);
  for (const change of changes) assert(formatPodChange(change).length <= 1000);
});

const metadata = { namespace: "shop", name: "web", uid: "a1" };
const at = (resourceVersion: string, json: unknown) => ({
  ...json as object,
  metadata: { ...metadata, resourceVersion },
});

Deno.test("formatPodEventChange() tells a pod's life with its name on each line", () => {
  const events = [
    { type: "ADDED", object: at("1", { status: { phase: "Pending" } }) },
    { type: "MODIFIED", object: at("2", { status: { phase: "Pending", qosClass: "Burstable" } }) },
    { type: "MODIFIED", object: at("3", { spec: { nodeName: "node-a" }, status: {} }) },
    { type: "BOOKMARK", object: { metadata: { resourceVersion: "4" } } },
    {
      type: "DELETED",
      object: at("5", { spec: { nodeName: "node-a" }, ...condition("Ready", "True") }),
    },
    { type: "ERROR", object: { code: 500, reason: "InternalError", message: "no\nluck" } },
    { type: "ERROR", object: { code: 410, message: "too old resource version: 1 (9)" } },
  ].map((json) => decoded(WatchEvent, json));
  let state = emptyWatchState;
  const told = events.flatMap((event) => {
    const step = applyWatchEvent(event)(state);
    state = step.state;
    return step.changes.flatMap(formatPodEventChange);
  });
  assertEquals(told, [
    "shop/web: appeared",
    "shop/web: scheduled to node-a",
    "shop/web: phase Pending → <none>",
    "shop/web: became ready",
    "shop/web: gone",
    "the watch failed: InternalError: no",
    "the watch expired: too old resource version: 1 (9)",
  ]);
});

Deno.test("formatPodEventChange() tells what already holds a pod that appears", () => {
  const pod = podOf({ metadata, ...app(waits("ErrImagePull", "not found")) });
  assertEquals(formatPodEventChange({ _tag: "Added", pod }), [
    "shop/web: appeared",
    "shop/web: container app cannot get app:1: not found",
  ]);
  const starting = podOf({ metadata, ...app(waits("ContainerCreating", "")) });
  assertEquals(formatPodEventChange({ _tag: "Added", pod: starting }), ["shop/web: appeared"]);
});

Deno.test("formatPodEventChange() has the lines of formatPodChange(), and others of one line", () => {
  fc.assert(fc.property(anyPod, anyPod, (older, newer) => {
    const changes = diff(older)(newer);
    const changed = formatPodEventChange({ _tag: "Changed", older, newer, changes });
    assertEquals(changed.length, changes.length);
    changes.forEach((change, i) => assert(changed[i].endsWith(`: ${formatPodChange(change)}`)));
    const gone = formatPodEventChange({ _tag: "Deleted", pod: newer, changes });
    assertEquals(gone.slice(0, -1), changed);
    for (const line of gone) assertNotMatch(line, LINE_BREAK);
  }));
});

Deno.test("formatPodEventChange() says of a relist who is gone and who appeared", () => {
  const podsOf = (...names: ReadonlyArray<string>) =>
    names.map((name) => podOf({ metadata: { namespace: "shop", name, uid: name } }));
  const { state } = relist(podsOf("a", "b"), O.none)(emptyWatchState);
  const { changes } = relist(podsOf("b", "c"), O.none)(state);
  assertEquals(changes.flatMap(formatPodEventChange), ["shop/a: gone", "shop/c: appeared"]);
});

import { decodePods, hasVerdict, match, Pod, type Verdict, verdict } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../_arbitrary.ts";
import { assertIndifferentToOrder, unordered } from "../query/_order.ts";

const NOW = Date.UTC(2026, 6, 1, 12);

/** A verdict and what it rests on, by tags. */
function told(verdict: Verdict): string {
  const reasons = "reasons" in verdict ? verdict.reasons.map(({ _tag }) => _tag) : [];
  return [verdict._tag, ...reasons].join(" ");
}

function toldOf(json: unknown): string {
  return told(verdict(NOW)(decoded(Pod, json)));
}

Deno.test("verdict() tells the pods of a cluster apart", async () => {
  const cluster = await Deno.readTextFile(new URL("../fixtures/cluster.json", import.meta.url));
  const found = decodePods(JSON.parse(cluster));
  assert(found._tag === "Right");
  const nameOf = ({ metadata }: Pod) =>
    O.toUndefined(O.isSome(metadata) ? metadata.value.name : O.none);
  assertEquals(
    Object.fromEntries(
      found.right.pods.map((pod) => [nameOf(pod)?.split("-")[0], told(verdict(NOW)(pod))]),
    ),
    {
      backfill: "Failed ContainerFailed",
      report: "Failed Ended ContainerFailed",
      warehouse: "Stuck Unscheduled",
      kube: "Ready",
      billing: "Stuck ContainerWaiting",
      cart: "Ready",
      catalog: "Ready",
      checkout: "Ready",
      nightly: "Succeeded",
      orders: "Stuck Initializing",
      search: "Stuck ContainerWaiting",
      stream: "Stuck Deleting",
      web: "Ready",
    },
  );
});

const READY = { type: "Ready", status: "True" };
const container = (state: unknown, json = {}) => ({
  name: "app",
  ready: false,
  restartCount: 3,
  image: "app:1",
  imageID: "",
  state,
  ...json,
});
const waiting = (reason: string) => container({ waiting: { reason } });
const looping = container({ running: { startedAt: "2026-07-01T11:59:00Z" } }, {
  lastState: { terminated: { exitCode: 1, finishedAt: "2026-07-01T11:58:00Z" } },
});

Deno.test.each([
  { what: "nothing is known", json: {}, says: "Progressing Unscheduled" },
  {
    what: "it has scheduling gates",
    json: { spec: { schedulingGates: [{ name: "example.com/quota" }] } },
    says: "Progressing Unscheduled",
  },
  {
    what: "its status is not of the newest spec",
    json: { metadata: { generation: 2 }, status: { observedGeneration: 1, conditions: [READY] } },
    says: "Progressing NotObserved",
  },
  {
    what: "its status is not of the newest spec, and it crash-loops anyway",
    json: {
      metadata: { generation: 2 },
      spec: { nodeName: "a" },
      status: { observedGeneration: 1, containerStatuses: [waiting("CrashLoopBackOff")] },
    },
    says: "Stuck ContainerWaiting",
  },
  {
    what: "its status is not of the newest spec, and it starts",
    json: {
      metadata: { generation: 2, creationTimestamp: "2026-07-01T11:55:00Z" },
      spec: { nodeName: "a" },
      status: { observedGeneration: 1, containerStatuses: [waiting("ContainerCreating")] },
    },
    says: "Progressing NotObserved ContainerWaiting",
  },
  {
    what: "its status is not of the newest spec, and it has been starting for too long",
    json: {
      metadata: { generation: 2, creationTimestamp: "2026-07-01T11:45:00Z" },
      spec: { nodeName: "a" },
      status: { observedGeneration: 1, containerStatuses: [waiting("ContainerCreating")] },
    },
    says: "Stuck ContainerWaiting NotObserved",
  },
  {
    what: "it is over, whatever its generation",
    json: { metadata: { generation: 2 }, status: { observedGeneration: 1, phase: "Succeeded" } },
    says: "Succeeded",
  },
  { what: "it failed without a word", json: { status: { phase: "Failed" } }, says: "Failed" },
  {
    what: "its node is lost",
    json: { spec: { nodeName: "a" }, status: { phase: "Running", reason: "NodeLost" } },
    says: "Stuck Ended",
  },
  {
    what: "an init container crash-loops",
    json: {
      spec: { nodeName: "a" },
      status: {
        initContainerStatuses: [waiting("CrashLoopBackOff")],
        containerStatuses: [waiting("PodInitializing")],
      },
    },
    says: "Stuck ContainerWaiting",
  },
  {
    what: "a container runs between two crashes",
    json: { spec: { nodeName: "a" }, status: { containerStatuses: [looping] } },
    says: "Stuck ContainerCrashLooping",
  },
  {
    what: "a container waits for help beside one that runs between two crashes",
    json: {
      spec: { nodeName: "a" },
      status: {
        containerStatuses: [{ ...looping, name: "looping" }, waiting("ErrImagePull")],
      },
    },
    says: "Stuck ContainerWaiting ContainerCrashLooping",
  },
  {
    what: "a debug container runs between two crashes",
    json: { spec: { nodeName: "a" }, status: { ephemeralContainerStatuses: [looping] } },
    says: "Progressing NotReady",
  },
  {
    what: "it failed, and a debug container too",
    json: {
      status: {
        phase: "Failed",
        ephemeralContainerStatuses: [container({ terminated: { exitCode: 1 } })],
      },
    },
    says: "Failed",
  },
  {
    what: "it failed after a run that failed",
    json: {
      status: {
        phase: "Failed",
        containerStatuses: [
          container({ terminated: { exitCode: 0 } }, {
            lastState: { terminated: { exitCode: 1 } },
          }),
        ],
      },
    },
    says: "Failed",
  },
  {
    what: "only a debug container cannot start",
    json: {
      spec: { nodeName: "a" },
      status: { conditions: [READY], ephemeralContainerStatuses: [waiting("ErrImagePull")] },
    },
    says: "Ready",
  },
  {
    what: "a debug container cannot start beside an unready pod",
    json: {
      spec: { nodeName: "a" },
      status: { ephemeralContainerStatuses: [waiting("ErrImagePull")] },
    },
    says: "Progressing NotReady",
  },
  {
    what: "it waits for something unknown",
    json: { spec: { nodeName: "a" }, status: { containerStatuses: [waiting("Napping")] } },
    says: "Progressing ContainerWaiting",
  },
])("verdict() where $what: $says", ({ json, says }) => assertEquals(toldOf(json), says));

Deno.test.each([
  { seconds: 14, since: true, says: "Progressing" },
  { seconds: 15, since: true, says: "Stuck" },
  { seconds: 14, since: false, says: "Progressing" },
  { seconds: 15, since: false, says: "Stuck" },
])("a pod that is unschedulable for $seconds s, since its condition $since, is $says", (
  { seconds, since, says },
) => {
  const time = new Date(NOW - seconds * 1000).toISOString();
  const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable" };
  const pod = decoded(Pod, {
    metadata: { creationTimestamp: since ? "2026-01-01T00:00:00Z" : time },
    status: { conditions: [{ ...condition, ...(since ? { lastTransitionTime: time } : {}) }] },
  });
  assertEquals(verdict(NOW)(pod)._tag, says);
  assertEquals(verdict(NOW, { schedulingWindowSeconds: 3600 })(pod)._tag, "Progressing");
  assertEquals(verdict(NOW, { schedulingWindowSeconds: 0 })(pod)._tag, "Stuck");
});

const tagOf = match<Verdict, string>({
  Ready: () => "Ready",
  Progressing: () => "Progressing",
  Stuck: ({ reasons }) => reasons.length > 0 ? "Stuck" : "without a reason",
  Terminating: () => "Terminating",
  Succeeded: () => "Succeeded",
  Failed: () => "Failed",
});

Deno.test.each([
  { tag: "Ready", json: { status: { conditions: [READY] } } },
  { tag: "Progressing", json: {} },
  { tag: "Stuck", json: { status: { reason: "NodeLost" } } },
  { tag: "Terminating", json: { metadata: { deletionTimestamp: "2026-07-01T12:00:00Z" } } },
  { tag: "Succeeded", json: { status: { phase: "Succeeded" } } },
  { tag: "Failed", json: { status: { phase: "Failed" } } },
])("match() reads the case $tag", ({ tag, json }) => {
  assertEquals(tagOf(verdict(NOW)(decoded(Pod, json))), tag);
});

Deno.test("every pod has a verdict; what is stuck has a reason, and each case is read", () => {
  fc.assert(fc.property(valueOf(Pod), fc.integer(), (pod, now) => {
    const found = verdict(now)(pod);
    assertEquals(tagOf(found), found._tag);
  }));
});

const READY_POD = (container: unknown, spec = {}) =>
  decoded(Pod, {
    spec: { nodeName: "a", containers: [{ name: "app" }], ...spec },
    status: { phase: "Running", conditions: [READY], containerStatuses: [container] },
  });
const flapping = (restartCount: number, seconds: number, end = {}) =>
  container({ running: { startedAt: new Date(NOW - seconds * 1000).toISOString() } }, {
    ready: true,
    restartCount,
    lastState: {
      terminated: {
        exitCode: 1,
        finishedAt: new Date(NOW - (seconds + 30) * 1000).toISOString(),
        ...end,
      },
    },
  });

Deno.test.each([
  { what: "restarted three times, a moment ago", status: flapping(3, 20), tag: "Stuck" },
  { what: "restarted twice", status: flapping(2, 20), tag: "Ready" },
  { what: "restarted 599 s ago", status: flapping(3, 599), tag: "Ready", seconds: 599 },
  { what: "restarted 599 s ago, by default", status: flapping(3, 599), tag: "Stuck" },
  { what: "restarted 600 s ago", status: flapping(3, 600), tag: "Ready" },
  {
    what: "restarted once, where that is often",
    status: flapping(1, 20),
    tag: "Stuck",
    restarts: 1,
  },
  {
    what: "killed for want of memory, with exit code 0",
    status: flapping(3, 20, { exitCode: 0, reason: "OOMKilled" }),
    tag: "Stuck",
  },
  {
    what: "restarted long after its end, as after a night",
    status: flapping(3, 20, { finishedAt: "2026-06-30T12:00:00Z" }),
    tag: "Ready",
  },
  {
    what: "lost by its runtime",
    status: flapping(3, 20, { exitCode: 255, reason: "Unknown" }),
    tag: "Ready",
  },
])("the verdict on a ready pod whose container was $what is $tag", (
  { status, tag, seconds = 600, restarts = 3 },
) => {
  const options = { flappingSeconds: seconds, flappingRestarts: restarts };
  assertEquals(verdict(NOW, options)(READY_POD(status))._tag, tag);
});

/** A pod whose container started some seconds ago, and has some probes. */
function starting(seconds: number, spec: object, started = false): Pod {
  const time = new Date(NOW - seconds * 1000).toISOString();
  return decoded(Pod, {
    spec: { nodeName: "a", containers: [{ name: "app", ...spec }] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "False", reason: "x", lastTransitionTime: time }],
      containerStatuses: [container({ running: { startedAt: time } }, { started })],
    },
  });
}

Deno.test.each([
  { what: "no probe", spec: {}, seconds: 600 },
  { what: "a liveness probe", spec: { livenessProbe: { periodSeconds: 1 } }, seconds: 600 },
  { what: "a readiness probe without a word", spec: { readinessProbe: {} }, seconds: 60 },
  {
    what: "a readiness probe that begins late",
    spec: { readinessProbe: { initialDelaySeconds: 90 } },
    seconds: 120,
  },
  {
    what: "a start-up probe",
    spec: { startupProbe: { initialDelaySeconds: 7, periodSeconds: 20, failureThreshold: 50 } },
    seconds: 1007,
  },
  {
    what: "both",
    spec: { startupProbe: { failureThreshold: 60 }, readinessProbe: { initialDelaySeconds: 5 } },
    seconds: 635,
  },
])("a container with $what has $seconds s to get ready", ({ spec, seconds }) => {
  const tags = [seconds, seconds + 1].map((age) => verdict(NOW)(starting(age, spec))._tag);
  assertEquals(tags, ["Progressing", "Stuck"]);
  const found = verdict(NOW)(starting(1, spec));
  assert(found._tag === "Progressing");
  assertEquals(found.deadline, O.some(NOW + (seconds - 1) * 1000));
});

Deno.test("a pod that was ready before has the deadline of all, whatever its probes", () => {
  const pod = decoded(Pod, {
    spec: { nodeName: "a", containers: [{ name: "app", readinessProbe: {} }] },
    status: {
      phase: "Running",
      conditions: [{
        type: "Ready",
        status: "False",
        reason: "x",
        lastTransitionTime: "2026-07-01T11:55:00Z",
      }],
      containerStatuses: [
        container({ running: { startedAt: "2026-07-01T09:00:00Z" } }, { started: true }),
      ],
    },
  });
  assertEquals(verdict(NOW)(pod)._tag, "Progressing");
  assertEquals(verdict(NOW, { progressDeadlineSeconds: 299 })(pod)._tag, "Stuck");
});

Deno.test("verdict() does not depend on the order of conditions or containers, but for that of its lists", () => {
  assertIndifferentToOrder(verdict(NOW), ["conditions"]);
  assertIndifferentToOrder((pod) => unordered(verdict(NOW)(pod)));
});

Deno.test("hasVerdict() selects the pods of which verdict() has one of the tags", () => {
  const tags = ["Ready", "Progressing", "Stuck", "Terminating", "Succeeded", "Failed"] as const;
  fc.assert(fc.property(valueOf(Pod), fc.subarray([...tags]), (pod, asked) => {
    assertEquals(hasVerdict(NOW, ...asked)(pod), asked.includes(verdict(NOW)(pod)._tag));
  }));
});

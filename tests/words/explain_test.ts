import { decodePods, explain, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertFalse } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";
import { assertIndifferentToOrder } from "../query/_order.ts";

const NOW = Date.UTC(2026, 6, 1, 9, 30);

function textOf(json: unknown): string {
  return explain(NOW)(decoded(Pod, json)).text;
}

Deno.test("explain() has a line for each pod of a cluster", async (t) => {
  const cluster = await Deno.readTextFile(new URL("../fixtures/cluster.json", import.meta.url));
  const found = decodePods(JSON.parse(cluster));
  assert(found._tag === "Right");
  await t.assertSnapshot(found.right.pods.map((pod) => explain(NOW)(pod).text).join("\n"));
});

const bound = { nodeName: "node-a" };
const container = (state: unknown, json = {}) => ({
  name: "app",
  ready: false,
  restartCount: 1,
  image: "app:1",
  imageID: "",
  state,
  ...json,
});
const waiting = (reason: string | undefined, message?: string) =>
  container({ waiting: { reason, message } });
const app = (status: unknown, spec = {}) => ({
  spec: { ...bound, ...spec },
  status: { phase: "Running", containerStatuses: [status] },
});
const condition = (status: string, reason: string, message?: string) => ({
  status: { conditions: [{ type: "PodScheduled", status, reason, message }] },
});

Deno.test.each([
  { json: {}, says: "progressing: waiting for the scheduler" },
  {
    json: { spec: { schedulingGates: [{ name: "example.com/quota" }] } },
    says: "progressing: held by scheduling gates: example.com/quota",
  },
  {
    json: condition("False", "Two\n\vVast\u2028lines"),
    says: "progressing: Two Vast lines",
  },
  {
    json: { spec: { schedulingGates: [{ name: "example.com/quota" }, { name: "x/y" }] } },
    says: "progressing: held by scheduling gates: example.com/quota, x/y",
  },
  {
    json: condition("False", "SchedulingGated"),
    says: "progressing: held by scheduling gates: none left",
  },
  { json: condition("False", "Unschedulable"), says: "stuck: unschedulable" },
  { json: condition("False", ""), says: "progressing: the scheduler failed" },
  {
    json: condition("False", "SchedulerError", "\n it broke \nbadly"),
    says: "progressing: SchedulerError: it broke",
  },
  {
    json: condition("False", "SchedulerError", "it broke\nbadly"),
    says: "progressing: SchedulerError: it broke",
  },
  {
    json: {
      metadata: { generation: 2 },
      status: { observedGeneration: 1, conditions: [{ type: "Ready", status: "True" }] },
    },
    says: "progressing: the status is not of the newest spec yet",
  },
  {
    json: app(waiting("CreateContainerConfigError", 'secret "db" not found')),
    says:
      'stuck: container app cannot be created (CreateContainerConfigError), 1 restart: secret "db" not found',
  },
  {
    json: app(waiting("ErrImagePull")),
    says: "stuck: container app cannot get app:1: ErrImagePull",
  },
  {
    json: app(waiting("CreateContainerError", "no such device")),
    says:
      "stuck: container app cannot be created (CreateContainerError), 1 restart: no such device",
  },
  { json: app(waiting("CrashLoopBackOff")), says: "stuck: container app crash-looping, 1 restart" },
  { json: app(waiting("Napping")), says: "progressing: container app waiting (Napping)" },
  { json: app(waiting(undefined)), says: "progressing: container app: starting" },
  {
    json: app(waiting("ContainerCreating")),
    says: "progressing: container app: ContainerCreating",
  },
  { json: app(container({})), says: "progressing: container app waiting" },
  {
    json: app(container({ running: {} }, { started: true })),
    says: "progressing: container app not ready",
  },
  {
    json: app(container({ running: {} }), { readinessGates: [{ conditionType: "x/lb" }] }),
    says: "progressing: container app not started up; readiness gate x/lb missing",
  },
  {
    json: app(container({ terminated: { exitCode: 0 } })),
    says: "progressing: container app ended: exit 0, 1 restart",
  },
  {
    json: { spec: { ...bound, containers: [{ name: "app" }] }, status: { phase: "Pending" } },
    says: "progressing: waiting for the kubelet of node-a, no container has a status",
  },
  {
    json: {
      spec: bound,
      status: { conditions: [{ type: "Ready", status: "False", reason: "Odd", message: "why" }] },
    },
    says: "progressing: Odd: why",
  },
  {
    json: app(
      container({ running: { startedAt: "2026-07-01T09:29:00Z" } }, {
        restartCount: 2,
        lastState: {
          terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: "2026-07-01T09:28:00Z" },
        },
        resources: { limits: { memory: "1Gi" } },
      }),
    ),
    says:
      "stuck: container app crash-looping, running for 60s: OOMKilled (exit 137) 2m ago, 2 restarts, limit 1Gi",
  },
  {
    json: {
      spec: bound,
      status: { conditions: [{ type: "Ready", status: "False" }] },
    },
    says: "progressing: not ready",
  },
  {
    json: {
      status: {
        phase: "Failed",
        containerStatuses: [container({ terminated: { exitCode: 137, reason: "OOMKilled" } })],
      },
    },
    says: "failed: container app failed: OOMKilled (exit 137), 1 restart",
  },
  {
    json: {
      status: {
        phase: "Failed",
        containerStatuses: [container({ terminated: { exitCode: 0, signal: 9 } })],
      },
    },
    says: "failed: container app failed: SIGKILL, 1 restart",
  },
  { json: { status: { phase: "Failed" } }, says: "failed" },
  { json: { status: { phase: "Succeeded" } }, says: "succeeded" },
  {
    json: {
      status: {
        phase: "Failed",
        conditions: [{ type: "DisruptionTarget", status: "True", reason: "DeletionByPodGC" }],
      },
    },
    says: "failed: deleted by the garbage collector of pods",
  },
  {
    json: {
      status: { phase: "Failed", conditions: [{ type: "DisruptionTarget", status: "True" }] },
    },
    says: "failed: disrupted",
  },
  {
    json: {
      metadata: { deletionTimestamp: "2026-07-01T09:30:20Z" },
      ...app(container({ running: {} })),
    },
    says: "terminating: 20s of grace left, still running: app",
  },
  {
    json: {
      metadata: { deletionTimestamp: "2026-07-01T09:30:20Z" },
      status: {
        containerStatuses: [
          container({ running: {} }),
          container({ running: {} }, { name: "log" }),
        ],
      },
    },
    says: "terminating: 20s of grace left, still running: app, log",
  },
  {
    json: {
      metadata: { deletionTimestamp: "2026-07-01T09:30:20Z" },
      ...app(waiting("ContainerCreating")),
    },
    says: "terminating: 20s of grace left",
  },
  {
    json: {
      metadata: { deletionTimestamp: "2026-07-01T09:30:20Z", finalizers: ["x/backup", "x/dns"] },
      status: { phase: "Failed" },
    },
    says: "terminating: 20s of grace left, held by finalizers: x/backup, x/dns",
  },
  {
    json: { metadata: { deletionTimestamp: "2026-07-01T09:30:20Z" }, status: { phase: "Failed" } },
    says: "terminating: 20s of grace left, no container is left, about to disappear",
  },
])("explain() says: $says", ({ json, says }) => assertEquals(textOf(json), says));

/** A pod of two containers, of which only the second is in trouble. */
function beside(other: object, troubled: object): unknown {
  return {
    spec: { ...bound, containers: [{ name: "other", image: "other:1" }, { name: "app" }] },
    status: { phase: "Running", containerStatuses: [{ ...other, name: "other" }, troubled] },
  };
}

const crashed = (exitCode: number) => ({ lastState: { terminated: { exitCode } } });
const oomKilled = { lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } } };
const memory = (limit: string) => ({ resources: { limits: { memory: limit } } });
const fine = container({ running: {} }, { ready: true, restartCount: 7 });

Deno.test.each([
  {
    what: "image",
    json: beside(fine, waiting("ErrImagePull")),
    says: "stuck: container app cannot get app:1: ErrImagePull",
  },
  {
    what: "failure",
    json: beside({ ...fine, ...crashed(3) }, waiting("CrashLoopBackOff")),
    says: "stuck: container app crash-looping, 1 restart",
  },
  {
    what: "restarts",
    json: beside(fine, { ...waiting("CrashLoopBackOff"), ...crashed(1) }),
    says: "stuck: container app crash-looping: exit 1, 1 restart",
  },
  {
    what: "limit",
    json: beside({ ...fine, ...memory("2Gi") }, {
      ...waiting("CrashLoopBackOff"),
      ...oomKilled,
      ...memory("1Gi"),
    }),
    says: "stuck: container app crash-looping: OOMKilled (exit 137), 1 restart, limit 1Gi",
  },
])("explain() tells the $what of the container in trouble, not of another", ({ json, says }) => {
  assertEquals(textOf(json), says);
});

Deno.test("explain() of any pod is one line of words, led by the verdict, of at most 200 characters", () => {
  fc.assert(fc.property(fc.oneof(anyPod, valueOf(Pod)), fc.integer(), (pod, now) => {
    const { verdict, cause, notes, text, lines } = explain(now)(pod);
    assert(text.startsWith(verdict._tag.toLowerCase()), text);
    assert(text.length <= 200, text);
    const reasons = "reasons" in verdict ? verdict.reasons : [];
    assert(lines.length <= Math.max(reasons.length + notes.length, 1));
    assertEquals(
      lines.length > 0,
      reasons.length + notes.length > 0 || verdict._tag === "Terminating",
    );
    for (const line of [text, ...lines]) {
      assert(line.length <= 1000);
      assertFalse(/^$|\[object|undefined|NaN|[\n\v\f\r\x85\u2028\u2029]/.test(line), line);
    }
    assertEquals(cause, O.fromNullable(reasons[0]));
    if (verdict._tag !== "Ready") assertEquals(notes, []);
  }));
});

Deno.test("explain() does not depend on the order of conditions, and what it explains on none", () => {
  assertIndifferentToOrder(explain(NOW), ["conditions"]);
  assertIndifferentToOrder((pod) => explain(NOW)(pod).verdict._tag);
});

import { deletion, isDeleting, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";
import { assertIndifferentToOrder } from "../_order.ts";

const DEADLINE = Date.UTC(2026, 0, 1, 0, 0, 30);
const METADATA = { deletionTimestamp: "2026-01-01T00:00:30Z", deletionGracePeriodSeconds: 30 };
const CONTAINER = { ready: false, restartCount: 0, image: "app:1", imageID: "" };
const RUNNING = { ...CONTAINER, state: { running: {} } };
const WAITING = { ...CONTAINER, state: { waiting: {} } };
const ENDED = { ...CONTAINER, state: { terminated: { exitCode: 0 } } };

function terminationOf(json: Readonly<Record<string, unknown>>, now = DEADLINE) {
  const found = deletion(now)(decoded(Pod, { metadata: METADATA, ...json }));
  assert(O.isSome(found));
  return found.value;
}

Deno.test("deletion() is none exactly for a pod that nobody deletes", () => {
  fc.assert(fc.property(valueOf(Pod), fc.integer(), (pod, now) => {
    assertEquals(O.isSome(deletion(now)(pod)), isDeleting(pod));
  }));
});

Deno.test("deletion() takes deletionTimestamp for the deadline, and the request for earlier", () => {
  const { requestedAt, deadline, secondsPastDeadline } = terminationOf({}, DEADLINE - 12_500);
  assertEquals(
    [requestedAt, deadline, secondsPastDeadline],
    [O.some(DEADLINE - 30_000), DEADLINE, -12.5],
  );
  const { deletionTimestamp } = METADATA;
  const asked = [0, null].map((deletionGracePeriodSeconds) =>
    terminationOf({ metadata: { deletionTimestamp, deletionGracePeriodSeconds } }).requestedAt
  );
  assertEquals(asked, [O.some(DEADLINE), O.none]);
});

Deno.test.each([
  {
    what: "an app container that runs",
    status: { containerStatuses: [{ ...RUNNING, name: "app" }, { ...ENDED, name: "log" }] },
    running: ["app"],
  },
  {
    what: "an init container that runs",
    status: { initContainerStatuses: [{ ...RUNNING, name: "setup" }] },
    running: ["setup"],
  },
  {
    what: "an ephemeral container that runs",
    status: { ephemeralContainerStatuses: [{ ...RUNNING, name: "debug" }] },
    running: ["debug"],
  },
  {
    what: "a container that runs though the pod is over",
    status: { phase: "Failed", containerStatuses: [{ ...RUNNING, name: "app" }] },
    running: ["app"],
  },
  {
    what: "a container that waits",
    status: { containerStatuses: [{ ...WAITING, name: "app" }] },
    running: [],
  },
  {
    what: "a container without a state",
    status: { containerStatuses: [{ ...CONTAINER, name: "app" }] },
    running: [],
  },
  {
    what: "a container of which its node has told nothing, unlike of another",
    spec: { nodeName: "n", containers: [{ name: "app" }, { name: "log" }] },
    status: { containerStatuses: [{ ...ENDED, name: "log" }] },
    running: [],
  },
  {
    what: "a container of which its node has told nothing",
    spec: { nodeName: "n", containers: [{ name: "app" }] },
    status: {},
    running: [],
  },
])(
  "deletion() waits for $what: until the deadline, then overdue",
  ({ spec = {}, status, running }) => {
    const stages = [0, 1].map((late) => terminationOf({ spec, status }, DEADLINE + late).stage);
    assertEquals(stages, [{ _tag: "GraceRunning", running }, { _tag: "Overdue", running }]);
  },
);

Deno.test.each([
  {
    what: "whose containers ended",
    spec: { nodeName: "n", containers: [{ name: "app" }] },
    status: { containerStatuses: [{ ...ENDED, name: "app" }] },
  },
  {
    what: "that is over before a container ran",
    status: { phase: "Failed", containerStatuses: [{ ...WAITING, name: "app" }] },
  },
  { what: "without a node", spec: { containers: [{ name: "app" }] } },
  {
    what: "that its node refused",
    spec: { nodeName: "n", containers: [{ name: "app" }] },
    status: { phase: "Failed", reason: "OutOfcpu" },
  },
  { what: "of which nothing is known" },
])("deletion() of a pod $what waits for finalizers, then for nothing", ({ spec, status }) => {
  const finalizers = ["x/backup"];
  const held = terminationOf({ metadata: { ...METADATA, finalizers }, spec, status });
  assertEquals([held.finalizers, held.stage], [finalizers, { _tag: "Finalizing" }]);
  const free = terminationOf({ spec, status }, DEADLINE + 1);
  assertEquals([free.finalizers, free.stage], [[], { _tag: "Removing" }]);
});

Deno.test("deletion() does not depend on the order of containers", () => {
  assertIndifferentToOrder((pod) => {
    const stage = terminationOf({ ...Pod.encode(pod), metadata: METADATA }).stage;
    return "running" in stage ? { ...stage, running: new Set(stage.running) } : stage;
  });
});

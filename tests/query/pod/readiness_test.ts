import {
  isReady,
  notReady,
  Pod,
  readinessGates,
  readyColumn,
  readyCount,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";
import { assertIndifferentToOrder } from "../_order.ts";

const CONTAINER = { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "" };

Deno.test("readinessGates() tells passed, failed and missing, in the order of the spec", () => {
  const pod = decoded(Pod, {
    spec: {
      readinessGates: ["x/unknown", "x/missing", "x/true", "x/false"]
        .map((conditionType) => ({ conditionType })),
    },
    status: {
      conditions: [
        { type: "x/true", status: "True" },
        { type: "x/false", status: "False", reason: "Detached" },
        { type: "x/unknown", status: "Unknown" },
      ],
    },
  });
  assertEquals(
    readinessGates(pod).map(({ conditionType, state }) => [conditionType, state]),
    [["x/unknown", "failed"], ["x/missing", "missing"], ["x/true", "passed"], [
      "x/false",
      "failed",
    ]],
  );
  const reasons = readinessGates(pod).map(({ condition }) =>
    O.isSome(condition) ? O.toNullable(condition.value.reason) : undefined
  );
  assertEquals(reasons, [null, undefined, null, "Detached"]);
});

Deno.test("readyCount() is the pair of kubectl's READY", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const { ready, total } = readyCount(pod);
    assertEquals(`${ready}/${total}`, readyColumn(pod));
  }));
});

Deno.test.each([
  {
    what: "waits for a reason",
    status: { state: { waiting: { reason: "ErrImagePull", message: "no such image" } } },
    cause: {
      _tag: "Waiting" as const,
      reason: O.some("ErrImagePull"),
      message: O.some("no such image"),
    },
  },
  {
    what: "has an empty state",
    status: { state: {} },
    cause: { _tag: "Waiting" as const, reason: O.none, message: O.none },
  },
  {
    what: "has no state",
    status: {},
    cause: { _tag: "Waiting" as const, reason: O.none, message: O.none },
  },
  {
    what: "waits for an empty reason",
    status: { state: { waiting: { reason: "" } } },
    cause: { _tag: "Waiting" as const, reason: O.none, message: O.none },
  },
  {
    what: "does everything at once, against the rules",
    status: { state: { running: {}, terminated: { exitCode: 1 }, waiting: { reason: "Why" } } },
    cause: { _tag: "Waiting" as const, reason: O.some("Why"), message: O.none },
  },
  {
    what: "ended, and runs against the rules",
    status: { state: { running: {}, terminated: { exitCode: 1, reason: "" } } },
    cause: { _tag: "Terminated" as const, exitCode: 1, reason: O.none },
  },
  {
    what: "ended",
    status: { state: { terminated: { exitCode: 137, reason: "OOMKilled" } } },
    cause: { _tag: "Terminated" as const, exitCode: 137, reason: O.some("OOMKilled") },
  },
  {
    what: "runs and is starting up",
    status: { state: { running: {} }, started: null },
    cause: { _tag: "RunningNotReady" as const, started: false },
  },
  {
    what: "runs and fails its readiness probe",
    status: { state: { running: {} }, started: true },
    cause: { _tag: "RunningNotReady" as const, started: true },
  },
])("notReady() tells of a container that $what", ({ status, cause }) => {
  const pod = decoded(Pod, { status: { containerStatuses: [{ ...CONTAINER, ...status }] } });
  const why = notReady(pod);
  assert(O.isSome(why));
  assertEquals(why.value.containers, [{ container: "app", kind: "app", cause }]);
});

Deno.test("notReady() joins the condition, the gates, and app containers and sidecars", () => {
  const json = {
    spec: {
      readinessGates: [{ conditionType: "x/set" }, { conditionType: "x/unset" }],
      initContainers: [
        { name: "proxy", restartPolicy: "Always" },
        { name: "mesh", restartPolicy: "Always" },
        { name: "setup" },
      ],
      containers: [{ name: "app" }, { name: "web" }, { name: "late" }],
    },
    status: {
      conditions: [
        { type: "Ready", status: "False", reason: "ContainersNotReady", message: "" },
        { type: "x/set", status: "True" },
      ],
      initContainerStatuses: [{ ...CONTAINER, name: "proxy" }, { ...CONTAINER, name: "setup" }],
      containerStatuses: [{ ...CONTAINER, name: "web", ready: true }, CONTAINER],
      ephemeralContainerStatuses: [{ ...CONTAINER, name: "debug" }],
    },
  };
  const why = notReady(decoded(Pod, json));
  assert(O.isSome(why));
  assertEquals(
    [why.value.reason, why.value.message],
    [O.some("ContainersNotReady"), O.none],
  );
  assertEquals(why.value.gates.map(({ conditionType }) => conditionType), ["x/unset"]);
  assertEquals(
    why.value.containers.map(({ kind, container, cause }) => [kind, container, cause._tag]),
    [
      ["sidecar", "proxy", "Waiting"],
      ["app", "app", "Waiting"],
      ["sidecar", "mesh", "NoStatus"],
      ["app", "late", "NoStatus"],
    ],
  );
});

Deno.test("notReady() is none exactly for a pod that is ready", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    assertEquals(O.isNone(notReady(pod)), O.exists(isReady)(pod.status));
  }));
});

Deno.test("notReady() and readyCount() do not depend on the order of conditions or containers", () => {
  assertIndifferentToOrder((pod) => {
    const containers = O.map(({ containers, ...why }: { containers: ReadonlyArray<unknown> }) => ({
      ...why,
      containers: new Set(containers),
    }))(notReady(pod));
    return [containers, readyCount(pod)];
  });
});

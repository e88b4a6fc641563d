/**
 * Pods in which two places tell of one thing, and disagree: which of them
 * counts. Ordinary fixtures have one source alone, and show no difference.
 *
 * @module
 */
import {
  ageColumn,
  conditionAge,
  crashLooping,
  deletion,
  disruption,
  explain,
  hasCondition,
  isAvailable,
  isReady,
  lastRestart,
  loggingOrd,
  notReady,
  Pod,
  readinessGates,
  readinessGatesColumn,
  resize,
  restarts,
  restartsColumn,
  scheduling,
  shownRestarts,
  statusOf,
  timeline,
  verdict,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { anyPod, container, type Json } from "./_containers.ts";

const NOW = Date.parse("2026-01-01T02:00:00Z");
const podOf = (json: unknown): Pod => decoded(Pod, json);

Deno.test("explain() tells the limit in force of a container that is being resized, not the one asked for", () => {
  const memory = (limit: string) => ({ resources: { limits: { memory: limit } } });
  const limits = (inForce: Json) =>
    explain(NOW)(podOf({
      spec: { containers: [{ name: "app", ...memory("1Gi") }] },
      status: {
        phase: "Failed",
        containerStatuses: [container({
          state: { terminated: { exitCode: 137, reason: "OOMKilled" } },
          ...inForce,
        })],
      },
    })).text.match(/limit \S+/)?.[0];
  assertEquals([limits(memory("512Mi")), limits({})], ["limit 512Mi", "limit 1Gi"]);
});

Deno.test("a lost node comes before a pod that fits nowhere, and both before what containers wait for", () => {
  const found = verdict(NOW)(podOf({
    status: {
      phase: "Pending",
      reason: "NodeLost",
      conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }],
      containerStatuses: [container({ state: { waiting: { reason: "ErrImagePull" } } })],
    },
  }));
  assert(found._tag === "Stuck");
  assertEquals(found.reasons.map(({ _tag }) => _tag), ["Ended", "Unscheduled", "ContainerWaiting"]);
});

/** What is told of the conditions of a pod, type by type. */
function toldOfConditions(pod: Pod): unknown {
  const status = statusOf(pod);
  return [
    isReady(status),
    hasCondition("ContainersReady")(status),
    isAvailable(NOW, 60)(status),
    conditionAge(NOW)("Ready")(status),
    readinessGates(pod),
    readinessGatesColumn(pod),
    notReady(pod),
    scheduling(pod),
    disruption(status),
    resize(status),
    timeline(pod),
    explain(NOW)(pod).text,
  ];
}

Deno.test("of several conditions of one type the first counts, for every question of a type", () => {
  const types = ["Ready", "ContainersReady", "PodScheduled", "DisruptionTarget", "Initialized"];
  const condition = fc.record({
    type: fc.constantFrom(...types, "PodResizePending", "PodResizeInProgress", "x/gate"),
    status: fc.constantFrom("True", "False", "Unknown"),
    reason: fc.constantFrom(null, "Unschedulable", "Deferred", "Error"),
    lastTransitionTime: fc.constantFrom(null, "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"),
  });
  const ofConditions = (conditions: ReadonlyArray<unknown>) =>
    podOf({
      spec: { readinessGates: [{ conditionType: "x/gate" }] },
      status: { phase: "Running", conditions },
    });
  const list = fc.uniqueArray(condition, { selector: ({ type }) => type, minLength: 1 });
  fc.assert(fc.property(list, fc.array(condition), (first, others) => {
    const known = new Set(first.map(({ type }) => type));
    const later = others.filter(({ type }) => known.has(type));
    assertEquals(
      toldOfConditions(ofConditions([...first, ...later])),
      toldOfConditions(ofConditions(first)),
    );
  }));
});

/** The text of an instant at another offset, which as text is in no order with the first. */
function atOffset(time: string, hours: number): string {
  const local = new Date(Date.parse(time) + hours * 3_600_000).toISOString().replace("Z", "");
  const sign = hours < 0 ? "-" : "+";
  return `${local}${sign}${String(Math.abs(hours)).padStart(2, "0")}:00`;
}

/** The same pod whose times are written at other offsets by turns. */
function elsewhere(pod: Pod): Pod {
  let turn = 0;
  const text = JSON.stringify(Pod.encode(pod)).replace(
    /"(20\d\d-[^"]*T[^"]*Z)"/g,
    (_, time: string) => JSON.stringify(atOffset(time, [14, -12, 5, 0][turn++ % 4])),
  );
  return podOf(JSON.parse(text));
}

/** What is told of the times of a pod but for the texts of these. */
function toldOfTimes(pod: Pod): unknown {
  return [
    ageColumn(NOW)(pod),
    restartsColumn(NOW)(pod),
    O.map(({ container, kind }: { container: string; kind: string }) => [container, kind])(
      lastRestart(pod),
    ),
    timeline(pod).map(({ step, container, sinceCreation }) => [step, container, sinceCreation]),
    crashLooping(NOW)(pod).map(({ status }) => status.name),
    isAvailable(NOW, 60)(statusOf(pod)),
    explain(NOW)(pod).text,
  ];
}

Deno.test("times count by their instant, at whatever offset each is written", () => {
  const early = "2026-01-01T00:00:00Z";
  const late = "2026-01-01T01:00:00Z";
  const restarted = (name: string, finishedAt: string) =>
    container({ name, restartCount: 1, lastState: { terminated: { exitCode: 1, finishedAt } } });
  const pod = podOf({
    metadata: { creationTimestamp: early },
    status: {
      startTime: late,
      containerStatuses: [restarted("a", late), restarted("b", early), restarted("c", late)],
    },
  });
  assertNotEquals(Pod.encode(elsewhere(pod)), Pod.encode(pod));
  assertEquals(toldOfTimes(elsewhere(pod)), toldOfTimes(pod));
  const last = lastRestart(podOf({
    status: {
      containerStatuses: [
        restarted("early", atOffset(early, 14)),
        restarted("late", atOffset(late, -12)),
      ],
    },
  }));
  assertEquals(O.toNullable(last)?.container, "late");
  fc.assert(fc.property(anyPod.filter(isOfThisCentury), (pod) => {
    assertEquals(toldOfTimes(elsewhere(pod)), toldOfTimes(pod));
  }));
});

/** Whether all times of a pod are such that another offset can write them, to the millisecond. */
function isOfThisCentury(pod: Pod): boolean {
  const times = JSON.stringify(Pod.encode(pod)).match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? [];
  return times.every((time) => /^"20\d\d-[^"]*T\d\d:\d\d:\d\d(\.\d{1,3})?Z"$/.test(time));
}

Deno.test("restarts of each kind are told apart, and those of ordinary init containers count beside no sidecar's", () => {
  const pod = (init: number, sidecar: number) =>
    podOf({
      spec: {
        initContainers: [{ name: "init" }, { name: "proxy", restartPolicy: "Always" }],
        containers: [{ name: "app" }],
      },
      status: {
        initContainerStatuses: [
          container({ name: "init", restartCount: init, state: { terminated: { exitCode: 0 } } }),
          container({ name: "proxy", restartCount: sidecar, started: true }),
        ],
        containerStatuses: [container({ restartCount: 10 })],
        ephemeralContainerStatuses: [container({ name: "debug", restartCount: 1000 })],
      },
    });
  assertEquals(restarts(pod(100, 1)), {
    app: 10,
    sidecar: 1,
    init: 100,
    ephemeral: 1000,
    total: 1111,
  });
  assertEquals(shownRestarts(pod(100, 1)).count, 11);
  assertEquals(loggingOrd.compare(pod(100, 1), pod(0, 1)), 0);
  assertEquals(loggingOrd.compare(pod(100, 1), pod(0, 2)), 1);
});

Deno.test("a deletion waits for a sidecar or an app container without a status, not for an init container", () => {
  const stage = (...statuses: ReadonlyArray<string>) => {
    const ended = { state: { terminated: { exitCode: 0 } } };
    const known = (name: string) => statuses.includes(name) ? [container({ name, ...ended })] : [];
    const found = deletion(NOW)(podOf({
      metadata: { deletionTimestamp: "2026-01-01T02:00:30Z", deletionGracePeriodSeconds: 30 },
      spec: {
        nodeName: "node-a",
        initContainers: [{ name: "init" }, { name: "proxy", restartPolicy: "Always" }],
        containers: [{ name: "app" }],
      },
      status: {
        phase: "Running",
        initContainerStatuses: [...known("init"), ...known("proxy")],
        containerStatuses: known("app"),
      },
    }));
    return O.toNullable(found)?.stage._tag;
  };
  assertEquals(stage("init", "proxy", "app"), "Removing");
  assertEquals(stage("proxy", "app"), "Removing");
  assertEquals(stage("init", "app"), "GraceRunning");
  assertEquals(stage("init", "proxy"), "GraceRunning");
  assertEquals(stage(), "GraceRunning");
});

import { type Pod, podContainers } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import {
  dashboardContainerState,
  dashboardGroup,
  dashboardReadyOrSucceeded,
  dashboardRow,
  dashboardWarnings,
} from "../verdicts/dashboard.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "status" | "readyOrSucceeded";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  status: dashboardRow,
  readyOrSucceeded: (pod) => ({ readyOrSucceeded: dashboardReadyOrSucceeded(pod) }),
};

corpusTest("statusColumnUpTo134() and hasPhase() tell what Kubernetes Dashboard shows", () => {
  const vectors = readJson("health/dashboard.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
  }
  assertVerdicts("dashboardReadyOrSucceeded", () => dashboardReadyOrSucceeded);
});

const REST = { name: "a", ready: false, restartCount: 2, image: "", imageID: "" };

Deno.test("statusColumnUpTo134() and currentState() tell the words of Kubernetes Dashboard", () => {
  const table: ReadonlyArray<readonly [unknown, string, string, string]> = [
    [{ terminated: { exitCode: 1 } }, "ExitCode: 1", "Init: ExitCode 1", "Failed"],
    [{ terminated: { exitCode: 0, signal: 9 } }, "Signal: 9", "Pending", "Terminated"],
    [{ terminated: { exitCode: 137, signal: 9 } }, "Signal: 9", "Init: Signal 9", "Failed"],
    [{ terminated: { exitCode: 1, reason: "Error" } }, "Error", "Init:Error", "Failed"],
    [{ waiting: { reason: "ErrImagePull" } }, "ErrImagePull", "Init: ErrImagePull", "Waiting"],
    [{ running: {} }, "Pending", "Init: 0/1", "Running"],
    [{}, "Pending", "Init: 0/1", "Unknown"],
  ];
  for (const [state, asApp, asInit, word] of table) {
    const containers = [{ ...REST, state }];
    const app = lenientPod({ status: { phase: "Pending", containerStatuses: containers } });
    const init = lenientPod({
      spec: { initContainers: [{ name: "a" }], containers: [] },
      status: { phase: "Pending", initContainerStatuses: containers },
    });
    assertEquals(dashboardRow(app), { status: asApp, restarts: 2 });
    assertEquals(dashboardRow(init), { status: asInit, restarts: 0 });
    assertEquals(podContainers(app).map(({ status }) => dashboardContainerState(status)), [word]);
  }
});

Deno.test("isReady() and isDeleting() tell where Kubernetes Dashboard counts a pod", () => {
  const events = [
    { type: "Warning", reason: "BackOff" },
    { type: "", reason: "FailedMount" },
    { type: "", reason: "Pulled" },
    { type: "Normal", reason: "FailedMount" },
    { type: "Warning", reason: "BackOff" },
  ];
  const conditions = [{ type: "Initialized", status: "True" }, { type: "Ready", status: "True" }];
  const unready = { ...conditions[1], status: "False" };
  const metadata = { deletionTimestamp: "2026-01-01T00:00:00Z" };
  const table: ReadonlyArray<readonly [unknown, number, string, string]> = [
    [{ status: { phase: "Failed" } }, 2, "Failed", "Failed"],
    [{ status: { phase: "Succeeded" } }, 0, "Succeeded", "Succeeded"],
    [{ status: { phase: "Running", conditions } }, 0, "Running", "Running"],
    [{ status: { phase: "Running", conditions: [unready] } }, 2, "Failed", ""],
    [{ status: { phase: "Running", conditions: [conditions[0]] } }, 0, "", ""],
    [{ status: { phase: "Running", conditions: [conditions[1]] } }, 0, "", ""],
    [{ metadata, status: { phase: "Pending" } }, 2, "Failed", "Terminating"],
  ];
  for (const [json, warnings, withEvents, without] of table) {
    const pod = lenientPod(json);
    assertEquals(dashboardWarnings(events)(pod), events.slice(0, warnings));
    assertEquals([dashboardGroup(events)(pod), dashboardGroup([])(pod)], [withEvents, without]);
  }
});

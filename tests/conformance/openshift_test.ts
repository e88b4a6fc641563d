import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import {
  openshiftGroup,
  openshiftPhase,
  openshiftReadiness,
  openshiftRestarts,
  openshiftStatus,
} from "../verdicts/openshift.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "phase" | "phaseFilter" | "readiness" | "restarts" | "status";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  phase: (pod) => ({ phase: openshiftPhase(pod) }),
  phaseFilter: (pod) => ({ group: openshiftGroup(pod) }),
  readiness: openshiftReadiness,
  restarts: (pod) => ({ restarts: openshiftRestarts(pod) }),
  status: (pod) => ({ status: openshiftStatus(pod) }),
};

corpusTest("podContainers() and currentState() tell what the console of OpenShift shows", () => {
  const vectors = readJson("health/openshift.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
  }
});

const killed = { terminated: { exitCode: 137, reason: "Error" } };
const completed = { terminated: { exitCode: 0, reason: "Completed" } };
const backOff = { waiting: { reason: "CrashLoopBackOff" } };
const running = { running: {} };

Deno.test("currentState() tells the word, the group and the slice of a pod in OpenShift", () => {
  const of = (state: unknown, more: object = {}) => ({ name: "a", state, ...more });
  const initialized = [{ type: "Initialized", status: "True" }];
  const table: ReadonlyArray<readonly [object, string, string, string]> = [
    [{ phase: "Succeeded" }, "Succeeded", "Succeeded", "Succeeded"],
    [{ reason: "Evicted", phase: "Failed" }, "Evicted", "Failed", "Failed"],
    [{ containerStatuses: [of(running, { ready: true })] }, "Running", "Running", "Running"],
    [{ containerStatuses: [of(running)] }, "Running", "Running", "Not Ready"],
    [
      { containerStatuses: [of(backOff)] },
      "CrashLoopBackOff",
      "CrashLoopBackOff",
      "CrashLoopBackOff",
    ],
    [{ containerStatuses: [of({ terminated: { exitCode: 1 } })] }, "Running", "Running", "Warning"],
    [
      { containerStatuses: [of(completed), of(running, { ready: true })] },
      "Running",
      "Running",
      "Running",
    ],
    [{ reason: "NodeLost" }, "Unknown", "Running", "Not Ready"],
    [
      { containerStatuses: [of({ waiting: { reason: "CreateContainerConfigError" } })] },
      "CreateContainerConfigError",
      "CreateContainerError",
      "Not Ready",
    ],
    [{ initContainerStatuses: [of(running)] }, "Init:0/1", "Running", "Not Ready"],
    [
      { initContainerStatuses: [of(completed), of({ waiting: { reason: "PodInitializing" } })] },
      "Init:1/2",
      "Running",
      "Not Ready",
    ],
    [
      { initContainerStatuses: [of(backOff)] },
      "Init:CrashLoopBackOff",
      "CrashLoopBackOff",
      "Not Ready",
    ],
    [
      { conditions: initialized, initContainerStatuses: [of(killed)] },
      "Init:Error",
      "Running",
      "Not Ready",
    ],
  ];
  for (const [status, ...expected] of table) {
    const pod = lenientPod({
      spec: { containers: [{ name: "a" }] },
      status: { phase: "Running", ...status },
    });
    assertEquals([openshiftPhase(pod), openshiftGroup(pod), openshiftStatus(pod)], expected);
  }
});

Deno.test("podContainers() tells the columns of OpenShift, in which a sidecar hides restarts", () => {
  const sidecar = { name: "s", ready: true, started: true, restartCount: 1, state: running };
  const app = { name: "a", ready: false, restartCount: 5, state: backOff };
  const pod = (...initContainerStatuses: ReadonlyArray<object>) =>
    lenientPod({
      spec: { initContainers: [{ name: "s", restartPolicy: "Always" }], containers: [] },
      status: { initContainerStatuses, containerStatuses: [app] },
    });
  const shown = (json: Pod) => [openshiftReadiness(json), openshiftRestarts(json)];
  assertEquals(shown(pod(sidecar)), [{ ready: 1, total: 2 }, 1]);
  assertEquals(openshiftPhase(pod(sidecar)), "CrashLoopBackOff");
  assertEquals(shown(pod({ ...sidecar, started: false, state: completed })), [
    { ready: 0, total: 1 },
    5,
  ]);
});

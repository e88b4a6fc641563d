import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import { argoNeverStarted, argoNode, argoRestartable } from "../verdicts/argo_workflows.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "node" | "neverStarted" | "restartable";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  node: argoNode,
  neverStarted: (pod) => ({ mainContainerNeverStarted: argoNeverStarted(pod) }),
  restartable: (pod) => ({ infrastructureFailureBeforeStart: argoRestartable(pod) }),
};

corpusTest(
  "currentState() and hasPhase() tell what a node of Argo Workflows makes of a pod",
  () => {
    const vectors = readJson("health/argo-workflows.json") as ReadonlyArray<Vector>;
    assertGreater(vectors.length, 0);
    for (const { name, kind, pod, expect } of vectors) {
      assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
    }
  },
);

Deno.test("waitingContainers() and hasConditionReason() tell Argo Workflows why a pod is pending", () => {
  const conditions = [
    { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes" },
  ];
  const containerStatuses = [{ name: "main", state: { waiting: { reason: "ErrImagePull" } } }];
  const messageOf = (status: object) =>
    argoNode(lenientPod({ status: { phase: "Pending", ...status } })).message;
  assertEquals(messageOf({}), "");
  assertEquals(messageOf({ conditions }), "Unschedulable: 0/3 nodes");
  assertEquals(messageOf({ conditions, containerStatuses }), "ErrImagePull");
});

Deno.test("currentState() tells Argo Workflows which container a failed pod is to blame on", () => {
  const ended = (name: string, exitCode: number, message = "") => ({
    name,
    state: { terminated: { exitCode, reason: "Error", message } },
  });
  const waiting = { name: "wait", state: { waiting: { reason: "BackOff", message: "no" } } };
  const running = { name: "wait", state: { running: {} } };
  const [main, wait, killed] = [ended("main", 0), ended("wait", 0), ended("log", 143)];
  const table: ReadonlyArray<readonly [ReadonlyArray<unknown>, string, string]> = [
    [[], "Failed", "can't find failed message for pod a namespace b"],
    [[ended("log", 1), wait, ended("main", 2)], "Failed", "main: Error (exit code 2)"],
    [[main, ended("wait", 1, "no space")], "Error", "wait: Error (exit code 1): no space"],
    [[main, wait, ended("log", 1)], "Failed", "log: Error (exit code 1)"],
    [[main, waiting], "Error", "Pod failed before wait container starts due to BackOff: no"],
    [[killed, main, wait], "Succeeded", ""],
    [[main, running], "Failed", "pod failed: wait container did not complete successfully"],
    [[wait], "Failed", "pod failed: main container did not complete successfully"],
    [[killed], "Failed", "pod failed: neither main nor wait container completed successfully"],
  ];
  for (const [containerStatuses, phase, message] of table) {
    const pod = lenientPod({
      metadata: { name: "a", namespace: "b" },
      status: { phase: "Failed", containerStatuses },
    });
    assertEquals<unknown>(argoNode(pod), { phase, message });
  }
  const init = { phase: "Failed", initContainerStatuses: [ended("init", 1)] };
  assertEquals<unknown>(argoNode(lenientPod({ status: init })), {
    phase: "Error",
    message: "init: Error (exit code 1)",
  });
});

Deno.test("hasPodReason() tells Argo Workflows that it may make a pod anew", () => {
  const isRestartable = (reason: string, ...containerStatuses: ReadonlyArray<object>) =>
    argoRestartable(lenientPod({ status: { phase: "Failed", reason, containerStatuses } }));
  const reasons = ["Evicted", "NodeShutdown", "NodeAffinity", "UnexpectedAdmissionError"];
  for (const reason of reasons) assertEquals(isRestartable(reason), true, reason);
  assertEquals(isRestartable("DeadlineExceeded"), false);
  assertEquals(isRestartable("Evicted", { name: "log", state: { running: {} } }), true);
  assertEquals(isRestartable("Evicted", { name: "main", lastState: { running: {} } }), false);
});

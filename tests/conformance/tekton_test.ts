import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import { tektonFailure, tektonPending, tektonSidecarsReady } from "../verdicts/tekton.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "failureReason" | "sidecarsReady";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  failureReason: (pod) => ({ reason: tektonFailure(pod) }),
  sidecarsReady: (pod) => ({ sidecarsReady: tektonSidecarsReady(pod) }),
};

corpusTest("someContainer() finds the container by which Tekton explains a failed pod", () => {
  const vectors = readJson("health/tekton.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
  }
});

Deno.test("someContainer() ranks the ends of containers as Tekton does", () => {
  const ended = (name: string, exitCode: number, reason = "Error") => ({
    name,
    state: { terminated: { exitCode, reason } },
  });
  const step = ended("step-build", 1);
  const table: ReadonlyArray<readonly [object, string]> = [
    [{ reason: "Evicted", containerStatuses: [step] }, "PodEvicted"],
    [
      { initContainerStatuses: [ended("prepare", 1)], containerStatuses: [step] },
      "InitContainerFailed",
    ],
    [{ initContainerStatuses: [ended("prepare", 0)], containerStatuses: [step] }, "StepFailed"],
    [{ containerStatuses: [ended("sidecar-log", 1), ended("step-a", 0, "OOMKilled")] }, "StepOOM"],
    [{ containerStatuses: [ended("injected", 1)] }, "Failed"],
  ];
  for (const [status, expected] of table) {
    assertEquals(tektonFailure(lenientPod({ status })), expected);
  }
});

Deno.test("isInState() takes a sidecar of Tekton that has ended for one that is ready", () => {
  const sidecarsOf = (phase: string, state: object) =>
    tektonSidecarsReady(
      lenientPod({ status: { phase, containerStatuses: [{ name: "injected", state }] } }),
    );
  const ended = { terminated: { exitCode: 1 } };
  assertEquals(sidecarsOf("Running", ended), true);
  assertEquals(sidecarsOf("Running", { running: {} }), false);
  assertEquals(sidecarsOf("Failed", ended), false);
});

Deno.test("waitingContainers() and someCondition() tell why a pod of Tekton is pending", () => {
  const waiting = (reason: string, message = "") => ({
    containerStatuses: [{ name: "step-a", state: { waiting: { reason, message } } }],
  });
  const unscheduled = (message: string) => ({
    conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }],
  });
  const transient = 'failed to create subPath directory for volumeMount "a"';
  const table: ReadonlyArray<readonly [object, string]> = [
    [unscheduled("0/1 nodes are available: 1 Insufficient cpu."), "ExceededNodeResources"],
    [unscheduled("0/1 nodes are available: 1 node(s) had taints."), "Pending"],
    [waiting("CreateContainerConfigError", 'secret "a" not found'), "CreateContainerConfigError"],
    [waiting("CreateContainerConfigError", transient), "Pending"],
    [waiting("InvalidImageName"), "PullImageFailed"],
    [waiting("ContainerCreating"), "Pending"],
  ];
  for (const [status, expected] of table) {
    assertEquals(tektonPending(lenientPod({ status })), expected);
  }
});

import {
  hasAnnotation,
  hasConditionReason,
  hasExitCode,
  hasFinalizer,
  hasLabel,
  hasPhase,
  hasPodReason,
  hasRestarts,
  hasStateReason,
  isConditionOf,
  isConditionOlderThan,
  isInState,
  isKind,
  isOlderThan,
  isOwnedBy,
  Pod,
  type PodContainer,
  someCondition,
  someContainer,
} from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { and, not, or, type Predicate } from "fp-ts/lib/Predicate.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

const NOW = Date.UTC(2026, 0, 1, 1);
const EARLIER = "2026-01-01T00:00:00Z";

function container(name: string, json: Record<string, unknown> = {}): unknown {
  return { name, ready: false, restartCount: 0, image: "app:1", imageID: "", ...json };
}

const waiting = (reason: string) => ({ state: { waiting: { reason } } });
const ended = (exitCode: number, reason?: string) => ({
  state: { terminated: { exitCode, reason } },
});

const CRASHED: Pod = decoded(Pod, {
  metadata: {
    labels: { app: "web" },
    annotations: { "helm.sh/hook": "test" },
    finalizers: ["batch.kubernetes.io/job-tracking"],
    creationTimestamp: EARLIER,
    ownerReferences: [{ apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "1" }],
  },
  spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
  status: {
    phase: "Running",
    reason: "NodeLost",
    conditions: [
      { type: "Ready", status: "False", reason: "ContainersNotReady", lastTransitionTime: EARLIER },
      { type: "example.com/gate", status: "False" },
    ],
    initContainerStatuses: [container("proxy", { restartCount: 7 }), container("init", ended(2))],
    containerStatuses: [container("app", waiting("CrashLoopBackOff"))],
    ephemeralContainerStatuses: [container("debugger", ended(0, "Completed"))],
  },
});

const SELECTIONS: Readonly<Record<string, { yes: Predicate<Pod>; no: Predicate<Pod> }>> = {
  "its phase": { yes: hasPhase("Failed", "Running"), no: hasPhase("Failed") },
  "no phase at all": { yes: not(hasPhase()), no: hasPhase() },
  "its phase being known": { yes: not(hasPhase("")), no: hasPhase("") },
  "its reason": { yes: hasPodReason("NodeLost"), no: hasPodReason("Evicted") },
  "a label": { yes: hasLabel("app"), no: hasLabel("constructor") },
  "a label's value": { yes: hasLabel("app", "web"), no: hasLabel("app", "") },
  "an annotation": { yes: hasAnnotation("helm.sh/hook"), no: hasAnnotation("app") },
  "an annotation's value": {
    yes: hasAnnotation("helm.sh/hook", "test"),
    no: hasAnnotation("helm.sh/hook", ""),
  },
  "a finalizer": {
    yes: hasFinalizer("batch.kubernetes.io/job-tracking"),
    no: hasFinalizer("batch.kubernetes.io"),
  },
  "its owner": { yes: isOwnedBy("ReplicaSet"), no: isOwnedBy("Job") },
  "its age": { yes: isOlderThan(NOW, 3600), no: isOlderThan(NOW, 3601) },
  "a condition": {
    yes: someCondition(isConditionOf("example.com/gate")),
    no: someCondition(isConditionOf("Initialized")),
  },
  "a condition's status": {
    yes: someCondition(isConditionOf("Ready", "False")),
    no: someCondition(isConditionOf("Ready", "True")),
  },
  "the reason of a condition": {
    yes: someCondition(hasConditionReason("Unschedulable", "ContainersNotReady")),
    no: someCondition(hasConditionReason("Unschedulable")),
  },
  "the age of a condition": {
    yes: someCondition(isConditionOlderThan(NOW, 3600)),
    no: someCondition(isConditionOlderThan(NOW, 3601)),
  },
  "what one and the same condition is": {
    yes: someCondition(and(hasConditionReason("ContainersNotReady"))(isConditionOf("Ready"))),
    no: someCondition(
      and(hasConditionReason("ContainersNotReady"))(isConditionOf("example.com/gate")),
    ),
  },
  "a condition without a time being of no age": {
    yes: someCondition(not(isConditionOlderThan(NOW, 0))),
    no: someCondition(and(isConditionOlderThan(NOW, 0))(isConditionOf("example.com/gate"))),
  },
  "a condition without a reason": {
    yes: someCondition(hasConditionReason("")),
    no: someCondition(and(hasConditionReason(""))(isConditionOf("Ready"))),
  },
  "the state of a container": {
    yes: someContainer(and(isKind("app"))(isInState("Running", "Waiting"))),
    no: someContainer(isInState("Running")),
  },
  "the reason of a wait": {
    yes: someContainer(hasStateReason("CrashLoopBackOff")),
    no: someContainer(hasStateReason("ErrImagePull")),
  },
  "the reason of an end, of a kind": {
    yes: someContainer(and(isKind("ephemeral"))(hasStateReason("Completed"))),
    no: someContainer(and(isKind("app"))(hasStateReason("Completed"))),
  },
  "an exit code": { yes: someContainer(hasExitCode(1, 2)), no: someContainer(hasExitCode(137)) },
  "restarts of a sidecar": {
    yes: someContainer(and(isKind("sidecar"))(hasRestarts(7))),
    no: someContainer(hasRestarts(8)),
  },
};

for (const [what, { yes, no }] of Object.entries(SELECTIONS)) {
  Deno.test(`a pod can be selected by ${what}`, () => {
    assertEquals([yes(CRASHED), no(CRASHED)], [true, false]);
  });
}

Deno.test("predicates of containers go by one state, the current one, should a status have several", () => {
  const states = [
    { waiting: { reason: "CrashLoopBackOff" }, terminated: { exitCode: 7, reason: "Error" } },
    { waiting: { reason: "" }, terminated: { exitCode: 7, reason: "Error" } },
    { waiting: {}, running: {} },
    { terminated: { exitCode: 7 }, running: {} },
  ];
  const selected = (predicate: Predicate<PodContainer>) =>
    states.map((state) =>
      someContainer(predicate)(decoded(Pod, {
        status: { containerStatuses: [container("app", { state })] },
      }))
    );
  assertEquals(selected(isInState("Waiting")), [true, false, false, false]);
  assertEquals(selected(hasStateReason("CrashLoopBackOff")), [true, false, false, false]);
  assertEquals(selected(isInState("Terminated")), [false, true, false, true]);
  assertEquals(selected(hasExitCode(7)), [false, true, false, true]);
  assertEquals(selected(hasStateReason("Error")), [false, true, false, false]);
  assertEquals(selected(hasStateReason("")), [false, false, false, true]);
  assertEquals(selected(isInState("Running")), [false, false, true, false]);
});

Deno.test("isOwnedBy() looks at every owner, and for the whole word", () => {
  const owner = (kind: string) => ({ apiVersion: "v1", kind, name: "a", uid: kind });
  const pod = decoded(Pod, { metadata: { ownerReferences: [owner("Job"), owner("Workflow")] } });
  const found = ["Job", "Workflow", "Work", "CronJob"].map((kind) => isOwnedBy(kind)(pod));
  assertEquals(found, [true, true, false, false]);
});

Deno.test("a pod of which nothing is known is selected by nothing", () => {
  const nothing = decoded(Pod, {});
  assertEquals(
    Object.entries(SELECTIONS).filter(([, { yes }]) => yes(nothing)).map(([what]) => what),
    [
      "no phase at all",
    ],
  );
});

Deno.test("predicates of any pod combine as logic has it", () => {
  const predicates = Object.values(SELECTIONS).flatMap(({ yes, no }) => [yes, no]);
  const anyPredicate = fc.constantFrom(...predicates);
  fc.assert(fc.property(valueOf(Pod), anyPredicate, anyPredicate, (pod, p, q) => {
    assertEquals(not(and(p)(q))(pod), or(not(p))(not(q))(pod));
  }));
});

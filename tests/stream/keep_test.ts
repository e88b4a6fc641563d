import * as podStatus from "@k8s-fp/pod-status";
import {
  type Container,
  type Keep,
  keepColumns,
  keepFacts,
  keepStatus,
  Pod,
  podContainers,
  podsFromChunks,
  specContainers,
  specOf,
  statusOf,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/Option";
import type { Option } from "fp-ts/Option";
import { decoded, textOf } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";
import { bytesOf } from "./_chunks.ts";

const NOW = Date.UTC(2026, 0, 1);

type Fact = (pod: Pod, other: Pod) => unknown;

const ofStatus = (fact: (status: podStatus.PodStatus) => unknown): Fact => (pod) =>
  fact(statusOf(pod));
const ofContainers = (fact: (status: podStatus.ContainerStatus) => unknown): Fact => (pod) =>
  podContainers(pod).map(({ status }) => fact(status));

/** What asks nothing of the spec but what kubectl's columns ask. */
const COLUMNS: Readonly<Record<string, Fact>> = {
  ageColumn: podStatus.ageColumn(NOW),
  ipColumn: podStatus.ipColumn,
  nodeColumn: podStatus.nodeColumn,
  nominatedNodeColumn: podStatus.nominatedNodeColumn,
  readinessGatesColumn: podStatus.readinessGatesColumn,
  readyColumn: podStatus.readyColumn,
  restartsColumn: podStatus.restartsColumn(NOW),
  statusColumn: podStatus.statusColumn,
  statusColumnUpTo134: podStatus.statusColumnUpTo134,
};

/** What asks only who the pod is, and its status. */
const OF_STATUS: Readonly<Record<string, Fact>> = {
  areContainersReady: ofStatus(podStatus.areContainersReady),
  conditionAge: ofStatus(podStatus.conditionAge(NOW)("Ready")),
  containerRestarts: ofStatus(podStatus.containerRestarts),
  currentState: ofContainers(podStatus.currentState),
  disruption: ofStatus(podStatus.disruption),
  hasFinalizer: podStatus.hasFinalizer("a"),
  hasLabel: podStatus.hasLabel("a"),
  hasPhase: podStatus.hasPhase("Running"),
  hasPodReason: podStatus.hasPodReason("a"),
  hostIPsByFamily: ofStatus(podStatus.hostIPsByFamily),
  ipColumn: podStatus.ipColumn,
  isActive: podStatus.isActive,
  isConditionUpToDate: podStatus.isConditionUpToDate("Ready"),
  isDeleting: podStatus.isDeleting,
  isInitialized: ofStatus(podStatus.isInitialized),
  isOlderThan: podStatus.isOlderThan(NOW, 10),
  isOwnedBy: podStatus.isOwnedBy("a"),
  isReady: ofStatus(podStatus.isReady),
  isScheduled: ofStatus(podStatus.isScheduled),
  isStatusUpToDate: podStatus.isStatusUpToDate,
  isTerminal: ofStatus(podStatus.isTerminal),
  label: podStatus.label("a"),
  podAge: podStatus.podAge(NOW),
  podEnd: ofStatus(podStatus.podEnd),
  podIPsByFamily: ofStatus(podStatus.podIPsByFamily),
  resize: ofStatus(podStatus.resize),
  statusOf,
  timeline: podStatus.timeline,
  volumeHealth: ofStatus(podStatus.volumeHealth),
};

/** Every fact, but for those that hand out parts of the pod as they are. */
const FACTS: Readonly<Record<string, Fact>> = {
  ...OF_STATUS,
  ...COLUMNS,
  activePodsOrd: podStatus.activePodsOrd.compare,
  annotation: podStatus.annotation("a"),
  blame: podStatus.blame,
  claims: podStatus.claims,
  containerResources: podStatus.containerResources,
  crashLooping: podStatus.crashLooping(NOW),
  deviceHealth: podStatus.deviceHealth,
  diff: (pod, other) => podStatus.diff(pod)(other),
  explain: podStatus.explain(NOW),
  failures: podStatus.failures,
  hasAnnotation: podStatus.hasAnnotation("a"),
  images: podStatus.images,
  initProgress: podStatus.initProgress,
  isContainerRestartable: (pod) =>
    specContainers(pod).map(({ spec }) => podStatus.isContainerRestartable(specOf(pod))(spec)),
  isResized: podStatus.isResized,
  lastRestart: podStatus.lastRestart,
  loggingOrd: podStatus.loggingOrd.compare,
  notReady: podStatus.notReady,
  oomKilled: podStatus.oomKilled,
  podContainers,
  readinessGates: podStatus.readinessGates,
  readyCount: podStatus.readyCount,
  restarts: podStatus.restarts,
  scheduling: podStatus.scheduling,
  shouldContainerRestart: (pod) =>
    specContainers(pod).map(({ spec }) => podStatus.shouldContainerRestart(137)(specOf(pod))(spec)),
  shownRestarts: podStatus.shownRestarts,
  specContainers: (pod) => specContainers(pod).map(({ kind, spec }) => [kind, spec.name]),
  startupSeconds: podStatus.startupSeconds,
  statusContainer: podStatus.statusContainer,
  summarize: podStatus.summarize(NOW),
  termination: podStatus.termination(NOW),
  unhealthyDevices: podStatus.unhealthyDevices,
  verdict: podStatus.verdict(NOW),
  waitingContainers: podStatus.waitingContainers,
};

/** The pods of a list and what a keep leaves of them. */
function kept(keep: Keep, ...pods: ReadonlyArray<Pod>): ReadonlyArray<Pod> {
  const text = JSON.stringify({ items: pods.map((pod) => Pod.encode(pod)) });
  return [...podsFromChunks([bytesOf(text)], { keep })].map((pod) => {
    assert(pod._tag === "Right", "a pod was lost");
    return pod.right;
  });
}

const policies = fc.constantFrom(null, "Always", "OnFailure", "Never");
const policedContainers = fc.array(
  fc.record({
    name: fc.constantFrom("fetch", "proxy", "app", "web", "debug"),
    restartPolicy: policies,
    restartPolicyRules: fc.constantFrom(null, [
      { action: "Restart", exitCodes: { operator: "In", values: [137] } },
    ]),
  }),
  { maxLength: 2 },
);

/** Pods that say when their containers start again. */
const policedPods: fc.Arbitrary<Pod> = fc.record({
  restartPolicy: policies,
  initContainers: policedContainers,
  containers: policedContainers,
  ephemeralContainers: policedContainers,
}).map((spec) => decoded(Pod, { spec }));

/** Pods of no kind, as in a PodList: any other text would make them no pods. */
const pods = fc.oneof(
  { weight: 1, arbitrary: policedPods },
  { weight: 4, arbitrary: anyPod },
).map((pod): Pod => ({ ...pod, kind: O.none }));

/** An answer with only the names of the containers that it hands out as the spec has them. */
function withoutSpecs(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map(withoutSpecs);
  return Object.fromEntries(
    Reflect.ownKeys(answer).map((key) => {
      const value = answer[key as keyof typeof answer] as unknown;
      return [key, key === "spec" ? nameOf(value as Option<Container>) : withoutSpecs(value)];
    }),
  );
}

const nameOf = O.map(({ name }: Container) => name);

Deno.test.each([
  { name: "keepStatus", keep: keepStatus, facts: OF_STATUS },
  { name: "keepColumns", keep: keepColumns, facts: { ...OF_STATUS, ...COLUMNS } },
  { name: "keepFacts", keep: keepFacts, facts: FACTS },
])("$name leaves every fact that it promises as it is", ({ keep, facts }) => {
  fc.assert(
    fc.property(pods, pods, (pod, other) => {
      const [less, otherLess] = kept(keep, pod, other);
      for (const [name, fact] of Object.entries(facts)) {
        const answer = (pod: Pod, other: Pod) => textOf(withoutSpecs(fact(pod, other)));
        assertEquals(answer(less, otherLess), answer(pod, other), name);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("keepStatus keeps neither spec nor annotations, keepFacts no environment", () => {
  const pod = {
    metadata: { name: "web", annotations: { a: "b" }, managedFields: [] },
    spec: {
      nodeName: "node-a",
      volumes: [],
      containers: [{ name: "app", env: [], image: "app:1" }],
    },
    status: { phase: "Running" },
  };
  const read = (keep: Keep) => {
    const [first] = podsFromChunks([bytesOf(JSON.stringify([pod]))], { keep });
    assert(first._tag === "Right");
    return Pod.encode(first.right) as unknown;
  };
  const { status } = pod;
  assertEquals(read(keepStatus), { metadata: { name: "web" }, status });
  assertEquals(read(keepColumns), {
    metadata: { name: "web" },
    spec: { nodeName: "node-a", containers: [{ name: "app" }] },
    status,
  });
  assertEquals(read(keepFacts), {
    metadata: { name: "web", annotations: { a: "b" } },
    spec: { nodeName: "node-a", containers: [{ name: "app", image: "app:1" }] },
    status,
  });
  assertEquals(read(true), pod);
});

import {
  type Container,
  type Keep,
  keepColumns,
  keepFacts,
  keepStatus,
  Pod,
  podsFromChunks,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import type { Option } from "fp-ts/lib/Option.js";
import { decoded, textOf } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";
import { FACTS } from "../query/_facts.ts";
import { bytesOf } from "./_chunks.ts";

/** What asks nothing of the spec but what kubectl's columns ask. */
const COLUMNS = Object.keys(FACTS).filter((name) => /Column(UpTo134)?$/.test(name));

/** What asks only who the pod is, and its status. */
const OF_STATUS = [
  "conditionAge",
  "conditionGenerationsBehind",
  "containerRestarts",
  "controllerOf",
  "currentState",
  "disruption",
  "generationsBehind",
  "hasFinalizer",
  "hasLabel",
  "hasPhase",
  "hasPodReason",
  "hostIPsByFamily",
  "ipColumn",
  "isActive",
  "isDeleting",
  "isOlderThan",
  "isOwnedBy",
  "isReady",
  "isTerminal",
  "label",
  "podAge",
  "podEnd",
  "podIPsByFamily",
  "qualifiedName",
  "resize",
  "statusOf",
  "timeline",
];

/** What hands out parts of the pod as they are. */
const PARTS = ["metadataOf", "specContainers", "specOf"];
const OTHERS = Object.keys(FACTS).filter((name) => !PARTS.includes(name));

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
  { name: "keepColumns", keep: keepColumns, facts: [...OF_STATUS, ...COLUMNS] },
  { name: "keepFacts", keep: keepFacts, facts: OTHERS },
])("$name leaves every fact that it promises as it is", ({ keep, facts }) => {
  fc.assert(
    fc.property(pods, pods, (pod, other) => {
      const [less, otherLess] = kept(keep, pod, other);
      for (const name of facts) {
        const answer = (pod: Pod, other: Pod) => textOf(withoutSpecs(FACTS[name](pod, other)));
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

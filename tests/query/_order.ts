/**
 * The order of lists to which Kubernetes gives none.
 *
 * @module
 */
import { Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded, textOf, valueOf } from "../_arbitrary.ts";

/** The lists of a status that the kubelet may write in any order. */
const LISTS = ["conditions", "containerStatuses", "ephemeralContainerStatuses"] as const;

const CONDITIONS = ["Ready", "PodScheduled", "DisruptionTarget", "ContainersReady"];
const STATES = [
  {},
  { running: {} },
  { waiting: { reason: "CrashLoopBackOff" } },
  { terminated: { exitCode: 0 } },
  { terminated: { exitCode: 143, reason: "Error", finishedAt: "2026-01-01T00:00:00Z" } },
  { terminated: { exitCode: 137, reason: "ContainerStatusUnknown" } },
];

const conditions = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom(...CONDITIONS),
    status: fc.constantFrom("True", "False", "Unknown"),
    reason: fc.constantFrom("", "Unschedulable", "SchedulingGated", "TerminationByKubelet"),
  }),
  { selector: ({ type }) => type },
);

const containers = (...names: ReadonlyArray<string>) =>
  fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      ready: fc.boolean(),
      restartCount: fc.nat(3),
      image: fc.constant("app:1"),
      imageID: fc.constant(""),
      state: fc.constantFrom(...STATES),
      lastState: fc.constantFrom(...STATES),
    }),
    { selector: ({ name }) => name },
  );

/** A value of which the order of lists does not count: for facts that list containers. */
export function unordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map(unordered).map((item) => textOf(item)).sort();
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unordered(item)]));
}

const statuses = fc.record({
  phase: fc.constantFrom("Pending", "Running", "Failed"),
  conditions,
  containerStatuses: containers("a", "b", "c"),
  ephemeralContainerStatuses: containers("x", "y"),
});

/** Asserts that a fact of a pod is the same when those lists, or some of them, are turned round. */
export function assertIndifferentToOrder(
  fact: (pod: Pod) => unknown,
  lists: ReadonlyArray<typeof LISTS[number]> = LISTS,
): void {
  fc.assert(fc.property(valueOf(Pod), statuses, (pod, status) => {
    const json = { ...Pod.encode(pod), status };
    const turned = Object.fromEntries(lists.map((key) => [key, status[key].toReversed()]));
    assertEquals(
      fact(decoded(Pod, { ...json, status: { ...status, ...turned } })),
      fact(decoded(Pod, json)),
    );
  }));
}

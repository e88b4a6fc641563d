/**
 * The orders by which kubectl picks one pod of several.
 *
 * @module
 */
import { O, type Option, type Ord } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import { createdAt, deletionDeadline, sidecarNames } from "../pod/_pod.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import { type Time, timeOrd } from "../../model/time.ts";
import { findCondition, isReady } from "../pod/condition.ts";
import { isDeleting } from "../pod/lifecycle.ts";
import { specOf, statusOf } from "../pod/part.ts";

/**
 * The order in which `kubectl logs` of a workload picks its pod: it takes the
 * first. Pods that tie are equal in it.
 *
 * Assigned to a node, running, ready, ready for longer, more restarts, older.
 * Source: kubernetes/kubectl `pkg/util/podutils/podutils.go`, `ByLogging`.
 *
 * @example
 * ```ts
 * import { decodePods, loggingOrd } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([
 *   { metadata: { name: "pending" }, status: { phase: "Pending" } },
 *   { metadata: { name: "running" }, status: { phase: "Running" } },
 * ]);
 * assert(decoded._tag === "Right");
 * const [pending, running] = decoded.right.pods;
 * assertEquals(loggingOrd.compare(running, pending), -1);
 * ```
 *
 * @category orders
 * @since 0.1.0
 */
export const loggingOrd: Ord<Pod> = ordOf([
  by(isAssigned, trueFirst),
  by(phaseRank(["Running", "Unknown", "Pending"]), lowFirst),
  by(ready, trueFirst),
  readySince(unsetLast(timeOrd.compare)),
  by(restarts, highFirst),
  by(sidecarRestarts, highFirst),
  by(createdAt, unsetLast(timeOrd.compare)),
]);

/**
 * The order in which controllers give pods up, and of which `kubectl exec`,
 * `attach` and `port-forward` take the last. Pods that tie are equal in it.
 *
 * Unassigned, pending, not ready, being deleted, ready for shorter, more
 * restarts, newer. Source: kubernetes/kubectl `pkg/util/podutils/podutils.go`,
 * `ActivePods`.
 *
 * @example
 * ```ts
 * import { activePodsOrd, decodePods } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([
 *   { metadata: { name: "bound" }, spec: { nodeName: "node-a" } },
 *   { metadata: { name: "unbound" } },
 * ]);
 * assert(decoded._tag === "Right");
 * const [bound, unbound] = decoded.right.pods;
 * assertEquals(activePodsOrd.compare(unbound, bound), -1);
 * ```
 *
 * @category orders
 * @since 0.1.0
 */
export const activePodsOrd: Ord<Pod> = ordOf([
  by(isAssigned, falseFirst),
  by(phaseRank(["Pending", "Unknown", "Running"]), lowFirst),
  by(ready, falseFirst),
  by(isDeleting, trueFirst),
  by(deletionDeadline, unsetLast(timeOrd.compare)),
  readySince(unsetFirst(reversed(timeOrd.compare))),
  by(restarts, highFirst),
  by(sidecarRestarts, highFirst),
  by(createdAt, unsetFirst(reversed(timeOrd.compare))),
]);

type Compare<A> = (x: A, y: A) => -1 | 0 | 1;

/** The order in which the first comparison that tells two pods apart decides. */
function ordOf(comparisons: ReadonlyArray<Compare<Pod>>): Ord<Pod> {
  const compare: Compare<Pod> = (x, y) => {
    for (const comparison of comparisons) {
      const order = comparison(x, y);
      if (order !== 0) return order;
    }
    return 0;
  };
  return { equals: (x, y) => compare(x, y) === 0, compare };
}

function by<A>(key: (pod: Pod) => A, compare: Compare<A>): Compare<Pod> {
  return (x, y) => compare(key(x), key(y));
}

function lowFirst(x: number, y: number): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}

function highFirst(x: number, y: number): -1 | 0 | 1 {
  return lowFirst(y, x);
}

function falseFirst(x: boolean, y: boolean): -1 | 0 | 1 {
  return lowFirst(Number(x), Number(y));
}

function trueFirst(x: boolean, y: boolean): -1 | 0 | 1 {
  return falseFirst(y, x);
}

function reversed<A>(compare: Compare<A>): Compare<A> {
  return (x, y) => compare(y, x);
}

function unsetLast<A>(compare: Compare<A>): Compare<Option<A>> {
  return (x, y) =>
    O.isSome(x) && O.isSome(y) ? compare(x.value, y.value) : trueFirst(O.isSome(x), O.isSome(y));
}

function unsetFirst<A>(compare: Compare<A>): Compare<Option<A>> {
  return (x, y) =>
    O.isSome(x) && O.isSome(y) ? compare(x.value, y.value) : falseFirst(O.isSome(x), O.isSome(y));
}

/** Compares since when two pods are ready; one that is not has no say. */
function readySince(compare: Compare<Option<Time>>): Compare<Pod> {
  return (x, y) => ready(x) && ready(y) ? by(readyTime, compare)(x, y) : 0;
}

function readyTime(pod: Pod): Option<Time> {
  const condition = findCondition("Ready")(statusOf(pod));
  return O.isSome(condition) ? condition.value.lastTransitionTime : O.none;
}

function isAssigned(pod: Pod): boolean {
  return text(specOf(pod).nodeName) !== "";
}

/** The position of a phase in a list; kubectl ranks every other phase with the first. */
function phaseRank(phases: ReadonlyArray<string>): (pod: Pod) => number {
  return (pod) => Math.max(0, phases.indexOf(text(statusOf(pod).phase)));
}

function ready(pod: Pod): boolean {
  return isReady(statusOf(pod));
}

function restarts(pod: Pod): number {
  return mostRestarts(items(statusOf(pod).containerStatuses));
}

function sidecarRestarts(pod: Pod): number {
  const sidecars = sidecarNames(specOf(pod));
  const inits = items(statusOf(pod).initContainerStatuses);
  return mostRestarts(inits.filter(({ name }) => sidecars.has(name)));
}

function mostRestarts(containers: ReadonlyArray<ContainerStatus>): number {
  return containers.reduce((most, { restartCount }) => Math.max(most, restartCount), 0);
}

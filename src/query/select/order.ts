/**
 * The orders by which kubectl picks one pod of several.
 *
 * @module
 */
import {
  booleanOrd,
  contramap,
  getOrdMonoid,
  numberOrd,
  O,
  type Option,
  type Ord,
  pipe,
  reverse,
} from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import { createdAt, deletionDeadline, isSidecar, transitionOf } from "../pod/_pod.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import { type Time, timeOrd } from "../../model/time.ts";
import { findCondition, isReady } from "../pod/condition.ts";
import { isDeleting } from "../pod/lifecycle.ts";
import { specOf, statusOf } from "../pod/part.ts";

const trueFirst = reverse(booleanOrd);
const highFirst = reverse(numberOrd);

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
export const loggingOrd: Ord<Pod> = inTurn([
  pipe(trueFirst, contramap(isAssigned)),
  pipe(numberOrd, contramap(phaseRank(["Running", "Unknown", "Pending"]))),
  pipe(trueFirst, contramap(ready)),
  pipe(unsetLast(timeOrd), contramap(readySince)),
  pipe(highFirst, contramap(restarts)),
  pipe(highFirst, contramap(sidecarRestarts)),
  pipe(unsetLast(timeOrd), contramap(createdAt)),
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
export const activePodsOrd: Ord<Pod> = inTurn([
  pipe(booleanOrd, contramap(isAssigned)),
  pipe(numberOrd, contramap(phaseRank(["Pending", "Unknown", "Running"]))),
  pipe(booleanOrd, contramap(ready)),
  pipe(trueFirst, contramap(isDeleting)),
  pipe(unsetLast(timeOrd), contramap(deletionDeadline)),
  pipe(unsetFirst(reverse(timeOrd)), contramap(readySince)),
  pipe(highFirst, contramap(restarts)),
  pipe(highFirst, contramap(sidecarRestarts)),
  pipe(unsetFirst(reverse(timeOrd)), contramap(createdAt)),
]);

/** The first order that tells two pods apart counts. */
function inTurn(orders: ReadonlyArray<Ord<Pod>>): Ord<Pod> {
  const { concat, empty } = getOrdMonoid<Pod>();
  return orders.reduce(concat, empty);
}

/** What is unset comes first, as fp-ts orders Options. */
function unsetFirst<A>(ord: Ord<A>): Ord<Option<A>> {
  return O.getOrd(ord);
}

function unsetLast<A>(ord: Ord<A>): Ord<Option<A>> {
  return reverse(O.getOrd(reverse(ord)));
}

/** Since when a pod is ready; unset where it is not: two such are told apart by nothing here. */
function readySince(pod: Pod): Option<Time> {
  return pipe(
    findCondition("Ready")(statusOf(pod)),
    O.filter(({ status }) => status === "True"),
    transitionOf,
  );
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
  // Of several init containers with one name any that is a sidecar counts here, as for kubectl.
  const asked = items(specOf(pod).initContainers).filter(isSidecar);
  const sidecars = new Set(asked.map(({ name }) => name));
  const inits = items(statusOf(pod).initContainerStatuses);
  return mostRestarts(inits.filter(({ name }) => sidecars.has(name)));
}

function mostRestarts(containers: ReadonlyArray<ContainerStatus>): number {
  return containers.reduce((most, { restartCount }) => Math.max(most, restartCount), 0);
}

/**
 * A whole cluster, or many, in a few numbers.
 *
 * @module
 */
import { E, type Either, type Monoid, type Option, type Ord } from "../_deps.ts";
import { nonEmpty, text } from "../_option.ts";
import { verdict, type VerdictOptions } from "../verdict/verdict.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { restarts } from "../query/container/restart.ts";
import { causeWord } from "../verdict/_cause.ts";
import { count, type Counts, countsMonoid, countsOf } from "./counts.ts";
import { topMonoid } from "./_top.ts";

/**
 * A pod that was restarted.
 *
 * @category fleet
 * @since 0.1.0
 */
export interface RestartedPod {
  /** Its namespace, where it tells. */
  readonly namespace: Option<string>;
  /** Its name, where it tells. */
  readonly name: Option<string>;
  /** Restarts of all its containers. */
  readonly restarts: number;
}

/**
 * Many pods in a few numbers.
 *
 * Its size is that of the words in it, not of the pods: one count for each
 * node, namespace, phase and reason. Phases and reasons are open text, which a
 * hostile writer of statuses could make many.
 *
 * @category fleet
 * @since 0.1.0
 */
export interface FleetSummary {
  /** How many pods. */
  readonly total: number;
  /** How many failures a stream gave in place of pods; 0 where there was no stream. */
  readonly failures: number;
  /** By phase; `<none>` before the pod has one. */
  readonly byPhase: Counts;
  /** By the tag of the verdict; `Stuck` and `Failed` need somebody. */
  readonly byVerdict: Counts;
  /**
   * Why pods are stuck, failed or in progress: the first reason of each verdict,
   * in the word that Kubernetes has for it (`ImagePullBackOff`, `Unschedulable`,
   * `OOMKilled`, `Evicted`, …), else its tag; `<none>` where nothing tells.
   */
  readonly byReason: Counts;
  /** By node; `<none>` without one. */
  readonly byNode: Counts;
  /** By namespace; `<none>` without one. */
  readonly byNamespace: Counts;
  /** The pods with the most restarts, most first, then by namespace and name; never one without any. */
  readonly topRestarts: ReadonlyArray<RestartedPod>;
}

/**
 * What a summary takes for normal, and how much it tells.
 *
 * @category fleet
 * @since 0.1.0
 */
export interface FleetOptions extends VerdictOptions {
  /** The most pods in `topRestarts`; by default 10. */
  readonly top?: number;
}

/**
 * Summaries of different pods as one: of namespaces, shards, workers, clusters.
 *
 * `top` is that of the {@link FleetOptions} by which they were made. The order
 * of the summaries has no meaning but for the order of keys.
 *
 * @example Two clusters
 * ```ts
 * import { decodePods, fleetMonoid, foldPods } from "@k8s-fp/pod-status";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const now = Date.UTC(2026, 0, 1);
 * const summaries = ["node-a", "node-b"].map((nodeName) => {
 *   const decoded = decodePods([{ spec: { nodeName } }]);
 *   assert(decoded._tag === "Right");
 *   return foldPods(now)(decoded.right.pods);
 * });
 * const { total, byNode } = concatAll(fleetMonoid())(summaries);
 * assertEquals(total, 2);
 * assertEquals(byNode, { "node-a": 1, "node-b": 1 });
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export function fleetMonoid(top: number = TOP): Monoid<FleetSummary> {
  const restarted = topMonoid(top, restartedOrd);
  return {
    concat: (x, y) =>
      Object.freeze({
        total: x.total + y.total,
        failures: x.failures + y.failures,
        byPhase: countsMonoid.concat(x.byPhase, y.byPhase),
        byVerdict: countsMonoid.concat(x.byVerdict, y.byVerdict),
        byReason: countsMonoid.concat(x.byReason, y.byReason),
        byNode: countsMonoid.concat(x.byNode, y.byNode),
        byNamespace: countsMonoid.concat(x.byNamespace, y.byNamespace),
        topRestarts: restarted.concat(x.topRestarts, y.topRestarts),
      }),
    empty: Object.freeze({
      total: 0,
      failures: 0,
      byPhase: countsMonoid.empty,
      byVerdict: countsMonoid.empty,
      byReason: countsMonoid.empty,
      byNode: countsMonoid.empty,
      byNamespace: countsMonoid.empty,
      topRestarts: restarted.empty,
    }),
  };
}

/**
 * The summary of many pods, at an instant in epoch milliseconds: that of each
 * under {@link fleetMonoid}, in one pass that keeps no pod.
 *
 * @example
 * ```ts
 * import { decodePods, foldPods } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([
 *   { metadata: { namespace: "shop" }, status: { phase: "Running" } },
 *   { metadata: { namespace: "shop" }, status: { phase: "Pending" } },
 * ]);
 * assert(decoded._tag === "Right");
 * const { total, byPhase, byNamespace } = foldPods(Date.UTC(2026, 0, 1))(decoded.right.pods);
 * assertEquals(total, 2);
 * assertEquals(byPhase, { Running: 1, Pending: 1 });
 * assertEquals(byNamespace, { shop: 2 });
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export function foldPods(
  now: number,
  options: FleetOptions = {},
): (pods: Iterable<Pod>) => FleetSummary {
  return (pods) => {
    const tally = tallyOf(now, options);
    for (const pod of pods) tally.add(pod);
    return tally.summary();
  };
}

/**
 * The summary of a stream of pods, as {@link foldPods} has it, with a count of
 * its failures; it rejects only where the stream does, as `podsFromStream` never does.
 *
 * @example One stream for each cluster
 * ```ts
 * import { fleetMonoid, foldStream, podsFromStream } from "@k8s-fp/pod-status";
 * import { concatAll } from "fp-ts/lib/Monoid.js";
 * import { assertEquals } from "@std/assert";
 *
 * const podsOf = (text: string) => podsFromStream(new Blob([text]).stream());
 * const clusters = [
 *   podsOf('{"items": [{"spec": {"nodeName": "node-a"}}, {"status": false}]}'),
 *   podsOf('{"items": [{"spec": {"nodeName": "node-b"}}]}'),
 * ];
 * const summaries = await Promise.all(clusters.map(foldStream(Date.UTC(2026, 0, 1))));
 * const { byNode, failures } = concatAll(fleetMonoid())(summaries);
 * assertEquals(byNode, { "node-a": 1, "node-b": 1 });
 * assertEquals(failures, 1);
 * ```
 *
 * @category fleet
 * @since 0.1.0
 */
export function foldStream(
  now: number,
  options: FleetOptions = {},
): (stream: AsyncIterable<Either<unknown, Pod>>) => Promise<FleetSummary> {
  return async (stream) => {
    const tally = tallyOf(now, options);
    for await (const pod of stream) {
      if (E.isRight(pod)) tally.add(pod.right);
      else tally.fail();
    }
    return tally.summary();
  };
}

const TOP = 10;

/** A summary while it is made up. */
interface Tally {
  readonly add: (pod: Pod) => void;
  readonly fail: () => void;
  readonly summary: () => FleetSummary;
}

function tallyOf(now: number, { top = TOP, ...options }: FleetOptions): Tally {
  const judge = verdict(now, options);
  const restarted = topMonoid(top, restartedOrd);
  const newCounter = () => new Map<string, number>();
  const phases = newCounter();
  const verdicts = newCounter();
  const reasons = newCounter();
  const nodes = newCounter();
  const namespaces = newCounter();
  let total = 0;
  let failures = 0;
  let topRestarts = restarted.empty;
  return {
    add: (pod) => {
      const judgement = judge(pod);
      total++;
      count(phases, statusOf(pod).phase);
      count(verdicts, judgement._tag);
      if ("reasons" in judgement) count(reasons, causeWord(judgement.reasons[0]));
      count(nodes, specOf(pod).nodeName);
      count(namespaces, metadataOf(pod).namespace);
      const { total: times } = restarts(pod);
      if (times > 0) topRestarts = restarted.concat(topRestarts, [restartedPod(pod, times)]);
    },
    fail: () => {
      failures++;
    },
    summary: () =>
      Object.freeze({
        total,
        failures,
        byPhase: countsOf(phases),
        byVerdict: countsOf(verdicts),
        byReason: countsOf(reasons),
        byNode: countsOf(nodes),
        byNamespace: countsOf(namespaces),
        topRestarts,
      }),
  };
}

function restartedPod(pod: Pod, restarts: number): RestartedPod {
  const { namespace, name } = metadataOf(pod);
  return Object.freeze({ namespace: nonEmpty(namespace), name: nonEmpty(name), restarts });
}

/** More restarts are greater; where as many, the name that comes first. */
const restartedOrd: Ord<RestartedPod> = {
  equals: (x, y) => compareRestarted(x, y) === 0,
  compare: compareRestarted,
};

function compareRestarted(x: RestartedPod, y: RestartedPod): -1 | 0 | 1 {
  return compare(x.restarts, y.restarts) ||
    compare(text(y.namespace), text(x.namespace)) ||
    compare(text(y.name), text(x.name));
}

function compare<A extends string | number>(x: A, y: A): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}

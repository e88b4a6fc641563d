/**
 * The numbers of a fleet: what partial sums are made of, travel as, and are added by.
 *
 * @module
 */
import type { Monoid, Option, Ord } from "../_deps.ts";
import { text } from "../_option.ts";
import { type Codec, list, map, optional, record, required } from "../codec/_codec.ts";
import { int64, string } from "../codec/_scalar.ts";
import { topMonoid } from "./_top.ts";
import { type Counts, countsMonoid } from "./counts.ts";

/**
 * A pod that was restarted.
 *
 * @category fleet
 * @since 0.1.0
 */
export interface RestartedPod {
  /** Its cluster, where the summary was told of it. */
  readonly cluster: Option<string>;
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
  /** How many pods need somebody. */
  readonly problems: number;
  /** Restarts of all containers. */
  readonly restarts: number;
  /** Containers whose present or last run was killed for want of memory. */
  readonly oomKills: number;
  /** By cluster; `<none>` where the summary was told of none. */
  readonly byCluster: Counts;
  /** By phase; `<none>` before the pod has one. */
  readonly byPhase: Counts;
  /** By the tag of the verdict. */
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
  /** The pods that need somebody by node; `<none>` without one. */
  readonly problemsByNode: Counts;
  /** The pods that need somebody by namespace; `<none>` without one. */
  readonly problemsByNamespace: Counts;
  /** The images that pods wait for in vain, and how many pods do. */
  readonly failingImages: Counts;
  /** The pods with the most restarts, most first, then by namespace and name; never one without any. */
  readonly topRestarts: ReadonlyArray<RestartedPod>;
}

const restartedPod: Codec<RestartedPod> = record<RestartedPod>("RestartedPod", (json) => ({
  cluster: optional(json.cluster, string),
  namespace: optional(json.namespace, string),
  name: optional(json.name, string),
  restarts: required(json.restarts, int64),
}));

const counts: Codec<Counts> = map(int64);

/**
 * Codec of {@link FleetSummary}, so that partial sums travel between machines.
 *
 * @example
 * ```ts
 * import { fleetMonoid, FleetSummary } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const { empty } = fleetMonoid();
 * const decoded = FleetSummary.decode(JSON.parse(JSON.stringify(FleetSummary.encode(empty))));
 * assertEquals(decoded, { _tag: "Right", right: empty });
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export const FleetSummary: Codec<FleetSummary> = record<FleetSummary>("FleetSummary", (json) => ({
  total: required(json.total, int64),
  failures: required(json.failures, int64),
  problems: required(json.problems, int64),
  restarts: required(json.restarts, int64),
  oomKills: required(json.oomKills, int64),
  byCluster: required(json.byCluster, counts),
  byPhase: required(json.byPhase, counts),
  byVerdict: required(json.byVerdict, counts),
  byReason: required(json.byReason, counts),
  byNode: required(json.byNode, counts),
  byNamespace: required(json.byNamespace, counts),
  problemsByNode: required(json.problemsByNode, counts),
  problemsByNamespace: required(json.problemsByNamespace, counts),
  failingImages: required(json.failingImages, counts),
  topRestarts: required(json.topRestarts, list(restartedPod)),
}));

/** The most pods in `topRestarts` where nobody says otherwise. */
export const TOP = 10;

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
    concat: (x, y) => {
      const plus = (key: NumberKey) => x[key] + y[key];
      const both = (key: CountsKey) => countsMonoid.concat(x[key], y[key]);
      return Object.freeze({
        total: plus("total"),
        failures: plus("failures"),
        problems: plus("problems"),
        restarts: plus("restarts"),
        oomKills: plus("oomKills"),
        byCluster: both("byCluster"),
        byPhase: both("byPhase"),
        byVerdict: both("byVerdict"),
        byReason: both("byReason"),
        byNode: both("byNode"),
        byNamespace: both("byNamespace"),
        problemsByNode: both("problemsByNode"),
        problemsByNamespace: both("problemsByNamespace"),
        failingImages: both("failingImages"),
        topRestarts: restarted.concat(x.topRestarts, y.topRestarts),
      });
    },
    empty: Object.freeze({
      total: 0,
      failures: 0,
      problems: 0,
      restarts: 0,
      oomKills: 0,
      byCluster: countsMonoid.empty,
      byPhase: countsMonoid.empty,
      byVerdict: countsMonoid.empty,
      byReason: countsMonoid.empty,
      byNode: countsMonoid.empty,
      byNamespace: countsMonoid.empty,
      problemsByNode: countsMonoid.empty,
      problemsByNamespace: countsMonoid.empty,
      failingImages: countsMonoid.empty,
      topRestarts: restarted.empty,
    }),
  };
}

type KeyOf<A> = {
  [K in keyof FleetSummary]: FleetSummary[K] extends A ? K : never;
}[keyof FleetSummary];
type NumberKey = KeyOf<number>;
type CountsKey = Exclude<KeyOf<Counts>, NumberKey>;

/** More restarts are greater; where as many, the cluster and name that come first. */
export const restartedOrd: Ord<RestartedPod> = {
  equals: (x, y) => compareRestarted(x, y) === 0,
  compare: compareRestarted,
};

function compareRestarted(x: RestartedPod, y: RestartedPod): -1 | 0 | 1 {
  return compare(x.restarts, y.restarts) ||
    compare(text(y.cluster), text(x.cluster)) ||
    compare(text(y.namespace), text(x.namespace)) ||
    compare(text(y.name), text(x.name));
}

function compare<A extends string | number>(x: A, y: A): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Pods into the numbers of a fleet, in one pass.
 *
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import { NONE, nonEmpty } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { oomKilled } from "../query/container/failure.ts";
import { restarts } from "../query/container/restart.ts";
import { images } from "../query/container/image.ts";
import { waitingContainers } from "../query/container/waiting.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { isAlarming } from "../verdict/attention.ts";
import { verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { causeWord } from "../verdict/_cause.ts";
import { topMonoid } from "./_top.ts";
import { count, countsOf } from "./counts.ts";
import { type FleetSummary, restartedOrd, type RestartedPod, TOP } from "./summary.ts";

/**
 * What a summary takes for normal, how much it tells, and of which cluster.
 *
 * @category fleet
 * @since 0.1.0
 */
export interface FleetOptions extends VerdictOptions {
  /** The most pods in `topRestarts`; by default 10. */
  readonly top?: number;
  /** The cluster of the pods, which no pod tells. */
  readonly cluster?: string;
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

/** A summary while it is made up. */
export interface Tally {
  readonly add: (pod: Pod) => void;
  readonly fail: () => void;
  readonly summary: () => FleetSummary;
}

/** A summary of pods that come one at a time. */
export function tallyOf(
  now: number,
  { top = TOP, cluster, ...options }: FleetOptions = {},
): Tally {
  const judge = verdict(now, options);
  const restarted = topMonoid(top, restartedOrd);
  const newCounter = () => new Map<string, number>();
  const phases = newCounter();
  const verdicts = newCounter();
  const reasons = newCounter();
  const nodes = newCounter();
  const namespaces = newCounter();
  const problemNodes = newCounter();
  const problemNamespaces = newCounter();
  const failingImages = newCounter();
  let [total, failures, problems, restartCount, oomKills] = [0, 0, 0, 0, 0];
  let topRestarts: FleetSummary["topRestarts"] = restarted.empty;
  const countProblem = (pod: Pod) => {
    problems++;
    count(problemNodes, specOf(pod).nodeName);
    count(problemNamespaces, metadataOf(pod).namespace);
    for (const image of imagesThatFail(pod)) count(failingImages, image);
  };
  return {
    add: (pod) => {
      const judgement = judge(pod);
      total++;
      count(phases, statusOf(pod).phase);
      count(verdicts, judgement._tag);
      if ("reasons" in judgement) count(reasons, causeWord(judgement.reasons[0]));
      count(nodes, specOf(pod).nodeName);
      count(namespaces, metadataOf(pod).namespace);
      if (isAlarming(judgement)) countProblem(pod);
      oomKills += oomKilled(pod).length;
      const { total: times } = restarts(pod);
      restartCount += times;
      if (times > 0) {
        topRestarts = restarted.concat(topRestarts, [restartedPod(pod, times, cluster)]);
      }
    },
    fail: () => {
      failures++;
    },
    summary: () =>
      Object.freeze({
        total,
        failures,
        problems,
        restarts: restartCount,
        oomKills,
        byCluster: countsOf(total === 0 ? new Map() : new Map([[cluster ?? NONE, total]])),
        byPhase: countsOf(phases),
        byVerdict: countsOf(verdicts),
        byReason: countsOf(reasons),
        byNode: countsOf(nodes),
        byNamespace: countsOf(namespaces),
        problemsByNode: countsOf(problemNodes),
        problemsByNamespace: countsOf(problemNamespaces),
        failingImages: countsOf(failingImages),
        topRestarts,
      }),
  };
}

/** The images that containers of a pod wait for in vain, each once. */
function imagesThatFail(pod: Pod): ReadonlySet<string> {
  const waiting = new Set(
    waitingContainers(pod)
      .filter(({ wait }) => wait._tag === "Image")
      .map(({ container }) => container),
  );
  return new Set(
    images(pod)
      .filter(({ container }) => waiting.has(container))
      .map((image) => O.getOrElse(() => image.actual)(image.desired)),
  );
}

function restartedPod(pod: Pod, restarts: number, cluster: string | undefined): RestartedPod {
  const { namespace, name } = metadataOf(pod);
  return Object.freeze({
    cluster: O.fromNullable(cluster),
    namespace: nonEmpty(namespace),
    name: nonEmpty(name),
    restarts,
  });
}

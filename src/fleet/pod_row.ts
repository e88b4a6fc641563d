/**
 * Pods as flat rows, for engines that read tables.
 *
 * @module
 */
import { contramap, O, type Option, type Ord, pipe, reverse } from "../_deps.ts";
import { nonEmpty } from "../_option.ts";
import { type Codec, optional, record, required } from "../codec/_codec.ts";
import { immutable } from "../codec/_immutable.ts";
import { boolean, float64, int64, string } from "../codec/_scalar.ts";
import { statusColumn } from "../column/status.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { Time, timeOrd } from "../model/time.ts";
import { latestEnd } from "../query/container/_latest_end.ts";
import { afterEpoch } from "../query/container/_run.ts";
import { podContainers } from "../query/container/kind.ts";
import { restarts } from "../query/container/restart.ts";
import { createdAt } from "../query/pod/_pod.ts";
import { findCondition } from "../query/pod/condition.ts";
import { statusOf } from "../query/pod/part.ts";
import { podAge } from "../query/pod/timeline.ts";
import { readyCount } from "../query/pod/readiness.ts";
import { causeWord } from "../verdict/_cause.ts";
import { isAlarming } from "../verdict/attention.ts";
import { explain } from "../words/explain.ts";
import {
  identityFields,
  identityOf,
  type RowIdentity,
  type RowOptions,
  secondsBetween,
} from "./row.ts";

/**
 * A pod as one flat row. Times are RFC 3339, durations seconds.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface PodRow extends RowIdentity {
  /** Its phase, as Kubernetes writes it. */
  readonly phase: Option<string>;
  /** What `kubectl get pods` prints under STATUS. */
  readonly status: string;
  /** The tag of the verdict. */
  readonly verdict: string;
  /** Whether the verdict is one that somebody should look at. */
  readonly needsAttention: boolean;
  /** The first reason of the verdict, in the word that Kubernetes has for it; absent where there is none. */
  readonly cause: Option<string>;
  /** The verdict and its cause as one line. */
  readonly line: string;
  /** Its class of service: `Guaranteed`, `Burstable` or `BestEffort`. */
  readonly qosClass: Option<string>;
  /** Containers that are ready, of `containers`: what READY prints. */
  readonly ready: number;
  /** Containers that READY counts: those of the app and the sidecars. */
  readonly containers: number;
  /** Restarts of all containers. */
  readonly restarts: number;
  /** When it was created. */
  readonly createdAt: Option<Time>;
  /** How long ago it was created. */
  readonly ageSeconds: Option<number>;
  /** Since when it is ready; absent while it is not. */
  readonly readyAt: Option<Time>;
  /** From its creation until it was ready; absent while it is not, and once a container restarted. */
  readonly startupSeconds: Option<number>;
  /** The container whose run ended last, of which the status tells. */
  readonly lastEndContainer: Option<string>;
  /** Why that run ended, in the word of the runtime: `OOMKilled`, `Error`, `Completed`, …. */
  readonly lastEndReason: Option<string>;
  /** The exit code of that run. */
  readonly lastEndExitCode: Option<number>;
  /** When that run ended. */
  readonly lastEndAt: Option<Time>;
}

/**
 * Codec of {@link PodRow}.
 *
 * @example
 * ```ts
 * import { decodePods, PodRow, podRow } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([{ metadata: { name: "web" }, status: { phase: "Failed" } }]);
 * assert(decoded._tag === "Right");
 * const row = podRow(Date.UTC(2026, 0, 1))(decoded.right.pods[0]);
 * assertEquals(PodRow.decode(PodRow.encode(row)), { _tag: "Right", right: row });
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export const PodRow: Codec<PodRow> = record<PodRow>("PodRow", (json) => ({
  ...identityFields(json),
  phase: optional(json.phase, string),
  status: required(json.status, string),
  verdict: required(json.verdict, string),
  needsAttention: required(json.needsAttention, boolean),
  cause: optional(json.cause, string),
  line: required(json.line, string),
  qosClass: optional(json.qosClass, string),
  ready: required(json.ready, int64),
  containers: required(json.containers, int64),
  restarts: required(json.restarts, int64),
  createdAt: optional(json.createdAt, Time),
  ageSeconds: optional(json.ageSeconds, float64),
  readyAt: optional(json.readyAt, Time),
  startupSeconds: optional(json.startupSeconds, float64),
  lastEndContainer: optional(json.lastEndContainer, string),
  lastEndReason: optional(json.lastEndReason, string),
  lastEndExitCode: optional(json.lastEndExitCode, int64),
  lastEndAt: optional(json.lastEndAt, Time),
}));

/**
 * The row of a pod, at an instant in epoch milliseconds.
 *
 * @example
 * ```ts
 * import { decodePods, podRow } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([{ status: { phase: "Failed", reason: "Evicted" } }]);
 * assert(decoded._tag === "Right");
 * const [row] = decoded.right.pods.map(podRow(Date.UTC(2026, 0, 1), { cluster: "eu-1" }));
 * assertEquals([row.verdict, row.needsAttention, row.status], ["Failed", true, "Evicted"]);
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export function podRow(now: number, options: RowOptions = {}): (pod: Pod) => PodRow {
  const why = explain(now, options);
  return (pod) => {
    const { verdict: found, text: line } = why(pod);
    const { phase, qosClass } = statusOf(pod);
    const { ready, total } = readyCount(pod);
    const count = restarts(pod).total;
    const created = createdAt(pod);
    const readyAt = readySince(pod);
    const last = lastEnd(pod);
    return immutable({
      ...identityOf(options, pod),
      phase: nonEmpty(phase),
      status: statusColumn(pod),
      verdict: found._tag,
      needsAttention: isAlarming(found),
      cause: nonEmpty(O.some("reasons" in found ? causeWord(found.reasons[0]) : "")),
      line,
      qosClass: nonEmpty(qosClass),
      ready,
      containers: total,
      restarts: count,
      createdAt: created,
      ageSeconds: O.map((millis: number) => millis / 1000)(podAge(now)(pod)),
      readyAt,
      startupSeconds: count > 0 ? O.none : secondsBetween(created, readyAt),
      lastEndContainer: pipe(last, O.map(({ name }) => name)),
      lastEndReason: pipe(last, O.chain(({ end }) => nonEmpty(end.reason))),
      lastEndExitCode: pipe(last, O.map(({ end }) => end.exitCode)),
      lastEndAt: pipe(last, O.chain(({ end }) => afterEpoch(end.finishedAt))),
    });
  };
}

function readySince(pod: Pod): Option<Time> {
  return pipe(
    findCondition("Ready")(statusOf(pod)),
    O.filter(({ status }) => status === "True"),
    O.chain(({ lastTransitionTime }) => afterEpoch(lastTransitionTime)),
  );
}

interface NamedEnd {
  readonly name: string;
  readonly end: ContainerStateTerminated;
}

/** By when a run ended; one without a time comes first. */
const finishOrd: Ord<NamedEnd> = contramap(({ end }: NamedEnd) => end.finishedAt)(
  O.getOrd(timeOrd),
);

/** Of all containers the end that is the last; of equal ones the first. */
function lastEnd(pod: Pod): Option<NamedEnd> {
  const ends = podContainers(pod).flatMap(({ status }) =>
    pipe(
      latestEnd(status),
      O.match((): ReadonlyArray<NamedEnd> => [], (end) => [{ name: status.name, end }]),
    )
  );
  return O.fromNullable(ends.toSorted(reverse(finishOrd).compare)[0]);
}

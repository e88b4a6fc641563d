/**
 * Pods and containers as flat rows, for engines that read tables.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty } from "../_option.ts";
import { type Codec, optional, record, required } from "../codec/_codec.ts";
import { definitionOf } from "../codec/_definition.ts";
import { immutable } from "../codec/_immutable.ts";
import { boolean, float64, int64, string } from "../codec/_scalar.ts";
import { statusColumn } from "../column/status.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { Time, timeOrd, toEpochMillis } from "../model/time.ts";
import type { Quantity } from "../model/quantity.ts";
import type { ResourceRequirements } from "../model/resource_requirements.ts";
import { afterEpoch } from "../query/container/_run.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { restarts } from "../query/container/restart.ts";
import { currentState, previousEnd, stateReason } from "../query/container/state.ts";
import { createdAt } from "../query/pod/_pod.ts";
import { findCondition } from "../query/pod/condition.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { podAge } from "../query/pod/timeline.ts";
import { readyCount } from "../query/pod/readiness.ts";
import { causeWord } from "../verdict/_cause.ts";
import { isAlarming } from "../verdict/attention.ts";
import { verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { amountOf } from "../words/_amount.ts";
import { explain } from "../words/explain.ts";
import { ownerOf } from "./problems.ts";

/**
 * Whose a row is: the columns that pods and containers share.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface RowIdentity {
  /** The cluster, where the row was told of it. */
  readonly cluster: Option<string>;
  readonly namespace: Option<string>;
  /** The name of the pod. */
  readonly pod: Option<string>;
  readonly uid: Option<string>;
  /** The kind of its controller, else of its first owner. */
  readonly ownerKind: Option<string>;
  readonly ownerName: Option<string>;
  readonly node: Option<string>;
}

/**
 * A pod as one flat row. Times are RFC 3339, durations seconds.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface PodRow extends RowIdentity {
  readonly phase: Option<string>;
  /** What `kubectl get pods` prints under STATUS. */
  readonly status: string;
  /** The tag of the verdict. */
  readonly verdict: string;
  readonly needsAttention: boolean;
  /** The first reason of the verdict, in the word that Kubernetes has for it; absent where there is none. */
  readonly cause: Option<string>;
  /** The verdict and its cause as one line. */
  readonly line: string;
  readonly qosClass: Option<string>;
  /** Containers that are ready, of `containers`: what READY prints. */
  readonly ready: number;
  readonly containers: number;
  /** Restarts of all containers. */
  readonly restarts: number;
  readonly createdAt: Option<Time>;
  readonly ageSeconds: Option<number>;
  /** Since when it is ready; absent while it is not. */
  readonly readyAt: Option<Time>;
  /** From its creation until it was ready; absent while it is not, and once a container restarted. */
  readonly startupSeconds: Option<number>;
  /** The container whose run ended last, of which the status tells. */
  readonly lastEndContainer: Option<string>;
  readonly lastEndReason: Option<string>;
  readonly lastEndExitCode: Option<number>;
  readonly lastEndAt: Option<Time>;
}

/**
 * A container as one flat row. Times are RFC 3339, durations seconds, CPU is in
 * cores and memory in bytes.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface ContainerRow extends RowIdentity {
  readonly container: string;
  /** `init`, `sidecar`, `app` or `ephemeral`. */
  readonly kind: string;
  /** The image that runs, else the one of the spec. */
  readonly image: Option<string>;
  /** `Waiting`, `Running` or `Terminated`. */
  readonly state: string;
  readonly reason: Option<string>;
  readonly ready: boolean;
  readonly restarts: number;
  /** When the present run began. */
  readonly startedAt: Option<Time>;
  /** How the last run ended of which the status tells: the present state, or the one before. */
  readonly lastEndReason: Option<string>;
  readonly lastEndExitCode: Option<number>;
  readonly lastEndAt: Option<Time>;
  readonly lastRunSeconds: Option<number>;
  readonly cpuRequest: Option<number>;
  readonly cpuLimit: Option<number>;
  readonly memoryRequest: Option<number>;
  readonly memoryLimit: Option<number>;
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
  cluster: optional(json.cluster, string),
  namespace: optional(json.namespace, string),
  pod: optional(json.pod, string),
  uid: optional(json.uid, string),
  ownerKind: optional(json.ownerKind, string),
  ownerName: optional(json.ownerName, string),
  node: optional(json.node, string),
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
 * Codec of {@link ContainerRow}.
 *
 * @example
 * ```ts
 * import { ContainerRow } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const json = { container: "app", kind: "app", state: "Running", ready: true, restarts: 0 };
 * const decoded = ContainerRow.decode({ ...json, memoryLimit: 268435456, image: null });
 * assertEquals(decoded._tag, "Right");
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export const ContainerRow: Codec<ContainerRow> = record<ContainerRow>("ContainerRow", (json) => ({
  cluster: optional(json.cluster, string),
  namespace: optional(json.namespace, string),
  pod: optional(json.pod, string),
  uid: optional(json.uid, string),
  ownerKind: optional(json.ownerKind, string),
  ownerName: optional(json.ownerName, string),
  node: optional(json.node, string),
  container: required(json.container, string),
  kind: required(json.kind, string),
  image: optional(json.image, string),
  state: required(json.state, string),
  reason: optional(json.reason, string),
  ready: required(json.ready, boolean),
  restarts: required(json.restarts, int64),
  startedAt: optional(json.startedAt, Time),
  lastEndReason: optional(json.lastEndReason, string),
  lastEndExitCode: optional(json.lastEndExitCode, int64),
  lastEndAt: optional(json.lastEndAt, Time),
  lastRunSeconds: optional(json.lastRunSeconds, float64),
  cpuRequest: optional(json.cpuRequest, float64),
  cpuLimit: optional(json.cpuLimit, float64),
  memoryRequest: optional(json.memoryRequest, float64),
  memoryLimit: optional(json.memoryLimit, float64),
}));

/**
 * What a row takes for normal, and of which cluster it is.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface RowOptions extends VerdictOptions {
  /** The cluster of the pods, which no pod tells. */
  readonly cluster?: string;
}

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
  const judge = verdict(now, options);
  const why = explain(now, options);
  return (pod) => {
    const found = judge(pod);
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
      line: why(pod).text,
      qosClass: nonEmpty(qosClass),
      ready,
      containers: total,
      restarts: count,
      createdAt: created,
      ageSeconds: seconds(podAge(now)(pod)),
      readyAt,
      startupSeconds: count > 0 ? O.none : seconds(between(created, readyAt)),
      lastEndContainer: O.map(({ name }: NamedEnd) => name)(last),
      lastEndReason: O.chain(({ end }: NamedEnd) => nonEmpty(end.reason))(last),
      lastEndExitCode: O.map(({ end }: NamedEnd) => end.exitCode)(last),
      lastEndAt: O.chain(({ end }: NamedEnd) => afterEpoch(end.finishedAt))(last),
    });
  };
}

/**
 * The rows of a pod's containers that the status knows, in the order of
 * `podContainers`.
 *
 * @example
 * ```ts
 * import { containerRows, decodePods } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const app = { name: "app", ready: true, restartCount: 2, image: "app:1", imageID: "" };
 * const decoded = decodePods([{ status: { containerStatuses: [app] } }]);
 * assert(decoded._tag === "Right");
 * const [row] = decoded.right.pods.flatMap(containerRows());
 * assertEquals([row.container, row.kind, row.restarts], ["app", "app", 2]);
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export function containerRows(
  options: Pick<RowOptions, "cluster"> = {},
): (pod: Pod) => ReadonlyArray<ContainerRow> {
  return (pod) => {
    const identity = identityOf(options, pod);
    return podContainers(pod).map((container) => rowOf(identity, container));
  };
}

function rowOf(identity: RowIdentity, { kind, status, spec }: PodContainer): ContainerRow {
  const state = currentState(status);
  const last = endOf({ kind, status, spec });
  const resources = pipe(
    status.resources,
    O.alt(() => pipe(spec, O.chain((container) => container.resources))),
  );
  return immutable({
    ...identity,
    container: status.name,
    kind,
    image: pipe(
      nonEmpty(O.some(status.image)),
      O.alt(() => pipe(spec, O.chain(({ image }) => nonEmpty(image)))),
    ),
    state: state._tag,
    reason: nonEmpty(stateReason(status)),
    ready: status.ready,
    restarts: status.restartCount,
    startedAt: state._tag === "Running" ? afterEpoch(state.running.startedAt) : O.none,
    lastEndReason: O.chain((end: ContainerStateTerminated) => nonEmpty(end.reason))(last),
    lastEndExitCode: O.map((end: ContainerStateTerminated) => end.exitCode)(last),
    lastEndAt: O.chain((end: ContainerStateTerminated) => afterEpoch(end.finishedAt))(last),
    lastRunSeconds: seconds(
      O.chain((end: ContainerStateTerminated) =>
        between(afterEpoch(end.startedAt), afterEpoch(end.finishedAt))
      )(last),
    ),
    cpuRequest: amount("requests", "cpu", resources),
    cpuLimit: amount("limits", "cpu", resources),
    memoryRequest: amount("requests", "memory", resources),
    memoryLimit: amount("limits", "memory", resources),
  });
}

function identityOf({ cluster }: Pick<RowOptions, "cluster">, pod: Pod): RowIdentity {
  const { namespace, name, uid } = metadataOf(pod);
  const owner = ownerOf(pod);
  return {
    cluster: O.fromNullable(cluster),
    namespace: nonEmpty(namespace),
    pod: nonEmpty(name),
    uid: nonEmpty(uid),
    ownerKind: O.map(({ kind }: { readonly kind: string }) => kind)(owner),
    ownerName: O.map(({ name }: { readonly name: string }) => name)(owner),
    node: nonEmpty(specOf(pod).nodeName),
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

/** The last end of a container of which its status tells: of the present state, else of the one before. */
function endOf({ status }: PodContainer): Option<ContainerStateTerminated> {
  const state = currentState(status);
  return state._tag === "Terminated" ? O.some(state.terminated) : previousEnd(status);
}

/** Of all containers the end that is the last; one without a time comes first. */
function lastEnd(pod: Pod): Option<NamedEnd> {
  const ends = podContainers(pod).flatMap((container): ReadonlyArray<NamedEnd> => {
    const end = endOf(container);
    return O.isSome(end) ? [{ name: container.status.name, end: end.value }] : [];
  });
  return O.fromNullable(ends.reduce<NamedEnd | undefined>(
    (last, one) => last === undefined || finishOrd.compare(one.end, last.end) > 0 ? one : last,
    undefined,
  ));
}

const timesOrd = O.getOrd(timeOrd);

const finishOrd = {
  compare: (x: ContainerStateTerminated, y: ContainerStateTerminated) =>
    timesOrd.compare(x.finishedAt, y.finishedAt),
};

function between(from: Option<Time>, to: Option<Time>): Option<number> {
  return O.isSome(from) && O.isSome(to)
    ? O.some(toEpochMillis(to.value) - toEpochMillis(from.value))
    : O.none;
}

function seconds(millis: Option<number>): Option<number> {
  return O.map((n: number) => n / 1000)(millis);
}

function amount(
  key: "requests" | "limits",
  resource: string,
  resources: Option<ResourceRequirements>,
): Option<number> {
  return pipe(
    resources,
    O.chain((of) => of[key]),
    O.chain((quantities): Option<Quantity> =>
      Object.hasOwn(quantities, resource) ? O.some(quantities[resource]) : O.none
    ),
    O.map(amountOf),
    O.filter(Number.isFinite),
  );
}

/** A row as one line of JSON with every column, absent ones as null: no engine has to guess a schema. */
export function rowText<A>(codec: Codec<A>): (row: A) => string {
  const keys = definitionOf(codec).fields.map(({ key }) => key);
  return (row) => {
    const json = codec.encode(row) as Readonly<Record<string, unknown>>;
    return JSON.stringify(Object.fromEntries(keys.map((key) => [key, json[key] ?? null])));
  };
}

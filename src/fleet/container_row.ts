/**
 * Containers as flat rows, for engines that read tables.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty, valueAt } from "../_option.ts";
import { type Codec, optional, record, required } from "../codec/_codec.ts";
import { immutable } from "../codec/_immutable.ts";
import { boolean, float64, int64, string } from "../codec/_scalar.ts";
import type { Pod } from "../model/pod.ts";
import type { ResourceRequirements } from "../model/resource_requirements.ts";
import { Time } from "../model/time.ts";
import { latestEnd } from "../query/container/_latest_end.ts";
import { afterEpoch } from "../query/container/_run.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { currentState, stateReason } from "../query/container/state.ts";
import { resourcesInForce } from "../query/resource/container_resources.ts";
import { amountOf } from "../words/_amount.ts";
import {
  identityFields,
  identityOf,
  type RowIdentity,
  type RowOptions,
  secondsBetween,
} from "./row.ts";

/**
 * A container as one flat row. Times are RFC 3339, durations seconds, CPU is in
 * cores and memory in bytes.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface ContainerRow extends RowIdentity {
  /** The name of the container. */
  readonly container: string;
  /** `init`, `sidecar`, `app` or `ephemeral`. */
  readonly kind: string;
  /** The image that runs, else the one of the spec. */
  readonly image: Option<string>;
  /** `Waiting`, `Running` or `Terminated`. */
  readonly state: string;
  /** Why it waits or has ended; absent while it runs, and where nothing tells. */
  readonly reason: Option<string>;
  /** Whether it is ready. */
  readonly ready: boolean;
  /** How often it was restarted. */
  readonly restarts: number;
  /** When the present run began. */
  readonly startedAt: Option<Time>;
  /** How the last run ended of which the status tells: the present state, or the one before. */
  readonly lastEndReason: Option<string>;
  /** The exit code of that run. */
  readonly lastEndExitCode: Option<number>;
  /** When that run ended. */
  readonly lastEndAt: Option<Time>;
  /** How long that run lasted. */
  readonly lastRunSeconds: Option<number>;
  /** The CPU that it requests: the amount in force, else that of the spec. */
  readonly cpuRequest: Option<number>;
  /** The CPU that it may use; likewise. */
  readonly cpuLimit: Option<number>;
  /** The memory that it requests; likewise. */
  readonly memoryRequest: Option<number>;
  /** The memory that it may use; likewise. */
  readonly memoryLimit: Option<number>;
}

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
  ...identityFields(json),
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
    return Object.freeze(podContainers(pod).map((container) => rowOf(identity, container)));
  };
}

function rowOf(identity: RowIdentity, { kind, status, spec }: PodContainer): ContainerRow {
  const state = currentState(status);
  const last = latestEnd(status);
  const resources = resourcesInForce({ status, spec });
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
    lastEndReason: pipe(last, O.chain(({ reason }) => nonEmpty(reason))),
    lastEndExitCode: pipe(last, O.map(({ exitCode }) => exitCode)),
    lastEndAt: pipe(last, O.chain(({ finishedAt }) => afterEpoch(finishedAt))),
    lastRunSeconds: pipe(
      last,
      O.chain(({ startedAt, finishedAt }) =>
        secondsBetween(afterEpoch(startedAt), afterEpoch(finishedAt))
      ),
    ),
    cpuRequest: amount("requests", "cpu", resources),
    cpuLimit: amount("limits", "cpu", resources),
    memoryRequest: amount("requests", "memory", resources),
    memoryLimit: amount("limits", "memory", resources),
  });
}

function amount(
  key: "requests" | "limits",
  resource: string,
  resources: Option<ResourceRequirements>,
): Option<number> {
  return pipe(
    resources,
    O.chain((of) => of[key]),
    O.chain(valueAt(resource)),
    O.map(amountOf),
    O.filter(Number.isFinite),
  );
}

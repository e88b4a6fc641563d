/**
 * Why the kubelet evicted a pod.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { Quantity } from "../../model/quantity.ts";
import { disruption } from "./disruption.ts";

/**
 * Why the kubelet evicted a pod.
 *
 * @category disruption
 * @since 0.2.0
 */
export interface Eviction {
  /**
   * Whose doing it is. `Workload`: a limit of its own was exceeded. `Shared`:
   * the node had too little, and the pod used more than it had asked for.
   * `Node`: the node had too little, and nothing is said against the pod.
   * `Unknown`: nothing tells.
   */
  readonly fault: "Workload" | "Shared" | "Node" | "Unknown";
  /** What the node was low on: `memory`, `ephemeral-storage`, `inodes`, `pids`; absent otherwise. */
  readonly resource: Option<string>;
  /** The amount that should have been left; absent before Kubernetes 1.26. */
  readonly threshold: Option<Quantity>;
  /** The amount that was left; absent before Kubernetes 1.26. */
  readonly available: Option<Quantity>;
  /** Who used more than it had asked for, in the order of the message. */
  readonly overRequest: ReadonlyArray<OverRequest>;
  /** The limit of the pod itself that was exceeded; absent otherwise. */
  readonly exceeded: Option<ExceededLimit>;
  /** The conditions of the node for which it did not admit the pod: `DiskPressure`. */
  readonly nodeConditions: ReadonlyArray<string>;
  /** All of it in prose; absent where there is none. */
  readonly message: Option<string>;
}

/**
 * That a container, or the pod as a whole, used more than it had asked for.
 *
 * @category disruption
 * @since 0.2.0
 */
export interface OverRequest {
  /** Name of the container; absent where the pod as a whole is meant. */
  readonly container: Option<string>;
  /** What it used; absent where that is no amount. */
  readonly used: Option<Quantity>;
  /** What it had asked for, `0` where it had not; absent where that is no amount. */
  readonly requested: Option<Quantity>;
}

/**
 * A limit on local storage that a pod exceeded.
 *
 * @category disruption
 * @since 0.2.0
 */
export type ExceededLimit =
  & {
    /** The limit; absent where that is no amount. */
    readonly limit: Option<Quantity>;
  }
  & (
    | { readonly _tag: "Container"; readonly container: string }
    | { readonly _tag: "EmptyDir"; readonly volume: string }
    /** The sum of the limits of all containers. */
    | { readonly _tag: "Pod" }
  );

/**
 * Why the kubelet evicted a pod: its phase is `Failed`, its reason `Evicted`.
 *
 * The facts are read from the message of the status, or where that is absent
 * from the one of the condition `DisruptionTarget`. Words that are not known
 * leave them empty. An eviction by the API, as a drain does, deletes the pod
 * instead: ask {@link disruption}. Source: kubernetes/kubernetes
 * `pkg/kubelet/eviction/helpers.go`.
 *
 * @example
 * ```ts
 * import { eviction, PodStatus } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   phase: "Failed",
 *   reason: "Evicted",
 *   message: 'Container cache exceeded its local ephemeral storage limit "1Gi". ',
 * });
 * assert(decoded._tag === "Right");
 * const found = eviction(decoded.right);
 * assert(O.isSome(found) && O.isSome(found.value.exceeded));
 * assertEquals(found.value.fault, "Workload");
 * assertEquals(found.value.exceeded.value._tag, "Container");
 * ```
 *
 * @category disruption
 * @since 0.2.0
 */
export function eviction(status: PodStatus): Option<Eviction> {
  if (text(status.phase) !== "Failed" || text(status.reason) !== "Evicted") return O.none;
  const message = pipe(
    nonEmpty(status.message),
    O.alt(() => pipe(disruption(status), O.chain(({ message }) => message))),
  );
  return O.some(evictionOf(message));
}

const LOW = /node was low on resource: ([^.\s][^\s]*?)\.(?: |$)/i;
const THRESHOLD = /Threshold quantity: (\S+), available: (\S+)\.(?: |$)/i;
const CONDITION = /node (?:had condition|was low on resource): \[([^[\]]*)\]/i;
const OVER_REQUEST =
  /\b(Container|Pod) (\S+) was using (\S+), (?:request is (\S+),|which exceeds its request of (\S+)\.(?= |$))/g;
const CONTAINER_LIMIT = /container (\S+) exceeded its local ephemeral storage limit "([^"]*)"/i;
const POD_LIMIT =
  /pod ephemeral local storage usage exceeds the total limit of containers (\S+)\.(?: |$)/i;
const VOLUME_LIMIT = /usage of emptydir volume "([^"]*)" exceeds the limit "([^"]*)"/i;

function evictionOf(message: Option<string>): Eviction {
  const prose = text(message);
  const [, bracketed = ""] = CONDITION.exec(prose) ?? [];
  const nodeConditions = bracketed.split(/[\s,]+/).filter((condition) => condition !== "");
  const [, resource] = nodeConditions.length > 0 ? [] : LOW.exec(prose) ?? [];
  const [, threshold, available] = THRESHOLD.exec(prose) ?? [];
  const overRequest = overRequests(prose);
  const exceeded = exceededLimit(prose);
  return {
    fault: faultOf(
      O.isSome(exceeded),
      resource !== undefined || nodeConditions.length > 0,
      overRequest.length > 0,
    ),
    resource: O.fromNullable(resource),
    threshold: quantity(threshold),
    available: quantity(available),
    overRequest,
    exceeded,
    nodeConditions,
    message,
  };
}

function faultOf(
  isOverLimit: boolean,
  isNodeLow: boolean,
  isOverRequest: boolean,
): Eviction["fault"] {
  if (isNodeLow) return isOverRequest ? "Shared" : "Node";
  if (isOverLimit) return "Workload";
  return isOverRequest ? "Shared" : "Unknown";
}

function overRequests(prose: string): ReadonlyArray<OverRequest> {
  return [...prose.matchAll(OVER_REQUEST)].map(([, who, name = "", used, requested, older]) => ({
    container: who === "Container" ? O.some(name) : O.none,
    used: quantity(used),
    requested: quantity(requested ?? older),
  }));
}

function exceededLimit(prose: string): Option<ExceededLimit> {
  const [, container, containerLimit] = CONTAINER_LIMIT.exec(prose) ?? [];
  if (container !== undefined) {
    return O.some({ _tag: "Container", container, limit: quantity(containerLimit) });
  }
  const [, volume, volumeLimit] = VOLUME_LIMIT.exec(prose) ?? [];
  if (volume !== undefined) {
    return O.some({ _tag: "EmptyDir", volume, limit: quantity(volumeLimit) });
  }
  const [, podLimit] = POD_LIMIT.exec(prose) ?? [];
  return podLimit === undefined ? O.none : O.some({ _tag: "Pod", limit: quantity(podLimit) });
}

function quantity(amount: string | undefined): Option<Quantity> {
  return Quantity.is(amount) ? O.some(amount) : O.none;
}

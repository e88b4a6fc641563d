/**
 * Changes of a pod's resources while it runs.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { items, nonEmpty, text } from "../../_option.ts";
import { sidecarNames } from "../pod/_pod.ts";
import type { Open } from "../../codec/json.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { type Quantity, quantityOrd } from "../../model/quantity.ts";
import type { Quantities, ResourceRequirements } from "../../model/resource_requirements.ts";
import { findCondition } from "../pod/condition.ts";
import { type ContainerKind, podContainers } from "../container/kind.ts";
import { specOf, statusOf } from "../pod/part.ts";

/**
 * Why a resize waits: `Deferred` fits the node but not now, `Infeasible` never
 * will; `Proposed` was not looked at yet, up to 1.32.
 *
 * @category resources
 * @since 0.1.0
 */
export type ResizePendingReason = Open<"Deferred" | "Infeasible" | "Proposed">;

/**
 * A resize that the node has not granted.
 *
 * @category resources
 * @since 0.1.0
 */
export interface PendingResize {
  /** Why; absent when nobody says. */
  readonly reason: Option<ResizePendingReason>;
  /** Why, for a person. */
  readonly message: Option<string>;
}

/**
 * A resize that the node has granted and now carries out.
 *
 * @category resources
 * @since 0.1.0
 */
export interface ResizeInProgress {
  /** Whether the last attempt failed; the kubelet tries again. */
  readonly hasError: boolean;
  /** What went wrong, for a person; absent when nothing did. */
  readonly message: Option<string>;
}

/**
 * The resize of a pod: one may be in progress while the next is pending.
 *
 * @category resources
 * @since 0.1.0
 */
export interface Resize {
  /** What waits; absent when nothing does. */
  readonly pending: Option<PendingResize>;
  /** What is under way; absent when nothing is. */
  readonly inProgress: Option<ResizeInProgress>;
}

/**
 * The in-place resize of the pod that is not done yet; none where there is none.
 *
 * It stands in the conditions `PodResizePending` and `PodResizeInProgress`,
 * which the kubelet removes once they no longer hold, and up to 1.32 in
 * `status.resize`, which counts where neither condition is there. Right after
 * a change of the spec no status tells of it yet: see `isStatusUpToDate`.
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodStatus, resize } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [{ type: "PodResizePending", status: "True", reason: "Infeasible" }],
 * });
 * assert(decoded._tag === "Right");
 * const reason = pipe(
 *   resize(decoded.right),
 *   O.flatMap(({ pending }) => pending),
 *   O.flatMap(({ reason }) => reason),
 * );
 * assertEquals(reason, O.some("Infeasible"));
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function resize(status: PodStatus): Option<Resize> {
  const pending = findCondition("PodResizePending")(status);
  const inProgress = findCondition("PodResizeInProgress")(status);
  const found = O.isNone(pending) && O.isNone(inProgress) ? resizeOfText(text(status.resize)) : {
    pending: O.map(pendingOf)(O.filter(isTrue)(pending)),
    inProgress: O.map(inProgressOf)(O.filter(isTrue)(inProgress)),
  };
  return O.isNone(found.pending) && O.isNone(found.inProgress) ? O.none : O.some(found);
}

/**
 * The resources of a container: asked for, granted and in force.
 *
 * @category resources
 * @since 0.1.0
 */
export interface ContainerResources {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** What the spec asks for; absent when the spec does not have the container, or does not say. */
  readonly asked: Option<ResourceRequirements>;
  /** Requests that the node granted; absent before 1.27, and where there are none. */
  readonly allocated: Option<Quantities>;
  /** What is in force; absent before 1.27, and where the kubelet does not know. */
  readonly actual: Option<ResourceRequirements>;
  /**
   * Whether the amounts of CPU and memory in force are those asked for; absent
   * when either is. Nothing else can be resized.
   */
  readonly isResized: Option<boolean>;
}

/**
 * The resources of all containers that the status knows, in the order of
 * `podContainers`, against those of the spec by name.
 *
 * @example
 * ```ts
 * import { containerResources, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", resources: { requests: { cpu: "1" } } }] },
 *   status: { containerStatuses: [{ ...container, resources: { requests: { cpu: "500m" } } }] },
 * });
 * assert(decoded._tag === "Right");
 * const [app] = containerResources(decoded.right);
 * assertEquals(app.isResized, O.some(false));
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function containerResources(pod: Pod): ReadonlyArray<ContainerResources> {
  return podContainers(pod).map(({ kind, status, spec }) => {
    const asked = O.isSome(spec) ? spec.value.resources : O.none;
    return {
      container: status.name,
      kind,
      asked,
      allocated: status.allocatedResources,
      actual: status.resources,
      isResized: isInForce(asked, status.resources),
    };
  });
}

/**
 * Whether the CPU and memory in force are those that the spec asks for, of
 * every app container and sidecar, and of the pod as a whole where its spec
 * has resources of its own.
 *
 * None where some are unknown and the others are as asked for.
 *
 * @example
 * ```ts
 * import { isResized, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", resources: { requests: { cpu: "1" } } }] },
 *   status: { containerStatuses: [{ ...container, resources: { requests: { cpu: "1000m" } } }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(isResized(decoded.right), O.some(true));
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function isResized(pod: Pod): Option<boolean> {
  const spec = specOf(pod);
  const known = new Map(containerResources(pod).map((c) => [c.container, c.isResized]));
  const names = [...sidecarNames(spec), ...items(spec.containers).map(({ name }) => name)];
  const answers = names.map((name) => known.get(name) ?? O.none);
  if (O.isSome(spec.resources)) {
    answers.push(isInForce(spec.resources, statusOf(pod).resources));
  }
  if (answers.some((answer) => O.isSome(answer) && !answer.value)) return O.some(false);
  return answers.length > 0 && answers.every(O.isSome) ? O.some(true) : O.none;
}

function isTrue({ status }: PodCondition): boolean {
  return status === "True";
}

function pendingOf({ reason, message }: PodCondition): PendingResize {
  return { reason: nonEmpty(reason), message: nonEmpty(message) };
}

function inProgressOf({ reason, message }: PodCondition): ResizeInProgress {
  return { hasError: text(reason) === "Error", message: nonEmpty(message) };
}

function resizeOfText(resize: string): Resize {
  switch (resize) {
    case "":
      return { pending: O.none, inProgress: O.none };
    case "InProgress":
      return { pending: O.none, inProgress: O.some({ hasError: false, message: O.none }) };
    default:
      return { pending: O.some({ reason: O.some(resize), message: O.none }), inProgress: O.none };
  }
}

function isInForce(
  asked: Option<ResourceRequirements>,
  actual: Option<ResourceRequirements>,
): Option<boolean> {
  if (O.isNone(asked) || O.isNone(actual)) return O.none;
  return O.some(
    hasSameAmounts(asked.value.requests, actual.value.requests) &&
      hasSameAmounts(asked.value.limits, actual.value.limits),
  );
}

const amountEq = O.getEq(quantityOrd);

function hasSameAmounts(x: Option<Quantities>, y: Option<Quantities>): boolean {
  return ["cpu", "memory"].every((name) => amountEq.equals(amountOf(x, name), amountOf(y, name)));
}

function amountOf(amounts: Option<Quantities>, name: string): Option<Quantity> {
  return O.isSome(amounts) && Object.hasOwn(amounts.value, name)
    ? O.some(amounts.value[name])
    : O.none;
}

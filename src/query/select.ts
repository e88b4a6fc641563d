/**
 * Predicates that select pods; they combine with fp-ts' `Predicate`: `and`,
 * `or`, `not`.
 *
 * @module
 */
import { O, type Option, type Predicate } from "../_deps.ts";
import { items, text } from "../_option.ts";
import { statusOf } from "../_pod.ts";
import type { ContainerState } from "../model/container_state.ts";
import type { ObjectMeta } from "../model/object_meta.ts";
import type { Pod } from "../model/pod.ts";
import type { ConditionStatus, PodConditionType } from "../model/pod_condition.ts";
import type { PodPhase, PodReason } from "../model/pod_status.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { type ContainerKind, type PodContainer, podContainers } from "./kind.ts";

/**
 * Pods in one of some phases.
 *
 * @example
 * ```ts
 * import { decodePods, hasPhase, hasPodReason } from "@k8s-fp/pod-status";
 * import { and, not } from "fp-ts/Predicate";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([
 *   { status: { phase: "Failed", reason: "Evicted" } },
 *   { status: { phase: "Failed" } },
 * ]);
 * assert(decoded._tag === "Right");
 * const failedItself = and(not(hasPodReason("Evicted")))(hasPhase("Failed"));
 * assertEquals(decoded.right.pods.filter(failedItself).length, 1);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasPhase(...phases: ReadonlyArray<PodPhase>): Predicate<Pod> {
  return (pod) => isOneOf(phases, statusOf(pod).phase);
}

/**
 * Pods that as a whole were ended or refused for one of some reasons: `Evicted`,
 * `NodeLost`, …
 *
 * @example
 * ```ts
 * import { hasPodReason, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: { phase: "Failed", reason: "Evicted" } });
 * assert(decoded._tag === "Right");
 * assertEquals(hasPodReason("Evicted", "Preempting")(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasPodReason(...reasons: ReadonlyArray<PodReason>): Predicate<Pod> {
  return (pod) => isOneOf(reasons, statusOf(pod).reason);
}

/**
 * Pods with a label, of one value or of any.
 *
 * @example
 * ```ts
 * import { hasLabel, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { labels: { app: "web" } } });
 * assert(decoded._tag === "Right");
 * assertEquals(hasLabel("app")(decoded.right), true);
 * assertEquals(hasLabel("app", "db")(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasLabel(key: string, value?: string): Predicate<Pod> {
  return ofMetadata(({ labels }) =>
    O.isSome(labels) && Object.hasOwn(labels.value, key) &&
    (value === undefined || labels.value[key] === value)
  );
}

/**
 * Pods that belong to an object of one of some kinds: `ReplicaSet`, `Job`, …
 *
 * @example
 * ```ts
 * import { isOwnedBy, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   metadata: {
 *     ownerReferences: [{ apiVersion: "batch/v1", kind: "Job", name: "report", uid: "1" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(isOwnedBy("Job", "CronJob")(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isOwnedBy(...kinds: ReadonlyArray<string>): Predicate<Pod> {
  return ofMetadata(({ ownerReferences }) =>
    items(ownerReferences).some(({ kind }) => kinds.includes(kind))
  );
}

/**
 * Pods that were created some seconds ago or earlier, at an instant in epoch
 * milliseconds.
 *
 * @example
 * ```ts
 * import { isOlderThan, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { creationTimestamp: "2026-01-01T00:00:00Z" } });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 1);
 * assertEquals(isOlderThan(now, 3600)(decoded.right), true);
 * assertEquals(isOlderThan(now, 3601)(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isOlderThan(now: number, seconds: number): Predicate<Pod> {
  return ofMetadata(({ creationTimestamp }) => isSince(now, seconds)(creationTimestamp));
}

/**
 * What a condition must be to be selected; what is absent is not asked.
 *
 * @category selection
 * @since 0.1.0
 */
export interface ConditionCriteria {
  /** Its type. */
  readonly type?: PodConditionType;
  /** Its status. */
  readonly status?: ConditionStatus;
  /** Its reason. */
  readonly reason?: string;
  /** Seconds for which it has had its status, at least; without a transition time it fails. */
  readonly minSeconds?: number;
}

/**
 * Pods of which some condition meets all criteria, at an instant in epoch
 * milliseconds.
 *
 * @example
 * ```ts
 * import { Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "False", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 15);
 * const longUnready = someCondition(now, { type: "Ready", status: "False", minSeconds: 600 });
 * assertEquals(longUnready(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function someCondition(
  now: number,
  { type, status, reason, minSeconds }: ConditionCriteria,
): Predicate<Pod> {
  return (pod) =>
    items(statusOf(pod).conditions).some((condition) =>
      (type === undefined || condition.type === type) &&
      (status === undefined || condition.status === status) &&
      (reason === undefined || text(condition.reason) === reason) &&
      (minSeconds === undefined || isSince(now, minSeconds)(condition.lastTransitionTime))
    );
}

/**
 * Pods of which some container, of any kind, is as a predicate of containers has
 * it.
 *
 * @example
 * ```ts
 * import { hasExitCode, isKind, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/Predicate";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     initContainerStatuses: [{
 *       name: "migrate",
 *       ready: false,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { terminated: { exitCode: 2 } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasExitCode(1, 2))(decoded.right), true);
 * assertEquals(someContainer(and(isKind("app"))(hasExitCode(2)))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function someContainer(predicate: Predicate<PodContainer>): Predicate<Pod> {
  return (pod) => podContainers(pod).some(predicate);
}

/**
 * Containers of one of some kinds.
 *
 * @example
 * ```ts
 * import { isKind, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({});
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(isKind("ephemeral"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isKind(...kinds: ReadonlyArray<ContainerKind>): Predicate<PodContainer> {
  return ({ kind }) => kinds.includes(kind);
}

/**
 * Containers that wait or ended for one of some reasons, now: `CrashLoopBackOff`,
 * `OOMKilled`, …
 *
 * @example
 * ```ts
 * import { hasStateReason, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "ImagePullBackOff" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const cannotPull = someContainer(hasStateReason("ErrImagePull", "ImagePullBackOff"));
 * assertEquals(cannotPull(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasStateReason(...reasons: ReadonlyArray<string>): Predicate<PodContainer> {
  return ({ status }) =>
    ofState(
      status.state,
      ({ waiting, terminated }) =>
        (O.isSome(waiting) && isOneOf(reasons, waiting.value.reason)) ||
        (O.isSome(terminated) && isOneOf(reasons, terminated.value.reason)),
    );
}

/**
 * Containers that ended with one of some exit codes, now.
 *
 * @example
 * ```ts
 * import { hasExitCode, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: {} });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasExitCode(137))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasExitCode(...codes: ReadonlyArray<number>): Predicate<PodContainer> {
  return ({ status }) =>
    ofState(
      status.state,
      ({ terminated }) => O.isSome(terminated) && codes.includes(terminated.value.exitCode),
    );
}

/**
 * Containers that were restarted some times or more.
 *
 * @example
 * ```ts
 * import { hasRestarts, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [
 *       { name: "app", ready: true, restartCount: 5, image: "app:1", imageID: "" },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasRestarts(5))(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasRestarts(times: number): Predicate<PodContainer> {
  return ({ status }) => status.restartCount >= times;
}

function isOneOf(words: ReadonlyArray<string>, option: Option<string>): boolean {
  return O.isSome(option) && words.includes(option.value);
}

function ofMetadata(predicate: Predicate<ObjectMeta>): Predicate<Pod> {
  return ({ metadata }) => O.isSome(metadata) && predicate(metadata.value);
}

function ofState(
  state: Option<ContainerState>,
  predicate: Predicate<ContainerState>,
): boolean {
  return O.isSome(state) && predicate(state.value);
}

function isSince(now: number, seconds: number): Predicate<Option<Time>> {
  return (time) => O.isSome(time) && toEpochMillis(time.value) + seconds * 1000 <= now;
}

/**
 * Predicates that select pods; they combine with fp-ts' `Predicate`: `and`,
 * `or`, `not`.
 *
 * @module
 */
import { O, type Option, pipe, type Predicate } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import type { ContainerStateWaiting } from "../../model/container_state.ts";
import type { Pod } from "../../model/pod.ts";
import type { ConditionStatus, PodCondition, PodConditionType } from "../../model/pod_condition.ts";
import type { PodPhase, PodReason } from "../../model/pod_status.ts";
import { elapsed, givenTime, type Time } from "../../model/time.ts";
import { type ContainerKind, type PodContainer, podContainers } from "../container/kind.ts";
import { annotation, label, metadataOf, statusOf } from "../pod/part.ts";
import { type CurrentState, currentState } from "../container/state.ts";

/**
 * Pods in one of some phases; the empty word asks for pods without a phase.
 *
 * @example
 * ```ts
 * import { decodePods, hasPhase, hasPodReason } from "@k8s-fp/pod-status";
 * import { and, not } from "fp-ts/lib/Predicate.js";
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
 * `NodeLost`, …; the empty word asks for pods without a reason.
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
  return has(label(key), value);
}

/**
 * Pods with an annotation, of one value or of any.
 *
 * @example
 * ```ts
 * import { hasAnnotation, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { annotations: { "helm.sh/hook": "test" } } });
 * assert(decoded._tag === "Right");
 * assertEquals(hasAnnotation("helm.sh/hook")(decoded.right), true);
 * assertEquals(hasAnnotation("helm.sh/hook", "crd-install")(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasAnnotation(key: string, value?: string): Predicate<Pod> {
  return has(annotation(key), value);
}

/**
 * Pods that, once deleted, stay until a finalizer is removed.
 *
 * @example
 * ```ts
 * import { hasFinalizer, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { finalizers: ["batch.kubernetes.io/job-tracking"] } });
 * assert(decoded._tag === "Right");
 * assertEquals(hasFinalizer("batch.kubernetes.io/job-tracking")(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasFinalizer(name: string): Predicate<Pod> {
  return (pod) => items(metadataOf(pod).finalizers).includes(name);
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
  return (pod) => items(metadataOf(pod).ownerReferences).some(({ kind }) => kinds.includes(kind));
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
  return (pod) => isSince(now, seconds, metadataOf(pod).creationTimestamp);
}

/**
 * Pods of which some condition is as a predicate of conditions has it.
 *
 * @example
 * ```ts
 * import { isConditionOf, isConditionOlderThan, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/lib/Predicate.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "False", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const isOld = isConditionOlderThan(Date.UTC(2026, 0, 1, 0, 15), 600);
 * const longUnready = someCondition(and(isOld)(isConditionOf("Ready", "False")));
 * assertEquals(longUnready(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function someCondition(predicate: Predicate<PodCondition>): Predicate<Pod> {
  return (pod) => items(statusOf(pod).conditions).some(predicate);
}

/**
 * Conditions of a type, of one status or of any.
 *
 * @example
 * ```ts
 * import { isConditionOf, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: { conditions: [{ type: "DisruptionTarget", status: "True" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someCondition(isConditionOf("DisruptionTarget"))(decoded.right), true);
 * assertEquals(someCondition(isConditionOf("DisruptionTarget", "False"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isConditionOf(
  type: PodConditionType,
  status?: ConditionStatus,
): Predicate<PodCondition> {
  return (condition) =>
    condition.type === type && (status === undefined || condition.status === status);
}

/**
 * Conditions with one of some reasons: `Unschedulable`, `ContainersNotReady`, …;
 * the empty word asks for conditions without one.
 *
 * @example
 * ```ts
 * import { hasConditionReason, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }] },
 * });
 * assert(decoded._tag === "Right");
 * const isHeld = someCondition(hasConditionReason("Unschedulable", "SchedulingGated"));
 * assertEquals(isHeld(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasConditionReason(...reasons: ReadonlyArray<string>): Predicate<PodCondition> {
  return ({ reason }) => isOneOf(reasons, reason);
}

/**
 * Conditions that have had their status for some seconds or longer, at an
 * instant in epoch milliseconds: none of which the last transition is unknown.
 *
 * @example
 * ```ts
 * import { isConditionOlderThan, Pod, someCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 10);
 * assertEquals(someCondition(isConditionOlderThan(now, 600))(decoded.right), true);
 * assertEquals(someCondition(isConditionOlderThan(now, 601))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isConditionOlderThan(now: number, seconds: number): Predicate<PodCondition> {
  return ({ lastTransitionTime }) => isSince(now, seconds, lastTransitionTime);
}

/**
 * Pods of which some container, of any kind, is as a predicate of containers has
 * it.
 *
 * @example
 * ```ts
 * import { hasExitCode, isKind, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/lib/Predicate.js";
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
 * Containers in one of some states, now.
 *
 * One without a state is `Waiting`, as the API has it. {@link currentState} tells
 * it from one that says that it waits, and {@link waitingContainers} leaves it out.
 *
 * @example
 * ```ts
 * import { isInState, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { running: {} },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(isInState("Running"))(decoded.right), true);
 * assertEquals(someContainer(isInState("Waiting", "Terminated"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isInState(
  ...tags: ReadonlyArray<CurrentState["_tag"]>
): Predicate<PodContainer> {
  return ({ status }) => tags.includes(currentState(status)._tag);
}

/**
 * Containers that wait or ended for one of some reasons, by their
 * {@link currentState}: `CrashLoopBackOff`, `OOMKilled`, …; the empty word asks for
 * those that say that they wait or ended, and give no reason.
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
  return ({ status }) => {
    const state = currentState(status);
    switch (state._tag) {
      case "Waiting":
        return O.exists(({ reason }: ContainerStateWaiting) => isOneOf(reasons, reason))(
          state.waiting,
        );
      case "Running":
        return false;
      case "Terminated":
        return isOneOf(reasons, state.terminated.reason);
    }
  };
}

/**
 * Containers that ended with one of some exit codes, by their {@link currentState}.
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
  return ({ status }) => {
    const state = currentState(status);
    return state._tag === "Terminated" && codes.includes(state.terminated.exitCode);
  };
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

/** Whether a word of Kubernetes is one of some; the empty word stands for none. */
function isOneOf(words: ReadonlyArray<string>, option: Option<string>): boolean {
  return words.includes(text(option));
}

function has(read: (pod: Pod) => Option<string>, value: string | undefined): Predicate<Pod> {
  return (pod) => pipe(read(pod), O.exists((found) => value === undefined || found === value));
}

function isSince(now: number, seconds: number, time: Option<Time>): boolean {
  return pipe(givenTime(time), O.exists((time) => elapsed(time, now) >= seconds * 1000));
}

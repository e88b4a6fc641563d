/**
 * Predicates that select pods; they combine with fp-ts' `Predicate`: `and`,
 * `or`, `not`.
 *
 * @module
 */
import { O, type Option, pipe, type Predicate } from "../../_deps.ts";
import { items } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodPhase, PodReason } from "../../model/pod_status.ts";
import { annotation, label, metadataOf, statusOf } from "../pod/part.ts";
import { isOneOf, isSince } from "./_is.ts";

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

function has(read: (pod: Pod) => Option<string>, value: string | undefined): Predicate<Pod> {
  return (pod) => pipe(read(pod), O.exists((found) => value === undefined || found === value));
}

/**
 * Where a pod is in its life.
 *
 * @module
 */
import { O, pipe } from "../../_deps.ts";
import { text } from "../../_option.ts";
import { deletionDeadline } from "./_pod.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { elapsed, givenTime } from "../../model/time.ts";
import { findCondition } from "./condition.ts";

/**
 * Whether the pod is over: its phase is `Succeeded` or `Failed`, which the
 * kubelet never takes back.
 *
 * @example
 * ```ts
 * import { isTerminal, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ phase: "Failed", reason: "Evicted" });
 * assert(decoded._tag === "Right");
 * assertEquals(isTerminal(decoded.right), true);
 * ```
 *
 * @category life cycle
 * @since 0.1.0
 */
export function isTerminal({ phase }: PodStatus): boolean {
  return ["Succeeded", "Failed"].includes(text(phase));
}

/**
 * Whether the pod counts for its controller: neither over nor being deleted.
 *
 * Source: kubernetes/kubernetes `pkg/controller/controller_utils.go`, `IsPodActive`.
 *
 * @example
 * ```ts
 * import { isActive, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { deletionTimestamp: "2026-01-01T00:00:30Z" } });
 * assert(decoded._tag === "Right");
 * assertEquals(isActive(decoded.right), false);
 * ```
 *
 * @category life cycle
 * @since 0.1.0
 */
export function isActive(pod: Pod): boolean {
  return !isDeleting(pod) && !pipe(pod.status, O.exists(isTerminal));
}

/**
 * Whether somebody asked for the pod's deletion; it may run on for its grace
 * period, and stay for as long as it has finalizers.
 *
 * @example
 * ```ts
 * import { isDeleting, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: { phase: "Running" } });
 * assert(decoded._tag === "Right");
 * assertEquals(isDeleting(decoded.right), false);
 * ```
 *
 * @category life cycle
 * @since 0.1.0
 */
export function isDeleting(pod: Pod): boolean {
  return O.isSome(deletionDeadline(pod));
}

/**
 * Whether the pod has been ready for some seconds, at an instant in epoch
 * milliseconds.
 *
 * The boundary counts, as for the API server; kubectl's own copy of the rule
 * leaves it out. Source: kubernetes/kubernetes `pkg/api/v1/pod/util.go`,
 * `IsPodAvailable`.
 *
 * @example
 * ```ts
 * import { isAvailable, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 0, 30);
 * assertEquals(isAvailable(now, 30)(decoded.right), true);
 * assertEquals(isAvailable(now, 31)(decoded.right), false);
 * ```
 *
 * @category life cycle
 * @since 0.1.0
 */
export function isAvailable(now: number, minReadySeconds: number): (status: PodStatus) => boolean {
  return (status) =>
    pipe(
      findCondition("Ready")(status),
      O.filter(({ status }) => status === "True"),
      O.exists(({ lastTransitionTime }) =>
        minReadySeconds === 0 || pipe(
          givenTime(lastTransitionTime),
          O.exists((since) => elapsed(since, now) >= minReadySeconds * 1000),
        )
      ),
    );
}

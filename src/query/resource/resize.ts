/**
 * Changes of a pod's resources while it runs.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import type { Open } from "../../codec/json.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { findCondition } from "../pod/condition.ts";

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
 * a change of the spec no status tells of it yet: see `generationsBehind`.
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
    pending: pipe(pending, O.filter(isTrue), O.map(pendingOf)),
    inProgress: pipe(inProgress, O.filter(isTrue), O.map(inProgressOf)),
  };
  return O.isNone(found.pending) && O.isNone(found.inProgress) ? O.none : O.some(found);
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

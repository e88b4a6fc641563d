/**
 * Whether a pod needs somebody to look at it.
 *
 * @module
 */
import { O, type Predicate } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { conditionAge, podAge } from "../query/pod/timeline.ts";
import { statusOf } from "../query/pod/part.ts";
import { type Verdict, verdict, type VerdictOptions } from "./verdict.ts";

/**
 * How long a pod may take.
 *
 * @category verdict
 * @since 0.1.0
 */
export interface AttentionOptions extends VerdictOptions {
  /**
   * Seconds for which a pod may be progressing, or its deletion overdue; by
   * default 600, as for the progress of a Deployment.
   */
  readonly progressDeadlineSeconds?: number;
}

/**
 * Whether a pod needs somebody to look at it, at an instant in epoch
 * milliseconds: by its {@link verdict} it is stuck, or failed; or for longer than
 * the deadline it has been progressing, or its deletion overdue.
 *
 * It progresses since its `Ready` condition last changed, and without that
 * since it was created. Who holds a pod back by scheduling gates wants it to
 * wait, however long. The deadline is that of kubernetes/api
 * `apps/v1/types.go`, `DeploymentSpec.progressDeadlineSeconds`.
 *
 * @example Exit with 1 where a pod needs somebody
 * ```ts
 * import { needsAttention, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     phase: "Running",
 *     conditions: [
 *       { type: "Ready", status: "False", lastTransitionTime: "2026-01-01T00:00:00Z" },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(needsAttention(Date.UTC(2026, 0, 1, 0, 9))(decoded.right), false);
 * assertEquals(needsAttention(Date.UTC(2026, 0, 1, 0, 11))(decoded.right), true);
 * ```
 *
 * @category verdict
 * @since 0.1.0
 */
export function needsAttention(now: number, options: AttentionOptions = {}): Predicate<Pod> {
  const judge = verdict(now, options);
  const isAlarming = alarming(now, options);
  return (pod) => isAlarming(pod, judge(pod));
}

/**
 * Whether a verdict on a pod calls for somebody.
 *
 * @internal
 */
export function alarming(
  now: number,
  { progressDeadlineSeconds = 600 }: AttentionOptions,
): (pod: Pod, verdict: Verdict) => boolean {
  return (pod, verdict) => {
    switch (verdict._tag) {
      case "Stuck":
      case "Failed":
        return true;
      case "Terminating":
        return verdict.deletion.secondsPastDeadline > progressDeadlineSeconds;
      case "Progressing": {
        const isHeld = verdict.reasons.some((reason) =>
          reason._tag === "Unscheduled" && reason.scheduling._tag === "Gated"
        );
        return !isHeld && millisInProgress(now, pod) > progressDeadlineSeconds * 1000;
      }
      case "Ready":
      case "Succeeded":
        return false;
    }
  };
}

function millisInProgress(now: number, pod: Pod): number {
  const unready = conditionAge(now)("Ready")(statusOf(pod));
  const age = O.isSome(unready) ? unready : podAge(now)(pod);
  return O.getOrElse(() => 0)(age);
}

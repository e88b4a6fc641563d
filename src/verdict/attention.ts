/**
 * Whether a pod needs somebody to look at it.
 *
 * @module
 */
import type { Predicate } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { type Verdict, verdict, type VerdictOptions } from "./verdict.ts";

/**
 * Whether a pod needs somebody to look at it, at an instant in epoch
 * milliseconds: its {@link verdict} is `Stuck` or `Failed`.
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
export function needsAttention(now: number, options: VerdictOptions = {}): Predicate<Pod> {
  const judge = verdict(now, options);
  return (pod) => isAlarming(judge(pod));
}

/**
 * Whether a verdict calls for somebody.
 *
 * @internal
 */
export function isAlarming(
  verdict: Verdict,
): verdict is Extract<Verdict, { readonly _tag: "Stuck" | "Failed" }> {
  return verdict._tag === "Stuck" || verdict._tag === "Failed";
}

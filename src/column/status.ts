/**
 * The STATUS column: one word for a person.
 *
 * @module
 */
import { O } from "../_deps.ts";
import { items, text } from "../_option.ts";
import { statusOf } from "../_pod.ts";
import type { Pod } from "../model/pod.ts";
import type { PodStatus } from "../model/pod_status.ts";
import { isDeleting, isTerminal } from "../query/lifecycle.ts";
import { type Scan, scan } from "../query/_scan.ts";

/**
 * STATUS as kubectl prints it: `Running`, `CrashLoopBackOff`, `Init:0/2`, `Terminating`, …
 *
 * It is made for the eye and hides much: an eviction, say, once a container has
 * a reason of its own. Empty where the pod has no phase. By the rules since
 * 1.35; see {@link statusColumnUpTo134}. Source: kubernetes/kubernetes
 * `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @example
 * ```ts
 * import { Pod, statusColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     phase: "Running",
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 16,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "CrashLoopBackOff" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(statusColumn(decoded.right), "CrashLoopBackOff");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function statusColumn(pod: Pod): string {
  return statusText(pod, completedText);
}

/**
 * STATUS as kubectl prints it from servers up to 1.34: a pod of which one container
 * completed and a later one failed reads `Completed`, not `Error`.
 *
 * @example
 * ```ts
 * import { Pod, statusColumn, statusColumnUpTo134 } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const ended = (name: string, exitCode: number, reason: string) => ({
 *   name,
 *   ready: false,
 *   restartCount: 0,
 *   image: "app:1",
 *   imageID: "",
 *   state: { terminated: { exitCode, reason } },
 * });
 * const decoded = Pod.decode({
 *   status: { containerStatuses: [ended("a", 0, "Completed"), ended("b", 1, "Error")] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(statusColumnUpTo134(decoded.right), "Completed");
 * assertEquals(statusColumn(decoded.right), "Error");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function statusColumnUpTo134(pod: Pod): string {
  return statusText(pod, (found, status) => completedText({ ...found, errorText: O.none }, status));
}

function statusText(pod: Pod, completed: (found: Scan, status: PodStatus) => string): string {
  const status = statusOf(pod);
  const found = scan(pod);
  const scanned = O.isSome(found.text) ? found.text.value : podText(status);
  const word = found.isInitialized && scanned === "Completed" ? completed(found, status) : scanned;
  return isDeleting(pod) ? deletionText(status, word) : word;
}

/** What the pod says of itself, before its containers are asked. */
function podText({ phase, reason, conditions }: PodStatus): string {
  const isGated = items(conditions).some((condition) =>
    condition.type === "PodScheduled" && text(condition.reason) === "SchedulingGated"
  );
  return isGated ? "SchedulingGated" : text(reason) || text(phase);
}

function completedText({ errorText, isRunning }: Scan, { conditions }: PodStatus): string {
  const isReady = items(conditions).some(({ type, status }) =>
    type === "Ready" && status === "True"
  );
  if (isRunning && isReady) return "Running";
  if (O.isSome(errorText)) return errorText.value;
  return isRunning ? "NotReady" : "Completed";
}

function deletionText(status: PodStatus, word: string): string {
  if (text(status.reason) === "NodeLost") return "Unknown";
  return isTerminal(status) ? word : "Terminating";
}

/**
 * The STATUS column: one word for a person, and the container that it tells of.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { someItem, text } from "../_option.ts";
import { inLine } from "../codec/_text.ts";
import type { Pod } from "../model/pod.ts";
import type { PodStatus } from "../model/pod_status.ts";
import type { StatusOfKind } from "../query/container/_kind.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { isDeleting, isTerminal } from "../query/pod/lifecycle.ts";
import { statusOf } from "../query/pod/part.ts";
import { type Scan, scan, type Told } from "../query/container/_scan.ts";

/**
 * STATUS as kubectl prints it: `Running`, `CrashLoopBackOff`, `Init:0/2`, `Terminating`, …
 *
 * It is made for the eye and hides much: an eviction, say, once a container has
 * a reason of its own. Empty where the pod has no phase, and cut after 1000
 * characters. By the rules since 1.35; see {@link statusColumnUpTo134}. Source:
 * kubernetes/kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
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
  return inLine(wordOf(pod, completedWord).text);
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
  const wordOfCompleted: WordOfCompleted = (word, found, status) =>
    completedWord(word, { ...found, error: O.none }, status);
  return inLine(wordOf(pod, wordOfCompleted).text);
}

/**
 * The container whose state gives {@link statusColumn} its word, such as the one
 * in `CrashLoopBackOff`; none where the word is the pod's own: its phase, its
 * reason, a scheduling gate, a deletion, and `Running` or `NotReady` of a pod of
 * which one container runs and another completed.
 *
 * @example
 * ```ts
 * import { Pod, statusContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: false, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [
 *       { ...container, name: "app", state: { running: {} } },
 *       { ...container, name: "log", state: { waiting: { reason: "ErrImagePull" } } },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const found = statusContainer(decoded.right);
 * assert(found._tag === "Some");
 * assertEquals(found.value.status.name, "log");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function statusContainer(pod: Pod): Option<PodContainer> {
  return pipe(
    wordOf(pod, completedWord).container,
    O.chain(({ kind, status }) =>
      O.fromNullable(
        podContainers(pod).find((container) =>
          container.kind === kind && container.status === status
        ),
      )
    ),
  );
}

/** The word, and the container whose state gives it; absent where it is the pod's own. */
interface Word {
  readonly text: string;
  readonly container: Option<StatusOfKind>;
}

function ofPod(text: string): Word {
  return { text, container: O.none };
}

function ofContainer({ text, container }: Told): Word {
  return { text, container: O.some(container) };
}

type WordOfCompleted = (word: Word, found: Scan, status: PodStatus) => Word;

function wordOf(pod: Pod, wordOfCompleted: WordOfCompleted): Word {
  const status = statusOf(pod);
  const found = scan(pod);
  const scanned = O.isSome(found.told) ? ofContainer(found.told.value) : ofPod(podText(status));
  const word = found.isInitialized && scanned.text === "Completed"
    ? wordOfCompleted(scanned, found, status)
    : scanned;
  return isDeleting(pod) ? wordOfDeleted(word, status) : word;
}

/** What the pod says of itself, before its containers are asked. */
function podText({ phase, reason, conditions }: PodStatus): string {
  const isGated = someItem(
    conditions,
    (condition) =>
      condition.type === "PodScheduled" && text(condition.reason) === "SchedulingGated",
  );
  return isGated ? "SchedulingGated" : text(reason) || text(phase);
}

function completedWord(word: Word, { error, isRunning }: Scan, { conditions }: PodStatus): Word {
  const isReady = someItem(conditions, ({ type, status }) => type === "Ready" && status === "True");
  if (isRunning && isReady) return ofPod("Running");
  if (O.isSome(error)) return ofContainer(error.value);
  return isRunning ? ofPod("NotReady") : word;
}

function wordOfDeleted(word: Word, status: PodStatus): Word {
  if (text(status.reason) === "NodeLost") return ofPod("Unknown");
  return isTerminal(status) ? word : ofPod("Terminating");
}

/**
 * One verdict on a pod: whether it is well, will be, or needs somebody.
 *
 * @module
 */
import { O, type Option, type Predicate } from "../_deps.ts";
import { text } from "../_option.ts";
import { createdAt } from "../query/pod/_pod.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { isReady } from "../query/pod/condition.ts";
import { type Disruption, disruption, type PodEnd, podEnd } from "../query/pod/disruption.ts";
import { crashLooping, type Failure, failures } from "../query/container/failure.ts";
import { generationsBehind } from "../query/pod/generation.ts";
import type { PodContainer } from "../query/container/kind.ts";
import { statusOf } from "../query/pod/part.ts";
import { type NotReady, notReady } from "../query/pod/readiness.ts";
import { type InitProgress, initProgress } from "../query/container/restart.ts";
import { type Scheduling, scheduling } from "../query/pod/scheduling.ts";
import { type Deletion, deletion } from "../query/pod/deletion.ts";
import { type WaitingContainer, waitingContainers } from "../query/container/waiting.ts";
import { needsHelp } from "../query/container/_wait.ts";

/**
 * What a verdict rests on, as the fact that tells it.
 *
 * @category verdict
 * @since 0.1.0
 */
export type VerdictReason =
  /** The status is not of the newest spec. */
  | { readonly _tag: "NotObserved" }
  /** The pod has no node. */
  | { readonly _tag: "Unscheduled"; readonly scheduling: Scheduling }
  /** The app containers wait for an init container. */
  | { readonly _tag: "Initializing"; readonly progress: InitProgress }
  /** A container waits. */
  | { readonly _tag: "ContainerWaiting"; readonly waiting: WaitingContainer }
  /** A container runs this second, between two crashes. */
  | { readonly _tag: "ContainerCrashLooping"; readonly container: PodContainer }
  /** A container ended badly. */
  | { readonly _tag: "ContainerFailed"; readonly failure: Failure }
  /** The pod as a whole was ended, refused or lost. */
  | { readonly _tag: "Ended"; readonly end: PodEnd }
  /** The pod was ended for the sake of others. */
  | { readonly _tag: "Disrupted"; readonly disruption: Disruption }
  /** The pod runs, but is not ready. */
  | { readonly _tag: "NotReady"; readonly notReady: NotReady };

/**
 * One verdict on a pod; `Stuck` and `Failed` need somebody, the others do not.
 *
 * @category verdict
 * @since 0.1.0
 */
export type Verdict =
  | { readonly _tag: "Ready" }
  | {
    readonly _tag: "Progressing";
    /** What it waits for, the cause before its effects. */
    readonly reasons: ReadonlyArray<VerdictReason>;
  }
  | {
    readonly _tag: "Stuck";
    /** What holds it, the cause before its effects; never empty. */
    readonly reasons: ReadonlyArray<VerdictReason>;
  }
  | {
    readonly _tag: "Terminating";
    /** How far the deletion got. */
    readonly deletion: Deletion;
  }
  | { readonly _tag: "Succeeded" }
  | {
    readonly _tag: "Failed";
    /** What ended it, the cause before its effects; empty where nothing tells. */
    readonly reasons: ReadonlyArray<VerdictReason>;
  };

/**
 * What a verdict takes for normal.
 *
 * @category verdict
 * @since 0.1.0
 */
export interface VerdictOptions {
  /** Seconds for which a pod may be unschedulable before it is stuck; by default 15, as for kstatus. */
  readonly schedulingWindow?: number;
}

/**
 * One verdict on a pod, at an instant in epoch milliseconds: the first of these
 * that holds.
 *
 * - `Terminating`: somebody deletes it.
 * - `Succeeded`, `Failed`: its phase.
 * - `Progressing`: the status is not of the newest spec.
 * - `Ready`: its `Ready` condition is `True`.
 * - `Stuck`: its node was lost; it has been unschedulable for longer than the
 *   window; or a container, of any kind but ephemeral, waits for its image, its
 *   configuration, its creation or after a crash, or runs between two crashes.
 * - `Progressing`: anything else; held by scheduling gates, say, or starting.
 *
 * The order of the first is that of kstatus, which however takes a failed pod
 * for current and does not look at init containers. What is healthy remains a
 * policy: take the facts for another one. Source of the comparison:
 * kubernetes-sigs/cli-utils `pkg/kstatus/status/core.go`.
 *
 * @example
 * ```ts
 * import { Pod, verdict } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     phase: "Pending",
 *     conditions: [{
 *       type: "PodScheduled",
 *       status: "False",
 *       reason: "Unschedulable",
 *       lastTransitionTime: "2026-01-01T00:00:00Z",
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 1);
 * assertEquals(verdict(now)(decoded.right)._tag, "Stuck");
 * assertEquals(verdict(now, { schedulingWindow: 300 })(decoded.right)._tag, "Progressing");
 * ```
 *
 * @category verdict
 * @since 0.1.0
 */
export function verdict(now: number, options: VerdictOptions = {}): (pod: Pod) => Verdict {
  const { schedulingWindow = 15 } = options;
  return (pod) => {
    const status = statusOf(pod);
    const deleted = deletion(now)(pod);
    if (O.isSome(deleted)) return { _tag: "Terminating", deletion: deleted.value };
    if (text(status.phase) === "Succeeded") return { _tag: "Succeeded" };
    if (text(status.phase) === "Failed") return { _tag: "Failed", reasons: endReasons(pod) };
    if (O.exists((generations) => generations !== 0)(generationsBehind(pod))) {
      return { _tag: "Progressing", reasons: [{ _tag: "NotObserved" }] };
    }
    if (isReady(status)) return { _tag: "Ready" };
    const stuck = stuckReasons(pod, now, schedulingWindow);
    return stuck.length > 0
      ? { _tag: "Stuck", reasons: stuck }
      : { _tag: "Progressing", reasons: progressReasons(pod) };
  };
}

/**
 * Pods with one of some verdicts, at an instant in epoch milliseconds.
 *
 * @example The pods that need somebody
 * ```ts
 * import { hasLabel, hasVerdict, Pod } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/lib/Predicate.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   metadata: { labels: { app: "web" } },
 *   status: { phase: "Failed" },
 * });
 * assert(decoded._tag === "Right");
 * const needsHelp = hasVerdict(Date.UTC(2026, 0, 1), "Stuck", "Failed");
 * assertEquals(needsHelp(decoded.right), true);
 * assertEquals(and(hasLabel("app", "db"))(needsHelp)(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasVerdict(
  now: number,
  ...tags: ReadonlyArray<Verdict["_tag"]>
): Predicate<Pod> {
  const judge = verdict(now);
  return (pod) => tags.includes(judge(pod)._tag);
}

type Reasons = ReadonlyArray<VerdictReason>;

/** What ended a pod: who did it from outside, then which containers failed. */
function endReasons(pod: Pod): Reasons {
  const status = statusOf(pod);
  return [
    ...one(podEnd(status), (end): VerdictReason => ({ _tag: "Ended", end })),
    ...one(disruption(status), (disruption): VerdictReason => ({ _tag: "Disrupted", disruption })),
    ...failures(pod)
      .filter(({ kind, when }) => kind !== "ephemeral" && when === "now")
      .map((failure): VerdictReason => ({ _tag: "ContainerFailed", failure })),
  ];
}

function stuckReasons(pod: Pod, now: number, schedulingWindow: number): Reasons {
  const found = scheduling(pod);
  const isUnschedulable = found._tag === "Unschedulable" &&
    isOver(now, schedulingWindow, O.isSome(found.since) ? found.since : createdAt(pod));
  const waiting = waitingContainers(pod).filter(({ kind, wait }) =>
    kind !== "ephemeral" && needsHelp(wait._tag)
  );
  const known = new Set(waiting.map(({ container }) => container));
  const running = crashLooping(now)(pod).filter(({ kind, status }) =>
    kind !== "ephemeral" && !known.has(status.name)
  );
  return [
    ...one(podEnd(statusOf(pod)), (end): VerdictReason => ({ _tag: "Ended", end })),
    ...(isUnschedulable ? [{ _tag: "Unscheduled", scheduling: found } as const] : []),
    ...waiting.map((waiting): VerdictReason => ({ _tag: "ContainerWaiting", waiting })),
    ...running.map((container): VerdictReason => ({ _tag: "ContainerCrashLooping", container })),
  ];
}

function progressReasons(pod: Pod): Reasons {
  const found = scheduling(pod);
  return [
    ...(found._tag === "Scheduled" ? [] : [{ _tag: "Unscheduled", scheduling: found } as const]),
    ...one(
      O.filter(({ current }: InitProgress) => O.isSome(current))(initProgress(pod)),
      (progress): VerdictReason => ({ _tag: "Initializing", progress }),
    ),
    ...waitingContainers(pod)
      .filter(({ kind }) => kind !== "ephemeral")
      .map((waiting): VerdictReason => ({ _tag: "ContainerWaiting", waiting })),
    ...one(notReady(pod), (notReady): VerdictReason => ({ _tag: "NotReady", notReady })),
  ];
}

function one<A, B>(option: Option<A>, f: (a: A) => B): ReadonlyArray<B> {
  return O.isSome(option) ? [f(option.value)] : [];
}

/** Whether a window that began at a time is over; one that began nobody knows when is. */
function isOver(now: number, seconds: number, since: Option<Time>): boolean {
  return O.isNone(since) || now - toEpochMillis(since.value) >= seconds * 1000;
}

/**
 * One verdict on a pod: whether it is well, will be, or needs somebody.
 *
 * @module
 */
import { O, type Option, type Predicate } from "../_deps.ts";
import { text } from "../_option.ts";
import { immutable } from "../codec/_immutable.ts";
import { isReady } from "../query/pod/condition.ts";
import { type Deletion, deletion } from "../query/pod/deletion.ts";
import { generationsBehind } from "../query/pod/generation.ts";
import { statusOf } from "../query/pod/part.ts";
import type { Pod } from "../model/pod.ts";
import type { VerdictReason } from "./reason.ts";
import { deadlineOf } from "./_deadline.ts";
import { isDeletedByTaint, lostNodeReasons } from "./_node.ts";
import { endReasons, loopingContainers, progressReasons, stuckReasons } from "./_reasons.ts";

/**
 * One verdict on a pod. There is one rule about who needs somebody: what is
 * `Stuck` or `Failed` does, nothing else.
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
    /** When it is stuck if nothing changes, in epoch milliseconds; absent where it may wait for ever, or nobody knows since when it waits. */
    readonly deadline: Option<number>;
  }
  | {
    readonly _tag: "Stuck";
    /** What holds it, the cause before its effects; never empty. */
    readonly reasons: ReadonlyArray<VerdictReason>;
    /** The deadline that it missed, in epoch milliseconds; absent where it needs somebody whatever the time. */
    readonly deadline: Option<number>;
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
  readonly schedulingWindowSeconds?: number;
  /**
   * Seconds for which a pod may be progressing, or its deletion overdue; by
   * default 600, as for the progress of a Deployment. Probes of a container that
   * starts have their own deadline: delay and period × failures, a minute at least
   * where there is no start-up probe.
   */
  readonly progressDeadlineSeconds?: number;
  /** How often a container must have been restarted to be flapping; by default 3. */
  readonly flappingRestarts?: number;
  /**
   * Seconds after which a run is long enough for the ends before it to be
   * forgotten; by default 600, as for the kubelet's back-off.
   */
  readonly flappingSeconds?: number;
}

/**
 * One verdict on a pod, at an instant in epoch milliseconds: the first of these
 * that holds.
 *
 * - `Terminating`: somebody deletes it. `Stuck` instead once its grace period is
 *   over for longer than the deadline; at once where its node is lost, and after
 *   a minute where a taint of its node had it deleted, which is how lost nodes
 *   are cleared.
 * - `Succeeded`, `Failed`: its phase.
 * - `Stuck`: a container, of any kind but ephemeral, is flapping, whether the pod
 *   is ready this second or not: it was restarted often, its last run ended
 *   badly, or in no time, and the present one is young.
 * - `Progressing`: it is ready, but the status is not of the newest spec.
 * - `Ready`: its `Ready` condition is `True`.
 * - `Stuck`: its node is lost or silent; it has been unschedulable for longer
 *   than the window; or a container, of any kind but ephemeral, waits for its
 *   image, its configuration, its creation or after a crash, runs between two
 *   crashes, or ended badly for good.
 * - `Progressing`: anything else, up to the deadline, then `Stuck`.
 *
 * A container that starts has the deadline of its own start-up and readiness
 * probes, where it has one: their delays and periods × failures, from the start
 * of its run. Otherwise a pod progresses since its `Ready` condition last
 * changed, and without that since it was created, or its node took it. Who holds
 * a pod back by scheduling gates wants it to wait, however long.
 *
 * The order is that of kstatus, which however takes a failed pod for current,
 * knows no deadlines and does not look at init containers. What is healthy
 * remains a policy: take the facts for another one. Source of the comparison:
 * kubernetes-sigs/cli-utils `pkg/kstatus/status/core.go`; of the deadline:
 * kubernetes/api `apps/v1/types.go`, `DeploymentSpec.progressDeadlineSeconds`.
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
 * assertEquals(verdict(now, { schedulingWindowSeconds: 300 })(decoded.right)._tag, "Progressing");
 * ```
 *
 * @category verdict
 * @since 0.1.0
 */
export function verdict(now: number, options: VerdictOptions = {}): (pod: Pod) => Verdict {
  const limits = limitsOf(options);
  return (pod) => {
    const status = statusOf(pod);
    const deleted = deletion(now)(pod);
    if (O.isSome(deleted)) return ofDeleted(pod, deleted.value, limits);
    if (text(status.phase) === "Succeeded") return { _tag: "Succeeded" };
    if (text(status.phase) === "Failed") return { _tag: "Failed", reasons: endReasons(pod) };
    const isWell = isReady(status);
    const stuck = isWell ? loopingContainers(pod, now, limits) : stuckReasons(pod, now, limits);
    if (stuck.length > 0) return { _tag: "Stuck", reasons: stuck, deadline: O.none };
    const isBehind = O.exists((generations) => generations !== 0)(generationsBehind(pod));
    const unobserved = isBehind ? NOT_OBSERVED : [];
    if (isWell) {
      return isBehind
        ? { _tag: "Progressing", reasons: unobserved, deadline: O.none }
        : { _tag: "Ready" };
    }
    const waits = progressReasons(pod);
    const deadline = deadlineOf(pod, waits, limits);
    return O.isSome(deadline) && now > deadline.value
      ? { _tag: "Stuck", reasons: [...waits, ...unobserved], deadline }
      : { _tag: "Progressing", reasons: [...unobserved, ...waits], deadline };
  };
}

/** Shared by all verdicts: nobody may change it. */
const NOT_OBSERVED: ReadonlyArray<VerdictReason> = immutable([{ _tag: "NotObserved" }]);

function limitsOf(options: VerdictOptions): Required<VerdictOptions> {
  return {
    schedulingWindowSeconds: options.schedulingWindowSeconds ?? 15,
    progressDeadlineSeconds: options.progressDeadlineSeconds ?? 600,
    flappingRestarts: options.flappingRestarts ?? 3,
    flappingSeconds: options.flappingSeconds ?? 600,
  };
}

/** The verdict on a pod that somebody deletes. */
function ofDeleted(
  pod: Pod,
  deletion: Deletion,
  { progressDeadlineSeconds }: Required<VerdictOptions>,
): Verdict {
  const { secondsPastDeadline } = deletion;
  const lost = secondsPastDeadline > 0 ? lostNodeReasons(pod) : [];
  const isLost = lost.length > 0 || (secondsPastDeadline > 60 && isDeletedByTaint(pod));
  if (!isLost && !(secondsPastDeadline > progressDeadlineSeconds)) {
    return { _tag: "Terminating", deletion };
  }
  return {
    _tag: "Stuck",
    reasons: [...lost, { _tag: "Deleting", deletion }],
    deadline: isLost ? O.none : O.some(deletion.deadline + progressDeadlineSeconds * 1000),
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

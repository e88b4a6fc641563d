/**
 * Whether a pod's failure is its own.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text, toList } from "../../_option.ts";
import type {
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { givenTime, toEpochMillis } from "../../model/time.ts";
import { isBadEnd } from "../container/_run.ts";
import { needsHelp, waitTag } from "../container/_wait.ts";
import { podContainers } from "../container/kind.ts";
import { currentState, previousEnd } from "../container/state.ts";
import { gracePeriod } from "./_pod.ts";
import { silentNode } from "./_silent_node.ts";
import { disruption, type PodEnd, podEnd } from "./disruption.ts";
import { eviction } from "./eviction.ts";
import { isDeleting } from "./lifecycle.ts";
import { statusOf } from "./part.ts";

/**
 * Whose failure it is, and what tells so.
 *
 * @category disruption
 * @since 0.1.0
 */
export interface Blame {
  /** `Unknown` where the pod failed and nothing in it tells why. */
  readonly _tag: "Infrastructure" | "Workload" | "Unknown";
  /** The reason of the status or of the disruption; absent where containers tell, or nothing does. */
  readonly reason: Option<string>;
  /** The message that goes with the reason; absent without one. */
  readonly message: Option<string>;
  /**
   * The names of the containers that tell; where the reason does, of those that
   * used more than they had asked for, or than their limit.
   */
  readonly containers: ReadonlyArray<string>;
}

/** Ends that the kubelet or the runtime made up, since they lost the container. */
const LOST: ReadonlySet<string> = new Set(["ContainerStatusUnknown", "Unknown"]);

/**
 * Whether the infrastructure or the workload is to blame for a pod's failure;
 * none where nothing failed. The first of these rules that applies decides:
 *
 * 1. The phase is `Succeeded`: none.
 * 2. {@link podEnd} is `DeadlineExceeded`, or `Evicted` over the pod's own
 *    limit: workload.
 * 3. {@link podEnd} is `Evicted` otherwise, `Preempted`, `NodeShutdown`,
 *    `NodeLost` or `Refused`: infrastructure, even if a container used more than
 *    it had asked for.
 * 4. There is a {@link disruption}: infrastructure, whatever the exit codes. Or
 *    the node is silent: its controller set `Ready` to `False` without a reason,
 *    while its kubelet last said that all containers are ready.
 * 5. An init container, sidecar or app container failed by itself: workload.
 *    Either it waits for a known error: of its image, its configuration, its
 *    start, or a crash loop. Or its last run, with none since, ended with an
 *    exit code other than 0 or by a signal.
 * 6. The kubelet or the runtime lost such a container: infrastructure. Its last
 *    run ended as `ContainerStatusUnknown` or `Unknown`, which tells of no exit.
 * 7. The phase is `Failed`, and nobody deletes the pod: unknown.
 * 8. None.
 *
 * In rules 5 and 6 an end does not count if the pod is being deleted and the
 * end is not older than the request, nor if the kubelet restarts all
 * containers: they were told to stop. A container that runs again is not
 * blamed for its former run.
 *
 * @example Killed by a drain, not by itself
 * ```ts
 * import { blame, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     phase: "Failed",
 *     conditions: [{ type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI" }],
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { terminated: { exitCode: 143, reason: "Error" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const found = blame(decoded.right);
 * assert(O.isSome(found));
 * assertEquals(found.value._tag, "Infrastructure");
 * assertEquals(found.value.reason, O.some("EvictionByEvictionAPI"));
 * ```
 *
 * @category disruption
 * @since 0.1.0
 */
export function blame(pod: Pod): Option<Blame> {
  const status = statusOf(pod);
  if (text(status.phase) === "Succeeded") return O.none;
  return pipe(
    podEnd(status),
    O.filter(({ _tag }) => _tag !== "Other"),
    O.map((end): Blame => ({
      ...blamed(isOwnEnd(end) ? "Workload" : "Infrastructure", end),
      containers: greedy(status),
    })),
    O.alt(() => pipe(disruption(status), O.map((found) => blamed("Infrastructure", found)))),
    O.alt(() =>
      pipe(
        silentNode(pod),
        O.map(() => blamed("Infrastructure", { reason: O.none, message: O.none })),
      )
    ),
    O.alt(() => blameOfContainers(pod)),
    O.alt(() =>
      text(status.phase) === "Failed" && !isDeleting(pod)
        ? O.some(blamed("Unknown", {
          reason: nonEmpty(status.reason),
          message: nonEmpty(status.message),
        }))
        : O.none
    ),
  );
}

/** Whom the containers blame: the workload, if one of them does. */
function blameOfContainers(pod: Pod): Option<Blame> {
  const troubles = podContainers(pod)
    .filter(({ kind }) => kind !== "ephemeral")
    .map(({ status }) => ({ name: status.name, trouble: troubleOf(pod, status) }));
  for (const tag of ["Workload", "Infrastructure"] as const) {
    const containers = troubles.filter(({ trouble }) => trouble === tag).map(({ name }) => name);
    if (containers.length > 0) {
      return O.some({ _tag: tag, reason: O.none, message: O.none, containers });
    }
  }
  return O.none;
}

function isOwnEnd(end: PodEnd): boolean {
  return end._tag === "Evicted" ? end.isOverOwnLimit : end._tag === "DeadlineExceeded";
}

/** The containers that used more than they had asked for, or than their limit, when their pod was evicted. */
function greedy(status: PodStatus): ReadonlyArray<string> {
  return toList(eviction(status)).flatMap(({ exceeded, overRequest }) => [
    ...toList(exceeded).flatMap((limit) => limit._tag === "Container" ? [limit.container] : []),
    ...overRequest.flatMap(({ container }) => toList(container)),
  ]);
}

function blamed(
  _tag: Blame["_tag"],
  { reason, message }: {
    readonly reason: string | Option<string>;
    readonly message: Option<string>;
  },
): Blame {
  return {
    _tag,
    reason: typeof reason === "string" ? O.some(reason) : reason,
    message,
    containers: [],
  };
}

/** Whom the present state of a container blames. */
function troubleOf(pod: Pod, container: ContainerStatus): "Workload" | "Infrastructure" | "none" {
  const state = currentState(container);
  if (state._tag === "Running") return "none";
  if (state._tag === "Terminated") return troubleOfEnd(pod, state.terminated);
  if (O.exists(isForHelp)(state.waiting)) return "Workload";
  return pipe(
    previousEnd(container),
    O.match(() => "none", (end) => troubleOfEnd(pod, end)),
  );
}

function isForHelp({ reason }: ContainerStateWaiting): boolean {
  return needsHelp(waitTag(text(reason)));
}

function troubleOfEnd(
  pod: Pod,
  end: ContainerStateTerminated,
): "Workload" | "Infrastructure" | "none" {
  const reason = text(end.reason);
  if (!isBadEnd(end) || reason === "RestartingAllContainers" || wasToldToStop(pod, end)) {
    return "none";
  }
  return LOST.has(reason) ? "Infrastructure" : "Workload";
}

/** Whether an end is not known to be older than the request to delete the pod. */
function wasToldToStop(pod: Pod, { finishedAt }: ContainerStateTerminated): boolean {
  const isOlder = (request: number) =>
    pipe(givenTime(finishedAt), O.exists((end) => toEpochMillis(end) < request));
  return pipe(gracePeriod(pod), O.exists(({ requestedAt }) => !O.exists(isOlder)(requestedAt)));
}

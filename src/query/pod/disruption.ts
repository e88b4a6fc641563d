/**
 * What was done to a pod, and whether a failure is its own.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import { gracePeriod } from "./_pod.ts";
import type { Open } from "../../codec/json.ts";
import type { ContainerStateTerminated } from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodReason, PodStatus } from "../../model/pod_status.ts";
import { givenTime, type Time, toEpochMillis } from "../../model/time.ts";
import { findCondition } from "./condition.ts";
import { podContainers } from "../container/kind.ts";
import { isDeleting } from "./lifecycle.ts";
import { statusOf } from "./part.ts";
import { isBadEnd } from "../container/_run.ts";
import { currentState, previousEnd } from "../container/state.ts";
import { needsHelp, waitTag } from "../container/_wait.ts";

/**
 * Who disrupts a pod: the scheduler for a more important one, a taint, a
 * drain, the clean-up of lost nodes, or the kubelet.
 *
 * @category disruption
 * @since 0.1.0
 */
export type DisruptionReason = Open<
  | "PreemptionByScheduler"
  | "DeletionByTaintManager"
  | "EvictionByEvictionAPI"
  | "DeletionByPodGC"
  | "TerminationByKubelet"
>;

/**
 * That a pod is, or was, ended for the sake of others.
 *
 * @category disruption
 * @since 0.1.0
 */
export interface Disruption {
  /** Who disrupts it; absent where it is not told. */
  readonly reason: Option<DisruptionReason>;
  /** Details in prose; absent where there are none. */
  readonly message: Option<string>;
  /** When it began; absent where it is not told. */
  readonly since: Option<Time>;
}

/**
 * The disruption of a pod: its `DisruptionTarget` condition, where that is
 * `True`; it stays after the fact.
 *
 * A condition that is there but `False` is no disruption. Source:
 * kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { disruption, PodStatus } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [{ type: "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI" }],
 * });
 * assert(decoded._tag === "Right");
 * const found = disruption(decoded.right);
 * assert(O.isSome(found));
 * assertEquals(found.value.reason, O.some("EvictionByEvictionAPI"));
 * ```
 *
 * @category disruption
 * @since 0.1.0
 */
export function disruption(status: PodStatus): Option<Disruption> {
  return pipe(
    findCondition("DisruptionTarget")(status),
    O.filter(({ status }) => status === "True"),
    O.map(({ reason, message, lastTransitionTime }) => ({
      reason: nonEmpty(reason),
      message: nonEmpty(message),
      since: givenTime(lastTransitionTime),
    })),
  );
}

/**
 * Why a pod as a whole was ended, refused or given up: its `reason`, by kind.
 *
 * @category disruption
 * @since 0.1.0
 */
export type PodEnd =
  & {
    /** The reason as the status has it. */
    readonly reason: PodReason;
    /** Details in prose; absent where there are none. */
    readonly message: Option<string>;
  }
  & (
    | {
      /** The kubelet ended or refused it, for want of a resource or over a limit. */
      readonly _tag: "Evicted";
      /** Whether it used more local storage than its own limits allow; else its node had too little. */
      readonly isOverOwnLimit: boolean;
    }
    | {
      /** The kubelet ended it to admit a critical pod. */
      readonly _tag: "Preempted";
    }
    | {
      /** Its node shut down, or was about to when it came. */
      readonly _tag: "NodeShutdown";
    }
    | {
      /** Its node stopped reporting; the phase is left as it was. */
      readonly _tag: "NodeLost";
    }
    | {
      /** Its node did not admit it: none of its containers ever ran. */
      readonly _tag: "Refused";
    }
    | {
      /** It ran for longer than its `activeDeadlineSeconds`. */
      readonly _tag: "DeadlineExceeded";
    }
    | {
      /** A reason that is not known here. */
      readonly _tag: "Other";
    }
  );

const END_TAGS: ReadonlyMap<string, Exclude<PodEnd["_tag"], "Evicted" | "Other">> = new Map([
  ["Preempting", "Preempted"],
  ["Terminated", "NodeShutdown"],
  ["Shutdown", "NodeShutdown"],
  ["NodeShutdown", "NodeShutdown"],
  ["NodeLost", "NodeLost"],
  ["DeadlineExceeded", "DeadlineExceeded"],
  ["NodeAffinity", "Refused"],
  ["NodeName", "Refused"],
  ["NodePorts", "Refused"],
  ["TaintToleration", "Refused"],
  ["UnexpectedAdmissionError", "Refused"],
  ["UnknownReason", "Refused"],
  ["UnexpectedPredicateFailureType", "Refused"],
  ["InvalidNodeInfo", "Refused"],
  ["PodOSSelectorNodeLabelDoesNotMatch", "Refused"],
  ["PodOSNotSupported", "Refused"],
  ["InitContainerRestartPolicyForbidden", "Refused"],
  ["SupplementalGroupsPolicyNotSupported", "Refused"],
  ["AppArmor", "Refused"],
  ["SysctlForbidden", "Refused"],
  ["TopologyAffinityError", "Refused"],
]);

/** The kubelet's words for a node that has too little, also behind its words for a refusal. */
const NODE_PRESSURE = /The node (was low on|had condition)/;

/** The kubelet's words for an emptyDir, a container or a pod over its limit. */
const OWN_LIMIT = /exceed(s|ed) .*limit/;

/**
 * Why the pod as a whole was ended, refused or given up: its `reason`, where its
 * phase is `Failed`; and `NodeLost` in any phase, which that leaves as it was.
 *
 * In any other phase a reason ends nothing: a virtual node may say
 * `ProviderWaiting` of a pod that has yet to start. An ordinary failure of a
 * container sets no reason of the pod. An eviction is over
 * the pod's own limit if its message tells that a limit was exceeded and does
 * not tell of the node. Source: kubernetes/kubernetes
 * `pkg/kubelet/eviction/helpers.go`, `pkg/kubelet/preemption/preemption.go`,
 * `pkg/kubelet/nodeshutdown/nodeshutdown_manager.go`,
 * `pkg/kubelet/active_deadline.go`, `pkg/kubelet/lifecycle/predicate.go`,
 * `pkg/util/node/node.go`; and for `Evicted` `pkg/api/v1/pod/util.go`.
 *
 * @example
 * ```ts
 * import { podEnd, PodStatus } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ phase: "Failed", reason: "OutOfcpu" });
 * assert(decoded._tag === "Right");
 * assertEquals(
 *   podEnd(decoded.right),
 *   O.some({ _tag: "Refused" as const, reason: "OutOfcpu", message: O.none }),
 * );
 * ```
 *
 * @category disruption
 * @since 0.1.0
 */
export function podEnd(status: PodStatus): Option<PodEnd> {
  const reason = text(status.reason);
  const isOver = text(status.phase) === "Failed" || reason === "NodeLost";
  if (reason === "" || !isOver) return O.none;
  const message = nonEmpty(status.message);
  if (reason === "Evicted") {
    const prose = text(message);
    const isOverOwnLimit = OWN_LIMIT.test(prose) && !NODE_PRESSURE.test(prose);
    return O.some({ _tag: "Evicted", reason, message, isOverOwnLimit });
  }
  const _tag = END_TAGS.get(reason) ?? (reason.startsWith("OutOf") ? "Refused" : "Other");
  return O.some({ _tag, reason, message });
}

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
  /** The names of the containers that tell; empty where the reason does. */
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
 *    `NodeLost` or `Refused`: infrastructure.
 * 4. There is a {@link disruption}: infrastructure, whatever the exit codes.
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
  const end = podEnd(status);
  if (O.isSome(end) && end.value._tag !== "Other") {
    return O.some(blamed(isOwnEnd(end.value) ? "Workload" : "Infrastructure", end.value));
  }
  const disrupted = disruption(status);
  if (O.isSome(disrupted)) return O.some(blamed("Infrastructure", disrupted.value));
  const troubles = podContainers(pod)
    .filter(({ kind }) => kind !== "ephemeral")
    .map(({ status }) => ({ name: status.name, trouble: troubleOf(pod, status) }));
  for (const tag of ["Workload", "Infrastructure"] as const) {
    const containers = troubles.filter(({ trouble }) => trouble === tag).map(({ name }) => name);
    if (containers.length > 0) {
      return O.some({ _tag: tag, reason: O.none, message: O.none, containers });
    }
  }
  return text(status.phase) === "Failed" && !isDeleting(pod)
    ? O.some(
      blamed("Unknown", { reason: nonEmpty(status.reason), message: nonEmpty(status.message) }),
    )
    : O.none;
}

function isOwnEnd(end: PodEnd): boolean {
  return end._tag === "Evicted" ? end.isOverOwnLimit : end._tag === "DeadlineExceeded";
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
  const { waiting } = state;
  if (O.isSome(waiting) && needsHelp(waitTag(text(waiting.value.reason)))) return "Workload";
  return pipe(
    previousEnd(container),
    O.match(() => "none", (end) => troubleOfEnd(pod, end)),
  );
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

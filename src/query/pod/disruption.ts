/**
 * What was done to a pod.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import type { Open } from "../../codec/json.ts";
import type { PodReason, PodStatus } from "../../model/pod_status.ts";
import { givenTime, type Time } from "../../model/time.ts";
import { findCondition } from "./condition.ts";

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

/**
 * `PodStatus`: what the cluster knows about a pod.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import {
  type Codec,
  type Draft,
  optional,
  optionalList,
  optionalMap,
  record,
  withUnknown,
  writeList,
} from "../codec/_codec.ts";
import { int64, string, word } from "../codec/_scalar.ts";
import { getMonoid } from "../codec/instance.ts";
import { type Open, unknownFields, type WithUnknownFields } from "../codec/json.ts";
import { ContainerStatus } from "./container_status.ts";
import { PodCondition } from "./pod_condition.ts";
import { HostIP, PodIP } from "./pod_ip.ts";
import { Quantity } from "./quantity.ts";
import {
  NodeAllocatableResourceClaimStatus,
  PodExtendedResourceClaimStatus,
  PodResourceClaimStatus,
} from "./resource_claim_status.ts";
import { type Quantities, ResourceRequirements } from "./resource_requirements.ts";
import { Time } from "./time.ts";
import { PodVolumeHealth } from "./volume_health.ts";

/**
 * Where a pod is in its life: `Succeeded` and `Failed` are final, `Unknown` is unused since 2015.
 *
 * @category model
 * @since 0.1.0
 */
export type PodPhase = Open<"Pending" | "Running" | "Succeeded" | "Failed" | "Unknown">;

/**
 * Quality of service of a pod, which decides who is evicted first.
 *
 * @category model
 * @since 0.1.0
 */
export type PodQOSClass = Open<"Guaranteed" | "Burstable" | "BestEffort">;

/**
 * State of an in-place resize, as it was written up to 1.32.
 *
 * @category model
 * @since 0.1.0
 */
export type PodResizeStatus = Open<"Proposed" | "InProgress" | "Deferred" | "Infeasible">;

/**
 * Why a pod as a whole was ended or refused.
 *
 * @category model
 * @since 0.1.0
 */
export type PodReason = Open<
  | "Evicted"
  | "Preempting"
  | "Terminated"
  | "Shutdown"
  | "NodeShutdown"
  | "DeadlineExceeded"
  | "NodeLost"
  | "OutOfcpu"
  | "OutOfmemory"
  | "OutOfpods"
  | "OutOfephemeral-storage"
  | "NodeAffinity"
  | "NodeName"
  | "NodePorts"
  | "TaintToleration"
  | "UnexpectedAdmissionError"
  | "UnknownReason"
  | "UnexpectedPredicateFailureType"
  | "InvalidNodeInfo"
  | "PodOSSelectorNodeLabelDoesNotMatch"
  | "PodOSNotSupported"
  | "InitContainerRestartPolicyForbidden"
  | "SupplementalGroupsPolicyNotSupported"
  | "AppArmor"
  | "SysctlForbidden"
  | "TopologyAffinityError"
>;

const phase: Codec<PodPhase> = word("PodPhase");
const qosClass: Codec<PodQOSClass> = word("PodQOSClass");
const resize: Codec<PodResizeStatus> = word("PodResizeStatus");
const reason: Codec<PodReason> = word("PodReason");

/**
 * What the cluster knows about a pod; it may trail the truth, most so when a node is lost.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodStatus extends WithUnknownFields {
  /** The `metadata.generation` that it was computed for, since 1.33; absent means not tracked. */
  readonly observedGeneration: Option<number>;
  /** Coarse summary of the life cycle: a pod that crash-loops is `Running`. */
  readonly phase: Option<PodPhase>;
  /** Facts by type; their order has no meaning. */
  readonly conditions: Option<ReadonlyArray<PodCondition>>;
  /** What `reason` means, for a person. */
  readonly message: Option<string>;
  /** Why the pod was evicted or refused; absent for ordinary failures of containers. */
  readonly reason: Option<PodReason>;
  /** A node that the scheduler earmarked, typically after preemption; no promise. */
  readonly nominatedNodeName: Option<string>;
  /** The node's primary address; may be stale. */
  readonly hostIP: Option<string>;
  /** The node's addresses, since 1.28; the first is `hostIP`. */
  readonly hostIPs: Option<ReadonlyArray<HostIP>>;
  /** The pod's primary address; absent until its sandbox has one. */
  readonly podIP: Option<string>;
  /** The pod's addresses, since 1.16: at most one per family, the first is `podIP`. */
  readonly podIPs: Option<ReadonlyArray<PodIP>>;
  /** When the kubelet took the pod on, before any image was pulled; not its creation. */
  readonly startTime: Option<Time>;
  /** Init containers and sidecars, in the order of the spec. */
  readonly initContainerStatuses: Option<ReadonlyArray<ContainerStatus>>;
  /** App containers, by name rather than in the order of the spec. */
  readonly containerStatuses: Option<ReadonlyArray<ContainerStatus>>;
  /** Debug containers, which count for neither readiness nor phase. */
  readonly ephemeralContainerStatuses: Option<ReadonlyArray<ContainerStatus>>;
  /** Quality of service; fixed at creation. */
  readonly qosClass: Option<PodQOSClass>;
  /** State of a resize up to 1.32; conditions replaced it. */
  readonly resize: Option<PodResizeStatus>;
  /** Generated claims, since 1.28; one entry per name. */
  readonly resourceClaimStatuses: Option<ReadonlyArray<PodResourceClaimStatus>>;
  /** Extended resources that a claim serves, since 1.34. */
  readonly extendedResourceClaimStatus: Option<PodExtendedResourceClaimStatus>;
  /** Requests that the node set aside for the whole pod, since 1.35. */
  readonly allocatedResources: Option<Quantities>;
  /** Requests and limits of the whole pod in force, since 1.35. */
  readonly resources: Option<ResourceRequirements>;
  /** Node resources obtained through claims, since 1.36; one entry per claim. */
  readonly nodeAllocatableResourceClaimStatuses: Option<
    ReadonlyArray<NodeAllocatableResourceClaimStatus>
  >;
  /** Health by volume, in 1.37; one entry per name. */
  readonly volumeHealth: Option<ReadonlyArray<PodVolumeHealth>>;
}

/**
 * Codec of {@link PodStatus}: every field is optional, and `null` equals absent.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = PodStatus.decode({ phase: "Running", podIP: null });
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right.phase, O.some("Running"));
 * assertEquals(decoded.right.podIP, O.none);
 * assert(Object.isFrozen(decoded.right));
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodStatus: Codec<PodStatus> = record<PodStatus>("PodStatus", (json) => ({
  observedGeneration: optional(json.observedGeneration, int64),
  phase: optional(json.phase, phase),
  conditions: optionalList(json.conditions, PodCondition, "type"),
  message: optional(json.message, string),
  reason: optional(json.reason, reason),
  nominatedNodeName: optional(json.nominatedNodeName, string),
  hostIP: optional(json.hostIP, string),
  hostIPs: optionalList(json.hostIPs, HostIP, "ip"),
  podIP: optional(json.podIP, string),
  podIPs: optionalList(json.podIPs, PodIP, "ip"),
  startTime: optional(json.startTime, Time),
  initContainerStatuses: optionalList(json.initContainerStatuses, ContainerStatus),
  containerStatuses: optionalList(json.containerStatuses, ContainerStatus),
  ephemeralContainerStatuses: optionalList(json.ephemeralContainerStatuses, ContainerStatus),
  qosClass: optional(json.qosClass, qosClass),
  resize: optional(json.resize, resize),
  resourceClaimStatuses: optionalList(json.resourceClaimStatuses, PodResourceClaimStatus, "name"),
  extendedResourceClaimStatus: optional(
    json.extendedResourceClaimStatus,
    PodExtendedResourceClaimStatus,
  ),
  allocatedResources: optionalMap(json.allocatedResources, Quantity),
  resources: optional(json.resources, ResourceRequirements),
  nodeAllocatableResourceClaimStatuses: optionalList(
    json.nodeAllocatableResourceClaimStatuses,
    NodeAllocatableResourceClaimStatus,
    "resourceClaimName",
  ),
  volumeHealth: optionalList(json.volumeHealth, PodVolumeHealth, "name"),
}), (status) => {
  const json: Draft<PodStatus> = {};
  if (O.isSome(status.observedGeneration)) {
    json.observedGeneration = status.observedGeneration.value;
  }
  if (O.isSome(status.phase)) json.phase = status.phase.value;
  if (O.isSome(status.conditions)) {
    json.conditions = writeList(PodCondition, status.conditions.value);
  }
  if (O.isSome(status.message)) json.message = status.message.value;
  if (O.isSome(status.reason)) json.reason = status.reason.value;
  if (O.isSome(status.nominatedNodeName)) json.nominatedNodeName = status.nominatedNodeName.value;
  if (O.isSome(status.hostIP)) json.hostIP = status.hostIP.value;
  if (O.isSome(status.hostIPs)) json.hostIPs = writeList(HostIP, status.hostIPs.value);
  if (O.isSome(status.podIP)) json.podIP = status.podIP.value;
  if (O.isSome(status.podIPs)) json.podIPs = writeList(PodIP, status.podIPs.value);
  if (O.isSome(status.startTime)) json.startTime = status.startTime.value;
  if (O.isSome(status.initContainerStatuses)) {
    json.initContainerStatuses = writeList(ContainerStatus, status.initContainerStatuses.value);
  }
  if (O.isSome(status.containerStatuses)) {
    json.containerStatuses = writeList(ContainerStatus, status.containerStatuses.value);
  }
  if (O.isSome(status.ephemeralContainerStatuses)) {
    json.ephemeralContainerStatuses = writeList(
      ContainerStatus,
      status.ephemeralContainerStatuses.value,
    );
  }
  if (O.isSome(status.qosClass)) json.qosClass = status.qosClass.value;
  if (O.isSome(status.resize)) json.resize = status.resize.value;
  if (O.isSome(status.resourceClaimStatuses)) {
    json.resourceClaimStatuses = writeList(
      PodResourceClaimStatus,
      status.resourceClaimStatuses.value,
    );
  }
  if (O.isSome(status.extendedResourceClaimStatus)) {
    json.extendedResourceClaimStatus = PodExtendedResourceClaimStatus.encode(
      status.extendedResourceClaimStatus.value,
    );
  }
  if (O.isSome(status.allocatedResources)) {
    json.allocatedResources = { ...status.allocatedResources.value };
  }
  if (O.isSome(status.resources)) {
    json.resources = ResourceRequirements.encode(status.resources.value);
  }
  if (O.isSome(status.nodeAllocatableResourceClaimStatuses)) {
    json.nodeAllocatableResourceClaimStatuses = writeList(
      NodeAllocatableResourceClaimStatus,
      status.nodeAllocatableResourceClaimStatuses.value,
    );
  }
  if (O.isSome(status.volumeHealth)) {
    json.volumeHealth = writeList(PodVolumeHealth, status.volumeHealth.value);
  }
  return withUnknown(json, status[unknownFields]);
});

/**
 * The status of which nothing is known: every field is absent.
 *
 * @example
 * ```ts
 * import { emptyPodStatus, PodStatus } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(PodStatus.encode(emptyPodStatus), {});
 * ```
 *
 * @category instances
 * @since 0.1.0
 */
export const emptyPodStatus: PodStatus = getMonoid(PodStatus).empty;

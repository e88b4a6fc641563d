/**
 * Pods and all that they are made of: immutable types and their codecs, pods out
 * of documents, equality and merge. It is a part of the whole module that starts
 * sooner: it brings no lenses and asks no questions.
 *
 * @example
 * ```ts
 * import { decodePods, PodStatus } from "@k8s-fp/pod-status/model";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([{ status: { phase: "Running" } }]);
 * assert(decoded._tag === "Right");
 * const [{ status }] = decoded.right.pods;
 * assert(status._tag === "Some");
 * assertEquals(PodStatus.encode(status.value), { phase: "Running" });
 * ```
 *
 * @module
 */

export {
  type brand,
  type Branded,
  type FieldOf,
  type JsonObject,
  type JsonOf,
  type JsonRecordOf,
  type JsonValue,
  type Open,
  type OptionalFieldOf,
  unknownFields,
  type WithUnknownFields,
} from "../codec/json.ts";
export { type Codec } from "../codec/codec.ts";
export { decodeIssues } from "../codec/decode_issues.ts";
export {
  type DecodeIssue,
  type DecodeIssueKind,
  formatIssues,
  MAX_ISSUES,
} from "../codec/issue.ts";
export { type DecodedPods, decodePods, type PodFailure } from "../document/decode_pods.ts";
export {
  Container,
  ContainerPort,
  ContainerResizePolicy,
  type ContainerRestartPolicy,
  ContainerRestartRule,
  ContainerRestartRuleOnExitCodes,
  EphemeralContainer,
  type Protocol,
} from "../model/container.ts";
export {
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  type ContainerTerminatedReason,
  type ContainerWaitingReason,
} from "../model/container_state.ts";
export { ContainerStatus, type Signal } from "../model/container_status.ts";
export { ContainerUser, LinuxContainerUser } from "../model/container_user.ts";
export { ListMeta, ObjectMeta, OwnerReference } from "../model/object_meta.ts";
export { Pod } from "../model/pod.ts";
export {
  type ConditionStatus,
  PodCondition,
  type PodConditionType,
} from "../model/pod_condition.ts";
export { HostIP, PodIP } from "../model/pod_ip.ts";
export { List, PodList } from "../model/pod_list.ts";
export {
  type OSName,
  PodOS,
  PodReadinessGate,
  PodResourceClaim,
  PodSchedulingGate,
  PodSpec,
  type RestartPolicy,
  Toleration,
} from "../model/pod_spec.ts";
export {
  emptyPodStatus,
  type PodPhase,
  type PodQOSClass,
  type PodReason,
  type PodResizeStatus,
  PodStatus,
} from "../model/pod_status.ts";
export { Quantity, quantityOrd } from "../model/quantity.ts";
export {
  ContainerExtendedResourceRequest,
  NodeAllocatableMappedResources,
  NodeAllocatableOverheadResources,
  NodeAllocatableResourceClaimStatus,
  PodExtendedResourceClaimStatus,
  PodResourceClaimStatus,
} from "../model/resource_claim_status.ts";
export {
  type Quantities,
  ResourceClaim,
  ResourceRequirements,
} from "../model/resource_requirements.ts";
export {
  ResourceHealth,
  type ResourceHealthStatus,
  ResourceStatus,
} from "../model/resource_status.ts";
export { Status, StatusCause, StatusDetails } from "../model/status.ts";
export { Time, timeOrd, toEpochMillis } from "../model/time.ts";
export {
  PodVolumeHealth,
  VolumeHealthCondition,
  type VolumeHealthStatus,
} from "../model/volume_health.ts";
export {
  ImageVolumeStatus,
  type RecursiveReadOnlyMode,
  VolumeMountStatus,
  VolumeStatus,
} from "../model/volume_mount_status.ts";
export { type ErrorEvent, type PodEvent, WatchEvent } from "../model/watch_event.ts";
export { getEq, getMonoid, getSemigroup } from "../codec/instance.ts";
export { getShow } from "../codec/show.ts";
export { type Cases, match } from "../match.ts";

/**
 * Kubernetes' `PodStatus` as an immutable record: io-ts codecs decode it,
 * monocle-ts lenses change it, pure functions answer questions about it.
 *
 * @example Which pods of a list are not ready?
 * ```ts
 * import { decodePods, isReady } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/Option";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const list: unknown = JSON.parse(`{
 *   "kind": "PodList",
 *   "items": [
 *     { "metadata": { "name": "web" }, "status": { "conditions": [{ "type": "Ready", "status": "True" }] } },
 *     { "metadata": { "name": "job" }, "status": { "phase": "Pending" } }
 *   ]
 * }`);
 * const decoded = decodePods(list);
 * assert(decoded._tag === "Right");
 * const waiting = decoded.right.pods.filter((pod) => !O.exists(isReady)(pod.status));
 * assertEquals(waiting.length, 1);
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
} from "./src/json.ts";
export { type Codec } from "./src/_codec.ts";
export { type DecodeIssue, type DecodeIssueKind, decodeIssues, formatIssues } from "./src/error.ts";
export { type DecodedPods, decodePods, type PodFailure } from "./src/decode_pods.ts";
export {
  Container,
  ContainerPort,
  ContainerResizePolicy,
  type ContainerRestartPolicy,
  ContainerRestartRule,
  ContainerRestartRuleOnExitCodes,
  EphemeralContainer,
  type Protocol,
} from "./src/model/container.ts";
export {
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  type ContainerTerminatedReason,
  type ContainerWaitingReason,
} from "./src/model/container_state.ts";
export { ContainerStatus, type Signal } from "./src/model/container_status.ts";
export { ContainerUser, LinuxContainerUser } from "./src/model/container_user.ts";
export { ListMeta, ObjectMeta, OwnerReference } from "./src/model/object_meta.ts";
export { Pod } from "./src/model/pod.ts";
export {
  type ConditionStatus,
  PodCondition,
  type PodConditionType,
} from "./src/model/pod_condition.ts";
export { HostIP, PodIP } from "./src/model/pod_ip.ts";
export { List, PodList } from "./src/model/pod_list.ts";
export {
  type OSName,
  PodOS,
  PodReadinessGate,
  PodResourceClaim,
  PodSchedulingGate,
  PodSpec,
  type RestartPolicy,
  Toleration,
} from "./src/model/pod_spec.ts";
export {
  type PodPhase,
  type PodQOSClass,
  type PodReason,
  type PodResizeStatus,
  PodStatus,
} from "./src/model/pod_status.ts";
export { Quantity, quantityEq, quantityOrd } from "./src/model/quantity.ts";
export {
  ContainerExtendedResourceRequest,
  NodeAllocatableResourceClaimStatus,
  NodeAllocatableResourceMapping,
  NodeAllocatableResourceOverhead,
  PodExtendedResourceClaimStatus,
  PodResourceClaimStatus,
} from "./src/model/resource_claim_status.ts";
export {
  type Quantities,
  ResourceClaim,
  ResourceRequirements,
} from "./src/model/resource_requirements.ts";
export {
  ResourceHealth,
  type ResourceHealthStatus,
  ResourceStatus,
} from "./src/model/resource_status.ts";
export { Status, StatusCause, StatusDetails } from "./src/model/status.ts";
export { Time, timeEq, timeOrd, toEpochMillis } from "./src/model/time.ts";
export {
  PodVolumeHealth,
  VolumeHealthCondition,
  type VolumeHealthStatus,
} from "./src/model/volume_health.ts";
export {
  ImageVolumeStatus,
  type RecursiveReadOnlyMode,
  VolumeMountStatus,
  VolumeStatus,
} from "./src/model/volume_mount_status.ts";
export { type ErrorEvent, type PodEvent, WatchEvent } from "./src/model/watch_event.ts";
export {
  emptyPodStatus,
  getEq,
  getMonoid,
  getSemigroup,
  mergePodStatus,
  podStatusMonoid,
} from "./src/instance.ts";
export { type Lenses } from "./src/_optics.ts";
export {
  containerLens,
  containerPortLens,
  containerResizePolicyLens,
  containerRestartRuleLens,
  containerRestartRuleOnExitCodesLens,
  ephemeralContainerLens,
  listLens,
  listMetaLens,
  objectMetaLens,
  ownerReferenceLens,
  podLens,
  podListLens,
  podOSLens,
  podReadinessGateLens,
  podResourceClaimLens,
  podSchedulingGateLens,
  podSpecLens,
  statusCauseLens,
  statusDetailsLens,
  statusLens,
  tolerationLens,
} from "./src/optics/pod_lenses.ts";
export {
  conditionByType,
  containerStatusByName,
  eachCondition,
  eachContainerStatus,
  running,
  terminated,
  waiting,
} from "./src/optics/reach.ts";
export {
  containerExtendedResourceRequestLens,
  containerStateLens,
  containerStateRunningLens,
  containerStateTerminatedLens,
  containerStateWaitingLens,
  containerStatusLens,
  containerUserLens,
  hostIPLens,
  imageVolumeStatusLens,
  linuxContainerUserLens,
  nodeAllocatableResourceClaimStatusLens,
  nodeAllocatableResourceMappingLens,
  nodeAllocatableResourceOverheadLens,
  podConditionLens,
  podExtendedResourceClaimStatusLens,
  podIPLens,
  podResourceClaimStatusLens,
  podStatusLens,
  podVolumeHealthLens,
  resourceClaimLens,
  resourceHealthLens,
  resourceRequirementsLens,
  resourceStatusLens,
  volumeHealthConditionLens,
  volumeMountStatusLens,
  volumeStatusLens,
} from "./src/optics/status_lenses.ts";
export { type AddressesByFamily, hostIPsByFamily, podIPsByFamily } from "./src/query/address.ts";
export { findCondition, findFirstCondition, hasCondition, isReady } from "./src/query/condition.ts";
export { containerRestarts } from "./src/query/container.ts";
export { type ContainerChange, diff, type PodChange } from "./src/query/diff.ts";
export {
  type Blame,
  blame,
  type Disruption,
  disruption,
  type DisruptionReason,
  isEvicted,
  type PodEnd,
  podEnd,
} from "./src/query/disruption.ts";
export {
  crashLooping,
  type Failure,
  failures,
  oomKilled,
  signalName,
} from "./src/query/failure.ts";
export { isConditionUpToDate, isStatusUpToDate } from "./src/query/generation.ts";
export {
  claims,
  type DeviceHealth,
  deviceHealth,
  type PodClaim,
  unhealthyDevices,
  type VolumeHealth,
  volumeHealth,
} from "./src/query/health.ts";
export { type ContainerImage, type ImageMatch, images } from "./src/query/image.ts";
export {
  type ContainerKind,
  type PodContainer,
  podContainers,
  type SpecContainer,
  specContainers,
} from "./src/query/kind.ts";
export { parseLabelSelector } from "./src/query/label_selector.ts";
export { isActive, isAvailable, isDeleting, isTerminal } from "./src/query/lifecycle.ts";
export { activePodsOrd, loggingOrd } from "./src/query/order.ts";
export { annotation, label, metadataOf, specOf, statusOf } from "./src/query/part.ts";
export {
  areContainersReady,
  isInitialized,
  isScheduled,
  type NotReady,
  notReady,
  type ReadinessGate,
  readinessGates,
  type ReadyCount,
  readyCount,
  type UnreadyCause,
  type UnreadyContainer,
} from "./src/query/readiness.ts";
export {
  type ContainerResources,
  containerResources,
  isResized,
  type PendingResize,
  type Resize,
  resize,
  type ResizeInProgress,
  type ResizePendingReason,
} from "./src/query/resize.ts";
export {
  type InitProgress,
  initProgress,
  type LastRestart,
  lastRestart,
  type PodRestarts,
  restarts,
  type ShownRestarts,
  shownRestarts,
} from "./src/query/restart.ts";
export { isContainerRestartable, shouldContainerRestart } from "./src/query/restart_policy.ts";
export {
  matchScheduling,
  type Scheduling,
  scheduling,
  type SchedulingCases,
} from "./src/query/scheduling.ts";
export {
  hasAnnotation,
  hasConditionReason,
  hasExitCode,
  hasFinalizer,
  hasLabel,
  hasPhase,
  hasPodReason,
  hasRestarts,
  hasStateReason,
  isConditionOf,
  isConditionOlderThan,
  isInState,
  isKind,
  isOlderThan,
  isOwnedBy,
  someCondition,
  someContainer,
} from "./src/query/select.ts";
export {
  type CurrentState,
  currentState,
  type CurrentStateCases,
  endText,
  matchCurrentState,
  previousEnd,
  stateMessage,
  stateReason,
} from "./src/query/state.ts";
export { type Termination, termination, type TerminationStage } from "./src/query/termination.ts";
export {
  conditionAge,
  containerStateAge,
  podAge,
  type StartupSeconds,
  startupSeconds,
  timeline,
  type TimelineItem,
  type TimelineStep,
} from "./src/query/timeline.ts";
export {
  matchWait,
  type Wait,
  type WaitCases,
  type WaitingContainer,
  waitingContainers,
} from "./src/query/waiting.ts";
export {
  ageColumn,
  ipColumn,
  nodeColumn,
  nominatedNodeColumn,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
} from "./src/column/columns.ts";
export { humanDuration, shortHumanDuration } from "./src/column/duration.ts";
export { statusColumn, statusColumnUpTo134, statusContainer } from "./src/column/status.ts";
export { type AttentionOptions, needsAttention } from "./src/health/attention.ts";
export { formatPodChange, formatPodEventChange } from "./src/health/change.ts";
export { explain, type Explanation } from "./src/health/explain.ts";
export {
  hasVerdict,
  matchVerdict,
  type Verdict,
  verdict,
  type VerdictCases,
  type VerdictOptions,
  type VerdictReason,
} from "./src/health/verdict.ts";
export { countBy, type Counts, countsMonoid, topMonoid } from "./src/fleet/counts.ts";
export {
  fleetMonoid,
  type FleetOptions,
  type FleetSummary,
  foldPods,
  foldStream,
  type RestartedPod,
  summarize,
} from "./src/fleet/summary.ts";
export {
  type Aborted,
  formatStreamFailure,
  type InvalidDocument,
  type InvalidItem,
  type InvalidJson,
  type SourceFailed,
  type StreamFailure,
  type UnreadableItem,
} from "./src/stream/failure.ts";
export { type Keep, keepColumns, keepFacts, keepStatus } from "./src/stream/keep.ts";
export { type ReadOptions, type StreamOptions } from "./src/stream/options.ts";
export {
  type ByteSource,
  type CollectedPods,
  collectPods,
  podsFromChunks,
  podsFromStream,
} from "./src/stream/pods_from_stream.ts";
export { type StreamSummary } from "./src/stream/summary.ts";
export { watchEvents } from "./src/stream/watch_events.ts";
export { type PodMap } from "./src/watch/_pod_map.ts";
export {
  type FetchPage,
  type PageFailure,
  type PageOptions,
  type PageResponse,
  type PodPage,
  podPages,
} from "./src/watch/pages.ts";
export {
  applyWatchEvent,
  beginWatchList,
  emptyWatchState,
  findPod,
  type PodEventChange,
  relist,
  watchedPods,
  type WatchState,
  type WatchStep,
} from "./src/watch/state.ts";

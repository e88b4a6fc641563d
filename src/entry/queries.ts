/**
 * Questions to a pod: facts, kubectl's columns, a verdict, one line for a person.
 * It is a part of the whole module that starts sooner: it brings no lenses.
 *
 * What the status alone answers takes a `PodStatus`: `isReady(statusOf(pod))`.
 * Everything else takes the `Pod`: `notReady(pod)`. What needs the clock takes
 * the time before it, in epoch milliseconds: `verdict(Date.now())(pod)`.
 * Durations are milliseconds, but for what says `Seconds` or `seconds`, as
 * Kubernetes' own fields do.
 *
 * @example
 * ```ts
 * import { verdict } from "@k8s-fp/pod-status/queries";
 * import { Pod } from "@k8s-fp/pod-status/model";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: { phase: "Succeeded" } });
 * assert(decoded._tag === "Right");
 * assertEquals(verdict(Date.now())(decoded.right), { _tag: "Succeeded" });
 * ```
 *
 * @module
 */

export { type AddressesByFamily, hostIPsByFamily, podIPsByFamily } from "../query/pod/address.ts";
export {
  findCondition,
  findFirstCondition,
  hasCondition,
  isReady,
} from "../query/pod/condition.ts";
export { containerRestarts } from "../query/container/container_restarts.ts";
export { type ContainerChange, diff, type PodChange } from "../query/pod/diff.ts";
export { type Blame, blame } from "../query/pod/blame.ts";
export {
  type Disruption,
  disruption,
  type DisruptionReason,
  type PodEnd,
  podEnd,
} from "../query/pod/disruption.ts";
export {
  crashLooping,
  type Failure,
  failures,
  oomKilled,
  signalName,
} from "../query/container/failure.ts";
export { failureMessage } from "../query/container/failure_message.ts";
export {
  type Eviction,
  eviction,
  type ExceededLimit,
  type OverRequest,
} from "../query/pod/eviction.ts";
export { type FitError, parseFitError } from "../query/pod/fit_error.ts";
export { type ImageError, imageError } from "../query/container/image_error.ts";
export { conditionGenerationsBehind, generationsBehind } from "../query/pod/generation.ts";
export {
  claims,
  type DeviceHealth,
  deviceHealth,
  type PodClaim,
} from "../query/resource/device_and_volume.ts";
export { type ContainerImage, images } from "../query/container/image.ts";
export {
  type ContainerKind,
  type PodContainer,
  podContainers,
  type SpecContainer,
  specContainers,
  type SpecMatch,
} from "../query/container/kind.ts";
export { parseLabelSelector } from "../query/select/label_selector.ts";
export { isActive, isAvailable, isDeleting, isTerminal } from "../query/pod/lifecycle.ts";
export { activePodsOrd, loggingOrd } from "../query/select/order.ts";
export {
  annotation,
  controllerOf,
  label,
  metadataOf,
  qualifiedName,
  specOf,
  statusOf,
} from "../query/pod/part.ts";
export {
  type NotReady,
  notReady,
  type ReadinessGate,
  readinessGates,
  type ReadyCount,
  readyCount,
  type UnreadyCause,
  type UnreadyContainer,
} from "../query/pod/readiness.ts";
export {
  type ContainerResources,
  containerResources,
  memoryLimit,
  resourceMatch,
} from "../query/resource/container_resources.ts";
export {
  type PendingResize,
  type Resize,
  resize,
  type ResizeInProgress,
  type ResizePendingReason,
} from "../query/resource/resize.ts";
export {
  type InitProgress,
  initProgress,
  type LastRestart,
  lastRestart,
  type PodRestarts,
  restarts,
  shownRestarts,
} from "../query/container/restart.ts";
export type { ShownRestarts } from "../query/container/shown_restarts.ts";
export {
  isContainerRestartable,
  shouldContainerRestart,
} from "../query/container/restart_policy.ts";
export { type Scheduling, scheduling } from "../query/pod/scheduling.ts";
export {
  hasConditionReason,
  isConditionOf,
  isConditionOlderThan,
  someCondition,
} from "../query/select/condition.ts";
export {
  hasExitCode,
  hasRestarts,
  hasStateReason,
  isInState,
  isKind,
  someContainer,
} from "../query/select/container.ts";
export {
  hasAnnotation,
  hasFinalizer,
  hasLabel,
  hasPhase,
  hasPodReason,
  isOlderThan,
  isOwnedBy,
} from "../query/select/pod.ts";
export {
  type CurrentState,
  currentState,
  endText,
  previousEnd,
  stateMessage,
  stateReason,
} from "../query/container/state.ts";
export { type Deletion, deletion, type DeletionStage } from "../query/pod/deletion.ts";
export {
  conditionAge,
  containerStateAge,
  podAge,
  timeline,
  type TimelineItem,
  type TimelineStep,
} from "../query/pod/timeline.ts";
export { type Wait, type WaitingContainer, waitingContainers } from "../query/container/waiting.ts";
export {
  ageColumn,
  ipColumn,
  nodeColumn,
  nominatedNodeColumn,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
} from "../column/columns.ts";
export { humanDuration } from "../words/duration.ts";
export { statusColumn, statusColumnUpTo134, statusContainer } from "../column/status.ts";
export { needsAttention } from "../verdict/attention.ts";
export { formatPodEventChange, formatVerdictChange } from "../watch/change_text.ts";
export { formatPodChange } from "../words/change.ts";
export { type VerdictChange, verdictChange } from "../verdict/change.ts";
export { type ProbeKill, probeKills } from "../query/container/probe_kill.ts";
export { explain, type Explanation } from "../words/explain.ts";
export { type VerdictReason } from "../verdict/reason.ts";
export { hasVerdict, type Verdict, verdict, type VerdictOptions } from "../verdict/verdict.ts";

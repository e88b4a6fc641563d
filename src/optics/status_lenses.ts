/**
 * A lens for every field of a status and of all below it.
 *
 * @module
 */
import { type Lenses, lenses } from "../codec/lenses.ts";
import {
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../model/container_state.ts";
import { ContainerStatus } from "../model/container_status.ts";
import { ContainerUser, LinuxContainerUser } from "../model/container_user.ts";
import { PodCondition } from "../model/pod_condition.ts";
import { HostIP, PodIP } from "../model/pod_ip.ts";
import { PodStatus } from "../model/pod_status.ts";
import {
  ContainerExtendedResourceRequest,
  NodeAllocatableResourceClaimStatus,
  NodeAllocatableResourceMapping,
  NodeAllocatableResourceOverhead,
  PodExtendedResourceClaimStatus,
  PodResourceClaimStatus,
} from "../model/resource_claim_status.ts";
import { ResourceClaim, ResourceRequirements } from "../model/resource_requirements.ts";
import { ResourceHealth, ResourceStatus } from "../model/resource_status.ts";
import { PodVolumeHealth, VolumeHealthCondition } from "../model/volume_health.ts";
import {
  ImageVolumeStatus,
  VolumeMountStatus,
  VolumeStatus,
} from "../model/volume_mount_status.ts";

/**
 * Lenses of {@link PodStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, PodStatus, podStatusLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = podStatusLens.phase.set(O.some("Running"))(getMonoid(PodStatus).empty);
 * assertEquals(PodStatus.encode(changed), { phase: "Running" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podStatusLens: Lenses<PodStatus> = lenses(PodStatus);

/**
 * Lenses of {@link PodCondition}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodCondition, podConditionLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodCondition.decode({ type: "Ready", status: "False" });
 * assert(decoded._tag === "Right");
 * const changed = podConditionLens.status.set("True")(decoded.right);
 * assertEquals(PodCondition.encode(changed), { type: "Ready", status: "True" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podConditionLens: Lenses<PodCondition> = lenses(PodCondition);

/**
 * Lenses of {@link PodIP}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodIP, podIPLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodIP.decode({ ip: "10.0.0.1" });
 * assert(decoded._tag === "Right");
 * const changed = podIPLens.ip.set("10.0.0.2")(decoded.right);
 * assertEquals(PodIP.encode(changed), { ip: "10.0.0.2" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podIPLens: Lenses<PodIP> = lenses(PodIP);

/**
 * Lenses of {@link HostIP}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { HostIP, hostIPLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = HostIP.decode({ ip: "10.0.0.1" });
 * assert(decoded._tag === "Right");
 * const changed = hostIPLens.ip.set("10.0.0.2")(decoded.right);
 * assertEquals(HostIP.encode(changed), { ip: "10.0.0.2" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const hostIPLens: Lenses<HostIP> = lenses(HostIP);

/**
 * Lenses of {@link ContainerStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerStatus, containerStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({ name: "app", ready: true, restartCount: 3, image: "a", imageID: "" });
 * assert(decoded._tag === "Right");
 * const changed = containerStatusLens.restartCount.set(0)(decoded.right);
 * assertEquals(ContainerStatus.encode(changed), { name: "app", ready: true, restartCount: 0, image: "a", imageID: "" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStatusLens: Lenses<ContainerStatus> = lenses(ContainerStatus);

/**
 * Lenses of {@link ContainerStateWaiting}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerStateWaiting, containerStateWaitingLens, getMonoid } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = containerStateWaitingLens.reason.set(O.some("ContainerCreating"))(getMonoid(ContainerStateWaiting).empty);
 * assertEquals(ContainerStateWaiting.encode(changed), { reason: "ContainerCreating" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStateWaitingLens: Lenses<ContainerStateWaiting> = lenses(
  ContainerStateWaiting,
);

/**
 * Lenses of {@link ContainerStateRunning}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerStateRunning, containerStateRunningLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ContainerStateRunning.decode({ startedAt: "2026-01-02T15:04:05Z" });
 * assert(decoded._tag === "Right");
 * const changed = containerStateRunningLens.startedAt.set(O.none)(decoded.right);
 * assertEquals(ContainerStateRunning.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStateRunningLens: Lenses<ContainerStateRunning> = lenses(
  ContainerStateRunning,
);

/**
 * Lenses of {@link ContainerStateTerminated}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerStateTerminated, containerStateTerminatedLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStateTerminated.decode({ exitCode: 1 });
 * assert(decoded._tag === "Right");
 * const changed = containerStateTerminatedLens.exitCode.set(0)(decoded.right);
 * assertEquals(ContainerStateTerminated.encode(changed), { exitCode: 0 });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStateTerminatedLens: Lenses<ContainerStateTerminated> = lenses(
  ContainerStateTerminated,
);

/**
 * Lenses of {@link ContainerState}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerState, containerStateLens, ContainerStateWaiting, getMonoid } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = containerStateLens.waiting.set(O.some(getMonoid(ContainerStateWaiting).empty))(getMonoid(ContainerState).empty);
 * assertEquals(ContainerState.encode(changed), { waiting: {} });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStateLens: Lenses<ContainerState> = lenses(ContainerState);

/**
 * Lenses of {@link LinuxContainerUser}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { LinuxContainerUser, linuxContainerUserLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = LinuxContainerUser.decode({ uid: 0, gid: 0 });
 * assert(decoded._tag === "Right");
 * const changed = linuxContainerUserLens.uid.set(1000)(decoded.right);
 * assertEquals(LinuxContainerUser.encode(changed), { uid: 1000, gid: 0 });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const linuxContainerUserLens: Lenses<LinuxContainerUser> = lenses(LinuxContainerUser);

/**
 * Lenses of {@link ContainerUser}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerUser, containerUserLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ContainerUser.decode({ linux: { uid: 0, gid: 0 } });
 * assert(decoded._tag === "Right");
 * const changed = containerUserLens.linux.set(O.none)(decoded.right);
 * assertEquals(ContainerUser.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerUserLens: Lenses<ContainerUser> = lenses(ContainerUser);

/**
 * Lenses of {@link ImageVolumeStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, ImageVolumeStatus, imageVolumeStatusLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = imageVolumeStatusLens.imageRef.set(O.some("registry.example/data@sha256:0123"))(getMonoid(ImageVolumeStatus).empty);
 * assertEquals(ImageVolumeStatus.encode(changed), { imageRef: "registry.example/data@sha256:0123" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const imageVolumeStatusLens: Lenses<ImageVolumeStatus> = lenses(ImageVolumeStatus);

/**
 * Lenses of {@link VolumeStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { VolumeStatus, volumeStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = VolumeStatus.decode({ image: {} });
 * assert(decoded._tag === "Right");
 * const changed = volumeStatusLens.image.set(O.none)(decoded.right);
 * assertEquals(VolumeStatus.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const volumeStatusLens: Lenses<VolumeStatus> = lenses(VolumeStatus);

/**
 * Lenses of {@link VolumeMountStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { VolumeMountStatus, volumeMountStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = VolumeMountStatus.decode({ name: "data", mountPath: "/data" });
 * assert(decoded._tag === "Right");
 * const changed = volumeMountStatusLens.readOnly.set(O.some(true))(decoded.right);
 * assertEquals(VolumeMountStatus.encode(changed), { name: "data", mountPath: "/data", readOnly: true });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const volumeMountStatusLens: Lenses<VolumeMountStatus> = lenses(VolumeMountStatus);

/**
 * Lenses of {@link ResourceHealth}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ResourceHealth, resourceHealthLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ResourceHealth.decode({ resourceID: "gpu-0" });
 * assert(decoded._tag === "Right");
 * const changed = resourceHealthLens.health.set(O.some("Unhealthy"))(decoded.right);
 * assertEquals(ResourceHealth.encode(changed), { resourceID: "gpu-0", health: "Unhealthy" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const resourceHealthLens: Lenses<ResourceHealth> = lenses(ResourceHealth);

/**
 * Lenses of {@link ResourceStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ResourceStatus, resourceStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ResourceStatus.decode({ name: "example.com/gpu" });
 * assert(decoded._tag === "Right");
 * const changed = resourceStatusLens.name.set("example.com/npu")(decoded.right);
 * assertEquals(ResourceStatus.encode(changed), { name: "example.com/npu" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const resourceStatusLens: Lenses<ResourceStatus> = lenses(ResourceStatus);

/**
 * Lenses of {@link ResourceClaim}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ResourceClaim, resourceClaimLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ResourceClaim.decode({ name: "gpu" });
 * assert(decoded._tag === "Right");
 * const changed = resourceClaimLens.request.set(O.some("small"))(decoded.right);
 * assertEquals(ResourceClaim.encode(changed), { name: "gpu", request: "small" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const resourceClaimLens: Lenses<ResourceClaim> = lenses(ResourceClaim);

/**
 * Lenses of {@link ResourceRequirements}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ResourceRequirements, resourceRequirementsLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ResourceRequirements.decode({ limits: { cpu: "1" } });
 * assert(decoded._tag === "Right");
 * const changed = resourceRequirementsLens.limits.set(O.none)(decoded.right);
 * assertEquals(ResourceRequirements.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const resourceRequirementsLens: Lenses<ResourceRequirements> = lenses(ResourceRequirements);

/**
 * Lenses of {@link PodResourceClaimStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodResourceClaimStatus, podResourceClaimStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = PodResourceClaimStatus.decode({ name: "gpu" });
 * assert(decoded._tag === "Right");
 * const changed = podResourceClaimStatusLens.resourceClaimName.set(O.some("web-gpu"))(decoded.right);
 * assertEquals(PodResourceClaimStatus.encode(changed), { name: "gpu", resourceClaimName: "web-gpu" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podResourceClaimStatusLens: Lenses<PodResourceClaimStatus> = lenses(
  PodResourceClaimStatus,
);

/**
 * Lenses of {@link ContainerExtendedResourceRequest}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerExtendedResourceRequest, containerExtendedResourceRequestLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerExtendedResourceRequest.decode({ containerName: "app", resourceName: "gpu", requestName: "a" });
 * assert(decoded._tag === "Right");
 * const changed = containerExtendedResourceRequestLens.requestName.set("b")(decoded.right);
 * assertEquals(ContainerExtendedResourceRequest.encode(changed), { containerName: "app", resourceName: "gpu", requestName: "b" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerExtendedResourceRequestLens: Lenses<ContainerExtendedResourceRequest> =
  lenses(ContainerExtendedResourceRequest);

/**
 * Lenses of {@link PodExtendedResourceClaimStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodExtendedResourceClaimStatus, podExtendedResourceClaimStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodExtendedResourceClaimStatus.decode({ resourceClaimName: "a" });
 * assert(decoded._tag === "Right");
 * const changed = podExtendedResourceClaimStatusLens.resourceClaimName.set("b")(decoded.right);
 * assertEquals(PodExtendedResourceClaimStatus.encode(changed), { resourceClaimName: "b" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podExtendedResourceClaimStatusLens: Lenses<PodExtendedResourceClaimStatus> = lenses(
  PodExtendedResourceClaimStatus,
);

/**
 * Lenses of {@link NodeAllocatableResourceMapping}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { NodeAllocatableResourceMapping, nodeAllocatableResourceMappingLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = NodeAllocatableResourceMapping.decode({ name: "cpu", quantity: "2" });
 * assert(decoded._tag === "Right");
 * const changed = nodeAllocatableResourceMappingLens.name.set("memory")(decoded.right);
 * assertEquals(NodeAllocatableResourceMapping.encode(changed), { name: "memory", quantity: "2" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const nodeAllocatableResourceMappingLens: Lenses<NodeAllocatableResourceMapping> = lenses(
  NodeAllocatableResourceMapping,
);

/**
 * Lenses of {@link NodeAllocatableResourceOverhead}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { NodeAllocatableResourceOverhead, nodeAllocatableResourceOverheadLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = NodeAllocatableResourceOverhead.decode({ name: "memory", perPod: "16Mi" });
 * assert(decoded._tag === "Right");
 * const changed = nodeAllocatableResourceOverheadLens.perPod.set(O.none)(decoded.right);
 * assertEquals(NodeAllocatableResourceOverhead.encode(changed), { name: "memory" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const nodeAllocatableResourceOverheadLens: Lenses<NodeAllocatableResourceOverhead> = lenses(
  NodeAllocatableResourceOverhead,
);

/**
 * Lenses of {@link NodeAllocatableResourceClaimStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { NodeAllocatableResourceClaimStatus, nodeAllocatableResourceClaimStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = NodeAllocatableResourceClaimStatus.decode({ resourceClaimName: "cpus" });
 * assert(decoded._tag === "Right");
 * const changed = nodeAllocatableResourceClaimStatusLens.containers.set(O.some(["app"]))(decoded.right);
 * assertEquals(NodeAllocatableResourceClaimStatus.encode(changed), { resourceClaimName: "cpus", containers: ["app"] });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const nodeAllocatableResourceClaimStatusLens: Lenses<NodeAllocatableResourceClaimStatus> =
  lenses(NodeAllocatableResourceClaimStatus);

/**
 * Lenses of {@link VolumeHealthCondition}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { VolumeHealthCondition, volumeHealthConditionLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = VolumeHealthCondition.decode({ status: "Degraded", reason: "Slow" });
 * assert(decoded._tag === "Right");
 * const changed = volumeHealthConditionLens.message.set(O.some("slow disk"))(decoded.right);
 * assertEquals(VolumeHealthCondition.encode(changed), { status: "Degraded", reason: "Slow", message: "slow disk" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const volumeHealthConditionLens: Lenses<VolumeHealthCondition> = lenses(
  VolumeHealthCondition,
);

/**
 * Lenses of {@link PodVolumeHealth}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodVolumeHealth, podVolumeHealthLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = PodVolumeHealth.decode({ name: "data", healthConditions: [] });
 * assert(decoded._tag === "Right");
 * const changed = podVolumeHealthLens.healthConditions.set(O.none)(decoded.right);
 * assertEquals(PodVolumeHealth.encode(changed), { name: "data" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podVolumeHealthLens: Lenses<PodVolumeHealth> = lenses(PodVolumeHealth);

/**
 * How the resource claims of a pod were served.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import {
  type Codec,
  optional,
  optionalList,
  optionalMap,
  record,
  required,
} from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import type { WithUnknownFields } from "../codec/json.ts";
import { Quantity } from "./quantity.ts";
import type { Quantities } from "./resource_requirements.ts";

/**
 * The claim that was generated for an entry of `spec.resourceClaims`.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodResourceClaimStatus extends WithUnknownFields {
  /** The entry. */
  readonly name: string;
  /** The generated claim; absent where none was needed. */
  readonly resourceClaimName: Option<string>;
}

/**
 * Codec of {@link PodResourceClaimStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodResourceClaimStatus: Codec<PodResourceClaimStatus> = record<PodResourceClaimStatus>(
  "PodResourceClaimStatus",
  (json) => ({
    name: required(json.name, string),
    resourceClaimName: optional(json.resourceClaimName, string),
  }),
);

/**
 * An extended resource of a container, and the request that serves it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerExtendedResourceRequest extends WithUnknownFields {
  /** The container. */
  readonly containerName: string;
  /** The extended resource. */
  readonly resourceName: string;
  /** The request inside the claim. */
  readonly requestName: string;
}

/**
 * Codec of {@link ContainerExtendedResourceRequest}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerExtendedResourceRequest: Codec<ContainerExtendedResourceRequest> = record<
  ContainerExtendedResourceRequest
>("ContainerExtendedResourceRequest", (json) => ({
  containerName: required(json.containerName, string),
  resourceName: required(json.resourceName, string),
  requestName: required(json.requestName, string),
}));

/**
 * Extended resources that are served by a claim, since 1.34.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodExtendedResourceClaimStatus extends WithUnknownFields {
  /** What serves what; required by the API's schema, yet `null` from servers when empty. */
  readonly requestMappings: Option<ReadonlyArray<ContainerExtendedResourceRequest>>;
  /** The claim that the scheduler made. */
  readonly resourceClaimName: string;
}

/**
 * Codec of {@link PodExtendedResourceClaimStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodExtendedResourceClaimStatus: Codec<PodExtendedResourceClaimStatus> = record<
  PodExtendedResourceClaimStatus
>("PodExtendedResourceClaimStatus", (json) => ({
  requestMappings: optionalList(json.requestMappings, ContainerExtendedResourceRequest),
  resourceClaimName: required(json.resourceClaimName, string),
}));

/**
 * An amount of a node resource that a claim supplies.
 *
 * @category model
 * @since 0.1.0
 */
export interface NodeAllocatableMappedResources extends WithUnknownFields {
  /** The resource. */
  readonly name: string;
  /** The amount. */
  readonly quantity: Quantity;
}

/**
 * Codec of {@link NodeAllocatableMappedResources}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const NodeAllocatableMappedResources: Codec<NodeAllocatableMappedResources> = record<
  NodeAllocatableMappedResources
>("NodeAllocatableMappedResources", (json) => ({
  name: required(json.name, string),
  quantity: required(json.quantity, Quantity),
}));

/**
 * An amount of a node resource that a claim costs besides: one of the two is set.
 *
 * @category model
 * @since 0.1.0
 */
export interface NodeAllocatableOverheadResources extends WithUnknownFields {
  /** The resource. */
  readonly name: string;
  /** Once for the pod. */
  readonly perPod: Option<Quantity>;
  /** For each container that uses the claim. */
  readonly perContainer: Option<Quantity>;
}

/**
 * Codec of {@link NodeAllocatableOverheadResources}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const NodeAllocatableOverheadResources: Codec<NodeAllocatableOverheadResources> = record<
  NodeAllocatableOverheadResources
>("NodeAllocatableOverheadResources", (json) => ({
  name: required(json.name, string),
  perPod: optional(json.perPod, Quantity),
  perContainer: optional(json.perContainer, Quantity),
}));

/**
 * Node resources such as cpu that a pod got through a claim, since 1.36; 1.37 changed what it holds.
 *
 * @category model
 * @since 0.1.0
 */
export interface NodeAllocatableResourceClaimStatus extends WithUnknownFields {
  /** The claim. */
  readonly resourceClaimName: string;
  /** Containers that use it; a set. */
  readonly containers: Option<ReadonlyArray<string>>;
  /** Amounts, in 1.36 only. */
  readonly resources: Option<Quantities>;
  /** Amounts, since 1.37; one per resource. */
  readonly mapping: Option<ReadonlyArray<NodeAllocatableMappedResources>>;
  /** Costs, since 1.37; one per resource. */
  readonly overhead: Option<ReadonlyArray<NodeAllocatableOverheadResources>>;
}

/**
 * Codec of {@link NodeAllocatableResourceClaimStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { NodeAllocatableResourceClaimStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { resourceClaimName: "cpus", mapping: [{ name: "cpu", quantity: "2" }] };
 * const decoded = NodeAllocatableResourceClaimStatus.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(NodeAllocatableResourceClaimStatus.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const NodeAllocatableResourceClaimStatus: Codec<NodeAllocatableResourceClaimStatus> = record<
  NodeAllocatableResourceClaimStatus
>("NodeAllocatableResourceClaimStatus", (json) => ({
  resourceClaimName: required(json.resourceClaimName, string),
  containers: optionalList(json.containers, string),
  resources: optionalMap(json.resources, Quantity),
  mapping: optionalList(json.mapping, NodeAllocatableMappedResources, "name"),
  overhead: optionalList(json.overhead, NodeAllocatableOverheadResources, "name"),
}));

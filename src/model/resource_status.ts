/**
 * `ResourceStatus`: the health of the devices of a container.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { type Codec, optional, optionalList, record, required } from "../codec/_codec.ts";
import { string, word } from "../codec/_scalar.ts";
import type { Open, WithUnknownFields } from "../codec/json.ts";

/**
 * The health of a device.
 *
 * @category model
 * @since 0.1.0
 */
export type ResourceHealthStatus = Open<"Healthy" | "Unhealthy" | "Unknown">;

const health: Codec<ResourceHealthStatus> = word("ResourceHealthStatus");

/**
 * The health of one device.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResourceHealth extends WithUnknownFields {
  /** Of a device plugin, or `<driver>/<pool>/<device>`. */
  readonly resourceID: string;
  /** Absent means healthy or not reported. */
  readonly health: Option<ResourceHealthStatus>;
  /** Details, since 1.36. */
  readonly message: Option<string>;
}

/**
 * Codec of {@link ResourceHealth}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ResourceHealth: Codec<ResourceHealth> = record<ResourceHealth>(
  "ResourceHealth",
  (json) => ({
    resourceID: required(json.resourceID, string),
    health: optional(json.health, health),
    message: optional(json.message, string),
  }),
);

/**
 * The devices of one resource that a container has.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResourceStatus extends WithUnknownFields {
  /** The resource, or `claim:<claim>/<request>`. */
  readonly name: string;
  /** Its devices; one entry per `resourceID`. */
  readonly resources: Option<ReadonlyArray<ResourceHealth>>;
}

/**
 * Codec of {@link ResourceStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ResourceStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "example.com/gpu", resources: [{ resourceID: "gpu-0" }] };
 * const decoded = ResourceStatus.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ResourceStatus.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ResourceStatus: Codec<ResourceStatus> = record<ResourceStatus>(
  "ResourceStatus",
  (json) => ({
    name: required(json.name, string),
    resources: optionalList(json.resources, ResourceHealth, "resourceID"),
  }),
);

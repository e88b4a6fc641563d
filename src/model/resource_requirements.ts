/**
 * `ResourceRequirements`: what is reserved for a container or pod, and its bounds.
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
  required,
  withUnknown,
  writeList,
} from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import { unknownFields, type WithUnknownFields } from "../codec/json.ts";
import { Quantity } from "./quantity.ts";

/**
 * Amounts by resource: `cpu`, `memory`, `ephemeral-storage`, `hugepages-2Mi`, `example.com/gpu`.
 *
 * @category model
 * @since 0.1.0
 */
export type Quantities = Readonly<Record<string, Quantity>>;

/**
 * A container's reference to a claim of its pod.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResourceClaim extends WithUnknownFields {
  /** An entry of `spec.resourceClaims`. */
  readonly name: string;
  /** One request of the claim; absent for all. */
  readonly request: Option<string>;
}

/**
 * Codec of {@link ResourceClaim}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ResourceClaim: Codec<ResourceClaim> = record<ResourceClaim>(
  "ResourceClaim",
  (json) => ({
    name: required(json.name, string),
    request: optional(json.request, string),
  }),
);

/**
 * What is reserved for a container or pod, and its bounds.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResourceRequirements extends WithUnknownFields {
  /** Upper bounds. */
  readonly limits: Option<Quantities>;
  /** Reserved amounts. */
  readonly requests: Option<Quantities>;
  /** Devices that it uses; one per name. */
  readonly claims: Option<ReadonlyArray<ResourceClaim>>;
}

/**
 * Codec of {@link ResourceRequirements}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ResourceRequirements } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { limits: { memory: "256Mi" }, requests: { cpu: "100m" } };
 * const decoded = ResourceRequirements.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ResourceRequirements.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ResourceRequirements: Codec<ResourceRequirements> = record<ResourceRequirements>(
  "ResourceRequirements",
  (json) => ({
    limits: optionalMap(json.limits, Quantity),
    requests: optionalMap(json.requests, Quantity),
    claims: optionalList(json.claims, ResourceClaim, "name"),
  }),
  (resources) => {
    const json: Draft<ResourceRequirements> = {};
    if (O.isSome(resources.limits)) json.limits = { ...resources.limits.value };
    if (O.isSome(resources.requests)) json.requests = { ...resources.requests.value };
    if (O.isSome(resources.claims)) json.claims = writeList(ResourceClaim, resources.claims.value);
    return withUnknown(json, resources[unknownFields]);
  },
);

/**
 * `PodVolumeHealth`: the health of a volume, in 1.37.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { type Codec, optional, optionalList, record, required } from "../codec/_codec.ts";
import { string, word } from "../codec/_scalar.ts";
import type { Open, WithUnknownFields } from "../codec/json.ts";
import { Time } from "./time.ts";

/**
 * What is wrong with a volume.
 *
 * @category model
 * @since 0.1.0
 */
export type VolumeHealthStatus = Open<"Inaccessible" | "DataLoss" | "Degraded">;

const status: Codec<VolumeHealthStatus> = word("VolumeHealthStatus");

/**
 * One thing that is wrong with a volume.
 *
 * @category model
 * @since 0.1.0
 */
export interface VolumeHealthCondition extends WithUnknownFields {
  /** What is wrong. */
  readonly status: VolumeHealthStatus;
  /** Why; status and reason together are unique. */
  readonly reason: string;
  /** Why, for a person. */
  readonly message: Option<string>;
}

/**
 * Codec of {@link VolumeHealthCondition}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const VolumeHealthCondition: Codec<VolumeHealthCondition> = record<VolumeHealthCondition>(
  "VolumeHealthCondition",
  (json) => ({
    status: required(json.status, status),
    reason: required(json.reason, string),
    message: optional(json.message, string),
  }),
);

/**
 * The health of one volume of a pod.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodVolumeHealth extends WithUnknownFields {
  /** An entry of `spec.volumes`. */
  readonly name: string;
  /** What is wrong; absent when nothing is. */
  readonly healthConditions: Option<ReadonlyArray<VolumeHealthCondition>>;
  /** When that last changed. */
  readonly lastTransitionTime: Option<Time>;
}

/**
 * Codec of {@link PodVolumeHealth}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodVolumeHealth } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "data", lastTransitionTime: "2026-01-02T15:04:05Z" };
 * const decoded = PodVolumeHealth.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(PodVolumeHealth.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodVolumeHealth: Codec<PodVolumeHealth> = record<PodVolumeHealth>(
  "PodVolumeHealth",
  (json) => ({
    name: required(json.name, string),
    healthConditions: optionalList(
      json.healthConditions,
      VolumeHealthCondition,
      "status",
      "reason",
    ),
    lastTransitionTime: optional(json.lastTransitionTime, Time),
  }),
);

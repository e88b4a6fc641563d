/**
 * `Pod`: who a pod is, what it asks for and how it is.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { type Codec, optional, record } from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import type { WithUnknownFields } from "../codec/json.ts";
import { ObjectMeta } from "./object_meta.ts";
import { PodSpec } from "./pod_spec.ts";
import { PodStatus } from "./pod_status.ts";

/**
 * A pod: who it is, what it asks for and how it is.
 *
 * @category model
 * @since 0.1.0
 */
export interface Pod extends WithUnknownFields {
  /** `v1`; absent on the items of a PodList. */
  readonly apiVersion: Option<string>;
  /** `Pod`; absent on the items of a PodList. */
  readonly kind: Option<string>;
  /** Who it is. */
  readonly metadata: Option<ObjectMeta>;
  /** What it asks for. */
  readonly spec: Option<PodSpec>;
  /** How it is; empty on bookmarks. */
  readonly status: Option<PodStatus>;
}

/**
 * Codec of {@link Pod}: what the model leaves opaque is copied and frozen.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { kind: "Pod", metadata: { name: "web" }, status: { phase: "Running" } };
 * const decoded = Pod.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(Pod.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const Pod: Codec<Pod> = record<Pod>("Pod", (json) => ({
  apiVersion: optional(json.apiVersion, string),
  kind: optional(json.kind, string),
  metadata: optional(json.metadata, ObjectMeta),
  spec: optional(json.spec, PodSpec),
  status: optional(json.status, PodStatus),
}));

/**
 * `PodIP` and `HostIP`: one address each.
 *
 * @module
 */
import { type Codec, record, required, withUnknown } from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import { unknownFields, type WithUnknownFields } from "../codec/json.ts";

/**
 * An address of a pod.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodIP extends WithUnknownFields {
  /** IPv4 or IPv6, as the container runtime wrote it; not checked. */
  readonly ip: string;
}

/**
 * Codec of {@link PodIP}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodIP } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { ip: "10.244.1.7" };
 * const decoded = PodIP.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(PodIP.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodIP: Codec<PodIP> = record<PodIP>("PodIP", (json) => ({
  ip: required(json.ip, string),
}), (address) => withUnknown({ ip: address.ip }, address[unknownFields]));

/**
 * An address of a pod's node.
 *
 * @category model
 * @since 0.1.0
 */
export interface HostIP extends WithUnknownFields {
  /** IPv4 or IPv6; not checked. */
  readonly ip: string;
}

/**
 * Codec of {@link HostIP}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const HostIP: Codec<HostIP> = record<HostIP>("HostIP", (json) => ({
  ip: required(json.ip, string),
}), (address) => withUnknown({ ip: address.ip }, address[unknownFields]));

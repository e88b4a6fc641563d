/**
 * `PodList` and kubectl's `List`.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { type Codec, json as opaque, optional, optionalList, record } from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import type { JsonValue, WithUnknownFields } from "../codec/json.ts";
import { ListMeta } from "./object_meta.ts";
import { Pod } from "./pod.ts";

/**
 * A list of pods as the API server writes it; one bad pod fails it as a whole, where `decodePods` goes on.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodList extends WithUnknownFields {
  /** `v1`. */
  readonly apiVersion: Option<string>;
  /** `PodList`. */
  readonly kind: Option<string>;
  /** Version and next page. */
  readonly metadata: Option<ListMeta>;
  /** The pods; required by the API's schema, yet `null` from some writers when empty. */
  readonly items: Option<ReadonlyArray<Pod>>;
}

/**
 * Codec of {@link PodList}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodList } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { kind: "PodList", items: [{ metadata: { name: "web" } }] };
 * const decoded = PodList.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(PodList.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodList: Codec<PodList> = record<PodList>("PodList", (json) => ({
  apiVersion: optional(json.apiVersion, string),
  kind: optional(json.kind, string),
  metadata: optional(json.metadata, ListMeta),
  items: optionalList(json.items, Pod),
}));

/**
 * A list as kubectl writes it, of any kinds.
 *
 * @category model
 * @since 0.1.0
 */
export interface List extends WithUnknownFields {
  /** `v1`. */
  readonly apiVersion: Option<string>;
  /** `List`. */
  readonly kind: Option<string>;
  /** Version; mostly empty. */
  readonly metadata: Option<ListMeta>;
  /** The objects, opaque. */
  readonly items: Option<ReadonlyArray<JsonValue>>;
}

/**
 * Codec of {@link List}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const List: Codec<List> = record<List>("List", (json) => ({
  apiVersion: optional(json.apiVersion, string),
  kind: optional(json.kind, string),
  metadata: optional(json.metadata, ListMeta),
  items: optionalList(json.items, opaque),
}));

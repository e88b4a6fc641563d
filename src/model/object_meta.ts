/**
 * `ObjectMeta`: who an object is.
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
import { boolean, int64, string } from "../codec/_scalar.ts";
import type { WithUnknownFields } from "../codec/json.ts";
import { Time } from "./time.ts";

/**
 * An object that an object belongs to.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerReference extends WithUnknownFields {
  /** API group and version of the owner. */
  readonly apiVersion: string;
  /** Kind of the owner. */
  readonly kind: string;
  /** Name of the owner. */
  readonly name: string;
  /** Identity of the owner. */
  readonly uid: string;
  /** Whether it is the managing controller; at most one is. */
  readonly controller: Option<boolean>;
  /** Whether a foreground deletion of the owner waits for the object. */
  readonly blockOwnerDeletion: Option<boolean>;
}

/**
 * Codec of {@link OwnerReference}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const OwnerReference: Codec<OwnerReference> = record<OwnerReference>(
  "OwnerReference",
  (json) => ({
    apiVersion: required(json.apiVersion, string),
    kind: required(json.kind, string),
    name: required(json.name, string),
    uid: required(json.uid, string),
    controller: optional(json.controller, boolean),
    blockOwnerDeletion: optional(json.blockOwnerDeletion, boolean),
  }),
);

/**
 * Who an object is; what is not listed, such as `managedFields`, is kept as it came.
 *
 * @category model
 * @since 0.1.0
 */
export interface ObjectMeta extends WithUnknownFields {
  /** Name, unique in its namespace at one time. */
  readonly name: Option<string>;
  /** Prefix from which the server made the name. */
  readonly generateName: Option<string>;
  /** Namespace. */
  readonly namespace: Option<string>;
  /** Identity: unique over all objects of all times. */
  readonly uid: Option<string>;
  /** Version of the object; opaque, compare it for equality only. */
  readonly resourceVersion: Option<string>;
  /** Rises with each change of the spec; on pods since 1.33. */
  readonly generation: Option<number>;
  /** When it was created. */
  readonly creationTimestamp: Option<Time>;
  /** When its grace period ends: the request to delete it plus the period, so it may lie in the future. */
  readonly deletionTimestamp: Option<Time>;
  /** Seconds between the request to delete it and `deletionTimestamp`. */
  readonly deletionGracePeriodSeconds: Option<number>;
  /** Labels. */
  readonly labels: Option<Readonly<Record<string, string>>>;
  /** Annotations. */
  readonly annotations: Option<Readonly<Record<string, string>>>;
  /** What it belongs to; one entry per uid. */
  readonly ownerReferences: Option<ReadonlyArray<OwnerReference>>;
  /** What must still happen before it disappears. */
  readonly finalizers: Option<ReadonlyArray<string>>;
}

/**
 * Codec of {@link ObjectMeta}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ObjectMeta } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "web-7d4b9-x7k2p", namespace: "shop", labels: { app: "web" } };
 * const decoded = ObjectMeta.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ObjectMeta.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ObjectMeta: Codec<ObjectMeta> = record<ObjectMeta>("ObjectMeta", (json) => ({
  name: optional(json.name, string),
  generateName: optional(json.generateName, string),
  namespace: optional(json.namespace, string),
  uid: optional(json.uid, string),
  resourceVersion: optional(json.resourceVersion, string),
  generation: optional(json.generation, int64),
  creationTimestamp: optional(json.creationTimestamp, Time),
  deletionTimestamp: optional(json.deletionTimestamp, Time),
  deletionGracePeriodSeconds: optional(json.deletionGracePeriodSeconds, int64),
  labels: optionalMap(json.labels, string),
  annotations: optionalMap(json.annotations, string),
  ownerReferences: optionalList(json.ownerReferences, OwnerReference, "uid"),
  finalizers: optionalList(json.finalizers, string),
}));

/**
 * Where a list stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface ListMeta extends WithUnknownFields {
  /** Version to start a watch from. */
  readonly resourceVersion: Option<string>;
  /** Token of the next page; absent or empty on the last. */
  readonly continue: Option<string>;
  /** How many items follow; an estimate. */
  readonly remainingItemCount: Option<number>;
  /** Historic. */
  readonly selfLink: Option<string>;
}

/**
 * Codec of {@link ListMeta}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ListMeta: Codec<ListMeta> = record<ListMeta>("ListMeta", (json) => ({
  resourceVersion: optional(json.resourceVersion, string),
  continue: optional(json.continue, string),
  remainingItemCount: optional(json.remainingItemCount, int64),
  selfLink: optional(json.selfLink, string),
}));

/**
 * `Status`: how a request to the API ended.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { type Codec, optional, optionalList, record } from "../codec/_codec.ts";
import { int32, string } from "../codec/_scalar.ts";
import type { WithUnknownFields } from "../codec/json.ts";
import { ListMeta } from "./object_meta.ts";

/**
 * One cause of a failure.
 *
 * @category model
 * @since 0.1.0
 */
export interface StatusCause extends WithUnknownFields {
  /** Kind of problem: `FieldValueInvalid`, … */
  readonly reason: Option<string>;
  /** The problem, for a person. */
  readonly message: Option<string>;
  /** Where in the request. */
  readonly field: Option<string>;
}

/**
 * Codec of {@link StatusCause}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const StatusCause: Codec<StatusCause> = record<StatusCause>("StatusCause", (json) => ({
  reason: optional(json.reason, string),
  message: optional(json.message, string),
  field: optional(json.field, string),
}));

/**
 * What a failure is about.
 *
 * @category model
 * @since 0.1.0
 */
export interface StatusDetails extends WithUnknownFields {
  /** Name of the object. */
  readonly name: Option<string>;
  /** Its API group. */
  readonly group: Option<string>;
  /** Its kind, or resource. */
  readonly kind: Option<string>;
  /** Its identity. */
  readonly uid: Option<string>;
  /** The single causes. */
  readonly causes: Option<ReadonlyArray<StatusCause>>;
  /** Seconds to wait before the next try. */
  readonly retryAfterSeconds: Option<number>;
}

/**
 * Codec of {@link StatusDetails}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const StatusDetails: Codec<StatusDetails> = record<StatusDetails>(
  "StatusDetails",
  (json) => ({
    name: optional(json.name, string),
    group: optional(json.group, string),
    kind: optional(json.kind, string),
    uid: optional(json.uid, string),
    causes: optionalList(json.causes, StatusCause),
    retryAfterSeconds: optional(json.retryAfterSeconds, int32),
  }),
);

/**
 * How a request to the API ended: mostly what went wrong.
 *
 * @category model
 * @since 0.1.0
 */
export interface Status extends WithUnknownFields {
  /** `v1`. */
  readonly apiVersion: Option<string>;
  /** `Status`. */
  readonly kind: Option<string>;
  /** Mostly empty. */
  readonly metadata: Option<ListMeta>;
  /** `Success` or `Failure`. */
  readonly status: Option<string>;
  /** What happened, for a person. */
  readonly message: Option<string>;
  /** What happened: `Expired`, `Forbidden`, `NotFound`, … */
  readonly reason: Option<string>;
  /** What it is about. */
  readonly details: Option<StatusDetails>;
  /** HTTP status; 410 asks for a new list. */
  readonly code: Option<number>;
}

/**
 * Codec of {@link Status}.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/types.go`.
 *
 * @example
 * ```ts
 * import { Status } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { kind: "Status", status: "Failure", reason: "Expired", code: 410 };
 * const decoded = Status.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(Status.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const Status: Codec<Status> = record<Status>("Status", (json) => ({
  apiVersion: optional(json.apiVersion, string),
  kind: optional(json.kind, string),
  metadata: optional(json.metadata, ListMeta),
  status: optional(json.status, string),
  message: optional(json.message, string),
  reason: optional(json.reason, string),
  details: optional(json.details, StatusDetails),
  code: optional(json.code, int32),
}));

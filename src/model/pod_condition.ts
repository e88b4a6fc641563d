/**
 * `PodCondition`: a fact about a pod, by its type.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import {
  type Codec,
  type Draft,
  optional,
  record,
  required,
  withUnknown,
} from "../codec/_codec.ts";
import { int64, string, word } from "../codec/_scalar.ts";
import { type Open, unknownFields, type WithUnknownFields } from "../codec/json.ts";
import { Time } from "./time.ts";

/**
 * The type of a condition; custom ones look like `example.com/gate`.
 *
 * @category model
 * @since 0.1.0
 */
export type PodConditionType = Open<
  | "PodScheduled"
  | "Initialized"
  | "ContainersReady"
  | "Ready"
  | "PodReadyToStartContainers"
  | "DisruptionTarget"
  | "PodResizePending"
  | "PodResizeInProgress"
  | "AllContainersRestarting"
>;

/**
 * Whether a condition holds: a word, not a boolean.
 *
 * @category model
 * @since 0.1.0
 */
export type ConditionStatus = Open<"True" | "False" | "Unknown">;

const type: Codec<PodConditionType> = word("PodConditionType");
const status: Codec<ConditionStatus> = word("ConditionStatus");

/**
 * A fact about a pod, as one of its controllers last saw it.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodCondition extends WithUnknownFields {
  /** What the condition is about; one per type in a valid pod. */
  readonly type: PodConditionType;
  /** Whether it holds. */
  readonly status: ConditionStatus;
  /** The `metadata.generation` that it was computed for; absent before 1.33. */
  readonly observedGeneration: Option<number>;
  /** Historic; practically always absent. */
  readonly lastProbeTime: Option<Time>;
  /** When `status` last changed, not `reason`. */
  readonly lastTransitionTime: Option<Time>;
  /** Why, as one CamelCase word; absent when all is well. */
  readonly reason: Option<string>;
  /** Why, for a person. */
  readonly message: Option<string>;
}

/**
 * Codec of {@link PodCondition}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodCondition.decode({ type: "Ready", status: "True", lastProbeTime: null });
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right.status, "True");
 * assertEquals(PodCondition.encode(decoded.right), { type: "Ready", status: "True" });
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodCondition: Codec<PodCondition> = record<PodCondition>(
  "PodCondition",
  (json) => ({
    type: required(json.type, type),
    status: required(json.status, status),
    observedGeneration: optional(json.observedGeneration, int64),
    lastProbeTime: optional(json.lastProbeTime, Time),
    lastTransitionTime: optional(json.lastTransitionTime, Time),
    reason: optional(json.reason, string),
    message: optional(json.message, string),
  }),
  (condition) => {
    const json: Draft<PodCondition> = { type: condition.type, status: condition.status };
    if (O.isSome(condition.observedGeneration)) {
      json.observedGeneration = condition.observedGeneration.value;
    }
    if (O.isSome(condition.lastProbeTime)) json.lastProbeTime = condition.lastProbeTime.value;
    if (O.isSome(condition.lastTransitionTime)) {
      json.lastTransitionTime = condition.lastTransitionTime.value;
    }
    if (O.isSome(condition.reason)) json.reason = condition.reason.value;
    if (O.isSome(condition.message)) json.message = condition.message.value;
    return withUnknown(json, condition[unknownFields]);
  },
);

/**
 * `PodSpec`: what a pod asks for, as far as its status answers to it.
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
import { boolean, int32, int64, string, word } from "../codec/_scalar.ts";
import type { Open, WithUnknownFields } from "../codec/json.ts";
import { Container, EphemeralContainer } from "./container.ts";
import { Quantity } from "./quantity.ts";
import { type Quantities, ResourceRequirements } from "./resource_requirements.ts";

/**
 * Whether the containers of a pod start again when they end; absent means `Always`.
 *
 * @category model
 * @since 0.1.0
 */
export type RestartPolicy = Open<"Always" | "OnFailure" | "Never">;

/**
 * An operating system; it decides how exit codes read.
 *
 * @category model
 * @since 0.1.0
 */
export type OSName = Open<"linux" | "windows">;

const restartPolicy: Codec<RestartPolicy> = word("RestartPolicy");
const osName: Codec<OSName> = word("OSName");

/**
 * A condition that must be `True` before the pod is ready.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodReadinessGate extends WithUnknownFields {
  /** The condition's type. */
  readonly conditionType: string;
}

/**
 * Codec of {@link PodReadinessGate}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodReadinessGate: Codec<PodReadinessGate> = record<PodReadinessGate>(
  "PodReadinessGate",
  (json) => ({
    conditionType: required(json.conditionType, string),
  }),
);

/**
 * Something that must happen before the pod is scheduled.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodSchedulingGate extends WithUnknownFields {
  /** Who holds the gate. */
  readonly name: string;
}

/**
 * Codec of {@link PodSchedulingGate}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodSchedulingGate: Codec<PodSchedulingGate> = record<PodSchedulingGate>(
  "PodSchedulingGate",
  (json) => ({
    name: required(json.name, string),
  }),
);

/**
 * The operating system that a pod needs.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodOS extends WithUnknownFields {
  /** Its name. */
  readonly name: OSName;
}

/**
 * Codec of {@link PodOS}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodOS: Codec<PodOS> = record<PodOS>("PodOS", (json) => ({
  name: required(json.name, osName),
}));

/**
 * A taint that the pod tolerates.
 *
 * @category model
 * @since 0.1.0
 */
export interface Toleration extends WithUnknownFields {
  /** Key of the taint; absent means all. */
  readonly key: Option<string>;
  /** `Equal`, `Exists`, …; absent means `Equal`. */
  readonly operator: Option<string>;
  /** Value of the taint. */
  readonly value: Option<string>;
  /** Effect of the taint; absent means all. */
  readonly effect: Option<string>;
  /** For how long, of the effect `NoExecute`; absent means for ever. */
  readonly tolerationSeconds: Option<number>;
}

/**
 * Codec of {@link Toleration}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const Toleration: Codec<Toleration> = record<Toleration>("Toleration", (json) => ({
  key: optional(json.key, string),
  operator: optional(json.operator, string),
  value: optional(json.value, string),
  effect: optional(json.effect, string),
  tolerationSeconds: optional(json.tolerationSeconds, int64),
}));

/**
 * A claim on devices: one that exists, or one made from a template.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodResourceClaim extends WithUnknownFields {
  /** Name by which containers refer to it. */
  readonly name: string;
  /** The claim that exists. */
  readonly resourceClaimName: Option<string>;
  /** The template; the claim made from it stands in the status. */
  readonly resourceClaimTemplateName: Option<string>;
}

/**
 * Codec of {@link PodResourceClaim}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const PodResourceClaim: Codec<PodResourceClaim> = record<PodResourceClaim>(
  "PodResourceClaim",
  (json) => ({
    name: required(json.name, string),
    resourceClaimName: optional(json.resourceClaimName, string),
    resourceClaimTemplateName: optional(json.resourceClaimTemplateName, string),
  }),
);

/**
 * What a pod asks for, as far as questions about its status need it; everything else is kept as it came.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodSpec extends WithUnknownFields {
  /** The node; absent means not bound yet. */
  readonly nodeName: Option<string>;
  /** App containers; required by the API's schema, yet `null` on bookmarks. */
  readonly containers: Option<ReadonlyArray<Container>>;
  /** Init containers and sidecars, in the order in which they start. */
  readonly initContainers: Option<ReadonlyArray<Container>>;
  /** Debug containers. */
  readonly ephemeralContainers: Option<ReadonlyArray<EphemeralContainer>>;
  /** Conditions that readiness needs besides the containers. */
  readonly readinessGates: Option<ReadonlyArray<PodReadinessGate>>;
  /** Whether containers start again; absent means `Always`. */
  readonly restartPolicy: Option<RestartPolicy>;
  /** Seconds between the signal to stop and the kill; absent means 30. */
  readonly terminationGracePeriodSeconds: Option<number>;
  /** Seconds from `status.startTime` after which the pod is failed. */
  readonly activeDeadlineSeconds: Option<number>;
  /** Whether it shares its node's addresses. */
  readonly hostNetwork: Option<boolean>;
  /** What must happen before it is scheduled. */
  readonly schedulingGates: Option<ReadonlyArray<PodSchedulingGate>>;
  /** The higher preempts the lower. */
  readonly priority: Option<number>;
  /** Where the priority comes from. */
  readonly priorityClassName: Option<string>;
  /** Who schedules it. */
  readonly schedulerName: Option<string>;
  /** Taints that it tolerates. */
  readonly tolerations: Option<ReadonlyArray<Toleration>>;
  /** Labels that its node must have. */
  readonly nodeSelector: Option<Readonly<Record<string, string>>>;
  /** Requests and limits of the whole pod, since 1.32. */
  readonly resources: Option<ResourceRequirements>;
  /** What the pod costs besides its containers. */
  readonly overhead: Option<Quantities>;
  /** The operating system that it needs. */
  readonly os: Option<PodOS>;
  /** Claims on devices; one per name. */
  readonly resourceClaims: Option<ReadonlyArray<PodResourceClaim>>;
}

/**
 * Codec of {@link PodSpec}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { PodSpec } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { nodeName: "node-a", containers: [{ name: "app" }], volumes: [] };
 * const decoded = PodSpec.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(PodSpec.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const PodSpec: Codec<PodSpec> = record<PodSpec>("PodSpec", (json) => ({
  nodeName: optional(json.nodeName, string),
  containers: optionalList(json.containers, Container, "name"),
  initContainers: optionalList(json.initContainers, Container, "name"),
  ephemeralContainers: optionalList(json.ephemeralContainers, EphemeralContainer, "name"),
  readinessGates: optionalList(json.readinessGates, PodReadinessGate),
  restartPolicy: optional(json.restartPolicy, restartPolicy),
  terminationGracePeriodSeconds: optional(json.terminationGracePeriodSeconds, int64),
  activeDeadlineSeconds: optional(json.activeDeadlineSeconds, int64),
  hostNetwork: optional(json.hostNetwork, boolean),
  schedulingGates: optionalList(json.schedulingGates, PodSchedulingGate, "name"),
  priority: optional(json.priority, int32),
  priorityClassName: optional(json.priorityClassName, string),
  schedulerName: optional(json.schedulerName, string),
  tolerations: optionalList(json.tolerations, Toleration),
  nodeSelector: optionalMap(json.nodeSelector, string),
  resources: optional(json.resources, ResourceRequirements),
  overhead: optionalMap(json.overhead, Quantity),
  os: optional(json.os, PodOS),
  resourceClaims: optionalList(json.resourceClaims, PodResourceClaim, "name"),
}));

/**
 * `Container`: what a pod asks to run.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import {
  type Codec,
  json as opaque,
  optional,
  optionalList,
  type Raw,
  record,
  required,
} from "../codec/_codec.ts";
import { int32, string, word } from "../codec/_scalar.ts";
import type { JsonValue, Open, WithUnknownFields } from "../codec/json.ts";
import { ResourceRequirements } from "./resource_requirements.ts";

/**
 * Transport protocol of a port; absent means TCP.
 *
 * @category model
 * @since 0.1.0
 */
export type Protocol = Open<"TCP" | "UDP" | "SCTP">;

/**
 * Whether a container starts again; `Always` on an init container makes a sidecar.
 *
 * @category model
 * @since 0.1.0
 */
export type ContainerRestartPolicy = Open<"Always" | "OnFailure" | "Never">;

const protocol: Codec<Protocol> = word("Protocol");
const restartPolicy: Codec<ContainerRestartPolicy> = word("ContainerRestartPolicy");

/**
 * A port that a container listens on.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerPort extends WithUnknownFields {
  /** Port in the pod. */
  readonly containerPort: number;
  /** Name by which services refer to it. */
  readonly name: Option<string>;
  /** Port on the node. */
  readonly hostPort: Option<number>;
  /** Transport protocol; absent means TCP. */
  readonly protocol: Option<Protocol>;
  /** Address on the node to which `hostPort` is bound. */
  readonly hostIP: Option<string>;
}

/**
 * Codec of {@link ContainerPort}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerPort: Codec<ContainerPort> = record<ContainerPort>(
  "ContainerPort",
  (json) => ({
    containerPort: required(json.containerPort, int32),
    name: optional(json.name, string),
    hostPort: optional(json.hostPort, int32),
    protocol: optional(json.protocol, protocol),
    hostIP: optional(json.hostIP, string),
  }),
);

/**
 * What a resize of one resource does to a container.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerResizePolicy extends WithUnknownFields {
  /** The resource. */
  readonly resourceName: string;
  /** `NotRequired` or `RestartContainer`. */
  readonly restartPolicy: string;
}

/**
 * Codec of {@link ContainerResizePolicy}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerResizePolicy: Codec<ContainerResizePolicy> = record<ContainerResizePolicy>(
  "ContainerResizePolicy",
  (json) => ({
    resourceName: required(json.resourceName, string),
    restartPolicy: required(json.restartPolicy, string),
  }),
);

/**
 * The exit codes of a restart rule.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerRestartRuleOnExitCodes extends WithUnknownFields {
  /** `In` or `NotIn`. */
  readonly operator: string;
  /** The codes; absent means none. */
  readonly values: Option<ReadonlyArray<number>>;
}

/**
 * Codec of {@link ContainerRestartRuleOnExitCodes}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerRestartRuleOnExitCodes: Codec<ContainerRestartRuleOnExitCodes> = record<
  ContainerRestartRuleOnExitCodes
>("ContainerRestartRuleOnExitCodes", (json) => ({
  operator: required(json.operator, string),
  values: optionalList(json.values, int32),
}));

/**
 * What happens on certain exit codes, whatever the restart policy says; since 1.34.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerRestartRule extends WithUnknownFields {
  /** `Restart`, or since 1.35 `RestartAllContainers`. */
  readonly action: string;
  /** When; absent means never. */
  readonly exitCodes: Option<ContainerRestartRuleOnExitCodes>;
}

/**
 * Codec of {@link ContainerRestartRule}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerRestartRule: Codec<ContainerRestartRule> = record<ContainerRestartRule>(
  "ContainerRestartRule",
  (json) => ({
    action: required(json.action, string),
    exitCodes: optional(json.exitCodes, ContainerRestartRuleOnExitCodes),
  }),
);

/**
 * A container that a pod asks to run; what is not listed is kept as it came.
 *
 * @category model
 * @since 0.1.0
 */
export interface Container extends WithUnknownFields {
  /** Joins it to its `ContainerStatus`. */
  readonly name: string;
  /** The image that was asked for. */
  readonly image: Option<string>;
  /** Ports that it listens on. */
  readonly ports: Option<ReadonlyArray<ContainerPort>>;
  /** Requests and limits that were asked for. */
  readonly resources: Option<ResourceRequirements>;
  /** What a resize does to it. */
  readonly resizePolicy: Option<ReadonlyArray<ContainerResizePolicy>>;
  /** Overrides the pod's; `Always` on an init container makes a sidecar, nothing else does. */
  readonly restartPolicy: Option<ContainerRestartPolicy>;
  /** Overrides the policy by exit code; the first match decides. */
  readonly restartPolicyRules: Option<ReadonlyArray<ContainerRestartRule>>;
  /** Opaque: what counts is whether there is one. */
  readonly readinessProbe: Option<JsonValue>;
  /** Opaque. */
  readonly livenessProbe: Option<JsonValue>;
  /** Opaque; without one `started` follows running. */
  readonly startupProbe: Option<JsonValue>;
  /** Opaque. */
  readonly lifecycle: Option<JsonValue>;
}

const shape = (json: Raw<Container>): Container => ({
  name: required(json.name, string),
  image: optional(json.image, string),
  ports: optionalList(json.ports, ContainerPort, "containerPort", "protocol"),
  resources: optional(json.resources, ResourceRequirements),
  resizePolicy: optionalList(json.resizePolicy, ContainerResizePolicy),
  restartPolicy: optional(json.restartPolicy, restartPolicy),
  restartPolicyRules: optionalList(json.restartPolicyRules, ContainerRestartRule),
  readinessProbe: optional(json.readinessProbe, opaque),
  livenessProbe: optional(json.livenessProbe, opaque),
  startupProbe: optional(json.startupProbe, opaque),
  lifecycle: optional(json.lifecycle, opaque),
});

/**
 * Codec of {@link Container}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { Container } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "app", image: "registry.example/app:1", command: ["serve"] };
 * const decoded = Container.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(Container.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const Container: Codec<Container> = record<Container>("Container", shape);

/**
 * A debug container that was added to a running pod.
 *
 * @category model
 * @since 0.1.0
 */
export interface EphemeralContainer extends Container {
  /** The container whose processes it sees; absent means only its own. */
  readonly targetContainerName: Option<string>;
}

/**
 * Codec of {@link EphemeralContainer}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const EphemeralContainer: Codec<EphemeralContainer> = record<EphemeralContainer>(
  "EphemeralContainer",
  (json) => ({
    ...shape(json),
    targetContainerName: optional(json.targetContainerName, string),
  }),
);

/**
 * `ContainerStatus`: one container of a pod, of any kind.
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
import { boolean, int32, string, word } from "../codec/_scalar.ts";
import { type Open, unknownFields, type WithUnknownFields } from "../codec/json.ts";
import { ContainerState } from "./container_state.ts";
import { ContainerUser } from "./container_user.ts";
import { Quantity } from "./quantity.ts";
import { type Quantities, ResourceRequirements } from "./resource_requirements.ts";
import { ResourceStatus } from "./resource_status.ts";
import { VolumeMountStatus } from "./volume_mount_status.ts";

/**
 * A signal by name; real-time ones count from their ends: `SIGRTMIN+1`, `SIGRTMAX-1`.
 *
 * @category model
 * @since 0.1.0
 */
export type Signal = Open<
  | "SIGABRT"
  | "SIGALRM"
  | "SIGBUS"
  | "SIGCHLD"
  | "SIGCLD"
  | "SIGCONT"
  | "SIGFPE"
  | "SIGHUP"
  | "SIGILL"
  | "SIGINT"
  | "SIGIO"
  | "SIGIOT"
  | "SIGKILL"
  | "SIGPIPE"
  | "SIGPOLL"
  | "SIGPROF"
  | "SIGPWR"
  | "SIGQUIT"
  | "SIGRTMAX"
  | "SIGRTMIN"
  | "SIGSEGV"
  | "SIGSTKFLT"
  | "SIGSTOP"
  | "SIGSYS"
  | "SIGTERM"
  | "SIGTRAP"
  | "SIGTSTP"
  | "SIGTTIN"
  | "SIGTTOU"
  | "SIGURG"
  | "SIGUSR1"
  | "SIGUSR2"
  | "SIGVTALRM"
  | "SIGWINCH"
  | "SIGXCPU"
  | "SIGXFSZ"
>;

const signal: Codec<Signal> = word("Signal");

/**
 * One container of a pod: app, init, sidecar or ephemeral.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerStatus extends WithUnknownFields {
  /** The container; unique over all kinds in a valid pod. */
  readonly name: string;
  /** What it does now; absent or empty means waiting. */
  readonly state: Option<ContainerState>;
  /** How its previous run ended; empty means that there was none. */
  readonly lastState: Option<ContainerState>;
  /** Whether its readiness probe passes; of a finished init container, whether it succeeded. */
  readonly ready: boolean;
  /** Best effort: may fall back to 0 after the loss of a node. */
  readonly restartCount: number;
  /** The image as the runtime resolved it; may differ from the spec. */
  readonly image: string;
  /** Mostly a digest; empty until the image was pulled. */
  readonly imageID: string;
  /** `<runtime>://<id>`; absent until it was created. */
  readonly containerID: Option<string>;
  /** Whether the startup probe and the postStart hook are through; absent means `false`. */
  readonly started: Option<boolean>;
  /** Requests that the node granted, since 1.27. */
  readonly allocatedResources: Option<Quantities>;
  /** Requests and limits in force, since 1.27. */
  readonly resources: Option<ResourceRequirements>;
  /** Its mounts, since 1.30; one per path. */
  readonly volumeMounts: Option<ReadonlyArray<VolumeMountStatus>>;
  /** The identity of its first process, since 1.31. */
  readonly user: Option<ContainerUser>;
  /** The health of its devices, since 1.31; one entry per resource. */
  readonly allocatedResourcesStatus: Option<ReadonlyArray<ResourceStatus>>;
  /** The signal that stops it, since 1.33. */
  readonly stopSignal: Option<Signal>;
}

/**
 * Codec of {@link ContainerStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ContainerStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = ContainerStatus.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ContainerStatus.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerStatus: Codec<ContainerStatus> = record<ContainerStatus>(
  "ContainerStatus",
  (json) => ({
    name: required(json.name, string),
    state: optional(json.state, ContainerState),
    lastState: optional(json.lastState, ContainerState),
    ready: required(json.ready, boolean),
    restartCount: required(json.restartCount, int32),
    image: required(json.image, string),
    imageID: required(json.imageID, string),
    containerID: optional(json.containerID, string),
    started: optional(json.started, boolean),
    allocatedResources: optionalMap(json.allocatedResources, Quantity),
    resources: optional(json.resources, ResourceRequirements),
    volumeMounts: optionalList(json.volumeMounts, VolumeMountStatus, "mountPath"),
    user: optional(json.user, ContainerUser),
    allocatedResourcesStatus: optionalList(json.allocatedResourcesStatus, ResourceStatus, "name"),
    stopSignal: optional(json.stopSignal, signal),
  }),
  (status) => {
    const json: Draft<ContainerStatus> = {
      name: status.name,
      ready: status.ready,
      restartCount: status.restartCount,
      image: status.image,
      imageID: status.imageID,
    };
    if (O.isSome(status.state)) json.state = ContainerState.encode(status.state.value);
    if (O.isSome(status.lastState)) json.lastState = ContainerState.encode(status.lastState.value);
    if (O.isSome(status.containerID)) json.containerID = status.containerID.value;
    if (O.isSome(status.started)) json.started = status.started.value;
    if (O.isSome(status.allocatedResources)) {
      json.allocatedResources = {
        ...status.allocatedResources.value,
      };
    }
    if (O.isSome(status.resources)) {
      json.resources = ResourceRequirements.encode(
        status.resources.value,
      );
    }
    if (O.isSome(status.volumeMounts)) {
      json.volumeMounts = writeList(
        VolumeMountStatus,
        status.volumeMounts.value,
      );
    }
    if (O.isSome(status.user)) json.user = ContainerUser.encode(status.user.value);
    if (O.isSome(status.allocatedResourcesStatus)) {
      json.allocatedResourcesStatus = writeList(
        ResourceStatus,
        status.allocatedResourcesStatus.value,
      );
    }
    if (O.isSome(status.stopSignal)) json.stopSignal = status.stopSignal.value;
    return withUnknown(json, status[unknownFields]);
  },
);

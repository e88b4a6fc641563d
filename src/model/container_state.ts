/**
 * `ContainerState`: what a container is doing, or how its last run ended.
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
import { int32, string, word } from "../codec/_scalar.ts";
import { type Open, unknownFields, type WithUnknownFields } from "../codec/json.ts";
import { Time } from "./time.ts";

/**
 * Why a container is not running.
 *
 * @category model
 * @since 0.1.0
 */
export type ContainerWaitingReason = Open<
  | "ContainerCreating"
  | "PodInitializing"
  | "RestartingAllContainers"
  | "CrashLoopBackOff"
  | "RunContainerError"
  | "ErrImagePull"
  | "ImagePullBackOff"
  | "ErrImageNeverPull"
  | "InvalidImageName"
  | "ImageInspectError"
  | "RegistryUnavailable"
  | "SignatureValidationFailed"
  | "CreateContainerConfigError"
  | "CreateContainerError"
  | "PreCreateHookError"
  | "PreStartHookError"
  | "PostStartHookError"
>;

/**
 * How a run of a container ended, in the words of the container runtime.
 *
 * @category model
 * @since 0.1.0
 */
export type ContainerTerminatedReason = Open<
  | "Completed"
  | "Error"
  | "OOMKilled"
  | "StartError"
  | "ContainerCannotRun"
  | "ContainerStatusUnknown"
  | "RestartingAllContainers"
  | "Unknown"
>;

const waitingReason: Codec<ContainerWaitingReason> = word("ContainerWaitingReason");
const terminatedReason: Codec<ContainerTerminatedReason> = word("ContainerTerminatedReason");

/**
 * A container that has not started yet, or is between two runs.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerStateWaiting extends WithUnknownFields {
  /** Why it is not running; absent while it is about to start. */
  readonly reason: Option<ContainerWaitingReason>;
  /** Details, such as how long the back-off lasts. */
  readonly message: Option<string>;
}

/**
 * Codec of {@link ContainerStateWaiting}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerStateWaiting: Codec<ContainerStateWaiting> = record<ContainerStateWaiting>(
  "ContainerStateWaiting",
  (json) => ({
    reason: optional(json.reason, waitingReason),
    message: optional(json.message, string),
  }),
  (waiting) => {
    const json: Draft<ContainerStateWaiting> = {};
    if (O.isSome(waiting.reason)) json.reason = waiting.reason.value;
    if (O.isSome(waiting.message)) json.message = waiting.message.value;
    return withUnknown(json, waiting[unknownFields]);
  },
);

/**
 * A container whose process is up.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerStateRunning extends WithUnknownFields {
  /** Start of this run. */
  readonly startedAt: Option<Time>;
}

/**
 * Codec of {@link ContainerStateRunning}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerStateRunning: Codec<ContainerStateRunning> = record<ContainerStateRunning>(
  "ContainerStateRunning",
  (json) => ({
    startedAt: optional(json.startedAt, Time),
  }),
  (running) => {
    const json: Draft<ContainerStateRunning> = {};
    if (O.isSome(running.startedAt)) json.startedAt = running.startedAt.value;
    return withUnknown(json, running[unknownFields]);
  },
);

/**
 * A container whose process ended, or could not be started.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerStateTerminated extends WithUnknownFields {
  /** 0 to 255 on Linux; Windows codes may be negative. 128 + n is a death by signal n. */
  readonly exitCode: number;
  /** The signal that ended it; today's runtimes leave it to `exitCode`. */
  readonly signal: Option<number>;
  /** How it ended, in a word of the container runtime. */
  readonly reason: Option<ContainerTerminatedReason>;
  /** The termination message, or the end of the log; at most 4096 bytes. */
  readonly message: Option<string>;
  /** Start of the run: the Unix epoch when the process never started, absent on records that the kubelet invented. */
  readonly startedAt: Option<Time>;
  /** End of the run; as `startedAt`. */
  readonly finishedAt: Option<Time>;
  /** `<runtime>://<id>` of this run; absent on invented records. */
  readonly containerID: Option<string>;
}

/**
 * Codec of {@link ContainerStateTerminated}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerStateTerminated: Codec<ContainerStateTerminated> = record<
  ContainerStateTerminated
>("ContainerStateTerminated", (json) => ({
  exitCode: required(json.exitCode, int32),
  signal: optional(json.signal, int32),
  reason: optional(json.reason, terminatedReason),
  message: optional(json.message, string),
  startedAt: optional(json.startedAt, Time),
  finishedAt: optional(json.finishedAt, Time),
  containerID: optional(json.containerID, string),
}), (terminated) => {
  const json: Draft<ContainerStateTerminated> = { exitCode: terminated.exitCode };
  if (O.isSome(terminated.signal)) json.signal = terminated.signal.value;
  if (O.isSome(terminated.reason)) json.reason = terminated.reason.value;
  if (O.isSome(terminated.message)) json.message = terminated.message.value;
  if (O.isSome(terminated.startedAt)) json.startedAt = terminated.startedAt.value;
  if (O.isSome(terminated.finishedAt)) json.finishedAt = terminated.finishedAt.value;
  if (O.isSome(terminated.containerID)) json.containerID = terminated.containerID.value;
  return withUnknown(json, terminated[unknownFields]);
});

/**
 * One state of a container: at most one member is set in practice, which nothing enforces. None means waiting, or for `lastState` that there was no earlier run.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerState extends WithUnknownFields {
  /** Set while it waits; may itself be empty. */
  readonly waiting: Option<ContainerStateWaiting>;
  /** Set while it runs. */
  readonly running: Option<ContainerStateRunning>;
  /** Set once it ended. */
  readonly terminated: Option<ContainerStateTerminated>;
}

/**
 * Codec of {@link ContainerState}: several members at once are data, not an error.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ContainerState } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { running: { startedAt: "2026-01-02T15:04:05Z" } };
 * const decoded = ContainerState.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ContainerState.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerState: Codec<ContainerState> = record<ContainerState>(
  "ContainerState",
  (json) => ({
    waiting: optional(json.waiting, ContainerStateWaiting),
    running: optional(json.running, ContainerStateRunning),
    terminated: optional(json.terminated, ContainerStateTerminated),
  }),
  (state) => {
    const json: Draft<ContainerState> = {};
    if (O.isSome(state.waiting)) json.waiting = ContainerStateWaiting.encode(state.waiting.value);
    if (O.isSome(state.running)) json.running = ContainerStateRunning.encode(state.running.value);
    if (O.isSome(state.terminated)) {
      json.terminated = ContainerStateTerminated.encode(
        state.terminated.value,
      );
    }
    return withUnknown(json, state[unknownFields]);
  },
);

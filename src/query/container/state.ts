/**
 * What a container does now, and how its runs ended.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import { inLine } from "../../codec/_text.ts";
import type {
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  ContainerTerminatedReason,
  ContainerWaitingReason,
} from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";

/**
 * What a container does now: it waits, runs or has terminated.
 *
 * @category containers
 * @since 0.1.0
 */
export type CurrentState =
  | {
    readonly _tag: "Waiting";
    /** What it waits for; absent where the state has no member, which by the API means waiting. */
    readonly waiting: Option<ContainerStateWaiting>;
  }
  | {
    readonly _tag: "Running";
    /** The run. */
    readonly running: ContainerStateRunning;
  }
  | {
    readonly _tag: "Terminated";
    /** How the run ended. */
    readonly terminated: ContainerStateTerminated;
  };

/**
 * The one state of a container.
 *
 * Should several members be set, which nothing forbids, kubectl's order decides:
 * waiting for a reason, terminated, running, waiting for none. Source: kubernetes/kubernetes
 * `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @example
 * ```ts
 * import { ContainerStatus, currentState } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({
 *   name: "app",
 *   ready: false,
 *   restartCount: 0,
 *   image: "app:1",
 *   imageID: "",
 *   state: { terminated: { exitCode: 3 } },
 * });
 * assert(decoded._tag === "Right");
 * const state = currentState(decoded.right);
 * assert(state._tag === "Terminated");
 * assertEquals(state.terminated.exitCode, 3);
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function currentState({ state }: ContainerStatus): CurrentState {
  if (O.isNone(state)) return { _tag: "Waiting", waiting: O.none };
  const { waiting, terminated, running } = state.value;
  if (O.isSome(waiting) && text(waiting.value.reason) !== "") return { _tag: "Waiting", waiting };
  if (O.isSome(terminated)) return { _tag: "Terminated", terminated: terminated.value };
  return O.isSome(running)
    ? { _tag: "Running", running: running.value }
    : { _tag: "Waiting", waiting };
}

/**
 * Why a container waits or has ended, in the word of its {@link currentState};
 * none where it runs, or nothing tells.
 *
 * @example
 * ```ts
 * import { ContainerStatus, stateReason } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({
 *   name: "app",
 *   ready: false,
 *   restartCount: 0,
 *   image: "app:1",
 *   imageID: "",
 *   state: { waiting: { reason: "ErrImagePull", message: "manifest unknown" } },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(stateReason(decoded.right), O.some("ErrImagePull"));
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function stateReason(
  container: ContainerStatus,
): Option<ContainerWaitingReason | ContainerTerminatedReason> {
  return pipe(stateWithReason(container), O.chain(({ reason }) => nonEmpty(reason)));
}

/**
 * What the {@link currentState} of a container says to people: why it waits, or
 * how it ended; none where it runs, or nothing tells.
 *
 * @example
 * ```ts
 * import { ContainerStatus, stateMessage } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({
 *   name: "app",
 *   ready: false,
 *   restartCount: 0,
 *   image: "app:1",
 *   imageID: "",
 *   state: { terminated: { exitCode: 1, message: "no port" } },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(stateMessage(decoded.right), O.some("no port"));
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function stateMessage(container: ContainerStatus): Option<string> {
  return pipe(stateWithReason(container), O.chain(({ message }) => nonEmpty(message)));
}

/**
 * How the run before the current one ended, well or badly; none where there was
 * none, or nobody remembers it.
 *
 * @example
 * ```ts
 * import { ContainerStatus, previousEnd } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({
 *   name: "app",
 *   ready: true,
 *   restartCount: 1,
 *   image: "app:1",
 *   imageID: "",
 *   state: { running: {} },
 *   lastState: { terminated: { exitCode: 137 } },
 * });
 * assert(decoded._tag === "Right");
 * const end = previousEnd(decoded.right);
 * assert(end._tag === "Some");
 * assertEquals(end.value.exitCode, 137);
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function previousEnd({ lastState }: ContainerStatus): Option<ContainerStateTerminated> {
  return O.isSome(lastState) ? lastState.value.terminated : O.none;
}

/**
 * The end of a run in a word, as kubectl prints it in STATUS: its reason, else
 * `Signal:9`, else `ExitCode:1`; at most 1000 characters.
 *
 * Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @example
 * ```ts
 * import { ContainerStateTerminated, endText } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStateTerminated.decode({ exitCode: 137, signal: 9 });
 * assert(decoded._tag === "Right");
 * assertEquals(endText(decoded.right), "Signal:9");
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function endText({ reason, signal, exitCode }: ContainerStateTerminated): string {
  if (text(reason) !== "") return inLine(text(reason));
  return O.isSome(signal) && signal.value !== 0 ? `Signal:${signal.value}` : `ExitCode:${exitCode}`;
}

/** The current state, where it is of a kind that may give a reason. */
function stateWithReason(
  container: ContainerStatus,
): Option<ContainerStateWaiting | ContainerStateTerminated> {
  const state = currentState(container);
  switch (state._tag) {
    case "Waiting":
      return state.waiting;
    case "Running":
      return O.none;
    case "Terminated":
      return O.some(state.terminated);
  }
}

/**
 * What went wrong in the containers of a pod.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty } from "../../_option.ts";
import type {
  ContainerStateTerminated,
  ContainerTerminatedReason,
} from "../../model/container_state.ts";
import type { Signal } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import { elapsed, givenTime, type Time } from "../../model/time.ts";
import { type ContainerKind, type PodContainer, podContainers } from "./kind.ts";
import { specOf } from "../pod/part.ts";
import { afterEpoch, hasSignal, isBadEnd, isOOMKill, terminatedOf, waitingReason } from "./_run.ts";
import { currentState, previousEnd } from "./state.ts";

/**
 * A run of a container that ended badly.
 *
 * @category failures
 * @since 0.1.0
 */
export interface Failure {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** `now`: it has not run since. `previously`: it was restarted, or is about to be. */
  readonly when: "now" | "previously";
  /** 0 to 255 on Linux; Windows codes may be negative. 0 where only the signal or the reason tells that it ended badly. */
  readonly exitCode: number;
  /** The signal that ended it; absent where it ended by itself, and on Windows. */
  readonly signal: Option<number>;
  /** How it ended, in a word of the container runtime; absent where that has none. */
  readonly reason: Option<ContainerTerminatedReason>;
  /** The termination message, or the end of the log; absent where it left none. */
  readonly message: Option<string>;
  /** Start of the run; absent where the process never started, or nobody knows. */
  readonly startedAt: Option<Time>;
  /** End of the run; absent where nobody knows. */
  readonly finishedAt: Option<Time>;
}

/**
 * The runs that ended badly, by exit code or signal: of each container, in the
 * order of {@link podContainers}, how it ended now, then how it ended before.
 *
 * Two runs of each container are known at most: `state` and `lastState`. The
 * signal is the one that the status has, or else the exit code less 128, for
 * codes 129 to 192 of a pod that is not of Windows: today's runtimes leave the
 * signal to the exit code. A process that was asked to stop ends by signal 15
 * or 9 as well. A pod evicted or refused as a whole tells by its own `reason`.
 *
 * @example
 * ```ts
 * import { failures, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 1,
 *       image: "app:1",
 *       imageID: "",
 *       state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
 *       lastState: { terminated: { exitCode: 139, reason: "Error" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const [failure] = failures(decoded.right);
 * assertEquals([failure.container, failure.when], ["app", "previously"]);
 * assertEquals(failure.signal, O.some(11));
 * ```
 *
 * @category failures
 * @since 0.1.0
 */
export function failures(pod: Pod): ReadonlyArray<Failure> {
  return ends(pod, isBadEnd);
}

/**
 * The runs that ended by want of memory, in the order of {@link failures}.
 *
 * The container runtime says so in the reason. Exit code 137 alone does not,
 * nor does another code deny it: where a child was killed, a run may end with
 * exit code 0, and is then not one of {@link failures}.
 *
 * @example
 * ```ts
 * import { oomKilled, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 1,
 *       image: "app:1",
 *       imageID: "",
 *       lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const killed = oomKilled(decoded.right).map(({ container, when }) => [container, when]);
 * assertEquals(killed, [["app", "previously"]]);
 * ```
 *
 * @category failures
 * @since 0.1.0
 */
export function oomKilled(pod: Pod): ReadonlyArray<Failure> {
  return ends(pod, isOOMKill);
}

/** For how long the kubelet remembers a back-off, in milliseconds. */
const BACK_OFF_MEMORY = 600_000;

/**
 * The containers that crash again and again, at an instant in epoch
 * milliseconds: those in `CrashLoopBackOff`, and those that run at the moment.
 *
 * Of the latter: restarted twice or more, since the kubelet makes the first
 * restart at once; the previous run ended badly and lasted at most 10 minutes;
 * the current one began at most 10 minutes after that, and at most 10 minutes
 * ago. Should such a container end now, the kubelet would hold it back longer;
 * once it has run for more than 10 minutes, the kubelet forgets. Both times
 * must be known, save the start of the previous run. A container that has just
 * ended, of which the kubelet does not say yet that it backs off, is in
 * {@link failures} alone. Exit code 0 is no crash, although the kubelet backs
 * off after it too. Source: kubernetes/kubernetes `pkg/kubelet/kubelet.go`,
 * `HasExpiredFunc`, and `pkg/kubelet/kuberuntime/kuberuntime_manager.go`, `doBackOff`.
 *
 * @example
 * ```ts
 * import { crashLooping, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     phase: "Running",
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 4,
 *       image: "app:1",
 *       imageID: "",
 *       state: { running: { startedAt: "2026-01-01T00:01:20Z" } },
 *       lastState: { terminated: { exitCode: 1, finishedAt: "2026-01-01T00:00:00Z" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const names = (now: number) => crashLooping(now)(decoded.right).map(({ status }) => status.name);
 * assertEquals(names(Date.UTC(2026, 0, 1, 0, 2)), ["app"]);
 * assertEquals(names(Date.UTC(2026, 0, 1, 0, 30)), []);
 * ```
 *
 * @category failures
 * @since 0.1.0
 */
export function crashLooping(now: number): (pod: Pod) => ReadonlyArray<PodContainer> {
  return (pod) =>
    podContainers(pod).filter((container) =>
      isBackingOff(container) || isBetweenCrashes(container, now)
    );
}

/**
 * The name of a signal, of 1 to 31 as Linux numbers them on x86 and ARM.
 *
 * @example
 * ```ts
 * import { signalName } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * assertEquals(signalName(9), O.some("SIGKILL"));
 * assertEquals(signalName(0), O.none);
 * ```
 *
 * @category failures
 * @since 0.1.0
 */
export function signalName(signal: number): Option<Signal> {
  return O.fromNullable(SIGNALS[signal - 1]);
}

const SIGNALS: ReadonlyArray<Signal> = [
  "SIGHUP",
  "SIGINT",
  "SIGQUIT",
  "SIGILL",
  "SIGTRAP",
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGKILL",
  "SIGUSR1",
  "SIGSEGV",
  "SIGUSR2",
  "SIGPIPE",
  "SIGALRM",
  "SIGTERM",
  "SIGSTKFLT",
  "SIGCHLD",
  "SIGCONT",
  "SIGSTOP",
  "SIGTSTP",
  "SIGTTIN",
  "SIGTTOU",
  "SIGURG",
  "SIGXCPU",
  "SIGXFSZ",
  "SIGVTALRM",
  "SIGPROF",
  "SIGWINCH",
  "SIGIO",
  "SIGPWR",
  "SIGSYS",
];

function ends(
  pod: Pod,
  fits: (end: ContainerStateTerminated) => boolean,
): ReadonlyArray<Failure> {
  const isWindows = runsOnWindows(pod);
  return podContainers(pod).flatMap(({ kind, status }) =>
    ([["now", terminatedOf(status)], ["previously", previousEnd(status)]] as const)
      .flatMap(([when, end]) => {
        if (O.isNone(end) || !fits(end.value)) return [];
        const { exitCode, reason, message, startedAt, finishedAt } = end.value;
        return [{
          container: status.name,
          kind,
          when,
          exitCode,
          signal: signalOf(end.value, isWindows),
          reason: nonEmpty(reason),
          message: nonEmpty(message),
          startedAt: afterEpoch(startedAt),
          finishedAt: givenTime(finishedAt),
        }];
      })
  );
}

function signalOf(
  { exitCode, signal }: ContainerStateTerminated,
  isWindows: boolean,
): Option<number> {
  if (hasSignal(signal)) return signal;
  return !isWindows && exitCode > 128 && exitCode <= 192 ? O.some(exitCode - 128) : O.none;
}

/**
 * Whether the exit codes of a pod are those of Windows, which knows no signals.
 *
 * @internal
 */
export function runsOnWindows(pod: Pod): boolean {
  const { os } = specOf(pod);
  return pipe(os, O.exists(({ name }) => name === "windows"));
}

function isBackingOff({ status }: PodContainer): boolean {
  return waitingReason(status) === "CrashLoopBackOff";
}

function isBetweenCrashes({ status }: PodContainer, now: number): boolean {
  const state = currentState(status);
  const previous = previousEnd(status);
  if (
    status.restartCount < 2 || state._tag !== "Running" || O.isNone(state.running.startedAt) ||
    O.isNone(previous) || !isBadEnd(previous.value) || O.isNone(previous.value.finishedAt)
  ) return false;
  const start = state.running.startedAt.value;
  const end = previous.value.finishedAt.value;
  const previousStart = afterEpoch(previous.value.startedAt);
  return elapsed(start, now) <= BACK_OFF_MEMORY && elapsed(end, start) <= BACK_OFF_MEMORY &&
    (O.isNone(previousStart) || elapsed(previousStart.value, end) <= BACK_OFF_MEMORY);
}

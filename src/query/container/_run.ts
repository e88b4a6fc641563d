/**
 * The states of a container, without the Options on the way to them.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { text } from "../../_option.ts";
import type {
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import { givenTime, type Time, toEpochMillis } from "../../model/time.ts";

/** How the container waits; absent also for a state without a member. */
export function waitingOf({ state }: ContainerStatus): Option<ContainerStateWaiting> {
  return O.isSome(state) ? state.value.waiting : O.none;
}

/** Why the container waits; empty where nothing tells, or it does not wait. */
export function waitingReason(container: ContainerStatus): string {
  const waiting = waitingOf(container);
  return O.isSome(waiting) ? text(waiting.value.reason) : "";
}

/** The run of now. */
export function runningOf({ state }: ContainerStatus): Option<ContainerStateRunning> {
  return O.isSome(state) ? state.value.running : O.none;
}

/** When the run of now began; absent where the container does not run, or nobody knows. */
export function runningSince(container: ContainerStatus): Option<Time> {
  return pipe(runningOf(container), O.chain(({ startedAt }) => afterEpoch(startedAt)));
}

/** How the run of now ended. */
export function terminatedOf({ state }: ContainerStatus): Option<ContainerStateTerminated> {
  return O.isSome(state) ? state.value.terminated : O.none;
}

/** Whether a run ended badly: with an exit code other than 0, or by a signal. */
export function isBadEnd({ exitCode, signal }: ContainerStateTerminated): boolean {
  return exitCode !== 0 || hasSignal(signal);
}

/** Go writes no signal as none at all or as 0. */
export function hasSignal(signal: Option<number>): boolean {
  return O.isSome(signal) && signal.value !== 0;
}

/** Whether a run ended by want of memory, as the runtime says; the exit code does not tell. */
export function isOOMKill({ reason }: ContainerStateTerminated): boolean {
  return text(reason) === "OOMKilled";
}

/** A time of a process; the Unix epoch is no time, it stands for a process that never started. */
export function afterEpoch(time: Option<Time>): Option<Time> {
  const given = givenTime(time);
  return O.isSome(given) && toEpochMillis(given.value) !== 0 ? given : O.none;
}

/**
 * The states of a container, without the Options on the way to them.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import type {
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";

/** How the container waits; absent also for a state without a member. */
export function waitingOf({ state }: ContainerStatus): Option<ContainerStateWaiting> {
  return O.isSome(state) ? state.value.waiting : O.none;
}

/** The run of now. */
export function runningOf({ state }: ContainerStatus): Option<ContainerStateRunning> {
  return O.isSome(state) ? state.value.running : O.none;
}

/** How the run ended, of which the state tells: that of now or the previous one. */
export function terminatedOf(state: Option<ContainerState>): Option<ContainerStateTerminated> {
  return O.isSome(state) ? state.value.terminated : O.none;
}

/** A text that says something: Go writes the empty text for an absent one. */
export function nonEmpty<A extends string>(option: Option<A>): Option<A> {
  return O.isSome(option) && option.value === "" ? O.none : option;
}

/**
 * Readings that several facts share.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import type { ContainerStateTerminated, ContainerStateWaiting } from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import { toEpochMillis } from "../model/time.ts";

/** What a container does now. */
export type CurrentState =
  | { readonly _tag: "Waiting"; readonly waiting: Option<ContainerStateWaiting> }
  | { readonly _tag: "Terminated"; readonly terminated: ContainerStateTerminated }
  | { readonly _tag: "Running" };

/** The one state of a container; where several are set, kubectl's order decides. */
export function currentState({ state }: ContainerStatus): CurrentState {
  if (O.isNone(state)) return { _tag: "Waiting", waiting: O.none };
  const { waiting, terminated, running } = state.value;
  if (O.isSome(waiting)) return { _tag: "Waiting", waiting };
  if (O.isSome(terminated)) return { _tag: "Terminated", terminated: terminated.value };
  return O.isSome(running) ? { _tag: "Running" } : { _tag: "Waiting", waiting: O.none };
}

/** When the grace period of a deletion ends, and when it began, in epoch milliseconds. */
export interface GracePeriod {
  readonly requestedAt: Option<number>;
  readonly deadline: number;
}

/** The grace period of a pod that is being deleted. */
export function gracePeriod({ metadata }: Pod): Option<GracePeriod> {
  if (O.isNone(metadata)) return O.none;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata.value;
  if (O.isNone(deletionTimestamp)) return O.none;
  const deadline = toEpochMillis(deletionTimestamp.value);
  return O.some({
    requestedAt: O.map((seconds: number) => deadline - seconds * 1000)(deletionGracePeriodSeconds),
    deadline,
  });
}

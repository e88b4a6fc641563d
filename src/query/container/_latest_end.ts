/**
 * The last end of a run that a status tells of.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import type { ContainerStateTerminated } from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import { currentState, previousEnd } from "./state.ts";

/** How the run of now ended; else the one before it. */
export function latestEnd(status: ContainerStatus): Option<ContainerStateTerminated> {
  const state = currentState(status);
  return state._tag === "Terminated" ? O.some(state.terminated) : previousEnd(status);
}

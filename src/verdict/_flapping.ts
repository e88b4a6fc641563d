/**
 * Which containers end again and again, whatever they do this second.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { someItem, text } from "../_option.ts";
import type { Container } from "../model/container.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import { elapsed, givenTime, type Time } from "../model/time.ts";
import { latestEnd } from "../query/container/_latest_end.ts";
import { afterEpoch, isBadEnd, isOOMKill } from "../query/container/_run.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { shouldContainerRestart } from "../query/container/restart_policy.ts";
import { currentState } from "../query/container/state.ts";
import { specOf, statusOf } from "../query/pod/part.ts";

/** From when on a container is flapping. */
export interface FlappingLimits {
  readonly flappingRestarts: number;
  readonly flappingSeconds: number;
}

/**
 * The containers, of any kind but ephemeral, that were restarted often, whose
 * last run ended badly or in no time, and whose present run, if any, is young:
 * those that run; those that have just ended and will start again; those that
 * are about to start.
 *
 * Asked of every pod by its verdict, so each status is looked at alone first.
 */
export function flappingContainers(
  pod: Pod,
  now: number,
  { flappingRestarts, flappingSeconds }: FlappingLimits,
): ReadonlyArray<PodContainer> {
  const { containerStatuses, initContainerStatuses } = statusOf(pod);
  const memory = flappingSeconds * 1000;
  const mayFlap = (status: ContainerStatus): boolean =>
    status.restartCount >= flappingRestarts && looksFlapping(status, now, memory);
  if (!someItem(containerStatuses, mayFlap) && !someItem(initContainerStatuses, mayFlap)) {
    return NOTHING;
  }
  return podContainers(pod).filter((container) => {
    if (container.kind === "ephemeral" || !mayFlap(container.status)) return false;
    const state = currentState(container.status);
    return state._tag !== "Terminated" || willRestart(pod, container, state.terminated);
  });
}

const NOTHING: ReadonlyArray<never> = Object.freeze([]);

/** Whether a container is flapping, unless it has ended and will not start again. */
function looksFlapping(status: ContainerStatus, now: number, memory: number): boolean {
  const state = currentState(status);
  const startedAt = state._tag === "Running" ? afterEpoch(state.running.startedAt) : O.none;
  // Most containers have run for long, and of them nothing else need be known.
  if (state._tag === "Running" && !isWithin(memory, now, startedAt)) return false;
  const last = latestEnd(status);
  if (O.isNone(last) || !isTelling(last.value, memory)) return false;
  const { finishedAt } = last.value;
  switch (state._tag) {
    case "Running":
      return isSoon(memory, finishedAt, startedAt);
    case "Terminated":
      return O.isNone(givenTime(finishedAt)) || isWithin(memory, now, finishedAt);
    case "Waiting":
      return isWithin(memory, now, finishedAt);
  }
}

/** Whether a container that ended, and is not ephemeral, starts again in a pod that goes on. */
export function willRestart(
  pod: Pod,
  { kind, spec }: PodContainer,
  { exitCode }: ContainerStateTerminated,
): boolean {
  // An init container starts again after a bad end wherever an app container would.
  if (kind === "init" && exitCode === 0) return false;
  return shouldContainerRestart(exitCode)(specOf(pod))(O.isSome(spec) ? spec.value : NO_SPEC);
}

/** A container of which the spec says nothing. */
const NO_SPEC: Container = {
  name: "",
  image: O.none,
  ports: O.none,
  resources: O.none,
  resizePolicy: O.none,
  restartPolicy: O.none,
  restartPolicyRules: O.none,
  readinessProbe: O.none,
  livenessProbe: O.none,
  startupProbe: O.none,
  lifecycle: O.none,
};

/** Ends that tell nothing against a container: its runtime lost it, or all containers are started anew. */
const UNTELLING: ReadonlySet<string> = new Set([
  "ContainerStatusUnknown",
  "Unknown",
  "RestartingAllContainers",
]);

/** Whether an end was bad, or came in no time. */
function isTelling(end: ContainerStateTerminated, memory: number): boolean {
  if (UNTELLING.has(text(end.reason))) return false;
  if (isBadEnd(end) || isOOMKill(end)) return true;
  const startedAt = afterEpoch(end.startedAt);
  const finishedAt = givenTime(end.finishedAt);
  return O.isSome(finishedAt) && isWithin(memory, finishedAt.value, startedAt);
}

/** Whether a run began soon after the one before, as no back-off is longer; where times are unknown, it did. */
function isSoon(millis: number, end: Option<Time>, start: Option<Time>): boolean {
  const [from, to] = [givenTime(end), givenTime(start)];
  return O.isNone(from) || O.isNone(to) || elapsed(from.value, to.value) <= millis;
}

/** Whether less than some milliseconds passed since a time; of an unknown one nobody knows. */
function isWithin(millis: number, now: number | Time, time: Option<Time>): boolean {
  const given = givenTime(time);
  return O.isSome(given) && elapsed(given.value, now) < millis;
}

/**
 * Which containers end again and again, whatever they do this second.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { items, text } from "../_option.ts";
import type { Container } from "../model/container.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import type { PodStatus } from "../model/pod_status.ts";
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

/** Whether a container of a status, of any kind but ephemeral, was restarted often. */
export function someRestarted(
  { containerStatuses, initContainerStatuses }: PodStatus,
  { flappingRestarts }: FlappingLimits,
): boolean {
  const isOften = ({ restartCount }: ContainerStatus) => restartCount >= flappingRestarts;
  return items(containerStatuses).some(isOften) || items(initContainerStatuses).some(isOften);
}

/**
 * The containers that were restarted often, whose last run ended badly or in no
 * time, and whose present run, if any, is young: those that run; those that
 * have just ended and will start again; those that are about to start.
 */
export function flappingContainers(
  pod: Pod,
  now: number,
  limits: FlappingLimits,
): ReadonlyArray<PodContainer> {
  if (!someRestarted(statusOf(pod), limits)) return [];
  const memory = limits.flappingSeconds * 1000;
  return podContainers(pod).filter((container) =>
    container.kind !== "ephemeral" && container.status.restartCount >= limits.flappingRestarts &&
    isFlapping(pod, container, now, memory)
  );
}

function isFlapping(pod: Pod, container: PodContainer, now: number, memory: number): boolean {
  const state = currentState(container.status);
  const last = latestEnd(container.status);
  if (O.isNone(last) || !isTelling(last.value, memory)) return false;
  switch (state._tag) {
    case "Running":
      return isWithin(memory, now, afterEpoch(state.running.startedAt)) &&
        isSoon(memory, last.value.finishedAt, state.running.startedAt);
    case "Terminated":
      return willRestart(pod, container, state.terminated) &&
        (O.isNone(givenTime(last.value.finishedAt)) ||
          isWithin(memory, now, last.value.finishedAt));
    case "Waiting":
      return isWithin(memory, now, last.value.finishedAt);
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

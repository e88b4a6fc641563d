/**
 * Until when a pod may be on its way.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { startupAllowance } from "../query/container/_probe.ts";
import { runningSince } from "../query/container/_run.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { createdAt, transitionOf } from "../query/pod/_pod.ts";
import { findCondition } from "../query/pod/condition.ts";
import { statusOf } from "../query/pod/part.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import { givenTime, type Time, toEpochMillis } from "../model/time.ts";
import type { VerdictReason } from "./reason.ts";

const findReady = findCondition("Ready");

/** How long a pod may be on its way. */
export interface DeadlineLimits {
  readonly progressDeadlineSeconds: number;
  readonly schedulingWindowSeconds: number;
}

/**
 * When a pod that progresses for some reasons is stuck, in epoch milliseconds:
 * by the probes of the containers that start, else some seconds after it began
 * to progress; none where it may wait for ever, or nobody knows since when.
 */
export function deadlineOf(
  pod: Pod,
  reasons: ReadonlyArray<VerdictReason>,
  { progressDeadlineSeconds, schedulingWindowSeconds }: DeadlineLimits,
): Option<number> {
  const [cause] = reasons;
  if (cause?._tag === "Unscheduled") {
    const { scheduling } = cause;
    if (scheduling._tag === "Gated") return O.none;
    if (scheduling._tag === "Unschedulable") {
      const { since } = scheduling;
      return after(pipe(since, O.alt(() => createdAt(pod))), schedulingWindowSeconds);
    }
  }
  return pipe(
    probeDeadline(pod, reasons),
    O.alt(() => after(progressingSince(pod, reasons), progressDeadlineSeconds)),
  );
}

/** Some seconds after a time; never, where the seconds have no end. */
function after(time: Option<Time>, seconds: number): Option<number> {
  return pipe(
    time,
    O.filter(() => Number.isFinite(seconds)),
    O.map((start) => toEpochMillis(start) + seconds * 1000),
  );
}

/** Since when a pod is not there yet: as its reasons tell, else since it was last ready, created, or taken by its node. */
export function progressingSince(
  pod: Pod,
  reasons: ReadonlyArray<VerdictReason>,
): Option<Time> {
  const [cause] = reasons;
  const status = statusOf(pod);
  return pipe(
    cause?._tag === "PartlyDone" ? cause.since : O.none,
    O.alt(() => transitionOf(findReady(status))),
    O.alt(() => createdAt(pod)),
    O.alt(() => givenTime(status.startTime)),
  );
}

/**
 * When the first of the containers that start should be ready by its own probes;
 * none unless each container that the pod waits for runs, has such probes, and
 * was not ready before in its present run.
 */
function probeDeadline(pod: Pod, reasons: ReadonlyArray<VerdictReason>): Option<number> {
  const starting = startingContainers(pod, reasons);
  const deadlines = starting.flatMap(({ spec, status }) => {
    const start = runningSince(status);
    const allowance = pipe(spec, O.chain(startupAllowance));
    return O.isSome(start) && O.isSome(allowance) && !wasReady(pod, status, start.value)
      ? [toEpochMillis(start.value) + allowance.value * 1000]
      : [];
  });
  return deadlines.length > 0 && deadlines.length === starting.length
    ? O.some(deadlines.reduce((x, y) => Math.min(x, y)))
    : O.none;
}

/** The containers that a pod waits for, where it waits for nothing but that they start. */
function startingContainers(
  pod: Pod,
  reasons: ReadonlyArray<VerdictReason>,
): ReadonlyArray<PodContainer> {
  if (reasons.length !== 1) return [];
  const [cause] = reasons;
  if (cause._tag === "Initializing") {
    return pipe(
      cause.progress.current,
      O.filter(({ kind }) => kind === "sidecar"),
      O.match(() => [], (current) => [current]),
    );
  }
  if (cause._tag !== "NotReady" || cause.notReady.gates.length > 0) return [];
  const unready = cause.notReady.containers;
  if (!unready.every(({ cause }) => cause._tag === "RunningNotReady")) return [];
  const keys = new Set(unready.map(({ kind, container }) => `${kind}/${container}`));
  return podContainers(pod).filter(({ kind, status }) => keys.has(`${kind}/${status.name}`));
}

/** For how long the clocks of a kubelet and its runtime may disagree, in milliseconds. */
const CLOCKS = 10_000;

/** Whether a container was ready before in its present run: it started up, and `Ready` turned later. */
function wasReady(pod: Pod, { started }: ContainerStatus, startedAt: Time): boolean {
  return O.getOrElse(() => true)(started) && pipe(
    transitionOf(findReady(statusOf(pod))),
    O.exists((turned) => toEpochMillis(turned) > toEpochMillis(startedAt) + CLOCKS),
  );
}

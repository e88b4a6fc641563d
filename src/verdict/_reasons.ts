/**
 * What verdicts rest on.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { text, toList } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { elapsed, type Time, timeOrd } from "../model/time.ts";
import { terminatedOf } from "../query/container/_run.ts";
import { needsHelp } from "../query/container/_wait.ts";
import { crashLooping, type Failure, failures } from "../query/container/failure.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { type InitProgress, initProgress } from "../query/container/restart.ts";
import { currentState } from "../query/container/state.ts";
import { type WaitingContainer, waitingContainers } from "../query/container/waiting.ts";
import { createdAt } from "../query/pod/_pod.ts";
import { type Disruption, disruption, type PodEnd, podEnd } from "../query/pod/disruption.ts";
import { statusOf } from "../query/pod/part.ts";
import { type NotReady, notReady } from "../query/pod/readiness.ts";
import { scheduling } from "../query/pod/scheduling.ts";
import { claims } from "../query/resource/device_and_volume.ts";
import { flappingContainers, type FlappingLimits, willRestart } from "./_flapping.ts";
import { silentNodeReasons } from "./_node.ts";
import type { VerdictReason } from "./reason.ts";

type Reasons = ReadonlyArray<VerdictReason>;

/** What ended a pod: who did it from outside, then which containers failed, the first to fail first. */
export function endReasons(pod: Pod): Reasons {
  const status = statusOf(pod);
  const end = podEnd(status);
  const told = O.filter((found: Disruption) => O.isNone(end) || isNews(end.value, found))(
    disruption(status),
  );
  return [
    ...toList(end).map((end): VerdictReason => ({ _tag: "Ended", end })),
    ...toList(told).map((disruption): VerdictReason => ({ _tag: "Disrupted", disruption })),
    ...failures(pod)
      .filter(({ kind, when }) => kind !== "ephemeral" && when === "now")
      .sort((x, y) => compareEnds(x.finishedAt, y.finishedAt))
      .map(failed),
    ...troubledWaits(pod).map((waiting): VerdictReason => ({ _tag: "ContainerWaiting", waiting })),
  ];
}

/** The containers that wait for somebody to mend something. */
function troubledWaits(pod: Pod): ReadonlyArray<WaitingContainer> {
  return waitingContainers(pod).filter(({ kind, wait }) =>
    kind !== "ephemeral" && needsHelp(wait._tag)
  );
}

/** Whether a disruption tells what the end of the pod does not: the kubelet writes one fact into both. */
function isNews({ _tag, message }: PodEnd, disruption: Disruption): boolean {
  return _tag === "Other" && text(message) !== text(disruption.message);
}

/** Earlier ends first; those of which nobody knows when, last. */
function compareEnds(x: Option<Time>, y: Option<Time>): number {
  if (O.isNone(x) || O.isNone(y)) return Number(O.isNone(x)) - Number(O.isNone(y));
  return timeOrd.compare(x.value, y.value);
}

/** From when on a pod is stuck. */
export interface StuckLimits extends FlappingLimits {
  readonly schedulingWindowSeconds: number;
}

function isLostNode({ _tag }: PodEnd): boolean {
  return _tag === "NodeLost";
}

/** What holds a pod that is not ready. */
export function stuckReasons(pod: Pod, now: number, limits: StuckLimits): Reasons {
  const found = scheduling(pod);
  const isUnschedulable = found._tag === "Unschedulable" &&
    isOver(
      now,
      limits.schedulingWindowSeconds,
      pipe(found.since, O.alt(() => createdAt(pod))),
    );
  const end = podEnd(statusOf(pod));
  const waiting = troubledWaits(pod);
  const known = new Set(waiting.map(({ container }) => container));
  const isNew = ({ status }: PodContainer) => !known.has(status.name);
  return [
    ...toList(end).map((end): VerdictReason => ({ _tag: "Ended", end })),
    ...(O.exists(isLostNode)(end) ? [] : silentNodeReasons(pod)),
    ...(isUnschedulable ? unscheduledReasons(pod, found) : []),
    ...waiting.map((waiting): VerdictReason => ({ _tag: "ContainerWaiting", waiting })),
    ...loopingContainers(pod, now, limits, crashLooping(now)(pod), isNew),
    ...deadReasons(pod),
  ];
}

/** The containers that end again and again, and those of a list that was found elsewhere. */
export function loopingContainers(
  pod: Pod,
  now: number,
  limits: FlappingLimits,
  others: ReadonlyArray<PodContainer> = [],
  isNew: (container: PodContainer) => boolean = () => true,
): Reasons {
  const keyOf = ({ kind, status }: PodContainer) => `${kind}/${status.name}`;
  const flapping = flappingContainers(pod, now, limits);
  if (flapping.length + others.length === 0) return [];
  const found = new Set([...flapping, ...others].map(keyOf));
  return podContainers(pod)
    .filter((container) =>
      container.kind !== "ephemeral" && found.has(keyOf(container)) && isNew(container)
    )
    .map((container): VerdictReason => ({ _tag: "ContainerCrashLooping", container }));
}

/** What ended badly for good in a pod that goes on without it. */
function deadReasons(pod: Pod): Reasons {
  const dead = podContainers(pod)
    .filter((container) => isDead(pod, container))
    .map(({ kind, status }) => `${kind}/${status.name}`);
  return dead.length === 0 ? [] : presentFailures(pod, new Set(dead));
}

function isDead(pod: Pod, container: PodContainer): boolean {
  const end = terminatedOf(container.status);
  return O.isSome(end) && container.kind !== "ephemeral" && isEnded(container) &&
    !willRestart(pod, container, end.value);
}

/** The failures of now of some containers. */
function presentFailures(pod: Pod, keys: ReadonlySet<string>): Reasons {
  return failures(pod)
    .filter(({ kind, container, when }) => when === "now" && keys.has(`${kind}/${container}`))
    .map(failed);
}

/** What a pod waits for that is on its way. */
export function progressReasons(pod: Pod): Reasons {
  const found = scheduling(pod);
  if (found._tag !== "Scheduled") return unscheduledReasons(pod, found);
  const containers = podContainers(pod).filter(({ kind }) => kind !== "ephemeral");
  const progress = O.filter(({ current }: InitProgress) => O.isSome(current))(initProgress(pod));
  if (O.isSome(progress) && !containers.some(hasRun)) {
    return [{ _tag: "Initializing", progress: progress.value }];
  }
  const waiting = waitingContainers(pod).filter(({ kind }) => kind !== "ephemeral");
  const ended = containers.filter((container) =>
    isEnded(container) && O.isSome(terminatedOf(container.status))
  );
  const failedNow = presentFailures(
    pod,
    new Set(ended.map(({ kind, status }) => `${kind}/${status.name}`)),
  );
  const reasons: Reasons = [
    ...waiting.map((waiting): VerdictReason => ({ _tag: "ContainerWaiting", waiting })),
    ...failedNow,
    ...partlyDone(pod, containers),
  ];
  return [
    ...reasons,
    ...toList(untold(pod, reasons, waiting)).map((notReady): VerdictReason => ({
      _tag: "NotReady",
      notReady,
    })),
  ];
}

/** How far the scheduler got with a pod that has no node. */
type Unscheduled = Extract<VerdictReason, { readonly _tag: "Unscheduled" }>["scheduling"];

/** Whether a container is one that init containers are through for: it runs, or ended. */
function hasRun({ kind, status }: PodContainer): boolean {
  return kind === "app" && currentState(status)._tag !== "Waiting";
}

function unscheduledReasons(pod: Pod, found: Unscheduled): Reasons {
  const areTold = "message" in found && O.exists(isAboutClaims)(found.message);
  const pending = claims(pod).filter(({ isResolved }) => areTold || !isResolved);
  return [
    { _tag: "Unscheduled", scheduling: found },
    ...(pending.length === 0 ? [] : [{ _tag: "ClaimsPending", claims: pending } as const]),
  ];
}

/** Whether the scheduler speaks of claims on devices, not of what it did not try to do about them. */
function isAboutClaims(message: string): boolean {
  return /cannot allocate all claims|resource ?claim/i.test(message);
}

/** That app containers are done for good while others run on. */
function partlyDone(pod: Pod, containers: ReadonlyArray<PodContainer>): Reasons {
  const done = containers.filter((container) => isDone(pod, container));
  const running = containers.filter(({ status }) => currentState(status)._tag === "Running");
  if (done.length === 0 || running.length === 0) return [];
  const [since] = done
    .map(({ status }) => O.flatMap(finishOf)(terminatedOf(status)))
    .sort((x, y) => compareEnds(y, x));
  return [{
    _tag: "PartlyDone",
    done: done.map(({ status }) => status.name),
    running: running.map(({ status }) => status.name),
    since,
  }];
}

function finishOf({ finishedAt }: { readonly finishedAt: Option<Time> }): Option<Time> {
  return finishedAt;
}

function isDone(pod: Pod, container: PodContainer): boolean {
  const end = terminatedOf(container.status);
  return container.kind === "app" && O.isSome(end) && end.value.exitCode === 0 &&
    isEnded(container) && !willRestart(pod, container, end.value);
}

function isEnded({ status }: PodContainer): boolean {
  return currentState(status)._tag === "Terminated";
}

/** Why a pod is not ready, without what other reasons tell; none where they tell it all. */
function untold(
  pod: Pod,
  reasons: Reasons,
  waiting: ReadonlyArray<WaitingContainer>,
): Option<NotReady> {
  const told = new Set(waiting.map(({ kind, container }) => `${kind}/${container}`));
  for (const reason of reasons) {
    if (reason._tag === "ContainerFailed") {
      told.add(`${reason.failure.kind}/${reason.failure.container}`);
    }
    if (reason._tag === "PartlyDone") reason.done.forEach((name) => told.add(`app/${name}`));
  }
  const found = notReady(pod);
  if (O.isNone(found) || told.size === 0) return found;
  const { gates, containers } = found.value;
  const left = containers.filter(({ kind, container }) => !told.has(`${kind}/${container}`));
  return gates.length + left.length > 0 ? O.some({ ...found.value, containers: left }) : O.none;
}

function failed(failure: Failure): VerdictReason {
  return { _tag: "ContainerFailed", failure };
}

/** Whether a window that began at a time is over; one that began nobody knows when is. */
function isOver(now: number, seconds: number, since: Option<Time>): boolean {
  return pipe(since, O.match(() => true, (start) => elapsed(start, now) >= seconds * 1000));
}

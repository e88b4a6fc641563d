/**
 * What is worth knowing of a pod that is well.
 *
 * @internal
 * @module
 */
import { contramap, O, type Option, type Ord, reverse } from "../_deps.ts";
import { items, someItem } from "../_option.ts";
import type { ContainerState } from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import type { PodCondition } from "../model/pod_condition.ts";
import type { PodStatus } from "../model/pod_status.ts";
import { type Time, timeOrd, toEpochMillis } from "../model/time.ts";
import { isBadEnd, isOOMKill } from "../query/container/_run.ts";
import { type Failure, failures, oomKilled } from "../query/container/failure.ts";
import { statusOf } from "../query/pod/part.ts";
import { type DeviceHealth, deviceHealth } from "../query/resource/device_and_volume.ts";
import { resize } from "../query/resource/resize.ts";
import type { VerdictReason } from "./reason.ts";

const DAY = 86_400_000;

/**
 * What is worth knowing of a pod that is ready, though nobody need come for it:
 * the last bad end of a container within a day, a change of its resources that
 * the node has not granted, volumes and devices that are not healthy.
 *
 * Most pods have nothing of it, so each is looked for only where a glance says
 * that it may be there.
 */
export function notesOn(pod: Pod, now: number): ReadonlyArray<VerdictReason> {
  const status = statusOf(pod);
  const isResizing = O.isSome(status.resize) || someItem(status.conditions, isOfResize);
  const isNoted = someStatus(status, mayBeNoted);
  if (!isNoted && !isResizing && O.isNone(status.volumeHealth)) return NOTHING;
  const hasBadEnd = isNoted && someStatus(status, (container) => hasRecentBadEnd(container, now));
  const hasDevices = isNoted && someStatus(status, hasDeviceStatus);
  return [
    ...(hasBadEnd ? lastFailure(pod, now) : NOTHING),
    ...(isResizing ? troubledResize(status) : NOTHING),
    ...illVolumes(status),
    ...(hasDevices ? illDevices(pod) : NOTHING),
  ];
}

/** Whether a container has an end, or devices. */
function mayBeNoted(
  { state, lastState, allocatedResourcesStatus }: ContainerStatus,
): boolean {
  return O.isSome(allocatedResourcesStatus) || hasEnd(lastState) || hasEnd(state);
}

function hasEnd(state: Option<ContainerState>): boolean {
  return O.isSome(state) && O.isSome(state.value.terminated);
}

const NOTHING: ReadonlyArray<never> = Object.freeze([]);

function isOfResize({ type }: PodCondition): boolean {
  return type === "PodResizePending" || type === "PodResizeInProgress";
}

function hasRecentBadEnd({ state, lastState }: ContainerStatus, now: number): boolean {
  return isRecentBadEnd(lastState, now) || isRecentBadEnd(state, now);
}

function isRecentBadEnd(state: Option<ContainerState>, now: number): boolean {
  if (O.isNone(state)) return false;
  const { terminated } = state.value;
  return O.isSome(terminated) && (isBadEnd(terminated.value) || isOOMKill(terminated.value)) &&
    isRecent(terminated.value.finishedAt, now);
}

function isRecent(time: Option<Time>, now: number): boolean {
  return O.isSome(time) && now - toEpochMillis(time.value) <= DAY;
}

function hasDeviceStatus({ allocatedResourcesStatus }: ContainerStatus): boolean {
  return O.isSome(allocatedResourcesStatus);
}

/** A change that the node puts off, will never grant, or fails at. */
function troubledResize(status: PodStatus): ReadonlyArray<VerdictReason> {
  const found = resize(status);
  if (O.isNone(found)) return NOTHING;
  const { pending, inProgress } = found.value;
  const isTroubled = O.isSome(pending) || (O.isSome(inProgress) && inProgress.value.hasError);
  return isTroubled ? [{ _tag: "Resizing", resize: found.value }] : NOTHING;
}

function illVolumes({ volumeHealth }: PodStatus): ReadonlyArray<VerdictReason> {
  return items(volumeHealth)
    .filter(({ healthConditions }) => items(healthConditions).length > 0)
    .map((volume): VerdictReason => ({ _tag: "VolumeUnhealthy", volume }));
}

function illDevices(pod: Pod): ReadonlyArray<VerdictReason> {
  return deviceHealth(pod).filter(isIll).map((device): VerdictReason => ({
    _tag: "DeviceUnhealthy",
    device,
  }));
}

function isIll({ health }: DeviceHealth): boolean {
  return O.isSome(health) && health.value !== "Healthy";
}

/** The last bad end, or the last kill for want of memory, that is not older than a day. */
function lastFailure(pod: Pod, now: number): ReadonlyArray<VerdictReason> {
  return [...failures(pod), ...oomKilled(pod)]
    .filter(({ kind, finishedAt }) =>
      (kind === "app" || kind === "sidecar") && isRecent(finishedAt, now)
    )
    .sort(laterFirst.compare)
    .slice(0, 1)
    .map((failure): VerdictReason => ({ _tag: "ContainerFailed", failure }));
}

const laterFirst: Ord<Failure> = reverse(
  contramap(({ finishedAt }: Failure) => finishedAt)(O.getOrd(timeOrd)),
);

function someStatus(
  { containerStatuses, initContainerStatuses }: PodStatus,
  predicate: (container: ContainerStatus) => boolean,
): boolean {
  return someItem(containerStatuses, predicate) || someItem(initContainerStatuses, predicate);
}

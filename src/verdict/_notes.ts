/**
 * What is worth knowing of a pod that is well.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { items } from "../_option.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import type { PodStatus } from "../model/pod_status.ts";
import { timeOrd, toEpochMillis } from "../model/time.ts";
import { previousEnd } from "../query/container/state.ts";
import { type Failure, failures, oomKilled } from "../query/container/failure.ts";
import { isTerminal } from "../query/pod/lifecycle.ts";
import { statusOf } from "../query/pod/part.ts";
import { type DeviceHealth, deviceHealth } from "../query/resource/device_and_volume.ts";
import { resize } from "../query/resource/resize.ts";
import type { VerdictReason } from "./verdict.ts";

const DAY = 86_400_000;

/**
 * What is worth knowing of a pod that is ready, though nobody need come for it:
 * the last bad end of a container within a day, a change of its resources that
 * the node has not granted, devices that are not healthy.
 */
export function notesOn(pod: Pod, now: number): ReadonlyArray<VerdictReason> {
  const status = statusOf(pod);
  if (isTerminal(status)) return [];
  const change = resize(status);
  const pending = O.isSome(change) ? change.value.pending : O.none;
  return [
    ...lastFailure(pod, now),
    ...(O.isSome(pending) ? [{ _tag: "ResizePending", pending: pending.value } as const] : []),
    ...(hasDevices(status) ? deviceHealth(pod).filter(isIll) : []).map((device): VerdictReason => ({
      _tag: "DeviceUnhealthy",
      device,
    })),
  ];
}

function isIll({ health }: DeviceHealth): boolean {
  return O.isSome(health) && health.value !== "Healthy";
}

/** The last bad end, or the last kill for want of memory, that is not older than a day. */
function lastFailure(pod: Pod, now: number): ReadonlyArray<VerdictReason> {
  if (!someStatus(statusOf(pod), (container) => O.isSome(previousEnd(container)))) return [];
  const [last] = [...failures(pod), ...oomKilled(pod)]
    .filter(({ kind, finishedAt }) =>
      (kind === "app" || kind === "sidecar") && O.isSome(finishedAt) &&
      now - toEpochMillis(finishedAt.value) <= DAY
    )
    .sort(laterFirst);
  return last === undefined ? [] : [{ _tag: "ContainerFailed", failure: last }];
}

function laterFirst(x: Failure, y: Failure): number {
  return O.isSome(x.finishedAt) && O.isSome(y.finishedAt)
    ? timeOrd.compare(y.finishedAt.value, x.finishedAt.value)
    : 0;
}

function hasDevices(status: PodStatus): boolean {
  return someStatus(status, ({ allocatedResourcesStatus }) => O.isSome(allocatedResourcesStatus));
}

function someStatus(
  { containerStatuses, initContainerStatuses }: PodStatus,
  predicate: (container: ContainerStatus) => boolean,
): boolean {
  return items(containerStatuses).some(predicate) || items(initContainerStatuses).some(predicate);
}

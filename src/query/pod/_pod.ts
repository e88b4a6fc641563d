/**
 * Readings of a pod that several facts share.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import type { Container } from "../../model/container.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodSpec } from "../../model/pod_spec.ts";
import { type Time, toEpochMillis } from "../../model/time.ts";
import { metadataOf } from "./part.ts";

/** Whether an init container of the spec is a sidecar. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return text(restartPolicy) === "Always";
}

/** The names of the init containers that are sidecars; a status alone cannot tell. */
export function sidecarNames({ initContainers }: PodSpec): ReadonlySet<string> {
  return new Set(items(initContainers).filter(isSidecar).map(({ name }) => name));
}

/** When the grace period of a deletion ends, and when it began, in epoch milliseconds. */
export interface GracePeriod {
  readonly requestedAt: Option<number>;
  readonly deadline: number;
}

/** The grace period of a pod that is being deleted. */
export function gracePeriod(pod: Pod): Option<GracePeriod> {
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadataOf(pod);
  if (O.isNone(deletionTimestamp)) return O.none;
  const deadline = toEpochMillis(deletionTimestamp.value);
  return O.some({
    requestedAt: O.map((seconds: number) => deadline - seconds * 1000)(deletionGracePeriodSeconds),
    deadline,
  });
}

/** When the pod was created. */
export function createdAt(pod: Pod): Option<Time> {
  return metadataOf(pod).creationTimestamp;
}

/** When the grace period of the pod's deletion ends; absent where nobody deletes it. */
export function deletionDeadline(pod: Pod): Option<Time> {
  return metadataOf(pod).deletionTimestamp;
}

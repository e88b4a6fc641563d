/**
 * Readings of a pod that several facts share.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import type { Container } from "../../model/container.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import type { PodSpec } from "../../model/pod_spec.ts";
import { givenTime, type Time, toEpochMillis } from "../../model/time.ts";
import { metadataOf } from "./part.ts";

/** Whether an init container of the spec is a sidecar. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return text(restartPolicy) === "Always";
}

/**
 * The names of the init containers that are sidecars; a status alone cannot
 * tell. Of several with one name, which no valid pod has, the last counts, as
 * for kubectl.
 */
export function sidecarNames({ initContainers }: PodSpec): ReadonlySet<string> {
  const last = new Map(items(initContainers).map((container) => [container.name, container]));
  return new Set([...last.values()].filter(isSidecar).map(({ name }) => name));
}

/** When the grace period of a deletion ends, and when it began, in epoch milliseconds. */
export interface GracePeriod {
  readonly requestedAt: Option<number>;
  readonly deadline: number;
}

/** The grace period of a pod that is being deleted. */
export function gracePeriod(pod: Pod): Option<GracePeriod> {
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadataOf(pod);
  return pipe(
    deletionTimestamp,
    O.map(toEpochMillis),
    O.map((deadline) => ({
      requestedAt: pipe(
        deletionGracePeriodSeconds,
        O.map((seconds) => deadline - seconds * 1000),
      ),
      deadline,
    })),
  );
}

/** When a condition last changed its status; absent where it or that time is. */
export function transitionOf(condition: Option<PodCondition>): Option<Time> {
  return pipe(condition, O.chain(({ lastTransitionTime }) => givenTime(lastTransitionTime)));
}

/** When the pod was created; absent where nobody set it. */
export function createdAt(pod: Pod): Option<Time> {
  return givenTime(metadataOf(pod).creationTimestamp);
}

/** When the grace period of the pod's deletion ends; absent where nobody deletes it. */
export function deletionDeadline(pod: Pod): Option<Time> {
  return metadataOf(pod).deletionTimestamp;
}

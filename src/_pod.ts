/**
 * The parts of a pod, with nothing in place of what is absent.
 *
 * @internal
 * @module
 */
import { O, type Option } from "./_deps.ts";
import { items, text } from "./_option.ts";
import { emptyPodStatus, getMonoid } from "./instance.ts";
import type { Container } from "./model/container.ts";
import type { Pod } from "./model/pod.ts";
import { type Time, toEpochMillis } from "./model/time.ts";
import { PodSpec } from "./model/pod_spec.ts";
import type { PodStatus } from "./model/pod_status.ts";

/** What the pod asks for; nothing where that is absent. */
export function specOf({ spec }: Pod): PodSpec {
  return O.isSome(spec) ? spec.value : getMonoid(PodSpec).empty;
}

/** How the pod is; nothing known where that is absent. */
export function statusOf({ status }: Pod): PodStatus {
  return O.isSome(status) ? status.value : emptyPodStatus;
}

/** The names of the init containers that are sidecars; a status alone cannot tell. */
export function sidecarNames(spec: PodSpec): ReadonlySet<string> {
  return new Set(
    items(spec.initContainers)
      .filter(({ restartPolicy }) => text(restartPolicy) === "Always")
      .map(({ name }) => name),
  );
}

/** A container of the spec by name, which is unique over all kinds; the first, should there be several. */
export function specContainers(pod: Pod): (name: string) => Option<Container> {
  const spec = specOf(pod);
  const containers = new Map<string, Container>();
  for (
    const container of [
      ...items(spec.initContainers),
      ...items(spec.containers),
      ...items(spec.ephemeralContainers),
    ]
  ) {
    if (!containers.has(container.name)) containers.set(container.name, container);
  }
  return (name) => O.fromNullable(containers.get(name));
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

/** When the pod was created. */
export function createdAt({ metadata }: Pod): Option<Time> {
  return O.isSome(metadata) ? metadata.value.creationTimestamp : O.none;
}

/** When the grace period of the pod's deletion ends; absent where nobody deletes it. */
export function deletionDeadline({ metadata }: Pod): Option<Time> {
  return O.isSome(metadata) ? metadata.value.deletionTimestamp : O.none;
}

/**
 * What the containers of a status are for, without what was asked for.
 *
 * @internal
 * @module
 */
import { items } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import { sidecarNames } from "../pod/_pod.ts";
import { specOf, statusOf } from "../pod/part.ts";
import type { PodContainer } from "./kind.ts";

/** A container of a status. */
export type StatusOfKind = Pick<PodContainer, "kind" | "status">;

/** The containers of a status in the order of `podContainers`, which the columns ask for often. */
export function statusesByKind(pod: Pod): ReadonlyArray<StatusOfKind> {
  const { initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = statusOf(pod);
  const inits = items(initContainerStatuses);
  const sidecars = inits.length === 0 ? undefined : sidecarNames(specOf(pod));
  return [
    ...inits.map((status): StatusOfKind => ({
      kind: sidecars?.has(status.name) ? "sidecar" : "init",
      status,
    })),
    ...items(containerStatuses).map((status): StatusOfKind => ({ kind: "app", status })),
    ...items(ephemeralContainerStatuses).map((status): StatusOfKind => ({
      kind: "ephemeral",
      status,
    })),
  ];
}

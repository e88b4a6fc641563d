/**
 * The parts of a pod, with nothing in place of what is absent.
 *
 * @internal
 * @module
 */
import { O } from "./_deps.ts";
import { items, text } from "./_option.ts";
import { emptyPodStatus, getMonoid } from "./instance.ts";
import type { Pod } from "./model/pod.ts";
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

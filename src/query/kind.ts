/**
 * The containers of a pod, of all four kinds.
 *
 * @module
 */
import { items } from "../_option.ts";
import { sidecarNames, specOf, statusOf } from "../_pod.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";

/**
 * What a container is for: `sidecar` is an init container that the spec
 * restarts always; the status alone cannot tell it from `init`.
 *
 * @category containers
 * @since 0.1.0
 */
export type ContainerKind = "init" | "sidecar" | "app" | "ephemeral";

/**
 * A container of a pod, as its status has it.
 *
 * @category containers
 * @since 0.1.0
 */
export interface PodContainer {
  /** What it is for. */
  readonly kind: ContainerKind;
  /** How it is. */
  readonly status: ContainerStatus;
}

/**
 * All containers of a pod that its status knows: init containers and sidecars,
 * then app containers, then ephemeral ones, each in the order of the status.
 *
 * @example
 * ```ts
 * import { Pod, podContainers } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
 *   status: {
 *     initContainerStatuses: [{ ...container, name: "proxy" }],
 *     containerStatuses: [{ ...container, name: "app" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(podContainers(decoded.right).map(({ kind }) => kind), ["sidecar", "app"]);
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function podContainers(pod: Pod): ReadonlyArray<PodContainer> {
  const status = statusOf(pod);
  const sidecars = sidecarNames(specOf(pod));
  return [
    ...items(status.initContainerStatuses).map((status): PodContainer => ({
      kind: sidecars.has(status.name) ? "sidecar" : "init",
      status,
    })),
    ...items(status.containerStatuses).map((status): PodContainer => ({ kind: "app", status })),
    ...items(status.ephemeralContainerStatuses)
      .map((status): PodContainer => ({ kind: "ephemeral", status })),
  ];
}

/**
 * Questions to the containers of a status.
 *
 * @module
 */
import { items } from "../../_option.ts";
import { CONTAINER_LISTS } from "../../model/_container_lists.ts";
import type { PodStatus } from "../../model/pod_status.ts";

/**
 * Restarts by container name, over app, init and ephemeral containers.
 *
 * Look a name up with fp-ts' `lookup`. Should one name stand twice, which no
 * valid pod has, its restarts are added up. The kubelet's count is best effort:
 * it may fall back to 0 after the loss of a node.
 *
 * @example
 * ```ts
 * import { containerRestarts, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: true, image: "app:1", imageID: "" };
 * const decoded = PodStatus.decode({
 *   initContainerStatuses: [{ ...container, name: "proxy", restartCount: 2 }],
 *   containerStatuses: [{ ...container, name: "app", restartCount: 5 }],
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(containerRestarts(decoded.right), { app: 5, proxy: 2 });
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function containerRestarts(status: PodStatus): Readonly<Record<string, number>> {
  const restarts = new Map<string, number>();
  for (const { name, restartCount } of CONTAINER_LISTS.flatMap((list) => items(status[list]))) {
    restarts.set(name, (restarts.get(name) ?? 0) + restartCount);
  }
  return Object.fromEntries(restarts);
}

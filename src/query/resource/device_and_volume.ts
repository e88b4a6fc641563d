/**
 * The health of what a pod uses: its devices, volumes and claims.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, nonEmpty } from "../../_option.ts";
import { firstBy } from "../container/_first.ts";
import type { Pod } from "../../model/pod.ts";
import type { ResourceHealthStatus } from "../../model/resource_status.ts";
import { type ContainerKind, podContainers } from "../container/kind.ts";
import { specOf, statusOf } from "../pod/part.ts";

/**
 * The health of one device of a container.
 *
 * @category resources
 * @since 0.1.0
 */
export interface DeviceHealth {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** The resource: its name, or `claim:<claim>` or `claim:<claim>/<request>`. */
  readonly resource: string;
  /** The device: the ID of a device plugin, or `<driver>/<pool>/<device>`. */
  readonly id: string;
  /** Its health; absent means healthy or not reported. */
  readonly health: Option<ResourceHealthStatus>;
  /** Details, since 1.36. */
  readonly message: Option<string>;
}

/**
 * The devices of all containers, with their health, as the containers list them.
 *
 * The kubelet tells since 1.31, of drivers that report health. Source:
 * kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { deviceHealth, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       allocatedResourcesStatus: [
 *         { name: "example.com/gpu", resources: [{ resourceID: "gpu-0", health: "Healthy" }] },
 *       ],
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(deviceHealth(decoded.right).map(({ id }) => id), ["gpu-0"]);
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function deviceHealth(pod: Pod): ReadonlyArray<DeviceHealth> {
  return podContainers(pod).flatMap(({ kind, status }) =>
    items(status.allocatedResourcesStatus).flatMap((resource) =>
      items(resource.resources).map(({ resourceID, health, message }) => ({
        container: status.name,
        kind,
        resource: resource.name,
        id: resourceID,
        health: nonEmpty(health),
        message: nonEmpty(message),
      }))
    )
  );
}

/**
 * A claim of a pod on devices.
 *
 * @category resources
 * @since 0.1.0
 */
export interface PodClaim {
  /** Name by which containers refer to it. */
  readonly name: string;
  /** The ResourceClaim: the one that the spec names, else the generated one; absent when there is none. */
  readonly claim: Option<string>;
  /** The template from which it is generated; absent when the spec names the claim. */
  readonly template: Option<string>;
  /** Whether that is settled: there is a claim, or the status says that none was needed. */
  readonly isResolved: boolean;
}

/**
 * The claims of the pod on devices, in the order of the spec.
 *
 * A claim that is generated from a template stands in the status; an entry
 * there without a claim says that none was needed. Source:
 * kubernetes/kube-state-metrics `internal/store/pod.go`, kubernetes/api
 * `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { claims, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: { resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpus" }] },
 *   status: { resourceClaimStatuses: [{ name: "gpu", resourceClaimName: "pod-gpu-x7k" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(claims(decoded.right), [
 *   { name: "gpu", claim: O.some("pod-gpu-x7k"), template: O.some("gpus"), isResolved: true },
 * ]);
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function claims(pod: Pod): ReadonlyArray<PodClaim> {
  const statuses = firstBy(({ name }) => name, items(statusOf(pod).resourceClaimStatuses));
  return items(specOf(pod).resourceClaims).map((entry) => {
    const status = statuses.get(entry.name);
    const own = nonEmpty(entry.resourceClaimName);
    const generated = () => status === undefined ? O.none : nonEmpty(status.resourceClaimName);
    return {
      name: entry.name,
      claim: pipe(own, O.alt(generated)),
      template: nonEmpty(entry.resourceClaimTemplateName),
      isResolved: O.isSome(own) || status !== undefined,
    };
  });
}

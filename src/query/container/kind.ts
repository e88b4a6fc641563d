/**
 * The containers of a pod, of all four kinds.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { items } from "../../_option.ts";
import { firstBy } from "./_first.ts";
import { statusesByKind } from "./_kind.ts";
import { isSidecar } from "../pod/_pod.ts";
import type { Container, EphemeralContainer } from "../../model/container.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodSpec } from "../../model/pod_spec.ts";
import { specOf } from "../pod/part.ts";

/**
 * What a container is for: `sidecar` is an init container that the spec
 * restarts always; the status alone cannot tell it from `init`. Of several init
 * containers with one name, which no valid pod has, the last of the spec tells.
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
  /**
   * What was asked for: the container of that name in the spec, unique over all
   * kinds in a valid pod, else the first; absent where the spec does not have it.
   */
  readonly spec: Option<Container | EphemeralContainer>;
}

/**
 * A container of a pod, as its spec asks for it.
 *
 * @category containers
 * @since 0.1.0
 */
export interface SpecContainer {
  /** What it is for. */
  readonly kind: ContainerKind;
  /** What was asked for. */
  readonly spec: Container | EphemeralContainer;
}

/**
 * Whether what runs is what the spec says, as far as the pod tells.
 *
 * @category containers
 * @since 0.2.0
 */
export type SpecMatch = "same" | "other" | "unknown";

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
  const specs = specsByName(specOf(pod));
  return statusesByKind(pod).map(({ kind, status }) => ({
    kind,
    status,
    spec: O.fromNullable(specs.get(status.name)),
  }));
}

/**
 * All containers that the spec of a pod asks for: init containers and sidecars,
 * then app containers, then ephemeral ones, each in the order of the spec.
 *
 * @example
 * ```ts
 * import { Pod, specContainers } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: {
 *     initContainers: [{ name: "proxy", restartPolicy: "Always" }],
 *     containers: [{ name: "app" }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const found = specContainers(decoded.right).map(({ kind, spec }) => [kind, spec.name]);
 * assertEquals(found, [["sidecar", "proxy"], ["app", "app"]]);
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function specContainers(pod: Pod): ReadonlyArray<SpecContainer> {
  const { initContainers, containers, ephemeralContainers } = specOf(pod);
  return [
    ...items(initContainers).map((spec): SpecContainer => ({
      kind: isSidecar(spec) ? "sidecar" : "init",
      spec,
    })),
    ...items(containers).map((spec): SpecContainer => ({ kind: "app", spec })),
    ...items(ephemeralContainers).map((spec): SpecContainer => ({ kind: "ephemeral", spec })),
  ];
}

/** The containers of a spec by name; the first, should there be several. */
function specsByName(
  { initContainers, containers, ephemeralContainers }: PodSpec,
): ReadonlyMap<string, Container | EphemeralContainer> {
  const lists = [initContainers, containers, ephemeralContainers];
  return firstBy(
    ({ name }) => name,
    lists.flatMap((list) => items<Container | EphemeralContainer>(list)),
  );
}

/**
 * What containers may use: by the spec, by the node, and in force.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, valueAt } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import { type Quantity, quantityOrd } from "../../model/quantity.ts";
import type { Quantities, ResourceRequirements } from "../../model/resource_requirements.ts";
import {
  type ContainerKind,
  type PodContainer,
  podContainers,
  type SpecMatch,
} from "../container/kind.ts";
import { sidecarNames } from "../pod/_pod.ts";
import { specOf, statusOf } from "../pod/part.ts";

/**
 * The resources of a container, in Kubernetes' words: desired, allocated, actual.
 *
 * @category resources
 * @since 0.1.0
 */
export interface ContainerResources {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** What the spec asks for; absent when the spec does not have the container, or does not say. */
  readonly desired: Option<ResourceRequirements>;
  /** Requests that the node granted; absent before 1.27, and where there are none. */
  readonly allocated: Option<Quantities>;
  /** What is in force; absent before 1.27, and where the kubelet does not know. */
  readonly actual: Option<ResourceRequirements>;
  /**
   * Whether the amounts of CPU and memory in force are the desired ones;
   * `unknown` when either is absent. Nothing else can be resized.
   */
  readonly match: SpecMatch;
}

/**
 * The resources of all containers that the status knows, in the order of
 * `podContainers`, against those of the spec by name.
 *
 * @example
 * ```ts
 * import { containerResources, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", resources: { requests: { cpu: "1" } } }] },
 *   status: { containerStatuses: [{ ...container, resources: { requests: { cpu: "500m" } } }] },
 * });
 * assert(decoded._tag === "Right");
 * const [app] = containerResources(decoded.right);
 * assertEquals(app.match, "other");
 * ```
 *
 * @category resources
 * @since 0.1.0
 */
export function containerResources(pod: Pod): ReadonlyArray<ContainerResources> {
  return podContainers(pod).map(({ kind, status, spec }) => {
    const desired = pipe(spec, O.chain(({ resources }) => resources));
    return {
      container: status.name,
      kind,
      desired,
      allocated: status.allocatedResources,
      actual: status.resources,
      match: matchOf(desired, status.resources),
    };
  });
}

/**
 * Whether the CPU and memory in force are those that the spec asks for, of
 * every app container and sidecar, and of the pod as a whole where its spec
 * has resources of its own.
 *
 * It is `other` where one is another, `unknown` where some are unknown and the
 * rest are as the spec says.
 *
 * @example
 * ```ts
 * import { Pod, resourceMatch } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", resources: { requests: { cpu: "1" } } }] },
 *   status: { containerStatuses: [{ ...container, resources: { requests: { cpu: "1000m" } } }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(resourceMatch(decoded.right), "same");
 * ```
 *
 * @category resources
 * @since 0.2.0
 */
export function resourceMatch(pod: Pod): SpecMatch {
  const spec = specOf(pod);
  const known = new Map(containerResources(pod).map((c) => [c.container, c.match]));
  const names = [...sidecarNames(spec), ...items(spec.containers).map(({ name }) => name)];
  const matches = [
    ...names.map((name) => known.get(name) ?? "unknown"),
    ...(O.isSome(spec.resources) ? [matchOf(spec.resources, statusOf(pod).resources)] : []),
  ];
  if (matches.includes("other")) return "other";
  return matches.length > 0 && matches.every((match) => match === "same") ? "same" : "unknown";
}

/**
 * The memory that a container may use at most, as the kubelet enforces it: the
 * limit in force, or that of the spec where the status does not tell; none
 * where there is no limit.
 *
 * @example
 * ```ts
 * import { memoryLimit, Pod, podContainers } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", resources: { limits: { memory: "2Gi" } } }] },
 *   status: { containerStatuses: [{ ...container, resources: { limits: { memory: "1Gi" } } }] },
 * });
 * assert(decoded._tag === "Right");
 * const [app] = podContainers(decoded.right);
 * assertEquals<O.Option<string>>(memoryLimit(app), O.some("1Gi"));
 * ```
 *
 * @category resources
 * @since 0.2.0
 */
export function memoryLimit({ status, spec }: PodContainer): Option<Quantity> {
  return pipe(
    resourcesInForce({ status, spec }),
    O.chain(({ limits }) => limits),
    O.chain(valueAt("memory")),
  );
}

/**
 * The resources of a container that are in force, where its status tells, else
 * those that were asked for.
 *
 * @internal
 */
export function resourcesInForce(
  { status, spec }: Pick<PodContainer, "status" | "spec">,
): Option<ResourceRequirements> {
  return pipe(
    status.resources,
    O.alt(() => pipe(spec, O.chain(({ resources }) => resources))),
  );
}

function matchOf(
  desired: Option<ResourceRequirements>,
  actual: Option<ResourceRequirements>,
): SpecMatch {
  if (O.isNone(desired) || O.isNone(actual)) return "unknown";
  const isSame = hasSameAmounts(desired.value.requests, actual.value.requests) &&
    hasSameAmounts(desired.value.limits, actual.value.limits);
  return isSame ? "same" : "other";
}

const amountEq = O.getEq(quantityOrd);

function hasSameAmounts(x: Option<Quantities>, y: Option<Quantities>): boolean {
  return ["cpu", "memory"].every((name) =>
    amountEq.equals(pipe(x, O.chain(valueAt(name))), pipe(y, O.chain(valueAt(name))))
  );
}

/**
 * Lenses of what people reach for most; `lenses(codec)` has those of every other type.
 *
 * @module
 */
import { type Lenses, lenses } from "../codec/lenses.ts";
import { ContainerState } from "../model/container_state.ts";
import { ContainerStatus } from "../model/container_status.ts";
import { ObjectMeta } from "../model/object_meta.ts";
import { Pod } from "../model/pod.ts";
import { PodCondition } from "../model/pod_condition.ts";
import { PodStatus } from "../model/pod_status.ts";

/**
 * Lenses of {@link Pod}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { Pod, podLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = Pod.decode({ status: {} });
 * assert(decoded._tag === "Right");
 * const changed = podLens.status.set(O.none)(decoded.right);
 * assertEquals(Pod.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podLens: Lenses<Pod> = lenses(Pod);

/**
 * Lenses of {@link ObjectMeta}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, ObjectMeta, objectMetaLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = objectMetaLens.labels.set(O.some({ app: "web" }))(getMonoid(ObjectMeta).empty);
 * assertEquals(ObjectMeta.encode(changed), { labels: { app: "web" } });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const objectMetaLens: Lenses<ObjectMeta> = lenses(ObjectMeta);

/**
 * Lenses of {@link PodStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, PodStatus, podStatusLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = podStatusLens.phase.set(O.some("Running"))(getMonoid(PodStatus).empty);
 * assertEquals(PodStatus.encode(changed), { phase: "Running" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podStatusLens: Lenses<PodStatus> = lenses(PodStatus);

/**
 * Lenses of {@link PodCondition}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodCondition, podConditionLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodCondition.decode({ type: "Ready", status: "False" });
 * assert(decoded._tag === "Right");
 * const changed = podConditionLens.status.set("True")(decoded.right);
 * assertEquals(PodCondition.encode(changed), { type: "Ready", status: "True" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podConditionLens: Lenses<PodCondition> = lenses(PodCondition);

/**
 * Lenses of {@link ContainerStatus}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerStatus, containerStatusLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({ name: "app", ready: true, restartCount: 3, image: "a", imageID: "" });
 * assert(decoded._tag === "Right");
 * const changed = containerStatusLens.restartCount.set(0)(decoded.right);
 * assertEquals(ContainerStatus.encode(changed), { name: "app", ready: true, restartCount: 0, image: "a", imageID: "" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStatusLens: Lenses<ContainerStatus> = lenses(ContainerStatus);

/**
 * Lenses of {@link ContainerState}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerState, containerStateLens, ContainerStateWaiting, getMonoid } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = containerStateLens.waiting.set(O.some(getMonoid(ContainerStateWaiting).empty))(getMonoid(ContainerState).empty);
 * assertEquals(ContainerState.encode(changed), { waiting: {} });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerStateLens: Lenses<ContainerState> = lenses(ContainerState);

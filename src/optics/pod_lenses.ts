/**
 * A lens for every field of a pod and of the documents around it.
 *
 * @module
 */
import { type Lenses, lenses } from "../codec/lenses.ts";
import {
  Container,
  ContainerPort,
  ContainerResizePolicy,
  ContainerRestartRule,
  ContainerRestartRuleOnExitCodes,
  EphemeralContainer,
} from "../model/container.ts";
import { ListMeta, ObjectMeta, OwnerReference } from "../model/object_meta.ts";
import { Pod } from "../model/pod.ts";
import { List, PodList } from "../model/pod_list.ts";
import {
  PodOS,
  PodReadinessGate,
  PodResourceClaim,
  PodSchedulingGate,
  PodSpec,
  Toleration,
} from "../model/pod_spec.ts";
import { Status, StatusCause, StatusDetails } from "../model/status.ts";

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
 * Lenses of {@link PodList}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodList, podListLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = PodList.decode({ items: [] });
 * assert(decoded._tag === "Right");
 * const changed = podListLens.items.set(O.none)(decoded.right);
 * assertEquals(PodList.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podListLens: Lenses<PodList> = lenses(PodList);

/**
 * Lenses of {@link List}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, List, listLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = listLens.kind.set(O.some("List"))(getMonoid(List).empty);
 * assertEquals(List.encode(changed), { kind: "List" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const listLens: Lenses<List> = lenses(List);

/**
 * Lenses of {@link ListMeta}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ListMeta, listMetaLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ListMeta.decode({ continue: "abc" });
 * assert(decoded._tag === "Right");
 * const changed = listMetaLens.continue.set(O.none)(decoded.right);
 * assertEquals(ListMeta.encode(changed), {});
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const listMetaLens: Lenses<ListMeta> = lenses(ListMeta);

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
 * Lenses of {@link OwnerReference}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { OwnerReference, ownerReferenceLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = OwnerReference.decode({ apiVersion: "apps/v1", kind: "ReplicaSet", name: "a", uid: "1" });
 * assert(decoded._tag === "Right");
 * const changed = ownerReferenceLens.name.set("b")(decoded.right);
 * assertEquals(OwnerReference.encode(changed), { apiVersion: "apps/v1", kind: "ReplicaSet", name: "b", uid: "1" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const ownerReferenceLens: Lenses<OwnerReference> = lenses(OwnerReference);

/**
 * Lenses of {@link PodSpec}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, PodSpec, podSpecLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = podSpecLens.nodeName.set(O.some("node-a"))(getMonoid(PodSpec).empty);
 * assertEquals(PodSpec.encode(changed), { nodeName: "node-a" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podSpecLens: Lenses<PodSpec> = lenses(PodSpec);

/**
 * Lenses of {@link PodReadinessGate}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodReadinessGate, podReadinessGateLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodReadinessGate.decode({ conditionType: "example.com/a" });
 * assert(decoded._tag === "Right");
 * const changed = podReadinessGateLens.conditionType.set("example.com/b")(decoded.right);
 * assertEquals(PodReadinessGate.encode(changed), { conditionType: "example.com/b" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podReadinessGateLens: Lenses<PodReadinessGate> = lenses(PodReadinessGate);

/**
 * Lenses of {@link PodSchedulingGate}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodSchedulingGate, podSchedulingGateLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodSchedulingGate.decode({ name: "a" });
 * assert(decoded._tag === "Right");
 * const changed = podSchedulingGateLens.name.set("b")(decoded.right);
 * assertEquals(PodSchedulingGate.encode(changed), { name: "b" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podSchedulingGateLens: Lenses<PodSchedulingGate> = lenses(PodSchedulingGate);

/**
 * Lenses of {@link PodOS}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodOS, podOSLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodOS.decode({ name: "linux" });
 * assert(decoded._tag === "Right");
 * const changed = podOSLens.name.set("windows")(decoded.right);
 * assertEquals(PodOS.encode(changed), { name: "windows" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podOSLens: Lenses<PodOS> = lenses(PodOS);

/**
 * Lenses of {@link Toleration}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, Toleration, tolerationLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = tolerationLens.effect.set(O.some("NoExecute"))(getMonoid(Toleration).empty);
 * assertEquals(Toleration.encode(changed), { effect: "NoExecute" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const tolerationLens: Lenses<Toleration> = lenses(Toleration);

/**
 * Lenses of {@link PodResourceClaim}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { PodResourceClaim, podResourceClaimLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = PodResourceClaim.decode({ name: "gpu" });
 * assert(decoded._tag === "Right");
 * const changed = podResourceClaimLens.resourceClaimName.set(O.some("my-gpu"))(decoded.right);
 * assertEquals(PodResourceClaim.encode(changed), { name: "gpu", resourceClaimName: "my-gpu" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const podResourceClaimLens: Lenses<PodResourceClaim> = lenses(PodResourceClaim);

/**
 * Lenses of {@link Container}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { Container, containerLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = Container.decode({ name: "app", image: "app:1" });
 * assert(decoded._tag === "Right");
 * const changed = containerLens.image.set(O.some("app:2"))(decoded.right);
 * assertEquals(Container.encode(changed), { name: "app", image: "app:2" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerLens: Lenses<Container> = lenses(Container);

/**
 * Lenses of {@link EphemeralContainer}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { EphemeralContainer, ephemeralContainerLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = EphemeralContainer.decode({ name: "debugger" });
 * assert(decoded._tag === "Right");
 * const changed = ephemeralContainerLens.targetContainerName.set(O.some("app"))(decoded.right);
 * assertEquals(EphemeralContainer.encode(changed), { name: "debugger", targetContainerName: "app" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const ephemeralContainerLens: Lenses<EphemeralContainer> = lenses(EphemeralContainer);

/**
 * Lenses of {@link ContainerPort}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerPort, containerPortLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ContainerPort.decode({ containerPort: 80 });
 * assert(decoded._tag === "Right");
 * const changed = containerPortLens.hostPort.set(O.some(8080))(decoded.right);
 * assertEquals(ContainerPort.encode(changed), { containerPort: 80, hostPort: 8080 });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerPortLens: Lenses<ContainerPort> = lenses(ContainerPort);

/**
 * Lenses of {@link ContainerResizePolicy}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerResizePolicy, containerResizePolicyLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerResizePolicy.decode({ resourceName: "cpu", restartPolicy: "NotRequired" });
 * assert(decoded._tag === "Right");
 * const changed = containerResizePolicyLens.restartPolicy.set("RestartContainer")(decoded.right);
 * assertEquals(ContainerResizePolicy.encode(changed), { resourceName: "cpu", restartPolicy: "RestartContainer" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerResizePolicyLens: Lenses<ContainerResizePolicy> = lenses(
  ContainerResizePolicy,
);

/**
 * Lenses of {@link ContainerRestartRule}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerRestartRule, containerRestartRuleLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerRestartRule.decode({ action: "Restart" });
 * assert(decoded._tag === "Right");
 * const changed = containerRestartRuleLens.action.set("RestartAllContainers")(decoded.right);
 * assertEquals(ContainerRestartRule.encode(changed), { action: "RestartAllContainers" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerRestartRuleLens: Lenses<ContainerRestartRule> = lenses(ContainerRestartRule);

/**
 * Lenses of {@link ContainerRestartRuleOnExitCodes}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { ContainerRestartRuleOnExitCodes, containerRestartRuleOnExitCodesLens } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const decoded = ContainerRestartRuleOnExitCodes.decode({ operator: "In" });
 * assert(decoded._tag === "Right");
 * const changed = containerRestartRuleOnExitCodesLens.values.set(O.some([42]))(decoded.right);
 * assertEquals(ContainerRestartRuleOnExitCodes.encode(changed), { operator: "In", values: [42] });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const containerRestartRuleOnExitCodesLens: Lenses<ContainerRestartRuleOnExitCodes> = lenses(
  ContainerRestartRuleOnExitCodes,
);

/**
 * Lenses of {@link Status}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, Status, statusLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = statusLens.code.set(O.some(410))(getMonoid(Status).empty);
 * assertEquals(Status.encode(changed), { code: 410 });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const statusLens: Lenses<Status> = lenses(Status);

/**
 * Lenses of {@link StatusDetails}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, StatusDetails, statusDetailsLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = statusDetailsLens.kind.set(O.some("pods"))(getMonoid(StatusDetails).empty);
 * assertEquals(StatusDetails.encode(changed), { kind: "pods" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const statusDetailsLens: Lenses<StatusDetails> = lenses(StatusDetails);

/**
 * Lenses of {@link StatusCause}, one per field; what is set through them is frozen.
 *
 * @example
 * ```ts
 * import { getMonoid, StatusCause, statusCauseLens } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 * import * as O from "fp-ts/lib/Option.js";
 *
 * const changed = statusCauseLens.field.set(O.some("spec"))(getMonoid(StatusCause).empty);
 * assertEquals(StatusCause.encode(changed), { field: "spec" });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const statusCauseLens: Lenses<StatusCause> = lenses(StatusCause);

/**
 * The parts of a pod, with nothing in place of what is absent.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, orNone, valueAt } from "../../_option.ts";
import { getMonoid } from "../../codec/instance.ts";
import { ObjectMeta, type OwnerReference } from "../../model/object_meta.ts";
import type { Pod } from "../../model/pod.ts";
import { PodSpec } from "../../model/pod_spec.ts";
import { emptyPodStatus, type PodStatus } from "../../model/pod_status.ts";

const emptyObjectMeta = getMonoid(ObjectMeta).empty;
const emptyPodSpec = getMonoid(PodSpec).empty;

/**
 * Who the pod is: its metadata, of which every field is absent where the pod has
 * none.
 *
 * @example
 * ```ts
 * import { metadataOf, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { name: "web-7d4b9-x7k2p" } });
 * assert(decoded._tag === "Right");
 * assertEquals(metadataOf(decoded.right).name, O.some("web-7d4b9-x7k2p"));
 * ```
 *
 * @category parts
 * @since 0.1.0
 */
export function metadataOf({ metadata }: Pod): ObjectMeta {
  return O.isSome(metadata) ? metadata.value : emptyObjectMeta;
}

/**
 * What the pod asks for: its spec, of which every field is absent where the pod
 * has none.
 *
 * @example
 * ```ts
 * import { Pod, specOf } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ spec: { nodeName: "node-a" } });
 * assert(decoded._tag === "Right");
 * assertEquals(specOf(decoded.right).nodeName, O.some("node-a"));
 * ```
 *
 * @category parts
 * @since 0.1.0
 */
export function specOf({ spec }: Pod): PodSpec {
  return O.isSome(spec) ? spec.value : emptyPodSpec;
}

/**
 * How the pod is: its status, or {@link emptyPodStatus} where the pod has none.
 *
 * @example
 * ```ts
 * import { isReady, Pod, statusOf } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { name: "web-7d4b9-x7k2p" } });
 * assert(decoded._tag === "Right");
 * assertEquals(isReady(statusOf(decoded.right)), false);
 * ```
 *
 * @category parts
 * @since 0.1.0
 */
export function statusOf({ status }: Pod): PodStatus {
  return O.isSome(status) ? status.value : emptyPodStatus;
}

/**
 * The value of a label; none where the pod does not have it.
 *
 * @example
 * ```ts
 * import { label, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { labels: { app: "web" } } });
 * assert(decoded._tag === "Right");
 * assertEquals(label("app")(decoded.right), O.some("web"));
 * ```
 *
 * @category parts
 * @since 0.1.0
 */
export function label(key: string): (pod: Pod) => Option<string> {
  return (pod) => pipe(metadataOf(pod).labels, O.chain(valueAt(key)));
}

/**
 * The value of an annotation; none where the pod does not have it.
 *
 * @example
 * ```ts
 * import { annotation, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { annotations: { "helm.sh/hook": "test" } } });
 * assert(decoded._tag === "Right");
 * assertEquals(annotation("helm.sh/hook")(decoded.right), O.some("test"));
 * ```
 *
 * @category parts
 * @since 0.1.0
 */
export function annotation(key: string): (pod: Pod) => Option<string> {
  return (pod) => pipe(metadataOf(pod).annotations, O.chain(valueAt(key)));
}

/**
 * Who is meant, as people write it: `shop/web`, with `<none>` for what is absent.
 *
 * @example
 * ```ts
 * import { metadataOf, Pod, qualifiedName } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { namespace: "shop", name: "web" } });
 * assert(decoded._tag === "Right");
 * assertEquals(qualifiedName(metadataOf(decoded.right)), "shop/web");
 * ```
 *
 * @category parts
 * @since 0.2.0
 */
export function qualifiedName(
  { namespace, name }: Pick<ObjectMeta, "namespace" | "name">,
): string {
  return `${orNone(namespace)}/${orNone(name)}`;
}

/**
 * Who manages the pod: the one owner that is its controller, such as a
 * ReplicaSet, a Job or a Node; none for a pod that stands alone.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/controller_ref.go`, `GetControllerOf`.
 *
 * @example
 * ```ts
 * import { controllerOf, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const owner = { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web-5d8f", uid: "1" };
 * const decoded = Pod.decode({ metadata: { ownerReferences: [{ ...owner, controller: true }] } });
 * assert(decoded._tag === "Right");
 * const found = controllerOf(decoded.right);
 * assert(found._tag === "Some");
 * assertEquals(found.value.kind, "ReplicaSet");
 * ```
 *
 * @category parts
 * @since 0.2.0
 */
export function controllerOf(pod: Pod): Option<OwnerReference> {
  const owners = items(metadataOf(pod).ownerReferences);
  return O.fromNullable(owners.find(({ controller }) => O.getOrElse(() => false)(controller)));
}

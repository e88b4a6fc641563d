/**
 * The parts of a pod, with nothing in place of what is absent.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { getMonoid } from "../../codec/instance.ts";
import { ObjectMeta } from "../../model/object_meta.ts";
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
  return (pod) => valueAt(key, metadataOf(pod).labels);
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
  return (pod) => valueAt(key, metadataOf(pod).annotations);
}

function valueAt(key: string, map: Option<Readonly<Record<string, string>>>): Option<string> {
  return O.isSome(map) && Object.hasOwn(map.value, key) ? O.some(map.value[key]) : O.none;
}

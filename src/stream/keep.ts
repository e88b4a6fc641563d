/**
 * What a stream keeps of each pod.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import type { FieldOf } from "../codec/json.ts";
import type { Pod } from "../model/pod.ts";

/**
 * What to keep of a pod, or of a part of one: all of it, or some fields of its model.
 *
 * A list is seen through: of each of its items that is kept. Fields that the
 * model does not know are kept where all of what they stand in is.
 *
 * @category streams
 * @since 0.1.0
 */
export type Keep<A = Pod> =
  | true
  | ([A] extends [Option<infer B>] ? Keep<B>
    : [A] extends [ReadonlyArray<infer B>] ? Keep<B>
    : [A] extends [string | number | boolean] ? true
    : string extends FieldOf<A> ? { readonly [key: string]: true }
    : { readonly [K in FieldOf<A>]?: Keep<A[K]> });

const identity = {
  name: true,
  generateName: true,
  namespace: true,
  uid: true,
  resourceVersion: true,
  generation: true,
  creationTimestamp: true,
  deletionTimestamp: true,
  deletionGracePeriodSeconds: true,
  labels: true,
  ownerReferences: true,
  finalizers: true,
} as const;

/**
 * Who the pod is and its whole status; neither its spec nor its annotations.
 *
 * What asks the spec gets the answer of an empty one: every init container is
 * taken for an ordinary one, not for a sidecar, and there are no readiness gates.
 *
 * @example
 * ```ts
 * import { keepStatus, podsFromChunks } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const text = '{"spec": {"nodeName": "node-a"}, "status": {"phase": "Running"}}';
 * const [pod] = podsFromChunks([new TextEncoder().encode(text)], { keep: keepStatus });
 * assert(pod._tag === "Right");
 * assertEquals(pod.right.spec, O.none);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export const keepStatus: Keep = immutable({ metadata: identity, status: true });

/**
 * What {@link keepStatus} keeps, and of the spec what kubectl's columns ask.
 *
 * @example
 * ```ts
 * import { keepColumns, nodeColumn, podsFromChunks, readyColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const text = '{"spec": {"nodeName": "node-a", "containers": [{"name": "app", "env": []}]}}';
 * const [pod] = podsFromChunks([new TextEncoder().encode(text)], { keep: keepColumns });
 * assert(pod._tag === "Right");
 * assertEquals(nodeColumn(pod.right), "node-a");
 * assertEquals(readyColumn(pod.right), "0/1");
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export const keepColumns: Keep = immutable({
  metadata: identity,
  spec: {
    nodeName: true,
    readinessGates: true,
    containers: { name: true },
    initContainers: { name: true, restartPolicy: true },
  },
  status: true,
});

const probe = { initialDelaySeconds: true, periodSeconds: true, failureThreshold: true } as const;

const container = {
  name: true,
  image: true,
  resources: true,
  restartPolicy: true,
  restartPolicyRules: true,
  startupProbe: probe,
  readinessProbe: probe,
  livenessProbe: probe,
} as const;

/**
 * What any fact of this module asks: {@link keepStatus} with the annotations,
 * and of the spec containers, the times of their probes, gates, claims, resources
 * and the node, but neither environments and volumes nor `managedFields`.
 *
 * @example
 * ```ts
 * import { keepFacts, podsFromChunks, verdict } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const text = '{"spec": {"volumes": []}, "status": {"phase": "Succeeded"}}';
 * const [pod] = podsFromChunks([new TextEncoder().encode(text)], { keep: keepFacts });
 * assert(pod._tag === "Right");
 * assertEquals(verdict(0)(pod.right), { _tag: "Succeeded" });
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export const keepFacts: Keep = immutable({
  metadata: { ...identity, annotations: true },
  spec: {
    nodeName: true,
    restartPolicy: true,
    containers: container,
    initContainers: container,
    ephemeralContainers: container,
    readinessGates: true,
    schedulingGates: true,
    schedulerName: true,
    resourceClaims: true,
    resources: true,
    overhead: true,
    os: true,
    terminationGracePeriodSeconds: true,
    activeDeadlineSeconds: true,
    priority: true,
    priorityClassName: true,
    hostNetwork: true,
    nodeSelector: true,
    tolerations: true,
  },
  status: true,
});

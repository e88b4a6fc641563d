/**
 * Kubernetes' `PodStatus` as an immutable record: io-ts codecs decode it,
 * monocle-ts lenses change it, pure functions answer questions about it.
 *
 * What the status alone answers takes a `PodStatus`: `isReady(statusOf(pod))`.
 * Everything else takes the `Pod`: `notReady(pod)`. What needs the clock takes
 * the time before it, in epoch milliseconds: `verdict(Date.now())(pod)`.
 *
 * @example Which pods of a list are not ready?
 * ```ts
 * import { decodePods, isReady } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const list: unknown = JSON.parse(`{
 *   "kind": "PodList",
 *   "items": [
 *     { "metadata": { "name": "web" }, "status": { "conditions": [{ "type": "Ready", "status": "True" }] } },
 *     { "metadata": { "name": "job" }, "status": { "phase": "Pending" } }
 *   ]
 * }`);
 * const decoded = decodePods(list);
 * assert(decoded._tag === "Right");
 * const waiting = decoded.right.pods.filter((pod) => !O.exists(isReady)(pod.status));
 * assertEquals(waiting.length, 1);
 * ```
 *
 * @module
 */

export * from "./src/entry/model.ts";
export * from "./src/entry/optics.ts";
export * from "./src/entry/queries.ts";
export * from "./src/entry/report.ts";
export * from "./src/entry/streams.ts";

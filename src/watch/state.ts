/**
 * The pods that a watch knows, as a value.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import type { Pod } from "../model/pod.ts";
import { lookup, type PodMap, podMap, podsIn } from "./pod_map.ts";

/**
 * What a watch knows: the state to which {@link applyWatchEvent}, {@link relist}
 * and {@link beginWatchList} lead.
 *
 * @category watch
 * @since 0.1.0
 */
export interface WatchState {
  /** The pods and how many; {@link findPod} and {@link watchedPods} read them. */
  readonly pods: PodMap;
  /** Version to watch from; absent where only a new list can tell it. */
  readonly resourceVersion: Option<string>;
  /** Whether the server has forgotten the version: a new list is needed, and {@link relist}. */
  readonly isExpired: boolean;
  /**
   * The known pods that the initial events of a watch have not shown yet; absent
   * where no such events are awaited: once all have come, all pods are known.
   */
  readonly unlisted: Option<PodMap>;
}

/**
 * The state in which no pod is known, and no version to watch from.
 *
 * @example
 * ```ts
 * import { emptyWatchState } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(emptyWatchState.pods.size, 0);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export const emptyWatchState: WatchState = stateOf(podMap(new Map()), O.none);

/**
 * The pod of a uid; one that has none, as no pod of a server, goes by
 * `namespace/name`.
 *
 * @example
 * ```ts
 * import { emptyWatchState, findPod, Pod, relist } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { uid: "a1", name: "web" } });
 * assert(decoded._tag === "Right");
 * const { state } = relist([decoded.right], O.none)(emptyWatchState);
 * assertEquals(findPod("a1")(state), O.some(decoded.right));
 * assertEquals(findPod("b2")(state), O.none);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function findPod(uid: string): (state: WatchState) => Option<Pod> {
  return ({ pods }) => lookup(uid, pods);
}

/**
 * The pods of a state, in an order that means nothing.
 *
 * @example
 * ```ts
 * import { emptyWatchState, Pod, relist, watchedPods } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { uid: "a1", name: "web" } });
 * assert(decoded._tag === "Right");
 * const { state } = relist([decoded.right], O.none)(emptyWatchState);
 * assertEquals(watchedPods(state), [decoded.right]);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function watchedPods({ pods }: WatchState): ReadonlyArray<Pod> {
  return podsIn(pods);
}

/** @internal */
export function stateOf(
  pods: PodMap,
  resourceVersion: Option<string>,
  isExpired: boolean = false,
  unlisted: Option<PodMap> = O.none,
): WatchState {
  return Object.freeze({ pods, resourceVersion: immutable(resourceVersion), isExpired, unlisted });
}

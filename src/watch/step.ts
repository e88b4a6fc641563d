/**
 * Where events and lists lead from what a watch knows.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import { nonEmpty, some } from "../_option.ts";
import { getEq } from "../codec/instance.ts";
import { isExpiry } from "../model/_expiry.ts";
import { Pod } from "../model/pod.ts";
import type { Status } from "../model/status.ts";
import type { WatchEvent } from "../model/watch_event.ts";
import { type ContainerChange, diff, type PodChange } from "../query/pod/diff.ts";
import { metadataOf } from "../query/pod/part.ts";
import { hasAnnotation } from "../query/select/pod.ts";
import { inserted, lookup, podKey, type PodMap, podMap, podsIn, removed } from "./pod_map.ts";
import { stateOf, watchedPods, type WatchState } from "./state.ts";

/**
 * Something that an event or a new list made known.
 *
 * @category watch
 * @since 0.1.0
 */
export type PodEventChange =
  /** A pod that was not known. */
  | { readonly _tag: "Added"; readonly pod: Pod }
  | {
    readonly _tag: "Changed";
    /** The pod as it was known. */
    readonly older: Pod;
    /** The pod as it is now. */
    readonly newer: Pod;
    /** What happened in between, by {@link diff}; empty where only the rest changed, such as a label. */
    readonly changes: ReadonlyArray<PodChange | ContainerChange>;
  }
  | {
    readonly _tag: "Deleted";
    /** The last state of the pod, as far as anyone knows. */
    readonly pod: Pod;
    /**
     * What happened to it at the end, by {@link diff}; empty where only a new list,
     * or the end of initial events, tells that it is gone.
     */
    readonly changes: ReadonlyArray<PodChange | ContainerChange>;
  }
  /** The server has forgotten the version: only a new list helps. */
  | { readonly _tag: "Expired"; readonly status: Status }
  /** The watch ended with another error; it may be taken up from the same version. */
  | { readonly _tag: "Failed"; readonly status: Status };

/**
 * Where an event or a new list leads.
 *
 * @category watch
 * @since 0.1.0
 */
export interface WatchStep {
  /** What is known now. */
  readonly state: WatchState;
  /** What became known; empty where nothing did. */
  readonly changes: ReadonlyArray<PodEventChange>;
}

/**
 * The state after an event of a watch, and what the event made known.
 *
 * - `ADDED` and `MODIFIED` are one: a pod that is not known is added, one that
 *   is known changed. An event whose `resourceVersion` is that of the known pod
 *   makes nothing known, as when a watch begins with a replay.
 * - `DELETED` removes the pod, and tells how it ended. In a watch with a
 *   selector it may only have ceased to match. That of a pod which is not known
 *   makes nothing known.
 * - `BOOKMARK` moves the version to watch from, and nothing else; one that ends
 *   initial events also tells who is gone, see {@link beginWatchList}.
 * - `ERROR` of code 410 or reason `Expired` or `Gone` expires the state; its pods
 *   stay, for {@link relist} to compare with. Any other leaves it as it is.
 *
 * Versions are compared for equality only: events count in the order in which
 * they come. The state shares all but a few hundred references with the one
 * before. Source: kubernetes/client-go `tools/cache/reflector.go`.
 *
 * @example
 * ```ts
 * import { applyWatchEvent, emptyWatchState, WatchEvent } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const metadata = { uid: "a1", name: "web" };
 * const events = [
 *   { type: "ADDED", object: { metadata: { ...metadata, resourceVersion: "1" } } },
 *   { type: "BOOKMARK", object: { metadata: { resourceVersion: "5" } } },
 *   {
 *     type: "MODIFIED",
 *     object: { metadata: { ...metadata, resourceVersion: "7" }, status: { phase: "Running" } },
 *   },
 *   { type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired" } },
 * ];
 * let state = emptyWatchState;
 * const tags: string[] = [];
 * for (const json of events) {
 *   const event = WatchEvent.decode(json);
 *   assert(event._tag === "Right");
 *   const step = applyWatchEvent(event.right)(state);
 *   state = step.state;
 *   for (const change of step.changes) {
 *     tags.push(change._tag);
 *     if ("changes" in change) tags.push(...change.changes.map(({ _tag }) => _tag));
 *   }
 * }
 * assertEquals(tags, ["Added", "Changed", "PhaseChanged", "Expired"]);
 * assertEquals(state.isExpired, true);
 * assertEquals(state.pods.size, 1);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function applyWatchEvent(event: WatchEvent): (state: WatchState) => WatchStep {
  return (state) => {
    switch (event.type) {
      case "ADDED":
      case "MODIFIED":
        return afterSight(state, event.object);
      case "DELETED":
        return afterDeletion(state, event.object);
      case "BOOKMARK":
        return afterBookmark(state, event.object);
      case "ERROR":
        return afterError(state, event.object);
    }
  };
}

/**
 * The state after a new list of all pods that are watched, and its version: the
 * `metadata.resourceVersion` of the list.
 *
 * Deletions come first among the changes: whoever took the name of a pod that
 * is gone comes after it. A pod of the version that is known did not change;
 * where pods have no version, they are compared as a whole. Of several of one
 * uid the last counts. The state is not expired any more.
 *
 * @example
 * ```ts
 * import { decodePods, emptyWatchState, relist } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const podsOf = (...uids: ReadonlyArray<string>) => {
 *   const decoded = decodePods(uids.map((uid) => ({ metadata: { uid } })));
 *   assert(decoded._tag === "Right");
 *   return decoded.right.pods;
 * };
 * const { state } = relist(podsOf("a", "b"), O.some("1"))(emptyWatchState);
 * const { changes } = relist(podsOf("b", "c"), O.some("9"))(state);
 * assertEquals(changes.map(({ _tag }) => _tag), ["Deleted", "Added"]);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function relist(
  pods: Iterable<Pod>,
  resourceVersion: Option<string>,
): (state: WatchState) => WatchStep {
  return (state) => {
    const listed = new Map<string, Pod>();
    for (const pod of pods) listed.set(podKey(pod), pod);
    const changes = watchedPods(state)
      .filter((pod) => !listed.has(podKey(pod)))
      .map((pod): PodEventChange => ({ _tag: "Deleted", pod, changes: [] }));
    for (const [key, pod] of listed) {
      const known = lookup(key, state.pods);
      if (O.isSome(known) && isUnchanged(known.value, pod)) listed.set(key, known.value);
      else changes.push(sightOf(known, pod));
    }
    return stepOf(stateOf(podMap(listed), nonEmpty(resourceVersion)), changes);
  };
}

/**
 * The state in which a new watch lists all its pods by initial events, as the
 * API server sends them where a watch asks for `sendInitialEvents=true`,
 * `resourceVersionMatch=NotOlderThan` and `allowWatchBookmarks=true`.
 *
 * The events go to {@link applyWatchEvent} as all others. They end by a bookmark
 * with the annotation `k8s.io/initial-events-end`: then the pods that were known
 * before, and did not appear, are told as deleted. Until then the state has no
 * version to watch from; a watch that breaks off earlier must be begun anew, and
 * so must the state. Of a stream's choices to `keep`, {@link keepStatus} and
 * {@link keepColumns} lose the annotation. Source: kubernetes/apimachinery
 * `pkg/apis/meta/v1/types.go`, `InitialEventsAnnotationKey`.
 *
 * @example
 * ```ts
 * import {
 *   applyWatchEvent,
 *   beginWatchList,
 *   decodePods,
 *   emptyWatchState,
 *   relist,
 *   WatchEvent,
 * } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const known = decodePods([{ metadata: { uid: "a" } }, { metadata: { uid: "b" } }]);
 * assert(known._tag === "Right");
 * const before = relist(known.right.pods, O.some("1"))(emptyWatchState).state;
 * const events = [
 *   { type: "ADDED", object: { metadata: { uid: "b" } } },
 *   {
 *     type: "BOOKMARK",
 *     object: {
 *       metadata: {
 *         resourceVersion: "9",
 *         annotations: { "k8s.io/initial-events-end": "true" },
 *       },
 *     },
 *   },
 * ];
 * let state = beginWatchList(before);
 * const tags: string[] = [];
 * for (const json of events) {
 *   const event = WatchEvent.decode(json);
 *   assert(event._tag === "Right");
 *   assert(O.isSome(state.unlisted));
 *   const step = applyWatchEvent(event.right)(state);
 *   state = step.state;
 *   tags.push(...step.changes.map(({ _tag }) => _tag));
 * }
 * assertEquals(tags, ["Deleted"]);
 * assertEquals(state.unlisted, O.none);
 * assertEquals(state.resourceVersion, O.some("9"));
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function beginWatchList({ pods }: WatchState): WatchState {
  return stateOf(pods, O.none, false, some(pods));
}

function afterBookmark(state: WatchState, bookmark: Pod): WatchStep {
  if (O.isNone(state.unlisted)) return stepOf(movedTo(state, bookmark, state.pods), []);
  if (!isEndOfList(bookmark)) return stepOf(state, []);
  const gone = podsIn(state.unlisted.value);
  const pods = gone.reduce((pods, pod) => removed(podKey(pod), pods), state.pods);
  return stepOf(
    stateOf(pods, state.isExpired ? O.none : versionOf(bookmark), state.isExpired),
    gone.map((pod): PodEventChange => ({ _tag: "Deleted", pod, changes: [] })),
  );
}

const isEndOfList = hasAnnotation("k8s.io/initial-events-end", "true");

function afterSight(state: WatchState, pod: Pod): WatchStep {
  const known = lookup(podKey(pod), state.pods);
  return O.isSome(known) && isUnchanged(known.value, pod)
    ? stepOf(movedTo(state, pod, state.pods), [])
    : stepOf(movedTo(state, pod, inserted(pod, state.pods)), [sightOf(known, pod)]);
}

function sightOf(known: Option<Pod>, pod: Pod): PodEventChange {
  return O.isSome(known)
    ? { _tag: "Changed", older: known.value, newer: pod, changes: diff(known.value)(pod) }
    : { _tag: "Added", pod };
}

function afterDeletion(state: WatchState, pod: Pod): WatchStep {
  const key = podKey(pod);
  const known = lookup(key, state.pods);
  return stepOf(
    movedTo(state, pod, removed(key, state.pods)),
    O.isSome(known) ? [{ _tag: "Deleted", pod, changes: diff(known.value)(pod) }] : [],
  );
}

function afterError(state: WatchState, status: Status): WatchStep {
  return isExpiry(status)
    ? stepOf(stateOf(state.pods, O.none, true, state.unlisted), [{ _tag: "Expired", status }])
    : stepOf(state, [{ _tag: "Failed", status }]);
}

const podEq = getEq(Pod);

function isUnchanged(known: Pod, pod: Pod): boolean {
  const [x, y] = [versionOf(known), versionOf(pod)];
  if (O.isSome(x) && O.isSome(y)) return x.value === y.value;
  return O.isNone(x) && O.isNone(y) && podEq.equals(known, pod);
}

function versionOf(pod: Pod): Option<string> {
  return nonEmpty(metadataOf(pod).resourceVersion);
}

/**
 * The state with other pods, at the version of the pod that an event is about.
 * Only a new list ends an expiry; initial events come in no order of versions.
 */
function movedTo(
  { resourceVersion, isExpired, unlisted }: WatchState,
  pod: Pod,
  pods: PodMap,
): WatchState {
  if (O.isSome(unlisted)) {
    return stateOf(pods, resourceVersion, isExpired, some(removed(podKey(pod), unlisted.value)));
  }
  const version = versionOf(pod);
  return stateOf(pods, O.isSome(version) && !isExpired ? version : resourceVersion, isExpired);
}

function stepOf(state: WatchState, changes: ReadonlyArray<PodEventChange>): WatchStep {
  return Object.freeze({ state, changes: Object.freeze(changes.map(frozenChange)) });
}

/** A change that cannot be changed; pods and errors are frozen as they were decoded. */
function frozenChange(change: PodEventChange): PodEventChange {
  return Object.freeze(
    "changes" in change ? { ...change, changes: immutable(change.changes) } : change,
  );
}

/**
 * Pods, events and lists for the states of a watch.
 *
 * @module
 */
import {
  applyWatchEvent,
  beginWatchList,
  emptyWatchState,
  Pod,
  type PodEventChange,
  relist,
  WatchEvent,
  type WatchState,
  type WatchStep,
} from "@k8s-fp/pod-status";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, jsonOf, textOf, valueOf, watchEvents } from "../_arbitrary.ts";
import { podKey } from "../../src/watch/pod_map.ts";

export const podOf = (json: unknown): Pod => decoded(Pod, json);
export const eventOf = (type: string, object: unknown): WatchEvent =>
  decoded(WatchEvent, { type, object });

export const web = (resourceVersion: string, rest = {}) => ({
  metadata: { uid: "a1", name: "web", resourceVersion },
  ...rest,
});

/** The bookmark that ends initial events. */
export const endOfList = (resourceVersion: string): WatchEvent =>
  eventOf("BOOKMARK", {
    metadata: { resourceVersion, annotations: { "k8s.io/initial-events-end": "true" } },
  });

/** Where events lead from the empty state, and all that they made known. */
export function after(events: ReadonlyArray<WatchEvent>, from = emptyWatchState): WatchStep {
  return events.reduce<WatchStep>(
    ({ state, changes }, event) => {
      const step = applyWatchEvent(event)(state);
      return { state: step.state, changes: [...changes, ...step.changes] };
    },
    { state: from, changes: [] },
  );
}

export function tagsOf(changes: ReadonlyArray<PodEventChange>): ReadonlyArray<string> {
  return changes.flatMap((change) => [
    change._tag,
    ...("changes" in change ? change.changes.map(({ _tag }) => _tag) : []),
  ]);
}

/** The pods of any order as a text that equal ones share. */
export function podsText(pods: Iterable<Pod>): string {
  return textOf([...pods].map(textOf).sort());
}

export const uids = fc.constantFrom("a", "b", "c", "__proto__", "constructor", "");

/** Events about a few pods, of one that a few share: no two have the same version. */
export const podEvents: fc.Arbitrary<ReadonlyArray<WatchEvent>> = fc.array(
  fc.record({
    type: fc.constantFrom("ADDED", "MODIFIED", "MODIFIED", "DELETED"),
    uid: uids,
    json: jsonOf(Pod),
  }),
  { maxLength: 12 },
).map((events) =>
  events.map(({ type, uid, json }, i) =>
    eventOf(type, {
      ...json as object,
      metadata: { uid, namespace: "shop", name: "web", resourceVersion: String(i) },
    })
  )
);

export const podLists: fc.Arbitrary<ReadonlyArray<Pod>> = fc.uniqueArray(valueOf(Pod), {
  maxLength: 5,
  selector: podKey,
});

export const steps: fc.Arbitrary<WatchStep> = fc.oneof(
  fc.tuple(podEvents, fc.array(watchEvents.map((json) => decoded(WatchEvent, json))))
    .map(([known, any]) => after([...known, ...any])),
  podEvents.map((events) => applyWatchEvent(endOfList("9"))(beginWatchList(after(events).state))),
  fc.tuple(podEvents, podEvents).map(([known, initial]) =>
    after(initial, beginWatchList(after(known).state))
  ),
  fc.tuple(podEvents, podLists).map(([events, pods]) => {
    return relist(pods, O.some("9"))(after(events).state);
  }),
);

export const known: WatchState = relist([podOf(web("1"))], O.some("1"))(emptyWatchState).state;

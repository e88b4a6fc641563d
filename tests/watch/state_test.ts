import {
  applyWatchEvent,
  beginWatchList,
  emptyWatchState,
  findPod,
  Pod,
  type PodEventChange,
  relist,
  watchedPods,
  WatchEvent,
  type WatchState,
  type WatchStep,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, isDeeplyFrozen, jsonOf, textOf, valueOf, watchEvents } from "../_arbitrary.ts";
import { podKey } from "../../src/watch/pod_map.ts";

const podOf = (json: unknown): Pod => decoded(Pod, json);
const eventOf = (type: string, object: unknown): WatchEvent =>
  decoded(WatchEvent, { type, object });

const web = (resourceVersion: string, rest = {}) => ({
  metadata: { uid: "a1", name: "web", resourceVersion },
  ...rest,
});

/** The bookmark that ends initial events. */
const endOfList = (resourceVersion: string): WatchEvent =>
  eventOf("BOOKMARK", {
    metadata: { resourceVersion, annotations: { "k8s.io/initial-events-end": "true" } },
  });

/** Where events lead from the empty state, and all that they made known. */
function after(events: ReadonlyArray<WatchEvent>, from = emptyWatchState): WatchStep {
  return events.reduce<WatchStep>(
    ({ state, changes }, event) => {
      const step = applyWatchEvent(event)(state);
      return { state: step.state, changes: [...changes, ...step.changes] };
    },
    { state: from, changes: [] },
  );
}

function tagsOf(changes: ReadonlyArray<PodEventChange>): ReadonlyArray<string> {
  return changes.flatMap((change) => [
    change._tag,
    ...("changes" in change ? change.changes.map(({ _tag }) => _tag) : []),
  ]);
}

/** The pods of any order as a text that equal ones share. */
function podsText(pods: Iterable<Pod>): string {
  return textOf([...pods].map(textOf).sort());
}

const uids = fc.constantFrom("a", "b", "c", "__proto__", "constructor", "");

/** Events about a few pods, of one that a few share: no two have the same version. */
const podEvents: fc.Arbitrary<ReadonlyArray<WatchEvent>> = fc.array(
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

const podLists: fc.Arbitrary<ReadonlyArray<Pod>> = fc.uniqueArray(valueOf(Pod), {
  maxLength: 5,
  selector: podKey,
});

const steps: fc.Arbitrary<WatchStep> = fc.oneof(
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

Deno.test("applyWatchEvent() folds events to the pods that a list would have", () => {
  fc.assert(fc.property(podEvents, (events) => {
    const expected = new Map<string, Pod>();
    for (const event of events) {
      if (event.type === "ERROR") continue;
      if (event.type === "DELETED") expected.delete(podKey(event.object));
      else expected.set(podKey(event.object), event.object);
    }
    const { state } = after(events);
    assertEquals(state.pods.size, expected.size);
    assertEquals(podsText(watchedPods(state)), podsText(expected.values()));
    for (const [key, pod] of expected) assertEquals(findPod(key)(state), O.some(pod));
  }));
});

Deno.test("applyWatchEvent() leads to the same pods whichever of different pods comes first", () => {
  fc.assert(fc.property(podEvents, (events) => {
    const keyOf = ({ object }: WatchEvent) => "spec" in object ? podKey(object) : "";
    const byPod = [...events].sort((x, y) =>
      keyOf(x) < keyOf(y) ? -1 : keyOf(x) > keyOf(y) ? 1 : 0
    );
    assertEquals(textOf(after(byPod).state.pods), textOf(after(events).state.pods));
  }));
});

Deno.test("What applyWatchEvent() and relist() make known leads from one state to the other", () => {
  fc.assert(fc.property(podEvents, podEvents, podLists, (before, events, pods) => {
    const { state } = after(before);
    for (const step of [after(events, state), relist(pods, O.none)(state)]) {
      const known = new Map(watchedPods(state).map((pod) => [podKey(pod), pod]));
      for (const change of step.changes) {
        if (change._tag === "Added") {
          assertEquals(known.has(podKey(change.pod)), false);
          known.set(podKey(change.pod), change.pod);
        }
        if (change._tag === "Changed") {
          assertStrictEquals(known.get(podKey(change.newer)), change.older);
          known.set(podKey(change.newer), change.newer);
        }
        if (change._tag === "Deleted") {
          assertEquals(known.delete(podKey(change.pod)), true);
        }
      }
      assertEquals(podsText(known.values()), podsText(watchedPods(step.state)));
    }
  }));
});

Deno.test("applyWatchEvent() leaves earlier states as they were", () => {
  fc.assert(fc.property(podEvents, podEvents, (before, events) => {
    const { state } = after(before);
    const text = textOf(state);
    after(events, state);
    assertEquals(textOf(state), text);
  }));
});

Deno.test("applyWatchEvent() and relist() return what nobody can change", () => {
  fc.assert(fc.property(steps, (step) => {
    assert(isDeeplyFrozen(step.state));
    for (const change of step.changes) assert(isDeeplyFrozen(change));
  }));
  assert(isDeeplyFrozen(applyWatchEvent(eventOf("ADDED", web("1")))(emptyWatchState)));
});

Deno.test("relist() does not freeze the version that it is given", () => {
  const version = O.some("1");
  relist([], version)(emptyWatchState);
  assertEquals(Object.isFrozen(version), false);
});

Deno.test("relist() finds no change in the pods that are known, decoded anew", () => {
  fc.assert(fc.property(podLists, (pods) => {
    const { state } = relist(pods, O.none)(emptyWatchState);
    const again = pods.map((pod) => podOf(Pod.encode(pod)));
    const step = relist(again, O.some("1"))(state);
    assertEquals(step.changes, []);
    assertEquals(textOf(step.state.pods), textOf(state.pods));
  }));
});

Deno.test("applyWatchEvent() makes nothing known of a replay", () => {
  fc.assert(fc.property(podLists, (pods) => {
    const { state } = relist(pods, O.none)(emptyWatchState);
    const replay = pods.map((pod) => eventOf("ADDED", Pod.encode(pod)));
    assertEquals(after(replay, state).changes, []);
  }));
});

Deno.test.each([
  {
    what: "a pod that is added",
    events: [eventOf("ADDED", web("1"))],
    expected: ["Added"],
  },
  {
    what: "a change of a pod that is not known",
    events: [eventOf("MODIFIED", web("1"))],
    expected: ["Added"],
  },
  {
    what: "a pod that is added again, changed",
    events: [
      eventOf("ADDED", web("1")),
      eventOf("ADDED", web("2", { status: { phase: "Running" } })),
    ],
    expected: ["Added", "Changed", "PhaseChanged"],
  },
  {
    what: "a change of the version only",
    events: [eventOf("ADDED", web("1")), eventOf("MODIFIED", web("2"))],
    expected: ["Added", "Changed"],
  },
  {
    what: "a lower version, since versions have no order",
    events: [
      eventOf("ADDED", web("10")),
      eventOf("MODIFIED", web("9", { status: { phase: "Running" } })),
    ],
    expected: ["Added", "Changed", "PhaseChanged"],
  },
  {
    what: "an event of the version that is known",
    events: [
      eventOf("ADDED", web("1")),
      eventOf("MODIFIED", web("1", { status: { phase: "Running" } })),
    ],
    expected: ["Added"],
  },
  {
    what: "the deletion of a pod that is not known",
    events: [eventOf("DELETED", web("1"))],
    expected: [],
  },
  {
    what: "a pod of the same name after its deletion",
    events: [
      eventOf("ADDED", web("1")),
      eventOf("DELETED", web("2")),
      eventOf("ADDED", { metadata: { uid: "b2", name: "web", resourceVersion: "3" } }),
    ],
    expected: ["Added", "Deleted", "Added"],
  },
  {
    what: "pods without a uid, by namespace and name",
    events: [
      eventOf("ADDED", { metadata: { namespace: "a", name: "web", resourceVersion: "1" } }),
      eventOf("ADDED", { metadata: { namespace: "b", name: "web", resourceVersion: "2" } }),
      eventOf("DELETED", { metadata: { uid: "", namespace: "a", name: "web" } }),
    ],
    expected: ["Added", "Added", "Deleted"],
  },
])("applyWatchEvent() tells of $what: $expected", ({ events, expected }) => {
  assertEquals(tagsOf(after(events).changes), expected);
});

Deno.test("applyWatchEvent() tells of an OOM kill that only a deletion shows", () => {
  const app = (state: unknown) => ({
    status: {
      containerStatuses: [
        { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "", state },
      ],
    },
  });
  const { state, changes } = after([
    eventOf("ADDED", web("1", app({ running: {} }))),
    eventOf("DELETED", web("2", app({ terminated: { exitCode: 137, reason: "OOMKilled" } }))),
  ]);
  assertEquals(tagsOf(changes), ["Added", "Deleted", "OOMKilled"]);
  assertEquals(watchedPods(state), []);
});

/** A state with one pod, to watch from version 1. */
const known: WatchState = relist([podOf(web("1"))], O.some("1"))(emptyWatchState).state;

Deno.test.each([
  { status: { code: 410, reason: "Expired" } },
  { status: { code: 410 } },
  { status: { reason: "Expired" } },
  { status: { reason: "Gone" } },
])("applyWatchEvent() expires the state by $status, and keeps its pods", ({ status }) => {
  const { state, changes } = applyWatchEvent(eventOf("ERROR", status))(known);
  assertEquals(tagsOf(changes), ["Expired"]);
  assertEquals([state.isExpired, state.resourceVersion], [true, O.none]);
  assertStrictEquals(state.pods, known.pods);
});

Deno.test.each([
  { status: { code: 500, reason: "InternalError" } },
  { status: { code: 429 } },
  { status: {} },
])("applyWatchEvent() reports $status, and leaves the state as it is", ({ status }) => {
  const { state, changes } = applyWatchEvent(eventOf("ERROR", status))(known);
  assertEquals(tagsOf(changes), ["Failed"]);
  assertStrictEquals(state, known);
});

Deno.test.each([
  { version: "7", expected: O.some("7") },
  { version: "", expected: O.some("1") },
  { version: null, expected: O.some("1") },
])(
  "applyWatchEvent() takes only a version from a bookmark: $version",
  ({ version, expected }) => {
    const bookmark = eventOf("BOOKMARK", { metadata: { resourceVersion: version } });
    const { state, changes } = applyWatchEvent(bookmark)(known);
    assertEquals(changes, []);
    assertEquals(state.resourceVersion, expected);
    assertStrictEquals(state.pods, known.pods);
  },
);

Deno.test.each(["ADDED", "MODIFIED", "DELETED"])(
  "applyWatchEvent() moves to the version of %s, whether its pod is known or not",
  (type) => {
    for (const uid of ["a1", "stranger"]) {
      const json = { metadata: { uid, name: "web", resourceVersion: "8" } };
      const { state } = applyWatchEvent(eventOf(type, json))(known);
      assertEquals(state.resourceVersion, O.some("8"), uid);
    }
  },
);

Deno.test.each(["ADDED", "MODIFIED", "DELETED", "BOOKMARK"])(
  "applyWatchEvent() leaves what is not known by %s: no version of an expired state, nor of one that lists",
  (type) => {
    for (const uid of ["a1", "stranger"]) {
      const event = eventOf(type, { metadata: { uid, name: "web", resourceVersion: "8" } });
      const expired = applyWatchEvent(eventOf("ERROR", { code: 410 }))(known).state;
      for (const before of [expired, beginWatchList(known)]) {
        const { state } = applyWatchEvent(event)(before);
        assertEquals(state.resourceVersion, O.none);
        assertEquals(state.isExpired, before.isExpired);
        assertEquals(O.isSome(state.unlisted), O.isSome(before.unlisted));
      }
    }
  },
);

Deno.test("Only relist() ends an expiry, and tells what happened meanwhile", () => {
  const expiry = eventOf("ERROR", { code: 410 });
  const bookmark = eventOf("BOOKMARK", { metadata: { resourceVersion: "7" } });
  const { state: expired } = after([expiry, bookmark], known);
  assertEquals([expired.isExpired, expired.resourceVersion], [true, O.none]);

  const other = podOf({ metadata: { uid: "b2", name: "web" } });
  const { state, changes } = relist([other], O.some("9"))(expired);
  assertEquals(tagsOf(changes), ["Deleted", "Added"]);
  assertEquals([state.isExpired, state.resourceVersion], [false, O.some("9")]);
});

Deno.test("relist() has the last of several pods of one uid, and no version of an empty text", () => {
  const running = podOf(web("3", { status: { phase: "Running" } }));
  const { state, changes } = relist([podOf(web("2")), running], O.some(""))(known);
  assertEquals(tagsOf(changes), ["Changed", "PhaseChanged"]);
  assertEquals(watchedPods(state), [running]);
  assertEquals(state.resourceVersion, O.none);
});

Deno.test("beginWatchList() and initial events lead where relist() does", () => {
  fc.assert(fc.property(podEvents, podLists, (before, pods) => {
    const { state } = after(before);
    const initial = pods.map((pod) => eventOf("ADDED", Pod.encode(pod)));
    const listed = after([...initial, endOfList("9")], beginWatchList(state));
    const expected = relist(pods, O.some("9"))(state);
    assertEquals(listed.state, expected.state);
    const sorted = ({ changes }: WatchStep) => changes.map(textOf).sort();
    assertEquals(sorted(listed), sorted(expected));
  }));
});

Deno.test("beginWatchList() awaits initial events until the bookmark that ends them", () => {
  const other = { metadata: { uid: "b2", name: "db", resourceVersion: "5" } };
  const events = [
    eventOf("ADDED", other),
    eventOf("BOOKMARK", { metadata: { resourceVersion: "6" } }),
    eventOf("BOOKMARK", {
      metadata: { resourceVersion: "6", annotations: { "k8s.io/initial-events-end": "false" } },
    }),
  ];
  const listing = after(events, beginWatchList(known));
  assertEquals(tagsOf(listing.changes), ["Added"]);
  assertEquals(listing.state.resourceVersion, O.none);
  assertEquals(listing.state.unlisted, O.some(known.pods));
  assertEquals(listing.state.pods.size, 2);

  const listed = applyWatchEvent(endOfList("7"))(listing.state);
  assertEquals(listed.changes, [{ _tag: "Deleted", pod: podOf(web("1")), changes: [] }]);
  assertEquals(listed.state.resourceVersion, O.some("7"));
  assertEquals(listed.state.unlisted, O.none);
  assertEquals(watchedPods(listed.state), [podOf(other)]);
});

Deno.test("beginWatchList() tells nothing twice of a watch that broke off among initial events", () => {
  const cut = after([eventOf("ADDED", { metadata: { uid: "b2" } })], beginWatchList(known));
  const again = after([eventOf("ADDED", web("1")), endOfList("7")], beginWatchList(cut.state));
  assertEquals(tagsOf(again.changes), ["Deleted"]);
  assertEquals(watchedPods(again.state), [podOf(web("1"))]);
});

Deno.test("beginWatchList() ends an expiry, which stays where it comes among initial events", () => {
  const expiry = eventOf("ERROR", { code: 410 });
  const begun = beginWatchList(after([expiry], known).state);
  assertEquals([begun.isExpired, begun.unlisted], [false, O.some(known.pods)]);
  const expired = after([expiry], begun);
  assertEquals(tagsOf(expired.changes), ["Expired"]);
  assertEquals([expired.state.isExpired, expired.state.unlisted], [true, O.some(known.pods)]);
  const { state, changes } = after([endOfList("7")], expired.state);
  assertEquals(tagsOf(changes), ["Deleted"]);
  assertEquals([state.isExpired, state.resourceVersion], [true, O.none]);
});

Deno.test("beginWatchList() awaits what it awaited after an error that is no expiry", () => {
  const begun = beginWatchList(known);
  const { state, changes } = applyWatchEvent(eventOf("ERROR", { code: 500 }))(begun);
  assertEquals(tagsOf(changes), ["Failed"]);
  assertStrictEquals(state, begun);
});

Deno.test("applyWatchEvent() takes the end of initial events for any bookmark where none are awaited", () => {
  const { state, changes } = applyWatchEvent(endOfList("7"))(known);
  assertEquals(changes, []);
  assertEquals(state.resourceVersion, O.some("7"));
  assertStrictEquals(state.pods, known.pods);
});

Deno.test("applyWatchEvent() does not count a pod as gone that was deleted among initial events", () => {
  const step = after([eventOf("DELETED", web("2")), endOfList("7")], beginWatchList(known));
  assertEquals(tagsOf(step.changes), ["Deleted"]);
});

Deno.test("findPod() finds each of many pods, and none that is gone", () => {
  const pods = Array.from({ length: 3000 }, (_, i) => podOf({ metadata: { uid: `uid-${i}` } }));
  const listed = relist(pods, O.none)(emptyWatchState).state;
  const added = pods.map((pod) => eventOf("ADDED", Pod.encode(pod)));
  const watched = after(added).state;
  assertEquals(watched.pods, listed.pods);
  pods.forEach((pod, i) => assertEquals(findPod(`uid-${i}`)(watched), O.some(pod)));

  const isEven = (_: unknown, i: number) => i % 2 === 0;
  const deleted = pods.filter(isEven).map((pod) => eventOf("DELETED", Pod.encode(pod)));
  const { state } = after(deleted, watched);
  assertEquals(state.pods.size, 1500);
  pods.forEach((_, i) => assertEquals(O.isSome(findPod(`uid-${i}`)(state)), i % 2 === 1));
});

Deno.test.each(["__proto__", "constructor", "toString", "", "/"])(
  "findPod() finds nothing by %j in the empty state",
  (uid) => assertEquals(findPod(uid)(emptyWatchState), O.none),
);

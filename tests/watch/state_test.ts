import {
  applyWatchEvent,
  beginWatchList,
  emptyWatchState,
  findPod,
  Pod,
  relist,
  watchedPods,
  type WatchEvent,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { isDeeplyFrozen, textOf } from "../_arbitrary.ts";
import { podKey } from "../../src/watch/pod_map.ts";
import {
  after,
  eventOf,
  known,
  podEvents,
  podLists,
  podOf,
  podsText,
  steps,
  tagsOf,
  web,
} from "./_states.ts";

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

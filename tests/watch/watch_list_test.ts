import {
  applyWatchEvent,
  beginWatchList,
  Pod,
  relist,
  watchedPods,
  type WatchStep,
} from "@k8s-fp/pod-status";
import { assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { textOf } from "../_arbitrary.ts";
import {
  after,
  endOfList,
  eventOf,
  known,
  podEvents,
  podLists,
  podOf,
  tagsOf,
  web,
} from "./_states.ts";

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

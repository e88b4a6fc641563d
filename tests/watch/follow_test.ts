import { followPods } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { known, left, type Scene, scene, served } from "./_follow.ts";
import { type Fault, Server } from "./_server.ts";
import { VirtualTime } from "./_virtual_time.ts";

const HOUR = 3_600_000;

function requests({ server, time }: Scene, milliseconds: number): number {
  return server.asked.filter(({ at }) => at > time.now() - milliseconds).length;
}

Deno.test("followPods() begins with a whole list, and tells each change of it", async () => {
  for (const listBy of ["watch", "pages"] as const) {
    const seen = scene(["a", "b", "c"], { listBy, limit: 2 });
    await seen.time.pass(0);
    assertEquals(seen.told.length, 1);
    assertEquals(seen.changes(), ["Added a Pending", "Added b Pending", "Added c Pending"]);
    seen.server.put("a", "Running");
    seen.server.remove("b");
    await seen.time.pass(0);
    assertEquals(seen.changes().slice(3), ["Changed a Running", "Deleted b Pending"]);
    await left(seen);
  }
});

Deno.test("followPods() asks for what client-go asks", async () => {
  const seen = scene(["a"], { listBy: "pages", limit: 7 });
  await seen.time.pass(0);
  const [list, watch] = seen.server.asked.map(({ query }) => Object.fromEntries(query));
  assertEquals(list, { limit: "7" });
  const { timeoutSeconds, ...others } = watch;
  assertEquals(others, { watch: "1", allowWatchBookmarks: "true", resourceVersion: "101" });
  assert(Number(timeoutSeconds) >= 300 && Number(timeoutSeconds) < 600, timeoutSeconds);
  await left(seen);
});

// kubernetes-client/javascript 364, 596, 958: silent after ten minutes to an hour.
Deno.test("followPods() still hears after a day, of which most was quiet", async () => {
  const seen = scene(["a"]);
  for (let hour = 0; hour < 24; hour++) {
    await seen.time.pass(HOUR);
    seen.server.put("a", hour % 2 === 0 ? "Running" : "Pending");
    await seen.time.pass(1000);
    assertEquals(known(seen.last()), served(seen.server), `hour ${hour}`);
  }
  assertEquals(seen.troubles(), []);
  assertEquals(seen.changes().length, 25);
  // Watches that all end at once would all begin at once.
  const lengths = seen.server.asked.map(({ query }) => query.get("timeoutSeconds"));
  assert(new Set(lengths).size > 50, `${new Set(lengths).size} lengths of watches`);
  await left(seen);
});

Deno.test("followPods() notices within the time of a watch that its connection froze", async () => {
  const seen = scene(["a"]);
  await seen.time.pass(1000);
  seen.server.freeze();
  seen.server.put("a", "Running");
  await seen.time.pass(631_000);
  assertEquals(known(seen.last()), served(seen.server));
  const [{ cause, message }] = seen.troubles();
  assertEquals(cause._tag, "Silent");
  assert(/^nothing came for \d+ s$/.test(message), message);
  await left(seen);
});

// kubernetes-client/javascript 494: connections that nobody reads any more.
Deno.test("followPods() has one connection at most, and none once it is left", async () => {
  const seen = scene(["a", "b", "c"], { limit: 1 });
  for (let n = 0; n < 20; n++) {
    if (n % 3 === 0) seen.server.breakOff();
    if (n % 5 === 0) seen.server.freeze();
    if (n % 4 === 0) seen.server.compact();
    await seen.time.pass(700_000);
    assert(seen.server.open <= 1, `${seen.server.open} connections`);
  }
  await left(seen);
});

Deno.test("followPods() lets go of answers that listen to no signal, or come too late", async () => {
  for (const fault of ["late", undefined] as const) {
    const seen = scene(["a"]);
    seen.server.isDeaf = true;
    await seen.time.pass(1000);
    seen.server.fault = fault;
    seen.server.breakOff();
    await seen.time.pass(100_000);
    await seen.leave();
    await seen.time.pass(400_000);
    assertEquals(seen.server.open, 0, fault);
  }
});

Deno.test("followPods() lets go of an answer that listens to no signal, between two steps", async () => {
  const time = new VirtualTime();
  const server = new Server(time);
  server.isDeaf = true;
  server.put("a", "Pending");
  for await (const step of followPods(server.ask, { clock: time })) {
    assertEquals(step._tag, "Right");
    break;
  }
  server.stop();
  assertEquals([server.open, time.alarms], [0, 0]);
});

Deno.test("followPods() takes no connection for frozen of which its reader did not read", async () => {
  const time = new VirtualTime();
  const server = new Server(time);
  server.put("a", "Pending");
  const steps = followPods(server.ask, { clock: time });
  await steps.next();
  server.put("a", "Running");
  await steps.next();
  await time.pass(2 * HOUR);
  const next = steps.next();
  server.put("a", "Failed");
  await time.pass(1000);
  for (let { value } = await next; value !== undefined; ({ value } = await steps.next())) {
    assert(value._tag === "Right" && O.isNone(value.right.trouble));
    if (value.right.changes.length > 0) break;
  }
  server.stop();
  await steps.return();
  assertEquals([server.open, time.alarms], [0, 0]);
});

// kubernetes-client/javascript 1933: tens of requests a second after an outage.
Deno.test.each<{ readonly fault: Fault; readonly most: number }>([
  { fault: "refused", most: 40 },
  { fault: "reset", most: 40 },
  { fault: "proxy 500", most: 40 },
  { fault: "away 503", most: 40 },
  { fault: "gone 410", most: 40 },
  { fault: "page of a proxy", most: 40 },
  { fault: "cut page", most: 40 },
  { fault: "empty", most: 40 },
  { fault: "frozen", most: 20 },
])("followPods() asks seldom through an hour of $fault, and is back soon", async ({
  fault,
  most,
}) => {
  const seen = scene(["a"]);
  await seen.time.pass(1000);
  seen.server.fault = fault;
  seen.server.breakOff();
  await seen.time.pass(600_000);
  const count = requests(seen, 600_000);
  assert(count > 2 && count <= most, `${count} requests in ten minutes`);
  await seen.time.pass(HOUR);
  seen.server.put("a", "Running");
  seen.server.fault = undefined;
  await seen.time.pass(fault === "frozen" ? 160_000 : 61_000);
  assertEquals(known(seen.last()), served(seen.server));
  assertEquals(seen.changes(), ["Added a Pending", "Changed a Running"]);
  await left(seen);
});

Deno.test("followPods() waits 0.8 s to 1.6 s first, doubled to 30 s to 60 s, and after peace anew", async () => {
  const seen = scene(["a"]);
  await seen.time.pass(1000);
  seen.server.fault = "refused";
  seen.server.breakOff();
  await seen.time.pass(400_000);
  const pauses = seen.troubles().map(({ at, nextTryAt }) => nextTryAt - at);
  const least = [800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000];
  least.forEach((milliseconds, i) => {
    assert(pauses[i] >= milliseconds && pauses[i] <= 2 * milliseconds, `${i}: ${pauses[i]}`);
  });
  assert(least.some((milliseconds, i) => pauses[i] > milliseconds * 1.1), "no chance in it");
  assertEquals(seen.troubles().slice(0, 3).map(({ tries }) => tries), [1, 2, 3]);
  assertEquals(new Set(seen.troubles().map(({ since }) => since)).size, 1);
  seen.server.fault = undefined;
  await seen.time.pass(300_000);
  const before = seen.troubles().length;
  seen.server.breakOff();
  await seen.time.pass(0);
  assertEquals(seen.troubles().at(before)?.tries, 1);
  await left(seen);
});

Deno.test.each([
  { retryAfter: "120", seconds: 120 },
  { retryAfter: "Thu, 01 Jan 2026 00:03:00 GMT", seconds: 180 },
  { retryAfter: "99999999", seconds: 600 },
])(
  "followPods() waits as long as the server asks: $retryAfter",
  async ({ retryAfter, seconds }) => {
    const seen = scene([], { listBy: "pages" });
    seen.server.fault = undefined;
    await seen.time.pass(0);
    seen.server.fault = "busy 429";
    seen.server.retryAfter = retryAfter;
    seen.server.breakOff();
    await seen.time.pass(3000);
    const [, { at, nextTryAt, message }] = seen.troubles();
    assert(Math.abs(nextTryAt - at - seconds * 1000) <= 3000, String(nextTryAt - at));
    assertEquals(message, "the server answers 429: too many requests, please try again");
    await left(seen);
  },
);

// kubernetes-client/javascript 301: changes of pods that did not change, after each reconnection.
Deno.test("followPods() tells nothing of pods that did not change, however often it begins anew", async () => {
  for (const listBy of ["watch", "pages"] as const) {
    const seen = scene(["a", "b", "c"], { listBy, limit: 2 });
    for (let n = 0; n < 10; n++) {
      await seen.time.pass(200_000);
      seen.server.compact();
      seen.server.breakOff();
      await seen.time.pass(10_000);
      seen.server.sendError(500, "InternalError");
    }
    await seen.time.pass(10_000);
    assertEquals(seen.changes().length, 3);
    await left(seen);
  }
});

Deno.test.each(
  [
    { isGoneByStatus: true, listBy: "watch" },
    { isGoneByStatus: false, listBy: "watch" },
    { isGoneByStatus: true, listBy: "pages" },
    { isGoneByStatus: false, listBy: "pages" },
  ] as const,
)(
  "followPods() lists anew where the version is forgotten, and tells what is different: %j",
  async ({
    isGoneByStatus,
    listBy,
  }) => {
    const seen = scene(["a", "b"], { listBy });
    await seen.time.pass(1000);
    seen.server.isGoneByStatus = isGoneByStatus;
    seen.server.fault = "refused";
    seen.server.breakOff();
    seen.server.put("a", "Running");
    seen.server.remove("b");
    seen.server.put("c", "Pending");
    seen.server.compact();
    await seen.time.pass(100);
    seen.server.fault = undefined;
    await seen.time.pass(10_000);
    const told = seen.changes().slice(2).toSorted();
    assertEquals(told, ["Added c Pending", "Changed a Running", "Deleted b Pending"]);
    assertEquals(seen.troubles().map(({ cause }) => cause._tag), ["Broken", "Expired"]);
    assertEquals(O.isNone(seen.last()?.trouble ?? O.some(0)), true);
    await left(seen);
  },
);

Deno.test("followPods() lists at once where the tokens of pages expire on the way", async () => {
  const seen = scene(["a", "b", "c"], { listBy: "pages", limit: 1 });
  // The first page has been asked for: its token is forgotten before the second.
  seen.server.compact();
  await seen.time.pass(10_000);
  assertEquals(known(seen.last()), served(seen.server));
  const lists = seen.server.asked.filter(({ query }) => !query.has("watch"));
  assertEquals(lists.map(({ query }) => query.toString()), [
    "limit=1",
    "limit=1&continue=103%2F1",
    "",
  ]);
  await left(seen);
});

Deno.test.each(["refused", "ignored"] as const)(
  "followPods() lists by pages where initial events are %s",
  async (watchLists) => {
    const seen = scene(["a"]);
    seen.server.watchLists = watchLists;
    // What was asked for before the server was of another kind.
    seen.server.breakOff();
    await seen.time.pass(1000);
    seen.server.compact();
    seen.server.sendError(410, "Expired");
    await seen.time.pass(20_000);
    seen.server.put("a", "Running");
    await seen.time.pass(1000);
    assertEquals(known(seen.last()), served(seen.server));
    assert(seen.server.asked.some(({ query }) => query.get("limit") === "500"));
    await left(seen);
  },
);

Deno.test("followPods() takes what cannot be decoded for a failure, and asks for it when the watch ends", async () => {
  const seen = scene(["a", "b"]);
  await seen.time.pass(2000);
  seen.server.garble();
  seen.server.put("a", "Running");
  seen.server.put("b", "Running");
  await seen.time.pass(1000);
  assertEquals(seen.changes().slice(2), ["Changed b Running"]);
  assertEquals(seen.told.filter(({ step }) => step._tag === "Left").length, 1);
  assertEquals(requests(seen, 4000), 1);
  await seen.time.pass(700_000);
  assertEquals(known(seen.last()), served(seen.server));
  assertEquals(seen.troubles(), []);
  await left(seen);
});

Deno.test("followPods() begins without the pods that cannot be decoded, and tells of each", async () => {
  for (const listBy of ["watch", "pages"] as const) {
    const seen = scene([], { listBy });
    await seen.time.pass(2000);
    seen.server.breakOff();
    seen.server.spoilt.add("a");
    for (const name of ["a", "b"]) seen.server.put(name, "Pending");
    seen.server.compact();
    await seen.time.pass(5000);
    const bad = seen.told.flatMap(({ step }) => step._tag === "Left" ? [step.left._tag] : []);
    assertEquals([...new Set(bad)], ["InvalidItem"]);
    assertEquals(seen.changes(), ["Added b Pending"]);
    seen.server.spoilt.clear();
    seen.server.put("a", "Running");
    await seen.time.pass(1000);
    assertEquals(seen.changes().slice(1), ["Added a Running"]);
    await left(seen);
  }
});

Deno.test("followPods() has what it knew of a pod that a new list shows undecodable", async () => {
  for (const listBy of ["watch", "pages"] as const) {
    const seen = scene(["a", "b", "c"], { listBy });
    await seen.time.pass(2000);
    seen.server.spoilt.add("a");
    seen.server.put("b", "Running");
    seen.server.remove("c");
    seen.server.compact();
    seen.server.sendError(410, "Expired");
    await seen.time.pass(5000);
    assertEquals(seen.told.filter(({ step }) => step._tag === "Left").length, 1);
    assertEquals(seen.changes().slice(3), ["Changed b Running", "Deleted c Pending"]);
    assertEquals(known(seen.last()), served(seen.server));
    seen.server.spoilt.clear();
    seen.server.put("a", "Running");
    await seen.time.pass(0);
    assertEquals(seen.changes().slice(5), ["Changed a Running"]);
    await left(seen);
  }
});

import {
  applyWatchEvent,
  emptyWatchState,
  followPods,
  isReady,
  keepFacts,
  metadataOf,
  type Pod,
  type UntilOptions,
  type UntilOutcome,
  untilPods,
  type UntilProgress,
  watchEvents,
  type WatchStep,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { type Fault, Server } from "./_server.ts";
import { isDeeplyFrozen } from "../_arbitrary.ts";
import { rest, VirtualTime } from "./_virtual_time.ts";

const isRunning = ({ status }: Pod) =>
  O.exists(({ phase }: { readonly phase: O.Option<string> }) => O.toUndefined(phase) === "Running")(
    status,
  );

/** A server, and somebody who waits. */
function waiting(
  names: ReadonlyArray<string>,
  goal: ((pod: Pod) => boolean) | "gone" = isRunning,
  options: UntilOptions = {},
  fault?: Fault,
) {
  const time = new VirtualTime();
  const server = new Server(time);
  server.fault = fault;
  for (const name of names) server.put(name, "Pending");
  const steps = followPods(server.ask, { clock: time });
  let outcome: UntilOutcome | undefined;
  const ended = untilPods(steps, goal, { clock: time, ...options }).then((end) => outcome = end);
  return {
    time,
    server,
    tag: () => outcome?._tag,
    outcome: () => outcome,
    /** Lets the server go, and sees that nothing is left of the waiting. */
    end: async () => {
      assert(isDeeplyFrozen(await ended));
      server.stop();
      await rest();
      assertEquals([server.open, time.alarms], [0, 0]);
    },
  };
}

const names = ({ waiting }: UntilProgress) =>
  waiting.map((pod) => O.toUndefined(metadataOf(pod).name));

Deno.test("untilPods() ends as soon as all pods are there, and not before", async () => {
  const { time, server, tag, outcome, end } = waiting(["web", "db"]);
  await time.pass(5000);
  server.put("web", "Running");
  await time.pass(5000);
  assertEquals(tag(), undefined);
  server.put("db", "Running");
  await time.pass(0);
  assertEquals([tag(), outcome()?.chosen, outcome()?.waiting], ["Done", 2, []]);
  await end();
});

Deno.test("untilPods() waits for pods that are not created yet", async () => {
  const { time, server, tag, end } = waiting([]);
  await time.pass(120_000);
  assertEquals(tag(), undefined);
  server.put("web", "Running");
  await time.pass(0);
  assertEquals(tag(), "Done");
  await end();
});

Deno.test("untilPods() wants as many as it is told, of those that are chosen", async () => {
  const isChosen = (pod: Pod) => O.toUndefined(metadataOf(pod).name)?.startsWith("web") === true;
  const { time, server, tag, end } = waiting(["db"], isRunning, { min: 2, isChosen });
  server.put("web-1", "Running");
  await time.pass(1000);
  assertEquals(tag(), undefined);
  server.put("web-2", "Running");
  await time.pass(0);
  assertEquals(tag(), "Done");
  await end();
});

Deno.test("untilPods() does not wait for a pod that is no longer chosen", async () => {
  const isChosen = ({ status }: Pod) =>
    !O.exists(({ message }: { readonly message: O.Option<string> }) =>
      O.toUndefined(message) === "drained"
    )(status);
  const { time, server, tag, outcome, end } = waiting(["web", "db"], isRunning, { isChosen });
  await time.pass(0);
  server.put("web", "Running");
  await time.pass(0);
  assertEquals(tag(), undefined);
  server.put("db", "Pending", "drained");
  await time.pass(0);
  assertEquals([tag(), outcome()?.chosen], ["Done", 1]);
  await end();
});

Deno.test("untilPods() fails as soon as a pod has failed, and says which and why", async () => {
  const { time, server, outcome, end } = waiting(["web", "db"]);
  await time.pass(1000);
  server.put("web", "Failed", "the node was lost");
  await time.pass(0);
  const found = outcome();
  assert(found?._tag === "Failed");
  assertEquals(O.toUndefined(metadataOf(found.pod).name), "web");
  assert(found.why.startsWith("failed"), found.why);
  assertEquals(names(found), ["web", "db"]);
  await end();
});

Deno.test("untilPods() fails where a pod has succeeded that should have been running", async () => {
  const { time, server, outcome, end } = waiting(["web"]);
  await time.pass(0);
  server.put("web", "Succeeded");
  await time.pass(0);
  const found = outcome();
  assert(found?._tag === "Failed");
  assertEquals(found.why, "succeeded");
  await end();
});

Deno.test("untilPods() ends with its timeout, over an outage too, and says what it waits for", async () => {
  const { time, server, outcome, end } = waiting(["web"], isRunning, { timeout: 60_000 });
  await time.pass(1000);
  server.fault = "refused";
  server.breakOff();
  await time.pass(58_999);
  assertEquals(outcome(), undefined);
  await time.pass(1);
  const found = outcome();
  assert(found?._tag === "TimedOut");
  assertEquals(names(found), ["web"]);
  assert(O.isSome(found.trouble));
  await end();
});

const HOUR = 3_600_000;

Deno.test.each([-HOUR, HOUR])(
  "untilPods() ends with its timeout, though the clock is set by %d ms",
  async (by) => {
    const { time, tag, end } = waiting(["web"], isRunning, { timeout: 60_000 });
    await time.pass(10_000);
    time.set(by);
    await time.pass(48_000);
    assertEquals(tag(), undefined);
    await time.pass(5000);
    assertEquals(tag(), "TimedOut");
    await end();
  },
);

Deno.test("untilPods() ends as soon as all was quiet for less than a second", async () => {
  const { time, server, tag, end } = waiting(["web"], isRunning, { quiet: 300 });
  await time.pass(1100);
  server.put("web", "Running");
  await time.pass(299);
  assertEquals(tag(), undefined);
  await time.pass(1);
  assertEquals(tag(), "Done");
  await end();
});

Deno.test("untilPods() ends when all was quiet, though the clock is set back", async () => {
  const { time, server, tag, end } = waiting(["web"], isRunning, { quiet: 5000 });
  server.put("web", "Running");
  await time.pass(1000);
  time.set(-HOUR);
  await time.pass(3000);
  assertEquals(tag(), undefined);
  await time.pass(3000);
  assertEquals(tag(), "Done");
  await end();
});

Deno.test("untilPods() sees within a second what time alone makes good, and tells of it", async () => {
  let isGood = false;
  const told: number[] = [];
  const { time, tag, end } = waiting(["web"], () => isGood, {
    onProgress: (progress) => told.push(progress.waiting.length),
  });
  await time.pass(5000);
  isGood = true;
  await time.pass(1000);
  assertEquals([tag(), told], ["Done", [1, 0]]);
  await end();
});

Deno.test("untilPods() waits until pods are gone, which is not where there never were any", async () => {
  const { time, server, tag, end } = waiting([], "gone");
  await time.pass(5000);
  assertEquals(tag(), undefined);
  server.put("web", "Failed");
  await time.pass(5000);
  assertEquals(tag(), undefined);
  server.remove("web");
  await time.pass(0);
  assertEquals(tag(), "Done");
  await end();

  const none = waiting([], "gone", { min: 0 });
  await none.time.pass(0);
  assertEquals(none.tag(), "Done");
  await none.end();
});

Deno.test("untilPods() takes no list for complete that an outage came before", async () => {
  const { time, server, tag, end } = waiting([], "gone", { min: 0 }, "away 503");
  await time.pass(10_000);
  server.put("web", "Running");
  server.fault = undefined;
  await time.pass(60_000);
  assertEquals(tag(), undefined);
  server.remove("web");
  await time.pass(0);
  assertEquals(tag(), "Done");
  await end();
});

Deno.test("untilPods() ends with the refusal of the server", async () => {
  const time = new VirtualTime();
  const body = { kind: "Status", code: 403, reason: "Forbidden", message: "pods is forbidden" };
  const steps = followPods(() => Promise.resolve(Response.json(body, { status: 403 })), {
    clock: time,
  });
  const outcome = await untilPods(steps, isRunning, { clock: time });
  assert(outcome._tag === "Ended" && O.isSome(outcome.failure));
  const { value: failure } = outcome.failure;
  assert(failure._tag === "Refused" && O.isSome(failure.status));
  assertEquals(O.toUndefined(failure.status.value.message), "pods is forbidden");
  assertEquals(time.alarms, 0);
});

Deno.test("untilPods() tells how far it is", async () => {
  const told: string[] = [];
  const { time, server, end } = waiting(["web", "db"], isRunning, {
    onProgress: (progress) => told.push(`${progress.chosen}: ${names(progress)}`),
  });
  await time.pass(0);
  server.put("web", "Running");
  await time.pass(0);
  server.put("db", "Running");
  await time.pass(0);
  assertEquals(told, ["2: web,db", "2: db", "2: "]);
  await end();
});

const event = (type: string, name: string, status: unknown) =>
  `${JSON.stringify({ type, object: { metadata: { uid: name, name }, status } })}\n`;
const ready = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };

/** What a watch on standard input makes known. */
async function* steps(source: ReadableStream<Uint8Array>) {
  let state = emptyWatchState;
  for await (const found of watchEvents(source, { keep: keepFacts })) {
    yield E.map((event: Parameters<typeof applyWatchEvent>[0]): WatchStep => {
      const step = applyWatchEvent(event)(state);
      state = step.state;
      return step;
    })(found);
  }
}

const isPodReady = ({ status }: Pod) => O.exists(isReady)(status);

Deno.test("untilPods() takes the events of any watch, and waits until no more come at once", async () => {
  const time = new VirtualTime();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = (text: string) => void writer.write(new TextEncoder().encode(text));
  let tag: string | undefined;
  const ended = untilPods(steps(readable), isPodReady, { clock: time, quiet: 1000 })
    .then((outcome) => tag = outcome._tag);
  write(event("ADDED", "a", ready));
  await time.pass(900);
  write(event("ADDED", "b", { phase: "Pending" }));
  await time.pass(5000);
  assertEquals(tag, undefined);
  write(event("MODIFIED", "b", ready));
  await time.pass(999);
  assertEquals(tag, undefined);
  await time.pass(1);
  assertEquals(tag, "Done");
  await ended;
  await writer.close().catch(() => {});
});

Deno.test.each([
  { text: event("ADDED", "a", ready), expected: "Done" },
  { text: event("ADDED", "a", { phase: "Pending" }), expected: "Ended" },
  { text: event("ADDED", "a", ready) + "{", expected: "Ended" },
  { text: "", expected: "Ended" },
  {
    text: event("ADDED", "a", { phase: "Pending" }) +
      '{"type":"ERROR","object":{"kind":"Status","code":410}}\n' + event("MODIFIED", "a", ready),
    expected: "Ended",
  },
])("untilPods() ends where the watch does: $expected after $text", async ({ text, expected }) => {
  const time = new VirtualTime();
  const source = new Blob([text]).stream();
  const outcome = untilPods(steps(source), isPodReady, { clock: time, quiet: 60_000 });
  assertEquals((await outcome)._tag, expected);
  assertEquals(time.alarms, 0);
});

const unschedulable = (now: number) => ({
  phase: "Pending",
  conditions: [{
    type: "PodScheduled",
    status: "False",
    reason: "Unschedulable",
    lastTransitionTime: new Date(now).toISOString(),
  }],
});

Deno.test.each([
  { options: {}, seconds: 15 },
  { options: { schedulingWindowSeconds: 60 }, seconds: 60 },
  { options: { patience: 30_000 }, seconds: 45 },
])(
  "untilPods() sees a pod become stuck by time alone, after $seconds s with $options",
  async ({ options, seconds }) => {
    const time = new VirtualTime();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    void writer.write(
      new TextEncoder().encode(event("ADDED", "a", unschedulable(time.now()))),
    );
    let tag: string | undefined;
    const ended = untilPods(steps(readable), isPodReady, { clock: time, ...options })
      .then((outcome) => tag = outcome._tag);
    await time.pass(seconds * 1000 - 1);
    assertEquals(tag, undefined);
    await time.pass(3000);
    assertEquals(tag, "Failed");
    await ended;
    await writer.close().catch(() => {});
  },
);

Deno.test("untilPods() tells of a pod that got stuck by time alone just before the watch ended", async () => {
  const time = new VirtualTime();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  void writer.write(new TextEncoder().encode(event("ADDED", "a", unschedulable(time.now()))));
  const ended = untilPods(steps(readable), isPodReady, {
    clock: time,
    schedulingWindowSeconds: 15.5,
  });
  await time.pass(15_700);
  await writer.close();
  assertEquals((await ended)._tag, "Failed");
});

Deno.test.each([{ min: -1 }, { timeout: NaN }, { quiet: "1" as unknown as number }])(
  "untilPods() refuses %j",
  async (options) => {
    const outcome = await untilPods(steps(new Blob([]).stream()), isPodReady, options);
    assert(outcome._tag === "Ended" && O.isSome(outcome.failure));
    assertEquals(outcome.failure.value._tag, "InvalidOption");
  },
);

import { assert, assertEquals, assertMatch } from "@std/assert";
import { linesOf, NOW, type Outcome, podOf, runIn, runOn } from "./_run.ts";

const READY = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
const STARTING = {
  phase: "Pending",
  conditions: [
    { type: "PodScheduled", status: "True" },
    { type: "Ready", status: "False", lastTransitionTime: NOW },
  ],
};
const STUCK = {
  phase: "Pending",
  containerStatuses: [{
    name: "app",
    ready: false,
    restartCount: 0,
    image: "app:1",
    imageID: "",
    state: { waiting: { reason: "ErrImageNeverPull" } },
  }],
};

let version = 0;

const event = (type: string, name: string, status: unknown, labels = {}) =>
  JSON.stringify({
    type,
    object: podOf(name, status, {
      uid: name,
      labels,
      creationTimestamp: NOW,
      resourceVersion: String(++version),
    }),
  });

/** The events of a watch that ends. */
const watch = (...events: ReadonlyArray<string>) => events.map((line) => `${line}\n`).join("");

/** A clock that goes on from the time of the pods. */
function clock(): () => number {
  const began = performance.now();
  return () => Date.parse(NOW) + performance.now() - began;
}

/** A watch that goes on for ever after some events, and whether somebody left it. */
function endless(...events: ReadonlyArray<string>) {
  let isLeft = false;
  const stdin = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(watch(...events))),
    cancel: () => {
      isLeft = true;
    },
  });
  return { stdin, isLeft: () => isLeft };
}

Deno.test("run() waits with --until ready until all chosen pods are, and exits with 0", async () => {
  const { stdin, isLeft } = endless(
    event("ADDED", "a", STARTING),
    event("ADDED", "b", READY),
    event("MODIFIED", "a", READY),
  );
  const { stdout, code } = await runIn("", ["--until", "ready"], { stdin, now: clock() });
  assertEquals([stdout, code], ["2 pods ready\n", 0]);
  assert(isLeft(), "nobody reads the watch any more");
});

Deno.test("run() ends --until with 1 as soon as a pod is stuck or has failed, and says why", async () => {
  for (
    const [status, says] of [[STUCK, /^shop\/a: stuck: /], [
      { phase: "Failed" },
      /^shop\/a: failed/,
    ]] as const
  ) {
    const { stdin, isLeft } = endless(event("ADDED", "b", READY), event("ADDED", "a", status));
    const { stdout, code } = await runIn("", ["--until", "ready"], { stdin });
    assertEquals(code, 1);
    assertMatch(stdout, says);
    assert(isLeft());
  }
});

Deno.test("run() waits with --until for a pod that is not created yet, and for as many as --min", async () => {
  const { stderr, code } = await runOn(
    watch(event("ADDED", "a", READY)),
    "--until",
    "ready",
    "--min",
    "2",
  );
  assertEquals(code, 2);
  assertMatch(stderr, /^1 of 1 pod ready; waiting for 1 more\nThe watch ended: /);
  const both = watch(event("ADDED", "a", READY), event("ADDED", "b", READY));
  assertEquals((await runOn(both, "--until", "ready", "--min", "2")).code, 0);
});

Deno.test("run() waits with --until succeeded and gone, each for its own", async () => {
  const done = { phase: "Succeeded" };
  const codeOf = async (until: string, ...events: ReadonlyArray<string>) =>
    (await runOn(watch(...events), "--until", until)).code;
  assertEquals(await codeOf("succeeded", event("ADDED", "a", done)), 0);
  assertEquals(await codeOf("succeeded", event("ADDED", "a", READY)), 2);
  assertEquals(await codeOf("gone", event("ADDED", "a", READY), event("DELETED", "a", READY)), 0);
  assertEquals(await codeOf("gone", event("ADDED", "a", STUCK)), 2);
});

Deno.test("run() waits with --until for the pods that are chosen, and for no others", async () => {
  const events = watch(event("ADDED", "a", STUCK), event("ADDED", "b", READY, { app: "web" }));
  const { stdout, code } = await runOn(events, "--until", "ready", "-l", "app=web");
  assertEquals([stdout, code], ["1 pod ready\n", 0]);
});

Deno.test("run() ends --until with 2 after --timeout, and tells what it waited for", async () => {
  const { stdin, isLeft } = endless(event("ADDED", "a", STARTING));
  const { stderr, code } = await runIn("", ["--until", "ready", "--timeout", "1s"], {
    stdin,
    now: clock(),
  });
  assertEquals(code, 2);
  assert(isLeft());
  const [timedOut, pod] = linesOf(stderr).slice(-2);
  assertEquals(timedOut, "Timed out after 1s: 0 of 1 pod ready");
  assertMatch(pod, /^shop\/a: /);
});

Deno.test("run() ends --until with 2 where something of the watch cannot be read, or is no watch", async () => {
  const codeOf = async (input: string): Promise<readonly [Outcome["code"], string]> => {
    const { code, stderr } = await runOn(input, "--until", "ready");
    return [code, stderr];
  };
  const [bad, badText] = await codeOf(watch(event("ADDED", "a", []), event("ADDED", "b", READY)));
  assertEquals(bad, 2);
  assertMatch(badText, /Cannot read .*shop\/a/);
  const [none, noneText] = await codeOf(JSON.stringify(podOf("a", READY)));
  assertEquals(none, 2);
  assertMatch(noneText, /--output-watch-events\n$/);
  assertEquals((await codeOf(""))[0], 2);
});

Deno.test("run() shows with --until on a terminal one line that changes, and removes it", async () => {
  const events = watch(
    event("ADDED", "a", STARTING),
    event("ADDED", "b", READY),
    event("MODIFIED", "a", READY),
  );
  const { stdout, stderr } = await runIn(events, ["--until", "ready"], {
    isTerminal: (stream) => stream === "stderr",
    columns: () => 60,
  });
  assertEquals(stdout, "2 pods ready\n");
  const shown = stderr.split("\r\u001b[K").slice(1);
  assertMatch(shown[0], /^0 of 1 pod ready; waiting for shop\/a: /);
  assertEquals(shown.slice(-2), ["2 of 2 pods ready", ""]);
  assert(shown.every((line) => line.length < 60 && !line.includes("\n")));
});

import { assertEquals, assertMatch } from "@std/assert";
import { linesOf, NOW, podOf, runIn, runOn } from "./_run.ts";

const app = (restartCount: number, json: Record<string, unknown> = {}) => ({
  phase: "Running",
  containerStatuses: [
    { name: "app", ready: true, image: "app:1", imageID: "", restartCount, ...json },
  ],
});

/** A pod that was there before the command. */
function pod(name: string, status: unknown, metadata: Record<string, unknown> = {}): unknown {
  const created = { creationTimestamp: "2026-01-01T00:00:00Z" };
  return podOf(name, status, { uid: name, ...created, ...metadata });
}

function eventsOf(...events: ReadonlyArray<readonly [type: string, object: unknown]>): string {
  return events.map(([type, object]) => `${JSON.stringify({ type, object })}\n`).join("");
}

const KILLED = app(1, {
  lastState: { terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: NOW } },
});

Deno.test("run() prints with --follow what happens to pods, and not those that were there", async () => {
  const events = eventsOf(
    ["ADDED", pod("cart", app(0))],
    ["ADDED", pod("web", app(0))],
    ["MODIFIED", pod("cart", KILLED)],
    ["ADDED", pod("new", {}, { creationTimestamp: "2026-07-01T09:20:03Z" })],
    ["MODIFIED", pod("web", app(0), { labels: { app: "web" } })],
    ["DELETED", pod("web", app(0))],
    ["BOOKMARK", { kind: "Pod", metadata: { resourceVersion: "7" } }],
  );
  const { stdout, stderr, code } = await runOn(events, "--follow");
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assertEquals(linesOf(stdout), [
    `${NOW}  shop/cart: container app OOM-killed (exit 137)`,
    `${NOW}  shop/cart: container app restarted`,
    `${NOW}  shop/new: appeared`,
    `${NOW}  shop/web: gone`,
  ]);
});

Deno.test("run() follows the chosen pods only", async () => {
  const events = eventsOf(
    ["ADDED", pod("cart", app(0), { namespace: "test" })],
    ["ADDED", pod("web", app(0), { labels: { app: "web" } })],
    ["MODIFIED", pod("cart", KILLED, { namespace: "test" })],
    ["MODIFIED", pod("web", KILLED, { labels: { app: "web" } })],
  );
  const names = async (...args: ReadonlyArray<string>) =>
    linesOf((await runOn(events, "-f", ...args)).stdout)
      .map((line) => /(\S+):/.exec(line.slice(NOW.length))?.[1]);
  assertEquals(await names("-n", "test"), ["test/cart", "test/cart"]);
  assertEquals(await names("-l", "app=web"), ["shop/web", "shop/web"]);
});

Deno.test("run() follows a pod by the labels that it has now, not by those that it had", async () => {
  const events = eventsOf(
    ["ADDED", pod("comes", app(0))],
    ["ADDED", pod("goes", app(0), { labels: { app: "web" } })],
    ["MODIFIED", pod("comes", KILLED, { labels: { app: "web" } })],
    ["MODIFIED", pod("goes", KILLED)],
  );
  const { stdout } = await runOn(events, "-f", "-l", "app=web");
  assertEquals(
    new Set(linesOf(stdout).map((line) => line.split(/[ :]+/)[3])),
    new Set(["shop/comes"]),
  );
});

Deno.test("run() takes for news what was created since the command began, whatever --now says", async () => {
  const events = eventsOf(
    ["ADDED", pod("old", app(0), { creationTimestamp: "2026-07-01T09:19:59Z" })],
    ["ADDED", pod("new", app(0), { creationTimestamp: "2026-07-01T09:20:00Z" })],
  );
  for (const now of ["2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"]) {
    const { stdout } = await runOn(events, "-f", "--now", now);
    const appeared = linesOf(stdout).filter((line) => line.endsWith(": appeared"));
    assertEquals(appeared, [`${now}  shop/new: appeared`]);
  }
});

Deno.test("run() goes on after a bad event, and exits with 2", async () => {
  const events = eventsOf(
    ["ADDED", pod("web", [])],
    ["ADDED", pod("cart", app(0))],
    ["MODIFIED", pod("cart", KILLED)],
  );
  const { stdout, stderr, code } = await runOn(events, "--follow");
  assertEquals([linesOf(stdout).length, code], [2, 2]);
  assertMatch(stderr, /^Cannot read .*shop\/web.*\n {2}.*status: Invalid value/);
});

Deno.test("run() tells how to ask for events where there are only pods", async () => {
  const { stdout, stderr, code } = await runOn(JSON.stringify(pod("web", app(0))), "--follow");
  assertEquals([stdout, code], ["", 2]);
  assertMatch(stderr, /kubectl get pods -w -o json --output-watch-events\n$/);
});

Deno.test("run() tells that the server has forgotten the version of the watch", async () => {
  const status = {
    kind: "Status",
    status: "Failure",
    code: 410,
    reason: "Expired",
    message: "old",
  };
  const { stdout, stderr, code } = await runOn(eventsOf(["ERROR", status]), "--follow");
  assertEquals([stdout, code], ["", 2]);
  assertEquals(stderr, `${NOW}  the watch expired: Expired: old\n`);
});

Deno.test("run() stops to follow once nobody reads", async () => {
  const change = (times: number) => ["MODIFIED", pod("cart", app(times))] as const;
  const events = eventsOf(["ADDED", pod("cart", app(0))], change(1), change(2), change(3));
  let printed = 0;
  const { code } = await runIn(events, ["-f"], {
    stdout: () => {
      printed++;
      return Promise.resolve(false);
    },
  });
  assertEquals([printed, code], [1, 0]);
});

Deno.test("run() prints what happens at once, while the watch goes on", async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const printed = new TransformStream<string, string>();
  const printer = printed.writable.getWriter();
  const running = runIn("", ["--follow"], {
    stdin: readable,
    stdout: (text) => printer.write(text).then(() => true),
  });
  const reader = printed.readable.getReader();
  const send = (text: string) => writer.write(new TextEncoder().encode(text));
  send(eventsOf(["ADDED", pod("cart", app(0))], ["MODIFIED", pod("cart", app(1))]));
  const first = await reader.read();
  send(eventsOf(["MODIFIED", pod("cart", app(3))]));
  const second = await reader.read();
  await writer.close();
  assertEquals((await running).code, 0);
  assertEquals([first.value, second.value], [
    `${NOW}  shop/cart: container app restarted\n`,
    `${NOW}  shop/cart: container app restarted 2 times\n`,
  ]);
});

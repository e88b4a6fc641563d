/** What `--follow` tells of pods that time alone makes better or worse. */
import { assertEquals } from "@std/assert";
import { rest, VirtualTime } from "../watch/_virtual_time.ts";
import { linesOf, podOf, runIn } from "./_run.ts";

const MINUTE = 60_000;

/** A run that follows a watch while time passes as it is told to. */
class Following {
  readonly time = new VirtualTime();
  readonly #stdin = new TransformStream<Uint8Array, Uint8Array>();
  readonly #writer = this.#stdin.writable.getWriter();
  readonly #began = this.time.now();
  readonly #outcome: ReturnType<typeof runIn>;
  #isRead = true;
  #printed = "";

  constructor(...args: ReadonlyArray<string>) {
    this.#outcome = runIn("", ["--follow", ...args], {
      stdin: this.#stdin.readable,
      now: this.time.now,
      after: this.time.after,
      stdout: (text) => {
        this.#printed += text;
        return Promise.resolve(this.#isRead);
      },
    });
  }

  /** Sends an event of a pod that was there when the run began. */
  async send(type: string, status: unknown, metadata: Record<string, unknown> = {}): Promise<void> {
    const created = new Date(this.#began).toISOString();
    const object = podOf("web", status, { uid: "a", creationTimestamp: created, ...metadata });
    await this.#writer.write(new TextEncoder().encode(`${JSON.stringify({ type, object })}\n`));
    await rest();
  }

  /** What was printed since the last call, each line without the pod, with the minutes that it took. */
  lines(): ReadonlyArray<string> {
    const lines = linesOf(this.#printed);
    this.#printed = "";
    return lines.map((line) => {
      const minutes = Math.round((Date.parse(line.split(" ")[0]) - this.#began) / MINUTE);
      return `${minutes}m ${line.split("shop/web: ")[1]}`;
    });
  }

  stopReading(): void {
    this.#isRead = false;
  }

  async end(): Promise<number> {
    await this.#writer.close();
    return await this.code();
  }

  async code(): Promise<number> {
    return (await this.#outcome).code;
  }
}

const STARTING = {
  phase: "Pending",
  conditions: [{ type: "PodScheduled", status: "True" }],
  containerStatuses: [{
    name: "app",
    ready: false,
    image: "app:1",
    imageID: "",
    restartCount: 0,
    state: { waiting: { reason: "ContainerCreating" } },
  }],
};

const READY = {
  phase: "Running",
  conditions: [{ type: "Ready", status: "True" }],
  containerStatuses: [{ ...STARTING.containerStatuses[0], ready: true, state: { running: {} } }],
};

Deno.test("run() tells with --follow of a pod that gets stuck although nothing happens, once", async () => {
  const following = new Following();
  await following.send("ADDED", STARTING);
  following.lines();
  await following.time.pass(9 * MINUTE);
  assertEquals(following.lines(), []);
  await following.time.pass(2 * MINUTE);
  assertEquals(following.lines(), ["10m stuck: ContainerCreating"]);
  await following.send("MODIFIED", STARTING, { labels: { a: "b" } });
  await following.time.pass(60 * MINUTE);
  assertEquals(following.lines(), []);
  await following.send("MODIFIED", READY);
  assertEquals(following.lines().slice(-1), ["71m no longer stuck, ready"]);
  await following.time.pass(60 * MINUTE);
  assertEquals(following.lines(), []);
  assertEquals(await following.end(), 0);
  assertEquals(following.time.alarms, 0);
});

Deno.test("run() tells by an event, too, of a pod that got stuck in the seconds before it", async () => {
  const following = new Following();
  await following.send("ADDED", STARTING);
  following.lines();
  await following.time.pass(10 * MINUTE + 1000);
  await following.send("MODIFIED", STARTING, { labels: { a: "b" } });
  assertEquals(following.lines(), ["10m stuck: ContainerCreating"]);
  await following.time.pass(MINUTE);
  assertEquals(following.lines(), []);
  assertEquals(await following.end(), 0);
});

Deno.test("run() tells of a pod that is not gone long after its grace period", async () => {
  const following = new Following();
  const deletionTimestamp = new Date(following.time.now() + 30_000).toISOString();
  await following.send("ADDED", READY);
  await following.send("MODIFIED", READY, { deletionTimestamp, deletionGracePeriodSeconds: 30 });
  following.lines();
  await following.time.pass(15 * MINUTE);
  assertEquals(following.lines().map((line) => line.slice(0, 10)), ["11m stuck:"]);
  await following.send("DELETED", READY);
  assertEquals(following.lines().slice(-1), ["15m gone"]);
  await following.time.pass(15 * MINUTE);
  assertEquals(following.lines(), []);
  assertEquals(await following.end(), 0);
});

Deno.test("run() says nothing of pods that are not chosen, or no longer, whatever time does", async () => {
  const following = new Following("-l", "app=web");
  await following.send("ADDED", STARTING, { labels: { app: "web" } });
  await following.send("MODIFIED", STARTING, { labels: { app: "other" } });
  following.lines();
  await following.time.pass(60 * MINUTE);
  assertEquals(following.lines(), []);
  assertEquals(await following.end(), 0);
});

Deno.test("run() ends with --follow once nobody reads what time alone made known", async () => {
  const following = new Following();
  await following.send("ADDED", STARTING);
  following.stopReading();
  await following.time.pass(11 * MINUTE);
  assertEquals(await following.code(), 0);
  assertEquals(following.time.alarms, 0);
});

Deno.test("run() lets no time pass where --now says which it is", async () => {
  const following = new Following("--now", "2026-01-01T00:00:00Z");
  await following.send("ADDED", STARTING);
  following.lines();
  await following.time.pass(60 * MINUTE);
  assertEquals(following.lines(), []);
  assertEquals(await following.end(), 0);
});

Deno.test("run() tells with --follow what is stuck by --progress-deadline", async () => {
  const following = new Following("--progress-deadline", "120");
  await following.send("ADDED", STARTING);
  following.lines();
  await following.time.pass(60 * MINUTE);
  assertEquals(following.lines(), ["2m stuck: ContainerCreating"]);
  assertEquals(await following.end(), 0);
});

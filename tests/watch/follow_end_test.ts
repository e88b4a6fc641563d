import {
  type FollowFailure,
  type FollowOptions,
  followPods,
  keepStatus,
  type Pod,
  watchedPods,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { randomOf } from "../bench/_random.ts";
import { known, left, podText, scene, served } from "./_follow.ts";
import { Server } from "./_server.ts";
import { rest, VirtualTime } from "./_virtual_time.ts";

const status = (code: number, message: string) => (): Promise<Response> =>
  Promise.resolve(Response.json({ kind: "Status", code, message }, { status: code }));

Deno.test.each([400, 401, 403, 404])("followPods() ends with an answer of %d", async (code) => {
  const steps = [];
  for await (const step of followPods(status(code, "no"), { clock: new VirtualTime() })) {
    steps.push(step);
  }
  assertEquals(steps.length, 1);
  const [step] = steps;
  assert(step._tag === "Left" && step.left._tag === "Refused");
  assertEquals([step.left.code, O.isSome(step.left.status)], [code, true]);
});

Deno.test("followPods() goes on after 401 where it is told to, as tokens are renewed", async () => {
  const seen = scene(["a"], { onRefused: "retry" });
  await seen.time.pass(1000);
  seen.server.fault = "unknown 401";
  seen.server.breakOff();
  await seen.time.pass(60_000);
  assert(seen.troubles().some(({ message }) => message === "the server answers 401: Unauthorized"));
  seen.server.put("a", "Running");
  seen.server.fault = undefined;
  await seen.time.pass(60_000);
  assertEquals(seen.changes().at(-1), "Changed a Running");
  await left(seen);
});

Deno.test("followPods() says that it is over, as soon as it is", async () => {
  const seen = scene(["a"]);
  await seen.time.pass(1000);
  seen.server.breakOff();
  await seen.time.pass(0);
  const trouble = seen.last()?.trouble;
  assert(trouble !== undefined && O.isSome(trouble));
  assertEquals(trouble.value.since, seen.time.now());
  await seen.time.pass(3000);
  assertEquals(O.isNone(seen.last()?.trouble ?? O.some(0)), true);
  await left(seen);
});

Deno.test("followPods() ends by its signal, wherever it stands", async () => {
  for (const fault of ["frozen", "refused", undefined] as const) {
    const controller = new AbortController();
    const seen = scene(["a"], { signal: controller.signal });
    await seen.time.pass(100);
    seen.server.fault = fault;
    if (fault !== undefined) seen.server.breakOff();
    await seen.time.pass(fault === "frozen" ? 3000 : 0);
    controller.abort();
    await rest();
    assertEquals(seen.isOver(), true, fault);
    await left(seen);
  }
});

Deno.test("followPods() asks for nothing where its signal came before", async () => {
  const seen = scene(["a"], { signal: AbortSignal.abort() });
  await seen.time.pass(1000);
  assertEquals([seen.isOver(), seen.told, seen.server.asked], [true, [], []]);
  await left(seen);
});

Deno.test("followPods() keeps what its reader chose, and what it takes to follow", async () => {
  const seen = scene(["a"], { keep: keepStatus });
  await seen.time.pass(0);
  seen.server.put("a", "Running");
  await seen.time.pass(0);
  const step = seen.last();
  assert(step !== undefined);
  const [pod]: ReadonlyArray<Pod> = watchedPods(step.state);
  assertEquals(pod.spec, O.none);
  assertEquals(known(step), served(seen.server));
  await left(seen);
});

Deno.test.each<{ readonly options: FollowOptions; readonly option: string }>([
  { options: { limit: 0 }, option: "limit" },
  { options: { limit: NaN }, option: "limit" },
  { options: { listBy: "ask" as "pages" }, option: "listBy" },
  { options: { onRefused: "" as "fail" }, option: "onRefused" },
  { options: { keep: null as unknown as true }, option: "keep" },
])("followPods() refuses $options", async ({ options, option }) => {
  const failures: FollowFailure[] = [];
  for await (const step of followPods(() => Promise.reject(), options)) {
    if (step._tag === "Left") failures.push(step.left);
  }
  assert(failures.length === 1 && failures[0]._tag === "InvalidOption");
  assertEquals(failures[0].option, option);
});

Deno.test("followPods() answers calls that do not wait for one another in their order, and ends all", async () => {
  const time = new VirtualTime();
  const server = new Server(time, randomOf(1));
  server.put("a", "Pending");
  const steps = followPods(server.ask, { clock: time });
  const calls = Promise.all([steps.next(), steps.next(), steps.next()]);
  await time.pass(0);
  server.put("a", "Running");
  server.put("a", "Succeeded");
  await time.pass(0);
  const phases = (await calls).map(({ value }) => {
    assert(value?._tag === "Right");
    return watchedPods(value.right.state).map(podText);
  });
  assertEquals(phases, [["a Pending"], ["a Running"], ["a Succeeded"]]);
  server.stop();
  const waiting = steps.next();
  const error = new Error("enough");
  const thrown = steps.throw(error).catch((caught: unknown) => caught);
  await time.pass(0);
  assertEquals(await waiting, { done: true, value: undefined });
  assertEquals(await thrown, error);
  assertEquals(await steps.next(), { done: true, value: undefined });
  assertEquals({ answers: server.open, alarms: time.alarms }, { answers: 0, alarms: 0 });
});

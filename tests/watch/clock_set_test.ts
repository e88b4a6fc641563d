import { followPods } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { known, left, type Scene, scene, served } from "./_follow.ts";
import { Server } from "./_server.ts";
import { VirtualTime } from "./_virtual_time.ts";

const HOUR = 3_600_000;
const WAYS = ["watch", "pages"] as const;
const SET = WAYS.flatMap((listBy) => [-HOUR, HOUR].map((by) => ({ listBy, by })));

/** Leaves a follower that told of these troubles, and knows what the server has. */
async function assertHealed(seen: Scene, causes: ReadonlyArray<string>): Promise<void> {
  assertEquals(seen.troubles().map(({ cause }) => cause._tag), causes);
  assertEquals(known(seen.last()), served(seen.server));
  await left(seen);
}

Deno.test.each(SET)(
  "followPods() by $listBy notices a frozen watch in time, the clock set by $by ms",
  async ({
    listBy,
    by,
  }) => {
    const seen = scene(["a"], { listBy });
    await seen.time.pass(1000);
    seen.server.freeze();
    seen.server.put("a", "Running");
    seen.time.set(by);
    await seen.time.pass(640_000);
    await assertHealed(seen, ["Silent"]);
  },
);

Deno.test.each(SET)(
  "followPods() by $listBy notices an answer that never comes, the clock set by $by ms",
  async ({
    listBy,
    by,
  }) => {
    const seen = scene(["a"], { listBy });
    await seen.time.pass(1000);
    seen.server.fault = "frozen";
    seen.server.breakOff();
    await seen.time.pass(3000);
    seen.time.set(by);
    seen.server.fault = undefined;
    await seen.time.pass(100_000);
    await assertHealed(seen, ["Broken", "Silent"]);
  },
);

Deno.test.each(SET)(
  "followPods() by $listBy takes no watch for frozen whose clock was set by $by ms",
  async ({
    listBy,
    by,
  }) => {
    const time = new VirtualTime();
    const server = new Server(time);
    server.put("a", "Pending");
    const told: string[] = [];
    const ask: typeof server.ask = async (query, init) => {
      const answer = await server.ask(query, init);
      time.set(by);
      return answer;
    };
    const steps = followPods(ask, { clock: time, listBy });
    const reading = (async () => {
      for await (const step of steps) {
        assert(step._tag === "Right");
        told.push(O.isSome(step.right.trouble) ? step.right.trouble.value.message : "well");
      }
    })();
    await time.pass(290_000);
    server.put("a", "Running");
    await time.pass(0);
    assertEquals(told.filter((line) => line !== "well"), []);
    server.stop();
    await Promise.all([steps.return(), reading]);
    assertEquals([server.open, time.alarms], [0, 0]);
  },
);

Deno.test("followPods() tries again after its pause, though the clock was set back on the way", async () => {
  const time = new VirtualTime();
  const server = new Server(time);
  server.put("a", "Pending");
  server.fault = "away 503";
  const steps = followPods(server.ask, { clock: time });
  const first = (await steps.next()).value;
  assert(first?._tag === "Right" && O.isSome(first.right.trouble));
  time.set(-HOUR);
  server.fault = undefined;
  const next = steps.next();
  await time.pass(2000);
  assertEquals(server.asked.length, 2);
  const second = (await next).value;
  assert(second?._tag === "Right" && O.isNone(second.right.trouble));
  server.stop();
  await steps.return();
});

import { assertEquals } from "@std/assert";
import { brokenBySeed } from "./_schedule.ts";

const SCHEDULES = 200;

Deno.test(`followPods() knows what the server has after each of ${SCHEDULES} schedules of faults, and tells each change once`, async () => {
  for (let seed = 0; seed < SCHEDULES; seed++) {
    assertEquals(await brokenBySeed(seed), undefined, `seed ${seed}`);
  }
});

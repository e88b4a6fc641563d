import { assertEquals } from "@std/assert";
import { systemClock } from "../../src/watch/clock.ts";

Deno.test("the clock does not wake at once who sleeps longer than a timer can", async () => {
  let woken = 0;
  const cancels = [2 ** 31, 2 ** 40, Infinity].map((milliseconds) =>
    systemClock.after(milliseconds, () => woken++)
  );
  await new Promise<void>((resolve) => systemClock.after(20, resolve));
  for (const cancel of cancels) cancel();
  assertEquals(woken, 0);
});

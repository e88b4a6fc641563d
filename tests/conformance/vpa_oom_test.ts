import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { vpaOom } from "../verdicts/vpa_oom.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly oldPod: unknown;
  readonly pod: unknown;
  readonly expect: { readonly oom: ReadonlyArray<string | { readonly container: string }> };
}

corpusTest("diff() tells of the OOM kills that the vertical pod autoscaler counts", () => {
  const vectors = readJson("health/vpa-oom.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, oldPod, pod, expect } of vectors) {
    const killed = vpaOom(lenientPod(oldPod))(lenientPod(pod)).map(({ container }) => container);
    const counted = expect.oom.map((oom) => typeof oom === "string" ? oom : oom.container);
    assertEquals(killed, counted, name);
  }
});

const REST = { name: "app", ready: true, image: "", imageID: "" };
const at = "2026-01-01T00:00:00Z";
const end = { terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: at } };
const running = { running: {} };

Deno.test("diff() tells of a kill once, as the vertical pod autoscaler counts it", () => {
  const podOf = (restartCount: number, state: unknown, lastState: unknown = {}) =>
    lenientPod({ status: { containerStatuses: [{ ...REST, restartCount, state, lastState }] } });
  const before = podOf(0, running);
  const killed = podOf(0, end);
  const restarted = podOf(1, running, end);
  const counted = (older: typeof before, newer: typeof before) =>
    vpaOom(older)(newer).map(({ container, at }) => [container, O.toNullable(at)]);
  assertEquals(counted(before, killed), [["app", at]]);
  assertEquals(counted(before, restarted), [["app", at]]);
  assertEquals(counted(killed, restarted), []);
  assertEquals(counted(restarted, restarted), []);
});

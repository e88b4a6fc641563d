import { assertEquals, assertGreater } from "@std/assert";
import { headlampDetailedStatus, headlampHealth } from "../verdicts/headlamp.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "health" | "detailedStatus";
  readonly pod: unknown;
  readonly expect: {
    readonly health?: string;
    readonly reason?: string;
    /** False where the test asks only that it returns. */
    readonly throws?: false;
  };
}

corpusTest("the facts tell how Headlamp takes a pod, and the word for it", () => {
  const vectors = readJson("health/headlamp.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    const given = lenientPod(pod);
    const { reason } = headlampDetailedStatus(given);
    const found = kind === "health"
      ? { health: headlampHealth(given) }
      : "throws" in expect
      ? { throws: false }
      : { reason };
    assertEquals<unknown>(found, expect, name);
  }
  assertVerdicts("headlampHealth", () => headlampHealth);
});

const REST = { name: "app", ready: false, restartCount: 0, image: "", imageID: "" };
const gated = { type: "PodScheduled", status: "False", reason: "SchedulingGated" };
const waiting = { waiting: { reason: "ErrImagePull", message: "not found" } };
const ended = { terminated: { exitCode: 1, reason: "Error", message: "no disk" } };

Deno.test("statusColumnUpTo134() gives Headlamp its word, but for gates and deletions", () => {
  const table: ReadonlyArray<readonly [unknown, string, string]> = [
    [{ status: { phase: "Pending", conditions: [gated] } }, "Pending", ""],
    [{ status: { phase: "Failed", reason: "Evicted" } }, "Evicted", ""],
    [
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" }, status: { phase: "Succeeded" } },
      "Terminating",
      "",
    ],
    [{ status: { containerStatuses: [{ ...REST, state: waiting }] } }, "ErrImagePull", "not found"],
    [{ status: { containerStatuses: [{ ...REST, state: ended }] } }, "Error", "no disk"],
    [
      {
        spec: { initContainers: [{ name: "init" }] },
        status: {
          initContainerStatuses: [{ ...REST, name: "init", state: ended }],
          containerStatuses: [{ ...REST, state: waiting }],
        },
      },
      "Init:Error",
      "no disk",
    ],
  ];
  for (const [json, reason, message] of table) {
    const shown = headlampDetailedStatus(lenientPod(json));
    assertEquals([shown.reason, shown.message], [reason, message]);
  }
});

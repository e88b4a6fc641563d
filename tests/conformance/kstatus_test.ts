import { assert, assertEquals, assertGreater } from "@std/assert";
import { type Kstatus, kstatus } from "../verdicts/kstatus.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly now: string;
  readonly pod: unknown;
  readonly expect: {
    readonly status: string;
    readonly conditions: ReadonlyArray<unknown>;
    readonly absentConditionTypes: ReadonlyArray<string>;
  };
}

/** The conditions that kstatus adds to an object to tell its verdict. */
function conditionsOf(verdict: Kstatus) {
  if (!("reason" in verdict)) return [];
  const type = verdict.status === "Failed" ? "Stalled" : "Reconciling";
  return [{ type, status: "True", reason: verdict.reason }];
}

corpusTest("the facts tell what kstatus makes of a pod, and why", () => {
  const vectors = readJson("health/kstatus.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, now, pod, expect } of vectors) {
    const verdict = kstatus(Date.parse(now))(lenientPod(pod));
    const conditions = conditionsOf(verdict);
    assertEquals(verdict.status, expect.status, name);
    assertEquals(conditions, [...expect.conditions], name);
    for (const { type } of conditions) assert(!expect.absentConditionTypes.includes(type), name);
  }
  assertVerdicts("kstatus", (now) => (pod) => kstatus(now)(pod).status);
});

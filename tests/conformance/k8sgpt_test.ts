import { assertEquals, assertGreater } from "@std/assert";
import { k8sgpt, type LatestEvent } from "../verdicts/k8sgpt.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly pod: unknown;
  readonly latestEvent: LatestEvent | null;
  readonly expect: { readonly failuresCount: number };
}

corpusTest("podContainers() and findCondition() find the failures that k8sgpt counts", () => {
  const vectors = readJson("health/k8sgpt.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, pod, latestEvent, expect } of vectors) {
    assertEquals({ failuresCount: k8sgpt(latestEvent)(lenientPod(pod)) }, expect, name);
  }
  assertVerdicts("k8sgptFailuresWithoutEvents", () => k8sgpt(null));
});

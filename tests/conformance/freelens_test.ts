import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import { freelens, freelensHasIssues } from "../verdicts/freelens.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "hasIssues" | "containers";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  hasIssues: (pod) => ({ hasIssues: freelensHasIssues(pod) }),
  containers: freelens,
};

corpusTest("notReady() and waitingContainers() find the issues that freelens marks", () => {
  const vectors = readJson("health/freelens.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
  }
  assertVerdicts("freelensHasIssues", () => freelensHasIssues);
});

import { assertEquals, assertGreater } from "@std/assert";
import { argocdHealth, argocdInfo } from "../verdicts/argocd.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "health" | "podInfo";
  readonly pod: unknown;
  readonly expect: unknown;
}

corpusTest("the facts tell the health of a pod in Argo CD, and what its tree shows", () => {
  const vectors = readJson("health/argocd.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    const given = lenientPod(pod);
    const found = kind === "health" ? { health: argocdHealth(given) } : argocdInfo(given);
    assertEquals<unknown>(found, expect, name);
  }
  assertVerdicts("argocd", () => argocdHealth);
});

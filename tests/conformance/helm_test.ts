import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import { helmHook, helmLegacyHook, helmReady } from "../verdicts/helm.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "hookStatus" | "waitForPodSuccess" | "isPodReady";
  readonly pod: unknown;
  readonly expect: unknown;
}

const VERDICTS: Readonly<Record<Vector["kind"], (pod: Pod) => unknown>> = {
  hookStatus: (pod) => ({ status: helmHook(pod) }),
  waitForPodSuccess: helmLegacyHook,
  isPodReady: (pod) => ({ ready: helmReady(pod) }),
};

corpusTest("hasPhase() and isReady() end the waits of Helm", () => {
  const vectors = readJson("health/helm.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, expect } of vectors) {
    assertEquals(VERDICTS[kind](lenientPod(pod)), expect, name);
  }
  assertVerdicts("helmHook", () => helmHook);
  assertVerdicts("helmReady", () => helmReady);
});

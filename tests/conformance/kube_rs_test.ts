import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { and, not, or } from "fp-ts/lib/Predicate.js";
import { kubeRsIsCreated, kubeRsIsDeleted, kubeRsIsPodRunning } from "../verdicts/kube_rs.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  /** Null or absent where the pod is not there. */
  readonly pod?: unknown;
  readonly expect: { readonly isPodRunning: boolean };
}

corpusTest("hasPhase() tells when the wait of kube-rs for a running pod is over", () => {
  const vectors = readJson("health/kube-rs.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, pod, expect } of vectors) {
    const found = O.map(lenientPod)(O.fromNullable(pod));
    assertEquals(kubeRsIsPodRunning(found), expect.isPodRunning, name);
  }
  assertVerdicts("kubeRsIsPodRunning", () => (pod) => kubeRsIsPodRunning(O.some(pod)));
});

Deno.test("hasPhase() combines with the predicates of fp-ts as the waits of kube-rs do", () => {
  const isGone = kubeRsIsDeleted("a");
  const isReplaced = and(kubeRsIsCreated)(isGone);
  const isOver = or(not(kubeRsIsPodRunning))(isGone);
  const table: ReadonlyArray<readonly [unknown, boolean, boolean, boolean]> = [
    [null, true, false, true],
    [{ metadata: { uid: "a" }, status: { phase: "Running" } }, false, false, false],
    [{ metadata: { uid: "a" }, status: { phase: "Failed" } }, false, false, true],
    [{ metadata: { uid: "b" }, status: { phase: "Running" } }, true, true, true],
  ];
  for (const [json, ...expected] of table) {
    const pod = O.map(lenientPod)(O.fromNullable(json));
    assertEquals([isGone(pod), isReplaced(pod), isOver(pod)], expected);
  }
});

import { decodePods, formatIssues } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import { descheduler, type FailedPodsArgs } from "../verdicts/descheduler.ts";
import { corpusTest, readJson } from "./_corpus.ts";

interface Vector {
  readonly name: string;
  readonly now?: string;
  readonly args: FailedPodsArgs;
  readonly pod?: unknown;
  readonly pods?: ReadonlyArray<unknown>;
  readonly expect: { readonly matching: number };
}

corpusTest("the predicates select the pods that the descheduler gives up", () => {
  const vectors = readJson("health/descheduler.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, now = "2026-01-01T00:00:00Z", args, pod, pods = [pod], expect } of vectors) {
    const decoded = decodePods(pods);
    assert(decoded._tag === "Right", name);
    const [failure] = decoded.right.failures;
    assertEquals(failure === undefined ? [] : formatIssues(failure.issues), [], name);
    const given = decoded.right.pods.filter(descheduler(Date.parse(now))(args));
    assertEquals(given.length, expect.matching, name);
  }
});

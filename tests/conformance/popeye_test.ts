import { assertEquals, assertGreater } from "@std/assert";
import { type Issue, popeye } from "../verdicts/popeye.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly args: { readonly restartsLimit: number };
  readonly pod: unknown;
  readonly expect: Issue & { readonly issues: number };
}

corpusTest("podContainers() tells what Popeye objects to", () => {
  const vectors = readJson("health/popeye.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, args, pod, expect: { issues, ...issue } } of vectors) {
    const found = popeye(args.restartsLimit)(lenientPod(pod));
    assertEquals(found.length, issues, name);
    assertEquals(found[0], issue, name);
  }
});

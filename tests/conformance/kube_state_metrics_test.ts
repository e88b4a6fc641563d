import { assertEquals, assertGreater } from "@std/assert";
import { kubeStateMetrics, type Series } from "../verdicts/kube_state_metrics.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly pod: unknown;
  readonly expect: {
    readonly families: ReadonlyArray<string>;
    readonly metrics: ReadonlyArray<Series>;
  };
}

corpusTest("the conditions and containers of a pod make the series of kube-state-metrics", () => {
  const vectors = readJson("health/kube-state-metrics.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, pod, expect: { families, metrics } } of vectors) {
    assertEquals(sorted(kubeStateMetrics(families)(lenientPod(pod))), sorted(metrics), name);
  }
});

/** Series are a set: their order has no meaning, nor has that of labels. */
function sorted(series: ReadonlyArray<Series>): ReadonlyArray<Series> {
  const key = ({ name, labels }: Series) =>
    `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
  return [...series].sort((x, y) => key(x) < key(y) ? -1 : 1);
}

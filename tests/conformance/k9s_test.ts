import { type Pod, podContainers } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { type K9s, k9s, k9sInitText, k9sPhase } from "../verdicts/k9s.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { assertVerdicts, lenientPod } from "./_lenient.ts";

interface InitArgs {
  readonly index: number;
  readonly total: number;
  readonly sidecar: boolean;
}

interface Vector {
  readonly name: string;
  readonly kind: keyof typeof VERDICTS;
  readonly pod: unknown;
  readonly args?: InitArgs;
  readonly expect: unknown;
}

const VERDICTS = {
  row: ({ phase, ready, restarts, lastRestart, podIP, node, nominatedNode }: K9s) => ({
    phase,
    ready,
    restarts,
    lastRestart,
    podIP,
    node,
    nominatedNode,
  }),
  phase: ({ phase }: K9s) => ({ phase }),
  podStatus: ({ status }: K9s) => ({ status }),
  lastRestart: ({ lastRestart }: K9s) => ({ lastRestart }),
  readinessGates: ({ readinessGates }: K9s) => readinessGates,
  sidecarStats: ({ sidecars }: K9s) => sidecars,
  containerPhase: ({ apps }: K9s) => apps,
  initContainer: (_: K9s, pod: Pod, { index, total, sidecar }: InitArgs) => ({
    text: k9sInitText(`${index}/${total}`)({
      kind: sidecar ? "sidecar" : "init",
      status: podContainers(pod)[0].status,
      spec: O.none,
    }),
  }),
};

corpusTest("podContainers(), restarts() and readinessGates() make the rows of k9s", () => {
  const vectors = readJson("health/k9s.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (
    const { name, kind, pod, args = { index: 0, total: 0, sidecar: false }, expect } of vectors
  ) {
    const decoded = lenientPod(pod);
    assertEquals<unknown>(VERDICTS[kind](k9s(decoded), decoded, args), expect, name);
  }
  assertVerdicts("k9sPhase", () => k9sPhase);
});

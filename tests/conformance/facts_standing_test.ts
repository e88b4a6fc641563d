import {
  deletion,
  disruption,
  emptyPodStatus,
  hasCondition,
  hasPodReason,
  isReady,
  notReady,
  Pod,
  PodStatus,
} from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { corpusTest, readJson } from "./_corpus.ts";

interface Scenario {
  readonly name: string;
  readonly now: string;
  readonly pod: unknown;
  readonly expect: { readonly facts: Readonly<Record<string, unknown>> };
}

const statusOf = (pod: Pod) => O.getOrElse(() => emptyPodStatus)(pod.status);

/** The facts in the words of the scenarios. */
const FACTS: Readonly<Record<string, (pod: Pod, now: number) => unknown>> = {
  ready: (pod) => isReady(statusOf(pod)),
  evicted: (pod) => hasPodReason("Evicted")(pod),
  disruption: (pod) => {
    const found = disruption(statusOf(pod));
    return O.isSome(found) ? O.toNullable(found.value.reason) : null;
  },
  notReady: (pod) => {
    const found = notReady(pod);
    if (O.isNone(found)) return null;
    const { reason, message } = found.value;
    return { reason: O.toNullable(reason), message: O.toNullable(message) };
  },
  terminating: (pod, now) => {
    const found = deletion(now)(pod);
    if (O.isNone(found)) return null;
    const { secondsPastDeadline, finalizers } = found.value;
    return { secondsPastDeadline, finalizers };
  },
};

corpusTest(
  "notReady(), disruption(), hasPodReason() and deletion() are those of the scenarios",
  () => {
    const scenarios = readJson("health/scenarios.json") as ReadonlyArray<Scenario>;
    assertGreater(scenarios.length, 0);
    for (const { name, now, pod, expect } of scenarios) {
      for (const [fact, factOf] of Object.entries(FACTS)) {
        const found = factOf(decoded(Pod, pod), Date.parse(now));
        assertEquals(found, expect.facts[fact], `${name}: ${fact}`);
      }
    }
  },
);

corpusTest("The condition ContainersReady is that of Kubernetes", () => {
  interface Vector {
    readonly id: string;
    readonly pod: { readonly status?: unknown };
    readonly expect: { readonly containersReady: boolean };
  }
  const vectors = readJson("kubectl/is-containers-ready.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { id, pod, expect } of vectors) {
    const isTrue = hasCondition("ContainersReady")(decoded(PodStatus, pod.status ?? {}));
    assertEquals(isTrue, expect.containersReady, id);
  }
});

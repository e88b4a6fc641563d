import {
  failures,
  lastRestart,
  oomKilled,
  Pod,
  restarts,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { corpusTest, readJson } from "./_corpus.ts";

interface Scenario {
  readonly name: string;
  readonly pod: unknown;
  readonly expect: { readonly facts?: Readonly<Record<string, unknown>> };
}

/** The facts, as the scenarios write them. */
const FACTS: Readonly<Record<string, (pod: Pod) => unknown>> = {
  waiting: (pod) =>
    waitingContainers(pod).map(({ container, kind, reason }) => ({
      container,
      kind,
      reason: O.toNullable(reason),
    })),
  failures: (pod) =>
    failures(pod).map(({ container, kind, when, exitCode, signal, reason, finishedAt }) => ({
      container,
      kind,
      where: when === "now" ? "state" : "lastState",
      exitCode,
      signal: O.toNullable(signal),
      reason: O.toNullable(reason),
      finishedAt: O.toNullable(finishedAt),
    })),
  oomKilled: (pod) => [...new Set(oomKilled(pod).map(({ container }) => container))],
  restarts: (pod) => {
    const { app, sidecar, init } = restarts(pod);
    return { app, sidecar, init };
  },
  lastRestartAt: (pod) => {
    const last = lastRestart(pod);
    return O.isSome(last) ? last.value.at : null;
  },
};

for (const [key, factOf] of Object.entries(FACTS)) {
  corpusTest(`the containers of every scenario: ${key}`, () => {
    const scenarios = (readJson("health/scenarios.json") as ReadonlyArray<Scenario>)
      .filter(({ expect }) => expect.facts !== undefined && key in expect.facts);
    assertGreater(scenarios.length, 0);
    for (const { name, pod, expect } of scenarios) {
      assertEquals(factOf(decoded(Pod, pod)), expect.facts?.[key], name);
    }
  });
}

import { assert, assertEquals, assertGreater, assertStringIncludes } from "@std/assert";
import { pulumi, pulumiChecks } from "../verdicts/pulumi.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

type Vector =
  | {
    readonly kind: "state";
    readonly name: string;
    readonly pod: unknown;
    readonly expect: { readonly check: keyof typeof pulumiChecks; readonly ok: boolean };
  }
  | {
    /** The pods of a watch, up to which the wait lasts. */
    readonly kind: "workflow";
    readonly name: string;
    readonly pods: ReadonlyArray<unknown>;
    readonly expect: { readonly ready: boolean; readonly messageContains: string | null };
  };

corpusTest("hasCondition() and isReady() end the wait of Pulumi for a pod", () => {
  const vectors = readJson("health/pulumi.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const vector of vectors) {
    if (vector.kind === "state") {
      const { name, pod, expect: { check, ok } } = vector;
      assertEquals(pulumiChecks[check](lenientPod(pod)).ok, ok, name);
      continue;
    }
    const { name, pods, expect: { ready, messageContains } } = vector;
    const steps = pods.map((pod) => pulumi(lenientPod(pod)));
    const end = steps.find((step) => step.ready) ?? steps.at(-1);
    assert(end !== undefined, name);
    assertEquals(end.ready, ready, name);
    assertStringIncludes(end.message, messageContains ?? "", name);
  }
});

const REST = { name: "app", ready: false, restartCount: 1, image: "", imageID: "" };

Deno.test("previousEnd() and currentState() tell Pulumi what stands against a container", () => {
  const end = { exitCode: 2, reason: "Error", message: "no disk" };
  const finishedAt = "2026-01-01T01:00:00.5+01:00";
  const denied =
    "rpc error: code = Unknown desc = Error response from daemon: denied: manifest unknown";
  const table: ReadonlyArray<readonly [object, string]> = [
    [{ state: { waiting: { reason: "ContainerCreating" } } }, ""],
    [{ state: { waiting: { reason: "ErrImagePull", message: denied } } }, "[ErrImagePull] denied"],
    [{ state: { terminated: end } }, "[Error] no disk"],
    [
      { state: { terminated: { exitCode: 0, reason: "Completed" } } },
      'Container "app" completed with exit code 0',
    ],
    [{ state: { terminated: { exitCode: 1 } } }, ""],
    [
      { state: { running: {} }, lastState: { terminated: { ...end, finishedAt } } },
      'Container "app" terminated at 2026-01-01T00:00:00.5Z (Error: exit code 2)\nno disk',
    ],
    [{ ready: true, state: { terminated: end } }, ""],
  ];
  for (const [container, error] of table) {
    const pod = lenientPod({
      metadata: { name: "web", namespace: "prod" },
      status: {
        conditions: [{ type: "Initialized", status: "False", reason: "R", message: "why: " }],
        containerStatuses: [{ ...REST, ...container }],
      },
    });
    assertEquals(pulumiChecks.initialized(pod), {
      ok: false,
      description: 'Waiting for Pod "prod/web" to be initialized',
      message: `[Pod prod/web]: why: ${error}`,
    });
  }
});

Deno.test("hasPhase() satisfies Pulumi only along with a Ready condition", () => {
  const isDone = (...conditions: ReadonlyArray<object>) =>
    pulumiChecks.ready(lenientPod({ status: { phase: "Succeeded", conditions } })).ok;
  assertEquals(isDone({ type: "Ready", status: "False" }), true);
  assertEquals(isDone(), false);
});

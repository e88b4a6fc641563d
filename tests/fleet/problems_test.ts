import { assert, assertEquals } from "@std/assert";
import { Pod } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { groupProblems, type Problem, problemOf, worstFirst } from "../../src/fleet/problems.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

function problem(json: unknown): Problem {
  const pod = Pod.decode(json);
  assert(pod._tag === "Right");
  const found = problemOf(NOW)(pod.right);
  assert(found._tag === "Some", "needs nobody");
  return found.value;
}

function waiting(reason: string, json: Record<string, unknown> = {}): unknown {
  return {
    name: "app",
    ready: false,
    restartCount: 4,
    image: "app:1",
    imageID: "",
    state: { waiting: { reason, message: "why" } },
    ...json,
  };
}

/** A pod of a ReplicaSet with one container. */
function pod(name: string, container: unknown, metadata: Record<string, unknown> = {}): unknown {
  return {
    metadata: {
      namespace: "shop",
      name,
      uid: `uid-${name}`,
      creationTimestamp: "2026-07-01T09:00:00Z",
      ownerReferences: [
        { apiVersion: "v1", kind: "Other", name: "x", uid: "1" },
        { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web-1", uid: "2", controller: true },
      ],
      ...metadata,
    },
    spec: { nodeName: "node-a", containers: [{ name: "app" }] },
    status: { phase: "Running", containerStatuses: [container] },
  };
}

const crashed = (exitCode: number, reason = "Error") =>
  waiting("CrashLoopBackOff", {
    lastState: { terminated: { exitCode, reason, finishedAt: "2026-07-01T09:19:00Z" } },
  });

Deno.test("a problem tells whose it is, where, and what is wrong, as flat data", () => {
  const { line, ...found } = problem(pod("a", crashed(137, "OOMKilled")));
  assert(line.includes("crash-looping"));
  assertEquals(found, {
    namespace: O.some("shop"),
    name: O.some("a"),
    uid: O.some("uid-a"),
    owner: O.some({ kind: "ReplicaSet", name: "web-1" }),
    node: O.some("node-a"),
    verdict: "Stuck",
    cause: O.some({ tag: "ContainerWaiting" as const, word: "CrashLoopBackOff" }),
    reasons: [{
      tag: "ContainerWaiting",
      word: "CrashLoopBackOff",
      container: O.some("app"),
      kind: O.some("app" as const),
      wait: O.some("CrashBackOff"),
      end: O.some({
        exitCode: 137,
        signal: O.some(9),
        reason: O.some("OOMKilled"),
        message: O.none,
        startedAt: O.none,
        finishedAt: found.reasons[0].end._tag === "Some"
          ? found.reasons[0].end.value.finishedAt
          : O.none,
      }),
      restarts: O.some(4),
      message: O.some("why"),
      since: O.none,
    }],
    blame: O.some("Workload" as const),
    since: found.since,
  });
  assertEquals(found.since, O.some("2026-07-01T09:00:00Z" as never));
  assert(Object.isFrozen(found.reasons[0]));
});

Deno.test("a pod that needs nobody is no problem", () => {
  const decoded = Pod.decode({ status: { phase: "Succeeded" } });
  assert(decoded._tag === "Right");
  assertEquals(problemOf(NOW)(decoded.right), O.none);
});

Deno.test("problems of one owner with one cause are one group, whatever second they were sampled in", () => {
  const names = (...pods: ReadonlyArray<unknown>) =>
    groupProblems(pods.map(problem)).map(({ problems }) =>
      problems.map(({ name }) => O.getOrElse(() => "")(name)).join("")
    );
  assertEquals(names(pod("a", crashed(1)), pod("b", crashed(1))), ["ab"]);
  assertEquals(
    names(pod("a", waiting("ErrImagePull")), pod("b", waiting("ImagePullBackOff"))),
    ["ab"],
  );
  assertEquals(names(pod("a", crashed(1)), pod("b", crashed(2))), ["a", "b"]);
  assertEquals(names(pod("a", crashed(1)), pod("b", waiting("ErrImagePull"))), ["a", "b"]);
  assertEquals(names(pod("a", crashed(1)), pod("b", crashed(1), { namespace: "x" })), ["a", "b"]);
  const alone = { ownerReferences: [] };
  assertEquals(names(pod("a", crashed(1), alone), pod("b", crashed(1), alone)), ["a", "b"]);
});

Deno.test("the worst problems come first: the infrastructure's, the stuck, the oldest", () => {
  const old = { creationTimestamp: "2026-06-01T00:00:00Z" };
  const evicted = { metadata: { name: "evicted" }, status: { phase: "Failed", reason: "Evicted" } };
  const failed = { metadata: { name: "failed" }, status: { phase: "Failed" } };
  const slow = { metadata: { name: "slow", ...old }, status: { phase: "Pending" } };
  const problems = [
    slow,
    failed,
    pod("young", crashed(1)),
    pod("old", crashed(1), old),
    evicted,
  ].map(problem).sort(worstFirst);
  assertEquals(
    problems.map(({ name }) => O.getOrElse(() => "")(name)),
    ["evicted", "slow", "old", "young", "failed"],
  );
});

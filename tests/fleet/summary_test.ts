import { fleetMonoid, FleetSummary, foldPods, foldStream, Pod, restarts } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import fc from "fast-check";
import { concatAll } from "fp-ts/lib/Monoid.js";
import * as O from "fp-ts/lib/Option.js";
import { decoded, isDeeplyFrozen, textOf, valueOf } from "../_arbitrary.ts";

const NOW = Date.UTC(2026, 0, 1);
const podOf = (json: unknown): Pod => decoded(Pod, json);

const app = (rest: unknown) => ({
  containerStatuses: [
    { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "", ...rest as object },
  ],
});

/** Any pod, some of which were restarted. */
const anyPod: fc.Arbitrary<Pod> = fc.oneof(
  valueOf(Pod),
  fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("web", ""), fc.nat(3)).map((
    [namespace, name, restartCount],
  ) => podOf({ metadata: { namespace, name }, status: app({ restartCount }) })),
);
const pods = fc.array(anyPod, { maxLength: 6 });
const tops = fc.constantFrom(undefined, 0, 1, 3);

const optionsOf = (top: number | undefined) => top === undefined ? {} : { top };

async function* streamOf<A>(items: Iterable<A>): AsyncGenerator<A> {
  for (const item of items) yield await Promise.resolve(item);
}

Deno.test("foldPods() is concatAll() of the summaries of the pods", () => {
  fc.assert(fc.property(pods, tops, (pods, top) => {
    const options = optionsOf(top);
    const expected = concatAll(fleetMonoid(top))(pods.map((pod) => foldPods(NOW, options)([pod])));
    assertEquals(textOf(foldPods(NOW, options)(pods)), textOf(expected));
  }));
});

Deno.test("foldPods() of shards is that of the whole under fleetMonoid(), in any order", () => {
  fc.assert(fc.property(pods, pods, pods, tops, (x, y, z, top) => {
    const fold = foldPods(NOW, optionsOf(top));
    const combine = concatAll(fleetMonoid(top));
    const expected = textOf(fold([...x, ...y, ...z]));
    assertEquals(textOf(combine([fold(x), fold(y), fold(z)])), expected);
    assertEquals(textOf(combine([fold(z), combine([fold(y), fold(x)])])), expected);
  }));
});

Deno.test("foldStream() tells of a stream what foldPods() tells of its pods, and counts failures", async () => {
  await fc.assert(fc.asyncProperty(pods, fc.nat(3), tops, async (pods, failures, top) => {
    const options = optionsOf(top);
    const stream = [
      ...Array<E.Either<string, Pod>>(failures).fill(E.left("bad")),
      ...pods.map(E.right),
    ];
    const summary = await foldStream(NOW, options)(streamOf(stream));
    const expected = { ...foldPods(NOW, options)(pods), failures };
    assertEquals(textOf(summary), textOf(expected));
  }));
});

Deno.test("foldStream() rejects as the stream does", async () => {
  const broken = new Error("connection lost");
  async function* stream(): AsyncGenerator<E.Either<string, Pod>> {
    yield await Promise.resolve(E.right(podOf({})));
    throw broken;
  }
  assertEquals(await foldStream(NOW)(stream()).catch((error) => error), broken);
});

Deno.test("foldPods() counts each pod once by phase, verdict, node and namespace", () => {
  fc.assert(fc.property(pods, (pods) => {
    const { total, byPhase, byVerdict, byNode, byNamespace } = foldPods(NOW)(pods);
    for (const counts of [byPhase, byVerdict, byNode, byNamespace]) {
      assertEquals(Object.values(counts).reduce((sum, n) => sum + n, 0), total);
    }
    assertEquals(total, pods.length);
  }));
});

Deno.test("foldPods() lists the most restarts first, and only pods that were restarted", () => {
  fc.assert(fc.property(pods, (pods) => {
    const most = pods.map((pod) => restarts(pod).total)
      .filter((n) => n > 0)
      .toSorted((x, y) => y - x);
    const { topRestarts } = foldPods(NOW, { top: 3 })(pods);
    assertEquals(topRestarts.map(({ restarts }) => restarts), most.slice(0, 3));
  }));
});

Deno.test("foldPods() lists pods of as many restarts by namespace and name", () => {
  const restarted = (namespace: string, name: string) =>
    podOf({ metadata: { namespace, name }, status: app({ restartCount: 2 }) });
  const pods = [restarted("b", "x"), restarted("a", "y"), restarted("a", "x")];
  assertEquals(foldPods(NOW, { top: 2 })(pods).topRestarts, [
    { cluster: O.none, namespace: O.some("a"), name: O.some("x"), restarts: 2 },
    { cluster: O.none, namespace: O.some("a"), name: O.some("y"), restarts: 2 },
  ]);
});

Deno.test("foldPods() and fleetMonoid() return what nobody can change", () => {
  const { concat, empty } = fleetMonoid();
  fc.assert(fc.property(pods, (pods) => {
    const summary = foldPods(NOW)(pods);
    const values = [
      empty,
      summary,
      concat(summary, summary),
      ...pods.map((pod) => foldPods(NOW)([pod])),
    ];
    for (const value of values) assert(isDeeplyFrozen(value));
  }));
});

const nothing: FleetSummary = {
  total: 0,
  failures: 0,
  problems: 0,
  restarts: 0,
  oomKills: 0,
  byCluster: {},
  byPhase: {},
  byVerdict: {},
  byReason: {},
  byNode: {},
  byNamespace: {},
  problemsByNode: {},
  problemsByNamespace: {},
  failingImages: {},
  topRestarts: [],
};

Deno.test("fleetMonoid() begins with a summary of no pod", () => {
  assertEquals(fleetMonoid().empty, nothing);
  assertEquals(foldPods(NOW)([]), nothing);
});

Deno.test("foldPods() counts what a pod does not tell as <none>", () => {
  assertEquals(foldPods(NOW)([podOf({})]), {
    ...nothing,
    total: 1,
    byCluster: { "<none>": 1 },
    byPhase: { "<none>": 1 },
    byVerdict: { Progressing: 1 },
    byReason: { Unscheduled: 1 },
    byNode: { "<none>": 1 },
    byNamespace: { "<none>": 1 },
  });
});

Deno.test("foldPods() counts nodes and namespaces by any name", () => {
  const pod = podOf({ metadata: { namespace: "__proto__" }, spec: { nodeName: "constructor" } });
  const { byNode, byNamespace } = foldPods(NOW)([pod, pod]);
  assertEquals(Object.entries(byNamespace), [["__proto__", 2]]);
  assertEquals(Object.entries(byNode), [["constructor", 2]]);
});

Deno.test("foldPods() counts problems, restarts, OOM kills and images that cannot be had", () => {
  const pod = (image: string, nodeName: string, state: unknown) =>
    podOf({
      metadata: { namespace: "shop", name: "web" },
      spec: { nodeName, containers: [{ name: "app", image }] },
      status: app({ restartCount: 2, image: "", ...state as object }),
    });
  const pulling = { state: { waiting: { reason: "ImagePullBackOff" } } };
  const killed = {
    state: { waiting: { reason: "CrashLoopBackOff" } },
    lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
  };
  const { problems, restarts, oomKills, problemsByNode, problemsByNamespace, failingImages } =
    foldPods(NOW)([
      pod("app:1", "node-a", pulling),
      pod("app:1", "node-b", pulling),
      pod("app:2", "node-b", killed),
    ]);
  assertEquals({ problems, restarts, oomKills }, { problems: 3, restarts: 6, oomKills: 1 });
  assertEquals(problemsByNode, { "node-a": 1, "node-b": 2 });
  assertEquals(problemsByNamespace, { shop: 3 });
  assertEquals(failingImages, { "app:1": 2 });
});

Deno.test("summaries of any split of a list, sent as text and added in any order, are that of the list", () => {
  const shards = fc.array(fc.tuple(fc.nat(3), fc.nat()), { maxLength: 12 });
  fc.assert(fc.property(fc.array(anyPod, { maxLength: 12 }), shards, tops, (pods, plan, top) => {
    const options = { ...optionsOf(top), cluster: "eu-1" };
    const split = pods.reduce<ReadonlyMap<number, ReadonlyArray<Pod>>>((parts, pod, i) => {
      const [shard] = plan[i % (plan.length || 1)] ?? [0];
      return new Map(parts).set(shard, [...parts.get(shard) ?? [], pod]);
    }, new Map());
    const sent = [...split.values()]
      .map((part) => JSON.stringify(FleetSummary.encode(foldPods(NOW, options)(part))))
      .toSorted((x, y) => (plan[x.length % (plan.length || 1)]?.[1] ?? 0) - y.length);
    const received = sent.map((text) => decoded(FleetSummary, JSON.parse(text)));
    const sum = concatAll(fleetMonoid(top))(received);
    assertEquals(textOf(sum), textOf(foldPods(NOW, options)(pods)));
  }));
});

const scheduled = (reason: string) => ({
  conditions: [{ type: "PodScheduled", status: "False", reason }],
});
const waiting = (reason: string) => ({
  phase: "Pending",
  ...app({ state: { waiting: { reason } } }),
});
const onNode = { nodeName: "node-a" };

Deno.test.each([
  { word: "NotObserved", pod: { metadata: { generation: 2 }, status: { observedGeneration: 1 } } },
  { word: "Unschedulable", pod: { status: scheduled("Unschedulable") } },
  { word: "SchedulingGated", pod: { status: scheduled("SchedulingGated") } },
  { word: "SchedulerError", pod: { status: scheduled("SchedulerError") } },
  { word: "Unscheduled", pod: {} },
  { word: "ImagePullBackOff", pod: { spec: onNode, status: waiting("ImagePullBackOff") } },
  { word: "CrashLoopBackOff", pod: { spec: onNode, status: waiting("CrashLoopBackOff") } },
  {
    word: "CrashLoopBackOff",
    pod: {
      spec: onNode,
      status: {
        phase: "Running",
        ...app({
          restartCount: 5,
          state: { running: { startedAt: "2025-12-31T23:59:55Z" } },
          lastState: {
            terminated: {
              exitCode: 1,
              startedAt: "2025-12-31T23:59:40Z",
              finishedAt: "2025-12-31T23:59:50Z",
            },
          },
        }),
      },
    },
  },
  { word: "ContainerCreating", pod: { spec: onNode, status: waiting("ContainerCreating") } },
  {
    word: "ContainerWaiting",
    pod: { spec: onNode, status: waiting("") },
  },
  {
    word: "Initializing",
    pod: {
      spec: { ...onNode, initContainers: [{ name: "fetch" }] },
      status: {
        initContainerStatuses: [{
          name: "fetch",
          ready: false,
          restartCount: 0,
          image: "",
          imageID: "",
          state: { running: {} },
        }],
      },
    },
  },
  {
    word: "OOMKilled",
    pod: {
      status: {
        phase: "Failed",
        ...app({ state: { terminated: { exitCode: 137, reason: "OOMKilled" } } }),
      },
    },
  },
  {
    word: "ContainerFailed",
    pod: { status: { phase: "Failed", ...app({ state: { terminated: { exitCode: 1 } } }) } },
  },
  { word: "Evicted", pod: { status: { phase: "Failed", reason: "Evicted" } } },
  {
    word: "PreemptionByScheduler",
    pod: {
      status: {
        phase: "Failed",
        conditions: [
          { type: "DisruptionTarget", status: "True", reason: "PreemptionByScheduler" },
        ],
      },
    },
  },
  {
    word: "Disrupted",
    pod: {
      status: { phase: "Failed", conditions: [{ type: "DisruptionTarget", status: "True" }] },
    },
  },
  {
    word: "ContainersNotReady",
    pod: {
      spec: onNode,
      status: {
        phase: "Running",
        conditions: [{ type: "Ready", status: "False", reason: "ContainersNotReady" }],
      },
    },
  },
  { word: "<none>", pod: { status: { phase: "Failed" } } },
])("foldPods() tells that $word is the reason", ({ word, pod }) => {
  assertEquals(foldPods(NOW)([podOf(pod)]).byReason, { [word]: 1 });
});

Deno.test.each([
  { metadata: { deletionTimestamp: "2026-01-01T00:00:30Z" } },
  { status: { phase: "Succeeded" } },
  { status: { conditions: [{ type: "Ready", status: "True" }] } },
])("foldPods() needs no reason for %j", (pod) => {
  assertEquals(foldPods(NOW)([podOf(pod)]).byReason, {});
});

Deno.test("foldPods() waits as long for the scheduler as it is told", () => {
  const pod = podOf({
    metadata: { creationTimestamp: "2025-12-31T23:59:00Z" },
    status: scheduled("Unschedulable"),
  });
  assertEquals(foldPods(NOW)([pod]).byVerdict, { Stuck: 1 });
  assertEquals(foldPods(NOW, { schedulingWindowSeconds: 300 })([pod]).byVerdict, {
    Progressing: 1,
  });
});

import {
  conditionAge,
  containerStateAge,
  ContainerStatus,
  Pod,
  podAge,
  PodStatus,
  statusOf,
  timeline,
  toEpochMillis,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertLess } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

/** The instant so many seconds after the first of the tests. */
function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
}

function condition(type: string, second: number, status = "True"): object {
  return { type, status, lastTransitionTime: at(second) };
}

function container(name: string, state?: object): object {
  return { name, ready: true, restartCount: 0, image: "app:1", imageID: "", state };
}

function running(name: string, second: number): object {
  return container(name, { running: { startedAt: at(second) } });
}

const CONDITIONS = [
  "PodScheduled",
  "PodReadyToStartContainers",
  "Initialized",
  "ContainersReady",
  "Ready",
];

/** A pod of which every step has a time that is a function of its place in the causal order. */
function startedPod(second: (place: number) => number): object {
  return {
    metadata: { creationTimestamp: at(second(0)) },
    spec: { initContainers: [{ name: "init" }, { name: "proxy", restartPolicy: "Always" }] },
    status: {
      startTime: at(second(2)),
      conditions: [
        condition("Ready", second(10)),
        condition("ContainersReady", second(9)),
        condition("Initialized", second(6)),
        condition("PodReadyToStartContainers", second(3)),
        condition("PodScheduled", second(1)),
      ],
      ephemeralContainerStatuses: [running("debug", second(8))],
      containerStatuses: [running("app", second(7))],
      initContainerStatuses: [
        container("init", { terminated: { exitCode: 0, startedAt: at(second(4)) } }),
        running("proxy", second(5)),
      ],
    },
  };
}

const STEPS = [
  "created",
  "scheduled",
  "acknowledged",
  "sandboxReady",
  "init",
  "proxy",
  "initialized",
  "app",
  "debug",
  "containersReady",
  "ready",
];

function stepsOf(json: object): ReadonlyArray<string> {
  return timeline(decoded(Pod, json)).map(({ step, container }) =>
    O.isSome(container) ? container.value : step
  );
}

Deno.test("timeline() has every step of a start, by time", () => {
  assertEquals(stepsOf(startedPod((place) => place)), STEPS);
  assertEquals(stepsOf(startedPod((place) => -place)), STEPS.toReversed());
});

Deno.test("timeline() names the container of each start of one, and of no other step", () => {
  const items = timeline(decoded(Pod, startedPod((place) => place)));
  assertEquals(
    items.filter(({ step }) => step === "containerStarted").map(({ container }) => container),
    ["init", "proxy", "app", "debug"].map((name) => O.some(name)),
  );
  assert(
    items.every(({ step, container }) => (step === "containerStarted") === O.isSome(container)),
  );
});

Deno.test("timeline() orders the steps of one second as Kubernetes takes them", () => {
  assertEquals(stepsOf(startedPod(() => 0)), STEPS);
});

Deno.test("timeline() orders by the instant, not by its spelling", () => {
  const json = {
    metadata: { creationTimestamp: "2026-01-01T00:00:00Z" },
    status: { startTime: "2026-01-01T00:30:00+01:00" },
  };
  assertEquals(stepsOf(json), ["acknowledged", "created"]);
  assertEquals(
    timeline(decoded(Pod, json)).map(({ sinceCreation }) => sinceCreation),
    [O.some(-1_800_000), O.some(0)],
  );
});

Deno.test("timeline() says of conditions that they tell their last transition", () => {
  const items = timeline(decoded(Pod, startedPod((place) => place)));
  assertEquals(
    items.filter(({ isLastTransition }) => isLastTransition).map(({ step }) => step),
    ["scheduled", "sandboxReady", "initialized", "containersReady", "ready"],
  );
});

Deno.test.each([
  { what: "a condition that is False", status: { conditions: [condition("Ready", 1, "False")] } },
  {
    what: "a condition that is Unknown",
    status: { conditions: [condition("Ready", 1, "Unknown")] },
  },
  {
    what: "a condition without a time",
    status: { conditions: [{ type: "Ready", status: "True", lastTransitionTime: null }] },
  },
  {
    what: "a condition of another type",
    status: { conditions: [condition("DisruptionTarget", 1)] },
  },
  { what: "a container without a state", status: { containerStatuses: [container("app")] } },
  {
    what: "a container that waits, though it ran before",
    status: {
      containerStatuses: [{
        ...container("app", { waiting: { reason: "CrashLoopBackOff" } }),
        lastState: { terminated: { exitCode: 1, startedAt: at(1), finishedAt: at(2) } },
      }],
    },
  },
  {
    what: "a process that never started",
    status: {
      containerStatuses: [container("app", {
        terminated: { exitCode: 128, startedAt: "1970-01-01T00:00:00Z", finishedAt: at(3) },
      })],
    },
  },
  {
    what: "a run that the kubelet invented",
    status: {
      containerStatuses: [container("app", { terminated: { exitCode: 137, startedAt: null } })],
    },
  },
])("timeline() has no step for $what", ({ status }) => {
  assertEquals(stepsOf({ status }), []);
});

Deno.test("timeline() tells no distance from a creation that is unknown", () => {
  const pod = decoded(Pod, { status: { startTime: at(0) } });
  assertEquals(timeline(pod).map(({ sinceCreation }) => sinceCreation), [O.none]);
});

const conditions = fc.array(fc.tuple(fc.constantFrom(...CONDITIONS), fc.nat(3)), { maxLength: 5 })
  .map((pairs) => [...new Map(pairs)].map(([type, second]) => condition(type, second)));
const apps = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 2 }), fc.nat(3)), {
  selector: ([name]) => name,
  maxLength: 4,
}).map((pairs) => pairs.map(([name, second]) => running(name, second)));

function shuffled<A>(list: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

Deno.test("timeline() takes conditions and app containers in any order", () => {
  const statuses = fc.tuple(conditions, apps).chain(([conditions, containerStatuses]) =>
    fc.tuple(
      fc.constant({ conditions, containerStatuses }),
      fc.record({
        conditions: shuffled(conditions),
        containerStatuses: shuffled(containerStatuses),
      }),
    )
  );
  fc.assert(fc.property(statuses, (statuses) => {
    const metadata = { creationTimestamp: at(1) };
    const [x, y] = statuses.map((status) => decoded(Pod, { metadata, status }));
    assertEquals(timeline(x), timeline(y));
  }));
});

Deno.test("timeline() of any pod is sorted, and counts from the creation", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const items = timeline(pod);
    const times = items.map(({ at }) => toEpochMillis(at));
    assertEquals(times, times.toSorted((x, y) => x - y));
    const created = items.find(({ step }) => step === "created");
    for (const { at, sinceCreation } of items) {
      assertEquals(O.isSome(sinceCreation), created !== undefined);
      if (O.isNone(sinceCreation) || created === undefined) continue;
      // The milliseconds of an instant are rounded down, those between two are not.
      const error = sinceCreation.value - (toEpochMillis(at) - toEpochMillis(created.at));
      assertLess(Math.abs(error), 1.01);
    }
  }));
});

const NOW = Date.UTC(2026, 0, 1);

Deno.test.each([
  { what: "was created", metadata: { creationTimestamp: at(-5) }, age: O.some(5000) },
  { what: "will be created", metadata: { creationTimestamp: at(5) }, age: O.some(-5000) },
  { what: "was created nobody knows when", metadata: {}, age: O.none },
  { what: "has no metadata", metadata: null, age: O.none },
])("podAge() of a pod that $what", ({ metadata, age }) => {
  assertEquals(podAge(NOW)(decoded(Pod, { metadata })), age);
});

Deno.test.each([
  { what: "True", conditions: [condition("Ready", -5)], age: O.some(5000) },
  { what: "False", conditions: [condition("Ready", -5, "False")], age: O.some(5000) },
  { what: "to come", conditions: [condition("Ready", 5)], age: O.some(-5000) },
  { what: "without a time", conditions: [{ type: "Ready", status: "True" }], age: O.none },
  { what: "missing", conditions: [condition("ContainersReady", -5)], age: O.none },
])("conditionAge() of a condition that is $what", ({ conditions, age }) => {
  assertEquals(conditionAge(NOW)("Ready")(decoded(PodStatus, { conditions })), age);
});

Deno.test.each([
  { what: "runs", state: { running: { startedAt: at(-5) } }, age: O.some(5000) },
  { what: "runs since an unknown time", state: { running: { startedAt: null } }, age: O.none },
  {
    what: "terminated",
    state: { terminated: { exitCode: 0, startedAt: at(-9), finishedAt: at(-5) } },
    age: O.some(5000),
  },
  {
    what: "terminated at no time",
    state: { terminated: { exitCode: 128, finishedAt: "1970-01-01T00:00:00Z" } },
    age: O.none,
  },
  { what: "waits", state: { waiting: {} }, age: O.none },
  { what: "waits, says an empty state", state: {}, age: O.none },
  { what: "waits, says no state", state: null, age: O.none },
  {
    what: "waits, though it has other states",
    state: { waiting: { reason: "CrashLoopBackOff" }, running: { startedAt: at(-5) } },
    age: O.none,
  },
])("containerStateAge() of a container that $what", ({ state, age }) => {
  const status = decoded(ContainerStatus, { ...container("app"), state });
  assertEquals(containerStateAge(NOW)(status), age);
});

Deno.test("podAge(), conditionAge() and containerStateAge() of anything grow with the clock", () => {
  const clock = fc.tuple(fc.nat(2 ** 40), fc.nat(2 ** 30));
  const grows = (before: O.Option<number>, after: O.Option<number>, by: number) =>
    assert(
      O.isSome(before)
        ? O.isSome(after) && Math.abs(after.value - before.value - by) < 0.1
        : O.isNone(after),
    );
  fc.assert(fc.property(clock, valueOf(Pod), valueOf(ContainerStatus), ([now, by], pod, c) => {
    const status = statusOf(pod);
    grows(podAge(now)(pod), podAge(now + by)(pod), by);
    grows(conditionAge(now)("Ready")(status), conditionAge(now + by)("Ready")(status), by);
    grows(containerStateAge(now)(c), containerStateAge(now + by)(c), by);
  }));
});

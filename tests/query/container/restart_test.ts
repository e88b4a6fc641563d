import {
  containerRestarts,
  initProgress,
  lastRestart,
  Pod,
  podContainers,
  previousEnd,
  restarts,
  shownRestarts,
  statusColumn,
  timeOrd,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../../_arbitrary.ts";
import { anyPod, container, type Json, podOf, podOfEachKind, reordered } from "../_containers.ts";

Deno.test("restarts() of each kind and of all", () => {
  const expected = { app: 3, sidecar: 3, init: 3, ephemeral: 3, total: 12 };
  assertEquals(restarts(podOfEachKind({ restartCount: 3 })), expected);
  assertEquals(restarts(decoded(Pod, {})).total, 0);
});

Deno.test("restarts() adds up to the restarts by name", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const { total, ...kinds } = restarts(pod);
    const byName = O.isSome(pod.status) ? containerRestarts(pod.status.value) : {};
    const sum = (counts: ReadonlyArray<number>) => counts.reduce((x, y) => x + y, 0);
    assertEquals(sum(Object.values(kinds)), total);
    assertEquals(sum(Object.values(byName)), total);
  }));
});

const T1 = "2026-01-01T00:00:01Z";
const T2 = "2026-01-01T00:00:02Z";

function endedAt(name: string, finishedAt: string | null): Json {
  return container({ name, lastState: { terminated: { exitCode: 0, finishedAt } } });
}

function lastOf(status: Json): unknown {
  const spec = {
    initContainers: [{ name: "init" }, { name: "sidecar", restartPolicy: "Always" }],
  };
  return O.toNullable(lastRestart(decoded(Pod, { spec, status })));
}

Deno.test.each([
  {
    what: "the later of two app containers",
    status: { containerStatuses: [endedAt("a", T2), endedAt("b", T1)] },
    expected: { container: "a", kind: "app", at: T2 },
  },
  {
    what: "the first of two that ended at once",
    status: { containerStatuses: [endedAt("a", T1), endedAt("b", T1)] },
    expected: { container: "a", kind: "app", at: T1 },
  },
  {
    what: "a sidecar",
    status: {
      initContainerStatuses: [endedAt("sidecar", T2)],
      containerStatuses: [endedAt("a", T1)],
    },
    expected: { container: "sidecar", kind: "sidecar", at: T2 },
  },
  {
    what: "no init or ephemeral container",
    status: {
      initContainerStatuses: [endedAt("init", T2)],
      ephemeralContainerStatuses: [endedAt("debug", T2)],
    },
    expected: null,
  },
  {
    what: "none that ended at an unknown time",
    status: { containerStatuses: [endedAt("a", null)] },
    expected: null,
  },
])("lastRestart() is that of $what", ({ status, expected }) => {
  assertEquals(lastOf(status), expected);
});

Deno.test("lastRestart() does not take the end of the current run for a restart", () => {
  assertEquals(
    lastRestart(podOf({ state: { terminated: { exitCode: 1, finishedAt: T1 } } })),
    O.none,
  );
});

Deno.test("restarts() and lastRestart() do not depend on the order of app containers", () => {
  const same = O.getEq<{ at: Parameters<typeof timeOrd.equals>[0] }>({
    equals: (x, y) => timeOrd.equals(x.at, y.at),
  });
  fc.assert(fc.property(reordered, ([pod, other]) => {
    assertEquals(restarts(other), restarts(pod));
    assert(same.equals(lastRestart(other), lastRestart(pod)));
  }));
});

const restarted = (name: string, restartCount: number, finishedAt: string, json: Json = {}) =>
  container({ name, restartCount, lastState: endedAt(name, finishedAt).lastState, ...json });

Deno.test.each([
  {
    what: "init containers while one is in the way",
    init: { state: { running: {} } },
    conditions: [],
    expected: { count: 1, last: O.some(T1) },
  },
  {
    what: "app containers and sidecars once init containers are through",
    init: { state: { terminated: { exitCode: 0 } } },
    conditions: [],
    expected: { count: 6, last: O.some(T2) },
  },
  {
    what: "app containers alone while an init container runs again",
    init: { state: { running: {} } },
    conditions: [{ type: "Initialized", status: "True" }],
    expected: { count: 4, last: O.some(T1) },
  },
])("shownRestarts() are those of $what", ({ init, conditions, expected }) => {
  const pod = decoded(Pod, {
    spec: { initContainers: [{ name: "init" }, { name: "proxy", restartPolicy: "Always" }] },
    status: {
      conditions,
      initContainerStatuses: [
        restarted("init", 1, T1, init),
        restarted("proxy", 2, T2, { started: true }),
      ],
      containerStatuses: [restarted("app", 4, T1)],
    },
  });
  assertEquals<unknown>(shownRestarts(pod), expected);
});

Deno.test("shownRestarts() of any pod are no more than all, and have no unknown end", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const { count, last } = shownRestarts(pod);
    const counts = podContainers(pod).map(({ status }) => status.restartCount);
    if (counts.every((count) => count >= 0)) assert(count <= restarts(pod).total);
    const ends = podContainers(pod).map(({ status }) => previousEnd(status));
    assert(
      O.isNone(last) ||
        ends.some((end) => O.isSome(end) && O.getEq(timeOrd).equals(end.value.finishedAt, last)),
    );
  }));
});

const DONE = { state: { terminated: { exitCode: 0 } } };
const SPEC = {
  initContainers: [{ name: "a" }, { name: "proxy", restartPolicy: "Always" }, { name: "b" }],
};

Deno.test.each([
  { what: "has no status yet", statuses: [], done: 0, current: null },
  { what: "runs its first", statuses: [{ state: { running: {} } }, {}, {}], done: 0, current: "a" },
  { what: "has an empty state", statuses: [{}, {}, {}], done: 0, current: "a" },
  {
    what: "failed in its first",
    statuses: [{ state: { terminated: { exitCode: 1 } } }, {}, {}],
    done: 0,
    current: "a",
  },
  {
    what: "backs off in its first",
    statuses: [{ state: { waiting: { reason: "CrashLoopBackOff" } } }, {}, {}],
    done: 0,
    current: "a",
  },
  {
    what: "runs a sidecar that has not started",
    statuses: [DONE, { state: { running: {} }, started: false }, {}],
    done: 1,
    current: "proxy",
  },
  {
    what: "waits behind a sidecar that started",
    statuses: [DONE, { state: { running: {} }, started: true }, { state: { waiting: {} } }],
    done: 2,
    current: "b",
  },
  {
    what: "ran an init container that counts as started",
    statuses: [{ state: { running: {} }, started: true }, {}, {}],
    done: 0,
    current: "a",
  },
  { what: "is through", statuses: [DONE, { started: true }, DONE], done: 3, current: null },
  { what: "ended with its sidecar", statuses: [DONE, DONE, DONE], done: 3, current: null },
])("initProgress() of a pod that $what: $done of 3, at $current", (progress) => {
  const { statuses, done, current } = progress;
  const names = SPEC.initContainers.map(({ name }) => name);
  const initContainerStatuses = statuses.map((json, i) => container({ ...json, name: names[i] }));
  const found = initProgress(decoded(Pod, { spec: SPEC, status: { initContainerStatuses } }));
  assert(O.isSome(found));
  assertEquals([found.value.done, found.value.total], [done, 3]);
  assertEquals(
    O.isSome(found.value.current) ? found.value.current.value.status.name : null,
    current,
  );
});

Deno.test("initProgress() is absent where the spec has no init container", () => {
  for (const json of [{}, { spec: { initContainers: [] } }, { spec: { containers: [] } }]) {
    assertEquals(initProgress(decoded(Pod, json)), O.none);
  }
});

Deno.test("initProgress() has a current container unless all that the status has are done", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const progress = initProgress(pod);
    if (O.isNone(progress)) return;
    const { done, current } = progress.value;
    const inits = O.isSome(pod.status) && O.isSome(pod.status.value.initContainerStatuses)
      ? pod.status.value.initContainerStatuses.value
      : [];
    assertEquals(O.isSome(current) ? current.value.status : undefined, inits[done]);
  }));
});

Deno.test("initProgress() counts as STATUS does where that shows a count", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const [, done, total] = /^Init:(\d+)\/([1-9]\d*)$/.exec(statusColumn(pod)) ?? [];
    if (done === undefined) return;
    const progress = initProgress(pod);
    assert(O.isSome(progress));
    assertEquals([progress.value.done, progress.value.total], [Number(done), Number(total)]);
  }));
});

import { assert, assertEquals, assertFalse, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { pipe } from "fp-ts/function";
import * as O from "fp-ts/Option";
import * as L from "monocle-ts/Lens";
import * as Op from "monocle-ts/Optional";
import * as P from "monocle-ts/Prism";
import * as T from "monocle-ts/Traversal";
import * as podStatus from "@k8s-fp/pod-status";
import {
  conditionByType,
  ContainerState,
  ContainerStateRunning,
  containerStateRunningLens,
  ContainerStateTerminated,
  containerStateTerminatedLens,
  ContainerStateWaiting,
  ContainerStatus,
  containerStatusByName,
  containerStatusLens,
  eachCondition,
  eachContainerStatus,
  emptyPodStatus,
  Pod,
  PodCondition,
  podConditionLens,
  podLens,
  PodStatus,
  podStatusLens,
  running,
  Status,
  terminated,
  Time,
  unknownFields,
  waiting,
  type WithUnknownFields,
} from "@k8s-fp/pod-status";
import type { Codec, Node } from "../../src/_codec.ts";
import {
  decoded,
  isDeeplyFrozen,
  isDeeplyMutable,
  models,
  share,
  textOf,
  valueOf,
} from "../_arbitrary.ts";

type AnyLens = L.Lens<unknown, unknown>;

const RUNS = { numRuns: 30 };

/** The lenses of a model, by the names that the module gives them. */
function lensesOf({ name }: Node<unknown>): Readonly<Record<string, AnyLens>> {
  const [, lenses] =
    Object.entries<unknown>(podStatus).find(([key]) =>
      key === `${name.charAt(0).toLowerCase()}${name.slice(1)}Lens`
    ) ?? [];
  return lenses as Readonly<Record<string, AnyLens>>;
}

/** Tries a law on every lens of every model, with a record and two that lend their values. */
function eachLens(
  says: string,
  check: (lens: AnyLens, s: unknown, a: unknown, b: unknown) => void,
): void {
  for (const model of models) {
    const record = valueOf(model);
    Deno.test(`every lens of ${model.name} ${says}`, () => {
      fc.assert(
        fc.property(record, record, record, (s, x, y) => {
          for (const lens of Object.values(lensesOf(model))) {
            check(lens, s, lens.get(x), lens.get(y));
          }
        }),
        RUNS,
      );
    });
  }
}

function assertSame(actual: unknown, expected: unknown): void {
  assertEquals(textOf(actual), textOf(expected));
}

// -----------------------------------------------------------------------------
// lenses
// -----------------------------------------------------------------------------

for (const model of models) {
  Deno.test(`${model.name} has a lens for every field`, () => {
    assertEquals(Object.keys(lensesOf(model)), model.fields.map(({ key }) => key));
    assert(Object.isFrozen(lensesOf(model)));
  });
}

Deno.test("there are lenses of nothing but records", () => {
  const exported = Object.keys(podStatus).filter((key) => key.endsWith("Lens"));
  assertEquals(exported.length, models.length);
});

eachLens("is lawful", (lens, s, a, b) => {
  assertSame(lens.get(lens.set(a)(s)), a);
  assertSame(lens.set(lens.get(s))(s), s);
  assertSame(lens.set(b)(lens.set(a)(s)), lens.set(b)(s));
});

eachLens("keeps the rest of the record, unknown fields too", (lens, s, a) => {
  const changed = lens.set(a)(s) as WithUnknownFields;
  assertSame(lens.set(lens.get(s))(changed), s);
  assertEquals(Reflect.ownKeys(changed), Reflect.ownKeys(s as object));
  assertStrictEquals(changed[unknownFields], (s as WithUnknownFields)[unknownFields]);
});

eachLens("sets a frozen value as it is, and a copy of any other", (lens, s, a) => {
  const changed = lens.set(a)(s);
  assert(isDeeplyFrozen(changed));
  if (lens.get(s) !== a) assertStrictEquals(lens.get(changed), a);

  const own = structuredClone(a);
  const withCopy = lens.set(own)(s);
  assert(isDeeplyFrozen(withCopy));
  assertSame(lens.get(withCopy), own);
  assertFalse(share(withCopy, own));
  assert(isDeeplyMutable(own));
});

Deno.test("podStatusLens sets a copy of a list that its owner goes on to change", () => {
  const condition = { ...decoded(PodCondition, { type: "Ready", status: "True" }) };
  const conditions = [condition];
  const status = podStatusLens.conditions.set(O.some(conditions))(emptyPodStatus);
  conditions.push(condition);
  condition.status = "False";
  assertEquals(PodStatus.encode(status), { conditions: [{ type: "Ready", status: "True" }] });
  assertFalse(Object.isFrozen(conditions));
});

// -----------------------------------------------------------------------------
// optionals
// -----------------------------------------------------------------------------

function optionalLaws<A extends object>(
  of: string,
  codec: Codec<A>,
  find: (status: PodStatus) => ReadonlyArray<A>,
  key: keyof A & string,
  optionalOf: (key: string) => Op.Optional<PodStatus, A>,
): void {
  /** A status, a key that it has or has not, and two items of that key. */
  const cases = fc.tuple(valueOf(PodStatus), fc.nat(4), valueOf(codec), valueOf(codec))
    .map(([status, at, a, b]) => {
      const name = String(find(status)[at]?.[key] ?? "nowhere");
      return [status, name, { ...a, [key]: name }, { ...b, [key]: name }] as const;
    });

  Deno.test(`${of}() is lawful`, () => {
    fc.assert(
      fc.property(cases, ([s, name, a, b]) => {
        const { getOption, set } = optionalOf(name);
        const before = getOption(s);
        assertSame(getOption(set(a)(s)), O.isSome(before) ? O.some(a) : O.none);
        if (O.isSome(before)) assertSame(set(before.value)(s), s);
        assertSame(set(b)(set(a)(s)), set(b)(s));
      }),
      { numRuns: 200 },
    );
  });

  Deno.test(`${of}() reaches the first, and changes nothing else`, () => {
    fc.assert(
      fc.property(cases, ([s, name, a]) => {
        const { getOption, set } = optionalOf(name);
        const at = find(s).findIndex((item) => item[key] === name);
        assertStrictEquals(O.toUndefined(getOption(s)), find(s)[at]);
        if (at < 0) assertStrictEquals(set(a)(s), s);
        else assertSame(find(set(a)(s)), find(s).with(at, a));
        assert(isDeeplyFrozen(set(a)(s)));
        assertFalse(Object.isFrozen(a));
      }),
      { numRuns: 200 },
    );
  });
}

function listOf<A>(list: O.Option<ReadonlyArray<A>>): ReadonlyArray<A> {
  return O.isSome(list) ? list.value : [];
}

function containersOf(status: PodStatus): ReadonlyArray<ContainerStatus> {
  return [
    ...listOf(status.initContainerStatuses),
    ...listOf(status.containerStatuses),
    ...listOf(status.ephemeralContainerStatuses),
  ];
}

optionalLaws(
  "conditionByType",
  PodCondition,
  ({ conditions }) => listOf(conditions),
  "type",
  conditionByType,
);
optionalLaws("containerStatusByName", ContainerStatus, containersOf, "name", containerStatusByName);

// -----------------------------------------------------------------------------
// prisms
// -----------------------------------------------------------------------------

function prismLaws<A>(
  name: "waiting" | "running" | "terminated",
  codec: Codec<A>,
  { getOption, reverseGet }: P.Prism<ContainerState, A>,
): void {
  Deno.test(`${name} is lawful`, () => {
    fc.assert(
      fc.property(valueOf(ContainerState), valueOf(codec), (s, a) => {
        assertSame(getOption(reverseGet(a)), O.some(a));
        const found = getOption(s);
        if (O.isSome(found)) assertSame(reverseGet(found.value), s);
        assert(isDeeplyFrozen(reverseGet(a)));
      }),
      { numRuns: 200 },
    );
  });

  Deno.test(`${name} is the case of a state of which nothing else is set`, () => {
    fc.assert(
      fc.property(valueOf(ContainerState), (s) => {
        const members: O.Option<unknown>[] = [s.waiting, s.running, s.terminated];
        const isCase = members.filter(O.isSome).length === 1 &&
          O.isSome<unknown>(s[name]) && s[unknownFields] === undefined;
        assertEquals(O.isSome(getOption(s)), isCase);
      }),
      { numRuns: 200 },
    );
  });

  Deno.test(`${name} makes a state of a copy of what is not frozen`, () => {
    fc.assert(
      fc.property(valueOf(codec), (a) => {
        const own = structuredClone(a);
        const state = reverseGet(own);
        assert(isDeeplyFrozen(state));
        assert(isDeeplyMutable(own));
        assertFalse(share(state, own));
      }),
      RUNS,
    );
  });
}

prismLaws("waiting", ContainerStateWaiting, waiting);
prismLaws("running", ContainerStateRunning, running);
prismLaws("terminated", ContainerStateTerminated, terminated);

// -----------------------------------------------------------------------------
// traversals
// -----------------------------------------------------------------------------

function traversalLaws<A extends object>(
  name: string,
  traversal: T.Traversal<PodStatus, A>,
  itemsOf: (status: PodStatus) => ReadonlyArray<A>,
  key: keyof A & string,
): void {
  const f = (a: A): A => ({ ...a, [key]: `${a[key]}'` });
  const g = (a: A): A => ({ ...a, [key]: `"${a[key]}"` });

  Deno.test(`${name} is lawful`, () => {
    fc.assert(
      fc.property(valueOf(PodStatus), (s) => {
        assertSame(T.modify((a: A) => a)(traversal)(s), s);
        const once = T.modify((a: A) => f(g(a)))(traversal)(s);
        assertSame(T.modify(f)(traversal)(T.modify(g)(traversal)(s)), once);
        assert(isDeeplyFrozen(once));
      }),
      { numRuns: 100 },
    );
  });

  Deno.test(`${name} visits each item once, in order, and nothing else`, () => {
    fc.assert(
      fc.property(valueOf(PodStatus), (s) => {
        assertEquals(T.getAll(s)(traversal), itemsOf(s));
        const changed = T.modify(f)(traversal)(s);
        assertSame(itemsOf(changed), itemsOf(s).map(f));
        assertSame(T.modify((a: A) => ({ ...a, [key]: "" }))(traversal)(changed), {
          ...T.modify((a: A) => ({ ...a, [key]: "" }))(traversal)(s),
        });
      }),
      { numRuns: 100 },
    );
  });
}

traversalLaws("eachCondition", eachCondition, ({ conditions }) => listOf(conditions), "type");
traversalLaws("eachContainerStatus", eachContainerStatus, containersOf, "name");

Deno.test("eachContainerStatus visits init, app and ephemeral containers in this order", () => {
  const container = (name: string) => ({
    name,
    ready: true,
    restartCount: 0,
    image: "",
    imageID: "",
  });
  const status = decoded(PodStatus, {
    ephemeralContainerStatuses: [container("debug")],
    containerStatuses: [container("app"), container("log")],
    initContainerStatuses: [container("proxy")],
  });
  const names = T.getAll(status)(T.composeLens(containerStatusLens.name)(eachContainerStatus));
  assertEquals(names, ["proxy", "app", "log", "debug"]);
});

// -----------------------------------------------------------------------------
// monocle-ts
// -----------------------------------------------------------------------------

const pod = decoded(Pod, {
  metadata: { name: "web" },
  status: {
    phase: "Pending",
    conditions: [{ type: "Ready", status: "False", mood: "calm" }],
    containerStatuses: [{
      name: "app",
      ready: true,
      restartCount: 2,
      image: "app:1",
      imageID: "",
      state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
    }],
  },
});
const status = decoded(PodStatus, (Pod.encode(pod) as { readonly status: unknown }).status);

Deno.test("lenses compose with each other and with O.some by way of monocle-ts", () => {
  const phase = pipe(podLens.status, L.some, Op.composeLens(podStatusLens.phase));
  const changed = phase.set(O.some("Running"))(pod);
  assertEquals(phase.getOption(changed), O.some(O.some("Running")));
  assertSame(podLens.metadata.get(changed), pod.metadata);
  assert(isDeeplyFrozen(changed));
});

Deno.test("monocle-ts' modify changes a field through a lens", () => {
  const more = pipe(containerStatusLens.restartCount, L.modify((n) => n + 1));
  const changed = pipe(containerStatusByName("app"), Op.modify(more))(status);
  const [container] = listOf(changed.containerStatuses);
  assertEquals(container.restartCount, 3);
  assert(isDeeplyFrozen(changed));
});

Deno.test("conditionByType() composes with a lens and keeps unknown fields", () => {
  const ready = pipe(conditionByType("Ready"), Op.composeLens(podConditionLens.status));
  assertEquals(ready.getOption(status), O.some("False"));
  assertEquals(PodStatus.encode(ready.set("True")(status)).conditions, [
    { type: "Ready", status: "True", mood: "calm" } as { type: string; status: string },
  ]);
});

Deno.test("eachContainerStatus composes down to the start of what runs", () => {
  const starts = pipe(
    eachContainerStatus,
    T.composeLens(containerStatusLens.state),
    T.some,
    T.composePrism(running),
    T.composeLens(containerStateRunningLens.startedAt),
    T.some,
  );
  const now = decoded(Time, "2026-02-01T00:00:00Z");
  assertEquals<ReadonlyArray<string>>(T.getAll(status)(starts), ["2026-01-01T00:00:00Z"]);
  const changed = T.modify(() => now)(starts)(status);
  assertEquals(T.getAll(changed)(starts), [now]);
  assert(isDeeplyFrozen(changed));
});

Deno.test("terminated composes with a lens", () => {
  const exitCode = pipe(terminated, P.composeLens(containerStateTerminatedLens.exitCode));
  const state = decoded(ContainerState, { terminated: { exitCode: 137 } });
  assertEquals(exitCode.getOption(state), O.some(137));
  assertEquals(ContainerState.encode(exitCode.set(0)(state)), { terminated: { exitCode: 0 } });
});

Deno.test("statusLens is of the API's Status, podStatusLens of a pod's", () => {
  const failure = decoded(Status, { status: "Failure", code: 410 });
  assertEquals(podStatus.statusLens.code.get(failure), O.some(410));
});

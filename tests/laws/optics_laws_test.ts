import { assert, assertEquals, assertFalse, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import * as L from "monocle-ts/lib/Lens.js";
import * as Op from "monocle-ts/lib/Optional.js";
import * as P from "monocle-ts/lib/Prism.js";
import * as T from "monocle-ts/lib/Traversal.js";
import {
  type Codec,
  conditionByType,
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  containerStatusByName,
  containerStatusLens,
  eachContainerStatus,
  lenses,
  Pod,
  PodCondition,
  podConditionLens,
  podLens,
  PodStatus,
  podStatusLens,
  runningState,
  Status,
  terminatedState,
  Time,
  unknownFields,
  upsertCondition,
  type WithUnknownFields,
} from "@k8s-fp/pod-status";
import * as podStatus from "@k8s-fp/pod-status";
import {
  assertDeeplyFrozen,
  decoded,
  isDeeplyMutable,
  models,
  share,
  textOf,
  thawed,
  valueOf,
} from "../_arbitrary.ts";
import {
  type AnyLens,
  exportedOptics,
  lensesOf,
  NAMED,
  OPTIONALS,
  PRISMS,
  TRAVERSALS,
} from "./_optics.ts";

const RUNS = { numRuns: 30 };

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

Deno.test("the laws are tried on every optic that the module exports", async () => {
  const tried = [
    "upsertCondition",
    ...Object.keys(NAMED),
    ...[OPTIONALS, TRAVERSALS, PRISMS].flatMap((optics) => Object.keys(optics)),
  ];
  const exported = await exportedOptics();
  assertEquals(exported.filter((name) => !tried.includes(name)), [], "not tried");
  assertEquals(tried.filter((name) => !exported.includes(name)), [], "not exported");
});

Deno.test("lenses with a name of their own are those of their codec", () => {
  const values = Object.entries<unknown>(podStatus);
  for (const [name, codec] of Object.entries(NAMED)) {
    const named = Object(values.find(([key]) => key === name)?.[1]);
    assertEquals(Object.keys(named), Object.keys(lenses(codec as Codec<Pod>)), name);
  }
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
  assertDeeplyFrozen(changed);
  if (lens.get(s) !== a) assertStrictEquals(lens.get(changed), a);

  const own = thawed(a);
  const withCopy = lens.set(own)(s);
  assertDeeplyFrozen(withCopy);
  assertSame(lens.get(withCopy), own);
  assertFalse(share(withCopy, own));
  assert(isDeeplyMutable(own));
});

// -----------------------------------------------------------------------------
// optionals
// -----------------------------------------------------------------------------

for (const [of, { codec, key, itemsOf, optionalOf }] of Object.entries(OPTIONALS)) {
  /** A status, a key that it has or has not, and two items of that key. */
  const cases = fc.tuple(valueOf(PodStatus), fc.nat(4), valueOf(codec), valueOf(codec))
    .map(([status, at, a, b]) => {
      const name = String(itemsOf(status)[at]?.[key] ?? "nowhere");
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
        const at = itemsOf(s).findIndex((item) => item[key] === name);
        assertStrictEquals(O.toUndefined(getOption(s)), itemsOf(s)[at]);
        if (at < 0) assertStrictEquals(set(a)(s), s);
        else assertSame(itemsOf(set(a)(s)), itemsOf(s).with(at, a));
        assertFalse(Object.isFrozen(a));
      }),
      { numRuns: 200 },
    );
  });
}

Deno.test("conditionByType() does not reach a condition of another type that is set there", () => {
  const [ready, other] = ["Ready", "Other"].map((type) =>
    decoded(PodCondition, { type, status: "True" })
  );
  const { getOption, set } = conditionByType("Ready");
  const changed = set(other)(decoded(PodStatus, { conditions: [{ type: "Ready", status: "No" }] }));
  assertEquals(getOption(changed), O.none);
  assertEquals(set(ready)(changed), changed);
});

Deno.test("upsertCondition() sets where conditionByType() reaches, and appends where it does not", () => {
  fc.assert(
    fc.property(valueOf(PodStatus), valueOf(PodCondition), (status, condition) => {
      const { getOption, set } = conditionByType(condition.type);
      const changed = upsertCondition(condition)(status);
      assertDeeplyFrozen(changed);
      assertSame(getOption(changed), O.some(condition));
      assertSame(upsertCondition(condition)(changed), changed);
      const before = O.toUndefined(status.conditions) ?? [];
      if (O.isSome(getOption(status))) assertSame(changed, set(condition)(status));
      else assertSame(changed.conditions, O.some([...before, condition]));
    }),
    { numRuns: 200 },
  );
});

// -----------------------------------------------------------------------------
// prisms
// -----------------------------------------------------------------------------

for (const [name, { codec, prism: { getOption, reverseGet } }] of Object.entries(PRISMS)) {
  Deno.test(`${name} is lawful`, () => {
    fc.assert(
      fc.property(valueOf(ContainerState), valueOf(codec), (s, a) => {
        assertSame(getOption(reverseGet(a)), O.some(a));
        const found = getOption(s);
        if (O.isSome(found)) assertSame(reverseGet(found.value), s);
      }),
      { numRuns: 200 },
    );
  });

  Deno.test(`${name} is the case of a state of which nothing else is set`, () => {
    fc.assert(
      fc.property(valueOf(ContainerState), (s) => {
        const members: Readonly<Record<string, O.Option<unknown>>> = {
          waitingState: s.waiting,
          runningState: s.running,
          terminatedState: s.terminated,
        };
        const isCase = Object.values(members).filter(O.isSome).length === 1 &&
          O.isSome(members[name]) && s[unknownFields] === undefined;
        assertEquals(O.isSome(getOption(s)), isCase);
      }),
      { numRuns: 200 },
    );
  });
}

// -----------------------------------------------------------------------------
// traversals
// -----------------------------------------------------------------------------

for (const [name, { key, itemsOf, traversal }] of Object.entries(TRAVERSALS)) {
  type Item = Readonly<Record<string, unknown>>;
  const f = (a: Item): Item => ({ ...a, [key]: `${a[key]}'` });
  const g = (a: Item): Item => ({ ...a, [key]: `"${a[key]}` });

  Deno.test(`${name} is lawful`, () => {
    fc.assert(
      fc.property(valueOf(PodStatus), (s) => {
        assertSame(T.modify((a: Item) => a)(traversal)(s), s);
        const once = T.modify((a: Item) => f(g(a)))(traversal)(s);
        assertSame(T.modify(f)(traversal)(T.modify(g)(traversal)(s)), once);
      }),
      { numRuns: 100 },
    );
  });

  Deno.test(`${name} visits each item once, in order, and nothing else`, () => {
    const unnamed = T.modify((a: Item) => ({ ...a, [key]: "" }))(traversal);
    fc.assert(
      fc.property(valueOf(PodStatus), (s) => {
        assertEquals(T.getAll(s)(traversal), itemsOf(s));
        const changed = T.modify(f)(traversal)(s);
        assertSame(itemsOf(changed), itemsOf(s).map(f));
        assertSame(unnamed(changed), unnamed(s));
      }),
      { numRuns: 100 },
    );
  });
}

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
  assertDeeplyFrozen(changed);
});

Deno.test("monocle-ts' modify changes a field through a lens", () => {
  const more = pipe(containerStatusLens.restartCount, L.modify((n) => n + 1));
  const changed = pipe(containerStatusByName("app"), Op.modify(more))(status);
  assertEquals(
    T.getAll(changed)(T.composeLens(containerStatusLens.restartCount)(eachContainerStatus)),
    [3],
  );
  assertDeeplyFrozen(changed);
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
    T.composePrism(runningState),
    T.composeLens(lenses(ContainerStateRunning).startedAt),
    T.some,
  );
  const now = decoded(Time, "2026-02-01T00:00:00Z");
  assertEquals<ReadonlyArray<string>>(T.getAll(status)(starts), ["2026-01-01T00:00:00Z"]);
  const changed = T.modify(() => now)(starts)(status);
  assertEquals(T.getAll(changed)(starts), [now]);
  assertDeeplyFrozen(changed);
});

Deno.test("terminatedState composes with a lens", () => {
  const exitCode = pipe(terminatedState, P.composeLens(lenses(ContainerStateTerminated).exitCode));
  const state = decoded(ContainerState, { terminated: { exitCode: 137 } });
  assertEquals(exitCode.getOption(state), O.some(137));
  assertEquals(ContainerState.encode(exitCode.set(0)(state)), { terminated: { exitCode: 0 } });
});

Deno.test("lenses() takes the API's Status, which is not that of a pod", () => {
  const failure = decoded(Status, { status: "Failure", code: 410 });
  assertEquals(lenses(Status).code.get(failure), O.some(410));
});

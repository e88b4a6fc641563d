import { assert, assertEquals, assertFalse, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import * as L from "monocle-ts/lib/Lens.js";
import * as Op from "monocle-ts/lib/Optional.js";
import * as T from "monocle-ts/lib/Traversal.js";
import {
  emptyPodStatus,
  Pod,
  PodCondition,
  podLens,
  PodStatus,
  podStatusLens,
} from "@k8s-fp/pod-status";
import {
  assertDeeplyFrozen,
  decoded,
  isDeeplyMutable,
  models,
  spoil,
  textOf,
  thawed,
  valueOf,
} from "../_arbitrary.ts";
import { lensesOf, OPTIONALS, PRISMS, TRAVERSALS } from "./_optics.ts";

const RUNS = { numRuns: 30 };

/** Asserts of a change that its result is frozen, and that no change of the value that was set reaches it. */
function assertOwnsWhatIsSet<S, A>(set: (a: A) => S, value: A): void {
  const own = thawed(value);
  const changed = set(own);
  assertDeeplyFrozen(changed);
  assert(isDeeplyMutable(own));
  const before = textOf(changed);
  spoil(own);
  assertEquals(textOf(changed), before);
}

for (const model of models) {
  Deno.test(`the lenses of ${model.name} change what nobody can change, and nothing else`, () => {
    const record = valueOf(model);
    fc.assert(
      fc.property(record, record, (s, other) => {
        const before = textOf(s);
        for (const lens of Object.values(lensesOf(model))) {
          const value = lens.get(other);
          assertDeeplyFrozen(lens.get(s));
          assertOwnsWhatIsSet((a) => lens.set(a)(s), value);
          assertOwnsWhatIsSet((a) => L.modify(() => a)(lens)(s), value);
        }
        assertEquals(textOf(s), before);
      }),
      { numRuns: 10 },
    );
  });
}

for (const [name, { codec, key, itemsOf, optionalOf }] of Object.entries(OPTIONALS)) {
  Deno.test(`${name}() changes what nobody can change, and nothing else`, () => {
    fc.assert(
      fc.property(valueOf(PodStatus), valueOf(codec), (status, item) => {
        const before = textOf(status);
        for (const found of itemsOf(status)) {
          const optional = optionalOf(String(found[key]));
          assertOwnsWhatIsSet((a) => optional.set(a)(status), item);
          assertOwnsWhatIsSet(
            (a) => Op.modify<typeof item, typeof item>(() => a)(optional)(status),
            item,
          );
        }
        assertEquals(textOf(status), before);
      }),
      RUNS,
    );
  });
}

for (const [name, { codec, traversal }] of Object.entries(TRAVERSALS)) {
  Deno.test(`${name} changes what nobody can change, and nothing else`, () => {
    fc.assert(
      fc.property(valueOf(PodStatus), valueOf(codec), (status, item) => {
        const before = textOf(status);
        assertOwnsWhatIsSet((a: typeof item) => T.modify(() => a)(traversal)(status), item);
        assertEquals(textOf(status), before);
      }),
      RUNS,
    );
  });
}

for (const [name, { codec, prism }] of Object.entries(PRISMS)) {
  Deno.test(`${name} makes a state that nobody can change`, () => {
    fc.assert(
      fc.property(valueOf(codec), (a) => assertOwnsWhatIsSet(prism.reverseGet, a)),
      RUNS,
    );
  });
}

Deno.test("podStatusLens sets a copy of a list that its owner goes on to change", () => {
  const condition = { ...decoded(PodCondition, { type: "Ready", status: "True" }) };
  const conditions = [condition];
  const status = podStatusLens.conditions.set(O.some(conditions))(emptyPodStatus);
  conditions.push(condition);
  condition.status = "False";
  assertEquals(PodStatus.encode(status), { conditions: [{ type: "Ready", status: "True" }] });
  assertFalse(Object.isFrozen(conditions));
});

Deno.test("a lens returns the record itself where what it sets stands there, also in an Option made anew", () => {
  const pod = decoded(Pod, { status: { message: "m", conditions: [] } });
  const sameMessage = O.map<PodStatus, PodStatus>((status) =>
    podStatusLens.message.set(O.some("m"))(status)
  );
  assertStrictEquals(pipe(podLens.status, L.modify(sameMessage))(pod), pod);
  assertStrictEquals(podLens.status.set(pod.status)(pod), pod);
});

Deno.test("a lens freezes what a copy of a frozen status holds, however the copy was made", () => {
  const message = O.some("m");
  const { ...spread } = { ...decoded(PodStatus, { phase: "Running" }), message };
  const copies = [
    spread,
    Object.freeze({ ...spread }),
    Object.assign({}, emptyPodStatus, { message }),
  ];
  const bySpread = podStatusLens.phase.set(O.some("Failed"))(Object.freeze({ ...spread }));
  for (const status of [...copies, bySpread]) {
    assertDeeplyFrozen(podLens.status.set(O.some(status))(decoded(Pod, {})));
    assertDeeplyFrozen(podLens.status.set(Object.freeze(O.some(status)))(decoded(Pod, {})));
  }
  assertFalse(Object.isFrozen(message));
});

Deno.test("podStatusLens sets a copy of a frozen list of which one item may change", () => {
  const ready = decoded(PodCondition, { type: "Ready", status: "True" });
  const last = { ...ready, type: "Initialized" };
  const conditions = Object.freeze([ready, last]);
  const status = podStatusLens.conditions.set(O.some(conditions))(emptyPodStatus);
  last.status = "False";
  assertDeeplyFrozen(status);
  assertEquals(PodStatus.encode(status).conditions?.map(({ status }) => status), ["True", "True"]);
});

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import * as O from "fp-ts/lib/Option.js";
import * as podStatus from "@k8s-fp/pod-status";
import { type Counts, fleetMonoid, type FleetSummary, foldPods, Pod } from "@k8s-fp/pod-status";
import { textOf, texts, valueOf } from "../_arbitrary.ts";

/** A monoid, with values for which its laws hold. */
interface Tried<A> {
  /** The export that it is, or that makes it. */
  readonly name: string;
  readonly says: string;
  readonly monoid: Monoid<A>;
  readonly values: fc.Arbitrary<A>;
  readonly isCommutative: boolean;
}

function tried<A>(of: Tried<A>): Tried<unknown> {
  return of as unknown as Tried<unknown>;
}

const counts: fc.Arbitrary<Counts> = fc.array(fc.tuple(texts, fc.nat(1000)), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));

const names = fc.constantFrom(O.none, O.some("a"), O.some("b"), O.some("constructor"));
const restartedPods = fc.array(
  fc.record({
    cluster: names,
    namespace: names,
    name: names,
    restarts: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 4 },
);

/** Summaries that name at most so many pods, of pods that no generator of pods would make. */
function summaries(top?: number): fc.Arbitrary<FleetSummary> {
  const { concat, empty } = fleetMonoid(top);
  const made: { readonly [K in keyof FleetSummary]: fc.Arbitrary<FleetSummary[K]> } = {
    total: fc.nat(1000),
    failures: fc.nat(1000),
    problems: fc.nat(1000),
    restarts: fc.nat(1000),
    oomKills: fc.nat(1000),
    byCluster: counts,
    byPhase: counts,
    byVerdict: counts,
    byReason: counts,
    byNode: counts,
    byNamespace: counts,
    problemsByNode: counts,
    problemsByNamespace: counts,
    failingImages: counts,
    topRestarts: restartedPods,
  };
  // The list of a summary is in order, as is every list of pods added to that of no pod.
  return fc.record(made).map((summary) => concat(summary, empty));
}

/** Summaries of pods that decode. */
function folded(top?: number): fc.Arbitrary<FleetSummary> {
  return fc.array(valueOf(Pod), { maxLength: 2 })
    .map(foldPods(Date.UTC(2026, 0, 1), top === undefined ? {} : { top }));
}

const TRIED: ReadonlyArray<Tried<unknown>> = [
  ...[undefined, 0, 2].map((top) =>
    tried({
      name: "fleetMonoid",
      says: `fleetMonoid(${top ?? ""})`,
      monoid: fleetMonoid(top),
      values: fc.oneof(summaries(top), folded(top)),
      isCommutative: true,
    })
  ),
];

/** The merges of what codecs decode, which instance_laws_test.ts tries on every codec. */
const MERGES = ["getMonoid", "getSemigroup"];

Deno.test("the laws are tried on every monoid that the module exports", () => {
  const exported = Object.entries<unknown>(podStatus).filter(([name, value]) =>
    /(Monoid|Semigroup)$/.test(name) ||
    typeof value === "object" && value !== null && Object.hasOwn(value, "concat")
  );
  const names = [...new Set(TRIED.map(({ name }) => name)), ...MERGES];
  assertEquals(exported.map(([name]) => name).toSorted(), names.toSorted());
});

for (const { says, monoid: { concat, empty }, values, isCommutative } of TRIED) {
  Deno.test(`${says} is associative, and its empty value changes nothing`, () => {
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        assertEquals(textOf(concat(concat(x, y), z)), textOf(concat(x, concat(y, z))));
        assertEquals(textOf(concat(x, empty)), textOf(x));
        assertEquals(textOf(concat(empty, x)), textOf(x));
      }),
    );
  });

  Deno.test(`${says} ${isCommutative ? "is" : "is not"} commutative`, () => {
    const law = fc.property(values, values, (x, y) => {
      assertEquals(textOf(concat(x, y)), textOf(concat(y, x)));
    });
    if (isCommutative) fc.assert(law);
    else assert(fc.check(law, { numRuns: 1000 }).failed);
  });
}

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as podStatus from "@k8s-fp/pod-status";
import {
  activePodsOrd,
  loggingOrd,
  Pod,
  Quantity,
  quantityOrd,
  Time,
  timeOrd,
  toEpochMillis,
} from "@k8s-fp/pod-status";
import { decoded, quantities, times, valueOf } from "../_arbitrary.ts";

interface Equality<A> {
  readonly equals: (x: A, y: A) => boolean;
}

interface Order<A> extends Equality<A> {
  readonly compare: (x: A, y: A) => number;
}

/** An order, with values of which many are equal in it. */
interface Tried<A> {
  readonly ord: Order<A>;
  readonly values: fc.Arbitrary<A>;
  /** The equality that the module exports beside it. */
  readonly eq?: Equality<A>;
}

function tried<A>(of: Tried<A>): Tried<unknown> {
  return of as unknown as Tried<unknown>;
}

const someTimes = fc.oneof(
  times,
  fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.0Z", "2026-01-01T01:00:00+01:00"),
).map((text) => decoded(Time, text));

const someQuantities = fc.oneof(
  quantities,
  fc.constantFrom("1", "1000m", "1e0", "1Ki", "1024", "0", "-0Mi"),
).map((text) => decoded(Quantity, text));

const instants = fc.constantFrom(
  undefined,
  "2026-01-01T00:00:00Z",
  "2026-01-01T01:00:00+01:00",
  "2026-01-01T00:00:01Z",
);
const containers = fc.constantFrom("proxy", "fetch").chain((name) =>
  fc.array(
    fc.nat(2).map((restartCount) => ({ name, ready: true, image: "", imageID: "", restartCount })),
    { maxLength: 2 },
  )
);

/** Pods that differ only in what an order asks, by few values each: most orders see some as equal. */
const rankedPods: fc.Arbitrary<Pod> = fc.record({
  metadata: fc.record({ creationTimestamp: instants, deletionTimestamp: instants }),
  spec: fc.record({
    nodeName: fc.constantFrom(undefined, "", "a", "b"),
    initContainers: fc.constantFrom([], [{ name: "proxy", restartPolicy: "Always" }]),
  }),
  status: fc.record({
    phase: fc.constantFrom(undefined, "Pending", "Running", "Unknown", "Failed"),
    conditions: fc.record({
      type: fc.constant("Ready"),
      status: fc.constantFrom("True", "False"),
      lastTransitionTime: instants,
    }).map((ready) => [ready]),
    containerStatuses: containers,
    initContainerStatuses: containers,
  }),
}, { requiredKeys: [] }).map((pod) => decoded(Pod, pod));

const somePods = fc.oneof({ weight: 4, arbitrary: rankedPods }, {
  weight: 1,
  arbitrary: valueOf(Pod),
});

/** Every order that the module exports. Those of pods are preorders: different pods tie. */
const ORDERS: Readonly<Record<string, Tried<unknown>>> = {
  activePodsOrd: tried({ ord: activePodsOrd, values: somePods }),
  loggingOrd: tried({ ord: loggingOrd, values: somePods }),
  quantityOrd: tried({ ord: quantityOrd, values: someQuantities }),
  timeOrd: tried({ ord: timeOrd, values: someTimes }),
};

function exportsWith(member: string): ReadonlyArray<unknown> {
  return Object.values<unknown>(podStatus).filter((value) =>
    typeof value === "object" && value !== null && Object.hasOwn(value, member)
  );
}

Deno.test("the laws are tried on every order and equality that the module exports", () => {
  const orders = Object.values(ORDERS);
  const exported = Object.keys(podStatus).filter((name) => name.endsWith("Ord"));
  assertEquals(exported.toSorted(), Object.keys(ORDERS));
  assertEquals(new Set(exportsWith("compare")), new Set(orders.map(({ ord }) => ord)));
  const ofCodecs = exportsWith("decode");
  assertEquals(
    new Set(exportsWith("equals").filter((value) => !ofCodecs.includes(value))),
    new Set(orders.map(({ ord }) => ord)),
  );
});

for (const [name, { ord: { compare, equals }, values }] of Object.entries(ORDERS)) {
  Deno.test(`${name} is a total order of what it tells apart`, () => {
    let ties = 0;
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        for (const [a, b, c] of [[x, y, z], [y, z, x], [z, x, y]]) {
          assertEquals(compare(a, a), 0);
          assertEquals(compare(a, b) + compare(b, a), 0);
          if (compare(a, b) <= 0 && compare(b, c) <= 0) assert(compare(a, c) <= 0);
          if (compare(a, b) === 0) {
            ties++;
            assertEquals(compare(a, c), compare(b, c));
          }
        }
      }),
      { numRuns: 1000 },
    );
    assert(ties >= 10, `only ${ties} ties were tried`);
  });

  Deno.test(`${name} and its equality agree, and it is an equivalence`, () => {
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        assert(equals(x, x));
        assertEquals(equals(x, y), compare(x, y) === 0);
        assertEquals(equals(x, y), equals(y, x));
        if (equals(x, y) && equals(y, z)) assert(equals(x, z));
      }),
      { numRuns: 1000 },
    );
  });
}

/** The instant in nanoseconds, by the platform's calendar. */
function nanosOf(time: string): bigint {
  const [, local, fraction = "", sign, hours, minutes] =
    /^(.{19})(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(time) ?? [];
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (+hours * 60 + +minutes) * 60_000;
  return BigInt(Date.parse(`${local}Z`) - offset) * 1_000_000n +
    BigInt(fraction.padEnd(9, "0").slice(0, 9));
}

Deno.test("timeOrd compares nanoseconds, toEpochMillis() rounds them down", () => {
  fc.assert(
    fc.property(someTimes, someTimes, (x, y) => {
      const [a, b] = [nanosOf(x), nanosOf(y)];
      assertEquals(timeOrd.compare(x, y), a < b ? -1 : a > b ? 1 : 0);
      assertEquals(
        BigInt(toEpochMillis(x)),
        (a - ((a % 1_000_000n) + 1_000_000n) % 1_000_000n) / 1_000_000n,
      );
    }),
    { numRuns: 500 },
  );
});

/** The amount in nanos as Kubernetes reads it: rounded away from zero, with a binary suffix at most 2^63 - 1. */
function nanosOfQuantity(quantity: string): bigint {
  const [, sign, whole, fraction = "", suffix] =
    /^([+-]?)(\d*)\.?(\d*)(\D*|e-?\d+)$/.exec(quantity) ?? [];
  const powerOfTen = suffix.startsWith("e")
    ? BigInt(suffix.slice(1))
    : BigInt(3 * (["n", "u", "m", "", "k", "M", "G", "T", "P", "E"].indexOf(suffix) - 3));
  const isBinary = suffix.endsWith("i");
  const factor = isBinary ? 1024n ** BigInt("KMGTPE".indexOf(suffix.charAt(0)) + 1) : 1n;
  // In units of 1e-40, finer than any fraction with any exponent here.
  const exact = BigInt(`0${whole}${fraction}`) * factor *
    10n ** (40n - BigInt(fraction.length) + (isBinary ? 0n : powerOfTen));
  const unit = 10n ** 31n;
  const nanos = (exact + unit - 1n) / unit;
  const max = (2n ** 63n - 1n) * 10n ** 9n;
  const capped = isBinary && nanos > max ? max : nanos;
  return sign === "-" ? -capped : capped;
}

Deno.test("quantityOrd compares amounts exactly", () => {
  fc.assert(
    fc.property(someQuantities, someQuantities, (x, y) => {
      const [a, b] = [nanosOfQuantity(x), nanosOfQuantity(y)];
      assertEquals(quantityOrd.compare(x, y), a < b ? -1 : a > b ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

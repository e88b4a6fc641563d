import { countBy, type Counts } from "@k8s-fp/pod-status";
import { topMonoid } from "../../src/fleet/_top.ts";
import { countsMonoid } from "../../src/fleet/counts.ts";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as N from "fp-ts/lib/number.js";
import * as O from "fp-ts/lib/Option.js";
import { isDeeplyFrozen, textOf, texts } from "../_arbitrary.ts";

const counts: fc.Arbitrary<Counts> = fc.array(fc.tuple(texts, fc.nat())).map(Object.fromEntries);

Deno.test("countsMonoid is associative and commutative, and its empty counts change nothing", () => {
  const { concat, empty } = countsMonoid;
  fc.assert(fc.property(counts, counts, counts, (x, y, z) => {
    assertEquals(textOf(concat(concat(x, y), z)), textOf(concat(x, concat(y, z))));
    assertEquals(textOf(concat(x, y)), textOf(concat(y, x)));
    assertEquals(textOf([concat(empty, x), concat(x, empty)]), textOf([x, x]));
  }));
});

Deno.test("countBy() of two parts is countBy() of the whole, under countsMonoid", () => {
  const count = countBy((key: string) => key);
  fc.assert(fc.property(fc.array(texts), fc.array(texts), (xs, ys) => {
    const whole = count([...xs, ...ys]);
    assertEquals(textOf(countsMonoid.concat(count(xs), count(ys))), textOf(whole));
    assertEquals(Object.values(whole).reduce((sum, n) => sum + n, 0), xs.length + ys.length);
    assert(isDeeplyFrozen(whole));
  }));
});

Deno.test("countBy() counts what has no key as <none>", () => {
  const keys = [O.none, O.some(""), O.some("a")];
  assertEquals(countBy((key: O.Option<string>) => key)(keys), { "<none>": 2, a: 1 });
  assertEquals(countBy((key: string) => key)([""]), { "<none>": 1 });
});

Deno.test("Counts have the names of Object.prototype as keys of their own", () => {
  const count = countBy((key: string) => key);
  const sum = countsMonoid.concat(count(["__proto__", "constructor"]), count(["__proto__"]));
  assertEquals(Object.entries(sum), [["__proto__", 2], ["constructor", 1]]);
});

Deno.test("topMonoid() keeps the greatest, in any order of many lists of one", () => {
  fc.assert(fc.property(fc.array(fc.nat(20)), fc.nat(5), (items, n) => {
    const { concat, empty } = topMonoid(n, N.Ord);
    const top = items.reduce<ReadonlyArray<number>>((found, item) => concat(found, [item]), empty);
    assertEquals(top, items.toSorted((x, y) => y - x).slice(0, n));
    assert(isDeeplyFrozen(top));
  }));
});

Deno.test("topMonoid() is associative, keeps the order of equal items, and its empty list changes nothing", () => {
  const byFirst = { ...N.Ord, compare: ([x]: Item, [y]: Item) => N.Ord.compare(x, y) };
  type Item = readonly [number, number];
  const { concat, empty } = topMonoid<Item>(3, { ...byFirst, equals: ([x], [y]) => x === y });
  const lists = fc.array(fc.tuple(fc.nat(3), fc.nat()), { maxLength: 4 })
    .map((items) => concat(items, []));
  fc.assert(fc.property(lists, lists, lists, (x, y, z) => {
    assertEquals(concat(concat(x, y), z), concat(x, concat(y, z)));
    assertEquals([concat(empty, x), concat(x, empty)], [x, x]);
  }));
});

Deno.test.each([0, -1, NaN])("topMonoid(%d) keeps nothing", (n) => {
  assertEquals(topMonoid(n, N.Ord).concat([2], [1]), []);
});

import { parseLabelSelector, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

/** The pods to select from: each is its labels. */
const LABELS: ReadonlyArray<Readonly<Record<string, string>>> = [
  {},
  { app: "web" },
  { app: "db", "example.com/shard": "9" },
  { app: "", "example.com/shard": "010" },
  { in: "notin", "example.com/shard": "x" },
  { "example.com/shard": "-1" },
  { "example.com/shard": "9223372036854775808" },
];
const PODS = LABELS.map((labels) => decoded(Pod, { metadata: { labels } }));

/** The indices of the pods that a selector selects. */
function selected(selector: string): ReadonlyArray<number> {
  const selects = parseLabelSelector(selector);
  assert(selects._tag === "Right", selector);
  return PODS.flatMap((pod, i) => selects.right(pod) ? [i] : []);
}

const ALL = PODS.map((_, i) => i);

Deno.test.each([
  { selector: "", pods: ALL },
  { selector: " \t\r\n", pods: ALL },
  { selector: "app", pods: [1, 2, 3] },
  { selector: "!app", pods: [0, 4, 5, 6] },
  { selector: " ! app ", pods: [0, 4, 5, 6] },
  { selector: "app=web", pods: [1] },
  { selector: "app == web", pods: [1] },
  { selector: "app!=web", pods: [0, 2, 3, 4, 5, 6] },
  { selector: "app=", pods: [3] },
  { selector: "app=,example.com/shard", pods: [3] },
  { selector: "app in (web,db)", pods: [1, 2] },
  { selector: "app in(web ,\tdb)", pods: [1, 2] },
  { selector: "app in ()", pods: [3] },
  { selector: "app in (,web)", pods: [1, 3] },
  { selector: "app in (web,)", pods: [1, 3] },
  { selector: "app in (web,,db)", pods: [1, 2, 3] },
  { selector: "app notin (web,db)", pods: [0, 3, 4, 5, 6] },
  { selector: "in in (in,notin)", pods: [4] },
  { selector: "in=notin", pods: [4] },
  { selector: "notin", pods: [] },
  { selector: "constructor", pods: [] },
  { selector: "example.com/shard>8", pods: [2, 3] },
  { selector: "example.com/shard>0009", pods: [3] },
  { selector: "example.com/shard<10", pods: [2, 5] },
  { selector: "example.com/shard<9223372036854775807", pods: [2, 3, 5] },
  { selector: "app,example.com/shard,app!=db", pods: [3] },
])("parseLabelSelector() selects by $selector", ({ selector, pods }) => {
  assertEquals(selected(selector), pods);
});

const KEY = "a label key such as app or example.com/app, with at most 63 characters in its name";
const VALUE =
  "a label value: at most 63 letters, digits, -, _ and ., a letter or digit at both ends";
const OPERATOR = "an operator (= == != in notin > <), a comma or the end";
const INTEGER = "an integer from 0 to 9223372036854775807";

Deno.test.each([
  { selector: ",", at: 0, found: '","', expected: KEY },
  { selector: "app,", at: 4, found: "the end", expected: KEY },
  { selector: "app,,tier", at: 4, found: '","', expected: KEY },
  { selector: "!", at: 1, found: "the end", expected: KEY },
  { selector: "!!app", at: 1, found: '"!"', expected: KEY },
  { selector: "-app", at: 0, found: '"-app"', expected: KEY },
  { selector: "Example.com/app", at: 0, found: '"Example.com/app"', expected: KEY },
  { selector: "example.com/app/web", at: 0, found: '"example.com/app/web"', expected: KEY },
  { selector: "/app", at: 0, found: '"/app"', expected: KEY },
  { selector: "!app=web", at: 4, found: '"="', expected: "a comma or the end" },
  { selector: "app web", at: 4, found: '"web"', expected: OPERATOR },
  { selector: "app IN (web)", at: 4, found: '"IN"', expected: OPERATOR },
  { selector: "app=web db", at: 8, found: '"db"', expected: "a comma or the end" },
  { selector: "app===web", at: 5, found: '"="', expected: VALUE },
  { selector: "app=a/b", at: 4, found: '"a/b"', expected: VALUE },
  { selector: "app=web\0", at: 4, found: '"web\\u0000"', expected: VALUE },
  { selector: "app=\u00a0web", at: 4, found: '"\u00a0web"', expected: VALUE },
  { selector: "app in web", at: 7, found: '"web"', expected: "(" },
  { selector: "app in (web", at: 11, found: "the end", expected: "a comma or )" },
  { selector: "app in (web db)", at: 12, found: '"db"', expected: "a comma or )" },
  { selector: "app in (=)", at: 8, found: '"="', expected: "a label value, a comma or )" },
  { selector: "app in (web,-)", at: 12, found: '"-"', expected: VALUE },
  { selector: "shard>", at: 6, found: "the end", expected: INTEGER },
  { selector: "shard>x", at: 6, found: '"x"', expected: INTEGER },
  { selector: "shard>9x", at: 6, found: '"9x"', expected: INTEGER },
  { selector: "shard<-1", at: 6, found: '"-1"', expected: INTEGER },
  {
    selector: "shard<9223372036854775808",
    at: 6,
    found: '"9223372036854775808"',
    expected: INTEGER,
  },
])("parseLabelSelector() refuses $selector", ({ selector, at, found, expected }) => {
  assertEquals(
    parseLabelSelector(selector),
    E.left(`character ${at}: found ${found}, expected ${expected}`),
  );
});

Deno.test("parseLabelSelector() bounds the lengths of names, prefixes and values", () => {
  const isTaken = (selector: string) => E.isRight(parseLabelSelector(selector));
  const a = (times: number) => "a".repeat(times);
  assertEquals([isTaken(a(63)), isTaken(a(64))], [true, false]);
  assertEquals([isTaken(`${a(253)}/a`), isTaken(`${a(254)}/a`)], [true, false]);
  assertEquals([isTaken(`a=${a(63)}`), isTaken(`a=${a(64)}`)], [true, false]);
  assertEquals(isTaken(`${a(253)}/${a(63)}`), true);
});

Deno.test.each([
  { prefix: "a", taken: true },
  { prefix: "a.b", taken: true },
  { prefix: "0.example", taken: true },
  { prefix: "a-b--c.d-e--f", taken: true },
  { prefix: "a.", taken: false },
  { prefix: "a..b", taken: false },
  { prefix: "a-", taken: false },
  { prefix: "a.-b", taken: false },
  { prefix: "a_b", taken: false },
])("parseLabelSelector() takes a key with the prefix $prefix: $taken", ({ prefix, taken }) => {
  assertEquals(E.isRight(parseLabelSelector(`${prefix}/app`)), taken);
});

Deno.test("parseLabelSelector() shows at most 100 characters of what it refuses", () => {
  const dashes = "-".repeat(100);
  assertEquals(
    [dashes, `${dashes}-`].map((value) => parseLabelSelector(`app=${value}`)),
    [dashes, `${dashes}…`].map((shown) =>
      E.left(`character 4: found "${shown}", expected ${VALUE}`)
    ),
  );
});

const words = fc.constantFrom("app", "tier", "web", "1", "in", "notin", "a/b/c", "é");
const symbols = fc.constantFrom("=", "==", "!=", "!", "(", ")", ",", ">", "<", " ", "\n");
const selectors = fc.oneof(
  fc.array(fc.oneof(words, symbols), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 8 }),
);

Deno.test("parseLabelSelector() of any text selects, or tells in one line what it found where", () => {
  fc.assert(fc.property(selectors, valueOf(Pod), (selector, pod) => {
    const selects = parseLabelSelector(selector);
    if (selects._tag === "Right") assertEquals(typeof selects.right(pod), "boolean");
    else assertMatch(selects.left, /^character \d+: found .+, expected .+$/);
  }));
});

Deno.test("parseLabelSelector() joins requirements by and, in whatever order", () => {
  const requirement = selectors.filter((selector) =>
    selector.trim() !== "" && E.isRight(parseLabelSelector(selector))
  );
  fc.assert(fc.property(requirement, requirement, (x, y) => {
    const both = selected(x).filter((i) => selected(y).includes(i));
    assertEquals(selected(`${x},${y}`), both);
    assertEquals(selected(`${y} , ${x}`), both);
  }));
});

Deno.test("parseLabelSelector() negates: != and notin select what = and in do not", () => {
  const values = fc.constantFrom("web", "db", "", "x");
  fc.assert(fc.property(values, values, (x, y) => {
    const notIn = (pods: ReadonlyArray<number>) => ALL.filter((i) => !pods.includes(i));
    assertEquals(selected(`app!=${x}`), notIn(selected(`app=${x}`)));
    assertEquals(selected(`app notin (${x},${y})`), notIn(selected(`app in (${x},${y})`)));
    assertEquals(selected("!app"), notIn(selected("app")));
  }));
});

Deno.test("parseLabelSelector() compares all digits of an int64, which no double has", () => {
  const max = 9223372036854775807n;
  for (const bound of [2n ** 53n, 2n ** 53n + 1n, 10n ** 18n, max - 1n]) {
    const of = (label: bigint, selector: string) => {
      const selects = parseLabelSelector(selector);
      assert(selects._tag === "Right", selector);
      return selects.right(decoded(Pod, { metadata: { labels: { shard: String(label) } } }));
    };
    const labels = [bound - 1n, bound, bound + 1n];
    assertEquals(labels.map((label) => of(label, `shard>${bound}`)), [false, false, true]);
    assertEquals(labels.map((label) => of(label, `shard<${bound}`)), [true, false, false]);
  }
});

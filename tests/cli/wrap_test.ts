import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { gridOf } from "../../src/cli/grid.ts";
import { widthOf } from "../../src/cli/width.ts";
import { wrap } from "../../src/cli/wrap.ts";

const words = fc.array(
  fc.oneof(
    fc.stringMatching(/^[a-z]{1,12}$/),
    fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9.-]{1,12}){1,4}:v1$/),
    fc.constantFrom("日本語", "größe", "👩‍🚀"),
  ),
  { minLength: 1, maxLength: 30 },
);
const width = fc.integer({ min: 4, max: 80 });

/** The columns of a paragraph: letters that take two are never cut in two. */
const WIDEST = 2;

Deno.test("wrap() makes no line wider than there is room", () => {
  fc.assert(fc.property(words, width, (words, width) => {
    for (const line of wrap(words.join(" "), width)) {
      assert(widthOf(line) <= Math.max(width, WIDEST));
    }
  }));
});

Deno.test("wrap() keeps every sign but blanks, in order", () => {
  const signs = (text: string) => text.replace(/\s/g, "");
  fc.assert(fc.property(words, width, (words, width) => {
    const text = words.join(" ");
    assertEquals(signs(wrap(text, width).join("")), signs(text));
  }));
});

Deno.test("wrap() breaks no word that fits into a line, and no longer one between letters without need", () => {
  fc.assert(fc.property(words, width, (words, width) => {
    const lines = wrap(words.join(" "), width);
    const whole = new Set(lines.flatMap((line) => line.split(" ")));
    const fitting = words.filter((word) => widthOf(word) <= width);
    assertEquals(fitting.filter((word) => !whole.has(word)), []);
  }));
  assertEquals(wrap("at registry.example/shop/search:v1.31.0", 25), [
    "at registry.example/shop/",
    "search:v1.31.0",
  ]);
});

Deno.test("wrap() keeps the lines of a text, empty ones too", () => {
  assertEquals(wrap("a\n\n  b", 10), ["a", "", "  b"]);
  assertEquals(wrap("", 10), [""]);
});

Deno.test("gridOf() starts each column below its header, however its cells are wrapped", () => {
  const row = fc.tuple(
    fc.stringMatching(/^[a-z/-]{1,40}$/),
    fc.stringMatching(/^[a-z]{1,6}$/),
    words,
  );
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
    const cells = [["FIRST", "SECOND", "THIRD"], ...rows.map(([a, b, c]) => [a, b, c.join(" ")])];
    const text = gridOf(
      cells.map((row) => row.map((text) => ({ text, tone: "plain" as const }))),
      { width: 80, paint: () => (text) => text },
    );
    const lines = text.split("\n").slice(0, -1);
    const second = lines[0].indexOf("SECOND");
    assert(lines.every((line) => widthOf(line) <= 80), text);
    for (const [, b] of rows) assert(lines.some((line) => line.startsWith(b, second)), text);
  }));
});

import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { tableText } from "../../src/cli/table.ts";

const cell = fc.stringMatching(/^[!-~]{1,12}$/);
const rows = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })
);

function textOf(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  before?: ReadonlyArray<number>,
): string {
  return tableText(rows.map((cells) => ({ cells })), before);
}

function linesOf(text: string): ReadonlyArray<string> {
  const lines = text.split("\n");
  assertEquals(lines.pop(), "", "the last line is closed");
  return lines;
}

Deno.test("tableText() keeps every cell", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(textOf(rows)).map((line) => line.split(/ +/)), rows);
  }));
});

Deno.test("tableText() lets a column begin three blanks after the widest cell before it", () => {
  fc.assert(fc.property(rows, (rows) => {
    const lines = linesOf(textOf(rows));
    let start = 0;
    for (const i of rows[0].keys()) {
      rows.forEach((row, at) => assertEquals(lines[at].slice(start).split(" ")[0], row[i]));
      start += Math.max(...rows.map((row) => row[i].length)) + 3;
    }
  }));
});

Deno.test("tableText() lets columns of later rows begin where those of earlier ones did, or behind", () => {
  fc.assert(fc.property(rows, (rows) => {
    const [first] = rows;
    const widths = first.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
    assertEquals(textOf([first], widths), `${linesOf(textOf(rows))[0]}\n`);
    const wide = first.map((cell) => cell.repeat(13));
    assertEquals(textOf([wide], widths), `${wide.join("   ")}\n`);
  }));
});

Deno.test("tableText() ends no line with a blank", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(textOf(rows)).filter((line) => line.endsWith(" ")), []);
  }));
});

Deno.test("tableText() of no rows is empty", () => {
  assertEquals(textOf([], [3, 4]), "");
});

Deno.test("tableText() aligns wide characters by the columns that they take", () => {
  assertEquals(textOf([["日本", "1"], ["größe", "2"]]), "日本    1\ngröße   2\n");
});

Deno.test("tableText() paints the line after it was aligned", () => {
  const rows = [{ cells: ["a", "b"], paint: (line: string) => `<${line}>` }, {
    cells: ["ccc", "d"],
  }];
  assertEquals(tableText(rows), "<a     b>\nccc   d\n");
});

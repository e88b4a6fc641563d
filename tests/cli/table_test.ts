import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Table, tableOf as tableOfRows } from "../../src/cli/table.ts";

const cell = fc.stringMatching(/^[!-~]{1,12}$/);
const rows = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })
);

function tableOf(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  before?: ReadonlyArray<number>,
): Table {
  return tableOfRows(rows.map((cells) => ({ cells })), before);
}

function linesOf(text: string): ReadonlyArray<string> {
  const lines = text.split("\n");
  assertEquals(lines.pop(), "", "the last line is closed");
  return lines;
}

Deno.test("tableOf() keeps every cell", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(tableOf(rows).text).map((line) => line.split(/ +/)), rows);
  }));
});

Deno.test("tableOf() lets a column begin three blanks after the widest cell before it", () => {
  fc.assert(fc.property(rows, (rows) => {
    const lines = linesOf(tableOf(rows).text);
    let start = 0;
    for (const i of rows[0].keys()) {
      rows.forEach((row, at) => assertEquals(lines[at].slice(start).split(" ")[0], row[i]));
      start += Math.max(...rows.map((row) => row[i].length)) + 3;
    }
  }));
});

Deno.test("tableOf() lets columns of later rows begin where those of earlier ones did, or behind", () => {
  fc.assert(fc.property(rows, (rows) => {
    const { widths } = tableOf(rows);
    const [first] = rows;
    assertEquals(tableOf([first], widths).text, `${linesOf(tableOf(rows).text)[0]}\n`);
    const wide = first.map((cell) => cell.repeat(13));
    assertEquals(tableOf([wide], widths).widths, wide.map(({ length }) => length));
  }));
});

Deno.test("tableOf() ends no line with a blank", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(tableOf(rows).text).filter((line) => line.endsWith(" ")), []);
  }));
});

Deno.test("tableOf() of no rows is empty", () => {
  assertEquals(tableOf([], [3, 4]), { text: "", widths: [3, 4] });
});

Deno.test("tableOf() aligns wide characters by the columns that they take", () => {
  assertEquals(tableOf([["日本", "1"], ["größe", "2"]]).text, "日本    1\ngröße   2\n");
});

Deno.test("tableOf() paints the line after it was aligned", () => {
  const rows = [{ cells: ["a", "b"], paint: (line: string) => `<${line}>` }, {
    cells: ["ccc", "d"],
  }];
  assertEquals(tableOfRows(rows).text, "<a     b>\nccc   d\n");
});

import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { toTableText } from "../../src/cli/table.ts";

const cell = fc.stringMatching(/^[!-~]{1,12}$/);
const rows = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })
);

function linesOf(rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> {
  const lines = toTableText(rows).split("\n");
  assertEquals(lines.pop(), "", "the last line is closed");
  return lines;
}

Deno.test("toTableText() keeps every cell", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(rows).map((line) => line.split(/ +/)), rows);
  }));
});

Deno.test("toTableText() lets a column begin three blanks after the widest cell before it", () => {
  fc.assert(fc.property(rows, (rows) => {
    const lines = linesOf(rows);
    let start = 0;
    for (const i of rows[0].keys()) {
      rows.forEach((row, at) => assertEquals(lines[at].slice(start).split(" ")[0], row[i]));
      start += Math.max(...rows.map((row) => row[i].length)) + 3;
    }
  }));
});

Deno.test("toTableText() ends no line with a blank", () => {
  fc.assert(fc.property(rows, (rows) => {
    assertEquals(linesOf(rows).filter((line) => line.endsWith(" ")), []);
  }));
});

Deno.test("toTableText() of no rows is empty", () => assertEquals(toTableText([]), ""));

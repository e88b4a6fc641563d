/**
 * Rows to aligned text.
 *
 * @internal
 * @module
 */
import { widthOf } from "./width.ts";

/** Cells of one line, and how to paint the whole of it. */
export interface Row {
  readonly cells: ReadonlyArray<string>;
  /** Adds colours to the aligned line; absent for none. */
  readonly paint?: (line: string) => string;
}

/**
 * The rows as lines: columns are as wide as their widest cell, but no narrower
 * than those of the rows before, and three blanks apart, as kubectl has it.
 */
export function tableText(
  rows: ReadonlyArray<Row>,
  before: ReadonlyArray<number> = [],
): string {
  const sizes = rows.map(({ cells }) => cells.map(widthOf));
  const widths = sizes.reduce(
    (known, size) => size.map((width, i) => Math.max(width, known[i] ?? 0)),
    before,
  );
  return rows.map(({ cells, paint }, r) => {
    const line = cells
      .map((cell, i) => cell + " ".repeat(widths[i] - sizes[r][i]))
      .join("   ")
      .trimEnd();
    return `${paint === undefined ? line : paint(line)}\n`;
  }).join("");
}

/** Rows of plain cells as lines. */
export function plainTable(rows: ReadonlyArray<ReadonlyArray<string>>): string {
  return tableText(rows.map((cells) => ({ cells })));
}

/**
 * Rows to aligned text.
 *
 * @internal
 * @module
 */

/** The rows as lines: columns are as wide as their widest cell, and three blanks apart, as kubectl has it. */
export function toTableText(rows: ReadonlyArray<ReadonlyArray<string>>): string {
  const widths = rows.reduce<ReadonlyArray<number>>(
    (known, row) => row.map((cell, i) => Math.max(cell.length, known[i] ?? 0)),
    [],
  );
  return rows
    .map((row) => `${row.map((cell, i) => cell.padEnd(widths[i])).join("   ").trimEnd()}\n`)
    .join("");
}

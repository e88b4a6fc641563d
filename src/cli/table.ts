/**
 * Rows to aligned text.
 *
 * @internal
 * @module
 */

/** Rows as lines, and how wide their columns are. */
export interface Table {
  readonly text: string;
  readonly widths: ReadonlyArray<number>;
}

/**
 * The rows as lines: columns are as wide as their widest cell, but no narrower
 * than those of the rows before, and three blanks apart, as kubectl has it.
 */
export function tableOf(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  before: ReadonlyArray<number> = [],
): Table {
  const widths = rows.reduce(
    (known, row) => row.map((cell, i) => Math.max(cell.length, known[i] ?? 0)),
    before,
  );
  const lines = rows.map((row) =>
    `${row.map((cell, i) => cell.padEnd(widths[i])).join("   ").trimEnd()}\n`
  );
  return { text: lines.join(""), widths };
}

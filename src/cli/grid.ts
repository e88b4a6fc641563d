/**
 * Rows whose cells are wrapped in their columns.
 *
 * @internal
 * @module
 */
import type { Tone } from "../words/page_section.ts";
import type { Painter } from "./color.ts";
import { widthOf } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A text in a cell, safe to print. */
export interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

/** How a grid is laid out. */
export interface Layout {
  /** How many columns there are; absent where lines may be as long as they are. */
  readonly width: number | undefined;
  /** Blanks before each line; by default none. */
  readonly indent?: number;
  /** Blanks between columns; by default three. */
  readonly gap?: number;
  readonly paint: Painter;
}

/** Where nobody wraps lines, a line ends here all the same. */
const LONGEST = 1000;

/** A last column narrower than this takes room from the first. */
const ENOUGH = 36;

/** A last column narrower than this is no help. */
const NARROW = 16;

/** The first column gives no more than to this. */
const LEAST = 24;

/**
 * The rows as lines. Columns are as wide as their widest cell; where that is
 * wider than there is room, the last column is wrapped, and the first where the
 * last would have too little. Where there is no room at all, lines are longer.
 */
export function gridOf(rows: ReadonlyArray<ReadonlyArray<Cell>>, layout: Layout): string {
  const { width = LONGEST, indent = 0, gap = 3, paint } = layout;
  const widths = widthsOf(rows, Math.min(width, LONGEST) - indent, gap);
  const between = " ".repeat(gap);
  return rows.map((cells) => {
    const columns = cells.map(({ text }, i) => wrap(text, widths[i]));
    const height = Math.max(0, ...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => {
      const parts = cells.map(({ tone }, i) => {
        const text = columns[i][at] ?? "";
        const blanks = " ".repeat(Math.max(0, widths[i] - widthOf(text)));
        return i === cells.length - 1 ? paint(tone)(text) : paint(tone)(text) + blanks;
      });
      return `${(" ".repeat(indent) + parts.join(between)).trimEnd()}\n`;
    }).join("");
  }).join("");
}

function widthsOf(
  rows: ReadonlyArray<ReadonlyArray<Cell>>,
  room: number,
  gap: number,
): ReadonlyArray<number> {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [i, { text }] of cells.entries()) {
      for (const line of text.split("\n")) widths[i] = Math.max(widths[i] ?? 0, widthOf(line));
    }
  }
  const last = widths.length - 1;
  if (last < 1) return widths.map((width) => Math.min(width, room));
  const left = () =>
    room - gap * last - widths.slice(0, last).reduce((sum, width) => sum + width, 0);
  const lacking = Math.min(widths[last], ENOUGH) - left();
  if (lacking > 0) widths[0] = Math.max(Math.min(widths[0], LEAST), widths[0] - lacking);
  widths[last] = Math.min(widths[last], left() < NARROW ? LONGEST : left());
  return widths;
}

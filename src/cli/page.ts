/**
 * The page of a pod on a terminal.
 *
 * @internal
 * @module
 */
import { qualifiedName } from "../query/pod/part.ts";
import { toList } from "../_option.ts";
import { shorten } from "../codec/_text.ts";
import type { Page, PageSection, PageText } from "../words/page.ts";
import type { Painter } from "./color.ts";
import { type Cell, gridOf } from "./grid.ts";
import { printable, printableLine, printableLines } from "./printable.ts";

/** How the page is printed. */
export interface PageLayout {
  /** How many columns there are; absent where lines may be as long as they are. */
  readonly width: number | undefined;
  readonly paint: Painter;
}

/** A page as lines: who it is and what is wrong, the sections, and what to do next. */
export function pageText(page: Page, layout: PageLayout): string {
  return [headText(page, layout), ...page.sections.map((section) => sectionText(section, layout))]
    .join("") + nextText(page, layout);
}

function headText(page: Page, { width, paint }: PageLayout): string {
  const { line, also, blame, verdict, tone } = page;
  const word = verdict.toLowerCase();
  const rest = line.startsWith(word) ? line.slice(word.length) : `: ${line}`;
  const [first, ...more] = gridOf([[cellOf(word + rest)]], { width, paint }).split("\n");
  const colored = first.startsWith(word) ? paint(tone)(word) + first.slice(word.length) : first;
  const aside = [
    ...also.map((line) => [cellOf("also:", "faint"), cellOf(line)]),
    ...toList(blame).map((whom) => [cellOf("to blame:", "faint"), cellOf(whom.toLowerCase())]),
  ];
  return `${paint("strong")(printableLine(qualifiedName(page)))}\n${
    [colored, ...more].join("\n")
  }` +
    gridOf(aside, { width, paint, gap: 1 });
}

function sectionText({ title, form, columns, rows }: PageSection, layout: PageLayout): string {
  const { paint } = layout;
  const head = title === "" ? "" : `\n${paint("strong")(printableLine(title))}\n`;
  const grid = { ...layout, indent: 2, gap: 2 };
  switch (form) {
    case "facts":
      return head + gridOf(rows.map(cellsOf), grid);
    case "table":
      return head +
        gridOf([columns.map((name) => cellOf(name, "faint")), ...rows.map(cellsOf)], grid);
    case "chain":
      return head + chainText(rows[0], layout);
  }
}

/** A step is a word and a word: more is no news. */
const LONGEST_STEP = 80;

/** Steps that follow from each other, in as many lines as they need. */
function chainText(steps: ReadonlyArray<PageText>, { width, paint }: PageLayout): string {
  let text = " ";
  let used = 1;
  for (const [i, { text: step, tone }] of steps.entries()) {
    const shown = shorten(printable(step), LONGEST_STEP);
    const link = i === 0 ? "" : " ->";
    if (i > 0 && width !== undefined && used + link.length + 1 + shown.length > width) {
      text += `${link}\n   `;
      used = 3;
    } else {
      text += link;
      used += link.length;
    }
    text += ` ${paint(tone)(shown)}`;
    used += 1 + shown.length;
  }
  return `${text}\n`;
}

function nextText({ next }: Page, { paint }: PageLayout): string {
  if (next.length === 0) return "";
  const lines = next.map(({ what, command }) =>
    `  ${paint("faint")(`# ${printable(what)}`)}\n  ${printable(command)}\n`
  );
  return `\n${paint("strong")("Next")}\n${lines.join("")}`;
}

function cellsOf(texts: ReadonlyArray<PageText>): ReadonlyArray<Cell> {
  return texts.map(({ text, tone }, i) => {
    const cell = cellOf(text, tone);
    return i === texts.length - 1 ? cell : { text: shorten(cell.text, LONGEST_NAME), tone };
  });
}

/** Of what stands before the last column, so much: it leaves room for that. */
const LONGEST_NAME = 100;

/** The API server allows no message more than 32 KiB. */
const LONGEST_TEXT = 1 << 15;

function cellOf(text: string, tone: Cell["tone"] = "plain"): Cell {
  return { text: printableLines(shorten(text, LONGEST_TEXT)), tone };
}

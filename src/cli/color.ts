/**
 * Colours on a terminal.
 *
 * @internal
 * @module
 */
import type { Tone } from "../words/page_section.ts";
import type { Options } from "./options.ts";
import type { Surroundings } from "./surroundings.ts";

/** Adds colours to a text. */
export type Paint = (text: string) => string;

/** How to paint a text by its tone; as it is where there are no colours. */
export type Painter = (tone: Tone | "strong") => Paint;

/** The codes that begin and end a style. */
const STYLES = {
  good: [32, 39],
  warning: [33, 39],
  bad: [31, 39],
  faint: [2, 22],
  strong: [1, 22],
} as const;

/** No colours. */
export const plain: Paint = (text) => text;

/** Whether tables and pages are to be in colour. */
export function isColored({ color }: Options, io: Surroundings): boolean {
  return color === "always" || (color === "auto" && io.isTerminal("stdout") && !io.noColor);
}

/** The painter that the options ask for. */
export function painterOf(options: Options, io: Surroundings): Painter {
  if (!isColored(options, io)) return () => plain;
  return (tone) => {
    if (tone === "plain") return plain;
    const [begin, end] = STYLES[tone];
    return (text) => text === "" ? text : `\u001b[${begin}m${text}\u001b[${end}m`;
  };
}

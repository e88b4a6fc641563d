/**
 * Text of others, made safe for a terminal.
 *
 * @internal
 * @module
 */
import { inLine } from "../codec/_text.ts";

/** Control characters, and those that turn the direction of what follows. */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text with what could steer a terminal written out: `\u001b[31m`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** How many there are of something: `1 pod`, `2,500 pods`. */
export function counted(count: number, what: string): string {
  return `${countText(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** A count with a comma between its thousands; what `Intl` has for it takes longer to load than all else. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** What nearly every text is: safe, and short. */
const PLAIN = /^[\x20-\x7e]{0,200}$/;

/** A text safe for a terminal, and no longer than a line may be. */
export function printableLine(text: string): string {
  return PLAIN.test(text) ? text : inLine(printable(inLine(text)));
}

/** A text of several lines, each made safe for a terminal. */
export function printableLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\t", "  ").split("\n").map(printable).join("\n");
}

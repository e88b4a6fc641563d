/**
 * HTML as values: what comes from elsewhere is escaped, what was made here is not.
 *
 * @internal
 * @module
 */
import { shorten } from "../codec/_text.ts";

/** A piece of HTML that was made here. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | ReadonlyArray<Html>;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters of one text that a page shows; the JSON has the rest. */
const LONGEST = 20_000;

/** Control characters but those that break and indent lines; lone surrogates, which no encoding has. */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return shorten(text, LONGEST).replace(UNSAFE, "\ufffd").replace(/[&<>"']/g, (c) => ENTITIES[c]);
}

/** HTML of a template: its own text as it stands, all that is put in as text, or as HTML made here. */
export function markup(strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html {
  let text = strings[0];
  parts.forEach((part, i) => {
    text += textOf(part) + strings[i + 1];
  });
  return new Html(text);
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === "string") return escaped(part);
  return typeof part === "number" ? String(part) : part.map(({ text }) => text).join("");
}

/** Nothing. */
export const nothing: Html = new Html("");

/** Data of others in a line of ours: it turns the direction of nothing but itself. */
export function quoted(text: string): Html {
  return markup`<bdi>${text}</bdi>`;
}

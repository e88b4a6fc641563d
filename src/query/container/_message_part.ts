/**
 * Messages of Go programs, in which every function puts its own words before those of the next.
 *
 * @internal
 * @module
 */

/** The parts of a message between colons, without those inside double quotes. */
export function partsOf(message: string): ReadonlyArray<string> {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < message.length) {
    const char = message.charAt(at);
    if (char === '"') {
      at = afterQuoted(message, at);
    } else if (char === ":" && (message.charAt(at + 1) === " " || at + 1 === message.length)) {
      parts.push(message.slice(start, at).trim());
      start = at + 1;
      at = start;
    } else {
      at++;
    }
  }
  return [...parts, message.slice(start).trim()].filter((part) => part !== "");
}

/** Where the text in double quotes that begins at a place ends; the end of all where no quote closes it. */
export function afterQuoted(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** A text in double quotes as it was before it was quoted; what is no such text, as it is. */
export function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text.replace(/^"|"$/g, "").replaceAll('\\"', '"');
  }
}

/** The status of a gRPC call, before the words that matter. */
const RPC_STATUS = /^code = \w+ desc = /;

/** What is left of the parts once those that only wrap the others are gone; equal neighbours once. */
export function unwrapped(
  parts: ReadonlyArray<string>,
  isWrapping: (part: string) => boolean,
): ReadonlyArray<string> {
  const told = parts
    .map((part) => part.replace(RPC_STATUS, ""))
    .filter((part, i, all) => part !== "" && part !== all[i - 1]);
  const first = told.findIndex((part) => !isWrapping(part));
  return first === -1 ? told.slice(-1) : told.slice(first);
}

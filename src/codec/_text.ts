/**
 * Texts for people, kept short.
 *
 * @internal
 * @module
 */

/** How many characters a line for people may have. */
export const MAX_LINE_LENGTH = 1000;

/**
 * A text of at most so many characters, one or more: itself, or its beginning
 * and `…`. A pair of surrogates is not torn apart.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const isTorn = isHighSurrogate(text.charCodeAt(end - 1)) && isLowSurrogate(text.charCodeAt(end));
  return `${text.slice(0, isTorn ? end - 1 : end)}…`;
}

/** A text that may stand in a line. */
export function inLine(text: string): string {
  return shorten(text, MAX_LINE_LENGTH);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

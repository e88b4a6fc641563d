/**
 * Text in lines no longer than there is room.
 *
 * @internal
 * @module
 */
import { widthOf } from "./width.ts";

/**
 * The lines of a text in a width: broken between words; a word that is too long
 * for a line behind a sign within it, such as `/`; by force only where there is
 * no such sign.
 */
export function wrap(text: string, width: number): ReadonlyArray<string> {
  return text.split("\n").flatMap((line) =>
    widthOf(line) <= width ? [line] : wrapLine(line, width)
  );
}

/** What cannot be broken: a word with the blanks before it. */
const WORD = /\s*\S+/g;

/** What a long word is broken behind, the best first: parts of a path, then parts of names. */
const PARTS = [/[^/@:]*(?:[/@:]+|$)/g, /[^.,=_?&-]*(?:[.,=_?&-]+|$)/g];

function wrapLine(text: string, width: number): ReadonlyArray<string> {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const put = (piece: string, size: number) => {
    if (used > 0 && used + size > room) {
      lines.push(line);
      line = piece.trimStart();
      used = line.length === piece.length ? size : widthOf(line);
    } else {
      line += piece;
      used += size;
    }
  };
  for (const [word] of text.trimEnd().matchAll(WORD)) {
    const size = widthOf(word);
    if (widthOf(word.trimStart()) <= room) put(word, size);
    else for (const part of partsOf(word, room)) put(part, widthOf(part));
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

/** The parts of a word that is too long, none of which is. */
function partsOf(word: string, room: number, [pattern, ...others] = PARTS): ReadonlyArray<string> {
  if (widthOf(word) <= room) return [word];
  if (pattern === undefined) return pieces(word, room);
  return [...word.matchAll(pattern)].flatMap(([part]) =>
    part === "" ? [] : partsOf(part, room, others)
  );
}

/** A word in pieces where there is nothing to break it behind. */
function pieces(word: string, room: number): ReadonlyArray<string> {
  if (widthOf(word) !== word.length) return [...word];
  return Array.from(
    { length: Math.ceil(word.length / room) },
    (_, i) => word.slice(i * room, (i + 1) * room),
  );
}

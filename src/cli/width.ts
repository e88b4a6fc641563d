/**
 * How wide a text is on a terminal.
 *
 * @internal
 * @module
 */

const ASCII = /^[\u0020-\u007e]*$/;

/** Characters that take two columns: those of East Asian scripts, and emoji. */
const WIDE =
  /[\p{Script_Extensions=Han}\p{Script=Hangul}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Script=Nushu}\p{Emoji_Presentation}\u3000-\u303e\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6\ufe0f]/u;

/** Characters of these scripts that take one: signs, jamo vowels and finals, halfwidth forms. */
const NARROW = /[\u0020-\u10ff\u1160-\u1fff\uff61-\uffdc]/u;

/** Characters that take no column of their own. */
const ZERO =
  /^[\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Format}\p{Default_Ignorable_Code_Point}]+$/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (ZERO.test(segment)) continue;
    width += WIDE.test(segment) && !NARROW.test(segment) ? 2 : 1;
  }
  return width;
}

const graphemes = new Intl.Segmenter("en");

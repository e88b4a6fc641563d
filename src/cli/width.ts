/**
 * How wide a text is on a terminal.
 *
 * @internal
 * @module
 */

const ASCII = /^[\u0020-\u007e]*$/;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  tables ??= unicodeTables();
  const { graphemes, wide, narrow, zero } = tables;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (zero.test(segment)) continue;
    width += wide.test(segment) && !narrow.test(segment) ? 2 : 1;
  }
  return width;
}

/** What the engine knows of characters. */
interface UnicodeTables {
  readonly graphemes: Intl.Segmenter;
  /** Characters that take two columns: those of East Asian scripts, and emoji. */
  readonly wide: RegExp;
  /** Characters of these scripts that take one: signs, jamo vowels and finals, halfwidth forms. */
  readonly narrow: RegExp;
  /** Characters that take none of their own. */
  readonly zero: RegExp;
}

let tables: UnicodeTables | undefined;

const SCRIPTS = ["Han", "Hangul", "Hiragana", "Katakana", "Bopomofo", "Yi", "Tangut", "Nushu"];

/** Made once a text needs them: that takes longer than all else at the start of the command. */
function unicodeTables(): UnicodeTables {
  const scripts = SCRIPTS.map((script) => `\\p{Script_Extensions=${script}}`).join("");
  const signs = "\\u3000-\\u303e\\u3200-\\u33ff\\uff01-\\uff60\\uffe0-\\uffe6\\ufe0f";
  return {
    graphemes: new Intl.Segmenter("en"),
    wide: new RegExp(`[${scripts}\\p{Emoji_Presentation}${signs}]`, "u"),
    narrow: /[\u0020-\u10ff\u1160-\u1fff\uff61-\uffdc]/u,
    zero: new RegExp(
      "^[\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Format}\\p{Default_Ignorable_Code_Point}]+$",
      "u",
    ),
  };
}

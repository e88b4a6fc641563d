import { assertEquals, assertGreater } from "@std/assert";
import fc from "fast-check";
import stringWidth from "string-width";
import { widthOf } from "../../src/cli/width.ts";

const WORDS = [
  "web",
  "größe",
  "e\u0301",
  "日本語",
  "ポッド",
  "한국어",
  "ﾊ",
  "ＡＢＣ",
  "。、",
  "👩‍👩‍👧",
  "🇩🇪",
  "✅",
  "❤️",
  "नमस्ते",
  "العربية",
  "\u200b",
];

Deno.test("widthOf() is what string-width says of names in any script", () => {
  for (const word of WORDS) assertEquals(widthOf(word), stringWidth(word), word);
  const names = fc.array(fc.constantFrom(...WORDS, " ", "-"), { maxLength: 6 });
  fc.assert(fc.property(names, (words) => {
    const name = words.join(" ");
    assertEquals(widthOf(name), stringWidth(name));
  }));
});

Deno.test("widthOf() agrees with string-width on the letters of every living script", () => {
  let tried = 0;
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x20000; code++) {
    const letter = String.fromCodePoint(code);
    if (!/^[\p{Letter}\p{Number}]$/u.test(letter) || isOdd(code)) continue;
    tried++;
    if (widthOf(letter) !== stringWidth(letter)) wrong.push(code.toString(16));
  }
  assertEquals(wrong, []);
  assertGreater(tried, 50_000);
});

/** Later jamo, which only stand within syllables, signs for numbers in circles, and dead scripts. */
function isOdd(code: number): boolean {
  return (code >= 0x3248 && code <= 0x324f) || (code >= 0xd7b0 && code <= 0xd7ff) ||
    (code >= 0x16fe0 && code <= 0x18dff) || (code >= 0x1d360 && code <= 0x1d37f) ||
    code === 0x321f;
}

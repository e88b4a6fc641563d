import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { shorten } from "../../src/codec/_text.ts";
import "../_arbitrary.ts";

Deno.test("shorten() cuts a text with … where it is longer than its limit, between characters", () => {
  const cases: ReadonlyArray<readonly [string, number, string]> = [
    ["", 1, ""],
    ["web", 3, "web"],
    ["web-0", 3, "we…"],
    ["web-0", 1, "…"],
    ["a😀b", 4, "a😀b"],
    ["a😀bc", 4, "a😀…"],
    ["a😀bc", 3, "a…"],
    ["😀😀", 1, "…"],
    ["😀😀", 2, "…"],
  ];
  for (const [text, limit, short] of cases) assertEquals(shorten(text, limit), short);
});

Deno.test("shorten() is within its limit, begins like the text, and tears no character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const short = shorten(text, limit);
      assert(short.length <= limit);
      assert(short === text || text.startsWith(short.slice(0, -1)) && short.endsWith("…"));
      assert(short.isWellFormed());
    }),
  );
});

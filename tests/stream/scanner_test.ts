import { assert, assertEquals } from "@std/assert";
import type { Found } from "../../src/stream/_documents.ts";
import { ALL, documentPlan, itemPlan, type Plan, planOf } from "../../src/stream/_plan.ts";
import type { Flaw } from "../../src/stream/_scanner.ts";
import type { AnyKeep } from "../../src/stream/_plan.ts";
import { findingOf } from "../fuzz/_cases.ts";
import { foundIn, isPrefix } from "../fuzz/_scanner_laws.ts";
import { bytesOf, chunked } from "./_chunks.ts";

const CASES = 5000;

Deno.test(`of ${CASES} texts, a stream takes those that JSON.parse takes, for the same values and pods, however they are cut`, () => {
  for (let seed = 0; seed < CASES; seed++) assertEquals(findingOf(seed, "stream"), undefined);
});

const PLANS: ReadonlyArray<readonly [string, Plan]> = [
  ["keeps", ALL],
  ["drops", planOf({})],
  ["walks over", documentPlan({ a: true })],
];

function errorOf(found: ReadonlyArray<Found>): Flaw | undefined {
  const last = found.at(-1);
  return last?._tag === "Error" ? last.flaw : undefined;
}

function flawsOf(found: ReadonlyArray<Found>): ReadonlyArray<Flaw> {
  return found.flatMap((part) =>
    (part._tag === "Item" || part._tag === "Document") && part.flaw !== undefined ? [part.flaw] : []
  );
}

/** What is wrong with each text: where, what was found, what was expected. */
const ERRORS: ReadonlyArray<readonly [string, number, string, string]> = [
  ["{", 1, "the end", "a key or }"],
  ['{"a', 3, "the end", "the rest of a string"],
  ['{"a"', 4, "the end", ":"],
  ['{"a":', 5, "the end", "a value"],
  ['{"a":7', 6, "the end", "the rest of a number"],
  ['{"a":{}', 7, "the end", ", or the end of the object or array"],
  ['{"a":{},', 8, "the end", "a key"],
  ['{"a":"\\', 7, "the end", 'one of "\\/bfnrtu'],
  ['{"a":"\\u00', 10, "the end", "a hexadecimal digit"],
  ['{"a":"\\ud83d', 12, "the end", "the rest of a string"],
  ['{"a":-', 6, "the end", "the rest of a number"],
  ['{"a":1.', 7, "the end", "the rest of a number"],
  ['{"a":1e', 7, "the end", "the rest of a number"],
  ['{"a":1e+', 8, "the end", "the rest of a number"],
  ['{"a":nul', 8, "the end", "true, false or null"],
  ["{]", 1, "]", "a key or }"],
  ["{,}", 1, ",", "a key or }"],
  ["{a:7}", 1, "a", "a key or }"],
  ["{'a':7}", 1, "'", "a key or }"],
  ['{"a":{},}', 8, "}", "a key"],
  ['{"a":7,,"b":7}', 7, ",", "a key"],
  ['{"a" 7}', 5, "7", ":"],
  ['{"a":,}', 5, ",", "a value"],
  ['{"a":}', 5, "}", "a value"],
  ['{"a":[,7]}', 6, ",", "a value or ]"],
  ['{"a":[7,]}', 8, "]", "a value"],
  ['{"a":[7}', 7, "}", ", or the end of the object or array"],
  ['{"a":7]', 6, "]", ", or the end of the object or array"],
  ['{"a":{} "b":7}', 8, '"', ", or the end of the object or array"],
  ['{"a":01}', 6, "1", ", or the end of the object or array"],
  ['{"a":-01}', 7, "1", ", or the end of the object or array"],
  ['{"a":+1}', 5, "+", "a value"],
  ['{"a":.5}', 5, ".", "a value"],
  ['{"a":1.}', 7, "}", "the rest of a number"],
  ['{"a":1.e3}', 7, "e", "the rest of a number"],
  ['{"a":1e}', 7, "}", "the rest of a number"],
  ['{"a":0x1}', 6, "x", ", or the end of the object or array"],
  ['{"a":--1}', 6, "-", "the rest of a number"],
  ['{"a":NaN}', 5, "N", "a value"],
  ['{"a":nan}', 6, "a", "true, false or null"],
  ['{"a":nulL}', 8, "L", "true, false or null"],
  ['{"a":truefalse}', 9, "f", ", or the end of the object or array"],
  ['{"a":"\\x"}', 7, "x", 'one of "\\/bfnrtu'],
  ['{"a":"\\u00g0"}', 10, "g", "a hexadecimal digit"],
  ['{"a\\ud83\\"":7}', 8, "\\", "a hexadecimal digit"],
  ['{"a":"\n"}', 6, "byte 0x0a", "the rest of a string"],
  ['{"a\t":7}', 3, "byte 0x09", "the rest of a string"],
  ['{"a":"\0"}', 6, "byte 0x00", "the rest of a string"],
  ['{\v"a":7}', 1, "byte 0x0b", "a key or }"],
  ['{"a":\u00a07}', 5, "byte 0xc2", "a value"],
  ['{"a":7}//', 7, "/", "a value"],
  ['{"a":7}}', 7, "}", "a value"],
  [" \ufeff{}", 1, "byte 0xef", "a value"],
  ["\ufeff\ufeff{}", 3, "byte 0xef", "a value"],
];

Deno.test("the scanner says where a text ceases to be JSON, also in what it drops", () => {
  for (const [text, offset, found, expected] of ERRORS) {
    for (const [verb, plan] of PLANS) {
      for (const size of [1, text.length + 3]) {
        const error = errorOf(foundIn(chunked(bytesOf(text), size), plan, plan));
        assertEquals(error, { offset, found, expected }, `${verb} ${text} by ${size}`);
      }
    }
  }
});

/** A text in every state in which the next byte can be one thing or another. */
const PREFIXES = [
  '{"a":{',
  '{"a":{"b',
  '{"a":{"b"',
  '{"a":{"b":',
  '{"a":{"b":{}',
  '{"a":{"b":{},',
  '{"a":{"b":"',
  '{"a":{"b":"\\',
  '{"a":{"b":"\\u',
  '{"a":{"b":"\\u0',
  '{"a":{"b":"\\uD83',
  '{"a":{"b":"\\ud83d',
  '{"a":{"\\',
  '{"a":{"\\u12a',
  '{"a":[',
  '{"a":[[]',
  '{"a":[[],',
  ...["-", "0", "-0", "7", "70", "7.", "7.5", "7e", "7E+", "7e-", "7e0"].map((n) => `{"a":${n}`),
  ...["t", "tr", "tru", "true", "f", "fa", "fals", "false", "n", "nu", "nul", "null"].map((word) =>
    `{"a":[${word}`
  ),
];

Deno.test("in every state, the scanner takes the bytes with which a text may go on, and no other", () => {
  for (const prefix of PREFIXES) {
    for (let byte = 0; byte < 256; byte++) {
      const bytes = Uint8Array.from([...bytesOf(prefix), byte]);
      const offset = isPrefix(bytes) ? bytes.length : prefix.length;
      for (const [verb, plan] of PLANS) {
        const error = errorOf(foundIn([bytes], plan, plan));
        assertEquals(error?.offset ?? bytes.length, offset, `${verb} ${prefix} and byte ${byte}`);
      }
    }
  }
});

Deno.test("a byte-order mark stands first and whole, or not at all", () => {
  const read = (...bytes: ReadonlyArray<number>) => foundIn([Uint8Array.from(bytes)], ALL, ALL);
  assertEquals(read(0xef, 0xbb, 0xbf).length, 0);
  assertEquals(read(0xef, 0xbb, 0xbf, 0x37).map(({ _tag }) => _tag), ["Document"]);
  assertEquals(read(0xef, 0xbb, 0xbf, 0x20, 0x37).map(({ _tag }) => _tag), ["Document"]);
  assertEquals(errorOf(read(0xef))?.offset, 1);
  assertEquals(errorOf(read(0xef, 0xbb))?.offset, 2);
  assertEquals(errorOf(read(0xef, 0xbb, 0x37))?.offset, 2);
  assertEquals(errorOf(read(0xef, 0x20, 0xbb, 0xbf))?.offset, 1);
  assertEquals(errorOf(read(0x37, 0xef, 0xbb, 0xbf))?.offset, 1);
});

/** Text in and around the borders between what is UTF-8 and what is not. */
const BORDERS = [0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
const FIRSTS = [0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1]
  .concat([0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xfc, 0xfe, 0xff]);

/** The index of the first byte that a decoder refuses; absent where it takes all. */
function firstBad(bytes: Uint8Array): number | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let i = 0; i < bytes.length; i++) {
    try {
      decoder.decode(bytes.subarray(i, i + 1), { stream: true });
    } catch {
      return i;
    }
  }
}

Deno.test("what TextDecoder takes for bad UTF-8 is a flaw of its document, at the same byte", () => {
  for (const first of FIRSTS) {
    for (const second of BORDERS) {
      for (const third of BORDERS) {
        for (const fourth of BORDERS) {
          const text = [first, second, third, fourth, 0x22];
          const bytes = Uint8Array.from([
            ...bytesOf('{"a":"'),
            ...text.slice(0, text.indexOf(0x22) + 1),
            0x7d,
          ]);
          const bad = firstBad(bytes);
          const expected = bad === undefined ? [] : [bad];
          for (const [, plan] of PLANS) {
            const found = foundIn([bytes], plan, plan);
            assertEquals(errorOf(found), undefined, text.join());
            assertEquals(flawsOf(found).map(({ offset }) => offset), expected, text.join());
          }
        }
      }
    }
  }
});

Deno.test("a document that ends too early fails at its end, wherever it is cut", () => {
  const json =
    '{"kind":"List","a\\u0020b":[-1.5e+3,true,{"é😀":null}],"items":[{"b":"\\ud83d"},[ ]]}';
  const bytes = bytesOf(json);
  for (let end = 1; end < bytes.length; end++) {
    for (const [verb, plan] of PLANS) {
      const found = foundIn([bytes.subarray(0, end)], plan, plan);
      const error = errorOf(found);
      assertEquals([error?.offset, error?.found], [end, "the end"], `${verb} ${end} bytes`);
    }
  }
});

Deno.test("the scanner tells where documents and items begin", () => {
  const json = ' {"items": [ 7,\n{"a": 1} ,[8]]}  [ "b"]true';
  const found = foundIn([bytesOf(json)], documentPlan(true), itemPlan(true));
  assertEquals(
    found.map((part) => [part._tag, part._tag === "Error" ? -1 : json.slice(part.offset)[0]]),
    [
      ["List", "{"],
      ["Item", "7"],
      ["Item", "{"],
      ["Item", "["],
      ["Document", "{"],
      ["List", "["],
      ["Item", '"'],
      ["Document", "["],
      ["Document", "t"],
    ],
  );
});

const NAMES: AnyKeep = { metadata: { name: true } };
const KEEPS: ReadonlyArray<AnyKeep> = [true, {}, NAMES, { metadata: NAMES }];

/** A text that reads as deep as it is told, wherever a plan keeps, drops or walks. */
function nested(levels: number): string {
  return '{"metadata":'.repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
}

Deno.test("an item of more levels than the bound has a flaw where the first too many begins", () => {
  const bounds = { maxDepth: 5, maxBytes: 4096 };
  for (const keep of KEEPS) {
    const read = (item: string) =>
      foundIn([bytesOf(`{"items":[${item}]}`)], documentPlan(keep), itemPlan(keep), bounds);
    for (const [open, close] of [["", ""], ['{"status":', "}"]]) {
      const room = open === "" ? 5 : 4;
      assertEquals(flawsOf(read(open + nested(room) + close)), [], JSON.stringify(keep));
      const deep = `${open}${nested(room + 1)}${close}`;
      assertEquals(flawsOf(read(deep)), [{
        offset: '{"items":['.length + deep.lastIndexOf("{"),
        found: "more levels of nesting",
        expected: "at most 5",
      }], JSON.stringify(keep));
    }
  }
});

Deno.test.each([64, 5000, 1 << 21])(
  "an item that keeps more than %d bytes has a flaw, and only that",
  (maxBytes) => {
    const bounds = { maxDepth: 100, maxBytes };
    const item = (length: number) => `{"name":"${"a".repeat(length - '{"name":""}'.length)}"}`;
    const list = `[${item(maxBytes)},${item(maxBytes + 1)},${item(20)}]`;
    const plan = itemPlan({ name: true });
    for (const size of [1000, list.length]) {
      const found = foundIn(chunked(bytesOf(list), size), plan, plan, bounds);
      assertEquals(errorOf(found), undefined);
      assertEquals(flawsOf(found), [{
        offset: 2 + maxBytes,
        found: "more bytes",
        expected: `at most ${maxBytes} to keep`,
      }]);
    }
    const dropped = foundIn([bytesOf(list)], plan, planOf({}), bounds);
    assertEquals(flawsOf(dropped), []);
    assert(dropped.some(({ _tag }) => _tag === "Item"));
  },
);

Deno.test.each([
  { what: "a plain key", key: "a".repeat(10_000) },
  { what: "a key with an escape", key: "a".repeat(10_000) + "\\n" },
  { what: "a key that ends like another", key: "a".repeat(10_000) + "items" },
])("$what that is longer than the bound is no other key, and throws nothing", ({ key }) => {
  const bytes = bytesOf(`{"${key}":[7]}`);
  for (const size of [bytes.length, 10_002, 100, 1]) {
    const bounds = { maxDepth: 10, maxBytes: 5000 };
    const found = foundIn(chunked(bytes, size), documentPlan({}), itemPlan({}), bounds);
    assertEquals(found.map(({ _tag }) => _tag), ["Document"], `by ${size}`);
  }
});

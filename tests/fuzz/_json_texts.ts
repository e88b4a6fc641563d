/**
 * Texts that are JSON, written in every way that JSON allows, and mutations of
 * them, of which most are not. The same seed gives the same text.
 *
 * @module
 */
import type { Random } from "../bench/_random.ts";
import type { AnyKeep } from "../../src/stream/_plan.ts";

/** Few keys, so that they often stand twice; most of them mean something to a reader of pods. */
const KEYS = [
  "items",
  "status",
  "metadata",
  "annotations",
  "name",
  "kind",
  "type",
  "object",
  "a",
  "",
  "__proto__",
  "constructor",
  "10",
  "é€😀",
  "\ufeff",
];
const KINDS = ["Pod", "PodList", "List", "Status", "Table", "NodeList", "Node", "ADDED", "ERROR"];
const NUMBERS = ["0", "-0", "7", "-12", "0.5", "1e400", "-1e400", "1E+2", "1e-07", "5e-324"];
const LITERALS = ["true", "false", "null"];
/** What a string may hold, as it may be written: itself or by an escape. */
const UNITS = [
  ..."aZ 0}]{[,:/\u007f\u0080ÿࠀ€\ud7ff\ue000\ufeff\uffff𐀀😀\u{10ffff}\u2028",
  ...String.raw`\" \\ \/ \b \f \n \r \t \u0000 \u00e9 \uD83D\uDE00 \ud83d \uDE00 \uFEFF`.split(" "),
];

/** A text that `JSON.parse` takes, with at most so many levels. */
export function jsonText(random: Random, levels = 4): string {
  const value = random.below(3) > 0 ? listText(random, levels) : valueText(random, levels);
  return blank(random) + value + blank(random);
}

/** Some of the members that {@link jsonText} writes. */
export function keepOf(random: Random, levels = 3): AnyKeep {
  if (levels === 0 || random.below(4) === 0) return true;
  const entries = Array.from(
    { length: random.below(4) },
    () => [random.pick(KEYS), keepOf(random, levels - 1)] as const,
  );
  return Object.fromEntries(entries);
}

function listText(random: Random, levels: number): string {
  const before = Array.from({ length: random.below(3) }, () => memberText(random, levels - 2));
  const after = Array.from({ length: random.below(3) }, () => memberText(random, levels - 2));
  const items = keyText(random, "items") + colon(random) + arrayText(random, levels - 1);
  return joined(random, "{", [...before, items, ...after], "}");
}

function valueText(random: Random, levels: number): string {
  switch (random.below(levels > 0 ? 8 : 4)) {
    case 0:
      return random.pick(NUMBERS);
    case 1:
      return random.pick(LITERALS);
    case 2:
      return stringText(random);
    case 3:
      return keyText(random, random.pick(KINDS));
    case 4:
    case 5:
      return arrayText(random, levels);
    default: {
      const members = Array.from({ length: random.below(5) }, () => memberText(random, levels - 1));
      return joined(random, "{", members, "}");
    }
  }
}

function arrayText(random: Random, levels: number): string {
  const elements = Array.from({ length: random.below(4) }, () => valueText(random, levels - 1));
  return joined(random, "[", elements, "]");
}

function memberText(random: Random, levels: number): string {
  return keyText(random, random.pick(KEYS)) + colon(random) + valueText(random, levels);
}

function stringText(random: Random): string {
  return `"${Array.from({ length: random.below(6) }, () => random.pick(UNITS)).join("")}"`;
}

/** A string, of which some characters are written as escapes. */
function keyText(random: Random, key: string): string {
  const isPlain = random.below(3) > 0;
  const units = Array.from({ length: key.length }, (_, i) => {
    if (isPlain || random.below(3) > 0) return key[i];
    const digits = key.charCodeAt(i).toString(16).padStart(4, "0");
    return `\\u${random.below(2) === 0 ? digits : digits.toUpperCase()}`;
  });
  return `"${units.join("")}"`;
}

function colon(random: Random): string {
  return `${blank(random)}:${blank(random)}`;
}

function joined(random: Random, open: string, parts: ReadonlyArray<string>, close: string): string {
  const inner = parts.map((part) => blank(random) + part + blank(random)).join(",");
  return open + (parts.length === 0 ? blank(random) : inner) + close;
}

function blank(random: Random): string {
  return random.below(3) > 0 ? "" : random.text(random.below(7), " \t\r\n");
}

/** What is no UTF-8, or only just, wherever it stands. */
const SEQUENCES: ReadonlyArray<ReadonlyArray<number>> = [
  /* a second byte without a first */ [0x80],
  [0xbf],
  /* too long for what they say */ [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xe0, 0x80, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  /* surrogates */ [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  /* beyond U+10FFFF */ [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
  [0xfe],
  /* too short */ [0xc3],
  [0xe2, 0x82],
  [0xf0, 0x9f],
  [0xf0, 0x9f, 0x98],
  [0xe2, 0xe2, 0x82, 0xac],
  /* good */ [0xc2, 0x80],
  [0xdf, 0xbf],
  [0xe0, 0xa0, 0x80],
  [0xed, 0x9f, 0xbf],
  [0xee, 0x80, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xf0, 0x90, 0x80, 0x80],
  [0xf4, 0x8f, 0xbf, 0xbf],
];
const encoder = new TextEncoder();
const TOKENS = [
  ...'{}[]",:\\/ \n\r\t\0\x01\x1f\v0-+.eEunt',
  ...["tru", "nul", "NaN", "Infinity", "undefined", "01", "-", "1.", ".5", "+1", "1e", "0x1", "'"],
  ...["//", "/**/", ",,", "\\u12G4", "\\x", "\\u", '"items":[]', '"a":1,', "{}", "[]", "\u00a0"],
].map((token) => encoder.encode(token));

/** Bytes after a change or two. */
export function mutated(random: Random, bytes: Uint8Array): Uint8Array {
  const once = mutatedOnce(random, bytes);
  return random.below(3) === 0 ? mutatedOnce(random, once) : once;
}

function mutatedOnce(random: Random, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(3));
  switch (random.below(8)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return bytes.slice(at);
    case 2:
      return spliced(bytes, at, end, []);
    case 3:
      return spliced(bytes, at, at, bytes.slice(at, end + random.below(20)));
    case 4:
      return spliced(bytes, at, end, [random.below(256)]);
    case 5:
      return spliced(bytes, at, at, random.pick(SEQUENCES));
    case 6: {
      const other = bytes.findIndex((byte, i) => i >= at && BRACKETS.includes(byte));
      return other < 0 ? bytes : spliced(bytes, other, other + 1, [random.pick(BRACKETS)]);
    }
    default:
      return spliced(bytes, at, random.pick([at, end]), random.pick(TOKENS));
  }
}

const BRACKETS = [..."{}[]"].map((bracket) => bracket.charCodeAt(0));

function spliced(
  bytes: Uint8Array,
  start: number,
  end: number,
  other: Iterable<number>,
): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, start), ...other, ...bytes.subarray(end)]);
}

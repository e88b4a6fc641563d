import { humanDuration } from "@k8s-fp/pod-status";
import { assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

Deno.test.each([
  { ms: -2 * SECOND, text: "<invalid>" },
  { ms: -2 * SECOND + 1, text: "0s" },
  { ms: 0, text: "0s" },
  { ms: MINUTE, text: "60s" },
  { ms: 2 * MINUTE - 1, text: "119s" },
  { ms: 2 * MINUTE, text: "2m" },
  { ms: 10 * MINUTE - 1, text: "9m59s" },
  { ms: 10 * MINUTE + 59 * SECOND, text: "10m" },
  { ms: 3 * HOUR - 1, text: "179m" },
  { ms: 3 * HOUR + 59 * SECOND, text: "3h" },
  { ms: 8 * HOUR - 1, text: "7h59m" },
  { ms: 8 * HOUR + 59 * MINUTE, text: "8h" },
  { ms: DAY, text: "24h" },
  { ms: 48 * HOUR - 1, text: "47h" },
  { ms: 2 * DAY + HOUR, text: "2d1h" },
  { ms: 8 * DAY - 1, text: "7d23h" },
  { ms: 8 * DAY + 5 * HOUR, text: "8d" },
  { ms: 2 * YEAR - 1, text: "729d" },
  { ms: 2 * YEAR, text: "2y" },
  { ms: 8 * YEAR - 1, text: "7y364d" },
  { ms: 8 * YEAR + 100 * DAY, text: "8y" },
])("$ms ms is $text", ({ ms, text }) => {
  assertEquals(humanDuration(ms), text);
});

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: MINUTE,
  h: HOUR,
  d: DAY,
  y: YEAR,
};

/** The least duration that a text writes. */
function read(text: string): number {
  return [...text.matchAll(/(\d+)([smhdy])/g)]
    .reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit], 0);
}

Deno.test("humanDuration() rounds down, by less than an eighth or a minute", () => {
  fc.assert(fc.property(fc.nat(20 * 365 * 86_400), (seconds) => {
    const text = humanDuration(seconds * SECOND);
    assertMatch(text, /^\d+[smhdy](\d+[smhd])?$/);
    const error = seconds * SECOND - read(text);
    assertEquals(error >= 0 && error < Math.max(seconds * SECOND / 8, MINUTE), true, text);
  }));
});

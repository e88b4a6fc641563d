import { humanDuration, shortHumanDuration } from "@k8s-fp/pod-status";
import { assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

Deno.test.each([
  { ms: -2 * SECOND, long: "<invalid>", short: "<invalid>" },
  { ms: -2 * SECOND + 1, long: "0s", short: "0s" },
  { ms: 0, long: "0s", short: "0s" },
  { ms: MINUTE, long: "60s", short: "1m" },
  { ms: 2 * MINUTE - 1, long: "119s", short: "1m" },
  { ms: 2 * MINUTE, long: "2m", short: "2m" },
  { ms: 10 * MINUTE - 1, long: "9m59s", short: "9m" },
  { ms: 10 * MINUTE + 59 * SECOND, long: "10m", short: "10m" },
  { ms: 3 * HOUR - 1, long: "179m", short: "2h" },
  { ms: 3 * HOUR + 59 * SECOND, long: "3h", short: "3h" },
  { ms: 8 * HOUR - 1, long: "7h59m", short: "7h" },
  { ms: 8 * HOUR + 59 * MINUTE, long: "8h", short: "8h" },
  { ms: DAY, long: "24h", short: "1d" },
  { ms: 48 * HOUR - 1, long: "47h", short: "1d" },
  { ms: 2 * DAY + HOUR, long: "2d1h", short: "2d" },
  { ms: 8 * DAY - 1, long: "7d23h", short: "7d" },
  { ms: 8 * DAY + 5 * HOUR, long: "8d", short: "8d" },
  { ms: 2 * YEAR - 1, long: "729d", short: "1y" },
  { ms: 2 * YEAR, long: "2y", short: "2y" },
  { ms: 8 * YEAR - 1, long: "7y364d", short: "7y" },
  { ms: 8 * YEAR + 100 * DAY, long: "8y", short: "8y" },
])("$ms ms is $long, or in short $short", ({ ms, long, short }) => {
  assertEquals([humanDuration(ms), shortHumanDuration(ms)], [long, short]);
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

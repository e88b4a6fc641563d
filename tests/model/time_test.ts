import { assert, assertEquals, assertFalse } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { PodCondition, Time, timeOrd, toEpochMillis } from "@k8s-fp/pod-status";
import { optional, record } from "../../src/codec/_codec.ts";
import { decoded } from "../_arbitrary.ts";
import { issuesOf } from "../codec/_issues.ts";

const goodTimes: Readonly<Record<string, string>> = {
  "2026-01-02T15:04:05Z": "UTC",
  "2026-01-02T15:04:05+00:00": "no offset",
  "2026-01-02T15:04:05-00:00": "no negative offset",
  "2026-01-02T15:04:05+05:45": "an offset",
  "2026-01-02T15:04:05.5Z": "a fraction",
  "2026-01-02T15:04:05,5Z": "a fraction after a comma, as Go does",
  "2026-01-02T15:04:05.123456789012Z": "more digits than nanoseconds",
  "2026-01-02T5:04:05Z": "an hour of one digit, as Go does",
  "2026-01-02T15:04:05+24:60": "an offset of 24 hours and 60 minutes, as Go does",
  "2026-01-02T15:04:05-24:60": "the same to the west, as Go does",
  "0000-01-01T00:00:00Z": "the year 0",
  "0000-02-29T00:00:00Z": "the 29th of February of the year 0",
  "9999-12-31T23:59:59Z": "the last second",
  "2024-02-29T00:00:00Z": "the 29th of February of a leap year",
  "2000-02-29T00:00:00Z": "the 29th of February of the year 2000",
  "2026-04-30T00:00:00Z": "the 30th of April",
  "2026-12-31T00:00:00Z": "the 31st of December",
};

const badTimes: Readonly<Record<string, string>> = {
  "": "the empty text",
  "2026-02-29T00:00:00Z": "the 29th of February of a common year",
  "1900-02-29T00:00:00Z": "the 29th of February of 1900",
  "2026-02-30T00:00:00Z": "the 30th of February",
  "2026-04-31T00:00:00Z": "the 31st of April",
  "2026-06-31T00:00:00Z": "the 31st of June",
  "2026-09-31T00:00:00Z": "the 31st of September",
  "2026-11-31T00:00:00Z": "the 31st of November",
  "2026-01-32T00:00:00Z": "the 32nd",
  "2026-01-00T00:00:00Z": "the day 0",
  "2026-00-01T00:00:00Z": "the month 0",
  "2026-13-01T00:00:00Z": "the month 13",
  "2026-01-02T24:00:00Z": "the hour 24",
  "2026-01-02T15:60:05Z": "the minute 60",
  "2026-01-02T15:04:60Z": "a leap second",
  "2016-12-31T23:59:60Z": "a leap second that was",
  "0000-00-00T00:00:00Z": "the zero date of databases",
  "2026-01-02t15:04:05Z": "a small t",
  "2026-01-02T15:04:05z": "a small z",
  "2026-01-02 15:04:05Z": "a blank for T",
  "2026-01-02T15:04:05": "local time",
  "2026-01-02": "a date",
  "15:04:05Z": "a time without a date",
  "2026-01-02T15:04Z": "a time without seconds",
  "2026-01-02T15:4:05Z": "a minute of one digit",
  "2026-1-02T15:04:05Z": "a month of one digit",
  "2026-01-02T015:04:05Z": "an hour of three digits",
  "2026-01-02T 5:04:05Z": "a blank for a digit",
  "2026-01-02T15:04:05 Z": "a blank before the zone",
  "2026-01-02T15:04:05.Z": "a fraction without digits",
  "2026-01-02T15:04:05,Z": "a comma without digits",
  "2026-01-02T15:04:05.5.5Z": "two fractions",
  "2026-01-02T15:04:05+1:00": "an offset hour of one digit",
  "2026-01-02T15:04:05Z07:00": "the layout of Go itself",
  "2026-01-02T15:04:05\u221207:00": "a minus sign that is no hyphen",
  "2026-01-02T15:04:05Z\0": "a NUL after",
  "2026-01-02T15:04:05+01": "an offset of hours",
  "2026-01-02T15:04:05+0100": "an offset without a colon",
  "2026-01-02T15:04:05+25:00": "an offset of 25 hours",
  "2026-01-02T15:04:05+00:61": "an offset of 61 minutes",
  "12026-01-02T15:04:05Z": "a year of five digits",
  "+002026-01-02T15:04:05Z": "a signed year",
  "226-01-02T15:04:05Z": "a year of three digits",
  " 2026-01-02T15:04:05Z": "a blank before",
  "2026-01-02T15:04:05Z\n": "a line end after",
  "2026-01-02T15:04:0٥Z": "digits of other scripts",
  "2026-01-02T15:04:0:Z": "a character next to the digits",
  "2026-01-0/T15:04:05Z": "a character before the digits",
  "Fri, 02 Jan 2026 15:04:05 GMT": "what HTTP writes",
};

for (const [text, what] of Object.entries(goodTimes)) {
  Deno.test(`Time accepts ${what}: ${text}`, () => {
    assert(Time.is(text));
    assertEquals<unknown>(Time.decode(text), E.right(text));
    const condition = decoded(PodCondition, { type: "a", status: "b", lastProbeTime: text });
    assertEquals<unknown>(condition.lastProbeTime, O.some(text));
    assertEquals(PodCondition.encode(condition).lastProbeTime, text);
  });
}

for (const [text, what] of Object.entries(badTimes)) {
  Deno.test(`Time refuses ${what}: ${JSON.stringify(text)}`, () => {
    assertFalse(Time.is(text));
    assert(E.isLeft(Time.decode(text)));
    const json = { type: "a", status: "b", lastProbeTime: text };
    assertEquals(issuesOf(PodCondition.decode(json)).map(({ field }) => field), ["lastProbeTime"]);
  });
}

Deno.test("Time refuses the empty text before it has seen any other", async () => {
  const fresh: typeof import("../../src/model/time.ts") = await import(
    "../../src/model/time.ts?fresh"
  );
  const field = record<{ readonly time: O.Option<Time> }>("Field", (json) => ({
    time: optional(json.time, fresh.Time),
  }));
  assertEquals(issuesOf(field.decode({ time: "" })).map(({ field }) => field), ["time"]);
});

Deno.test("Time refuses what is no text", () => {
  for (const u of [null, undefined, 0, 1767366245000, new Date(), ["2026-01-02T15:04:05Z"], {}]) {
    assertFalse(Time.is(u));
    assert(E.isLeft(Time.decode(u)));
  }
});

Deno.test("toEpochMillis() counts from 1970 in UTC and rounds down", () => {
  const cases: Readonly<Record<string, number>> = {
    "1970-01-01T00:00:00Z": 0,
    "1970-01-01T00:00:01.5Z": 1500,
    "1970-01-01T00:00:00,0019Z": 1,
    "1969-12-31T23:59:59.9999Z": -1,
    "1969-12-31T23:59:59.000000001Z": -1000,
    "1970-01-01T01:00:00+01:00": 0,
    "1969-12-31T18:30:00-05:30": 0,
    "1970-01-02T00:00:00+24:00": 0,
    "1970-01-01T01:00:00+00:60": 0,
    "1970-01-01T1:00:00Z": 3_600_000,
    "2000-02-29T00:00:00Z": 951_782_400_000,
    "0000-01-01T00:00:00Z": -62_167_219_200_000,
    "0000-01-01T00:00:00+01:00": -62_167_222_800_000,
    "0001-01-01T00:00:00Z": -62_135_596_800_000,
    "0099-12-31T23:59:59Z": -59_011_459_201_000,
    "9999-12-31T23:59:59.999Z": 253_402_300_799_999,
  };
  for (const [text, millis] of Object.entries(cases)) {
    assertEquals(toEpochMillis(decoded(Time, text)), millis, text);
  }
});

Deno.test("timeOrd tells nanoseconds apart, not what Go drops", () => {
  const cases: ReadonlyArray<readonly [string, string, -1 | 0 | 1]> = [
    ["2026-01-01T00:00:00.000000001Z", "2026-01-01T00:00:00.000000002Z", -1],
    ["2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.100000000Z", 0],
    ["2026-01-01T00:00:00.0000000019Z", "2026-01-01T00:00:00.000000001Z", 0],
    ["2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.5Z", 0],
    ["2026-01-01T00:00:00+01:00", "2025-12-31T23:00:00Z", 0],
    ["2026-01-01T00:00:00+01:00", "2026-01-01T00:00:00Z", -1],
    ["2025-12-31T23:59:59.9Z", "2026-01-01T00:00:00Z", -1],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.25Z", 1],
    ["0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", -1],
  ];
  for (const [x, y, order] of cases) {
    const [a, b] = [decoded(Time, x), decoded(Time, y)];
    assertEquals(timeOrd.compare(a, b), order, `${x} ${y}`);
    assertEquals(timeOrd.compare(b, a) + order, 0, `${y} ${x}`);
    assertEquals(timeOrd.equals(a, b), order === 0, `${x} ${y}`);
  }
});

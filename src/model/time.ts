/**
 * `Time`: an instant as Kubernetes writes it.
 *
 * @module
 */
import { O, type Option, type Ord } from "../_deps.ts";
import { type Codec, refuse, scalar, some } from "../codec/_codec.ts";
import type { Branded } from "../codec/json.ts";

/**
 * An instant as RFC 3339 text, kept as it was written.
 *
 * It is not a `Date`, which is mutable and loses microseconds. Where Temporal
 * exists, `Temporal.Instant.from(time)` reads it, but for the two spellings of
 * Go alone: an hour of one digit, and an offset of 24 hours or 60 minutes.
 *
 * @category model
 * @since 0.1.0
 */
export type Time = Branded<"Time">;

/**
 * Codec of {@link Time}: exactly the texts that Go's `time.Parse` takes for RFC 3339.
 *
 * Upper-case `T` and `Z`, or an offset; a fraction after `.` or `,`; dates of
 * the calendar only; no second 60, no hour 24. The empty text is an error.
 * Source: golang/go `src/time/format.go`, kubernetes/apimachinery
 * `pkg/apis/meta/v1/time.go`.
 *
 * @example
 * ```ts
 * import { Time } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(Time.is("2026-01-02T15:04:05Z"), true);
 * assertEquals(Time.is("2026-02-30T15:04:05Z"), false);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const Time: Codec<Time> = scalar<Time>("Time", {
  read: (u) => isTime(u) ? u : refuse(),
  some: (u) => isTime(u) ? some(u) : refuse(),
  fits: isTime,
  equals: (x, y) => compareTimes(x, y) === 0,
  types: ["string"],
  expected: () => "must be an RFC 3339 time such as 2026-01-02T15:04:05Z",
});

/**
 * The instant in milliseconds since the Unix epoch, rounded down.
 *
 * @example
 * ```ts
 * import { Time, toEpochMillis } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const time: unknown = "1970-01-01T01:00:01.5+01:00";
 * assert(Time.is(time));
 * assertEquals(toEpochMillis(time), 1500);
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export function toEpochMillis(time: Time): number {
  const { seconds, nanos } = instantOf(time);
  return seconds * 1000 + Math.floor(nanos / 1e6);
}

/**
 * The milliseconds between two instants, with all digits of both, as Go counts
 * them; negative where the second is earlier.
 *
 * @internal
 */
export function elapsed(since: Time, until: number | Time): number {
  const start = instantOf(since);
  if (typeof until === "number") return until - start.seconds * 1000 - start.nanos / 1e6;
  const end = instantOf(until);
  return (end.seconds - start.seconds) * 1000 + (end.nanos - start.nanos) / 1e6;
}

/** The second of Go's zero time, `0001-01-01T00:00:00Z`. */
const ZERO = -62_135_596_800;

/**
 * A time that somebody set: Go's zero time stands for none.
 *
 * @internal
 */
export function givenTime(time: Option<Time>): Option<Time> {
  return O.isSome(time) && isZero(time.value) ? O.none : time;
}

/** Whether a time is the zero time of Go, at any offset. */
function isZero(time: Time): boolean {
  if (!time.startsWith("000")) return false;
  const { seconds, nanos } = instantOf(time);
  return seconds === ZERO && nanos === 0;
}

/**
 * Order of instants, down to the nanosecond: the earlier is the lesser.
 *
 * Conditions that changed together share a second: never order by time alone.
 *
 * @example
 * ```ts
 * import { Time, timeOrd } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const [x, y]: unknown[] = ["2026-01-01T00:00:00.000000001Z", "2026-01-01T00:00:00Z"];
 * assert(Time.is(x) && Time.is(y));
 * assertEquals(timeOrd.compare(x, y), 1);
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export const timeOrd: Ord<Time> = {
  equals: (x, y) => compareTimes(x, y) === 0,
  compare: compareTimes,
};

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

function isTime(u: unknown): u is Time {
  return typeof u === "string" && (isPlainTime(u) || isAnyTime(u));
}

/** Whether a text has the form that servers write, by its character codes. */
function isPlainTime(text: string): boolean {
  return text.length === 20 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 &&
    text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 &&
    text.charCodeAt(19) === 90 && twoDigits(text, 0) < 100 && twoDigits(text, 2) < 100 &&
    isPlainDay(twoDigits(text, 5), twoDigits(text, 8)) &&
    twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && twoDigits(text, 17) < 60;
}

/** Whether a month has a day; 29 February needs the year, and is left to {@link isAnyTime}. */
function isPlainDay(month: number, day: number): boolean {
  return isIn(1, month, 12) && day >= 1 &&
    (day <= 28 || (month !== 2 && (day <= 30 || (day === 31 && !isShort(month)))));
}

function isShort(month: number): boolean {
  return month === 4 || month === 6 || month === 9 || month === 11;
}

/** The number that two characters write; more than any such where one is not a digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1000;
}

function isAnyTime(text: string): boolean {
  const parts = RFC_3339.exec(text);
  if (parts === null) return false;
  const [year, month, day, hour, minute, second, , , offsetHour, offsetMinute] = parts.slice(1)
    .map(Number);
  return isIn(1, month, 12) && isIn(1, day, daysIn(year, month)) && hour < 24 && minute < 60 &&
    second < 60 && !(offsetHour > 24) && !(offsetMinute > 60);
}

function isIn(min: number, value: number, max: number): boolean {
  return min <= value && value <= max;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : isShort(month) ? 30 : 31;
}

interface Instant {
  /** Since the Unix epoch, rounded down. */
  readonly seconds: number;
  /** From 0 to 999,999,999; what Go drops of a longer fraction is dropped. */
  readonly nanos: number;
}

/** Seconds in 400 years, after which the calendar repeats. */
const CYCLE = 146_097 * 86_400;

function instantOf(time: Time): Instant {
  return time.length === 20 && time[13] === ":" ? plainInstantOf(time) : anyInstantOf(time);
}

/** The instant of a time in the form that servers write, which has no other form of its length. */
function plainInstantOf(time: Time): Instant {
  const at = (index: number): number => twoDigits(time, index);
  const year = at(0) * 100 + at(2);
  return { seconds: secondsOf(year, at(5), at(8), at(11), at(14), at(17)), nanos: 0 };
}

function anyInstantOf(time: Time): Instant {
  const [, year, month, day, hour, minute, second, fraction = "", sign, hours, minutes] = RFC_3339
    .exec(time) ?? [];
  const local = secondsOf(+year, +month, +day, +hour, +minute, +second);
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (+hours * 3600 + +minutes * 60);
  return { seconds: local - offset, nanos: Number(fraction.slice(0, 9).padEnd(9, "0")) };
}

/** Seconds since the Unix epoch, at no offset. */
function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999: ask for the next cycle.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) / 1000 - CYCLE;
}

function compareTimes(x: Time, y: Time): -1 | 0 | 1 {
  if (x === y) return 0;
  const a = instantOf(x);
  const b = instantOf(y);
  return sign(a.seconds - b.seconds) || sign(a.nanos - b.nanos);
}

function sign(difference: number): -1 | 0 | 1 {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/**
 * Which line of a log tells a person what failed.
 *
 * @internal
 * @module
 */
import { jsonOf, logRecord, withoutTime } from "./_log_record.ts";
import { collapsed, isWorth, recordText, weighedLines, WEIGHT } from "./_weighed_line.ts";

/** The line that tells most, or the empty text where none tells anything. */
export function tellingLine(message: string): string {
  const plain = withoutEscapes(message);
  const whole = plain.trim();
  if (isResults(whole)) return "";
  const record = whole.startsWith("{") && whole.includes("\n") ? logRecord(whole) : undefined;
  if (record !== undefined) return recordText(record, chosenLine) || collapsed(whole);
  const lines = plain.split(LINE_ENDS);
  const [first = ""] = lines;
  return chosenOf(isCut(message, lines.length) && !isWholeRecord(first) ? lines.slice(1) : lines);
}

const LINE_ENDS = /\r\n|[\n\r]/;

/** The line of a text inside a record that tells most. */
function chosenLine(text: string): string {
  return chosenOf(text.split(LINE_ENDS), collapsed);
}

function chosenOf(
  lines: ReadonlyArray<string>,
  nested: (text: string) => string = chosenLine,
): string {
  const told = weighedLines(lines, nested).filter(isWorth);
  const best = told.reduce<number>((most, { weight }) => Math.max(most, weight), WEIGHT.nothing);
  // The last words of a program are its reason to end, however it logged errors before.
  const last = told.findLast(({ weight }) => weight > WEIGHT.end);
  if (last?.weight === WEIGHT.hint && best < WEIGHT.fatal) return last.text;
  return told.findLast(({ weight }) => weight === best)?.text ?? "";
}

// deno-lint-ignore no-control-regex
const ESCAPES = /\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]/g;

function withoutEscapes(message: string): string {
  return message.includes("\x1b") ? message.replace(ESCAPES, "") : message;
}

/** Whether a message is what a Tekton task hands to the next: a list of keys and values, even a cut one. */
function isResults(message: string): boolean {
  if (!/^\[\s*\{\s*"/.test(message)) return false;
  const value = jsonOf(message);
  if (value === undefined) return /^\[\s*\{\s*"key"\s*:/.test(message);
  return Array.isArray(value) &&
    value.every((item) => typeof item === "object" && item !== null && "key" in item);
}

/** The end of a log has at most so many bytes and lines; a few bytes less where a character was cut. */
const LOG_BYTES = 2048;
const LOG_LINES = 80;

/** Whether a message may be the end of a log whose beginning was cut off. */
function isCut(message: string, lines: number): boolean {
  if (lines >= LOG_LINES) return true;
  if (message.length > LOG_BYTES || message.length * 3 < LOG_BYTES - 4) return false;
  const bytes = new TextEncoder().encode(message).length;
  return bytes >= LOG_BYTES - 4 && bytes <= LOG_BYTES;
}

/** Whether a line begins as a logger begins one. */
function isWholeRecord(line: string): boolean {
  return withoutTime(line) !== line || /^[IWEF]\d{4} \d\d:|^(?:time|ts|level)=/.test(line) ||
    (line.startsWith("{") && logRecord(line) !== undefined);
}

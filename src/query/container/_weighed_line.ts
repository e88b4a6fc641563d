/**
 * How much each line of a log tells a person.
 *
 * @internal
 * @module
 */
import {
  hasWords,
  isEmptyWords,
  isErrorHead,
  isFailure,
  isFrame,
  isOption,
  isUsageHead,
  isUsageLine,
} from "./_log_line.ts";
import { type LogRecord, logRecord, withoutTime } from "./_log_record.ts";
import { runtimeError } from "./_runtime_error.ts";

/** How much a line tells, from nothing to what ended the program. */
export const WEIGHT = {
  nothing: 0,
  /** That something ended, and no more. */
  end: 1,
  /** Something that is no failure. */
  something: 2,
  /** It speaks of a failure. */
  hint: 3,
  /** It says what failed. */
  failure: 4,
  /** It says what ended the program. */
  fatal: 5,
} as const;

/** A line as a person reads it, and how much it tells. */
export interface Told {
  readonly weight: typeof WEIGHT[keyof typeof WEIGHT];
  readonly text: string;
}

const NOTHING: Told = { weight: WEIGHT.nothing, text: "" };

/** Whether a line tells anything. */
export function isWorth({ weight }: Told): boolean {
  return weight > WEIGHT.nothing;
}

/** What a line may belong to that began above it. */
type Context = "text" | "traceback" | "usage" | "panic" | "causes";

/** Each line with its weight; `nested` reads a text of several lines inside a record. */
export function weighedLines(
  lines: ReadonlyArray<string>,
  nested: (text: string) => string,
): ReadonlyArray<Told> {
  const told: Told[] = [];
  let context: Context = "text";
  let head = "";
  for (const line of lines) {
    const next = contextAfter(context, line);
    const found = weighed(context, next, line, nested, head);
    if (found.weight >= WEIGHT.failure && context !== "causes") head = found.text;
    told.push(found);
    context = next;
  }
  return told;
}

function contextAfter(context: Context, line: string): Context {
  if (line.trim() === "") return context === "traceback" || context === "panic" ? "text" : context;
  if (isUsageHead(line) || (context === "usage" && isUsageLine(line)) || isOption(line)) {
    return "usage";
  }
  if (/^\s*(?:\+ )?(?:File "|(?:Exception Group )?Traceback \()/.test(line)) return "traceback";
  if (isFrame(line)) return "text";
  if (/^Caused by:\s*$/.test(line)) return "causes";
  if (PANIC_ABOVE.test(line)) return "panic";
  return /^\s/.test(line) && (context === "traceback" || context === "causes") ? context : "text";
}

/** Rust since 1.73 writes the message of a panic on the line below. */
const PANIC_ABOVE = /^thread '.*' (?:\(\d+\) )?panicked at \S+:\d+:\d+:$/;

function weighed(
  context: Context,
  next: Context,
  line: string,
  nested: (text: string) => string,
  head: string,
): Told {
  if (!hasWords(line) || next === "usage" || next === "traceback" || next === "panic") {
    return NOTHING;
  }
  if (isFrame(line) || (next === "causes" && context !== "causes")) return NOTHING;
  if (context === "traceback" || context === "panic") {
    return { weight: WEIGHT.failure, text: collapsed(line) };
  }
  if (next === "causes") {
    const cause = collapsed(line).replace(/^\d+: /, "");
    return { weight: WEIGHT.failure, text: head === "" ? cause : `${head}: ${cause}` };
  }
  return weighedLine(collapsed(withoutRule(line)), line, nested);
}

/** A line without the rule at its left with which some programs draw boxes, and without arrows. */
function withoutRule(line: string): string {
  return line.replace(/^\s*(?:[│┃|╷#]|==>)\s+/, "");
}

function weighedLine(text: string, line: string, nested: (text: string) => string): Told {
  const record = logRecord(withoutRule(line).trim());
  if (record !== undefined) {
    const said = recordText(record, nested) || text;
    return { weight: weightOf(record, said), text: said };
  }
  const told = withoutTime(text);
  if (isEmptyWords(told)) return { weight: WEIGHT.end, text: told };
  if (isErrorHead(told)) {
    return { weight: WEIGHT.failure, text: told.replace(/^(?:Caused by: |---> )/, "") };
  }
  return isRuntimes(told)
    ? { weight: WEIGHT.failure, text: runtimeError(told) }
    : { weight: isFailure(told) ? WEIGHT.hint : WEIGHT.something, text: told };
}

function weightOf({ gravity, error }: LogRecord, text: string): Told["weight"] {
  if (isEmptyWords(text)) return WEIGHT.end;
  if (gravity === "fatal") return WEIGHT.fatal;
  if (gravity === "error") return WEIGHT.failure;
  if (gravity === "information") return WEIGHT.something;
  return error !== "" ? WEIGHT.failure : isFailure(text) ? WEIGHT.hint : WEIGHT.something;
}

/** Whether the runtime wrote it, since the program was never started. */
function isRuntimes(text: string): boolean {
  return /^(?:failed to (?:create|start) (?:containerd|shim|container)|OCI runtime|Error response from daemon|container create failed)/i
    .test(text);
}

/** What a record says and why, the why once. */
export function recordText(
  { message, error }: LogRecord,
  nested: (text: string) => string,
): string {
  const said = oneLine(message, nested);
  const why = oneLine(error, nested);
  if (why === "" || said.includes(why)) return said;
  return said === "" || why.startsWith(said) ? why : `${said}: ${why}`;
}

function oneLine(text: string, nested: (text: string) => string): string {
  return (text.includes("\n") ? nested(text) : "") || collapsed(text);
}

/** A text on one line, with single blanks. */
export function collapsed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Lines that loggers wrote, as records: JSON, logfmt, klog, zap, and levels in plain text.
 *
 * @internal
 * @module
 */
import { afterQuoted, unquoted } from "./_message_part.ts";

/** How grave a line is: of the end of the program, of an error, or neither. */
export type Gravity = "fatal" | "error" | "information";

/** A line that a logger wrote. */
export interface LogRecord {
  /** How grave it is; absent where the logger does not tell. */
  readonly gravity: Gravity | undefined;
  /** What happened; empty where the record does not tell. */
  readonly message: string;
  /** The error that goes with it; empty without one. */
  readonly error: string;
}

/** The record in a line, if a logger wrote it in a form that is known here. */
export function logRecord(line: string): LogRecord | undefined {
  return jsonRecord(line) ?? klogRecord(line) ?? zapRecord(line) ?? logfmtRecord(line) ??
    levelledRecord(line);
}

const LEVELS: ReadonlyMap<string, Gravity> = new Map([
  ...["fatal", "fata", "ftl", "panic", "pani", "pnc", "emerg", "emergency", "f", "60"]
    .map((level) => [level, "fatal"] as const),
  ...[
    "error",
    "erro",
    "err",
    "eror",
    "severe",
    "crit",
    "critical",
    "alert",
    "fail",
    "dpanic",
    "e",
    "c",
    "50",
  ]
    .map((level) => [level, "error"] as const),
  ...[
    "trace",
    "debug",
    "debu",
    "dbg",
    "info",
    "inf",
    "information",
    "notice",
    "warn",
    "warning",
    "wrn",
    "log",
    "hint",
    "detail",
    "verbose",
    "i",
    "w",
    "n",
    "d",
    "10",
    "20",
    "30",
    "40",
  ].map((level) => [level, "information"] as const),
]);

function gravityOf(level: string): Gravity | undefined {
  return LEVELS.get(level.toLowerCase());
}

const LEVEL_KEYS = [
  "level",
  "severity",
  "lvl",
  "levelname",
  "log.level",
  "log_level",
  "loglevel",
  "level_name",
  "@l",
  "L",
  "Level",
  "severity_text",
  "s",
];
const MESSAGE_KEYS = [
  "msg",
  "message",
  "event",
  "text",
  "textPayload",
  "@m",
  "@mt",
  "M",
  "short_message",
  "log",
  "Message",
];
const ERROR_KEYS = [
  "err",
  "error",
  "error.message",
  "exception",
  "exc_info",
  "@x",
  "cause",
  "stack_trace",
  "Error",
  "Exception",
  "attr",
];

type Fields = ReadonlyMap<string, unknown>;

function recordOf(fields: Fields): LogRecord {
  return {
    gravity: gravityOf(firstText(fields, LEVEL_KEYS, String)),
    message: firstText(fields, MESSAGE_KEYS),
    error: firstText(fields, ERROR_KEYS),
  };
}

function firstText(
  fields: Fields,
  keys: ReadonlyArray<string>,
  numberText: (value: number) => string = () => "",
): string {
  for (const key of keys) {
    const value = fields.get(key);
    const found = typeof value === "number" ? numberText(value) : textOf(value, MAX_DEPTH);
    if (found !== "") return found;
  }
  return "";
}

/** An error in an error in an error, and no deeper. */
const MAX_DEPTH = 3;

/** The text of a value; of an object, as which errors are written, its message. */
function textOf(value: unknown, depth: number): string {
  if (typeof value === "string") return isNone(value) ? "" : value.trim();
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth === 0) return "";
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const key of ["message", "msg", "errmsg", "error", "err", "detail", "name", "type"]) {
    const found = textOf(fields.get(key), depth - 1);
    if (found !== "") return found;
  }
  return "";
}

/** Whether a logger wrote that there is none. */
function isNone(text: string): boolean {
  return /^(?:<nil>|nil|null|none|undefined)?$/i.test(text.trim());
}

/** A JSON object, as a value; absent where a text is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function jsonRecord(line: string): LogRecord | undefined {
  if (!line.startsWith("{") || !line.endsWith("}")) return undefined;
  const value = jsonOf(line);
  return typeof value === "object" && value !== null
    ? recordOf(new Map<string, unknown>(Object.entries(value)))
    : undefined;
}

const KLOG = /^([IWEF])\d{4}(?:\d{4})? \d\d:\d\d:\d\d\.\d+ +\d+ [^\s\]]+:\d+\] (.*)$/s;

const KLOG_LEVELS: Readonly<Record<string, Gravity>> = {
  I: "information",
  W: "information",
  E: "error",
  F: "fatal",
};

function klogRecord(line: string): LogRecord | undefined {
  const [, level = "", body = ""] = KLOG.exec(line) ?? [];
  const gravity = KLOG_LEVELS[level];
  if (gravity === undefined) return undefined;
  if (!body.startsWith('"')) return { gravity, message: body.trim(), error: "" };
  const end = afterQuoted(body, 0);
  return {
    gravity,
    message: unquoted(body.slice(0, end)),
    error: firstText(fieldsOf(body.slice(end)), ERROR_KEYS),
  };
}

/** Columns between tabs: time, level, then perhaps logger and caller, the message, and fields as JSON. */
function zapRecord(line: string): LogRecord | undefined {
  const columns = line.split("\t");
  const [, level = "", ...rest] = columns;
  const gravity = gravityOf(level.trim());
  if (gravity === undefined || rest.length === 0) return undefined;
  const last = rest[rest.length - 1];
  const value = last.startsWith("{") ? jsonOf(last) : undefined;
  const fields = typeof value === "object" && value !== null ? Object.entries(value) : undefined;
  return {
    gravity,
    message: (fields === undefined ? last : rest.at(-2) ?? "").trim(),
    error: fields === undefined ? "" : firstText(new Map<string, unknown>(fields), ERROR_KEYS),
  };
}

/** How logrus writes to a terminal: `FATA[0001] message  key=value`. */
const LOGRUS = /^(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[[^\]]*\] (.*)$/s;

function logfmtRecord(line: string): LogRecord | undefined {
  const [, level, body = ""] = LOGRUS.exec(line) ?? [];
  if (level !== undefined) {
    const [message] = body.split("  ", 1);
    const fields = fieldsOf(body.slice(message.length));
    return {
      gravity: gravityOf(level),
      message: message.trim(),
      error: firstText(fields, ERROR_KEYS),
    };
  }
  const record = recordOf(fieldsOf(line));
  return record.message !== "" || (record.gravity !== undefined && record.error !== "")
    ? record
    : undefined;
}

/** The fields of `key=value key="a value"`; words without `=` are passed over. */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (at < text.length && text.charAt(at) !== " " && text.charAt(at) !== "=") at++;
    const key = text.slice(start, at);
    if (text.charAt(at) !== "=") {
      at++;
      continue;
    }
    const from = at + 1;
    at = text.charAt(from) === '"' ? afterQuoted(text, from) : from;
    while (at < text.length && text.charAt(at) !== " ") at++;
    if (!fields.has(key)) fields.set(key, unquoted(text.slice(from, at)));
    at++;
  }
  return fields;
}

/** Times as loggers write them at the beginning of a line, perhaps in brackets, and what Redis adds. */
const TIME = new RegExp(
  [
    /\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?\]?:?\s+/,
    /\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?:?\s+/,
    /\[?(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)?(?: \d{4})?\]?:?\s+/,
    /\d+:[A-Z] \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d\.\d+ [.*#-] /,
  ].map(({ source }) => `^(?:${source})`).join("|"),
);

/** A line without the time at its beginning. */
export function withoutTime(line: string): string {
  return line.replace(TIME, "");
}

/** Forms of loggers whose prefix tells a person nothing: level, then message. */
const FORMS: ReadonlyArray<RegExp> = [
  // Spring Boot: `ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed`
  /^([A-Z]+)\s+\d+ --- (?:\[[^\]]*\] ?){1,4}\S+\s+: (.*)$/s,
  // Logback and the like: `[main] ERROR c.e.App - message`, `ERROR [main] c.e.App - message`
  /^(?:\[[^\]]*\] )?([A-Z]+) +(?:\[[^\]]*\] )?[\w.$]+ +- (.*)$/s,
  // nginx: `[emerg] 1#1: message`
  /^\[([a-z]+)\] \d+#\d+: (?:\*\d+ )?(.*)$/s,
  // Python: `ERROR:root:message`
  /^([A-Z]+):[\w.]+:(.*)$/s,
  // etcd: `C | etcdmain: message`; Celery: `CRITICAL/MainProcess] message`
  /^([A-Z]) \| [\w/.-]+: (.*)$/s,
  /^([A-Z]{3,})\/[\w-]+\] (.*)$/s,
  // Python with a name before the level: `- shop.main - ERROR - message`, `{task.py:7} ERROR - message`
  /^(?:- )?(?:[\w.]+ -|\{[^}]*\}) ([A-Z]{3,}) - (.*)$/s,
  // Ruby: `E, [2026-11-28T09:00:00.123456 #1] ERROR -- : message`
  /^[DIWEFA], \[[^\]]*\] +([A-Z]+) -- [^:]*: (.*)$/s,
];

function levelledRecord(line: string): LogRecord | undefined {
  const body = withoutTime(line);
  for (const form of FORMS) {
    const [, level = "", message = ""] = form.exec(body) ?? [];
    const gravity = gravityOf(level);
    if (gravity !== undefined) return plainRecord(gravity, message);
  }
  return wordRecord(body);
}

/** In plain text `FATAL` need not be the end: Postgres says so of a client that it turned away. */
function plainRecord(gravity: Gravity, message: string): LogRecord {
  return { gravity: gravity === "fatal" ? "error" : gravity, message: message.trim(), error: "" };
}

/** A level is among so many words at the beginning of a line. */
const MAX_WORDS = 8;

/**
 * A line with a level among its first words: `[1] [ERROR] message`, `ERROR: message`. It
 * is written large or stands in brackets, and no word of a sentence comes before it.
 */
function wordRecord(body: string): LogRecord | undefined {
  let at = 0;
  for (let count = 0; count < MAX_WORDS && at < body.length; count++) {
    const blank = body.indexOf(" ", at);
    const end = blank === -1 ? body.length : blank;
    const word = body.slice(at, end);
    const gravity = word.length > 40 ? undefined : levelOfWord(word);
    if (gravity !== undefined) return plainRecord(gravity, body.slice(at));
    if (/^[\p{Ll}'’]+[,:;]?$/u.test(word)) return undefined;
    at = end + 1;
  }
  return undefined;
}

function levelOfWord(word: string): Gravity | undefined {
  const [, open = "", inside = ""] = /^([[<(]?)(.*?)[\])>]?:?$/.exec(word) ?? [];
  for (const part of inside.split(":")) {
    const isLevel = /^[A-Z]{3,}$/.test(part) || (open !== "" && /^[A-Za-z]{3,}$/.test(part));
    const gravity = isLevel ? gravityOf(part) : undefined;
    if (gravity !== undefined) return gravity;
  }
  return undefined;
}

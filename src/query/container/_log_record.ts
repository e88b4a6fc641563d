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
  ...["fatal", "fata", "ftl", "panic", "pnc", "dpanic", "emerg", "emergency", "60"]
    .map((level) => [level, "fatal"] as const),
  ...["error", "erro", "err", "eror", "severe", "crit", "critical", "alert", "fail", "50"]
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
];

type Fields = ReadonlyMap<string, unknown>;

function recordOf(fields: Fields): LogRecord {
  const level = firstText(fields, LEVEL_KEYS);
  return {
    gravity: gravityOf(level),
    message: firstText(fields, MESSAGE_KEYS),
    error: firstText(fields, ERROR_KEYS),
  };
}

function firstText(fields: Fields, keys: ReadonlyArray<string>): string {
  for (const key of keys) {
    const found = textOf(fields.get(key));
    if (found !== "") return found;
  }
  return "";
}

/** The text of a value: of an error that is an object its message. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const key of ["message", "msg", "error", "detail", "name", "type"]) {
    const found = fields.get(key);
    if (typeof found === "string" && found.trim() !== "") return found.trim();
  }
  return "";
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
  const last = rest.at(-1) ?? "";
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
    const message = /^.*?(?= {2,}|$)/s.exec(body)?.[0] ?? body;
    const fields = fieldsOf(body.slice(message.length));
    return {
      gravity: level === "PANI" ? "fatal" : gravityOf(level),
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

/** A time as loggers write it at the beginning of a line, perhaps in brackets. */
const TIME =
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?\]?:?\s+/;

/** A line without the time at its beginning. */
export function withoutTime(line: string): string {
  return line.replace(TIME, "");
}

/** Spring Boot: `ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed`. */
const SPRING = /^([A-Z]+)\s+\d+ --- (?:\[[^\]]*\] ?)+\S+\s+: (.*)$/s;

/** Logback and the like: `[main] ERROR c.e.App - message`, `ERROR [main] c.e.App - message`. */
const LOGBACK = /^(?:\[[^\]]*\] )?([A-Z]+) +(?:\[[^\]]*\] )?[\w.$]+ +- (.*)$/s;

/** nginx: `[emerg] 1#1: message`. */
const NGINX = /^\[([a-z]+)\] \d+#\d+: (?:\*\d+ )?(.*)$/s;

/** Python: `ERROR:root:message`. */
const PYTHON = /^([A-Z]+):[\w.]+:(.*)$/s;

/** Any other: a level, perhaps in brackets and after others: `[1] [ERROR] message`, `ERROR: message`. */
const PLAIN = /^(?:\[[^\]]*\] )*?[[<(]?([A-Za-z]+)[\])>]?(?:[:\s-]\s*|$)(.*)$/s;

/** Postgres: `[1] FATAL:  message`, and programs that quote it. */
const POSTGRES =
  /^(?:\[\d+\] )?(?:[\w@[\]-]+ )?(FATAL|PANIC|ERROR|LOG|HINT|DETAIL|STATEMENT): {1,2}(.*)$/s;

function levelledRecord(line: string): LogRecord | undefined {
  const body = withoutTime(line);
  for (const form of [SPRING, LOGBACK, NGINX, PYTHON, POSTGRES, PLAIN]) {
    const [, level, message = ""] = form.exec(body) ?? [];
    if (level === undefined) continue;
    const gravity = gravityOf(level);
    if (gravity === undefined || (form === PLAIN && !isLevelWord(level, body))) continue;
    const told = form === PLAIN || form === POSTGRES ? body : message;
    return { gravity: gravity === "fatal" ? "error" : gravity, message: told.trim(), error: "" };
  }
  return undefined;
}

/** Whether a word is a level and no word of a sentence: it is written large or in brackets. */
function isLevelWord(word: string, body: string): boolean {
  return word === word.toUpperCase() || new RegExp(`[[<(]${word}[\\])>]`).test(body);
}

/**
 * The telling line of a termination message.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import {
  isEmptyWords,
  isErrorHead,
  isFailure,
  isFrame,
  isUsageHead,
  isUsageLine,
} from "./_log_line.ts";
import { jsonOf, type LogRecord, logRecord, withoutTime } from "./_log_record.ts";
import { runtimeError } from "./_runtime_error.ts";

/**
 * The line of a termination message, or of the end of a log, that tells a
 * person what failed; none where there is nothing for people in it.
 *
 * Of the lines that say what failed it is the last, where one ends the program
 * the last of those, and where none does the last line that says anything. Of
 * a record of a logger (klog, logfmt, JSON, zap) it is the message and the
 * error that goes with it, joined by a colon, without time and place. It is
 * never a frame of a stack, a line of a usage text, the first line where the
 * message was cut before it, or the results of a Tekton task. Nothing is in it
 * that is not in the message, save that colon; it is one line of any length.
 * Source of the cut: kubernetes/kubernetes `pkg/kubelet/container/runtime.go`,
 * 2048 bytes or 80 lines of the log with `FallbackToLogsOnError`.
 *
 * @example
 * ```ts
 * import { failureMessage } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const log = 'level=info msg="starting"\n' +
 *   'level=error msg="cannot read the configuration" err="open /etc/app.yaml: no such file"\n' +
 *   "goroutine 1 [running]:\nmain.main()\n";
 * assertEquals(
 *   failureMessage(log),
 *   O.some("cannot read the configuration: open /etc/app.yaml: no such file"),
 * );
 * ```
 *
 * @category failures
 * @since 0.2.0
 */
export function failureMessage(message: string): Option<string> {
  const told = tellingLine(message, true);
  return told === "" ? O.none : O.some(told);
}

/** A line, and how much it tells: 0 nothing, 1 something, 2 maybe a failure, 3 a failure, 4 the end. */
interface Told {
  readonly weight: 0 | 1 | 2 | 3 | 4;
  readonly text: string;
}

const NOTHING: Told = { weight: 0, text: "" };

function tellingLine(message: string, mayNest: boolean): string {
  const plain = withoutEscapes(message);
  const whole = plain.trim();
  if (isResults(whole)) return "";
  const record = whole.startsWith("{") && whole.includes("\n") ? logRecord(whole) : undefined;
  if (record !== undefined) return recordText(record, mayNest) || whole;
  const lines = plain.split(/\r\n|[\n\r]/);
  const first = isCut(message, lines.length) && !isWholeRecord(lines[0] ?? "") ? 1 : 0;
  const told = weighed(lines.slice(first), mayNest);
  const last = told.findLast(({ weight }) => weight > 0);
  const best = Math.max(0, ...[4, 3, 2, 1].filter((w) => told.some(({ weight }) => weight === w)));
  if (best < 4 && last?.weight === 2) return last.text;
  return told.findLast(({ weight }) => weight === best && best > 0)?.text ?? "";
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

function weighed(lines: ReadonlyArray<string>, mayNest: boolean): ReadonlyArray<Told> {
  const told: Told[] = [];
  let state: "text" | "traceback" | "usage" | "panicked" | "causes" = "text";
  let blank = true;
  for (const line of lines) {
    const isBlank = line.trim() === "";
    const isIndented = /^\s/.test(line);
    if (isBlank) {
      told.push(NOTHING);
      if (state === "traceback") state = "text";
    } else if (state === "usage" && (isUsageLine(line) || isUsageHead(line) || !blank)) {
      told.push(NOTHING);
    } else if (isUsageHead(line) || (isUsageLine(line) && /^\s+-{1,2}[\w?]/.test(line))) {
      state = "usage";
      told.push(NOTHING);
    } else if (isFrame(line)) {
      state = /^\s*(?:\+ )?(?:\|\s*)?(?:File "|(?:Exception Group )?Traceback)/.test(line)
        ? "traceback"
        : "text";
      told.push(NOTHING);
    } else if (state === "traceback" && isIndented) {
      told.push(NOTHING);
    } else if (state === "traceback" || state === "panicked") {
      state = "text";
      told.push({ weight: 3, text: collapsed(line) });
    } else if (state === "causes" && isIndented) {
      told.push({ weight: 3, text: collapsed(line.replace(/^\s*\d+: /, "")) });
    } else if (/^Caused by:\s*$/.test(line)) {
      state = "causes";
      told.push(NOTHING);
    } else if (/^thread '.*' (?:\(\d+\) )?panicked at \S+:\d+:\d+:$/.test(line)) {
      state = "panicked";
      told.push(NOTHING);
    } else {
      state = "text";
      told.push(weighedLine(line, mayNest));
    }
    blank = isBlank;
  }
  return told;
}

function weighedLine(line: string, mayNest: boolean): Told {
  const trimmed = line.trim();
  const record = logRecord(trimmed);
  if (record !== undefined) {
    const text = recordText(record, mayNest) || collapsed(trimmed);
    return { weight: weightOf(record, text), text };
  }
  const text = collapsed(withoutTime(trimmed));
  if (isEmptyWords(trimmed)) return { weight: /[\p{L}\p{N}]/u.test(trimmed) ? 1 : 0, text };
  if (isErrorHead(line)) return { weight: 3, text: errorText(text) };
  return { weight: isFailure(text) ? 2 : 1, text: isRuntimes(text) ? runtimeError(text) : text };
}

function weightOf({ gravity, error }: LogRecord, text: string): Told["weight"] {
  if (isEmptyWords(text)) return 1;
  if (gravity === "fatal") return 4;
  if (gravity === "error") return 3;
  return gravity === undefined && error !== "" ? 3 : 1;
}

/** Whether the runtime wrote it, since the program was never started. */
function isRuntimes(text: string): boolean {
  return /^(?:failed to (?:create|start) (?:containerd|shim|container)|OCI runtime|Error response from daemon|container create failed)/i
    .test(text);
}

/** An error without the words before it that only say that it is one among others. */
function errorText(text: string): string {
  return text.replace(/^(?:Caused by: |---> )/, "");
}

function recordText({ message, error }: LogRecord, mayNest: boolean): string {
  const [said, why] = [message, error].map((text) =>
    text.includes("\n")
      ? (mayNest ? tellingLine(text, false) : "") || collapsed(text)
      : collapsed(text)
  );
  if (why === "" || said?.includes(why ?? "")) return said ?? "";
  return said === "" || why?.startsWith(said ?? "") ? why ?? "" : `${said}: ${why}`;
}

/** A text on one line, with single blanks. */
function collapsed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

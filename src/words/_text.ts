/**
 * The words in which pods are told of to people.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty, text } from "../_option.ts";
import { MAX_LINE_LENGTH, shorten } from "../codec/_text.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import { elapsed, givenTime, type Time } from "../model/time.ts";
import { hasSignal } from "../query/container/_run.ts";
import { signalName } from "../query/container/failure.ts";
import type { ContainerKind } from "../query/container/kind.ts";
import { humanDuration } from "./duration.ts";

/** A container, by its name and what it is for. */
export interface Named {
  readonly container: string;
  readonly kind: ContainerKind;
}

/** A container as one speaks of it: `container app`, `init container migrate`. */
export function nameOf({ container, kind }: Named): string {
  const name = shortName(container);
  return kind === "app" ? `container ${name}` : `${kind} container ${name}`;
}

/** A name, cut where it is longer than any valid one that people give. */
export function shortName(name: string): string {
  return shorten(name, 80);
}

/** How a run ended, as far as words need it. */
export type RunEnd = Pick<ContainerStateTerminated, "exitCode" | "signal" | "reason">;

/**
 * How a run ended: `OOMKilled (exit 137)`, `SIGSEGV (exit 139)`, `Error (exit 1)`,
 * `exit 1`. The signal is that of the record, or one that was read from the code.
 */
export function runEndText({ exitCode, signal, reason }: RunEnd): string {
  const code = `exit ${exitCode}`;
  const word = text(reason);
  const killer = signalText(signal);
  if (word !== "" && !(word === "Error" && killer !== "")) return `${shortName(word)} (${code})`;
  if (killer === "") return code;
  return exitCode === 0 ? killer : `${killer} (${code})`;
}

/** The end of a run with the signal that its exit code stands for, as on Linux. */
export function withSignal<A extends RunEnd>(end: A): A {
  return hasSignal(end.signal) || end.exitCode <= 128 || end.exitCode > 192
    ? end
    : { ...end, signal: O.some(end.exitCode - 128) };
}

/** A signal by its name, else its number; empty where there was none. */
export function signalText(signal: Option<number>): string {
  return pipe(
    signal,
    O.filter((code) => code !== 0),
    O.match(() => "", (code) => O.getOrElse(() => `signal ${code}`)(signalName(code))),
  );
}

/** A text, and what goes with it, if there is anything. */
export function said(what: string, message: Option<string>): string {
  const [line = ""] = text(nonEmpty(message)).trimStart().split("\n", 1);
  return line.trim() === "" ? what : `${what}: ${line.trim()}`;
}

/** A text as one line that is not too long, whatever stands in the names and reasons of a status. */
export function oneLine(what: string, limit: number = MAX_LINE_LENGTH): string {
  return shorten(shorten(what, 4 * limit).replace(/[\n\v\f\r\x85\u2028\u2029]+/g, " "), limit);
}

/** How often a container was restarted; empty where it never was. */
export function restartsText(count: number): string {
  return count === 0 ? "" : count === 1 ? "1 restart" : `${count} restarts`;
}

/** How much time passed since a time, where that is known: `3m10s`. */
export function sinceText(now: number, time: Option<Time>): string {
  return pipe(
    givenTime(time),
    O.match(() => "", (since) => humanDuration(Math.max(0, elapsed(since, now)))),
  );
}

/** A word and a duration, where there is one: ` for 3m10s`. */
export function lasting(now: number, since: Option<Time>, word = "for"): string {
  const duration = sinceText(now, since);
  return duration === "" ? "" : ` ${word} ${duration}`;
}

/** The parts that say something, with commas between them. */
export function listed(parts: ReadonlyArray<string>, separator = ", "): string {
  return parts.filter((part) => part !== "").join(separator);
}

/** A few names, and how many more there are. */
export function namesText(names: ReadonlyArray<string>, most = 3): string {
  const shown = names.slice(0, most).map(shortName).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

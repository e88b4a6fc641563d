/**
 * The words in which pods are told of to people.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { nonEmpty, text } from "../_option.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { ContainerKind } from "../query/container/kind.ts";
import { hasSignal } from "../query/container/_run.ts";

/** A container, by its name and what it is for. */
export interface Named {
  readonly container: string;
  readonly kind: ContainerKind;
}

/** A container as one speaks of it: `container app`, `init container migrate`. */
export function nameOf({ container, kind }: Named): string {
  return kind === "app" ? `container ${container}` : `${kind} container ${container}`;
}

/** How a run ended, as the kernel has it: `exit 137`, `signal 9`. */
export function codeText(
  { exitCode, signal }: Pick<ContainerStateTerminated, "exitCode" | "signal">,
): string {
  return O.isSome(signal) && hasSignal(signal) && exitCode === 0
    ? `signal ${signal.value}`
    : `exit ${exitCode}`;
}

/** How a run ended: `Error (exit 1)`. */
export function runEndText(
  end: Pick<ContainerStateTerminated, "exitCode" | "signal" | "reason">,
): string {
  return `${text(end.reason) || "ended"} (${codeText(end)})`;
}

/** A text, and the first line of a message that goes with it. */
export function said(what: string, message: Option<string>): string {
  const [line = ""] = text(nonEmpty(message)).trim().split("\n");
  return line === "" ? what : `${what}: ${line.trim()}`;
}

/** A text as one line, whatever stands in the names and reasons of a status. */
export function oneLine(what: string): string {
  return what.replace(/[\n\v\f\r\x85\u2028\u2029]+/g, " ");
}

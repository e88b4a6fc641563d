/**
 * What surrounds a run of the command.
 *
 * @module
 */
import type { ByteSource } from "../stream/byte_source.ts";
import type { Clock } from "../watch/clock.ts";

/**
 * What surrounds a run of the command.
 *
 * @category command
 * @since 0.1.0
 */
export interface Surroundings {
  /** Where the pods come from if no file is named. */
  readonly stdin: ByteSource;
  /** The bytes of a file; rejects where it cannot be read. */
  readonly open: (path: string) => Promise<ByteSource>;
  /**
   * The names of what a folder holds, those of folders with a `/` at their end;
   * `undefined` where the path is no folder. Without it folders are not read.
   */
  readonly entries?: (path: string) => Promise<ReadonlyArray<string> | undefined>;
  /** Prints a text; `false` once nobody reads it any more. */
  readonly stdout: (text: string) => Promise<boolean>;
  /** Prints what went wrong. */
  readonly stderr: (text: string) => Promise<boolean>;
  /** Whether a person sits at the other end of a stream. */
  readonly isTerminal: (stream: "stdin" | "stdout" | "stderr") => boolean;
  /** How many columns the terminal has; without it, or where it has none, lines are not wrapped. */
  readonly columns?: () => number | undefined;
  /** Whether colours are unwanted even on a terminal, as `NO_COLOR` says. */
  readonly noColor: boolean;
  /** Tells the time, in epoch milliseconds. */
  readonly now: () => number;
  /** Calls a function once after some milliseconds; by default a timer of the machine does. */
  readonly after?: Clock["after"];
}

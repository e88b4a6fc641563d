/**
 * What the command is asked to do.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import { Time, toEpochMillis } from "../model/time.ts";

/** The forms of the output. */
const OUTPUTS = ["table", "wide", "ndjson"] as const;

/** What to print, and what time it is taken to be. */
export interface Options {
  readonly output: typeof OUTPUTS[number];
  /** In epoch milliseconds. */
  readonly now: number;
  readonly help: boolean;
}

/** What the command takes. */
export const USAGE = `Tells of the pods on standard input, as kubectl -o json prints them.

Usage: kubectl get pods -A -o json | pod-status [-o table|wide|ndjson] [--now TIME]

  -o, --output  table, the default; wide, with more columns; ndjson, a pod's identity
                and status on each line
      --now     the instant that ages are reckoned from, such as 2026-01-01T00:00:00Z,
                for a file of some other day
  -h, --help    this text

The exit code is 1 where something could not be read, and 2 where it was asked wrongly.
`;

/** The options among the arguments, or what is wrong with them. */
export async function optionsOf(
  args: ReadonlyArray<string>,
  clock: number,
): Promise<Either<string, Options>> {
  if (args.length === 0) return read({}, clock);
  // Loaded only where there is something to parse: it takes longer than the rest.
  const { parseArgs } = await import("node:util");
  return E.flatMap((values: Values) => read(values, clock))(
    E.tryCatch(
      () => parseArgs({ args: [...args], options: KNOWN, strict: true }).values,
      messageOf,
    ),
  );
}

const KNOWN = {
  output: { type: "string", short: "o" },
  now: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

interface Values {
  readonly output?: string;
  readonly now?: string;
  readonly help?: boolean;
}

function read(
  { output = "table", now, help = false }: Values,
  clock: number,
): Either<string, Options> {
  const form = OUTPUTS.find((known) => known === output);
  if (form === undefined) {
    return E.left(`--output ${output}: expected one of ${OUTPUTS.join(", ")}`);
  }
  if (now === undefined) return E.right({ output: form, now: clock, help });
  const time = Time.decode(now);
  return E.isRight(time)
    ? E.right({ output: form, now: toEpochMillis(time.right), help })
    : E.left(`--now ${now}: expected a time such as 2026-01-01T00:00:00Z`);
}

function messageOf(error: unknown): string {
  return E.toError(error).message;
}

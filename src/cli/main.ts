/**
 * The command: `kubectl get pods -A -o json | deno run jsr:@k8s-fp/pod-status/cli`
 * prints a table of the pods on standard input, however many, and what is wrong
 * with bad ones on standard error. It needs no permission.
 *
 * @module
 */
import { E } from "../_deps.ts";
import { orNone } from "../_option.ts";
import {
  ageColumn,
  ipColumn,
  nodeColumn,
  nominatedNodeColumn,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
} from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/part.ts";
import { formatStreamFailure, type StreamFailure } from "../stream/failure.ts";
import { keepColumns, keepStatus } from "../stream/keep.ts";
import { type ByteSource, podsFromStream } from "../stream/pods_from_stream.ts";
import type { StreamSummary } from "../stream/summary.ts";
import { type Options, optionsOf, USAGE } from "./options.ts";
import { printable } from "./printable.ts";
import { tableOf } from "./table.ts";

/**
 * What surrounds a run of the command.
 *
 * @category command
 * @since 0.1.0
 */
export interface Surroundings {
  /** Where the pods come from. */
  readonly stdin: ByteSource;
  /** Prints a text; `false` once nobody reads it any more. */
  readonly stdout: (text: string) => Promise<boolean>;
  /** Prints what went wrong. */
  readonly stderr: (text: string) => Promise<boolean>;
  /** The time, in epoch milliseconds. */
  readonly now: number;
}

/**
 * Runs the command with arguments, and returns its exit code: 0; 1 where the
 * input or an item of it is bad; 2 where the arguments are.
 *
 * @example
 * ```ts
 * import { run } from "@k8s-fp/pod-status/cli";
 * import { assertEquals } from "@std/assert";
 *
 * let printed = "";
 * const code = await run([], {
 *   stdin: new Blob(['{"kind": "Pod", "metadata": {"name": "web"}}']).stream(),
 *   stdout: (text) => {
 *     printed += text;
 *     return Promise.resolve(true);
 *   },
 *   stderr: () => Promise.resolve(true),
 *   now: Date.UTC(2026, 0, 1),
 * });
 * assertEquals(code, 0);
 * assertEquals(
 *   printed,
 *   "NAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\n" +
 *     "<none>      web    0/0              0          <unknown>\n",
 * );
 * ```
 *
 * @category command
 * @since 0.1.0
 */
export async function run(args: ReadonlyArray<string>, io: Surroundings): Promise<number> {
  const options = await optionsOf(args, io.now);
  if (E.isLeft(options)) {
    await io.stderr(`Cannot run: ${options.left}. Ask --help for what there is.\n`);
    return 2;
  }
  if (options.right.help) {
    await io.stdout(USAGE);
    return 0;
  }
  return print(options.right, io);
}

/** Prints the pods batch by batch; of a pod only its cells wait for the others. */
async function print({ output, now }: Options, io: Surroundings): Promise<number> {
  const isLines = output === "ndjson";
  const { batchSize, cellsOf, textOf } = isLines ? LINES : table(now, output === "wide");
  const stream = podsFromStream(io.stdin, { keep: isLines ? keepStatus : keepColumns });
  let batch: Row[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) {
      await io.stdout(textOf(batch));
      return await end(next.value, io);
    }
    if (E.isLeft(next.value)) await io.stderr(failureText(next.value.left));
    else if (batch.push(cellsOf(next.value.right)) === batchSize) {
      if (!await io.stdout(textOf(batch))) {
        await stream.return(undefined as never);
        return 0;
      }
      batch = [];
    }
  }
}

type Row = ReadonlyArray<string>;

/** Makes text of pods: cells of each, then lines of many. */
interface Printer {
  /** How many pods are printed at once. */
  readonly batchSize: number;
  readonly cellsOf: (pod: Pod) => Row;
  readonly textOf: (rows: ReadonlyArray<Row>) => string;
}

const LINES: Printer = {
  batchSize: 20,
  cellsOf: (pod) => [printable(JSON.stringify(Pod.encode(pod)))],
  textOf: (rows) => rows.map(([line]) => `${line}\n`).join(""),
};

type Column = readonly [name: string, cell: (pod: Pod) => string];

function table(now: number, isWide: boolean): Printer {
  const columns: ReadonlyArray<Column> = [
    ["NAMESPACE", (pod) => orNone(metadataOf(pod).namespace)],
    ["NAME", (pod) => orNone(metadataOf(pod).name)],
    ["READY", readyColumn],
    ["STATUS", statusColumn],
    ["RESTARTS", restartsColumn(now)],
    ["AGE", ageColumn(now)],
    ...(isWide ? WIDE : []),
  ];
  let header: ReadonlyArray<Row> = [columns.map(([name]) => name)];
  let widths: ReadonlyArray<number> = [];
  return {
    // The rows of more pods would live long enough to fill the memory of old objects.
    batchSize: 100,
    cellsOf: (pod) => columns.map(([, cell]) => printable(cell(pod))),
    textOf: (rows) => {
      if (rows.length === 0) return "";
      const { text, widths: wider } = tableOf([...header, ...rows], widths);
      header = [];
      widths = wider;
      return text;
    },
  };
}

const WIDE: ReadonlyArray<Column> = [
  ["IP", ipColumn],
  ["NODE", nodeColumn],
  ["NOMINATED NODE", nominatedNodeColumn],
  ["READINESS GATES", readinessGatesColumn],
];

function failureText(failure: StreamFailure): string {
  return `Cannot read ${formatStreamFailure(failure).map(printable).join("\n")}\n`;
}

/** Tells why there was no pod, and returns the exit code. */
async function end(
  { pods, failures, documents, skipped }: StreamSummary,
  io: Surroundings,
): Promise<number> {
  if (pods > 0 || failures > 0) return failures > 0 ? 1 : 0;
  const kinds = Object.entries(skipped).map(([kind, count]) => `${count} ${printable(kind)}`);
  if (documents > 0 && kinds.length === 0) {
    await io.stderr("No resources found\n");
    return 0;
  }
  await io.stderr(`Cannot find pods: ${kinds.join(", ") || "the input is empty"}\n`);
  return 1;
}

if (import.meta.main) {
  Deno.exitCode = await run(Deno.args, {
    stdin: Deno.stdin.readable,
    stdout: writerTo(Deno.stdout.writable),
    stderr: writerTo(Deno.stderr.writable),
    now: Date.now(),
  });
}

/** Writes texts whole; `false` once the reader has gone, as `head` does. */
function writerTo(stream: WritableStream<Uint8Array>): (text: string) => Promise<boolean> {
  const encoder = new TextEncoder();
  const writer = stream.getWriter();
  return async (text) => {
    try {
      await writer.write(encoder.encode(text));
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) return false;
      throw error;
    }
  };
}

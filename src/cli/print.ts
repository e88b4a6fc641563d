/**
 * Prints pods, as they come or sorted.
 *
 * @internal
 * @module
 */
import type { Pod } from "../model/pod.ts";
import { keepColumns, keepFacts } from "../stream/keep.ts";
import { type Tally, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { printable } from "./printable.ts";
import { type Printer, printerOf } from "./printer.ts";
import { progressOn } from "./progress.ts";
import { compareKeys, type Key, sortKey } from "./sort.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Row } from "./table.ts";

/** Prints the chosen pods, and returns the exit code. */
export async function print(options: Options, io: Surroundings): Promise<number> {
  const { printer, isShown, rowOf, keyOf } = await jobOf(options, io);
  const lines = linesTo(io, printer);
  const held: Array<{ readonly key: Key; readonly row: Row }> = [];
  let [chosen, shown] = [0, 0];
  const progress = progressOn(io, keyOf !== undefined);
  const tally = await visitPods(options, printer.keep, progress, io, (pod) => {
    chosen++;
    if (!isShown(pod)) return undefined;
    shown++;
    if (keyOf === undefined) return lines.put(rowOf(pod)) ? lines.flush() : undefined;
    held.push({ key: keyOf(pod), row: rowOf(pod) });
    return undefined;
  });
  if (tally === undefined) return 0;
  const rows = held.sort(compareKeys).map(({ row }) => row);
  for (const row of rows) if (lines.put(row) && !await lines.flush()) return 0;
  if (!await lines.flush()) return 0;
  if (shown === 0) return await nothing(tally, chosen, printer, io);
  await io.stdout(printer.end());
  return options.problems || tally.failures > 0 ? 1 : 0;
}

/** What is printed of which pods, and in which order. */
interface Job {
  readonly printer: Printer;
  readonly isShown: (pod: Pod) => boolean;
  readonly rowOf: (pod: Pod) => Row;
  /** Absent where each pod is printed as it comes. */
  readonly keyOf: ((pod: Pod) => Key) | undefined;
}

/** What the options ask for; what only some of them need is loaded then. */
async function jobOf(options: Options, io: Surroundings): Promise<Job> {
  const { output, sortBy } = options;
  const now = options.now ?? io.now();
  const isTable = output === "table" || output === "wide";
  const isColored = isTable && io.isTerminal("stdout") && !io.noColor;
  const problems = options.problems ? await import("./problems.ts") : undefined;
  const paints = isColored ? await import("./paint.ts") : undefined;
  const printer = problems !== undefined && output === "table"
    ? problems.problemTable(now)
    : printerOf(output, now);
  const needsFacts = problems !== undefined || paints !== undefined;
  const keep = needsFacts ? keepFacts : sortBy === undefined ? printer.keep : keepColumns;
  const paintOf = paints === undefined ? undefined : await paints.painter(now, options);
  return {
    printer: { ...printer, keep },
    isShown: problems === undefined ? () => true : problems.problem(now, options),
    rowOf: (pod) => {
      const cells = printer.cellsOf(pod);
      return paintOf === undefined ? { cells } : { cells, paint: paintOf(pod) };
    },
    keyOf: sortBy === undefined ? problems?.problemKey(now) : sortKey(sortBy, now),
  };
}

/** Prints rows, some at a time. */
interface Lines {
  /** Takes a row; whether there are now enough of them to be printed. */
  readonly put: (row: Row) => boolean;
  /** Prints the rows that were taken; `false` once nobody reads them any more. */
  readonly flush: () => Promise<boolean>;
}

function linesTo(io: Surroundings, { firstBatchSize, batchSize, textOf }: Printer): Lines {
  let batch: Row[] = [];
  let enough = firstBatchSize;
  return {
    put: (row) => batch.push(row) >= enough,
    flush: () => {
      const text = textOf(batch);
      batch = [];
      enough = batchSize;
      return text === "" ? Promise.resolve(true) : io.stdout(text);
    },
  };
}

/** Tells why there is nothing to print, and returns the exit code. */
async function nothing(
  { pods, failures, documents, skipped }: Tally,
  chosen: number,
  printer: Printer,
  io: Surroundings,
): Promise<number> {
  const isEmptyList = documents > 0 && skipped.size === 0 && failures === 0;
  if (pods > 0 || isEmptyList) {
    await io.stdout(printer.end());
    await io.stderr(chosen > 0 ? `No problems among ${chosen} pods\n` : "No resources found\n");
  } else if (failures === 0) {
    const kinds = [...skipped].map(([kind, count]) => `${count} ${printable(kind)}`);
    await io.stderr(`Cannot find pods: ${kinds.join(", ") || "the input is empty"}\n`);
    return 1;
  }
  return failures > 0 ? 1 : 0;
}

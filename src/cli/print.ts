/**
 * Prints pods, as they come or sorted.
 *
 * @internal
 * @module
 */
import type { Pod } from "../model/pod.ts";
import { keepColumns, keepFacts } from "../stream/keep.ts";
import { isColored, painterOf } from "./color.ts";
import { nothingChosen, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { type Printer, printerOf } from "./printer.ts";
import { progressOn } from "./progress.ts";
import type { Key } from "./sort.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Row } from "./table.ts";

/** Prints the chosen pods, and returns the exit code. */
export async function print(options: Options, io: Surroundings): Promise<number> {
  const { printer, rowOf, sort } = await jobOf(options, io);
  const lines = linesTo(io, printer);
  const held: Array<{ readonly key: Key; readonly row: Row }> = [];
  const progress = progressOn(io, sort !== undefined);
  const tally = await visitPods(options, printer.keep, progress, io, (pod) => {
    if (sort === undefined) return lines.put(rowOf(pod)) ? lines.flush() : undefined;
    held.push({ key: sort.keyOf(pod), row: rowOf(pod) });
    return undefined;
  });
  const code = tally.failures > 0 ? 2 : 0;
  if (tally.isUnread) return code;
  const rows = sort === undefined ? [] : held.sort(sort.compareKeys).map(({ row }) => row);
  for (const row of rows) if (lines.put(row) && !await lines.flush()) return code;
  if (!await lines.flush()) return code;
  await io.stdout(printer.end());
  return tally.chosen === 0 ? await nothingChosen(tally, options, io) : code;
}

/** What is printed of which pods, and in which order. */
interface Job {
  readonly printer: Printer;
  readonly rowOf: (pod: Pod) => Row;
  /** Absent where each pod is printed as it comes. */
  readonly sort: {
    readonly keyOf: (pod: Pod) => Key;
    readonly compareKeys: (a: { readonly key: Key }, b: { readonly key: Key }) => number;
  } | undefined;
}

/** What the options ask for; what only some of them need is loaded then. */
async function jobOf(options: Options, io: Surroundings): Promise<Job> {
  const { output, sortBy } = options;
  const now = options.now ?? io.now();
  const printer = printerOf(options, now);
  const paintOf = await paintOfLines(options, now, io);
  const sort = sortBy === undefined ? undefined : await import("./sort.ts");
  const keep = paintOf !== undefined
    ? keepFacts
    : output === "name" && sort !== undefined
    ? keepColumns
    : printer.keep;
  return {
    printer: { ...printer, keep },
    rowOf: (pod) => {
      const cells = printer.cellsOf(pod);
      return paintOf === undefined ? { cells } : { cells, paint: paintOf(pod) };
    },
    sort: sort === undefined || sortBy === undefined ? undefined : {
      keyOf: sort.sortKey(sortBy, now),
      compareKeys: sort.compareKeys,
    },
  };
}

/** How to paint the lines of a table; absent where there are no colours. */
async function paintOfLines(options: Options, now: number, io: Surroundings) {
  const isTable = options.output === "table" || options.output === "wide";
  if (!isTable || !isColored(options, io)) return undefined;
  const { linePainter } = await import("./paint.ts");
  return linePainter(now, options, painterOf(options, io));
}

/** Prints rows, some at a time. */
interface Lines {
  /** Takes a row; whether there are now enough of them to be printed. */
  readonly put: (row: Row) => boolean;
  /** Prints the rows that were taken; `false` once nobody reads them any more. */
  readonly flush: () => Promise<boolean>;
}

/** So many rows become text at once: that of more would fill the memory for a moment. */
const PIECE = 500;

function linesTo(io: Surroundings, { batchSize, textOf }: Printer): Lines {
  let batch: Row[] = [];
  return {
    put: (row) => batch.push(row) >= batchSize(),
    flush: async () => {
      const rows = batch;
      batch = [];
      for (let start = 0; start < rows.length; start += PIECE) {
        const text = textOf(rows.slice(start, start + PIECE));
        if (text !== "" && !await io.stdout(text)) return false;
      }
      return true;
    },
  };
}

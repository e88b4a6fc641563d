/**
 * Prints a flat row for each pod or container, for engines that read tables.
 *
 * @internal
 * @module
 */
import { ContainerRow, containerRows } from "../fleet/container_row.ts";
import { PodRow, podRow } from "../fleet/pod_row.ts";
import { rowText } from "../fleet/row.ts";
import type { Pod } from "../model/pod.ts";
import { keepFacts } from "../stream/keep.ts";
import { nothingChosen, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { printable } from "./printable.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/** Characters that are printed at once. */
const BATCH = 2 ** 16;

/** Prints the rows of the chosen pods, and returns the exit code. */
export async function printRows(options: Options, io: Surroundings): Promise<number> {
  const rowsOf = rowTexts(options, options.now ?? io.now());
  let batch = "";
  const flush = () => {
    const text = batch;
    batch = "";
    return io.stdout(text);
  };
  const tally = await visitPods(options, keepFacts, progressOn(io, false), io, (pod) => {
    for (const row of rowsOf(pod)) batch += `${printable(row)}\n`;
    return batch.length >= BATCH ? flush() : undefined;
  });
  if (!tally.isUnread && batch !== "") await flush();
  if (tally.chosen === 0) return await nothingChosen(tally, options, io);
  return tally.failures > 0 ? 2 : 0;
}

function rowTexts(options: Options, now: number): (pod: Pod) => ReadonlyArray<string> {
  const of = {
    progressDeadlineSeconds: options.progressDeadlineSeconds,
    ...(options.cluster === undefined ? {} : { cluster: options.cluster }),
  };
  if (options.per === "container") {
    const [rows, text] = [containerRows(of), rowText(ContainerRow)];
    return (pod) => rows(pod).map(text);
  }
  const [row, text] = [podRow(now, of), rowText(PodRow)];
  return (pod) => [text(row(pod))];
}

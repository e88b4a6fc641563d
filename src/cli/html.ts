/**
 * Prints the report about pods: one page for a browser.
 *
 * @internal
 * @module
 */
import { reportOf } from "../report/pods_report.ts";
import { nothingChosen, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints the report about the chosen pods, and returns the exit code. */
export async function printHtml(options: Options, io: Surroundings): Promise<number> {
  const source = options.files.filter((file) => file !== "-").join(", ");
  const report = reportOf(options.now ?? io.now(), { ...options, source });
  const tally = await visitPods(options, true, progressOn(io, true), io, (pod) => {
    report.add(pod);
    return undefined;
  });
  await io.stdout(report.text());
  if (tally.chosen === 0) return await nothingChosen(tally, options, io);
  return tally.failures > 0 ? 2 : 0;
}

/** The ratios that are committed, and what is compared with them. */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";

/** How many times the committed ratio one may be before it counts as worse. */
const TOLERANCE = 1.25;

/** Ratios by what they are of. */
export type Ratios = Readonly<Record<string, number>>;

/** The ratios in a file; none where there is no file. */
export function readRatios(path: string): Ratios {
  try {
    return JSON.parse(Deno.readTextFileSync(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

/** Writes ratios into a file; others that it has stay. */
export function writeRatios(path: string, ratios: Ratios): void {
  const rounded = Object.entries(ratios).map(([of, ratio]) => [of, Number(ratio.toPrecision(3))]);
  const all = { ...readRatios(path), ...Object.fromEntries(rounded) };
  Deno.writeTextFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
}

/** A ratio beside the committed one, which is NaN if there is none. */
export interface Comparison {
  readonly of: string;
  readonly measured: number;
  readonly committed: number;
  readonly verdict: "holds" | "WORSE" | "NOT COMMITTED";
}

/** Compares each ratio with the committed one. */
export function comparisonsOf(measured: Ratios, committed: Ratios): ReadonlyArray<Comparison> {
  return Object.keys(measured).map((of) => {
    const ratios = { measured: measured[of], committed: committed[of] ?? NaN };
    return { of, ...ratios, verdict: verdictOn(ratios) };
  });
}

function verdictOn(
  { measured, committed }: Pick<Comparison, "measured" | "committed">,
): Comparison["verdict"] {
  if (Number.isNaN(committed)) return "NOT COMMITTED";
  return measured <= committed * TOLERANCE ? "holds" : "WORSE";
}

/** Comparisons as a table. */
export function comparisonTable(comparisons: ReadonlyArray<Comparison>): string {
  return plainTable([
    ["RATIO", "COMMITTED", "MEASURED", "TIMES", "VERDICT"],
    ...comparisons.map(({ of, measured, committed, verdict }) => [
      of,
      cell(committed, 2, 9),
      cell(measured, 2, 8),
      cell(measured / committed, 2, 5),
      verdict,
    ]),
  ]);
}

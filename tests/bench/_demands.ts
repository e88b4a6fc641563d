/** What this project promises of its speed. */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import type { Findings } from "./_section.ts";

/** The most, or the least, that may be measured. */
type Limit = { readonly atMost: number } | { readonly atLeast: number };

/**
 * The limits of all that is demanded, by the section that measures it: on a
 * cluster of 100,000 pods, since start-up weighs more in a smaller one.
 */
const LIMITS = {
  statuses: {
    "decode, times JSON.parse": { atMost: 0.8 },
    "decode, times as fast as io-ts doing the same": { atLeast: 5 },
    "encode, times JSON.stringify": { atMost: 1.5 },
  },
  cluster: {
    "status from a file, compact, times JSON.parse": { atMost: 1.05 },
    "status from a file, kubectl, times JSON.parse": { atMost: 1.25 },
    "status from a pipe, compact, times JSON.parse": { atMost: 1.2 },
    "status from a pipe, kubectl, times JSON.parse": { atMost: 1.4 },
    "whole pods from a file, compact, times JSON.parse": { atMost: 2.1 },
    "whole pods from a file, kubectl, times JSON.parse": { atMost: 2.1 },
    "command's table from a pipe, compact, times JSON.parse": { atMost: 1.6 },
    "command's table from a pipe, kubectl, times JSON.parse": { atMost: 1.9 },
    "peak of status, MB": { atMost: 85 },
    "peak of whole pods, MB": { atMost: 85 },
    "peak of command's table, MB": { atMost: 85 },
    "peak of command's ndjson, MB": { atMost: 85 },
  },
  follow: {
    "followed events, MB that nine tenths of them leave": { atMost: 5 },
  },
  startup: {
    "import of the module, ms over an empty script": { atMost: 35 },
    "bundled command, ms over an empty script": { atMost: 15 },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limit>>>>;

/** A section of the benchmark. */
export type SectionName = keyof typeof LIMITS;
/** What is demanded of what a section measures. */
export type DemandOf<Name extends SectionName> = keyof typeof LIMITS[Name];

/** The sections, in the order in which they run. */
export const SECTION_NAMES = Object.keys(LIMITS) as ReadonlyArray<SectionName>;

/** Whether what was measured is within the limits. */
export function verdictTable(findings: ReadonlyArray<Findings>): string {
  const measured = new Map(findings.flatMap(({ demanded }) => Object.entries<number>(demanded)));
  const limits = Object.values(LIMITS).flatMap((section) => Object.entries<Limit>(section));
  const rows = limits
    .filter(([demand]) => measured.has(demand))
    .map(([demand, limit]) => verdictRow(demand, limit, measured.get(demand) ?? NaN));
  return plainTable([["DEMAND", "LIMIT", "MEASURED", "VERDICT"], ...rows]);
}

function verdictRow(demand: string, limit: Limit, value: number): ReadonlyArray<string> {
  const bound = "atMost" in limit ? `<= ${limit.atMost}` : `>= ${limit.atLeast}`;
  return [demand, bound, cell(value, 2, 8), verdictOn(limit, value)];
}

function verdictOn(limit: Limit, value: number): string {
  if (Number.isNaN(value)) return "not measured";
  return ("atMost" in limit ? value <= limit.atMost : value >= limit.atLeast) ? "holds" : "MISSED";
}

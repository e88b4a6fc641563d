/** What this project promises of its memory; of its speed it promises to get no worse, which the ratios tell. */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import type { Findings } from "./_section.ts";

/**
 * The most megabytes of all that is limited, by the section that measures it. The
 * command has 54 of them before the first pod, and V8 lets its heap grow to 37 for
 * what is garbage soon, before it clears away.
 */
const LIMITS = {
  statuses: {},
  cluster: {
    "peak of status": 85,
    "peak of whole pods": 100,
    "peak of command's table": 100,
    "peak of command's ndjson": 130,
  },
  follow: {
    "what nine tenths of followed events leave": 5,
  },
  startup: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A section of the benchmark. */
export type SectionName = keyof typeof LIMITS;
/** What is limited of what a section measures. */
export type LimitOf<Name extends SectionName> = keyof typeof LIMITS[Name];

/** The sections, in the order in which they run. */
export const SECTION_NAMES = Object.keys(LIMITS) as ReadonlyArray<SectionName>;

/** Whether what was measured is within the limits. */
export function verdictTable(findings: ReadonlyArray<Findings>): string {
  const measured = new Map(findings.flatMap(({ megabytes }) => Object.entries<number>(megabytes)));
  const limits = Object.values(LIMITS).flatMap((section) => Object.entries<number>(section));
  const rows = limits
    .filter(([of]) => measured.has(of))
    .map(([of, limit]) => verdictRow(of, limit, measured.get(of) ?? NaN));
  return plainTable([["MEGABYTES", "LIMIT", "MEASURED", "VERDICT"], ...rows]);
}

function verdictRow(of: string, limit: number, value: number): ReadonlyArray<string> {
  return [of, `<= ${limit}`, cell(value, 2, 8), verdictOn(limit, value)];
}

function verdictOn(limit: number, value: number): string {
  if (Number.isNaN(value)) return "not measured";
  return value <= limit ? "holds" : "MISSED";
}

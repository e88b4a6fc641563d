/** What the sections of the benchmark have in common. */
import type { DemandOf, SectionName } from "./_demands.ts";
import type { Ratios } from "./_ratios.ts";

/** How much a section measures. */
export interface Settings {
  /** Pods in the list that stands for a whole cluster. */
  readonly pods: number;
  /** How often each contender has its turn. */
  readonly rounds: number;
  /** Whether others than this module are measured. */
  readonly peers: boolean;
  /** A folder for files, which somebody else deletes. */
  readonly dir: string;
}

/** What a section found out. */
export interface Findings<Name extends SectionName = SectionName> {
  /** Its tables. */
  readonly report: string;
  /** What is demanded; NaN where it was not measured. */
  readonly demanded: Readonly<Record<DemandOf<Name>, number>>;
  /** What this module takes in terms of something built in: the less the better, on any machine. */
  readonly ratios: Ratios;
}

/** What the benchmark is asked to do. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SECTION_NAMES, type SectionName } from "./_demands.ts";

/** How to run. */
export interface Options {
  readonly only: ReadonlyArray<SectionName>;
  readonly pods: number;
  readonly rounds: number;
  /** Whether others than this module are measured. */
  readonly peers: boolean;
  /** Where the files of pods are made; undefined is where the system has its temporary files. */
  readonly dir: string | undefined;
  /** Whether to compare with the committed ratios. */
  readonly check: boolean;
  /** Whether to write the ratios that are committed. */
  readonly write: boolean;
  /** The file of the committed ratios. */
  readonly ratios: string;
}

/** How much is measured unless told. */
const WHOLE = { pods: "100000", rounds: "3" };
/** What a check measures, and therefore what is committed: as much as three minutes allow. */
const QUICK = { pods: "20000", rounds: "5" };

/** The options among some arguments; throws where they are wrong. */
export function optionsOf(args: ReadonlyArray<string>): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: SECTION_NAMES.join(",") },
      pods: { type: "string" },
      rounds: { type: "string" },
      dir: { type: "string" },
      check: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      ratios: {
        type: "string",
        default: fileURLToPath(new URL("ratios.json", import.meta.url)),
      },
    },
  });
  const isQuick = values.check || values.write;
  const { pods, rounds } = isQuick ? QUICK : WHOLE;
  return {
    ...values,
    dir: values.dir,
    peers: !isQuick,
    only: values.only.split(",").map(sectionNamed),
    pods: countOf("pods", values.pods ?? pods),
    rounds: countOf("rounds", values.rounds ?? rounds),
  };
}

function sectionNamed(name: string): SectionName {
  const found = SECTION_NAMES.find((known) => known === name);
  if (found !== undefined) return found;
  throw new TypeError(`--only ${name}: expected some of ${SECTION_NAMES.join(",")}`);
}

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new TypeError(`--${option} ${text}: expected a count`);
}

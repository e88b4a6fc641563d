/** Following: a million events about ten thousand pods, and the memory that they leave behind. */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import { outcomeOf, script } from "./_process.ts";
import type { Findings, Settings } from "./_section.ts";

interface Soak {
  readonly seconds: number;
  /** Megabytes in use after a tenth of the events, and after all of them. */
  readonly early: number;
  readonly late: number;
  /** What the events weighed. */
  readonly megabytes: number;
}

/** Events for each of the pods that other sections read, and those for each pod that is followed. */
const EVENTS_A_POD = 10;
const EVENTS_OF_EACH = 100;

/** Measures this section. */
export async function follow({ pods }: Settings): Promise<Findings<"follow">> {
  const events = pods * EVENTS_A_POD;
  const followed = Math.max(1, Math.round(events / EVENTS_OF_EACH));
  const [program, run, ...rest] = script("follow/soak.ts");
  const { stdout } = await outcomeOf(
    [program, run, "--v8-flags=--expose-gc", ...rest, String(followed), String(events)],
  );
  const { seconds, early, late, megabytes }: Soak = JSON.parse(stdout);
  return {
    report: `FOLLOWING: ${events} events about ${followed} pods\n\n` +
      plainTable([
        ["SECONDS", "EVENTS A SECOND", "MB A SECOND", "MB AFTER A TENTH", "MB AFTER ALL"],
        [
          cell(seconds, 1, 7),
          cell(events / seconds, 0, 8),
          cell(megabytes / seconds, 1, 6),
          cell(early, 1, 7),
          cell(late, 1, 7),
        ],
      ]),
    demanded: { "followed events, MB that nine tenths of them leave": late - early },
    ratios: {},
  };
}

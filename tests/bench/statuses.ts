/**
 * Statuses: decoding and encoding against `JSON.parse`, `JSON.stringify` and
 * other libraries.
 *
 * Libraries that share a heap share hidden classes, and slow each other down by
 * it. So each contender runs in a process of its own, by turns with the
 * built-in that it is compared with; the processes take turns as well.
 */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import { type Contender, IO_TS_SAME, OURS } from "./_contenders.ts";
import { median } from "./_measure.ts";
import { outcomeOf, script } from "./_process.ts";
import type { Findings, Settings } from "./_section.ts";
import { type Figure, type Step, STEPS, texts } from "./_steps.ts";
import { traitsOf } from "./_traits.ts";

/** A contender in a step. */
interface Entry {
  readonly step: Step;
  readonly contender: Contender;
}

/** What was measured of an entry: the medians of its turns. */
type Result = Entry & Figure;

/** Measures this section. */
export async function statuses({ rounds, peers }: Settings): Promise<Findings<"statuses">> {
  const results = await race(entriesOf(peers), rounds);
  const ratioOf = (wanted: Step, name: string) =>
    results.find(({ step, contender }) => step === wanted && contender.name === name)?.ratio ?? NaN;
  const decode = ratioOf("decode", OURS);
  const encode = ratioOf("encode", OURS);
  return {
    report: [headline(rounds), stepTable("decode", results), stepTable("encode", results)]
      .join("\n"),
    demanded: {
      "decode, times JSON.parse": decode,
      "decode, times as fast as io-ts doing the same": ratioOf("decode", IO_TS_SAME) / decode,
      "encode, times JSON.stringify": encode,
    },
    ratios: { "decode a status": decode, "encode a status": encode },
  };
}

function entriesOf(peers: boolean): ReadonlyArray<Entry> {
  return (Object.keys(STEPS) as Step[]).flatMap((step) =>
    STEPS[step].contenders
      .filter(({ name }) => peers || name === OURS)
      .map((contender) => ({ step, contender }))
  );
}

async function race(
  entries: ReadonlyArray<Entry>,
  rounds: number,
): Promise<ReadonlyArray<Result>> {
  const figures = entries.map((): Figure[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, entry] of entries.entries()) figures[at].push(await measuredApart(entry));
  }
  return entries.map((entry, at) => ({
    ...entry,
    micros: median(figures[at].map(({ micros }) => micros)),
    ratio: median(figures[at].map(({ ratio }) => ratio)),
  }));
}

async function measuredApart({ step, contender }: Entry): Promise<Figure> {
  const program = script("status/contender.ts", ["--allow-read", "--allow-env"]);
  const { stdout } = await outcomeOf([...program, step, contender.name]);
  return JSON.parse(stdout);
}

function headline(rounds: number): string {
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  return `STATUSES: ${texts.length} of ${Math.round(bytes / texts.length)} bytes on average; ` +
    `medians of ${rounds} processes, microseconds a status\n`;
}

function stepTable(step: Step, results: ReadonlyArray<Result>): string {
  const traits = step === "decode" ? ["FROZEN", "OPTIONS", "UNKNOWN FIELDS"] : [];
  const rows = results.filter((result) => result.step === step).map(
    ({ contender, micros, ratio }) => [
      contender.name,
      cell(micros, 2, 6),
      cell(ratio, 2, 5),
      ...(step === "decode" ? traitCells(contender) : []),
    ],
  );
  const header = [step.toUpperCase(), "MICROS", `TIMES ${STEPS[step].base.name}`, ...traits];
  return plainTable([header, ...rows]);
}

function traitCells(contender: Contender): ReadonlyArray<string> {
  const probe = texts.find((text) => text.includes('"phase":"Running"')) ?? "";
  return Object.values(traitsOf(contender, probe)).map((is) => is ? "yes" : "no");
}

/**
 * `deno task bench`: decoding and encoding against `JSON.parse`,
 * `JSON.stringify` and other libraries, and whether this module is as fast as it
 * has to be. Slowness is reported, not an error; what fails is a contender that
 * does not do its work.
 *
 * Libraries that share a heap share hidden classes, and slow each other down by
 * it. So each contender runs in a process of its own, by turns with the
 * built-in that it is compared with; the processes take turns as well.
 */
import { tableOf } from "../../src/cli/table.ts";
import {
  type Contender,
  decoders,
  encoders,
  IO_TS_SAME,
  OURS,
  parse,
  stringify,
} from "./_contenders.ts";
import { measure, median } from "./_measure.ts";
import { checkDecoder, checkEncoder } from "./_sanity.ts";
import { statusTexts } from "./_statuses.ts";
import { traitsOf } from "./_traits.ts";

const texts = statusTexts(400);
const plan = { batch: 50, warmUpRounds: 20, rounds: 40 };
const TURNS = 3;

/** The two steps, each with the built-in that it is compared with. */
const STEPS = {
  decode: { base: parse, contenders: decoders, check: checkDecoder },
  encode: { base: stringify, contenders: encoders, check: checkEncoder },
};
type Step = keyof typeof STEPS;

/** Microseconds of a contender, and how many times those of the built-in they are. */
interface Figure {
  readonly micros: number;
  readonly ratio: number;
}

/** What a process of its own does: one contender, checked and measured. */
function measured(step: Step, name: string): Figure {
  const { base, contenders, check } = STEPS[step];
  const contender = named(contenders, name);
  check(contender, texts);
  const micros = measure([base, contender], texts, plan);
  const own = micros.get(contender) ?? NaN;
  return { micros: own, ratio: own / (micros.get(base) ?? NaN) };
}

function named(contenders: ReadonlyArray<Contender>, name: string): Contender {
  const found = contenders.find((contender) => contender.name === name);
  if (found === undefined) throw new Error(`Cannot find contender: ${name}`);
  return found;
}

async function measuredApart(step: Step, name: string): Promise<Figure> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-read", "--allow-env", import.meta.url, step, name],
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`Cannot measure: ${name} failed to ${step}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** The medians of all contenders over some turns, by step and name. */
async function medians(): Promise<ReadonlyMap<string, Figure>> {
  const keys = Object.entries(STEPS).flatMap(([step, { contenders }]) =>
    contenders.map(({ name }) => [step as Step, name] as const)
  );
  const figures = new Map(keys.map(([step, name]) => [`${step} ${name}`, [] as Figure[]]));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [step, name] of keys) {
      figures.get(`${step} ${name}`)?.push(await measuredApart(step, name));
    }
  }
  return new Map([...figures].map(([key, runs]) => [key, {
    micros: median(runs.map(({ micros }) => micros)),
    ratio: median(runs.map(({ ratio }) => ratio)),
  }]));
}

function table(step: Step, figures: ReadonlyMap<string, Figure>): string {
  const { base, contenders } = STEPS[step];
  const isDecoding = step === "decode";
  const probe = texts.find((text) => text.includes('"phase":"Running"')) ?? "";
  const rows = contenders.map((contender) => {
    const { micros, ratio } = figureOf(figures, step, contender.name);
    return [
      contender.name,
      micros.toFixed(2).padStart(6),
      ratio.toFixed(2).padStart(5),
      ...(isDecoding
        ? Object.values(traitsOf(contender, probe)).map((is) => is ? "yes" : "no")
        : []),
    ];
  });
  const header = [step.toUpperCase(), "MICROS", `TIMES ${base.name}`];
  return tableOf([
    [...header, ...(isDecoding ? ["FROZEN", "OPTIONS", "UNKNOWN FIELDS"] : [])],
    ...rows,
  ]).text;
}

function figureOf(figures: ReadonlyMap<string, Figure>, step: Step, name: string): Figure {
  return figures.get(`${step} ${name}`) ?? { micros: NaN, ratio: NaN };
}

function verdictTable(figures: ReadonlyMap<string, Figure>): string {
  const decoding = figureOf(figures, "decode", OURS).ratio;
  const lead = figureOf(figures, "decode", IO_TS_SAME).ratio / decoding;
  const encoding = figureOf(figures, "encode", OURS).ratio;
  const row = (demand: string, limit: string, value: number, holds: boolean) => [
    demand,
    limit,
    value.toFixed(2),
    holds ? "holds" : "MISSED",
  ];
  return tableOf([
    ["DEMAND", "LIMIT", "MEASURED", "VERDICT"],
    row("decode, times JSON.parse", "<= 0.8", decoding, decoding <= 0.8),
    row(`decode, times as fast as ${IO_TS_SAME}`, ">= 5", lead, lead >= 5),
    row("encode, times JSON.stringify", "<= 1.5", encoding, encoding <= 1.5),
  ]).text;
}

const [step, name] = Deno.args;
if (step !== undefined && name !== undefined) {
  console.log(JSON.stringify(measured(step as Step, name)));
} else {
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  console.log(
    `${navigator.hardwareConcurrency} cores, ${Deno.build.arch}; Deno ${Deno.version.deno}, ` +
      `V8 ${Deno.version.v8}; ${texts.length} statuses of ${Math.round(bytes / texts.length)} ` +
      `bytes on average; medians of ${TURNS} turns of ${plan.rounds} rounds, microseconds a status\n`,
  );
  const figures = await medians();
  console.log(table("decode", figures));
  console.log(table("encode", figures));
  console.log(verdictTable(figures).trimEnd());
}

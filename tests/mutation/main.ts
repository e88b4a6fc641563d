/**
 * Changes the source in one place at a time, and tells which changes no test
 * notices:
 *
 * ```sh
 * deno task mutate --only src/query,src/column --seconds 10 --every 1
 * ```
 *
 * `--only` names files or folders of the source, `--seconds` how long the tests
 * of one mutant may take in all, `--every 5` takes a fifth of the mutants.
 * StrykerJS makes the mutants, all of them at once, in a copy of the project; a
 * process runs tests in that copy with one mutant after the other switched on.
 * Tests run in order of their time, those of the same name as the file first, and
 * only where they reach the mutant. Examples in comments are not among them.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { instrumentedCopy, type Mutant } from "./_copy.ts";
import { type Judge, judgeOf, type Verdict } from "./_judge.ts";

interface Options {
  readonly only: ReadonlyArray<string>;
  readonly seconds: number;
  readonly every: number;
}

const VERDICTS: ReadonlyArray<Verdict> = ["killed", "timed out", "survived", "not reached"];

function optionsOf(args: ReadonlyArray<string>): Options {
  const { only, seconds, every } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: "src" },
      seconds: { type: "string", default: "10" },
      every: { type: "string", default: "1" },
    },
  }).values;
  return {
    only: only.split(","),
    seconds: countOf("seconds", seconds),
    every: countOf("every", every),
  };
}

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new TypeError(`--${option} ${text}: expected a count`);
}

/** How many mutants have each verdict, and the share that the tests notice. */
function tally(verdicts: ReadonlyArray<Verdict>): string {
  const counts = VERDICTS.map((verdict) => verdicts.filter((v) => v === verdict).length);
  const share = 100 * (counts[0] + counts[1]) / verdicts.length;
  const parts = VERDICTS.map((verdict, i) => `${counts[i]} ${verdict}`);
  return `${verdicts.length} mutants, ${parts.join(", ")}: ${share.toFixed(1)} %`;
}

/** What a mutant changes, on one line. */
function lineOf({ file, line, kind, before, after }: Mutant): string {
  return `  ${file}:${line} ${kind}: ${oneLine(before)} -> ${oneLine(after)}`;
}

function oneLine(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`;
}

async function judgeAll(mutants: ReadonlyArray<Mutant>, judge: Judge): Promise<void> {
  const all: Verdict[] = [];
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const verdicts: Verdict[] = [];
    const missed: string[] = [];
    for (const mutant of mutants.filter((m) => m.file === file)) {
      const verdict = await judge(mutant);
      verdicts.push(verdict);
      if (verdict === "survived") missed.push(lineOf(mutant));
      if (verdict === "not reached") missed.push(`${lineOf(mutant)} (not reached)`);
    }
    console.log([`${file}: ${tally(verdicts)}`, ...missed].join("\n"));
    all.push(...verdicts);
  }
  console.log(`\n${tally(all)}`);
}

function refused(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(2);
}

function optionsOrExit(): Options {
  try {
    return optionsOf(Deno.args);
  } catch (error) {
    return refused(error);
  }
}

const { only, seconds, every } = optionsOrExit();
const { dir, mutants } = await instrumentedCopy(only).catch(refused);
try {
  const { judge, close } = await judgeOf(dir, mutants, 1000 * seconds);
  await judgeAll(mutants.filter((_, i) => i % every === 0), judge);
  close();
} finally {
  await Deno.remove(dir, { recursive: true });
}

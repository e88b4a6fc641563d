/**
 * Looks for inputs that break a law, for as long as it is told: bytes of
 * streams, pods with something hostile in them, lists of those, and watches, by
 * turns.
 *
 * ```sh
 * deno run tests/fuzz/main.ts --seconds 600 --seed 1
 * ```
 *
 * Every case has a seed of its own, which begins a run with that case. Ends
 * with 1 where it found something, with 2 where it was not understood.
 *
 * @module
 */
import { ALL_KINDS, type Finding, foundBy, kindOf } from "./_cases.ts";

/** As many findings say enough. */
const MOST = 10;
const PROGRESS_SECONDS = 60;

const options = new Map([["--seconds", 60], ["--seed", Date.now() % 2 ** 31]]);
const args = [...Deno.args];
while (args.length > 0) {
  const [flag, value] = args.splice(0, 2);
  if (!options.has(flag)) refuse(`unknown option ${flag}: --seconds and --seed are known`);
  if (!/^\d{1,10}$/.test(value ?? "")) refuse(`${flag} needs a whole number`);
  options.set(flag, Number(value));
}
const [seconds, first] = options.values();
const begin = performance.now();

/** Ends with what is wrong with the arguments. */
function refuse(why: string): never {
  console.error(why);
  Deno.exit(2);
}

function elapsed(): number {
  return (performance.now() - begin) / 1000;
}

const counts = new Map(ALL_KINDS.map((kind) => [kind, 0]));
const findings: Finding[] = [];

function countsText(): string {
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
}

let reported = 0;
console.log(`seed ${first}, ${seconds} s`);
for (let seed = first; elapsed() < seconds && findings.length < MOST; seed++) {
  const kind = kindOf(seed);
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const finding = await foundBy(seed);
  if (finding !== undefined) {
    findings.push(finding);
    console.log(JSON.stringify(finding, null, 2));
  }
  if (elapsed() > reported + PROGRESS_SECONDS) {
    reported = elapsed();
    console.log(`${Math.round(reported)} s: ${countsText()}`);
  }
}
const cases = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(`${cases} cases (${countsText()}), ${findings.length} findings`);
Deno.exitCode = findings.length > 0 ? 1 : 0;

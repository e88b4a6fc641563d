/**
 * Looks for bytes that break a law of the streams, for as long as it is told:
 *
 * ```sh
 * deno run tests/fuzz/main.ts --seconds 600 --seed 1
 * ```
 *
 * Every case has a seed of its own, which begins a run with that case. Ends
 * with 1 where it found something.
 *
 * @module
 */
import { type Finding, findingOf } from "./_cases.ts";

/** As many findings say enough. */
const MOST = 10;
const PROGRESS_SECONDS = 60;

const seconds = numberAfter("--seconds", 60);
const first = numberAfter("--seed", Date.now() % 2 ** 31);
const begin = performance.now();

/** The number that follows a flag. */
function numberAfter(flag: string, otherwise: number): number {
  const at = Deno.args.indexOf(flag);
  if (at < 0) return otherwise;
  const number = Number(Deno.args[at + 1]);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(`${flag} needs a whole number`);
  Deno.exit(2);
}

function elapsed(): number {
  return (performance.now() - begin) / 1000;
}

let cases = 0;
let reported = 0;
const findings: Finding[] = [];
console.log(`seed ${first}, ${seconds} s`);
while (elapsed() < seconds && findings.length < MOST) {
  const finding = findingOf(first + cases++);
  if (finding !== undefined) {
    findings.push(finding);
    console.log(JSON.stringify(finding, null, 2));
  }
  if (elapsed() > reported + PROGRESS_SECONDS) {
    reported = elapsed();
    console.log(`${Math.round(reported)} s: ${cases} cases`);
  }
}
console.log(`${cases} cases, ${findings.length} findings`);
Deno.exitCode = findings.length > 0 ? 1 : 0;

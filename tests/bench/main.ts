/**
 * `deno task bench`: all that this project promises of its speed, measured, and
 * whether it holds. Slowness is reported, not an error; what fails is a
 * contender that does not do its work, or with `--check` a ratio that is more
 * than a quarter worse than the one in `ratios.json`.
 *
 * Options: `--only` (`statuses,cluster,follow,startup`), `--pods` (100000) in the list
 * that stands for a cluster, `--rounds` (3), and `--dir` for the files, which are
 * deleted at the end. `--check` compares, `--write` writes what is committed;
 * both measure no peers, and fewer pods unless told. `--ratios` is another file.
 */
import { cluster } from "./cluster.ts";
import { SECTION_NAMES, verdictTable } from "./_demands.ts";
import { optionsOf } from "./_options.ts";
import { comparisonsOf, comparisonTable, readRatios, writeRatios } from "./_ratios.ts";
import type { Findings } from "./_section.ts";
import { follow } from "./follow.ts";
import { startup } from "./startup.ts";
import { statuses } from "./statuses.ts";

const SECTIONS = { statuses, cluster, follow, startup };

const options = optionsOf(Deno.args);
const committed = readRatios(options.ratios);
const findings: Findings[] = [];

console.log(
  `${navigator.hardwareConcurrency} cores, ${Deno.build.arch}; Deno ${Deno.version.deno}, ` +
    `V8 ${Deno.version.v8}\n`,
);
const dir = await Deno.makeTempDir({ ...(options.dir !== undefined && { dir: options.dir }) });
try {
  for (const name of SECTION_NAMES.filter((name) => options.only.includes(name))) {
    const found = await SECTIONS[name]({ ...options, dir });
    console.log(found.report);
    findings.push(found);
  }
} finally {
  await Deno.remove(dir, { recursive: true });
}
console.log(`Limits are for 100000 pods; this run had ${options.pods}.\n`);
console.log(verdictTable(findings));

const ratios = Object.assign({}, ...findings.map((found) => found.ratios));
if (options.write) writeRatios(options.ratios, ratios);
if (options.check) {
  const comparisons = comparisonsOf(ratios, committed);
  const failed = comparisons.filter(({ verdict }) => verdict !== "holds");
  console.log(comparisonTable(comparisons));
  console.log(`${comparisons.length - failed.length} ratios hold, ${failed.length} do not`);
  Deno.exitCode = failed.length > 0 ? 1 : 0;
}

/**
 * `deno run --allow-all tests/bench/cluster.ts`: streaming the pods of a whole
 * cluster, as whole processes, against `JSON.parse` of each item alone. Slowness
 * is reported, not an error; what fails is a contender that sees other pods.
 *
 * Options: `--pods` (100000) in the large file, `--rounds` (3), `--only` (names,
 * or parts of them, with commas between) and `--dir` for the files, which take
 * 2.3 GB for each 100,000 pods and are deleted at the end.
 */
import { parseArgs } from "node:util";
import { type Style, writeCluster } from "./_cluster_file.ts";
import { median, shuffled } from "./_measure.ts";
import { isInstalled, type Outcome, outcomeOf, type Source } from "./_process.ts";
import { randomOf } from "./_random.ts";

/** Who streams pods. */
interface Contender {
  readonly name: string;
  /** Its file in `stream/`. */
  readonly script: string;
  readonly sources: ReadonlyArray<Source>;
  /** Whether it gets the small file, and is compared with the baseline on that. */
  readonly slow: boolean;
  /** The program that has to be installed for it. */
  readonly program?: string;
}

/** A list of pods. */
interface ClusterFile {
  readonly path: string;
  readonly pods: number;
  readonly style: Style;
}

/** A contender with one of its sources: a line of the table. */
interface Entry extends Contender {
  readonly source: Source;
}

/** What an entry did in one round on one file. */
interface Figure {
  readonly seconds: number;
  /** Times the seconds of the baseline on the same file in the same round. */
  readonly ratio: number;
  readonly peak: number | null;
}

/** What one round brought. */
interface Result {
  readonly file: ClusterFile;
  readonly figures: ReadonlyMap<Entry, Figure>;
}

const BASELINE: Entry = {
  name: "`JSON.parse` of each item, offsets known",
  script: "json_parse.ts",
  sources: ["file"],
  source: "file",
  slow: false,
};

const CONTENDERS: ReadonlyArray<Contender> = [
  contender("this module, status", "ours_status.ts", false),
  contender("this module, whole pods", "ours_pods.ts", false),
  contender("json-ext", "json_ext.ts", true),
  contender("clarinet", "clarinet.ts", true),
  contender("jsonparse", "jsonparse.ts", true),
  contender("stream-json", "stream_json.ts", true),
  contender("@streamparser/json", "streamparser.ts", true),
  { ...contender("jq", "jq.ts", true), program: "jq" },
];

const STYLES: ReadonlyArray<Style> = ["compact", "kubectl"];

/** The most pods for slow contenders. */
const SMALL = 10_000;
/** As many pods as it takes to see that a contender works. */
const FEW = 300;

const { values: options } = parseArgs({
  options: {
    dir: { type: "string" },
    only: { type: "string" },
    pods: { type: "string", default: "100000" },
    rounds: { type: "string", default: "3" },
  },
});
const pods = countOf("pods");
const rounds = countOf("rounds");
const random = randomOf(1);

function contender(name: string, script: string, slow: boolean): Contender {
  return { name, script, sources: ["file", "pipe"], slow };
}

function countOf(option: "pods" | "rounds"): number {
  const count = Number(options[option]);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new TypeError(`Cannot run: --${option} is not a count: ${options[option]}`);
}

function podsFor({ slow }: Contender): number {
  return slow ? Math.min(pods, SMALL) : pods;
}

/** Runs an entry; throws unless it saw what the baseline saw, or as much of it as it can tell. */
async function checked(entry: Entry, { path }: ClusterFile, base: Outcome): Promise<Outcome> {
  const outcome = await outcomeOf(entry.script, path, entry.source);
  const { checksum } = outcome;
  if (outcome.pods !== base.pods || (checksum !== null && checksum !== base.checksum)) {
    throw new Error(`Cannot measure ${entry.name}: it sees other pods than ${BASELINE.name}`);
  }
  return outcome;
}

/** Runs the baseline, and then the others in an order of chance, each once. */
async function round(
  entries: ReadonlyArray<Entry>,
  file: ClusterFile,
): Promise<ReadonlyMap<Entry, Figure>> {
  const base = await outcomeOf(BASELINE.script, file.path, BASELINE.source);
  const figures = new Map<Entry, Figure>([[BASELINE, { ...base, ratio: 1 }]]);
  for (const entry of shuffled(entries, random)) {
    const outcome = await checked(entry, file, base);
    figures.set(entry, { ...outcome, ratio: outcome.seconds / base.seconds });
  }
  return figures;
}

function written(dir: string, count: number, style: Style): ClusterFile {
  const path = `${dir}/${count}-${style}.json`;
  writeCluster(path, { count, style });
  return { path, pods: count, style };
}

/** All rounds on all files, each file by turns. */
async function race(
  entries: ReadonlyArray<Entry>,
  files: ReadonlyArray<ClusterFile>,
): Promise<ReadonlyArray<Result>> {
  const results: Result[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    for (const file of files) {
      const fitting = entries.filter((entry) => podsFor(entry) === file.pods);
      results.push({ file, figures: await round(fitting, file) });
    }
  }
  return results;
}

// -----------------------------------------------------------------------------
// table
// -----------------------------------------------------------------------------

/** What is known of the entries, in Markdown; the baseline is there for each number of pods. */
function table(
  entries: ReadonlyArray<Entry>,
  sizes: ReadonlyArray<number>,
  results: ReadonlyArray<Result>,
): string {
  const figuresOf = (entry: Entry, size: number, style: Style) =>
    results
      .filter(({ file }) => file.pods === size && file.style === style)
      .flatMap(({ figures }) => figures.get(entry) ?? []);
  const rows = sizes.flatMap((size) =>
    [BASELINE, ...entries.filter((entry) => podsFor(entry) === size)].map((entry) => [
      entry.name,
      entry.source,
      String(size),
      ...STYLES.flatMap((style) => cellsOf(figuresOf(entry, size, style))),
    ])
  );
  const heads = STYLES.flatMap((style) => [`${style} s`, "times baseline", "peak MB"]);
  return [
    ["CONTENDER", "FROM", "PODS", ...heads],
    ["---", "---", "---:", ...heads.map(() => "---:")],
    ...rows,
  ].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cellsOf(figures: ReadonlyArray<Figure>): ReadonlyArray<string> {
  return [
    middle(figures.map(({ seconds }) => seconds), 2),
    middle(figures.map(({ ratio }) => ratio), 2),
    middle(figures.map(({ peak }) => peak === null ? null : peak / 1024), 0),
  ];
}

/** The median of what is known of some values, or a dash. */
function middle(values: ReadonlyArray<number | null>, digits: number): string {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? median(known).toFixed(digits) : "-";
}

function sizeText({ path, pods, style }: ClusterFile): string {
  return `${pods} pods ${style}: ${Math.round(Deno.statSync(path).size / 1e6)} MB`;
}

// -----------------------------------------------------------------------------
// run
// -----------------------------------------------------------------------------

const chosen = CONTENDERS.filter(({ name }) =>
  options.only?.split(",").some((part) => name.includes(part)) ?? true
);
const missing = chosen.filter(({ program }) => program !== undefined && !isInstalled(program));
const entries = chosen
  .filter((contender) => !missing.includes(contender))
  .flatMap((contender) => contender.sources.map((source): Entry => ({ ...contender, source })));
const sizes = [...new Set([pods, ...entries.map(podsFor)])];

console.log(
  `${navigator.hardwareConcurrency} cores, ${Deno.build.arch}; Deno ${Deno.version.deno}, ` +
    `V8 ${Deno.version.v8}; whole processes, medians of ${rounds} rounds; slow contenders get ` +
    `${Math.min(pods, SMALL)} pods, and are compared with the baseline on the same file`,
);
for (const { name, program } of missing) {
  console.log(`${name}: NOT MEASURED, because ${program} is not installed`);
}
const dir = await Deno.makeTempDir({ ...(options.dir !== undefined && { dir: options.dir }) });
try {
  await round(entries, written(dir, FEW, "kubectl"));
  const files = sizes.flatMap((size) => STYLES.map((style) => written(dir, size, style)));
  console.log(`${files.map(sizeText).join("; ")}\n`);
  console.log(table(entries, sizes, await race(entries, files)));
} finally {
  await Deno.remove(dir, { recursive: true });
}

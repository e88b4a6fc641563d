/**
 * Everything that must hold before a commit lands, as `deno task test` runs it:
 * each step in turn, all of them even when one fails. The last lines name what
 * failed and what could not be done; the very last counts the steps and the
 * tests within them.
 *
 * @module
 */
import { type Done, failuresOf, outcomeOf, reportOf, wordOf } from "./_gate_report.ts";

interface Step {
  readonly name: string;
  readonly args: ReadonlyArray<string>;
  /** Whether it asks a server, and cannot be done where that does not answer. */
  readonly needsAnswer?: true;
}

const { exports } = JSON.parse(await Deno.readTextFile("deno.json"));
const ENTRIES = Object.values<string>(exports);
const COVERAGE = await Deno.makeTempDir();

/** Percent of lines, branches and functions that the tests must run. */
const THRESHOLD = 98;

/** The tests of the module itself: all but those that start processes. */
const OWN = [...Deno.readDirSync("tests")]
  .filter(({ name, isDirectory }) => isDirectory ? name !== "package" : name.endsWith("_test.ts"))
  .map(({ name }) => `tests/${name}`)
  .sort();

/** The pages whose examples are checked and run. */
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...[...Deno.readDirSync("docs")]
    .filter(({ name }) => name.endsWith(".md"))
    .map(({ name }) => `docs/${name}`)
    .sort(),
];

const STEPS: ReadonlyArray<Step> = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint"] },
  {
    name: "types, examples included",
    args: ["check", "--doc", "mod.ts", "src", "tests", ...PAGES],
  },
  { name: "documentation", args: ["doc", "--lint", ...ENTRIES] },
  {
    name: "tests, examples and README",
    args: [
      "test",
      `--coverage=${COVERAGE}/own`,
      "--no-prompt",
      "--allow-read",
      "--allow-env=POD_STATUS_CORPUS",
      // The API that the recipes ask.
      "--allow-net=127.0.0.1",
      "--doc",
      "mod.ts",
      "src",
      ...OWN,
      ...PAGES,
    ],
  },
  {
    name: "tests of the module as others get it",
    args: ["test", `--coverage=${COVERAGE}/package`, "--allow-all", "tests/package"],
  },
  {
    name: `coverage of ${THRESHOLD} %`,
    args: [
      "coverage",
      `--threshold=${THRESHOLD}`,
      "--include=/src/",
      `${COVERAGE}/own`,
      `${COVERAGE}/package`,
    ],
  },
  { name: "audit", args: ["audit"], needsAnswer: true },
  { name: "publish dry run", args: ["publish", "--dry-run", "--allow-dirty"] },
];

const done: Done[] = [];
for (const { name, args, needsAnswer = false } of STEPS) {
  console.log(`\n--- ${name}: deno ${args.join(" ")}`);
  const { success, output } = await run(args);
  const outcome = outcomeOf(success, output, needsAnswer);
  done.push({ name, ...outcome });
  console.log(`--- ${name}: ${wordOf(outcome)}`);
}
await Deno.remove(COVERAGE, { recursive: true });
console.log(`\n${reportOf(done).join("\n")}`);
Deno.exitCode = failuresOf(done) > 0 ? 1 : 0;

/** Runs Deno, shows what it prints as it comes, and returns it too. */
async function run(args: ReadonlyArray<string>): Promise<{ success: boolean; output: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [printed, told] = await Promise.all([
    shown(child.stdout, Deno.stdout.writable),
    shown(child.stderr, Deno.stderr.writable),
  ]);
  return { success: (await child.status).success, output: `${printed}\n${told}` };
}

/** The text of a stream, which is shown as it comes. */
async function shown(
  stream: ReadableStream<Uint8Array>,
  to: WritableStream<Uint8Array>,
): Promise<string> {
  const [here, there] = stream.tee();
  const [text] = await Promise.all([
    new Response(here).text(),
    there.pipeTo(to, { preventClose: true }),
  ]);
  return text;
}

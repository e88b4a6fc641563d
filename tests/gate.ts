/**
 * Everything that must hold before a commit lands, as `deno task test` runs it:
 * each step in turn, all of them even when one fails. The last line counts the
 * steps and the tests within them.
 *
 * @module
 */

interface Step {
  readonly name: string;
  readonly args: ReadonlyArray<string>;
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

const STEPS: ReadonlyArray<Step> = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint"] },
  {
    name: "types, examples included",
    args: ["check", "--doc", "mod.ts", "src", "tests", "README.md"],
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
      "README.md",
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
  {
    name: "audit, where the registry answers",
    args: ["audit", "--ignore-registry-errors"],
  },
  { name: "publish dry run", args: ["publish", "--dry-run", "--allow-dirty"] },
];

const TEST_COUNTS = /(\d+) passed.*?\| (\d+) failed/;

let passed = 0;
let failed = 0;
for (const { name, args } of STEPS) {
  console.log(`\n--- ${name}: deno ${args.join(" ")}`);
  const { success, output } = await run(args);
  const [, tests, failures] = TEST_COUNTS.exec(output) ?? [];
  passed += Number(tests ?? 0) + (success ? 1 : 0);
  failed += Number(failures ?? 0) + (success ? 0 : 1);
  console.log(`--- ${name}: ${success ? "passed" : "FAILED"}`);
}
await Deno.remove(COVERAGE, { recursive: true });
console.log(`\n${passed} passed, ${failed} failed`);
Deno.exitCode = failed > 0 ? 1 : 0;

/** Runs Deno, shows what it prints as it comes, and returns it too. */
async function run(args: ReadonlyArray<string>): Promise<{ success: boolean; output: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let output = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    output += chunk;
    await Deno.stdout.write(new TextEncoder().encode(chunk));
  }
  return { success: (await child.status).success, output };
}

import { assert, assertEquals, assertMatch } from "@std/assert";
import { CLUSTER, runOn } from "./_run.ts";

Deno.test.each([
  {
    args: ["-o", "yaml"],
    says: "--output yaml: expected one of table, wide, json, ndjson, name, html, rows",
  },
  { args: ["--now", "noon"], says: "--now noon: expected a time such as 2026-01-01T00:00:00Z" },
  {
    args: ["--sort-by", "cpu"],
    says: "--sort-by cpu: expected one of namespace, name, status, restarts, age, node",
  },
  {
    args: ["--progress-deadline", "5m"],
    says: "--progress-deadline 5m: expected a number of seconds",
  },
  { args: ["--problem"], says: "--problem: no such option; was --problems meant?" },
  { args: ["--namepsace", "shop"], says: "--namepsace: no such option; was --namespace meant?" },
  { args: ["--slector=a"], says: "--slector: no such option; was --selector meant?" },
  { args: ["--until", "well"], says: "--until well: expected one of ready, succeeded, gone" },
  {
    args: ["--until=gone", "--timeout", "soon"],
    says: "--timeout soon: expected a time such as 90s, 5m or 1h",
  },
  { args: ["--min", "few"], says: "--min few: expected a number of pods" },
  { args: ["--min", "2"], says: "--min: expected with --until" },
  { args: ["--until", "gone", "-p"], says: "--problems and --until: expected one of them" },
  { args: ["--until", "gone", "-o", "json"], says: "--output: expected none with --until" },
  {
    args: ["--until", "gone", "--now", "2026-01-01T00:00:00Z"],
    says: "--now: expected none with --until",
  },
  { args: ["--color", "red"], says: "--color red: expected one of auto, always, never" },
  { args: ["--no-group"], says: "--no-group: expected with --problems" },
  {
    args: ["-A", "-n", "shop"],
    says: "--all-namespaces and --namespace: expected one of them",
  },
  { args: ["-p", "-o", "html"], says: "--output html: expected none with --problems" },
  { args: ["-e", "-o", "wide"], says: "--output wide: expected json or ndjson with --explain" },
  { args: ["--watch"], says: "--watch: no such option" },
  { args: ["-B"], says: "-B: no such option" },
  { args: ["--explain", "web", "--follow"], says: "--explain and --follow: expected one of them" },
  { args: ["-p", "-f"], says: "--follow and --problems: expected one of them" },
  { args: ["-f", "-o", "wide"], says: "--output: expected none with --follow" },
  { args: ["-e", "web", "--sort-by=age"], says: "--sort-by: expected none with --explain" },
])("run() refuses the arguments $args", async ({ args, says }) => {
  const { stdout, stderr, code } = await runOn(CLUSTER, ...args);
  assertEquals({ stdout, stderr, code }, {
    stdout: "",
    stderr: `Cannot run: ${says}\nAsk --help for what there is.\n`,
    code: 2,
  });
});

Deno.test("run() refuses options without their value, and values without need", async () => {
  const refused = [
    { args: ["-o"], says: /^Cannot run: .*--output.* missing\n/ },
    { args: ["--namespace"], says: /^Cannot run: .*--namespace.* missing\n/ },
    { args: ["--follow=yes"], says: /^Cannot run: .*--follow.* does not take an argument\n/ },
    { args: ["-l", "-n"], says: /^Cannot run: .*'-l'.*\n/ },
  ];
  for (const { args, says } of refused) {
    const { stdout, stderr, code } = await runOn(CLUSTER, ...args);
    assertEquals([stdout, code], ["", 2], args.join(" "));
    assertMatch(stderr, says);
  }
});

Deno.test("run() refuses a selector that is none", async () => {
  const { stdout, stderr, code } = await runOn(CLUSTER, "-l", "a in b");
  assertEquals([stdout, code], ["", 2]);
  assertMatch(stderr, /^Cannot run: --selector a in b: .+\n/);
});

Deno.test("run() prints with --help every option that there is", async () => {
  const source = await Deno.readTextFile(new URL("../../src/cli/known.ts", import.meta.url));
  const [, table] = /const KNOWN = \{([^]*?)\n\} as const/.exec(source) ?? [];
  const names = [...table.matchAll(/^ {2}"?([a-z-]+)"?: \{ type/gm)].map(([, name]) => name);
  assert(names.length > 10);
  const { stdout, stderr, code } = await runOn("", "--help");
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assertEquals(names.filter((name) => !stdout.includes(`--${name} `)), []);
  assert(stdout.split("\n").every((line) => line.length <= 90));
});

Deno.test("run() prints with --version the version of the module", async () => {
  const config = await Deno.readTextFile(new URL("../../deno.json", import.meta.url));
  const { stdout, code } = await runOn("", "--version");
  assertEquals([stdout, code], [`pod-status ${JSON.parse(config).version}\n`, 0]);
});

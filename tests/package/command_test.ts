import { assert, assertEquals, assertGreater, assertMatch } from "@std/assert";
import { CLUSTER, linesOf, listOf, MIXED, NOW, type Outcome, podOf, runOn } from "../cli/_run.ts";

const COMMAND = import.meta.resolve("@k8s-fp/pod-status/cli");

/** Starts a program with arguments for Deno, as a process of its own that has no other permission. */
function start(stdin: string, ...args: ReadonlyArray<string>): Deno.ChildProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", ...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  // A command that refuses its arguments does not read on.
  new Blob([stdin]).stream().pipeTo(child.stdin).catch(() => {});
  return child;
}

async function runProcess(stdin: string, ...args: ReadonlyArray<string>): Promise<Outcome> {
  const output = await start(stdin, ...args).output();
  const decoder = new TextDecoder();
  return {
    stdout: decoder.decode(output.stdout),
    stderr: decoder.decode(output.stderr),
    code: output.code,
  };
}

Deno.test("the command reads a cluster from its standard input, without a permission", async () => {
  assertEquals(await runProcess(CLUSTER, COMMAND, "--now", NOW), await runOn(CLUSTER));
});

Deno.test("the command exits with 2 where an item is bad", async () => {
  const outcome = await runProcess(MIXED, COMMAND, "--now", NOW);
  assertEquals(outcome, await runOn(MIXED));
  assertEquals(outcome.code, 2);
});

Deno.test("the command prints the whole table of 5 MB of pods, each column aligned in its batch", async () => {
  const items = Array.from({ length: 50_000 }, (_, i) => ({
    kind: "Pod",
    metadata: { namespace: "größe", name: `web-${i}` },
    status: { phase: "Running", podIP: "10.244.1.7" },
  }));
  const text = JSON.stringify({ kind: "List", items });
  assertGreater(text.length, 5_000_000);
  const { stdout, stderr, code } = await runProcess(text, COMMAND);
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assert(stdout === (await runOn(text)).stdout, `${stdout.length} characters came through`);
  assertEquals(stdout.split("\n").length, 50_002);
});

Deno.test("the command prints a text of 1 MB whole, whatever is in it", async () => {
  const note = "größe 🚀 ".repeat(100_000);
  const text = listOf({ metadata: { name: "web", annotations: { note } } });
  const { stdout, code } = await runProcess(text, COMMAND, "-o", "ndjson");
  assertEquals(code, 0);
  assert(stdout === (await runOn(text, "-o", "ndjson")).stdout, "another text came through");
});

Deno.test("the command ends quietly when its reader goes away, as head does", async () => {
  const items = Array.from({ length: 50_000 }, () => ({ metadata: { name: "web" } }));
  const child = start(JSON.stringify({ items }), COMMAND);
  await child.stdout.cancel();
  const stderr = await new Response(child.stderr).text();
  assertEquals({ stderr, code: (await child.status).code }, { stderr: "", code: 0 });
});

Deno.test("the command reads files with the permission to do so, and says that it is missing", async () => {
  const folder = new URL("../fixtures/", import.meta.url).pathname;
  const files = [`${folder}cluster.json`, `${folder}mixed.json`];
  const both = await runProcess("", "--allow-read", COMMAND, "--now", NOW, "-o", "name", ...files);
  const [cluster, mixed] = [await runOn(CLUSTER, "-o", "name"), await runOn(MIXED, "-o", "name")];
  assertEquals(both, {
    stdout: cluster.stdout + mixed.stdout,
    stderr: cluster.stderr + mixed.stderr.replaceAll("Cannot read ", `Cannot read ${files[1]}: `),
    code: 2,
  });
  const none = await runProcess("", COMMAND, ...files);
  assertEquals([none.stdout, none.code], ["", 2]);
  assertMatch(none.stderr, /^Cannot read .*cluster\.json: .*--allow-read/);
  assert(linesOf(none.stderr).length === 2);
});

Deno.test("the README's script exits with 1 where a pod needs somebody, with 2 where it cannot tell", async () => {
  const script = new URL("../recipes/check.ts", import.meta.url).pathname;
  const ready = podOf("web", { conditions: [{ type: "Ready", status: "True" }] });
  const well = await runProcess(listOf(ready), script);
  assertEquals(well, { stdout: "", stderr: "", code: 0 });
  const ill = await runProcess(listOf(ready, podOf("job", { phase: "Failed" })), script);
  assertEquals(ill, { stdout: "job: failed\n", stderr: "", code: 1 });
  const odd = await runProcess(listOf(podOf("job", { phase: "Failed" }), podOf("odd", [])), script);
  assertEquals([odd.stdout, odd.code], ["job: failed\n", 2]);
  assertMatch(odd.stderr, /shop\/odd.*\n.*status: Invalid value/);
  for (
    const [input, code] of [["", 2], ['{"kind":"Node"}', 2], ["No resources", 2], [
      listOf(),
      0,
    ]] as const
  ) {
    const { stdout, stderr, code: found } = await runProcess(input, script);
    assertEquals([stdout, found], ["", code], input);
    assertMatch(stderr, /No pods found\n$/);
  }
});

Deno.test("the fuzzer refuses what it does not understand with one line", async () => {
  const fuzzer = new URL("../fuzz/main.ts", import.meta.url).pathname;
  for (
    const [args, line] of [
      [["--minutes", "5"], "unknown option --minutes: --seconds and --seed are known"],
      [["--seconds", "-1"], "--seconds needs a whole number"],
      [["--seed"], "--seed needs a whole number"],
    ] as const
  ) {
    const outcome = await runProcess("", "--no-check", fuzzer, ...args);
    assertEquals(outcome, { stdout: "", stderr: `${line}\n`, code: 2 });
  }
});

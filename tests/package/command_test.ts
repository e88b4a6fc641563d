import { assert, assertEquals, assertGreater, assertMatch } from "@std/assert";
import { CLUSTER, linesOf, MIXED, NOW, type Outcome, runOn } from "../cli/_run.ts";

/** Starts the command as a process of its own, with no permission but those that are named. */
export function start(
  stdin: string,
  args: ReadonlyArray<string>,
  permissions: ReadonlyArray<string> = [],
): Deno.ChildProcess {
  const command = import.meta.resolve("@k8s-fp/pod-status/cli");
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", ...permissions, command, ...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  // A command that refuses its arguments does not read on.
  new Blob([stdin]).stream().pipeTo(child.stdin).catch(() => {});
  return child;
}

/** Runs the command as a process of its own. */
export async function runProcess(
  stdin: string,
  args: ReadonlyArray<string>,
  permissions?: ReadonlyArray<string>,
): Promise<Outcome> {
  const output = await start(stdin, args, permissions).output();
  const decoder = new TextDecoder();
  return {
    stdout: decoder.decode(output.stdout),
    stderr: decoder.decode(output.stderr),
    code: output.code,
  };
}

Deno.test("the command reads a cluster from its standard input, without a permission", async () => {
  assertEquals(await runProcess(CLUSTER, ["--now", NOW]), await runOn(CLUSTER));
});

Deno.test("the command exits with 1 where an item is bad", async () => {
  const outcome = await runProcess(MIXED, ["--now", NOW]);
  assertEquals(outcome, await runOn(MIXED));
  assertEquals(outcome.code, 1);
});

Deno.test("the command prints the whole table of 5 MB of pods, each column aligned in its batch", async () => {
  const items = Array.from({ length: 50_000 }, (_, i) => ({
    kind: "Pod",
    metadata: { namespace: "größe", name: `web-${i}` },
    status: { phase: "Running", podIP: "10.244.1.7" },
  }));
  const text = JSON.stringify({ kind: "List", items });
  assertGreater(text.length, 5_000_000);
  const { stdout, stderr, code } = await runProcess(text, []);
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assert(stdout === (await runOn(text)).stdout, `${stdout.length} characters came through`);
  assertEquals(stdout.split("\n").length, 50_002);
});

Deno.test("the command ends quietly when its reader goes away, as head does", async () => {
  const items = Array.from({ length: 50_000 }, () => ({ metadata: { name: "web" } }));
  const child = start(JSON.stringify({ items }), []);
  await child.stdout.cancel();
  const stderr = await new Response(child.stderr).text();
  assertEquals({ stderr, code: (await child.status).code }, { stderr: "", code: 0 });
});

Deno.test("the command reads files with the permission to do so, and says that it is missing", async () => {
  const folder = new URL("../fixtures/", import.meta.url).pathname;
  const files = [`${folder}cluster.json`, `${folder}mixed.json`];
  const both = await runProcess("", ["--now", NOW, "-o", "name", ...files], ["--allow-read"]);
  const [cluster, mixed] = [await runOn(CLUSTER, "-o", "name"), await runOn(MIXED, "-o", "name")];
  assertEquals(both, {
    stdout: cluster.stdout + mixed.stdout,
    stderr: cluster.stderr + mixed.stderr,
    code: 1,
  });
  const none = await runProcess("", files);
  assertEquals([none.stdout, none.code], ["", 1]);
  assertMatch(none.stderr, /^Cannot read .*cluster\.json: .*--allow-read/);
  assert(linesOf(none.stderr).length === 2);
});

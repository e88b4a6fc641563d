import { run } from "@k8s-fp/pod-status/cli";
import { assert, assertEquals, assertGreater, assertMatch } from "@std/assert";

const CLUSTER = await fixture("cluster.json");
const MIXED = await fixture("mixed.json");
const NOW = "2026-07-01T09:20:00Z";

function fixture(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`../fixtures/${name}`, import.meta.url));
}

/** What a run printed, and its exit code. */
interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

async function runOn(input: string, ...args: ReadonlyArray<string>): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const code = await run(args, {
    stdin: new Blob([input]).stream(),
    stdout: (text) => {
      stdout += text;
      return Promise.resolve(true);
    },
    stderr: (text) => {
      stderr += text;
      return Promise.resolve(true);
    },
    now: Date.parse(NOW),
  });
  return { stdout, stderr, code };
}

/** Starts the command as a process of its own, without any permission. */
function start(stdin: string, ...args: ReadonlyArray<string>): Deno.ChildProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", import.meta.resolve("@k8s-fp/pod-status/cli"), ...args],
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

Deno.test("run() prints kubectl's columns of each pod", async (t) => {
  for (const args of [[], ["-o", "wide"]]) {
    const { stdout, stderr, code } = await runOn(CLUSTER, ...args);
    assertEquals({ stderr, code }, { stderr: "", code: 0 });
    await t.assertSnapshot(stdout);
  }
});

Deno.test("run() prints the good pods and says what is wrong with the bad ones", async (t) => {
  const { stdout, stderr, code } = await runOn(MIXED);
  assertEquals(code, 1);
  await t.assertSnapshot(stdout);
  await t.assertSnapshot(stderr);
});

Deno.test("run() prints with -o ndjson who each pod is, and its status, on a line of its own", async () => {
  const { stdout, code } = await runOn(CLUSTER, "--output=ndjson");
  assertEquals(code, 0);
  // Null means absent, and is not written.
  const { items } = JSON.parse(CLUSTER, (_, value) => value === null ? undefined : value);
  const expected = items.map(({ metadata, status }: Item) => ({ uid: metadata.uid, status }));
  const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ metadata, status }) => ({ uid: metadata.uid, status })), expected);
  assert(lines.every((line) => !("spec" in line)));
});

interface Item {
  readonly metadata: { readonly uid: string };
  readonly status: unknown;
}

Deno.test("run() reckons ages from --now", async () => {
  const pod = '{"metadata": {"creationTimestamp": "2026-01-01T00:00:00Z"}}';
  const { stdout } = await runOn(pod, "--now", "2026-01-03T06:00:00Z");
  assertMatch(stdout, / 2d6h\n$/);
});

Deno.test("run() lets no control character of the input through, and keeps NDJSON what it is", async () => {
  const hostile = "\u001b]0;x\u0007\u009b31m\u202e\n\u007f";
  const status = { phase: hostile };
  const good = { metadata: { name: hostile, namespace: hostile }, status };
  const bad = {
    metadata: { name: hostile },
    status: { [hostile]: 1, phase: 7, conditions: [hostile] },
  };
  const input = JSON.stringify({ items: [good, bad, { kind: hostile }] });
  // deno-lint-ignore no-control-regex
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
  for (const output of ["table", "wide", "ndjson"]) {
    const { stdout, stderr } = await runOn(input, "-o", output);
    assertEquals([control.test(stdout), control.test(stderr)], [false, false], output);
    if (output === "ndjson") assertEquals(JSON.parse(stdout).status, status);
  }
  const { stderr } = await runOn(JSON.stringify([{ kind: hostile }]));
  assertEquals(control.test(stderr), false);
});

Deno.test("run() says why text is not JSON, and at which byte", async () => {
  for (const text of ["No resources found", '{"kind": "Pod"', "apiVersion: v1\nkind: Pod\n"]) {
    const { stdout, stderr, code } = await runOn(text);
    assertEquals({ stdout, code }, { stdout: "", code: 1 }, text);
    assertMatch(stderr, /^Cannot read byte \d+: found .+, expected .+\n$/, text);
  }
});

Deno.test.each([
  { args: ["-o", "yaml"], stderr: "--output yaml: expected one of table, wide, ndjson" },
  { args: ["--now", "noon"], stderr: "--now noon: expected a time such as 2026-01-01T00:00:00Z" },
  { args: ["--problem"], stderr: "Unknown option '--problem'" },
  { args: ["cluster.json"], stderr: "Unexpected argument 'cluster.json'" },
])("run() refuses the arguments $args", async ({ args, stderr }) => {
  const outcome = await runOn(CLUSTER, ...args);
  assertEquals([outcome.stdout, outcome.code], ["", 2]);
  assert(outcome.stderr.startsWith(`Cannot run: ${stderr}`), outcome.stderr);
});

Deno.test("run() prints with --help what it takes", async () => {
  const { stdout, stderr, code } = await runOn("", "--help");
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assertMatch(stdout, /--output/);
});

Deno.test.each([
  {
    what: "the refusal of an API server",
    json: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message:
        'pods is forbidden: User "dev" cannot list resource "pods" in API group "" at the cluster scope',
      reason: "Forbidden",
      details: { kind: "pods" },
      code: 403,
    },
    stderr: "Cannot read document at byte 0:\n" +
      '  kind: Unsupported value: "Status": supported values: "Pod", "PodList", "List"' +
      ' (it says: pods is forbidden: User "dev" cannot list resource "pods" in API group "" at the cluster scope)\n',
  },
  {
    what: "a list whose items are no list",
    json: { kind: "List", items: {} },
    stderr: "Cannot read document at byte 0:\n  items: Invalid value: {}: must be an array\n",
  },
  {
    what: "null",
    json: null,
    stderr: "Cannot read document at byte 0:\n" +
      "  Invalid value: null: must be a Pod, a PodList, a List or an array of pods\n",
  },
  {
    what: "a Deployment",
    json: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } },
    stderr: "Cannot find pods: 1 Deployment\n",
  },
])("run() refuses $what", async ({ json, stderr }) => {
  assertEquals(await runOn(JSON.stringify(json)), { stdout: "", stderr, code: 1 });
});

Deno.test("run() prints nothing but a remark for an empty list, as kubectl does", async () => {
  const empty = { apiVersion: "v1", items: [], kind: "List", metadata: { resourceVersion: "" } };
  assertEquals(await runOn(JSON.stringify(empty)), {
    stdout: "",
    stderr: "No resources found\n",
    code: 0,
  });
});

Deno.test("run() fails on empty input, as after a kubectl that failed", async () => {
  assertEquals(await runOn("\n"), {
    stdout: "",
    stderr: "Cannot find pods: the input is empty\n",
    code: 1,
  });
});

Deno.test("run() names a bad item by its position where it tells no name", async () => {
  const { stderr } = await runOn('[{"status": []}]');
  assertEquals(
    stderr,
    "Cannot read item 0, <none>/<none>, at byte 1:\n" +
      "  status: Invalid value: []: must be an object\n",
  );
});

Deno.test("the command reads a cluster from its standard input, without a permission", async () => {
  assertEquals(await runProcess(CLUSTER, "--now", NOW), await runOn(CLUSTER));
});

Deno.test("the command exits with 1 where an item is bad", async () => {
  const outcome = await runProcess(MIXED, "--now", NOW);
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
  const { stdout, stderr, code } = await runProcess(text);
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assert(stdout === (await runOn(text)).stdout, `${stdout.length} characters came through`);
  assertEquals(stdout.split("\n").length, 50_002);
});

Deno.test("the command ends quietly when its reader goes away, as head does", async () => {
  const items = Array.from({ length: 50_000 }, () => ({ metadata: { name: "web" } }));
  const child = start(JSON.stringify({ items }));
  await child.stdout.cancel();
  const stderr = await new Response(child.stderr).text();
  assertEquals({ stderr, code: (await child.status).code }, { stderr: "", code: 0 });
});

Deno.test("the command prints what the README shows", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const [, now] = /cli\/main\.ts --now (\S+) < tests\/fixtures\/cluster\.json/.exec(readme) ?? [];
  const [, shown] = /```text\n(NAMESPACE[^`]*)…\n```/.exec(readme) ?? [];
  const lines = (await runOn(CLUSTER, "--now", now)).stdout.split("\n");
  assertGreater(shown.length, 0);
  assertEquals(shown.trimEnd().split("\n").filter((line) => !lines.includes(line)), []);
});

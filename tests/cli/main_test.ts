import { type Outcome, run } from "@k8s-fp/pod-status/cli";
import { assert, assertEquals, assertGreater, assertMatch } from "@std/assert";

const CLUSTER = await fixture("cluster.json");
const MIXED = await fixture("mixed.json");

function fixture(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`../fixtures/${name}`, import.meta.url));
}

/** Starts the command as a process of its own, without any permission. */
function start(stdin: string): Deno.ChildProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", import.meta.resolve("@k8s-fp/pod-status/cli")],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  new Blob([stdin]).stream().pipeTo(child.stdin);
  return child;
}

async function runProcess(stdin: string): Promise<Outcome> {
  const output = await start(stdin).output();
  const decoder = new TextDecoder();
  return {
    stdout: decoder.decode(output.stdout),
    stderr: decoder.decode(output.stderr),
    code: output.code,
  };
}

Deno.test("run() prints a row for each pod of a cluster", async (t) => {
  const { stdout, stderr, code } = run(CLUSTER);
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  await t.assertSnapshot(stdout);
});

Deno.test("run() prints the good pods and says what is wrong with the bad ones", async (t) => {
  const { stdout, stderr, code } = run(MIXED);
  assertEquals(code, 1);
  await t.assertSnapshot(stdout);
  await t.assertSnapshot(stderr);
});

Deno.test("run() says why text is not JSON", () => {
  for (const text of ["", "No resources found", '{"kind": "Pod"', "apiVersion: v1\nkind: Pod\n"]) {
    const { stdout, stderr, code } = run(text);
    assertEquals({ stdout, code }, { stdout: "", code: 1 }, text);
    assertMatch(stderr, /^Cannot read pods: not JSON: .+\n$/, text);
  }
});

Deno.test.each([
  {
    what: "a Deployment",
    json: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } },
    stderr: 'kind: Unsupported value: "Deployment": supported values: "Pod", "PodList", "List"',
  },
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
    stderr: 'kind: Unsupported value: "Status": supported values: "Pod", "PodList", "List"' +
      ' (it says: pods is forbidden: User "dev" cannot list resource "pods" in API group "" at the cluster scope)',
  },
  {
    what: "a list whose items are no list",
    json: { kind: "List", items: {} },
    stderr: "items: Invalid value: {}: must be an array",
  },
  {
    what: "null",
    json: null,
    stderr: "Invalid value: null: must be a Pod, a PodList, a List or an array of pods",
  },
])("run() refuses $what", ({ json, stderr }) => {
  assertEquals(run(JSON.stringify(json)), {
    stdout: "",
    stderr: `Cannot read pods: ${stderr}\n`,
    code: 1,
  });
});

Deno.test("run() prints no row for an empty list", () => {
  const empty = { apiVersion: "v1", items: [], kind: "List", metadata: { resourceVersion: "" } };
  assertEquals(run(JSON.stringify(empty)), {
    stdout: "NAMESPACE   NAME   READY   PHASE   RESTARTS   IPS\n",
    stderr: "",
    code: 0,
  });
});

Deno.test("run() names a bad item by its position where it tells no name", () => {
  assertEquals(
    run('[{"status": []}]').stderr,
    [
      "Cannot decode item 0, <none>/<none>:",
      "  status: Invalid value: []: must be an object",
      "",
    ].join("\n"),
  );
});

Deno.test("the command reads a cluster from its standard input, without a permission", async () => {
  assertEquals(await runProcess(CLUSTER), run(CLUSTER));
});

Deno.test("the command exits with 1 where an item is bad", async () => {
  const outcome = await runProcess(MIXED);
  assertEquals(outcome, run(MIXED));
  assertEquals(outcome.code, 1);
});

Deno.test("the command exits with 1 where its input is empty", async () => {
  assertEquals(await runProcess(""), run(""));
});

Deno.test("the command prints the whole table of 5 MB of pods", async () => {
  const items = Array.from({ length: 50_000 }, (_, i) => ({
    kind: "Pod",
    metadata: { namespace: "größe", name: `web-${i}` },
    status: { phase: "Running", podIP: "10.244.1.7" },
  }));
  const text = JSON.stringify({ kind: "List", items });
  assertGreater(text.length, 5_000_000);
  const { stdout, stderr, code } = await runProcess(text);
  assertEquals({ stderr, code }, { stderr: "", code: 0 });
  assert(stdout === run(text).stdout, `${stdout.length} characters came through`);
});

Deno.test("the command ends quietly when its reader goes away, as head does", async () => {
  const items = Array.from({ length: 50_000 }, () => ({ metadata: { name: "web" } }));
  const child = start(JSON.stringify({ items }));
  await child.stdout.cancel();
  const stderr = await new Response(child.stderr).text();
  assertEquals({ stderr, code: (await child.status).code }, { stderr: "", code: 0 });
});

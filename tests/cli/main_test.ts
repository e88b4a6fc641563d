import { assertEquals, assertMatch } from "@std/assert";
import { CLUSTER, MIXED, runOn } from "./_run.ts";

Deno.test("run() prints kubectl's columns of each pod", async (t) => {
  for (const args of [[], ["-o", "wide"]]) {
    const { stdout, stderr, code } = await runOn(CLUSTER, ...args);
    assertEquals({ stderr, code }, { stderr: "", code: 0 });
    await t.assertSnapshot(stdout);
  }
});

Deno.test("run() prints the good pods and says what is wrong with the bad ones", async (t) => {
  const { stdout, stderr, code } = await runOn(MIXED);
  assertEquals(code, 2);
  await t.assertSnapshot(stdout);
  await t.assertSnapshot(stderr);
});

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
  for (const output of ["table", "wide", "json", "ndjson", "name"]) {
    const { stdout, stderr } = await runOn(input, "-o", output);
    assertEquals([control.test(stdout), control.test(stderr)], [false, false], output);
    if (output === "ndjson") assertEquals(JSON.parse(stdout).status, status);
    if (output === "json") assertEquals(JSON.parse(stdout).items[0].status, status);
  }
  const { stderr } = await runOn(JSON.stringify([{ kind: hostile }]));
  assertEquals(control.test(stderr), false);
});

Deno.test("run() says why text is not JSON, and at which byte", async () => {
  for (const text of ["No resources found", '{"kind": "Pod"', "apiVersion: v1\nkind: Pod\n"]) {
    const { stdout, stderr, code } = await runOn(text);
    assertEquals({ stdout, code }, { stdout: "", code: 2 }, text);
    assertMatch(stderr, /^Cannot read byte \d+: found .+, expected .+\n$/, text);
  }
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
    stderr: "Cannot read document at byte 0:\n" +
      '  kind: Unsupported value: "Deployment": supported values: "Pod", "PodList", "List"' +
      " (it holds no pods: ask for pods, as kubectl get pods -o json does)\n",
  },
])("run() refuses $what", async ({ json, stderr }) => {
  assertEquals(await runOn(JSON.stringify(json)), { stdout: "", stderr, code: 2 });
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
    code: 2,
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

Deno.test("the command prints what the README shows, all of it", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const [, now] = /cli\/main\.ts --now (\S+) < tests\/fixtures\/cluster\.json/.exec(readme) ?? [];
  const [, shown] = /```text\n(NAMESPACE[^`]*)```\n/.exec(readme) ?? [];
  assertEquals((await runOn(CLUSTER, "--now", now)).stdout, shown);
});

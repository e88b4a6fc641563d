import { ContainerRow, FleetSummary, PodRow } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { CLUSTER, linesOf, listOf, MIXED, podOf, runIn, runOn } from "./_run.ts";

/** Files by their names. */
function withFiles(files: Readonly<Record<string, string>>) {
  return {
    open: (path: string) =>
      path in files
        ? Promise.resolve(new Blob([files[path]]).stream())
        : Promise.reject(new Error("no such file")),
  };
}

const ready = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
const unready = {
  phase: "Running",
  conditions: [{ type: "Ready", status: "False", reason: "ContainersNotReady" }],
};

Deno.test("--summary tells a fleet in one screen", async () => {
  const { stdout, stderr, code } = await runOn(CLUSTER, "--summary", "--cluster", "eu-1");
  assertEquals([stderr, code], ["", 0]);
  const [first] = linesOf(stdout);
  assertEquals(
    first,
    "14 pods (1 cluster, 3 namespaces, 3 nodes): 5 need somebody, 21 restarts, 1 OOM kill",
  );
  assertMatch(stdout, /^VERDICT +PODS\nReady +6\nStuck +3$/m);
  assertMatch(stdout, /^NODE +PODS +NEED SOMEBODY\nworker-2 +6 +2$/m);
  assertMatch(stdout, /^registry\.example\/shop\/search:v1\.31\.0 +1$/m);
  assertMatch(stdout, /^eu-1\/shop\/billing-worker-5f6c7b9d48-kq9zv +16$/m);
});

Deno.test("--summary shows the ten greatest of each, and counts the others", async () => {
  const pods = Array.from(
    { length: 15 },
    (_, i) => podOf("web", ready, { namespace: `ns-${String(i).padStart(2, "0")}` }),
  );
  const { stdout } = await runOn(listOf(...pods), "--summary");
  assertMatch(stdout, /^ns-09 +1 +0\n… and 5 more$/m);
});

Deno.test("--merge of the summaries of parts is the summary of the whole, in any order", async () => {
  const { items } = JSON.parse(CLUSTER);
  const part = async (from: number, to: number) =>
    (await runOn(listOf(...items.slice(from, to)), "--summary", "-o", "json")).stdout;
  const files = { a: await part(0, 5), b: await part(5, 6) + await part(6, 14) };
  const whole = (await runOn(CLUSTER, "--summary")).stdout;
  for (const names of [["a", "b"], ["b", "a"]]) {
    const merged = await runIn("", ["--merge", ...names], withFiles(files));
    assertEquals(merged, { stdout: whole, stderr: "", code: 0 });
  }
});

Deno.test("--merge says which file is no summary, adds up the others, and exits with 2", async () => {
  const good = (await runOn(listOf(podOf("web", ready)), "--summary", "-o", "json")).stdout;
  const { stdout, stderr, code } = await runIn(
    "",
    ["--merge", "-o", "json", "good", "pods", "text", "none"],
    withFiles({ good, pods: listOf(podOf("web")), text: "hello" }),
  );
  assertEquals([stdout, code], [good, 2]);
  const [pods, text, none, ...more] = linesOf(stderr);
  assertMatch(pods, /^Cannot read pods: not a summary: total: Required value/);
  assertMatch(text, /^Cannot read text: /);
  assertMatch(none, /^Cannot read none: no such file$/);
  assertEquals(more, []);
});

Deno.test("--merge of nothing is trouble", async () => {
  assertEquals(await runOn("", "--merge"), {
    stdout: "",
    stderr: "Cannot find summaries: the input is empty\n",
    code: 2,
  });
});

Deno.test("--summary counts what cannot be read, and exits with 2", async () => {
  const { stdout, code } = await runOn(MIXED, "--summary", "-o", "json");
  const decoded = FleetSummary.decode(JSON.parse(stdout));
  assert(decoded._tag === "Right" && decoded.right.failures > 0);
  assertEquals(code, 2);
});

Deno.test("-o rows prints an object a pod, or a container, of stable columns", async () => {
  const pods = await runOn(CLUSTER, "-o", "rows", "--cluster", "eu-1");
  const rows = linesOf(pods.stdout).map((line) => JSON.parse(line));
  assertEquals([rows.length, pods.stderr, pods.code], [14, "", 0]);
  assertEquals(new Set(rows.map((row) => Object.keys(row).join())).size, 1);
  assert(rows.every((row) => row.cluster === "eu-1" && PodRow.decode(row)._tag === "Right"));
  const containers = await runOn(CLUSTER, "-o", "rows", "--per", "container");
  const parts = linesOf(containers.stdout).map((line) => JSON.parse(line));
  assert(parts.length > 14 && parts.every((row) => ContainerRow.decode(row)._tag === "Right"));
});

Deno.test("--since tells what is gone, new and changed, by uid, and of chosen pods alone", async () => {
  const pod = (name: string, uid: string, version: string, status: unknown) =>
    podOf(name, status, { uid, resourceVersion: version, labels: { app: name } });
  const older = listOf(
    pod("web", "1", "1", ready),
    pod("old", "2", "1", ready),
    pod("same", "3", "1", ready),
    pod("again", "4", "1", ready),
  );
  const newer = listOf(
    pod("web", "1", "2", unready),
    pod("same", "3", "1", ready),
    pod("again", "5", "3", ready),
  );
  const since = (...args: ReadonlyArray<string>) =>
    runIn(newer, ["--since", "old.json", ...args], withFiles({ "old.json": older }));
  const { stdout, stderr, code } = await since();
  assertEquals([stderr, code], ["", 0]);
  const lines = linesOf(stdout);
  assertEquals(lines.filter((line) => line.startsWith("shop/same")), []);
  for (
    const line of ["shop/web: became unready: ContainersNotReady", "shop/old: gone"]
  ) assert(lines.includes(line), stdout);
  assertEquals(lines.filter((line) => line === "shop/again: gone").length, 1);
  assertStringIncludes(stdout, "shop/again: appeared");
  const chosen = await since("-l", "app=old");
  assertEquals(chosen.stdout, "shop/old: gone\n");
});

Deno.test("--since says of no pod that it is gone where the newer dump could not be read whole", async () => {
  const older = listOf(podOf("web", ready, { uid: "1" }), podOf("old", ready, { uid: "2" }));
  const newer = '{"items":[{"metadata":{"uid":"1"}},{"status":7}]}';
  const { stdout, code } = await runIn(
    newer,
    ["--since", "old.json"],
    withFiles({ "old.json": older }),
  );
  assert(!stdout.includes("gone"), stdout);
  assertEquals(code, 2);
});

Deno.test("--since of a dump that is not there is trouble", async () => {
  const { stdout, code } = await runIn(listOf(podOf("web")), ["--since", "old.json"]);
  assertEquals([stdout, code], ["", 2]);
});

for (
  const [args, says] of [
    [["--summary", "--since", "x"], "--since and --summary: expected one of them"],
    [["--summary", "-o", "wide"], "--output wide: expected json or ndjson with --summary"],
    [["--cluster", "x"], "--cluster: expected with --output rows"],
    [["--per", "node"], "--per node: expected one of pod, container"],
  ] as const
) {
  Deno.test(`run() refuses ${args.join(" ")}`, async () => {
    assertEquals(await runOn(CLUSTER, ...args), {
      stdout: "",
      stderr: `Cannot run: ${says}\nAsk --help for what there is.\n`,
      code: 2,
    });
  });
}

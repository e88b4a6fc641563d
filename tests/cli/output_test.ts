import { assert, assertEquals, assertGreater, assertMatch } from "@std/assert";
import { decodePods, metadataOf, Pod, shownRestarts } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import * as fc from "fast-check";
import { jsonOf } from "../_arbitrary.ts";
import { CLUSTER, linesOf, listOf, MIXED, podOf, runIn, runOn } from "./_run.ts";

interface Item {
  readonly metadata: { readonly uid: string; readonly name: string; readonly namespace: string };
  readonly status: unknown;
}

/** Null means absent in what the model knows. */
function withoutNull(_: string, value: unknown): unknown {
  return value === null ? undefined : value;
}

/** The items of a document. */
function itemsOf(json: string): ReadonlyArray<Item> {
  return JSON.parse(json, withoutNull).items;
}

Deno.test("run() prints with -o ndjson whole pods as they came, each on a line of its own", async () => {
  const { stdout, code } = await runOn(CLUSTER, "--output=ndjson");
  assertEquals(code, 0);
  const lines = linesOf(stdout).map((line) => JSON.parse(line));
  assertEquals(lines, JSON.parse(CLUSTER, withoutNull).items);
});

Deno.test("run() prints the same with -o json, as one List", async () => {
  const [json, lines] = await Promise.all([
    runOn(CLUSTER, "-o", "json"),
    runOn(CLUSTER, "-o", "ndjson"),
  ]);
  const { items, kind } = JSON.parse(json.stdout);
  assertEquals(kind, "List");
  assertEquals(items.map((item: unknown) => JSON.stringify(item)), linesOf(lines.stdout));
});

const MODES = [
  [],
  ["-o", "wide"],
  ["-o", "json"],
  ["-o", "name"],
  ["-p"],
  ["-p", "-o", "ndjson"],
  ["-e", "-o", "json"],
  ["-e", "a"],
];

Deno.test("run() answers the same in every mode of what it printed with -o json or ndjson", async () => {
  const inputs = fc.sample(fc.array(jsonOf(Pod), { maxLength: 4 }), { seed: 7, numRuns: 20 });
  const texts = [CLUSTER, MIXED, ...inputs.map((items) => JSON.stringify({ kind: "List", items }))];
  for (const text of texts) {
    for (const form of ["json", "ndjson"]) {
      const again = (await runOn(text, "-o", form)).stdout;
      if (again === "") continue;
      for (const mode of MODES) {
        const [before, after] = await Promise.all([runOn(text, ...mode), runOn(again, ...mode)]);
        assertEquals(after.stdout, before.stdout, mode.join(" "));
      }
    }
  }
});

Deno.test("run() prints with -o json an empty List where there is no pod", async () => {
  const said = [[listOf()], [CLUSTER, "-n", "nowhere"]].map(async ([input, ...args]) => {
    const { stdout, stderr, code } = await runOn(input, "-o", "json", ...args);
    assertEquals([JSON.parse(stdout).items, code], [[], 0]);
    return stderr;
  });
  assertEquals(await Promise.all(said), [
    "No resources found\n",
    "No pod was chosen of 14 pods\n",
  ]);
});

Deno.test("run() prints with -o html the report about the chosen pods, and where they come from", async () => {
  const surroundings = { open: () => Promise.resolve(new Blob([CLUSTER]).stream()) };
  const { stdout, stderr, code } = await runIn(
    "",
    ["-o", "html", "-n", "shop", "a.json"],
    surroundings,
  );
  assertEquals([stderr, code], ["", 0]);
  assertMatch(stdout, /^<!doctype html>[^]*a\.json[^]*<\/html>\n$/);
  assert(stdout.includes("billing-worker") && !stdout.includes("kube-proxy"));
});

Deno.test("run() prints with -o name what kubectl takes for a pod", async () => {
  const { stdout, code } = await runOn(CLUSTER, "-o", "name");
  assertEquals(code, 0);
  assertEquals(linesOf(stdout), itemsOf(CLUSTER).map(({ metadata }) => `pod/${metadata.name}`));
});

Deno.test("run() prints only pods of the namespaces and labels that are asked for", async () => {
  const names = async (...args: ReadonlyArray<string>) =>
    linesOf((await runOn(CLUSTER, "-o", "name", ...args)).stdout);
  const items: ReadonlyArray<Item & { metadata: { labels?: Record<string, string> } }> = itemsOf(
    CLUSTER,
  );
  const wanted = (choose: (item: typeof items[number]) => boolean) =>
    items.filter(choose).map(({ metadata }) => `pod/${metadata.name}`);
  const shop = wanted(({ metadata }) => metadata.namespace === "shop");
  assertEquals(await names("-n", "shop"), shop);
  assertEquals(
    await names("-n", "kube-system", "--namespace=analytics"),
    wanted(({ metadata }) => metadata.namespace !== "shop"),
  );
  const [[key, value]] = items
    .flatMap(({ metadata }) => Object.entries(metadata.labels ?? {}));
  const labelled = wanted(({ metadata }) => metadata.labels?.[key] === value);
  assertEquals(await names("-l", `${key}=${value}`), labelled);
  assertEquals(
    await names("-l", `${key}!=${value}`),
    wanted(({ metadata }) => metadata.labels?.[key] !== value),
  );
  assertGreater(labelled.length, 0);
});

Deno.test("run() sorts by what --sort-by names, and equals by namespace and name", async () => {
  const decoded = decodePods(JSON.parse(CLUSTER));
  assert(decoded._tag === "Right");
  const { pods } = decoded.right;
  const nameOf = (pod: Pod) => O.getOrElse(() => "")(metadataOf(pod).name);
  const countOf = new Map(pods.map((pod) => [`pod/${nameOf(pod)}`, shownRestarts(pod).count]));
  const sorted = async (key: string, input = CLUSTER) =>
    linesOf((await runOn(input, "-o", "name", "--sort-by", key)).stdout);

  const byName = await sorted("name");
  assertEquals(byName, [...byName].sort());
  assertEquals(byName.length, pods.length);
  const counts = (await sorted("restarts")).map((name) => countOf.get(name) ?? -1);
  assertEquals(counts, [...counts].sort((a, b) => b - a));
  assertGreater(counts[0], 0);

  const list = listOf(
    podOf("b", {}, { creationTimestamp: "2026-01-01T00:00:00Z" }),
    podOf("unknown"),
    podOf("a", {}, { creationTimestamp: "2026-01-01T00:00:00Z" }),
    podOf("young", {}, { creationTimestamp: "2026-06-01T00:00:00Z" }),
  );
  assertEquals(await sorted("age", list), ["pod/young", "pod/a", "pod/b", "pod/unknown"]);
});

Deno.test("run() sorts by the restarts that RESTARTS shows, not by all that there were", async () => {
  const container = (name: string, restartCount: number, json = {}) => ({
    name,
    restartCount,
    ready: true,
    image: "app:1",
    imageID: "",
    state: { running: {} },
    ...json,
  });
  const done = { state: { terminated: { exitCode: 0 } } };
  // Once a pod is initialized, RESTARTS no longer counts its init containers.
  const initialized = {
    phase: "Running",
    initContainerStatuses: [container("init", 9, done)],
    containerStatuses: [container("app", 1)],
  };
  const restarted = { phase: "Running", containerStatuses: [container("app", 2)] };
  const list = listOf(podOf("a", initialized), podOf("b", restarted));
  const { stdout } = await runOn(list, "--sort-by", "restarts");
  assertEquals(linesOf(stdout).map((line) => line.split(/ {3,}/)[4]), ["RESTARTS", "2", "1"]);
});

Deno.test("run() prints the same lines sorted as unsorted", async () => {
  const plain = linesOf((await runOn(CLUSTER, "-o", "wide")).stdout);
  for (const key of ["namespace", "name", "status", "restarts", "age", "node"]) {
    const lines = linesOf((await runOn(CLUSTER, "-o", "wide", "--sort-by", key)).stdout);
    assertEquals(lines[0], plain[0]);
    assertEquals([...lines].sort(), [...plain].sort(), key);
  }
});

/** Lines as kubectl aligns them: all columns but the last as wide as their widest cell, and three blanks. */
function alignedAll(rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)) + 3);
  return rows.map((row) =>
    row.map((cell, i) => i === row.length - 1 ? cell : cell.padEnd(widths[i])).join("")
  );
}

/** A list of pods of which the last has the longest name, and how kubectl prints their rows. */
function growing(length: number): readonly [string, ReadonlyArray<string>] {
  const names = Array.from({ length }, (_, i) => i === length - 1 ? "a-longer-name" : `p${i}`);
  const rows = [
    ["NAMESPACE", "NAME", "READY", "STATUS", "RESTARTS", "AGE"],
    ...names.map((name) => ["shop", name, "0/0", "Running", "0", "<unknown>"]),
  ];
  return [listOf(...names.map((name) => podOf(name, { phase: "Running" }))), alignedAll(rows)];
}

Deno.test("run() aligns up to 10,000 rows as kubectl does, however they come, and later ones no narrower", async () => {
  for (const length of [1, 101, 10_000]) {
    const [list, lines] = growing(length);
    assertEquals(linesOf((await runOn(list)).stdout), lines);
    assertEquals(linesOf((await runOn(list, "--sort-by", "restarts")).stdout).length, lines.length);
  }
  const [list, lines] = growing(10_101);
  const { stdout } = await runOn(list);
  assertEquals([linesOf(stdout).length, linesOf(stdout).at(-1)], [lines.length, lines.at(-1)]);
  assertEquals(linesOf(stdout).slice(0, 2), [
    "NAMESPACE   NAME    READY   STATUS    RESTARTS   AGE",
    "shop        p0      0/0     Running   0          <unknown>",
  ]);
});

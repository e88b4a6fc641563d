import { assert, assertEquals, assertMatch } from "@std/assert";
import { decodePods, explain, metadataOf, needsAttention } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { stripVTControlCharacters } from "node:util";
import { CLUSTER, linesOf, listOf, NOW, podOf, runIn, runOn } from "./_run.ts";

const READY = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
const STUCK = {
  phase: "Pending",
  containerStatuses: [{
    name: "app",
    ready: false,
    restartCount: 0,
    image: "app:1",
    imageID: "",
    state: { waiting: { reason: "ImagePullBackOff" } },
  }],
};
const EVICTED = { phase: "Failed", reason: "Evicted", message: "The node was low on memory." };

/** The rows of a list of problems, without its header and its counts. */
function rowsOf(stdout: string): ReadonlyArray<string> {
  return linesOf(stdout).slice(1, -2);
}

Deno.test("run() prints with --problems each pod that needs somebody, and why, and exits with 1", async () => {
  const { stdout, stderr, code } = await runOn(CLUSTER, "--problems");
  assertEquals({ stderr, code }, { stderr: "", code: 1 });
  const decoded = decodePods(JSON.parse(CLUSTER));
  assert(decoded._tag === "Right");
  const pods = decoded.right.pods.filter(needsAttention(Date.parse(NOW)));
  const names = pods.map((pod) => {
    const { namespace, name } = metadataOf(pod);
    return `${O.getOrElse(() => "")(namespace)}/${O.getOrElse(() => "")(name)}`;
  });
  const rows = rowsOf(stdout).map((line) => line.split(/ {3,}/));
  assertEquals(rows.map(([pod]) => pod).sort(), names.sort());
  const lineOf = new Map(pods.map((pod, i) => [names[i], explain(Date.parse(NOW))(pod).text]));
  for (const [pod, , verdict, problem] of rows) {
    assertEquals(`${verdict}: ${problem}`, lineOf.get(pod)?.trimEnd());
  }
  const last = linesOf(stdout).at(-1) ?? "";
  assertMatch(last, new RegExp(`^${pods.length} of 14 pods need somebody: `));
});

Deno.test("run() tells with --problems that there are none, and exits with 0", async () => {
  assertEquals(await runOn(listOf(podOf("a", READY), podOf("b", READY)), "-p"), {
    stdout: "",
    stderr: "No problems among 2 pods\n",
    code: 0,
  });
});

Deno.test("run() tells of how many pods, of those that were chosen, none is a problem", async () => {
  const list = listOf(podOf("a", READY), podOf("b", STUCK, { namespace: "test" }));
  const said = async (namespace: string) => (await runOn(list, "-p", "-n", namespace)).stderr;
  assertEquals(await said("shop"), "No problems among 1 pod\n");
  assertEquals(await said("nowhere"), "No pod was chosen of 2 pods\n");
});

Deno.test("run() exits with 2 where a problem may hide in an item that cannot be read", async () => {
  const { stdout, stderr, code } = await runOn(listOf(podOf("a", READY), podOf("b", [])), "-p");
  assertEquals([stdout, code], ["", 2]);
  assertMatch(stderr, /^Cannot read item 1, shop\/b/);
});

Deno.test("run() prints problems of the infrastructure first, unless asked otherwise", async () => {
  const input = listOf(podOf("a", STUCK), podOf("b", EVICTED), podOf("c", READY));
  const names = async (...args: ReadonlyArray<string>) =>
    linesOf((await runOn(input, "-p", "-o", "name", ...args)).stdout);
  assertEquals(await names(), ["pod/b", "pod/a"]);
  assertEquals(await names("--sort-by", "name"), ["pod/a", "pod/b"]);
});

Deno.test("run() takes --progress-deadline for how long a start may last", async () => {
  const starting = podOf("a", {
    phase: "Pending",
    conditions: [{ type: "Ready", status: "False", lastTransitionTime: "2026-07-01T09:15:00Z" }],
  });
  const codeAt = async (...args: ReadonlyArray<string>) =>
    (await runOn(listOf(starting), "-p", ...args)).code;
  assertEquals(await codeAt(), 0);
  assertEquals(await codeAt("--progress-deadline", "299"), 1);
  assertEquals(await codeAt("--progress-deadline", "300"), 0);
});

/** A pod of a ReplicaSet. */
function owned(name: string, status: unknown, owner = "web-1"): unknown {
  const ownerReferences = [
    { apiVersion: "apps/v1", kind: "ReplicaSet", name: owner, uid: owner, controller: true },
  ];
  return podOf(name, status, { ownerReferences });
}

Deno.test("run() prints pods of one owner with one cause as one row, unless asked otherwise", async () => {
  const list = listOf(
    owned("a", STUCK),
    owned("b", STUCK),
    owned("c", STUCK, "db-1"),
    podOf("d", READY),
  );
  const podsOf = async (...args: ReadonlyArray<string>) => {
    const { stdout, code } = await runOn(list, "-p", ...args);
    assertEquals(code, 1);
    return rowsOf(stdout).map((line) => line.split(/ {3,}/)[0]);
  };
  assertEquals(await podsOf(), ["shop/web-1 (ReplicaSet, 2 pods)", "shop/c"]);
  assertEquals(await podsOf("--no-group"), ["shop/a", "shop/b", "shop/c"]);
  assertEquals(await podsOf("--sort-by", "name"), ["shop/a", "shop/b", "shop/c"]);
  const names = await runOn(list, "-p", "-o", "name");
  assertEquals(linesOf(names.stdout), ["pod/a", "pod/b", "pod/c"]);
});

Deno.test("run() ends the list of problems with their counts, and leaves that out with the header", async () => {
  const list = listOf(owned("a", STUCK), podOf("b", EVICTED), podOf("c", READY));
  const { stdout } = await runOn(list, "-p");
  assertEquals(
    linesOf(stdout).at(-1),
    "2 of 3 pods need somebody: 1 failed, 1 stuck; 1 by the infrastructure's fault",
  );
  const bare = await runOn(list, "-p", "--no-headers");
  assertEquals(linesOf(bare.stdout).length, 2);
});

Deno.test("run() gives with --problems -o json an object for each, as with ndjson", async () => {
  const list = listOf(owned("a", STUCK), podOf("c", READY));
  const { stdout, code } = await runOn(list, "-p", "-o", "json");
  const { line, ...problem } = JSON.parse(stdout).items[0];
  assertEquals(code, 1);
  assert(line.startsWith("stuck: "));
  assertEquals(problem, {
    apiVersion: "pod-status/v1",
    kind: "PodProblem",
    namespace: "shop",
    name: "a",
    owner: { kind: "ReplicaSet", name: "web-1" },
    verdict: "Stuck",
    cause: { tag: "ContainerWaiting", word: "ImagePullBackOff" },
    reasons: [{
      tag: "ContainerWaiting",
      word: "ImagePullBackOff",
      container: "app",
      kind: "app",
      wait: "Image",
      restarts: 0,
    }],
    blame: "Workload",
  });
  const lines = linesOf((await runOn(list, "-p", "-o", "ndjson")).stdout);
  assertEquals(lines.map((line) => JSON.parse(line)), JSON.parse(stdout).items);
  const none = await runOn(listOf(podOf("c", READY)), "-p", "-o", "json");
  assertEquals([JSON.parse(none.stdout).items, none.code], [[], 0]);
});

Deno.test("run() wraps the cause of a problem in its column, no word in two, and colours the verdict alone", async () => {
  for (const columns of [60, 80, 160]) {
    const { stdout } = await runIn(CLUSTER, ["-p"], {
      isTerminal: (stream) => stream === "stdout",
      columns: () => columns,
    });
    // deno-lint-ignore no-control-regex
    const painted = [...stdout.matchAll(/\u001b\[\d+m([^\u001b]*)\u001b\[39m/g)];
    assertEquals(painted.filter(([, text]) => !/^(stuck|failed)$/.test(text)), []);
    const lines = linesOf(stripVTControlCharacters(stdout));
    assert(lines.slice(0, -1).every((line) => line.length <= columns), stdout);
    const start = lines[0].indexOf("PROBLEM");
    const words = new Set(lines.map((line) => line.slice(start)).join(" ").split(" "));
    const wanted = (await runOn(CLUSTER, "-p")).stdout.split(" ").filter((word) =>
      /^[a-z]{5,}$/.test(word)
    );
    assertEquals(wanted.filter((word) => !words.has(word) && !stdout.includes(word)), []);
  }
});

Deno.test("run() keeps the list of 5,000 pods with 334 problems short", async () => {
  const pods = Array.from(
    { length: 5000 },
    (_, i) => i % 15 === 0 ? owned(`web-${i}`, STUCK, `web-${i % 7}`) : podOf(`web-${i}`, READY),
  );
  const { stdout } = await runOn(listOf(...pods), "-p");
  assertEquals(linesOf(stdout).length, 7 + 3);
  assertEquals(linesOf(stdout).at(-1), "334 of 5,000 pods need somebody: 334 stuck");
});

Deno.test("the objects of --problems are those that docs/command.md shows", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/command.md", import.meta.url));
  const [, block] = /```json\n([^`]*)```/.exec(page) ?? [];
  // Messages may be cut there, and what is for people may change.
  const stable = (json: string) =>
    JSON.parse(json, (key, value) => key === "line" || key === "message" ? undefined : value);
  const shown = stable(block);
  const { stdout } = await runOn(CLUSTER, "-p", "-o", "ndjson");
  const found = linesOf(stdout).map(stable).find(({ name }) => name === shown.name);
  assertEquals(shown, found);
});

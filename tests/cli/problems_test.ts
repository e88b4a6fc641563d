import { assert, assertEquals, assertMatch } from "@std/assert";
import { decodePods, metadataOf, needsAttention } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { CLUSTER, linesOf, listOf, NOW, podOf, runOn } from "./_run.ts";

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

Deno.test("run() prints with --problems each pod that needs somebody, and why, and exits with 1", async (t) => {
  const { stdout, stderr, code } = await runOn(CLUSTER, "--problems");
  assertEquals({ stderr, code }, { stderr: "", code: 1 });
  await t.assertSnapshot(stdout);
  const decoded = decodePods(JSON.parse(CLUSTER));
  assert(decoded._tag === "Right");
  const names = decoded.right.pods
    .filter(needsAttention(Date.parse(NOW)))
    .map((pod) => O.getOrElse(() => "")(metadataOf(pod).name));
  const printed = linesOf(stdout).slice(1).map((line) => line.split(/ {3,}/)[1]);
  assertEquals([...printed].sort(), names.sort());
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
  assertEquals(await said("shop"), "No problems among 1 pods\n");
  assertEquals(await said("nowhere"), "No resources found\n");
});

Deno.test("run() exits with 1 where a problem may hide in an item that cannot be read", async () => {
  const { stdout, stderr, code } = await runOn(listOf(podOf("a", READY), podOf("b", [])), "-p");
  assertEquals([stdout, code], ["", 1]);
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

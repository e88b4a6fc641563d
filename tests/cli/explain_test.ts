import { assert, assertEquals, assertMatch } from "@std/assert";
import { CLUSTER, linesOf, listOf, podOf, runIn, runOn } from "./_run.ts";

const READY = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };

Deno.test("run() prints with --explain a page whose first lines tell who it is and what is wrong", async () => {
  for (const { metadata } of JSON.parse(CLUSTER).items) {
    const { stdout, stderr, code } = await runOn(CLUSTER, "--explain", metadata.name);
    const [who, what, ...rest] = linesOf(stdout);
    assertEquals([who, stderr], [`${metadata.namespace}/${metadata.name}`, ""]);
    assertMatch(what, /^(ready|progressing|stuck|terminating|succeeded|failed)\b/);
    assertEquals(code, /^(stuck|failed)/.test(what) ? 1 : 0, what);
    const titles = rest.filter((line) => /^[A-Z]/.test(line));
    assertEquals(titles[0], "Pod");
    assert(titles.includes("Conditions") && titles.some((title) => /ontainer /.test(title)));
    const steps = /^ {2}PodScheduled/.exec(rest[rest.indexOf("Conditions") + 1]);
    assert(steps !== null, "the conditions stand on one line");
  }
});

Deno.test("run() explains every pod of the name, or the one of a namespace", async () => {
  const list = listOf(podOf("web"), podOf("web", {}, { namespace: "test" }), podOf("web-2"));
  const pages = async (...args: ReadonlyArray<string>) =>
    (await runOn(list, ...args)).stdout.split("\n\n\n").map((page) => page.split("\n")[0]);
  assertEquals(await pages("--explain", "web"), ["shop/web", "test/web"]);
  assertEquals(await pages("--explain", "pod/web"), ["shop/web", "test/web"]);
  assertEquals(await pages("--explain", "test/web"), ["test/web"]);
  assertEquals(await pages("--explain", "web", "-n", "test"), ["test/web"]);
  assertEquals(await pages("-e", "web-"), ["shop/web-2"]);
  assertEquals(await pages("-e", "shop/web-"), ["shop/web-2"]);
});

Deno.test("run() lists the pods whose names begin so, where there are several", async () => {
  const failed = podOf("web-2", { phase: "Failed" });
  const list = listOf(podOf("web-1", READY), failed, podOf("db", READY));
  assertEquals(await runOn(list, "-e", "web"), {
    stdout: "shop/web-1   ready\nshop/web-2   failed\n",
    stderr: "2 pods begin with web; name one of them\n",
    code: 1,
  });
  const json = await runOn(list, "-e", "web", "-o", "json");
  const names = JSON.parse(json.stdout).items.map(({ name }: { name: string }) => name);
  assertEquals([names, json.code], [["web-1", "web-2"], 1]);
  const many = listOf(...Array.from({ length: 60 }, (_, i) => podOf(`web-${i}`, READY)));
  const { stdout, code } = await runOn(many, "-e", "web");
  assertEquals([linesOf(stdout).length, linesOf(stdout).at(-1), code], [51, "and 10 more", 0]);
});

Deno.test("run() suggests the nearest names where there is no pod of the name, and exits with 2", async () => {
  const list = listOf(podOf("web-7c9d-2xk7q"), podOf("db-0"));
  assertEquals(await runOn(list, "--explain", "wbe-7c9d-2xk7q"), {
    stdout: "",
    stderr: "Cannot find pod wbe-7c9d-2xk7q among 2 pods; was it shop/web-7c9d-2xk7q?\n",
    code: 2,
  });
  for (const name of ["other/x", "/", "pod/", "po", "pods", "x\u001b"]) {
    const { stdout, stderr, code } = await runOn(listOf(podOf("web")), "--explain", name);
    const shown = name.replace("\u001b", "\\u001b");
    assertEquals([stdout, code], ["", 2]);
    assertEquals(stderr, `Cannot find pod ${shown} among 1 pod\n`);
  }
});

Deno.test("run() explains all pods that need somebody where no name follows", async () => {
  const list = listOf(podOf("a", READY), podOf("b", { phase: "Failed" }), podOf("c", READY));
  for (const args of [["--explain"], ["-e"], ["-e", "--color", "never"], ["--explain="]]) {
    const { stdout, code } = await runOn(list, ...args);
    assertEquals([stdout.split("\n").slice(0, 2), code], [["shop/b", "failed"], 1]);
  }
  assertEquals(await runOn(listOf(podOf("a", READY)), "-e"), {
    stdout: "",
    stderr: "No problems among 1 pod\n",
    code: 0,
  });
});

Deno.test("run() gives with --explain -o json all facts of a pod, and of every one that is meant", async () => {
  const { stdout, code } = await runOn(CLUSTER, "-e", "shop/billing", "-o", "json");
  const { kind, items } = JSON.parse(stdout);
  assertEquals([kind, items.length, code], ["PodFactsList", 1, 1]);
  const [facts] = items;
  assertEquals([facts.apiVersion, facts.kind, facts.verdict], [
    "pod-status/v1",
    "PodFacts",
    "Stuck",
  ]);
  assertEquals(facts.needsAttention, true);
  assertEquals(facts.columns.restarts, "16 (11m ago)");
  assertEquals(facts.scheduling.nodeName, "worker-2");
  assertMatch(stdout, /kubectl logs -n shop billing-worker/);
  assert(!stdout.includes('"Some"') && !stdout.includes('"None"'), "Options are no JSON");
  const lines = linesOf((await runOn(CLUSTER, "-e", "-o", "ndjson")).stdout);
  assert(lines.every((line) => JSON.parse(line).needsAttention));
});

Deno.test("run() explains pods of which next to nothing is known", async () => {
  const { stdout, code } = await runOn(listOf(podOf("web")), "--explain", "web");
  assertMatch(stdout, /^shop\/web\nprogressing/);
  assertEquals(code, 0);
});

Deno.test("run() reads on after no page that nobody reads", async () => {
  const list = listOf(podOf("web"), podOf("web"), podOf("web"));
  let printed = 0;
  const { code } = await runIn(list, ["-e", "web"], {
    stdout: () => {
      printed++;
      return Promise.resolve(false);
    },
  });
  assertEquals([printed, code], [1, 0]);
});

Deno.test("run() wraps a page to the terminal, and no word in it", async () => {
  const message = "the words of a message that is longer than a line of this terminal is wide "
    .repeat(3);
  const pod = podOf("web", { phase: "Failed", reason: "Evicted", message });
  const at = async (columns: number | undefined) => {
    const { stdout } = await runIn(listOf(pod), ["-e", "web"], {
      isTerminal: (stream) => stream === "stdout",
      columns: () => columns,
      noColor: true,
    });
    return linesOf(stdout);
  };
  const lines = await at(60);
  assert(lines.every((line) => line.length <= 60), lines.join("\n"));
  const words = new Set(lines.join(" ").split(" "));
  assertEquals(message.trim().split(" ").filter((word) => !words.has(word)), []);
  assert((await at(undefined)).some((line) => line.includes(message.trim())));
});

Deno.test("run() lets no control character through into an explanation", async () => {
  const hostile = "x\u001b[31m\u202e\ny";
  const status = {
    phase: "Failed",
    reason: hostile,
    message: hostile,
    conditions: [{ type: hostile, status: hostile, reason: hostile, message: hostile }],
    containerStatuses: [{
      name: hostile,
      ready: false,
      restartCount: 1,
      image: hostile,
      imageID: "",
      state: { waiting: { reason: hostile } },
      lastState: { terminated: { exitCode: 1, reason: hostile, message: hostile } },
    }],
  };
  for (const args of [["--explain", "web"], ["--problems"]]) {
    const { stdout } = await runOn(listOf(podOf("web", status)), ...args);
    // deno-lint-ignore no-control-regex
    assert(!/[\u0000-\u0009\u000b-\u001f\u202e]/.test(stdout), JSON.stringify(stdout));
    assertMatch(stdout, /\\u001b/);
  }
});

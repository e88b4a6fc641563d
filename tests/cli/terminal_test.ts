import { assert, assertEquals, assertLessOrEqual, assertMatch, assertNotEquals } from "@std/assert";
import { stripVTControlCharacters } from "node:util";
import type { Surroundings } from "@k8s-fp/pod-status/cli";
import { CLUSTER, linesOf, listOf, podOf, runIn, runOn } from "./_run.ts";

type Stream = Parameters<Surroundings["isTerminal"]>[0];

/** Surroundings in which a person sits at these streams. */
function terminals(...streams: ReadonlyArray<Stream>): Partial<Surroundings> {
  return { isTerminal: (stream) => streams.includes(stream) };
}

Deno.test("run() colours tables on a terminal, and changes nothing else in them", async () => {
  for (const args of [[], ["-o", "wide"], ["--problems"], ["--sort-by", "age"]]) {
    const plain = await runOn(CLUSTER, ...args);
    const colored = await runIn(CLUSTER, args, terminals("stdout"));
    assertNotEquals(colored.stdout, plain.stdout);
    assertEquals(stripVTControlCharacters(colored.stdout), plain.stdout);
    assertEquals(colored.code, plain.code);
  }
});

Deno.test("run() paints red what needs somebody, yellow what is on its way, and dims what is over", async () => {
  const { stdout } = await runIn(CLUSTER, [], terminals("stdout"));
  const colorOf = (name: string) => {
    const line = linesOf(stdout).find((line) => line.includes(name)) ?? "";
    // deno-lint-ignore no-control-regex
    return /^\u001b\[(\d+)m/.exec(line)?.[1];
  };
  assertEquals(colorOf("billing-worker"), "31");
  assertEquals(colorOf("orders"), "33");
  assertEquals(colorOf("nightly-export"), "2");
  assertEquals(colorOf("kube-proxy"), undefined);
});

Deno.test("run() colours nothing that is no table, nor where NO_COLOR is set", async () => {
  for (const args of [["-o", "json"], ["-o", "ndjson"], ["-o", "name"], ["-p", "-o", "name"]]) {
    const outcome = await runIn(CLUSTER, args, terminals("stdout"));
    assertEquals(outcome, await runOn(CLUSTER, ...args));
  }
  const surroundings = { ...terminals("stdout"), noColor: true };
  assertEquals(await runIn(CLUSTER, [], surroundings), await runOn(CLUSTER));
});

Deno.test("run() tells on a terminal how to pipe pods into it, rather than wait for them", async () => {
  const { stdout, stderr, code } = await runIn("", [], terminals("stdin"));
  assertEquals([stdout, code], ["", 2]);
  assertMatch(stderr, /kubectl get pods -A -o json \| pod-status/);
});

/** A clock on which every look takes a second. */
function slowClock(): () => number {
  let now = 0;
  return () => now += 1000;
}

Deno.test("run() tells on a terminal how far a long input was read, and removes the line", async () => {
  const long = listOf(...Array.from({ length: 2500 }, (_, i) => podOf(`web-${i}`)));
  const now = slowClock();
  const { stdout, stderr } = await runIn(long, ["-o", "name"], { ...terminals("stderr"), now });
  assertEquals(linesOf(stdout).length, 2500);
  assertEquals(stderr, "\r1,000 pods read\r2,000 pods read\r\u001b[K");
});

Deno.test("run() tells of bad items on lines of their own, whatever the line of progress", async () => {
  const many = Array.from({ length: 1000 }, (_, i) => podOf(`web-${i}`));
  const input = listOf(...many, podOf("bad", []), ...many);
  const now = slowClock();
  const { stderr } = await runIn(input, ["-p"], { ...terminals("stdout", "stderr"), now });
  const [before, complaint, after] = stderr.split("\r\u001b[K");
  assertEquals(before, "\r1,000 pods read");
  assertMatch(complaint, /^Cannot read item 1000, shop\/bad, [^]*\n\r2,000 pods read$/);
  assertEquals(after, "No problems among 2,000 pods\n");
});

Deno.test("run() shows no progress beside pods on the same terminal, on short input, or in a file", async () => {
  const long = listOf(...Array.from({ length: 1500 }, (_, i) => podOf(`web-${i}`)));
  const now = slowClock();
  const both = terminals("stdout", "stderr");
  assertEquals((await runIn(long, [], { ...both, now })).stderr, "");
  assertEquals((await runIn(long, [], { now })).stderr, "");
  assertEquals((await runIn(CLUSTER, [], { ...terminals("stderr"), now })).stderr, "");
  const quick = await runIn(long, [], { ...terminals("stderr"), now: () => 0 });
  assertEquals(quick.stderr, "");
  assert(quick.stdout !== "");
});

Deno.test("run() makes no line that is long, whatever names and messages there are", async () => {
  const long = "x\u001b".repeat(5_000);
  const pod = {
    metadata: {
      name: long,
      namespace: long,
      ownerReferences: [{ apiVersion: "v1", kind: long, name: long, uid: "1" }],
    },
    spec: {
      nodeName: long,
      containers: [{ name: long, image: long, readinessProbe: { exec: { command: [long] } } }],
    },
    status: {
      phase: "Failed",
      reason: long,
      message: long,
      podIP: long,
      conditions: [{ type: "Ready", status: long, reason: long, message: long }, {
        type: long,
        status: long,
      }],
      containerStatuses: [{
        name: long,
        image: long,
        imageID: "",
        ready: false,
        restartCount: 1,
        state: { terminated: { exitCode: 1, reason: long, message: long } },
      }],
    },
  };
  const watch = JSON.stringify({ type: "ADDED", object: pod });
  const widest = async (input: string, ...args: ReadonlyArray<string>) => {
    const { stdout, stderr } = await runOn(input, ...args);
    assert(stdout !== "" || stderr !== "");
    return Math.max(...(stdout + stderr).split("\n").map((line) => line.length));
  };
  for (const args of [["-p"], ["-e"], ["-e", "xy"], ["-p", "-o", "wide"]]) {
    assertLessOrEqual(await widest(listOf(pod, pod), ...args), 2500, args.join(" "));
  }
  for (const args of [["-f"], ["--until", "ready"]]) {
    assertLessOrEqual(await widest(watch, ...args), 2500, args.join(" "));
  }
  for (const args of [[], ["-o", "wide"]]) {
    assertLessOrEqual(await widest(listOf(pod, pod), ...args), 10_000, args.join(" "));
  }
});

Deno.test("run() paints a page where tables are painted, and changes nothing else in it", async () => {
  const plain = await runOn(CLUSTER, "-e", "billing");
  for (const [args, io] of [[[], terminals("stdout")], [["--color", "always"], {}]] as const) {
    const { stdout } = await runIn(CLUSTER, ["-e", "billing", ...args], io);
    assertEquals(stripVTControlCharacters(stdout), plain.stdout);
    assert(stdout.includes("\n\u001b[31mstuck\u001b[39m: "));
  }
  const never = await runIn(CLUSTER, ["-e", "billing", "--color", "never"], terminals("stdout"));
  assertEquals(never.stdout, plain.stdout);
});

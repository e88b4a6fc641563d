import { assert, assertEquals, assertMatch } from "@std/assert";
import { CLUSTER, listOf, podOf, runOn } from "./_run.ts";

Deno.test("run() prints with --explain all that is known of a pod", async (t) => {
  for (const { metadata } of JSON.parse(CLUSTER).items) {
    const { stdout, stderr, code } = await runOn(CLUSTER, "--explain", metadata.name);
    assertEquals({ stderr, code }, { stderr: "", code: 0 });
    await t.assertSnapshot(stdout);
  }
});

Deno.test("run() explains every pod of the name, or the one of a namespace", async () => {
  const list = listOf(podOf("web"), podOf("web", {}, { namespace: "test" }), podOf("web-2"));
  const pages = async (...args: ReadonlyArray<string>) =>
    (await runOn(list, ...args)).stdout.split("\n\n").map((page) => page.trimEnd().split("\n")[0]);
  assertEquals(await pages("--explain", "web"), ["shop/web", "test/web"]);
  assertEquals(await pages("--explain", "test/web"), ["test/web"]);
  assertEquals(await pages("--explain", "web", "-n", "test"), ["test/web"]);
});

Deno.test("run() exits with 1 where there is no pod of the name", async () => {
  for (const name of ["wed", "other/web", "", "/"]) {
    assertEquals(await runOn(listOf(podOf("web")), "--explain", name), {
      stdout: "",
      stderr: `Cannot find pod ${name} among 1 pods\n`,
      code: 1,
    });
  }
});

Deno.test("run() explains pods of which next to nothing is known", async () => {
  const { stdout, code } = await runOn(listOf(podOf("web")), "--explain", "web");
  assertEquals(stdout, "shop/web\nprogressing: waiting for the scheduler\nthen: not ready\n");
  assertEquals(code, 0);
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

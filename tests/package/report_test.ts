import { decodePods, podsReport } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { browserTest } from "./_chromium.ts";
import { inTempDir, run } from "./_run.ts";

/** What a name or a message may try in a page. */
const HOSTILE = [
  "</title><script>document.title='owned'</script>",
  "<img src=x onerror=\"document.title='owned'\">",
  "'><svg onload=document.title='owned'>",
  "</script><script>document.title='owned'</script>",
  "</bdi></summary></details><h1>owned</h1>",
  "\u202egnihton",
  "a".repeat(5000),
];

Deno.test("every hostile text is one that a pod may bear", () => {
  const decoded = decodePods(HOSTILE.map((name) => ({ metadata: { name } })));
  assert(decoded._tag === "Right" && decoded.right.pods.length === HOSTILE.length);
});

browserTest("a report runs its own script and no other, whatever pods say", async (browser) => {
  const decoded = decodePods(HOSTILE.map((text) => ({
    metadata: { name: text, namespace: text, creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: { nodeName: text, containers: [{ name: text }] },
    status: { phase: "Failed", reason: text, message: text },
  })));
  assert(decoded._tag === "Right");
  const page = podsReport(Date.UTC(2026, 0, 2), { title: HOSTILE[0], source: HOSTILE[1] });
  await inTempDir((dir) =>
    inTempDir(async (profile) => {
      await Deno.writeTextFile(`${dir}/report.html`, page(decoded.right.pods));
      const { stdout } = await run(browser, [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        `--user-data-dir=${profile}`,
        "--dump-dom",
        `file://${dir}/report.html`,
      ], { cwd: dir });
      assertStringIncludes(
        stdout,
        "<title>&lt;/title&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;</title>",
      );
      assert(!/<img|<h1>owned/.test(stdout));
      assertEquals(stdout.split("<script").length, 2);
      assertEquals(stdout.match(/<th scope="col"><button>/g)?.length, 8);
      assert(!/<form hidden/.test(stdout));
    })
  );
});

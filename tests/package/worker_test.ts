import { assertEquals } from "@std/assert";
import { inTempDir, run } from "./_run.ts";
import { ANSWERS, writeSite } from "./_site.ts";

Deno.test("The bundled module answers in a Worker of Deno without permissions or eval", async () => {
  await inTempDir(async (cwd) => {
    await writeSite(cwd);
    const flags = [
      "--no-config",
      "--no-prompt",
      "--unstable-worker-options",
      "--allow-read=.",
      "--v8-flags=--disallow-code-generation-from-strings",
    ];
    const { code, stdout, stderr } = await run(Deno.execPath(), ["run", ...flags, "deno.js"], {
      cwd,
    });
    assertEquals(code, 0, stderr);
    assertEquals(JSON.parse(stdout), ANSWERS);
  });
});

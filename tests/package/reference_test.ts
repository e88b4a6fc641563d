import { assert, assertEquals } from "@std/assert";
import { inTempDir } from "./_run.ts";
import { CATEGORIES, writeReference } from "./reference.ts";

Deno.test("the API reference shows every entry, and its symbols by category", async () => {
  await inTempDir(async (dir) => {
    assertEquals(await writeReference(dir), "");
    const pageOf = (path: string) => Deno.readTextFile(`${dir}/${path}.html`);
    assert((await pageOf("index")).includes("@k8s-fp/pod-status/queries"));
    const all = await pageOf("modules/_k8s-fp_pod-status");
    const shown = [...all.matchAll(/<h2 class="tsd-anchor-link" id="([^"]*)"/g)].map(([, id]) =>
      id.replace(/-\d+$/, "")
    );
    const expected = CATEGORIES.map((name) => name.replace(" ", "-"));
    assertEquals(shown, expected.filter((name) => name !== "command"));
  });
});

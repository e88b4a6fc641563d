import { assert } from "@std/assert";
import { packed } from "./_npm.ts";

/**
 * Bytes that a bundler may make, minified, of what a program uses. They hold for
 * a browser, for which the manifest names builds of fp-ts that can be taken apart.
 */
const LIMITS: Readonly<Record<string, number>> = {
  isReady: 12_000,
  decodePods: 64_000,
};

Deno.test("a bundler leaves out what a program does not use", async () => {
  const files = Object.fromEntries(
    Object.keys(LIMITS).map((name) => [
      `${name}.js`,
      `import { ${name} } from "@k8s-fp/pod-status";\nconsole.log(${name});\n`,
    ]),
  );
  await packed(async (dependencies, inProject) => {
    await inProject({ ...dependencies, esbuild: "~0.27.0" }, files, async (shell) => {
      for (const [name, limit] of Object.entries(LIMITS)) {
        const flags = ["--bundle", "--minify", "--format=esm", "--platform=browser"];
        const { length } = await shell("npx", "esbuild", `${name}.js`, ...flags);
        assert(length <= limit, `${name}: ${length} bytes, expected at most ${limit}`);
        assert(length > 1000, `${name}: ${length} bytes`);
      }
    });
  });
});

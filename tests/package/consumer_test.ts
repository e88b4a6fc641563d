import { assert, assertEquals, assertGreater } from "@std/assert";
import { type Example, examples } from "./_examples.ts";
import { packed } from "./_npm.ts";
import { inTempDir, ROOT, run } from "./_run.ts";

const EXAMPLES = await examples();

/** What the line of the README adds to a project, and the assertions of the examples. */
const PACKAGES = ["fp-ts", "io-ts", "monocle-ts"];

const { exports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

/** Without JSR in reach, the module comes from its files; all else as `deno add` writes it. */
const DENO_CONFIG = {
  imports: {
    ...Object.fromEntries(
      Object.entries<string>(exports).map(([name, file]) => [
        `@k8s-fp/pod-status${name.slice(1)}`,
        new URL(file, ROOT).href,
      ]),
    ),
    ...Object.fromEntries(PACKAGES.map((name) => [name, `npm:${name}@^2`])),
    "@std/assert": new URL("tests/_std/assert.ts", ROOT).href,
  },
  compilerOptions: { strict: true, exactOptionalPropertyTypes: true },
};

/** The name of the file of an example; it names the place, so that an error does. */
function fileOf({ place }: Example): string {
  return `${place.replace(/[^\w]+/g, "_")}.ts`;
}

/** Imports examples one after the other, and says of each that fails where it stands. */
function runnerOf(examples: ReadonlyArray<Example>, ending: string): string {
  const files = examples.map((example) => [example.place, fileOf(example).replace(/ts$/, ending)]);
  return `const files = ${JSON.stringify(files)};
let bad = 0;
for (const [place, file] of files) {
  try {
    await import("./" + file);
  } catch (error) {
    bad++;
    console.error(place + ": " + error);
  }
}
console.log(files.length - bad + " ran, " + bad + " failed");
`;
}

async function write(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${dir}/${name}`, text);
  }
}

/** The last line that a runner prints. */
function resultOf(stdout: string): string {
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

Deno.test("every example is one that readers see", () => {
  assertGreater(EXAMPLES.length, 100);
  assert(EXAMPLES.some(({ place }) => place.startsWith("README.md")));
  assert(EXAMPLES.some(({ place }) => place.startsWith("src/query/")));
});

Deno.test("every example works in a Deno project that has what the README adds", async () => {
  await inTempDir(async (dir) => {
    const runs = EXAMPLES.filter(({ isIgnored }) => !isIgnored);
    await write(dir, {
      "deno.json": JSON.stringify(DENO_CONFIG),
      ...Object.fromEntries(EXAMPLES.map((example) => [fileOf(example), example.code])),
      "run.js": runnerOf(runs, "ts"),
    });
    await Deno.mkdir(`${dir}/tests/fixtures`, { recursive: true });
    await Deno.copyFile(
      new URL("tests/fixtures/cluster.json", ROOT),
      `${dir}/tests/fixtures/cluster.json`,
    );
    const checked = await run(Deno.execPath(), ["check", "--quiet", "."], { cwd: dir });
    assertEquals([checked.stderr, checked.code], ["", 0]);
    const { stdout, stderr } = await run(
      Deno.execPath(),
      ["run", "--quiet", "--no-check", "--allow-read", "run.js"],
      { cwd: dir },
    );
    assertEquals([stderr, resultOf(stdout)], ["", `${runs.length} ran, 0 failed`]);
  });
});

/** The assertions of the examples as a package of Node, which JSR's own would be. */
const ASSERT = {
  "assert.js": 'export * from "deno-std/assert/mod.js";\n',
  "assert.d.ts": await Deno.readTextFile(new URL("tests/_std/assert.d.ts", ROOT)),
};

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "es2022",
    module: "nodenext",
    types: ["node"],
    paths: { "@std/assert": ["./assert.d.ts"] },
  },
  include: ["*.ts"],
};

Deno.test("every example works under Node with the packed tarball", async () => {
  const examples = EXAMPLES.filter(({ code }) => !/\bDeno\./.test(code));
  const runs = examples.filter(({ isIgnored }) => !isIgnored);
  await packed(async (dependencies, inProject) => {
    const versions = {
      ...dependencies,
      "@types/node": "^20",
      "deno-std": "^1.4.0",
      typescript: "~5.9.0",
    };
    const files = {
      ...ASSERT,
      "tsconfig.json": JSON.stringify(TSCONFIG),
      ...Object.fromEntries(
        examples.map((example) => [fileOf(example), example.code + "\nexport {};\n"]),
      ),
      "run.js": runnerOf(runs, "js"),
    };
    await inProject(versions, files, async (shell) => {
      assertEquals(await shell("npx", "tsc"), "");
      await shell(
        "sed",
        "-i",
        's#"@std/assert"#"./assert.js"#',
        ...examples.map((example) => fileOf(example).replace(/ts$/, "js")),
      );
      assertEquals(resultOf(await shell("node", "run.js")), `${runs.length} ran, 0 failed`);
    });
  });
});

import { assert, assertEquals, assertGreater } from "@std/assert";
import { ROOT, run } from "./_run.ts";

const ALL = ["fp-ts", "io-ts", "monocle-ts"];
const WITHOUT_OPTICS = ["fp-ts", "io-ts"];

/** What others import, and the packages that each brings. */
const ENTRIES: Readonly<Record<string, ReadonlyArray<string>>> = {
  "./mod.ts": ALL,
  // It reads YAML by a package that it loads once a file asks for it; of that, its command needs another.
  "./src/cli/main.ts": ["argparse", ...WITHOUT_OPTICS, "js-yaml"],
  "./src/entry/model.ts": WITHOUT_OPTICS,
  "./src/entry/optics.ts": ALL,
  "./src/entry/queries.ts": WITHOUT_OPTICS,
  "./src/entry/report.ts": WITHOUT_OPTICS,
  "./src/entry/schema.ts": WITHOUT_OPTICS,
  "./src/entry/streams.ts": WITHOUT_OPTICS,
};

/** The JSON that a command of Deno prints, asked in the root. */
async function asked(...args: ReadonlyArray<string>): Promise<unknown> {
  const { code, stdout, stderr } = await run(Deno.execPath(), args, { cwd: ROOT });
  assertEquals(code, 0, stderr);
  return JSON.parse(stdout);
}

interface Graph {
  readonly modules: ReadonlyArray<{
    readonly specifier: string;
    readonly kind?: string;
    readonly dependencies?: ReadonlyArray<{ readonly specifier: string }>;
  }>;
  readonly npmPackages: Readonly<
    Record<string, { readonly name: string; readonly dependencies: ReadonlyArray<string> }>
  >;
}

/** The name of a package that is given with its version: `io-ts@2.2.22_fp-ts@2.16.11`. */
function withoutVersion(text: string): string {
  return text.replace(/(?<=.)@.*/, "");
}

for (const [entry, packages] of Object.entries(ENTRIES)) {
  Deno.test(`${entry} brings ${packages.join(", ")} and its own files, and nothing else`, async () => {
    const { modules, npmPackages } = await asked("info", "--json", entry) as Graph;
    const named = modules.flatMap(({ specifier }) => /^npm:\/?([^@/]+)/.exec(specifier)?.[1] ?? []);
    const needed = Object.values(npmPackages)
      .filter(({ name }) => named.includes(name))
      .flatMap(({ name, dependencies }) => [name, ...dependencies.map(withoutVersion)]);
    assertEquals([...new Set(needed)].sort(), packages);
    const foreign = modules
      .map(({ specifier }) => specifier)
      .filter((specifier) => !specifier.startsWith(`${ROOT}src/`) && specifier !== `${ROOT}mod.ts`);
    const isOfNode = entry === "./src/cli/main.ts"
      ? /^node:(fs|process|url|util)\b/
      : /^node:util$/;
    assertEquals(
      foreign.filter((specifier) => !specifier.startsWith("npm:") && !isOfNode.test(specifier)),
      [],
    );
    const naming = modules.filter(({ dependencies = [] }) =>
      dependencies.some(({ specifier }) => specifier.startsWith("npm:"))
    );
    assertEquals(naming.filter(({ specifier }) => !/\/_(deps|monocle)\.ts$/.test(specifier)), []);
  });

  Deno.test(`the public types of ${entry} have no any`, async () => {
    const { nodes } = await asked("doc", "--json", entry) as { readonly nodes: unknown };
    let types = 0;
    const found: unknown[] = [];
    const visit = (value: unknown, path: ReadonlyArray<string>): void => {
      if (typeof value !== "object" || value === null) return;
      const { kind, repr, value: keyword } = value as Readonly<Record<string, unknown>>;
      if (kind === "keyword" || repr !== undefined) types++;
      if (kind === "keyword" && (keyword === "any" || repr === "any")) found.push(path.join("."));
      for (const [key, part] of Object.entries(value)) {
        const { name } = part as { readonly name?: unknown } ?? {};
        visit(part, typeof name === "string" ? [...path, name] : [...path, key]);
      }
    };
    visit(nodes, []);
    assertGreater(types, 2);
    assertEquals(found, []);
  });
}

Deno.test("every entry that deno.json exports is looked at", async () => {
  const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  assertEquals(Object.values(config.exports).sort(), Object.keys(ENTRIES).sort());
});

Deno.test("JSON Schemas cost nothing where they are not imported", async () => {
  for (const entry of Object.keys(ENTRIES)) {
    const { modules } = await asked("info", "--json", entry) as Graph;
    const found = modules.filter(({ specifier }) => specifier.startsWith(`${ROOT}src/schema/`));
    assertEquals(found.length > 0, entry === "./src/entry/schema.ts", entry);
  }
});

Deno.test("the lock file is frozen: no command changes it unasked", async () => {
  const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  assertEquals(config.lock, { path: "deno.lock", frozen: true });
});

interface Lock {
  readonly npm: Readonly<Record<string, { readonly integrity: string }>>;
}

/** Deno fetches all that the lock file beside a script has, so the command has one of its own. */
Deno.test("who runs the command fetches what it needs, and no tool of developers", async () => {
  const lockOf = async (path: string): Promise<Lock> =>
    JSON.parse(await Deno.readTextFile(new URL(path, ROOT)));
  const [command, all] = [await lockOf("src/cli/deno.lock"), await lockOf("deno.lock")];
  const names = Object.keys(command.npm).map(withoutVersion);
  assertEquals(names, ["argparse", "fp-ts", "io-ts", "js-yaml"]);
  for (const [name, { integrity }] of Object.entries(command.npm)) {
    assertEquals(all.npm[name]?.integrity, integrity, name);
  }
  const config = JSON.parse(await Deno.readTextFile(new URL("src/cli/deno.json", ROOT)));
  assertEquals(config.lock, { path: "./deno.lock", frozen: true });
});

Deno.test("nothing in the sources evaluates text as code, or opens a connection", async () => {
  const { modules } = await asked("info", "--json", "src/cli/main.ts") as Graph;
  const own = modules.filter(({ specifier }) => specifier.startsWith(`${ROOT}src/`));
  assertGreater(own.length, 50);
  for (const { specifier } of own) {
    const text = (await Deno.readTextFile(new URL(specifier)))
      .replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
    assert(!/\beval\(|new Function|\bfetch\(|WebSocket|Deno\.connect/.test(text), specifier);
  }
});

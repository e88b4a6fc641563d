import { assert, assertEquals, assertGreater } from "@std/assert";
import { ContainerRow, FleetSummary, lenses, PodRow } from "@k8s-fp/pod-status";
import { KNOWN } from "../../src/cli/known.ts";
import { CLUSTER, runOn } from "../cli/_run.ts";
import { examples } from "./_examples.ts";
import { problemsPicture } from "./picture.ts";
import { ROOT, run } from "./_run.ts";

const NAMES = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...[...Deno.readDirSync(new URL("docs/", ROOT))]
    .flatMap(({ name }) => name.endsWith(".md") ? [`docs/${name}`] : [])
    .sort(),
];

/** The pages that people read, by their paths. */
const PAGES: ReadonlyMap<string, string> = new Map(
  await Promise.all(NAMES.map(async (name) => [name, await textOf(name)] as const)),
);

const README = PAGES.get("README.md")!;

function textOf(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, ROOT));
}

/** A page without its blocks of code. */
function proseOf(page: string): string {
  return page.replace(/^```[^]*?^```$/gm, "");
}

Deno.test("the README has at most 200 lines", () => {
  assert(README.split("\n").length <= 201, `${README.split("\n").length} lines`);
});

Deno.test("the picture of the README is what the command prints", async () => {
  assertEquals(
    await textOf("docs/problems.svg"),
    await problemsPicture(),
    "stale: deno task picture makes it anew",
  );
});

Deno.test("the example of the README prints what stands below it", async () => {
  const [example] = (await examples()).filter(({ place }) => place.startsWith("README.md"));
  const [, below] = README.split(example.code);
  const [, printed] = /^```\n\n```text\n([^`]+)```\n/.exec(below) ?? [];
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, example.code);
    const config = new URL("deno.json", ROOT).pathname;
    const { stdout, stderr } = await run(
      Deno.execPath(),
      ["run", "--quiet", "--no-check", "--allow-read", "--config", config, file],
      { cwd: ROOT },
    );
    assertEquals([stdout, stderr], [printed, ""]);
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("every link and picture of the pages is there", async () => {
  for (const [name, page] of PAGES) {
    for (const [, target] of proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (target.startsWith("https:")) continue;
      const [path, heading] = target.split("#");
      const file = new URL(path === "" ? name : path, new URL(name, ROOT));
      const text = await Deno.readTextFile(file).catch(() => undefined);
      assert(text !== undefined, `${name}: ${target}`);
      if (heading === undefined) continue;
      const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
        words.toLowerCase().replace(/[^\w\s-]/g, "").replace(/\s/g, "-")
      );
      assert(headings.includes(heading), `${name}: ${target}`);
    }
  }
});

Deno.test("every page in docs/ says first whom it is for, and the README leads to it", () => {
  for (const [name, page] of PAGES) {
    if (!name.startsWith("docs/")) continue;
    const [, first] = page.split("\n\n");
    assert(first.startsWith("For "), `${name}: ${first}`);
    assert(README.includes(`(${name})`), name);
  }
});

Deno.test("no sentence stands in two places", () => {
  const places = new Map<string, string>();
  for (const [name, page] of PAGES) {
    const text = proseOf(page).replace(/^\|.*$/gm, "").replace(/\s+/g, " ");
    const sentences = text.split(/(?<=[.:]) /).filter((sentence) => sentence.length > 40);
    for (const sentence of sentences) {
      assert(!places.has(sentence), `${name}, ${places.get(sentence)}: ${sentence}`);
      places.set(sentence, name);
    }
  }
  assertGreater(places.size, 100);
});

Deno.test("what the README tells to ask for is there to be imported", async () => {
  const module = await import("@k8s-fp/pod-status");
  const [table] = /^\| You want [^]*?\n\n/m.exec(README) ?? [];
  const names = [...table!.matchAll(/`(\w+)(\.\w+)?`/g)]
    .flatMap(([, name]) => /^(and|or|not)$/.test(name) ? [] : [name]);
  assertGreater(names.length, 50);
  assertEquals(names.filter((name) => !(name in module)), []);
});

/** The names in the first column of what is left of a table. */
function namesIn(rest: string): ReadonlyArray<string> {
  return [...rest.split("\n\n")[0].matchAll(/^\|([^|]+)\|/gm)]
    .flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
}

Deno.test("the page of fleets has the fields of a sum, in their order", () => {
  const [, table] = PAGES.get("docs/fleets.md")!.split(/^\| Field .*$/m);
  assertEquals(namesIn(table), Object.keys(lenses(FleetSummary)));
});

Deno.test("the page of fleets has the columns of rows, in their order", () => {
  const tables = PAGES.get("docs/fleets.md")!.split(/^\| Column .*$/m).slice(1);
  const [both, ofPods, ofContainers] = tables.map(namesIn);
  assertEquals([...both, ...ofPods], Object.keys(lenses(PodRow)));
  assertEquals([...both, ...ofContainers], Object.keys(lenses(ContainerRow)));
});

Deno.test("the first line of a summary is the one that the page of fleets shows", async () => {
  const [, shown] = /```text\n(.*)\n```/.exec(PAGES.get("docs/fleets.md")!) ?? [];
  assertEquals((await runOn(CLUSTER, "--summary")).stdout.split("\n")[0], shown);
});

Deno.test("the page of the command has every option, and no other", () => {
  const page = PAGES.get("docs/command.md")!;
  const [, rest] = page.split("## Modes");
  const told = [...rest.split("## Exit codes")[0].matchAll(/`--([\w-]+)/g)].map(([, name]) => name);
  assertEquals([...new Set(told)].sort(), Object.keys(KNOWN).sort());
});

/** The files of the source, by their paths. */
async function sources(folder = "src"): Promise<ReadonlyArray<string>> {
  const entries = await Array.fromAsync(Deno.readDir(new URL(`${folder}/`, ROOT)));
  const found = entries.map(({ name, isDirectory }) =>
    isDirectory ? sources(`${folder}/${name}`) : Promise.resolve([`${folder}/${name}`])
  );
  return (await Promise.all(found)).flat();
}

Deno.test("imports point upwards in the table of the architecture", async () => {
  const [table] = /^\| Where [^]*?\n\n/m.exec(PAGES.get("docs/architecture.md")!) ?? [];
  const rows = table!.split("\n").slice(2).map((row) =>
    [...row.split("|")[1]?.matchAll(/`([^`]+)`/g) ?? []].map(([, where]) => where)
  );
  // The row of a file is that of its longest path.
  const rowOf = (file: string) => {
    const lengths = rows.map((row) =>
      Math.max(-1, ...row.map((where) => file.startsWith(where) ? where.length : -1))
    );
    const longest = Math.max(...lengths);
    return longest < 0 ? undefined : lengths.indexOf(longest);
  };
  const files = await sources();
  assertEquals(files.filter((file) => rowOf(file) === undefined), []);
  assertGreater(files.length, 150);
  const wrong: string[] = [];
  for (const file of files) {
    for (const [, target] of (await textOf(file)).matchAll(/\bfrom "(\.[^"]+)"/g)) {
      const imported = new URL(target, new URL(file, ROOT)).pathname.slice(ROOT.pathname.length);
      if (rowOf(imported)! > rowOf(file)!) wrong.push(`${file} imports ${imported}`);
    }
  }
  assertEquals(wrong, []);
});

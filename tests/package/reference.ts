/**
 * The API reference as HTML, as `deno task docs` makes it. Deno's own generator
 * shows all names in one list although each has a category, so typedoc reads the
 * types of the npm package: by category, in the order in which people ask, each
 * entry with its import line, parameters with their names.
 *
 * ```sh
 * deno task docs --output .reference
 * ```
 *
 * @module
 */
import { packed } from "./_npm.ts";
import { ROOT } from "./_run.ts";

/** The categories in the order of the README's table of what to ask for. */
export const CATEGORIES = [
  "documents",
  "streams",
  "watch",
  "paging",
  "verdict",
  "conditions",
  "readiness",
  "scheduling",
  "containers",
  "failures",
  "restarts",
  "images",
  "disruption",
  "life cycle",
  "resources",
  "addresses",
  "parts",
  "time",
  "columns",
  "selection",
  "orders",
  "changes",
  "fleet",
  "optics",
  "instances",
  "match",
  "errors",
  "codecs",
  "json",
  "quantities",
  "model",
  "command",
];

/** The comment of a module, without its tag and its last line. */
const MODULE_COMMENT = /^\/\*\*([^]*?)\n \*\n \* @module\n \*\//;

interface Entry {
  /** What others import: `@k8s-fp/pod-status/model`. */
  readonly name: string;
  readonly comment: string;
}

async function entries(): Promise<ReadonlyArray<Entry>> {
  const { exports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  return await Promise.all(
    Object.entries<string>(exports).map(async ([path, file]) => ({
      name: `@k8s-fp/pod-status${path.slice(1)}`,
      comment: MODULE_COMMENT.exec(await Deno.readTextFile(new URL(file, ROOT)))?.[1] ?? "",
    })),
  );
}

/** A module for typedoc: the comment of an entry, named as it is imported, and all that it exports. */
function moduleOf({ name, comment }: Entry): string {
  return `/**${comment}\n *\n * @module ${name}\n */\nexport * from "${name}";\n`;
}

/** The first page: what each entry is for, in its own first sentences, and its import line. */
function firstPage(entries: ReadonlyArray<Entry>): string {
  const parts = entries.map(({ name, comment }) => {
    const [about] = comment.replace(/^ \* ?/gm, "").trim().split(/\n\n|\n@/);
    return `## ${name}\n\n${about}\n\n\`\`\`ts\nimport * as podStatus from "${name}";\n\`\`\`\n`;
  });
  return `# API reference\n\n${parts.join("\n")}`;
}

/** Writes the reference into a folder; returns the warnings, of which there should be none. */
export async function writeReference(output: string): Promise<string> {
  const all = await entries();
  const files = Object.fromEntries(
    all.map((entry) => [`${entry.name.replace(/\W+/g, "_")}.ts`, moduleOf(entry)]),
  );
  const options = {
    name: "pod-status",
    entryPoints: Object.keys(files),
    out: output,
    readme: "first_page.md",
    categorizeByGroup: false,
    categoryOrder: CATEGORIES,
    defaultCategory: "other",
    navigation: { includeCategories: true, includeGroups: false },
    visibilityFilters: {},
    sort: ["alphabetical"],
    disableSources: true,
    excludeInternal: true,
    validation: { notExported: false },
  };
  const tsconfig = {
    compilerOptions: { strict: true, target: "es2022", module: "nodenext", types: [] },
    include: ["*.ts"],
  };
  return await packed((dependencies, inProject) =>
    inProject(
      { ...dependencies, typedoc: "~0.28.0", typescript: "~5.9.0" },
      {
        ...files,
        "first_page.md": firstPage(all),
        "typedoc.json": JSON.stringify(options),
        "tsconfig.json": JSON.stringify(tsconfig),
      },
      (shell) => shell("npx", "typedoc", "--logLevel", "Warn"),
    )
  );
}

if (import.meta.main) {
  const [flag = "--output", path = ".reference", ...rest] = Deno.args;
  if (flag !== "--output" || rest.length > 0) {
    console.error("Cannot write the reference: expected --output FOLDER");
    Deno.exit(2);
  }
  console.error(await writeReference(path.startsWith("/") ? path : `${Deno.cwd()}/${path}`));
}

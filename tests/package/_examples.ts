/**
 * Every example that readers see: the TypeScript blocks of the README, of the
 * pages in docs/, and of doc comments.
 *
 * @module
 */
import { ROOT } from "./_run.ts";

/** A block of TypeScript, and where it stands. */
export interface Example {
  /** The file and the line, as `README.md:12`. */
  readonly place: string;
  readonly code: string;
  /** Whether it says of itself that it is not to be run: it waits for input, or never ends. */
  readonly isIgnored: boolean;
}

const FENCED = /^([ *]*)```ts( ignore)?\n([^]*?)^\1```$/gm;

/** The examples of a text. A doc comment's lines begin with an asterisk. */
function examplesIn(file: string, text: string): ReadonlyArray<Example> {
  return [...text.matchAll(FENCED)].map(([, margin, ignore, block], i, all) => ({
    place: `${file}:${text.slice(0, all[i].index).split("\n").length}`,
    code: margin.includes("*") ? block.replace(/^ *\* ?/gm, "") : block,
    isIgnored: ignore !== undefined,
  }));
}

/** The files below a folder of the project whose name ends so; none where there is no such folder. */
async function filesIn(folder: string, ending: string): Promise<ReadonlyArray<string>> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(new URL(`${folder}/`, ROOT)));
    const found = entries.map(({ name, isDirectory }) =>
      isDirectory
        ? filesIn(`${folder}/${name}`, ending)
        : Promise.resolve(name.endsWith(ending) ? [`${folder}/${name}`] : [])
    );
    return (await Promise.all(found)).flat().sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** All examples of the project. */
export async function examples(): Promise<ReadonlyArray<Example>> {
  const files = [
    "README.md",
    "CONTRIBUTING.md",
    ...await filesIn("docs", ".md"),
    "mod.ts",
    ...await filesIn("src", ".ts"),
  ];
  const texts = await Promise.all(files.map(async (file) => {
    try {
      return examplesIn(file, await Deno.readTextFile(new URL(file, ROOT)));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return [];
      throw error;
    }
  }));
  return texts.flat();
}

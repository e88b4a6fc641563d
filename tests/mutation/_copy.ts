/** A copy of the project that has every mutant in it, each behind a switch. */
import { Instrumenter } from "npm:@stryker-mutator/instrumenter@^9.6.1";
import { fileURLToPath } from "node:url";
import { filesIn } from "./_files.ts";

/** One change of the source. */
export interface Mutant {
  readonly id: string;
  /** The path of the file in the project. */
  readonly file: string;
  readonly line: number;
  /** The kind of the change, as StrykerJS names it. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** The root of the project. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COPIED = ["deno.json", "deno.lock", "mod.ts", "src", "tests"];

const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
};

/** Copies the project into a new folder, with the mutants of some files or folders of the source. */
export async function instrumentedCopy(
  only: ReadonlyArray<string>,
): Promise<{ readonly dir: string; readonly mutants: ReadonlyArray<Mutant> }> {
  const sources = only.flatMap(sourcesAt);
  const texts = new Map(sources.map((file) => [file, Deno.readTextFileSync(ROOT + file)]));
  const { files, mutants } = await new Instrumenter(SILENT).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const dir = await Deno.makeTempDir();
  for (const path of COPIED.flatMap((copied) => filesIn(ROOT, copied))) {
    const target = `${dir}/${path}`;
    Deno.mkdirSync(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    Deno.copyFileSync(ROOT + path, target);
  }
  for (const { name, content } of files) Deno.writeTextFileSync(`${dir}/${name}`, content);
  return {
    dir,
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      kind: mutatorName,
      before: textAt(texts.get(fileName) ?? "", location),
      after: replacement,
    })),
  };
}

function sourcesAt(path: string): ReadonlyArray<string> {
  const files = /^src(\/|$)/.test(path) ? filesIn(ROOT, path) : [];
  if (files.length > 0) return files;
  throw new TypeError(`--only ${path}: expected a file or a folder of src`);
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function textAt(
  text: string,
  { start, end }: { readonly start: Position; readonly end: Position },
) {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return lines.join("\n");
}

/**
 * The corpus: pods that real clusters wrote and the fixtures of the API. It is
 * read where it lies, in the folder that `POD_STATUS_CORPUS` names.
 *
 * @module
 */

const FOLDER = Deno.env.get("POD_STATUS_CORPUS") ??
  decodeURIComponent(new URL("../../../shared/corpus", import.meta.url).pathname);

const isThere = isFolder(FOLDER);

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** A test of the corpus: reported as ignored, and why, where there is none. */
export function corpusTest(name: string, fn: () => void | Promise<void>): void {
  Deno.test({
    name: isThere ? name : `${name} (no corpus: POD_STATUS_CORPUS names its folder)`,
    ignore: !isThere,
    fn,
  });
}

/** The names of what is in a folder of the corpus, in their order. */
export function namesIn(folder: string): ReadonlyArray<string> {
  return [...Deno.readDirSync(`${FOLDER}/${folder}`)].map(({ name }) => name).sort();
}

/** A document of the corpus. */
export function readJson(path: string): unknown {
  return JSON.parse(Deno.readTextFileSync(`${FOLDER}/${path}`));
}

/** The documents of a file that has one on each line. */
export function readLines<A>(path: string): ReadonlyArray<A> {
  return Deno.readTextFileSync(`${FOLDER}/${path}`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line): A => JSON.parse(line));
}

/** JSON without the members that are `null`, which mean the same as absent ones. */
export function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}

/** The files at or below a path, or none where nothing is there; all relative to a root. */
export function filesIn(root: string, path: string): ReadonlyArray<string> {
  const kind = statOf(`${root}/${path}`);
  if (kind?.isFile) return [path];
  if (!kind?.isDirectory) return [];
  return [...Deno.readDirSync(`${root}/${path}`)]
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}

function statOf(path: string): Deno.FileInfo | undefined {
  try {
    return Deno.statSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

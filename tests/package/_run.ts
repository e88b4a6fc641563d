/** The root of the project, with a slash at the end. */
export const ROOT = new URL("../../", import.meta.url);

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a folder, with a text on its standard input. */
export async function run(
  command: string,
  args: ReadonlyArray<string>,
  { cwd, stdin = "" }: { readonly cwd: string | URL; readonly stdin?: string },
): Promise<Outcome> {
  const child = new Deno.Command(command, {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(stdin));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** Runs a function in an empty folder, which is removed afterwards. */
export async function inTempDir<A>(use: (dir: string) => Promise<A>): Promise<A> {
  const dir = await Deno.makeTempDir();
  try {
    return await use(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

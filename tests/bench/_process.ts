/** Processes, from start to end. */

/** How long a process took, and what it printed. */
export interface Outcome {
  readonly seconds: number;
  readonly stdout: string;
}

/** A program with its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** Runs a program on a standard input; throws if it fails. */
export async function outcomeOf(
  [program, ...args]: CommandLine,
  stdin: string = "",
): Promise<Outcome> {
  const start = performance.now();
  const child = new Deno.Command(program, {
    args,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    new Blob([stdin]).stream().pipeTo(child.stdin),
  ]);
  const seconds = (performance.now() - start) / 1000;
  if (!success) {
    throw new Error(`Cannot measure ${[program, ...args].join(" ")}: ${textOf(stderr)}`);
  }
  return { seconds, stdout: textOf(stdout) };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Runs a script beside this one, with what it is allowed to do. */
export function script(
  name: string,
  allowed: ReadonlyArray<`--allow-${string}`> = [],
): CommandLine {
  return [
    Deno.execPath(),
    "run",
    "--quiet",
    ...allowed,
    new URL(name, import.meta.url).href,
  ];
}

/** Whether there is a program of that name. */
export function isInstalled(program: string): boolean {
  try {
    return new Deno.Command(program, { args: ["--version"] }).outputSync().success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

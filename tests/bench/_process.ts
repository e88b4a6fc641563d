/** Contenders of `stream/`, each run as a process of its own. */
import type { Report } from "./stream/_contender.ts";

/** Where a contender's bytes come from: a path that it opens, or its standard input. */
export type Source = "file" | "pipe";

/** How long a process took, from start to end, and what it printed. */
export interface Outcome extends Report {
  readonly seconds: number;
}

/** Runs a script of `stream/` on a file; throws if it fails. */
export async function outcomeOf(script: string, path: string, source: Source): Promise<Outcome> {
  const url = new URL(`stream/${script}`, import.meta.url).href;
  const run = [Deno.execPath(), "run", "--quiet", "--allow-all", url];
  const [program, ...args] = source === "file"
    ? [...run, path]
    : ["sh", "-c", 'path=$1; shift; cat "$path" | "$@"', "sh", path, ...run, "-"];
  const start = performance.now();
  const { success, stdout } = await new Deno.Command(program, {
    args,
    env: { NO_COLOR: "1" },
    stderr: "inherit",
  }).output();
  const seconds = (performance.now() - start) / 1000;
  if (!success) throw new Error(`Cannot measure: ${script} failed on a ${source}`);
  const report: Report = JSON.parse(new TextDecoder().decode(stdout));
  return { ...report, seconds };
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

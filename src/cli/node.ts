/**
 * Runs the command in Node, from 20 on, and in what has Node's own modules.
 *
 * @internal
 * @module
 */
import type process from "node:process";
import { run } from "./run.ts";

/** Runs the command with the arguments of the process, and sets its exit code. */
export async function main(): Promise<void> {
  // Loaded here, since one file for Deno and Node would make Deno load them before all else.
  const [{ createReadStream }, { open, readdir, stat }, { default: process }] = await Promise.all([
    import("node:fs"),
    import("node:fs/promises"),
    import("node:process"),
  ]);
  process.exitCode = await run(process.argv.slice(2), {
    stdin: process.stdin,
    open: async (path) => {
      // Fails before the first chunk is asked for, as the surroundings promise.
      await (await open(path)).close();
      return createReadStream(path);
    },
    entries: async (path) => {
      if (!(await stat(path)).isDirectory()) return undefined;
      const found = await readdir(path, { withFileTypes: true });
      return found.map((entry) => entry.isDirectory() ? `${entry.name}/` : entry.name);
    },
    stdout: writerTo(process.stdout),
    stderr: writerTo(process.stderr),
    isTerminal: (stream) => process[stream].isTTY === true,
    columns: () => process.stdout.columns ?? process.stderr.columns,
    noColor: (process.env.NO_COLOR ?? "") !== "",
    now: Date.now,
  });
  // A watch that nobody reads any more would keep the process alive.
  process.stdin.destroy();
}

/** Writes texts whole; `false` once the reader has gone, as `head` does. */
function writerTo(
  stream: typeof process.stdout | typeof process.stderr,
): (text: string) => Promise<boolean> {
  let isBroken = false;
  stream.on("error", () => isBroken = true);
  return (text) =>
    new Promise((resolve, reject) => {
      if (isBroken) return resolve(false);
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve(true);
        else if ("code" in error && error.code === "EPIPE") resolve(false);
        else reject(error);
      });
    });
}

/**
 * The command: `kubectl get pods -A -o json | deno run jsr:@k8s-fp/pod-status/cli`
 * prints a table of the pods on standard input, however many, and what is wrong
 * with bad ones on standard error. `--help` tells what else it does. It needs no
 * permission, but to read files that it is given by name.
 *
 * @module
 */
import { run } from "./run.ts";

export { run };
export type { Surroundings } from "./surroundings.ts";

if (import.meta.main === true) {
  if (typeof Deno !== "undefined") await (await import("./_deno.ts")).main();
  else await (await import("./node.ts")).main();
} else if (import.meta.main === undefined && await isStartedByNode()) {
  await (await import("./node.ts")).main();
}

/** Whether this file is what Node was asked to run; Node 20 does not tell. */
async function isStartedByNode(): Promise<boolean> {
  const { process } = globalThis as {
    readonly process?: { readonly argv?: ReadonlyArray<string> };
  };
  const file = process?.argv?.[1];
  if (file === undefined || !import.meta.url.startsWith("file:")) return false;
  const [{ realpathSync }, { pathToFileURL }] = await Promise.all([
    import("node:fs"),
    import("node:url"),
  ]);
  try {
    return pathToFileURL(realpathSync(file)).href === import.meta.url;
  } catch {
    return false;
  }
}

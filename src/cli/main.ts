/**
 * The command: `kubectl get pods -A -o json | deno run jsr:@k8s-fp/pod-status/cli`
 * prints a table of the pods on standard input, however many, and what is wrong
 * with bad ones on standard error. `--help` tells what else it does. It needs no
 * permission, but to read files that it is given by name.
 *
 * @module
 */
import { E } from "../_deps.ts";
import { optionsOf } from "./options.ts";
import { print } from "./print.ts";
import { printable } from "./printable.ts";
import type { Surroundings } from "./surroundings.ts";

export type { Surroundings };

/**
 * Runs the command with arguments, and returns its exit code: 0; 1 where the
 * input or an item of it is bad, or there are problems that were asked for; 2
 * where the arguments are bad.
 *
 * @example
 * ```ts
 * import { run } from "@k8s-fp/pod-status/cli";
 * import { assertEquals } from "@std/assert";
 *
 * let printed = "";
 * const code = await run([], {
 *   stdin: new Blob(['{"kind": "Pod", "metadata": {"name": "web"}}']).stream(),
 *   open: () => Promise.reject(new Error("there are no files")),
 *   stdout: (text) => {
 *     printed += text;
 *     return Promise.resolve(true);
 *   },
 *   stderr: () => Promise.resolve(true),
 *   isTerminal: () => false,
 *   noColor: true,
 *   now: () => Date.UTC(2026, 0, 1),
 * });
 * assertEquals(code, 0);
 * assertEquals(
 *   printed,
 *   "NAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\n" +
 *     "<none>      web    0/0              0          <unknown>\n",
 * );
 * ```
 *
 * @category command
 * @since 0.1.0
 */
export async function run(args: ReadonlyArray<string>, io: Surroundings): Promise<number> {
  const asked = await optionsOf(args);
  if (E.isLeft(asked)) {
    await io.stderr(`Cannot run: ${printable(asked.left)}\nAsk --help for what there is.\n`);
    return 2;
  }
  const options = asked.right;
  if (options.help || options.version) {
    const { USAGE, VERSION } = await import("./usage.ts");
    await io.stdout(options.help ? USAGE : `pod-status ${VERSION}\n`);
    return 0;
  }
  if (options.files.length === 0 && io.isTerminal("stdin")) {
    await io.stderr(NOTHING_PIPED);
    return 2;
  }
  if (options.follow) return (await import("./follow.ts")).follow(options, io);
  if (options.explain !== undefined) {
    return (await import("./explain_pod.ts")).explainPod(options.explain, options, io);
  }
  return print(options, io);
}

const NOTHING_PIPED =
  "Cannot read pods from a terminal. Try: kubectl get pods -A -o json | pod-status\n";

if (import.meta.main) {
  const terminals = { stdin: Deno.stdin, stdout: Deno.stdout, stderr: Deno.stderr };
  Deno.exitCode = await run(Deno.args, {
    stdin: Deno.stdin.readable,
    open: async (path) => (await Deno.open(path)).readable,
    stdout: writerTo(Deno.stdout.writable),
    stderr: writerTo(Deno.stderr.writable),
    isTerminal: (stream) => terminals[stream].isTerminal(),
    noColor: Deno.noColor,
    now: Date.now,
  });
}

/** Writes texts whole; `false` once the reader has gone, as `head` does. */
function writerTo(stream: WritableStream<Uint8Array>): (text: string) => Promise<boolean> {
  const encoder = new TextEncoder();
  const writer = stream.getWriter();
  return async (text) => {
    try {
      await writer.write(encoder.encode(text));
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) return false;
      throw error;
    }
  };
}

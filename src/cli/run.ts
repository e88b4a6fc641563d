/**
 * Runs the command in whatever surroundings.
 *
 * @module
 */
import { E } from "../_deps.ts";
import { type Options, optionsOf } from "./options.ts";
import { print } from "./print.ts";
import { printable } from "./printable.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs the command with arguments, and returns its exit code: 0; 1 where it was
 * asked for pods that need somebody, and there are any, or waits for one that is
 * stuck or has failed; 2 in case of trouble: bad
 * arguments, input or items that cannot be read, or nothing that could hold pods.
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
    await io.stderr(nothingPiped(options));
    return 2;
  }
  if (options.follow) return (await import("./follow.ts")).follow(options, io);
  if (options.until !== undefined) {
    return (await import("./until.ts")).waitUntil(options.until, options, io);
  }
  if (options.explain !== undefined) {
    return (await import("./explain_pod.ts")).explainPod(options.explain, options, io);
  }
  if (options.problems) return (await import("./problems.ts")).printProblems(options, io);
  if (options.summary) return (await import("./summary.ts")).printSummary(options, io);
  if (options.merge) return (await import("./summary.ts")).mergeSummaries(options, io);
  if (options.since !== undefined) {
    return (await import("./since.ts")).printSince(options.since, options, io);
  }
  if (options.output === "rows") return (await import("./rows.ts")).printRows(options, io);
  if (options.output === "html") return (await import("./html.ts")).printHtml(options, io);
  return print(options, io);
}

/** How to give it pods, and where the only file was taken for the name of one. */
function nothingPiped({ explain = "" }: Options): string {
  const file = /[.]ya?ml$|json$/.test(explain)
    ? `${printable(explain)} was taken for the name of a pod: name files before --explain.\n`
    : "";
  return `Cannot read pods from a terminal. Try: kubectl get pods -A -o json | pod-status\n${file}`;
}

/**
 * The command: `kubectl get pods -A -o json | deno run jsr:@k8s-fp/pod-status/cli`
 * prints a table of the pods on standard input, and what is wrong with bad ones
 * on standard error. It needs no permission.
 *
 * @module
 */
import { E, O, type Option } from "../_deps.ts";
import { decodePods, type PodFailure } from "../decode_pods.ts";
import { formatIssues } from "../error.ts";
import type { ObjectMeta } from "../model/object_meta.ts";
import type { Pod } from "../model/pod.ts";
import type { PodStatus } from "../model/pod_status.ts";
import { emptyPodStatus } from "../instance.ts";
import { podIPsByFamily } from "../query/address.ts";
import { isReady } from "../query/condition.ts";
import { containerRestarts } from "../query/container.ts";
import { toTableText } from "./table.ts";

/**
 * What a run of the command prints, and its exit code.
 *
 * @category command
 * @since 0.1.0
 */
export interface Outcome {
  /** For standard output. */
  readonly stdout: string;
  /** For standard error. */
  readonly stderr: string;
  /** 0, or 1 where the input or an item of it is bad. */
  readonly code: number;
}

/**
 * Runs the command on the text of a document; nothing is read or written.
 *
 * @example
 * ```ts
 * import { run } from "@k8s-fp/pod-status/cli";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(run('{"kind": "Pod", "metadata": {"name": "web"}}'), {
 *   stdout: "NAMESPACE   NAME   READY   PHASE    RESTARTS   IPS\n" +
 *     "<none>      web    no      <none>   0          <none>\n",
 *   stderr: "",
 *   code: 0,
 * });
 * ```
 *
 * @category command
 * @since 0.1.0
 */
export function run(text: string): Outcome {
  const json = E.tryCatch((): unknown => JSON.parse(text), E.toError);
  if (E.isLeft(json)) return refused([`not JSON: ${json.left.message}`]);
  const decoded = decodePods(json.right);
  if (E.isLeft(decoded)) return refused(formatIssues(decoded.left));
  const { pods, failures } = decoded.right;
  return {
    stdout: toTableText([HEADER, ...pods.map(row)]),
    stderr: failures.map(failureText).join(""),
    code: failures.length > 0 ? 1 : 0,
  };
}

const HEADER = ["NAMESPACE", "NAME", "READY", "PHASE", "RESTARTS", "IPS"];

function row(pod: Pod): ReadonlyArray<string> {
  const status = O.getOrElse((): PodStatus => emptyPodStatus)(pod.status);
  const { IPv4, IPv6 } = podIPsByFamily(status);
  const restarts = Object.values(containerRestarts(status)).reduce((sum, n) => sum + n, 0);
  return [
    cell(O.flatMap(({ namespace }: ObjectMeta) => namespace)(pod.metadata)),
    cell(O.flatMap(({ name }: ObjectMeta) => name)(pod.metadata)),
    isReady(status) ? "yes" : "no",
    cell(status.phase),
    String(restarts),
    [...IPv4, ...IPv6].join(",") || NONE,
  ];
}

const NONE = "<none>";

function cell(text: Option<string>): string {
  return O.isSome(text) ? text.value : NONE;
}

function refused(lines: ReadonlyArray<string>): Outcome {
  return { stdout: "", stderr: `Cannot read pods: ${lines.join("\n")}\n`, code: 1 };
}

function failureText({ index, namespace, name, issues }: PodFailure): string {
  const lines = formatIssues(issues).map((line) => `  ${line}\n`);
  return `Cannot decode item ${index}, ${cell(namespace)}/${cell(name)}:\n${lines.join("")}`;
}

if (import.meta.main) {
  const { stdout, stderr, code } = run(await new Response(Deno.stdin.readable).text());
  await writeAll(Deno.stdout, stdout);
  await writeAll(Deno.stderr, stderr);
  Deno.exitCode = code;
}

/** Writes a text as a whole; quietly not, where the reader has gone, as `head` does. */
async function writeAll(to: typeof Deno.stdout, text: string): Promise<void> {
  const writer = to.writable.getWriter();
  try {
    await writer.write(new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  } finally {
    writer.releaseLock();
  }
}

import { run, type Surroundings } from "@k8s-fp/pod-status/cli";

/** The time at which the fixtures were taken. */
export const NOW = "2026-07-01T09:20:00Z";

export const CLUSTER = await fixture("cluster.json");
export const MIXED = await fixture("mixed.json");

function fixture(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`../fixtures/${name}`, import.meta.url));
}

/** What a run printed, and its exit code. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs the command on a text, in surroundings of which some may be set. */
export async function runIn(
  input: string,
  args: ReadonlyArray<string>,
  surroundings: Partial<Surroundings> = {},
): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const code = await run(args, {
    stdin: new Blob([input]).stream(),
    open: (path) => Promise.reject(new Error(`no file ${path}`)),
    stdout: (text) => {
      stdout += text;
      return Promise.resolve(true);
    },
    stderr: (text) => {
      stderr += text;
      return Promise.resolve(true);
    },
    isTerminal: () => false,
    noColor: false,
    now: () => Date.parse(NOW),
    ...surroundings,
  });
  return { stdout, stderr, code };
}

/** Runs the command on a text. */
export function runOn(input: string, ...args: ReadonlyArray<string>): Promise<Outcome> {
  return runIn(input, args);
}

/** The lines of a text that ends with one. */
export function linesOf(text: string): ReadonlyArray<string> {
  return text.split("\n").slice(0, -1);
}

/** A list of pods as JSON. */
export function listOf(...pods: ReadonlyArray<unknown>): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items: pods });
}

/** A pod as JSON. */
export function podOf(name: string, status: unknown = {}, metadata: unknown = {}): unknown {
  return {
    kind: "Pod",
    metadata: { namespace: "shop", name, ...metadata as object },
    status,
  };
}

/** Who streams the pods of a cluster: this module, its command, and others. */
import { isInstalled, outcomeOf, processorSeconds, script } from "./_process.ts";
import type { Report } from "./stream/_contender.ts";

/** Where the bytes come from: a path that is opened, or the standard input. */
export type Source = "file" | "pipe";

/** Who streams pods, from where: a process of its own. */
export interface Streamer {
  readonly name: string;
  readonly source: Source;
  /** Its file in `stream/`. */
  readonly script: string;
}

/** All pods by `JSON.parse`, with the offset of each known before. */
export const BASELINE: Streamer = {
  name: "`JSON.parse` of each item, offsets known",
  source: "file",
  script: "json_parse.ts",
};

/** This module. */
export const OURS = {
  statusOfFile: { name: "status", source: "file", script: "ours_status.ts" },
  statusOfPipe: { name: "status", source: "pipe", script: "ours_status.ts" },
  podsOfFile: { name: "whole pods", source: "file", script: "ours_pods.ts" },
  podsOfPipe: { name: "whole pods", source: "pipe", script: "ours_pods.ts" },
  table: { name: "command's table", source: "pipe", script: "command_table.ts" },
  ndjson: { name: "command's ndjson", source: "pipe", script: "command_ndjson.ts" },
} as const satisfies Readonly<Record<string, Streamer>>;

/** Parsers that hand over each item before the next is read; each makes every status. */
export const PARSERS: ReadonlyArray<Streamer> = [
  { name: "clarinet", source: "pipe", script: "clarinet.ts" },
  { name: "jsonparse", source: "pipe", script: "jsonparse.ts" },
  { name: "stream-json", source: "pipe", script: "stream_json.ts" },
  { name: "@streamparser/json", source: "pipe", script: "streamparser.ts" },
];

/** Reads pieces, but has all pods in memory before the first is seen. */
const WHOLE_PARSER: Streamer = { name: "json-ext", source: "pipe", script: "json_ext.ts" };

export const JQ = {
  table: { name: "jq, about the same table", source: "pipe", script: "jq_table.ts" },
  status: { name: "jq .items[].status", source: "pipe", script: "jq_status.ts" },
} as const satisfies Readonly<Record<string, Streamer>>;

/** What a streamer saw, and how long it took. */
export interface Run extends Report {
  /** Seconds of processor, of all that took part: what else runs on the machine changes them little. */
  readonly seconds: number;
}

/** Runs a streamer on a file. */
export async function runOf({ script: name, source }: Streamer, path: string): Promise<Run> {
  const program = script(`stream/${name}`, ["--allow-all"]);
  const outcome = await outcomeOf(
    source === "file"
      ? ["sh", "-c", '"$@" && times >&2', "sh", ...program, path]
      : ["sh", "-c", 'p=$1; shift; cat "$p" | "$@" && times >&2', "sh", path, ...program, "-"],
  );
  return { ...JSON.parse(outcome.stdout) as Report, seconds: processorSeconds(outcome) };
}

/** The others that can be run here. */
export function installedPeers(): ReadonlyArray<Streamer> {
  return [...PARSERS, WHOLE_PARSER, ...isInstalled("jq") ? Object.values(JQ) : []];
}

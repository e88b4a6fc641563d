/** Who streams the pods of a cluster: this module, its command, and others. */
import { isInstalled, outcomeOf, script } from "./_process.ts";
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
const PARSERS: ReadonlyArray<Streamer> = [
  { name: "clarinet", source: "pipe", script: "clarinet.ts" },
  { name: "jsonparse", source: "pipe", script: "jsonparse.ts" },
  { name: "stream-json", source: "pipe", script: "stream_json.ts" },
  { name: "@streamparser/json", source: "pipe", script: "streamparser.ts" },
];

/** Reads pieces, but has all pods in memory before the first is seen. */
const WHOLE_PARSER: Streamer = { name: "json-ext", source: "pipe", script: "json_ext.ts" };

export const JQ = {
  table: { name: "jq, about the same table", source: "pipe", script: "jq_table.ts" },
  items: { name: "jq .items[]", source: "pipe", script: "jq_items.ts" },
} as const satisfies Readonly<Record<string, Streamer>>;

/** What a streamer saw, and how long it took. */
export interface Run extends Report {
  readonly seconds: number;
}

/** Runs a streamer on a file. */
export async function runOf({ script: name, source }: Streamer, path: string): Promise<Run> {
  const program = script(`stream/${name}`, ["--allow-all"]);
  const { seconds, stdout } = await outcomeOf(
    source === "file"
      ? [...program, path]
      : ["sh", "-c", 'path=$1; shift; cat "$path" | "$@"', "sh", path, ...program, "-"],
  );
  return { seconds, ...JSON.parse(stdout) as Report };
}

/** The others that can be run here. */
export function installedPeers(): ReadonlyArray<Streamer> {
  return [...PARSERS, WHOLE_PARSER, ...isInstalled("jq") ? Object.values(JQ) : []];
}

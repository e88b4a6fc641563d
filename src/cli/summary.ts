/**
 * Prints a fleet in one screen, or as data that can be added up elsewhere.
 *
 * @internal
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import { NONE, orNone } from "../_option.ts";
import { MAX_LINE_LENGTH, shorten } from "../codec/_text.ts";
import { decodeIssues } from "../codec/decode_issues.ts";
import { formatIssues } from "../codec/issue.ts";
import type { Counts } from "../fleet/counts.ts";
import { tallyOf } from "../fleet/fold.ts";
import { fleetMonoid, FleetSummary } from "../fleet/summary.ts";
import { keepFacts } from "../stream/keep.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { nothingChosen, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { counted, printable } from "./printable.ts";
import { progressOn } from "./progress.ts";
import { bytesOf, sourcesOf } from "./sources.ts";
import type { Surroundings } from "./surroundings.ts";
import { plainTable } from "./table.ts";

/** Prints the chosen pods in a few numbers, and returns the exit code. */
export async function printSummary(options: Options, io: Surroundings): Promise<number> {
  const { cluster, progressDeadlineSeconds } = options;
  const fleet = tallyOf(options.now ?? io.now(), {
    progressDeadlineSeconds,
    ...(cluster === undefined ? {} : { cluster }),
  });
  const tally = await visitPods(options, keepFacts, progressOn(io, true), io, (pod) => {
    fleet.add(pod);
    return undefined;
  });
  await io.stdout(textOf({ ...fleet.summary(), failures: tally.failures }, options));
  if (tally.chosen === 0) return await nothingChosen(tally, options, io);
  return tally.failures > 0 ? 2 : 0;
}

/** Prints the sum of the summaries in files, one or more in each, and returns the exit code. */
export async function mergeSummaries(options: Options, io: Surroundings): Promise<number> {
  const { concat, empty } = fleetMonoid();
  let sum = empty;
  let [found, hasTrouble] = [0, false];
  for await (const source of sourcesOf(options.files, io)) {
    const bytes = E.isLeft(source) ? source : await bytesOf(source.right);
    const path = E.isRight(source) ? source.right.path || "standard input" : "";
    const summaries = E.isLeft(bytes) ? bytes : await summariesOf(path, bytes.right);
    if (E.isLeft(summaries)) {
      hasTrouble = true;
      await io.stderr(summaries.left);
      continue;
    }
    found += summaries.right.length;
    sum = summaries.right.reduce(concat, sum);
  }
  if (found === 0) {
    if (!hasTrouble) await io.stderr("Cannot find summaries: the input is empty\n");
    return 2;
  }
  await io.stdout(textOf(sum, options));
  return hasTrouble ? 2 : 0;
}

/** Characters that a file of summaries may have: far more than those of a thousand clusters. */
const LONGEST = 2 ** 28;

/** The summaries in a file, as one document or one a line; or what is wrong with one. */
async function summariesOf(
  path: string,
  source: ByteSource,
): Promise<Either<string, ReadonlyArray<FleetSummary>>> {
  const complain = (why: string) =>
    E.left(`Cannot read ${shorten(printable(`${path}: ${why}`), MAX_LINE_LENGTH - 20)}\n`);
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LONGEST) return complain(`expected at most ${LONGEST} characters`);
    }
    text += decoder.decode();
    const summaries: FleetSummary[] = [];
    for (const document of documentsIn(text)) {
      const decoded = FleetSummary.decode(JSON.parse(document));
      if (E.isLeft(decoded)) {
        return complain(`not a summary: ${formatIssues(decodeIssues(decoded.left)).join("; ")}`);
      }
      summaries.push(decoded.right);
    }
    return E.right(summaries);
  } catch (error) {
    return complain(E.toError(error).message);
  }
}

/** The one document of a text, else its lines that are not empty. */
function documentsIn(text: string): ReadonlyArray<string> {
  try {
    JSON.parse(text);
    return [text];
  } catch {
    return text.split("\n").filter((line) => line.trim() !== "");
  }
}

function textOf(summary: FleetSummary, { output }: Options): string {
  return output === "json" || output === "ndjson"
    ? `${printable(JSON.stringify(FleetSummary.encode(summary)))}\n`
    : screenOf(summary);
}

/** Rows of one table of the screen. */
const MOST = 10;

function screenOf(summary: FleetSummary): string {
  const { total, problems, restarts, oomKills, failures, byCluster, topRestarts } = summary;
  const facts = [
    `${problems} ${problems === 1 ? "needs" : "need"} somebody`,
    counted(restarts, "restart"),
    counted(oomKills, "OOM kill"),
    ...(failures === 0 ? [] : [counted(failures, "failure")]),
  ];
  const isNamed = Object.keys(byCluster).some((name) => name !== NONE);
  const nodes = Object.keys(summary.byNode).filter((node) => node !== NONE).length;
  const where = [
    ...(isNamed ? [counted(Object.keys(byCluster).length, "cluster")] : []),
    counted(Object.keys(summary.byNamespace).length, "namespace"),
    counted(nodes, "node"),
  ];
  const head = `${counted(total, "pod")} (${where.join(", ")}): ${facts.join(", ")}\n`;
  const tables = [
    ...(isNamed ? [countsTable("CLUSTER", byCluster)] : []),
    countsTable("VERDICT", summary.byVerdict),
    countsTable("REASON", summary.byReason),
    problemsTable("NAMESPACE", summary.byNamespace, summary.problemsByNamespace),
    problemsTable("NODE", summary.byNode, summary.problemsByNode),
    countsTable("IMAGE THAT CANNOT BE HAD", summary.failingImages),
    topRestarts.length === 0 ? "" : plainTable([
      ["MOST RESTARTS", "RESTARTS"],
      ...topRestarts.slice(0, MOST).map(({ cluster, namespace, name, restarts }) => {
        const prefix = O.match(() => "", (name: string) => `${name}/`)(cluster);
        return [printable(`${prefix}${orNone(namespace)}/${orNone(name)}`), String(restarts)];
      }),
    ]),
  ];
  return [head, ...tables.filter((table) => table !== "")].join("\n");
}

/** Keys with their counts, the most first, and how many keys are left out. */
function countsTable(title: string, counts: Counts): string {
  const entries = mostFirst(counts, counts);
  return entries.length === 0 ? "" : plainTable([
    [title, "PODS"],
    ...entries.slice(0, MOST).map(([key, count]) => [printable(key), String(count)]),
    ...restOf(entries.length),
  ]);
}

/** Keys with the pods that need somebody and all pods, the most of the former first. */
function problemsTable(title: string, counts: Counts, problems: Counts): string {
  const entries = mostFirst(counts, problems);
  return entries.length === 0 ? "" : plainTable([
    [title, "PODS", "NEED SOMEBODY"],
    ...entries.slice(0, MOST).map(([key, count]) => [
      printable(key),
      String(count),
      String(Object.hasOwn(problems, key) ? problems[key] : 0),
    ]),
    ...restOf(entries.length),
  ]);
}

function mostFirst(counts: Counts, order: Counts): ReadonlyArray<readonly [string, number]> {
  const rank = (key: string) => Object.hasOwn(order, key) ? order[key] : 0;
  return Object.entries(counts).sort(([x, a], [y, b]) =>
    rank(y) - rank(x) || b - a || (x < y ? -1 : 1)
  );
}

function restOf(count: number): ReadonlyArray<ReadonlyArray<string>> {
  return count > MOST ? [[`… and ${count - MOST} more`]] : [];
}

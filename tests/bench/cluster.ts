/**
 * Cluster: streaming the pods of a whole cluster, as whole processes, against
 * `JSON.parse` of each item alone. Both lists of 100,000 pods take 2.3 GB.
 *
 * Peers are slow: they get a smaller file, and are compared with the baseline on
 * the same one.
 */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import { type Style, writeCluster } from "./_cluster_file.ts";
import { median, shuffled } from "./_measure.ts";
import { randomOf } from "./_random.ts";
import { QUOTED, type Quoted, QUOTED_FROM } from "./_quoted.ts";
import type { Findings, Settings } from "./_section.ts";
import {
  BASELINE,
  installedPeers,
  JQ,
  OURS,
  type Run,
  runOf,
  type Streamer,
} from "./_streamers.ts";

/** A list of pods, and who streams it. */
interface Course {
  readonly path: string;
  readonly pods: number;
  readonly style: Style;
  readonly streamers: ReadonlyArray<Streamer>;
}

/** What a streamer did in one round on one list. */
interface Sample {
  readonly streamer: Streamer;
  readonly pods: number;
  readonly style: Style;
  readonly seconds: number;
  /** Times the seconds that the baseline took on the same list just before. */
  readonly ratio: number;
  /** NaN where the system does not tell. */
  readonly peakMegabytes: number;
}

const STYLES: ReadonlyArray<Style> = ["compact", "kubectl"];
/** The most pods for peers. */
const SMALL = 10_000;
/** As many pods as it takes to see that a streamer works. */
const FEW = 300;

const random = randomOf(1);

/** Measures this section. */
export async function cluster(
  { pods, rounds, peers, dir }: Settings,
): Promise<Findings<"cluster">> {
  const ours = Object.values(OURS);
  const others = peers ? installedPeers() : [];
  await roundOn(courseOf(dir, FEW, "kubectl", [...ours, ...others]));

  const courses = STYLES.flatMap((style) => [
    courseOf(dir, pods, style, ours),
    ...others.length > 0 ? [courseOf(dir, Math.min(pods, SMALL), style, others)] : [],
  ]);
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const course of courses) samples.push(...await roundOn(course));
  }
  return {
    report: [
      headline(courses, rounds),
      ...peers && !others.includes(JQ.table) ? ["jq: NOT MEASURED, it is not installed\n"] : [],
      plainTable([HEADER, ...rowsOf(samples), ...QUOTED.map(quotedRow)]),
      `\nQuoted, not measured: ${QUOTED_FROM}\n`,
    ].join("\n"),
    demanded: demandedOf(samples),
    ratios: Object.fromEntries(
      STYLES.flatMap((style) =>
        ours.map((streamer) => [
          `${streamer.name} from a ${streamer.source}, ${style}`,
          ratioOf(samples, streamer, style),
        ])
      ),
    ),
  };
}

function courseOf(
  dir: string,
  pods: number,
  style: Style,
  streamers: ReadonlyArray<Streamer>,
): Course {
  const path = `${dir}/${pods}-${style}.json`;
  writeCluster(path, { count: pods, style });
  return { path, pods, style, streamers };
}

/** Runs each streamer once, in an order of chance, and the baseline before each. */
async function roundOn({ path, pods, style, streamers }: Course): Promise<ReadonlyArray<Sample>> {
  const samples: Sample[] = [];
  for (const streamer of shuffled(streamers, random)) {
    const base = await runOf(BASELINE, path);
    const run = await runOf(streamer, path);
    if (run.pods !== base.pods || (run.checksum !== null && run.checksum !== base.checksum)) {
      throw new Error(`Cannot measure ${streamer.name}: it sees other pods than ${BASELINE.name}`);
    }
    const sampleOf = (of: Streamer, { seconds, peak }: Run): Sample => ({
      streamer: of,
      pods,
      style,
      seconds,
      ratio: seconds / base.seconds,
      peakMegabytes: (peak ?? NaN) / 1024,
    });
    samples.push(sampleOf(BASELINE, base), sampleOf(streamer, run));
  }
  return samples;
}

// -----------------------------------------------------------------------------
// demands
// -----------------------------------------------------------------------------

function demandedOf(samples: ReadonlyArray<Sample>): Findings<"cluster">["demanded"] {
  const ratio = (streamer: Streamer, style: Style) => ratioOf(samples, streamer, style);
  const peak = (...streamers: ReadonlyArray<Streamer>) =>
    Math.max(
      ...samples
        .filter(({ streamer }) => streamers.includes(streamer))
        .map(({ peakMegabytes }) => peakMegabytes),
    );
  const { statusOfFile, statusOfPipe, podsOfFile, podsOfPipe, table, ndjson } = OURS;
  return {
    "status from a file, compact, times JSON.parse": ratio(statusOfFile, "compact"),
    "status from a file, kubectl, times JSON.parse": ratio(statusOfFile, "kubectl"),
    "status from a pipe, compact, times JSON.parse": ratio(statusOfPipe, "compact"),
    "status from a pipe, kubectl, times JSON.parse": ratio(statusOfPipe, "kubectl"),
    "whole pods from a file, compact, times JSON.parse": ratio(podsOfFile, "compact"),
    "whole pods from a file, kubectl, times JSON.parse": ratio(podsOfFile, "kubectl"),
    "command's table from a pipe, compact, times JSON.parse": ratio(table, "compact"),
    "command's table from a pipe, kubectl, times JSON.parse": ratio(table, "kubectl"),
    "peak of status, MB": peak(statusOfFile, statusOfPipe),
    "peak of whole pods, MB": peak(podsOfFile, podsOfPipe),
    "peak of command's table, MB": peak(table),
    "peak of command's ndjson, MB": peak(ndjson),
  };
}

/** The median ratio of a streamer; NaN if it was not run. */
function ratioOf(samples: ReadonlyArray<Sample>, streamer: Streamer, style: Style): number {
  return median(
    samples
      .filter((sample) => sample.streamer === streamer && sample.style === style)
      .map(({ ratio }) => ratio),
  );
}

// -----------------------------------------------------------------------------
// table
// -----------------------------------------------------------------------------

function headline(courses: ReadonlyArray<Course>, rounds: number): string {
  const sizes = courses.map(({ path, pods, style }) =>
    `${pods} pods ${style} in ${Math.round(Deno.statSync(path).size / 1e6)} MB`
  );
  return `CLUSTER: ${[...new Set(sizes)].join("; ")}; medians of ${rounds} rounds\n`;
}

const HEADER = [
  "STREAMER",
  "FROM",
  "PODS",
  ...STYLES.flatMap((style) => [`${style.toUpperCase()} S`, "TIMES BASELINE", "PEAK MB"]),
];

/** A row for each streamer, and one for the baseline on each number of pods. */
function rowsOf(samples: ReadonlyArray<Sample>): ReadonlyArray<ReadonlyArray<string>> {
  const rows = Map.groupBy(
    samples.toSorted((x, y) => y.pods - x.pods || placeOf(x) - placeOf(y)),
    ({ streamer, pods }) => `${pods} ${streamer.script} ${streamer.source}`,
  );
  return [...rows.values()].map((ofRow) => [
    ofRow[0].streamer.name,
    ofRow[0].streamer.source,
    String(ofRow[0].pods),
    ...STYLES.flatMap((style) => cellsOf(ofRow.filter((sample) => sample.style === style))),
  ]);
}

function quotedRow({ name, source, pods, ratios }: Quoted): ReadonlyArray<string> {
  return [
    name,
    source,
    String(pods),
    ...STYLES.flatMap((style) => [cell(NaN, 2, 6), cell(ratios[style], 2, 6), cell(NaN, 0, 5)]),
  ];
}

function placeOf({ streamer }: Sample): number {
  return [BASELINE, ...Object.values(OURS), ...installedPeers()].indexOf(streamer);
}

function cellsOf(samples: ReadonlyArray<Sample>): ReadonlyArray<string> {
  return [
    cell(median(samples.map(({ seconds }) => seconds)), 2, 6),
    cell(median(samples.map(({ ratio }) => ratio)), 2, 6),
    cell(median(samples.map(({ peakMegabytes }) => peakMegabytes)), 0, 5),
  ];
}

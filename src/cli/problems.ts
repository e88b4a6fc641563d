/**
 * The pods that need somebody, and why.
 *
 * @internal
 * @module
 */
import { qualifiedName } from "../query/pod/part.ts";
import { O, pipe } from "../_deps.ts";
import { shorten } from "../codec/_text.ts";
import { NONE, orNone, text } from "../_option.ts";
import { PodProblem } from "../fleet/problem_codec.ts";
import {
  groupProblems,
  type Problem,
  type ProblemGroup,
  problemOf,
  worstFirst,
} from "../fleet/problems.ts";
import { keepFacts } from "../stream/keep.ts";
import { ageOf, type Tone } from "../words/page_section.ts";
import { type Cell, gridOf } from "./grid.ts";
import { nothingChosen, type Tally, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { painterOf } from "./color.ts";
import { counted, countText, printable, printableLine } from "./printable.ts";
import { jsonPrinter, VERSIONED } from "./printer.ts";
import { progressOn } from "./progress.ts";
import { compareKeys, type Key, sortKey } from "./sort.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints the chosen pods that need somebody, the worst first, and returns the exit code. */
export async function printProblems(options: Options, io: Surroundings): Promise<number> {
  const now = options.now ?? io.now();
  const problem = problemOf(now, options);
  const keyOf = options.sortBy === undefined ? () => [] : sortKey(options.sortBy, now);
  const found: Array<{ readonly key: Key; readonly problem: Problem }> = [];
  const tally = await visitPods(options, keepFacts, progressOn(io, true), io, (pod) => {
    const one = problem(pod);
    if (O.isSome(one)) found.push({ key: keyOf(pod), problem: one.value });
    return undefined;
  });
  const problems = options.sortBy === undefined
    ? found.map(({ problem }) => problem).sort(worstFirst)
    : found.sort(compareKeys).map(({ problem }) => problem);
  await io.stdout(textOf(problems, tally, now, options, io));
  if (tally.chosen === 0) return await nothingChosen(tally, options, io);
  if (problems.length === 0) {
    await io.stderr(`No problems among ${counted(tally.chosen, "pod")}\n`);
  }
  return tally.failures > 0 ? 2 : problems.length > 0 ? 1 : 0;
}

function textOf(
  problems: ReadonlyArray<Problem>,
  tally: Tally,
  now: number,
  options: Options,
  io: Surroundings,
): string {
  switch (options.output) {
    case "json":
    case "ndjson": {
      const { rowOf, textOf, end } = jsonPrinter(options.output, "PodProblemList");
      const rows = problems.map((problem) =>
        rowOf(PodProblem.encode({ ...VERSIONED, kind: "PodProblem", ...problem }))
      );
      return textOf(rows) + end();
    }
    case "name":
      return problems.map(({ name }) => `pod/${printable(text(name))}\n`).join("");
    default:
      return tableOf(problems, tally, now, options, io);
  }
}

function tableOf(
  problems: ReadonlyArray<Problem>,
  tally: Tally,
  now: number,
  options: Options,
  io: Surroundings,
): string {
  if (problems.length === 0) return "";
  const isGrouped = options.group && options.sortBy === undefined;
  const groups = isGrouped
    ? groupProblems(problems)
    : problems.map((problem): ProblemGroup => ({ ...problem, problems: [problem] }));
  const width = io.isTerminal("stdout") ? io.columns?.() : undefined;
  const columns = options.output === "wide"
    ? [...COLUMNS, ...WIDE, PROBLEM]
    // Where there is little room, the line tells for how long.
    : [...COLUMNS.filter(([name]) => name !== "FOR" || (width ?? ROOMY) >= ROOMY), PROBLEM];
  const header = options.headers ? [columns.map(([name]) => cell(name))] : [];
  const rows = groups.map((group) => columns.map(([, cellOf]) => cellOf(group, now)));
  const table = gridOf([...header, ...rows], {
    width,
    paint: painterOf(options, io),
  });
  return options.headers ? `${table}\n${countsText(problems, tally)}\n` : table;
}

type Column = readonly [name: string, cellOf: (group: ProblemGroup, now: number) => Cell];

const COLUMNS: ReadonlyArray<Column> = [
  ["POD", (group) => cell(nameOf(group))],
  ["FOR", ({ problems: [{ since }] }, now) => cell(ageOf(now, since))],
  ["VERDICT", ({ problems: [{ verdict }] }) => cell(verdict.toLowerCase(), toneOf(verdict))],
];

/** From so many columns on a terminal has room for all. */
const ROOMY = 100;

const WIDE: ReadonlyArray<Column> = [
  ["BLAME", ({ problems: [{ blame }] }) => cell(text(blame).toLowerCase())],
  ["NODE", ({ problems }) => {
    const nodes = new Set(problems.map(({ node }) => orNone(node)));
    return cell(nodes.size === 1 ? [...nodes][0] : `${nodes.size} nodes`);
  }],
  [
    "OWNER",
    ({ owner }) => cell(pipe(owner, O.match(() => NONE, ({ kind, name }) => `${kind}/${name}`))),
  ],
];

const PROBLEM: Column = ["PROBLEM", ({ problems: [{ line, verdict }] }) => {
  const word = verdict.toLowerCase();
  if (line === word) return cell("nothing tells why");
  return cell(line.startsWith(`${word}: `) ? line.slice(word.length + 2) : line);
}];

/** Names and words of Kubernetes are shorter, and so is what `explain` says. */
const LONGEST_CELL = 300;

function cell(what: string, tone: Tone = "plain"): Cell {
  return { text: shorten(printableLine(what), LONGEST_CELL), tone };
}

function toneOf(verdict: Problem["verdict"]): Tone {
  return verdict === "Stuck" || verdict === "Failed" ? "bad" : "warning";
}

/** A pod by its name, or several by that of their owner, and how many they are. */
function nameOf({ namespace, owner, problems }: ProblemGroup): string {
  if (problems.length === 1 || O.isNone(owner)) return qualifiedName(problems[0]);
  const { kind, name } = owner.value;
  return `${qualifiedName({ namespace, name: O.some(name) })} (${kind}, ${
    counted(problems.length, "pod")
  })`;
}

/** How many there are, by verdict, and by whose fault. */
function countsText(problems: ReadonlyArray<Problem>, { chosen, failures }: Tally): string {
  const counts = new Map<string, number>();
  for (const { verdict } of problems) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const byVerdict = [...counts].map(([verdict, count]) =>
    `${countText(count)} ${verdict.toLowerCase()}`
  );
  const ofNodes = problems.filter(({ blame }) => text(blame) === "Infrastructure").length;
  return [
    `${countText(problems.length)} of ${counted(chosen, "pod")} ${
      problems.length === 1 ? "needs" : "need"
    } somebody: ${byVerdict.join(", ")}`,
    ...(ofNodes > 0 ? [`${countText(ofNodes)} by the infrastructure's fault`] : []),
    ...(failures > 0 ? [`${counted(failures, "item")} could not be read`] : []),
  ].join("; ");
}

/**
 * Pods as one page to look at: an HTML file that opens from a disk and can be
 * attached to an incident.
 *
 * @module
 */
import { O, pipe } from "../_deps.ts";
import { nonEmpty, orNone } from "../_option.ts";
import { ageColumn, nodeColumn, readyColumn, restartsColumn } from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import {
  groupProblems,
  type Problem,
  type ProblemGroup,
  problemOf,
  worstFirst,
} from "../fleet/problems.ts";
import type { Pod } from "../model/pod.ts";
import { shownRestarts } from "../query/container/restart.ts";
import { metadataOf } from "../query/pod/part.ts";
import { podAge } from "../query/pod/timeline.ts";
import { isAlarming } from "../verdict/attention.ts";
import { verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { pageOf } from "../words/page.ts";
import { SCRIPT_HASH, STYLE_HASH } from "./_hash.ts";
import { Html, markup, nothing, quoted } from "./_html.ts";
import { lifeOf } from "./_life.ts";
import { rect, stretched } from "./_life_svg.ts";
import { pageHtml } from "./_page.ts";
import { SCRIPT } from "./_script.ts";
import { STYLE } from "./_style.ts";

/**
 * How a report is made.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface ReportOptions extends VerdictOptions {
  /** What it is about; `Pods` by default. */
  readonly title?: string;
  /** Where the pods come from: the name of a cluster, or of a file. */
  readonly source?: string;
}

/** Rows of the table; beyond them it has those of the pods that need somebody alone. */
const MAX_ROWS = 5000;

/** Pods that need somebody that have a page; beyond them the worst do. */
const MAX_PAGES = 500;

/**
 * A page about pods, at an instant in epoch milliseconds: how many are how, which
 * need somebody and why, a table of all, and all that is known of each that needs
 * somebody, with a drawing of its life.
 *
 * It is one file that loads nothing: its policy forbids everything but its own
 * style and script, and what pods say is text in it. Of more than 5000 pods the
 * table has those that need somebody and the count of the others, and of more than
 * 500 that need somebody the worst have a page, so that its size is bounded. It
 * asks more of the spec than any fact does: give it pods of which all was kept.
 *
 * @example
 * ```ts
 * import { decodePods, podsReport } from "@k8s-fp/pod-status";
 * import { assert } from "@std/assert";
 *
 * const decoded = decodePods([{ metadata: { name: "<web>" }, status: { phase: "Failed" } }]);
 * assert(decoded._tag === "Right");
 * const page = podsReport(Date.UTC(2026, 0, 1), { title: "eu-1" })(decoded.right.pods);
 * assert(page.includes("<title>eu-1</title>"));
 * assert(page.includes("&lt;web&gt;") && !page.includes("<web>"));
 * ```
 *
 * @category fleet
 * @since 0.2.0
 */
export function podsReport(
  now: number,
  options: ReportOptions = {},
): (pods: Iterable<Pod>) => string {
  return (pods) => {
    const report = reportOf(now, options);
    for (const pod of pods) report.add(pod);
    return report.text();
  };
}

/** A report that is being made; what it holds does not grow with the pods beyond its bounds. */
export interface Report {
  readonly add: (pod: Pod) => void;
  readonly text: () => string;
}

interface Shown {
  readonly id: string;
  readonly problem: Problem;
  readonly page: Html;
}

/** A report of pods that come one at a time. */
export function reportOf(now: number, options: ReportOptions = {}): Report {
  const judge = verdict(now, options);
  const wrong = problemOf(now, options);
  const page = pageOf(now, options);
  const life = lifeOf(now);
  const row = rowOf(now);
  const counts = new Map<string, number>();
  let total = 0;
  let problems = 0;
  let rows: { readonly isProblem: boolean; readonly row: Html }[] = [];
  let left = 0;
  let shown: Shown[] = [];
  return {
    add: (pod) => {
      const found = judge(pod);
      const { _tag } = found;
      counts.set(_tag, (counts.get(_tag) ?? 0) + 1);
      total++;
      const problem = isAlarming(found) ? wrong(pod) : O.none;
      const id = `p${total}`;
      if (O.isSome(problem)) {
        problems++;
        shown.push({ id, problem: problem.value, page: pageHtml(id, page(pod), life(pod)) });
        // Twice as many as stay, so that sorting them stays rare.
        if (shown.length > 2 * MAX_PAGES) shown = worst(shown);
      }
      if (total === MAX_ROWS + 1) {
        left = rows.filter(({ isProblem }) => !isProblem).length;
        rows = rows.filter(({ isProblem }) => isProblem);
      }
      if (total <= MAX_ROWS || O.isSome(problem) && rows.length < MAX_ROWS) {
        rows.push({ isProblem: O.isSome(problem), row: row(pod, _tag, id, O.isSome(problem)) });
      } else left++;
    },
    text: () => {
      const { title = "Pods", source = "" } = options;
      return document(title, [
        headHtml(title, source, now, total),
        barHtml(counts, total),
        problemsHtml(problems, worst(shown)),
        tableHtml(rows.map(({ row }) => row), left),
      ]).text;
    },
  };
}

function worst(shown: ReadonlyArray<Shown>): Shown[] {
  return shown
    .toSorted((x, y) => worstFirst(x.problem, y.problem))
    .slice(0, MAX_PAGES);
}

/** Everything that the browser may do is named by the hash of what is here. */
function document(title: string, parts: ReadonlyArray<Html>): Html {
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; ` +
    `base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${new Html(STYLE)}</style></head><body>
${PATTERN}
${parts}<script>${new Html(SCRIPT)}</script></body></html>
`;
}

/** How what is not known is filled. */
const PATTERN =
  markup`<svg width="0" height="0" aria-hidden="true"><defs><pattern id="unknown" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 8L8 0"/></pattern></defs></svg>`;

function headHtml(title: string, source: string, now: number, total: number): Html {
  const from = source === "" ? nothing : markup`${quoted(source)}, `;
  return markup`<header><h1>${quoted(title)}</h1><p class="meta">${from}${
    counted(total, "pod")
  } at <time>${timeText(now)}</time></p></header>
`;
}

/** The instant as RFC 3339; of one that no calendar has, its number. */
function timeText(now: number): string {
  return Math.abs(now) <= 8.64e15 ? new Date(now).toISOString() : String(now);
}

/** The order of verdicts in the bar, the worst first. */
const VERDICTS: ReadonlyArray<string> = [
  "Stuck",
  "Failed",
  "Terminating",
  "Progressing",
  "Ready",
  "Succeeded",
];

function barHtml(counts: ReadonlyMap<string, number>, total: number): Html {
  if (total === 0) return markup`<p>There are no pods.</p>`;
  const order = [...counts].toSorted(([x], [y]) => VERDICTS.indexOf(x) - VERDICTS.indexOf(y));
  let before = 0;
  const bars = order.map(([tag, count]) => {
    const x = before / total * 1000;
    before += count;
    return rect(tag, x, count / total * 1000);
  });
  const items = order.map(([tag, count]) => {
    const key = markup`<svg viewBox="0 0 10 10" aria-hidden="true">${rect(tag, 0, 10)}</svg>`;
    return markup`<li>${key}${count} ${tag}</li>`;
  });
  const words = order.map(([tag, count]) => `${count} ${tag}`).join(", ");
  return markup`<div class="bar">${stretched(bars, words)}</div><ul class="legend">${items}</ul>
`;
}

function problemsHtml(count: number, shown: ReadonlyArray<Shown>): Html {
  if (count === 0) return markup`<h2>Problems</h2><p>No pod needs somebody.</p>`;
  const byProblem = new Map(shown.map((one) => [one.problem, one.page]));
  const groups = groupProblems(shown.map(({ problem }) => problem));
  const note = count > shown.length
    ? markup`<p class="dim">The ${shown.length} worst are told here.</p>`
    : nothing;
  return markup`<h2>${counted(count, "pod")} that ${count === 1 ? "needs" : "need"} somebody</h2>
${note}${LEGEND}${groups.map((group) => groupHtml(group, byProblem))}`;
}

const COLOURS = [
  ["good", "ended well"],
  ["bad", "ended badly"],
  ["running", "runs"],
  ["waiting", "waits to run again"],
  ["unknown", "not known: a status tells of two runs at most"],
] as const;

/** What the colours of the drawings mean. */
const LEGEND = markup`<p class="key">${
  COLOURS.map(([kind, words]) =>
    markup`<span><svg viewBox="0 0 20 10" aria-hidden="true">${
      rect(kind, 0, 20)
    }</svg>${words}</span>`
  )
}</p>
`;

function groupHtml(
  { namespace, owner, problems }: ProblemGroup,
  pageOf: ReadonlyMap<Problem, Html>,
): Html {
  const [first] = problems;
  const pages = problems.flatMap((problem) => pageOf.get(problem) ?? []);
  if (problems.length === 1) return markup`${pages}`;
  const name = pipe(owner, O.match(() => "", ({ name }) => `/${name}`));
  const kind = pipe(owner, O.match(() => "", ({ kind }) => `${kind}, `));
  const whose = quoted(
    `${orNone(namespace)}${name} (${kind}${counted(problems.length, "pod")})`,
  );
  return markup`<details class="group"><summary><i class="bad">${first.verdict}</i> ${whose}<br><span class="line">${
    quoted(first.line)
  }</span></summary>${pages}</details>
`;
}

const COLUMNS = ["Namespace", "Name", "Ready", "Status", "Restarts", "Age", "Node", "Verdict"];

/** What the script fills, and shows. */
const FORM =
  markup`<form hidden><input type="search" placeholder="Filter" aria-label="Filter"> <select aria-label="Namespace"><option>All namespaces</select> <select aria-label="Verdict"><option>All verdicts</select> <output id="shown"></output></form>`;

function tableHtml(rows: ReadonlyArray<Html>, left: number): Html {
  const note = left === 0
    ? nothing
    : markup`<p class="dim">Those that need somebody; ${counted(left, "other pod")} left out.</p>`;
  const heads = COLUMNS.map((column) => markup`<th scope="col">${column}</th>`);
  return markup`<section id="pods"><h2>Pods</h2>
${note}${FORM}<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>
${rows}</tbody></table></div></section>
`;
}

/** A row without the end tags that HTML lets one leave out: there are thousands. */
function rowOf(now: number): (pod: Pod, verdict: string, id: string, isProblem: boolean) => Html {
  const [restarts, age, millis] = [restartsColumn(now), ageColumn(now), podAge(now)];
  return (pod, verdict, id, isProblem) => {
    const { namespace, name } = metadataOf(pod);
    const shown = quoted(orNone(nonEmpty(name)));
    return markup`<tr><td>${quoted(orNone(nonEmpty(namespace)))}<td>${
      isProblem ? markup`<a href="#${id}">${shown}</a>` : shown
    }<td>${readyColumn(pod)}<td>${quoted(statusColumn(pod))}<td data-v="${
      shownRestarts(pod).count
    }">${restarts(pod)}<td data-v="${O.getOrElse(() => -1)(millis(pod))}">${age(pod)}<td>${
      quoted(nodeColumn(pod))
    }<td${isProblem ? markup` class="bad"` : nothing}>${verdict}
`;
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

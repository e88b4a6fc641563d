/**
 * Prints all that is known of pods.
 *
 * @internal
 * @module
 */
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import { needsAttention } from "../verdict/attention.ts";
import type { VerdictOptions } from "../verdict/verdict.ts";
import { explain } from "../words/explain.ts";
import { pageOf } from "../words/page.ts";
import { painterOf } from "./color.ts";
import { factsOf } from "./facts.ts";
import { gridOf } from "./grid.ts";
import { nothingChosen, visitPods } from "./input.ts";
import { commonEnds } from "./known.ts";
import type { Options } from "./options.ts";
import { PodFacts } from "./pod_facts.ts";
import { pageText } from "./page.ts";
import { counted, printable, printableLine } from "./printable.ts";
import { jsonPrinter } from "./printer.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Prints the page of each pod of a name, of the one whose name begins so, or of
 * all that need somebody where there is no name; returns the exit code.
 */
export async function explainPod(
  wanted: string,
  options: Options,
  io: Surroundings,
): Promise<number> {
  const now = options.now ?? io.now();
  const isProblem = needsAttention(now, options);
  const shelf = shelfOf(now, options, io);
  const near = nearestTo(wanted);
  const similar: Array<{ readonly pod: Pod; readonly line: Line }> = [];
  let [exact, begun, hasProblem] = [0, 0, false];
  const tally = await visitPods(options, true, progressOn(io, true), io, (pod) => {
    const match = wanted === "" ? (isProblem(pod) ? "exact" : "none") : matchOf(wanted, pod);
    switch (match) {
      case "exact":
        exact++;
        hasProblem ||= isProblem(pod);
        return shelf.put(pod);
      case "begun": {
        begun++;
        // The page of the only one is asked for; of many there is a list.
        if (exact === 0 && similar.length < LISTED) {
          similar.push({ pod, line: lineOf(now, options, pod) });
        }
        return undefined;
      }
      case "none":
        near.add(pod);
        return undefined;
    }
  });
  if (exact === 0) {
    // For a program a list is as good as one.
    if (begun === 1 || options.output !== "table") {
      for (const { pod } of similar) if (!await shelf.put(pod)) break;
    } else if (begun > 1) {
      await list(similar.map(({ line }) => line), begun, options, io);
    }
    if (begun > 1) {
      await io.stderr(
        `${counted(begun, "pod")} begin with ${printable(wanted)}; name one of them\n`,
      );
    }
  }
  await shelf.end();
  if (tally.failures > 0) return 2;
  if (exact + Math.min(begun, 1) > 0) {
    return hasProblem || (exact === 0 && similar.some(({ pod }) => isProblem(pod))) ? 1 : 0;
  }
  if (tally.chosen === 0) return await nothingChosen(tally, options, io);
  if (wanted === "") {
    await io.stderr(`No problems among ${counted(tally.chosen, "pod")}\n`);
    return 0;
  }
  await io.stderr(
    `Cannot find pod ${printable(wanted)} among ${counted(tally.chosen, "pod")}${near.text()}\n`,
  );
  return 2;
}

/** Of pods whose names begin alike, so many are listed. */
const LISTED = 50;

/** Whether a pod is the one that is meant: by `pod/NAME`, `NAMESPACE/NAME`, `NAME`, or how that begins. */
function matchOf(wanted: string, pod: Pod): "exact" | "begun" | "none" {
  const name = text(metadataOf(pod).name);
  if (name === "") return "none";
  const full = `${text(metadataOf(pod).namespace)}/${name}`;
  // A namespace may be called `pod`.
  const meant = [wanted, wanted.replace(/^pods?\//, "")].filter((text) => text !== "");
  if (meant.some((text) => text === name || text === full)) return "exact";
  return meant.some((text) => name.startsWith(text) || full.startsWith(text)) ? "begun" : "none";
}

/** Prints what is asked for of one pod after the other. */
interface Shelf {
  /** Prints a pod; `false` once nobody reads it any more. */
  readonly put: (pod: Pod) => Promise<boolean>;
  readonly end: () => Promise<unknown>;
}

function shelfOf(now: number, options: Options, io: Surroundings): Shelf {
  if (options.output === "json" || options.output === "ndjson") {
    const { rowOf, textOf, end } = jsonPrinter(options.output, "PodFactsList");
    const facts = factsOf(now, options);
    return {
      put: (pod) => io.stdout(textOf([rowOf(PodFacts.encode(facts(pod)))])),
      end: () => io.stdout(end()),
    };
  }
  const page = pageOf(now, options);
  const layout = {
    width: io.isTerminal("stdout") ? io.columns?.() : undefined,
    paint: painterOf(options, io),
  };
  let isFirst = true;
  return {
    put: (pod) => {
      const text = pageText(page(pod), layout);
      const between = isFirst ? "" : "\n\n";
      isFirst = false;
      return io.stdout(between + text);
    },
    end: () => Promise.resolve(),
  };
}

/** A pod in a list of those that may be meant. */
type Line = readonly [name: string, text: string];

function lineOf(now: number, options: VerdictOptions, pod: Pod): Line {
  return [
    printableLine(qualifiedName(metadataOf(pod))),
    printable(explain(now, options)(pod).text),
  ];
}

async function list(
  lines: ReadonlyArray<Line>,
  count: number,
  options: Options,
  io: Surroundings,
): Promise<void> {
  const rows = lines.map((line) => line.map((text) => ({ text, tone: "plain" as const })));
  const table = gridOf(rows, {
    width: io.isTerminal("stdout") ? io.columns?.() : undefined,
    paint: painterOf(options, io),
  });
  const more = count > lines.length ? `and ${count - lines.length} more\n` : "";
  await io.stdout(table + more);
}

/** The names that are most like one that there is not. */
function nearestTo(wanted: string) {
  const shown = 3;
  const last = wanted.slice(wanted.lastIndexOf("/") + 1);
  let best: ReadonlyArray<{ readonly name: string; readonly alike: number }> = [];
  return {
    add: (pod: Pod) => {
      const name = text(metadataOf(pod).name);
      const alike = commonEnds(last, name.slice(0, 253)) / Math.max(last.length, 1);
      if (alike < 0.5 || (best.length === shown && alike <= best[shown - 1].alike)) return;
      best = [...best, { name: qualifiedName(metadataOf(pod)), alike }]
        .sort((a, b) => b.alike - a.alike)
        .slice(0, shown);
    },
    text: () =>
      best.length === 0
        ? ""
        : `; was it ${best.map(({ name }) => printableLine(name)).join(", ")}?`,
  };
}

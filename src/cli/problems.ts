/**
 * The pods that need somebody, and why.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { ageColumn } from "../column/columns.ts";
import { needsAttention } from "../verdict/attention.ts";
import { explain } from "../words/explain.ts";
import type { Pod } from "../model/pod.ts";
import { blame } from "../query/pod/disruption.ts";
import { keepFacts } from "../stream/keep.ts";
import type { Options } from "./options.ts";
import { type Printer, tableOfColumns, WHO } from "./printer.ts";
import { type Key, sortKey } from "./sort.ts";

/** Whether a pod is a problem. */
export function problem(now: number, { progressDeadlineSeconds }: Options): (pod: Pod) => boolean {
  return needsAttention(now, { progressDeadlineSeconds });
}

/** A table that says why. */
export function problemTable(now: number): Printer {
  const why = explain(now);
  return tableOfColumns(keepFacts, [
    ...WHO,
    ["AGE", ageColumn(now)],
    ["PROBLEM", (pod) => why(pod).text],
  ]);
}

/** The order of problems: those of the infrastructure first, since they cause others. */
export function problemKey(now: number): (pod: Pod) => Key {
  const name = sortKey("namespace", now);
  return (pod) => {
    const culprit = blame(pod);
    const isCause = O.isSome(culprit) && culprit.value._tag === "Infrastructure";
    return [isCause ? 0 : 1, ...name(pod)];
  };
}

/**
 * The forms in which pods are printed.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { orNone } from "../_option.ts";
import {
  ageColumn,
  ipColumn,
  nodeColumn,
  nominatedNodeColumn,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
} from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/pod/part.ts";
import { type Keep, keepColumns, keepStatus } from "../stream/keep.ts";
import type { Output } from "./options.ts";
import { printable } from "./printable.ts";
import { type Row, tableOf } from "./table.ts";

/** Makes text of pods: a row of each, then lines of many. */
export interface Printer {
  /** What it asks of a pod. */
  readonly keep: Keep;
  /** How many pods are printed at once, from the second time on. */
  readonly batchSize: number;
  /** How many are printed at once the first time. */
  readonly firstBatchSize: number;
  readonly cellsOf: (pod: Pod) => ReadonlyArray<string>;
  readonly textOf: (rows: ReadonlyArray<Row>) => string;
  /** What stands after the last row. */
  readonly end: () => string;
}

/** The cells of a column, and its name. */
export type Column = readonly [name: string, cell: (pod: Pod) => string];

/** The printer of a form of the output; it prints once. */
export function printerOf(output: Output, now: number): Printer {
  switch (output) {
    case "table":
      return tableOfColumns(keepColumns, [...WHO, ...how(now)]);
    case "wide":
      return tableOfColumns(keepColumns, [...WHO, ...how(now), ...WHERE]);
    case "json":
      return list();
    case "ndjson":
      return { ...LINES, keep: keepStatus, cellsOf: jsonCells };
    case "name":
      return {
        ...LINES,
        keep: keepStatus,
        cellsOf: (pod) => [printable(`pod/${O.getOrElse(() => "")(metadataOf(pod).name)}`)],
      };
  }
}

/** Whose pod it is. */
export const WHO: ReadonlyArray<Column> = [
  ["NAMESPACE", (pod) => orNone(metadataOf(pod).namespace)],
  ["NAME", (pod) => orNone(metadataOf(pod).name)],
];

function how(now: number): ReadonlyArray<Column> {
  return [
    ["READY", readyColumn],
    ["STATUS", statusColumn],
    ["RESTARTS", restartsColumn(now)],
    ["AGE", ageColumn(now)],
  ];
}

const WHERE: ReadonlyArray<Column> = [
  ["IP", ipColumn],
  ["NODE", nodeColumn],
  ["NOMINATED NODE", nominatedNodeColumn],
  ["READINESS GATES", readinessGatesColumn],
];

/** A table with a header above its first row. */
export function tableOfColumns(keep: Keep, columns: ReadonlyArray<Column>): Printer {
  let header: ReadonlyArray<Row> = [{ cells: columns.map(([name]) => name) }];
  let widths: ReadonlyArray<number> = [];
  return {
    keep,
    // Up to here all rows are aligned together, as kubectl aligns them.
    firstBatchSize: 10_000,
    // The rows of more pods would live long enough to fill the memory of old objects.
    batchSize: 100,
    cellsOf: (pod) => columns.map(([, cell]) => printable(cell(pod))),
    textOf: (rows) => {
      if (rows.length === 0) return "";
      const { text, widths: wider } = tableOf([...header, ...rows], widths);
      header = [];
      widths = wider;
      return text;
    },
    end: () => "",
  };
}

const LINES = {
  firstBatchSize: 20,
  batchSize: 20,
  textOf: (rows: ReadonlyArray<Row>): string => rows.map(({ cells }) => `${cells[0]}\n`).join(""),
  end: () => "",
};

/** One document: kubectl's List. */
function list(): Printer {
  let separator = '{"apiVersion":"v1","kind":"List","items":[\n';
  return {
    keep: keepStatus,
    firstBatchSize: 20,
    batchSize: 20,
    cellsOf: jsonCells,
    textOf: (rows) => {
      if (rows.length === 0) return "";
      const text = separator + rows.map(({ cells }) => cells[0]).join(",\n");
      separator = ",\n";
      return text;
    },
    end: () => separator === ",\n" ? "\n]}\n" : `${separator}]}\n`,
  };
}

/** Who a pod is, and its status, even where more of it was kept. */
function jsonCells(pod: Pod): ReadonlyArray<string> {
  const { metadata } = pod;
  const identity = O.isSome(metadata) ? O.some({ ...metadata.value, annotations: O.none }) : O.none;
  const shown: Pod = { ...pod, ...WHAT, metadata: identity, spec: O.none };
  return [printable(JSON.stringify(Pod.encode(shown)))];
}

/** What the items of a list do not say, nor what was kept of them. */
const WHAT = { apiVersion: O.some("v1"), kind: O.some("Pod") };

/**
 * The forms in which pods are printed.
 *
 * @internal
 * @module
 */
import type { JsonObject } from "../codec/json.ts";
import { orNone, text } from "../_option.ts";
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
import type { Options } from "./options.ts";
import { printable, printableLine } from "./printable.ts";
import { type Row, tableText } from "./table.ts";
import { widthOf } from "./width.ts";

/** Makes text of pods: a row of each, then lines of many. */
export interface Printer {
  /** What it asks of a pod. */
  readonly keep: Keep;
  /** How many pods are printed at once. */
  readonly batchSize: () => number;
  readonly cellsOf: (pod: Pod) => ReadonlyArray<string>;
  readonly textOf: (rows: ReadonlyArray<Row>) => string;
  /** What stands after the last row. */
  readonly end: () => string;
}

/** The cells of a column, and its name. */
type Column = readonly [name: string, cell: (pod: Pod) => string];

/** The printer of a form of the output; it prints once. */
export function printerOf({ output, headers }: Options, now: number): Printer {
  switch (output) {
    case "wide":
      return tableOfColumns([...WHO, ...how(now), ...WHERE], headers);
    case "json":
    case "ndjson": {
      const { rowOf, ...printer } = jsonPrinter(output, "List");
      return {
        ...printer,
        keep: true,
        batchSize: () => FEW,
        cellsOf: (pod) => rowOf(wholeOf(pod)).cells,
      };
    }
    case "name":
      return {
        keep: keepStatus,
        batchSize: () => 20,
        cellsOf: (pod) => [printable(`pod/${text(metadataOf(pod).name)}`)],
        textOf: linesOf,
        end: () => "",
      };
    default:
      return tableOfColumns([...WHO, ...how(now)], headers);
  }
}

/** Whose pod it is. */
const WHO: ReadonlyArray<Column> = [
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

/** Up to so many rows a table is aligned as a whole, as kubectl has it. */
const WHOLE = 10_000;

/** The rows of more pods at once would live long enough to fill the memory of old objects. */
const BATCH = 100;

/** Texts of whole pods are long. */
const FEW = 5;

/** A table with a header above its first row; its columns are as wide as any cell so far. */
function tableOfColumns(columns: ReadonlyArray<Column>, headers: boolean): Printer {
  let header: ReadonlyArray<Row> = headers ? [{ cells: columns.map(([name]) => name) }] : [];
  const widths = columns.map(([name]) => headers ? name.length : 0);
  let isFirst = true;
  return {
    keep: keepColumns,
    batchSize: () => isFirst ? WHOLE : BATCH,
    cellsOf: (pod) =>
      columns.map(([, cellOf], i) => {
        const cell = printableLine(cellOf(pod));
        widths[i] = Math.max(widths[i], widthOf(cell));
        return cell;
      }),
    textOf: (rows) => {
      if (rows.length === 0) return "";
      const text = tableText([...header, ...rows], widths);
      header = [];
      isFirst = false;
      return text;
    },
    end: () => "",
  };
}

function linesOf(rows: ReadonlyArray<Row>): string {
  return rows.map(({ cells }) => `${cells[0]}\n`).join("");
}

/** Makes text of JSON objects. */
export interface JsonPrinter extends Pick<Printer, "textOf" | "end"> {
  readonly rowOf: (json: JsonObject) => Row;
}

/** The version of what this command makes; what Kubernetes makes has its own. */
export const VERSIONED = { apiVersion: "pod-status/v1" } as const;

/** Objects on lines of their own, or as the items of one document of a kind; it prints once. */
export function jsonPrinter(output: "json" | "ndjson", kind: string): JsonPrinter {
  const rowOf = (json: JsonObject) => ({ cells: [printable(JSON.stringify(json))] });
  if (output === "ndjson") return { rowOf, textOf: linesOf, end: () => "" };
  const { apiVersion } = kind === "List" ? { apiVersion: "v1" } : VERSIONED;
  let separator = `{"apiVersion":"${apiVersion}","kind":"${kind}","items":[\n`;
  return {
    rowOf,
    textOf: (rows) => {
      if (rows.length === 0) return "";
      const text = separator + rows.map(({ cells }) => cells[0]).join(",\n");
      separator = ",\n";
      return text;
    },
    end: () => separator === ",\n" ? "\n]}\n" : `${separator}]}\n`,
  };
}

/** A pod as it came, with what the items of a list do not say. */
function wholeOf(pod: Pod): JsonObject {
  const { apiVersion, kind, ...rest } = Pod.encode(pod) as JsonObject;
  return { apiVersion: apiVersion || "v1", kind: kind || "Pod", ...rest };
}

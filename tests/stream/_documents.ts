/** Documents that hold pods, in every form and layout in which they come. */
import { decodePods, Pod, type StreamFailure } from "@k8s-fp/pod-status";
import { assert } from "@std/assert";
import fc from "fast-check";
import type { Either } from "fp-ts/lib/Either.js";
import { jsonOf } from "../_arbitrary.ts";

type Json = Readonly<Record<string, unknown>>;

const goodItems = jsonOf(Pod).map((pod) => ({ ...pod as Json, kind: "Pod" }));
const badItems = fc.constantFrom<unknown>(
  { kind: "Pod", metadata: { name: "bad", namespace: "shop" }, status: { phase: 3 } },
  { metadata: { name: "worse" }, status: { podIPs: 7, conditions: [{}] } },
  { kind: "Pod", metadata: 7 },
);
const otherItems = fc.constantFrom<unknown>(
  { kind: "Service", metadata: { name: "web" }, status: {}, items: {} },
  { kind: "__proto__" },
  { kind: "Node", status: { phase: 3 } },
);

/** Objects of a cluster, of which some are bad pods and some are no pods. */
export const items: fc.Arbitrary<ReadonlyArray<unknown>> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: goodItems },
    { weight: 1, arbitrary: badItems },
    { weight: 1, arbitrary: otherItems },
  ),
  { maxLength: 4 },
);

/** Writes a document. */
type Print = (document: unknown) => string;

const compact: Print = (document) => JSON.stringify(document);
const printed = (indent: number | string): Print => (document) =>
  JSON.stringify(document, null, indent);
const MARK = "\ufeff";

/** How a text may be laid out. */
export const LAYOUTS: Readonly<Record<string, (write: (print: Print) => string) => string>> = {
  "compact": (write) => write(compact),
  "indented": (write) => write(printed(4)),
  "indented by tabs, with CRLF": (write) => write(printed("\t")).replaceAll("\n", "\r\n"),
  "compact, with a byte-order mark": (write) => MARK + write(compact),
  "indented, with a byte-order mark": (write) => `${MARK}\n${write(printed(2))}\r\n`,
};

/** In what objects may come. */
type Form = (print: Print, items: ReadonlyArray<unknown>) => string;

const meta = { apiVersion: "v1", metadata: { resourceVersion: "7", annotations: { items: "[" } } };

/** One document with all items. */
export const LIST_FORMS: Readonly<Record<string, Form>> = {
  "a PodList": (print, items) => print({ kind: "PodList", ...meta, items }),
  "a List, sorted by its keys": (print, items) =>
    print({ apiVersion: "v1", items, kind: "List", metadata: {} }),
  "a list without a kind": (print, items) => print({ items }),
  "a list with what a reader could take for its items": (print, items) =>
    print({ a: { items: [7], status: {} }, kind: "List", ...meta, items, b: [{ items: [7] }] }),
  "a list with an escaped key": (print, items) =>
    print({ kind: "List", items }).replace('"items"', String.raw`"it\u0065ms"`),
  "an array": (print, items) => print(items),
};

/** An object as a document: one that is no pod stands in a list, as only there it is skipped. */
function documentOf(item: unknown): unknown {
  const kind = (item as Json).kind ?? "Pod";
  return kind === "Pod" ? item : { kind: "List", items: [item] };
}

/** Documents one after the other. */
export const SEQUENCE_FORMS: Readonly<Record<string, Form>> = {
  "documents on lines": (_, items) => items.map(documentOf).map(compact).join("\n"),
  "documents that end with their lines": (_, items) =>
    items.map((item) => compact(documentOf(item)) + "\n").join(""),
  "documents one after the other": (print, items) => items.map(documentOf).map(print).join(""),
  "documents apart": (print, items) => items.map(documentOf).map(print).join("\n\n"),
  "a list for each": (print, items) =>
    items.map((item) => print({ kind: "List", items: [item] })).join("\n"),
  "events": (print, items) =>
    items.map((object, i) => print({ type: i % 2 === 0 ? "ADDED" : "MODIFIED", object })).join(
      "\n",
    ),
  "the list with which kubectl begins a watch": (print, items) =>
    print({ type: "ADDED", object: { kind: "PodList", ...meta, items } }),
};

/** What {@link decodePods} makes of the same items. */
export function decodedItems(items: ReadonlyArray<unknown>) {
  const decoded = decodePods(items);
  assert(decoded._tag === "Right");
  return decoded.right;
}

export function podsOf(given: ReadonlyArray<Either<StreamFailure, Pod>>): ReadonlyArray<Pod> {
  return given.flatMap((pod) => pod._tag === "Right" ? [pod.right] : []);
}

export function failuresOf(
  given: ReadonlyArray<Either<StreamFailure, Pod>>,
): ReadonlyArray<StreamFailure> {
  return given.flatMap((pod) => pod._tag === "Left" ? [pod.left] : []);
}

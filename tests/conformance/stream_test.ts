import { decodePods, keepFacts, podsFromChunks } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater, assertGreaterOrEqual } from "@std/assert";
import { textOf } from "../_arbitrary.ts";
import { bytesOf, chunked, drained } from "../stream/_chunks.ts";
import { failuresOf, podsOf } from "../stream/_documents.ts";
import { corpusTest, namesIn, readLines } from "./_corpus.ts";

interface DocumentLine<A> {
  readonly source: string;
  readonly document: A;
}

const INDENTS = [undefined, 4];

/** Asserts that a stream holds what `decodePods` finds in a list. */
function assertSame(bytes: Uint8Array, size: number, list: unknown, source: string): void {
  const decoded = decodePods(list);
  assert(decoded._tag === "Right", source);
  const { pods, failures, skipped } = decoded.right;
  const { given, returned } = drained(podsFromChunks(chunked(bytes, size)));
  assertEquals(textOf(podsOf(given)), textOf(pods), source);
  const found = failuresOf(given).map((failure) => {
    assert(failure._tag === "InvalidItem", source);
    const { index, namespace, name, issues } = failure;
    return { index, namespace, name, issues };
  });
  assertEquals(textOf(found), textOf(failures), source);
  assertEquals(returned.skipped, skipped, source);
  assertEquals(returned.bytes, bytes.length, source);
}

corpusTest("podsFromChunks() finds in every list of the corpus what decodePods() finds", () => {
  const lines = readLines<DocumentLine<unknown>>("pods/documents-lists.ndjson");
  assertGreater(lines.length, 0);
  for (const { source, document } of lines) {
    for (const indent of INDENTS) {
      const bytes = bytesOf(JSON.stringify(document, null, indent));
      for (const size of [997, 1 << 16]) assertSame(bytes, size, document, source);
    }
  }
});

corpusTest(
  "podsFromChunks() finds in the watches of the corpus what decodePods() finds in their objects",
  () => {
    const lines = readLines<DocumentLine<{ readonly type: string; readonly object: unknown }>>(
      "pods/documents-watch.ndjson",
    );
    assertGreater(lines.length, 0);
    const events = lines.map(({ document }) => document);
    const objects = events
      .filter(({ type }) => type === "ADDED" || type === "MODIFIED")
      .map(({ object }) => object);
    const expected = decodePods(objects);
    assert(expected._tag === "Right");
    for (const indent of INDENTS) {
      const text = events.map((event) => JSON.stringify(event, null, indent)).join("\n");
      const { given, returned } = drained(podsFromChunks(chunked(bytesOf(text), 997)));
      assertEquals(textOf(podsOf(given)), textOf(expected.right.pods));
      assertEquals(
        failuresOf(given).map((failure) =>
          failure._tag === "InvalidItem" && textOf(failure.issues)
        ),
        expected.right.failures.map(({ issues }) => textOf(issues)),
      );
      const gone = events.filter(({ type }) => type === "DELETED").length;
      assertEquals(returned.skipped["DELETED"] ?? 0, gone);
      assertEquals(returned.documents, events.length);
    }
  },
);

corpusTest("podsFromChunks() finds all pods of the corpus in one list, and on lines", () => {
  const items = namesIn("pods")
    .filter((name) => name.endsWith(".ndjson") && !name.startsWith("documents-"))
    .flatMap((name) => readLines<{ readonly pod: object }>(`pods/${name}`))
    .map(({ pod }) => pod);
  assertGreater(items.length, 400);
  const list = { kind: "List", apiVersion: "v1", items };
  for (const indent of INDENTS) {
    assertSame(bytesOf(JSON.stringify(list, null, indent)), 1 << 16, list, "one list");
  }
  assertSame(bytesOf(items.map((item) => JSON.stringify(item)).join("\n")), 4096, list, "lines");
});

corpusTest("keepFacts loses no pod of the corpus that the whole pod is", () => {
  const lines = readLines<DocumentLine<unknown>>("pods/documents-lists.ndjson");
  for (const { source, document } of lines) {
    const decoded = decodePods(document);
    assert(decoded._tag === "Right");
    const bytes = bytesOf(JSON.stringify(document));
    const { returned } = drained(podsFromChunks(chunked(bytes, 4096), { keep: keepFacts }));
    assertGreaterOrEqual(returned.pods, decoded.right.pods.length, source);
  }
});

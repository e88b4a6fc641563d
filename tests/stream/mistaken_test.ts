import { formatStreamFailure, podsFromChunks } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import { bytesOf, chunked, drained } from "./_chunks.ts";

function linesOf(bytes: Uint8Array, size: number): ReadonlyArray<string> {
  return drained(podsFromChunks(chunked(bytes, size))).given.flatMap((pod) =>
    pod._tag === "Left" ? formatStreamFailure(pod.left) : ["a pod"]
  );
}

/** A text of ASCII as PowerShell redirects it. */
function utf16(text: string): Uint8Array {
  return Uint8Array.from([0xff, 0xfe, ...[...bytesOf(text)].flatMap((byte) => [byte, 0])]);
}

/** Bytes of those codes. */
function raw(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const TABLE = "what looks like the table of kubectl, expected JSON: use -o json";
const YAML = "what looks like YAML, expected JSON: use -o json";
const SAYS = "what kubectl says instead of pods, expected JSON";

Deno.test.each([
  { what: "kubectl get pods", bytes: bytesOf("NAME   READY   STATUS\nweb    1/1"), found: TABLE },
  { what: "kubectl get pods -A", bytes: bytesOf("NAMESPACE  NAME  READY\n"), found: TABLE },
  { what: "kubectl get nodes", bytes: bytesOf("NAME     STATUS   ROLES\n"), found: TABLE },
  { what: "YAML", bytes: bytesOf("apiVersion: v1\nitems:\n- kind: Pod\n"), found: YAML },
  { what: "YAML of one document", bytes: bytesOf("---\nkind: Pod\n"), found: YAML, at: 1 },
  { what: "a YAML list", bytes: bytesOf("- kind: Pod\n"), found: YAML, at: 1 },
  { what: "YAML with a comment", bytes: bytesOf("# of today\nkind: Pod\n"), found: YAML },
  {
    what: "an HTML page",
    bytes: bytesOf("\n<!DOCTYPE html>\n<html>"),
    found:
      "an HTML page, expected JSON: a proxy or a login page seems to have answered, not the API",
    at: 1,
  },
  {
    what: "XML",
    bytes: bytesOf('<?xml version="1.0"?>'),
    found: "XML or HTML, expected JSON: another server than the API seems to have answered",
  },
  {
    what: "protobuf",
    bytes: raw("k8s\0\n\x0b\n\x02v1\x12"),
    found: 'protobuf of Kubernetes, expected JSON: ask with "Accept: application/json"',
  },
  {
    what: "gzip",
    bytes: raw("\x1f\x8b\x08\0\0"),
    found: "data that gzip packed, expected JSON: unpack it first, with gunzip",
  },
  {
    what: "zstd",
    bytes: raw("\x28\xb5\x2f\xfd\x04"),
    found: "data that zstd packed, expected JSON: unpack it first, with unzstd",
  },
  {
    what: "a ZIP archive",
    bytes: raw("PK\x03\x04"),
    found: "a ZIP archive, expected JSON: unpack it first, with unzip",
  },
  {
    what: "UTF-16",
    bytes: utf16('{"kind":"Pod"}'),
    found: "text in UTF-16, expected JSON in UTF-8",
  },
  {
    what: "an empty answer",
    bytes: bytesOf("No resources found in shop namespace.\n"),
    found: SAYS,
  },
  { what: "an error", bytes: bytesOf("Error from server (NotFound): pods"), found: SAYS },
  { what: "another error", bytes: bytesOf("error: the server doesn't have"), found: SAYS },
  {
    what: "any text",
    bytes: bytesOf("Hello"),
    found: "H, expected a value: is this the output of -o json?",
  },
])("a stream of $what says what it is, and what to do", ({ bytes, found, at = 0 }) => {
  for (const size of [1, 3, 1000]) {
    assertEquals(linesOf(bytes, size), [`byte ${at}: found ${found}`]);
  }
});

Deno.test("a stream that is cut off says so, and which document is not whole", () => {
  const pod = '{"kind":"Pod"}';
  assertEquals(linesOf(bytesOf(`${pod}\n{"kind":"PodList","items":[${pod},{"metad`), 1000), [
    "a pod",
    "a pod",
    "byte 64: found the end, expected the rest of a string: the document that begins at byte 15 is cut off",
  ]);
});

Deno.test("what looks like a mistake is none within a document, or behind one", () => {
  for (const text of ['{"kind":"Pod"}\nkind: Pod\n', `${" ".repeat(100)}{"kind":"Pod"}<html>`]) {
    const [pod, line, ...rest] = linesOf(bytesOf(text), 1000);
    assertEquals([pod, rest], ["a pod", []]);
    assert(line.startsWith("byte "), line);
    assert(!line.includes("YAML") && !line.includes("HTML"), line);
  }
});

// deno-lint-ignore-file no-control-regex -- what is no text begins with such characters
/**
 * What people pipe in by mistake, told by how it begins, and what to do about it.
 *
 * @internal
 * @module
 */
import type { Flaw } from "./_scanner.ts";
import type { InvalidJson } from "./failure.ts";

/** Something that is no JSON: how it begins, what to call it, and what to do instead. */
type Mistake = readonly [begins: RegExp, found: string, expected: string];

/** Bytes are matched as the characters of the same codes. */
const MISTAKES: ReadonlyArray<Mistake> = [
  [/^k8s\0/, "protobuf of Kubernetes", 'JSON: ask with "Accept: application/json"'],
  [/^\x1f\x8b/, "data that gzip packed", "JSON: unpack it first, with gunzip"],
  [/^\x28\xb5\x2f\xfd/, "data that zstd packed", "JSON: unpack it first, with unzstd"],
  [/^PK\x03\x04/, "a ZIP archive", "JSON: unpack it first, with unzip"],
  [/^(\xff\xfe|\xfe\xff|[[{]\0|\0[[{])/, "text in UTF-16", "JSON in UTF-8"],
  [
    /^\s*<(!doctype html|html|head|body)\b/i,
    "an HTML page",
    "JSON: a proxy or a login page seems to have answered, not the API",
  ],
  [/^\s*</, "XML or HTML", "JSON: another server than the API seems to have answered"],
  [/^(NAMESPACE|NAME) {2,}/, "what looks like the table of kubectl", "JSON: use -o json"],
  [
    /^(No resources found|Error from server|error:|Unable to connect|The connection to the server)/,
    "what kubectl says instead of pods",
    "JSON",
  ],
  [
    /^(%YAML|#|---\s|-\s|[A-Za-z_][\w.\/-]*:\s)/,
    "what looks like YAML",
    "JSON: use -o json",
  ],
];

/** So many bytes are enough to tell what a stream is, and no more are looked at, so that chunks make no difference. */
export const HEAD_BYTES = 32;

/** Whether a flaw may mean that a stream is no JSON at all, which its first bytes tell. */
export function mayBeMistaken({ offset }: Flaw, documentOffset: number): boolean {
  return Math.max(offset, documentOffset) < HEAD_BYTES;
}

/** A failure of a stream that is not JSON, or ends too early, in words that help whoever made it. */
export function invalidJson(
  flaw: Flaw,
  { head, documentOffset }: { readonly head: Uint8Array; readonly documentOffset: number },
): InvalidJson {
  const { offset, found, expected } = flaw;
  const text = String.fromCharCode(...head);
  const mistake = mayBeMistaken(flaw, documentOffset)
    ? MISTAKES.find(([begins]) => begins.test(text))
    : undefined;
  if (mistake !== undefined) {
    return { _tag: "InvalidJson", offset, found: mistake[1], expected: mistake[2] };
  }
  return {
    _tag: "InvalidJson",
    offset,
    found,
    expected: found === END && documentOffset < offset
      ? `${expected}: the document that begins at byte ${documentOffset} is cut off`
      : found === END || offset > documentOffset
      ? expected
      : `${expected}: is this the output of -o json?`,
  };
}

/** What is found behind the last byte. */
const END = "the end";

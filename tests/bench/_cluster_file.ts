/** Lists of the pods of a whole cluster, as files. */
import { anyPod, type Identity, withoutManagedFields } from "./_pods.ts";
import { randomOf } from "./_random.ts";
import type { Fields } from "./_wire.ts";

/** As a server sends it, or as `kubectl get --output json` prints it: without managed fields. */
export type Style = "compact" | "kubectl";

/** How many pods differ in more than their identity. */
const DISTINCT = 1000;
const BUFFER_BYTES = 4 << 20;

/** What is around the items of a list, which have sorted keys in either style. */
const FRAMES: Readonly<Record<Style, Readonly<Record<"start" | "between" | "end", string>>>> = {
  compact: {
    start: '{"apiVersion":"v1","items":[',
    between: ",",
    end: '],"kind":"List","metadata":{"resourceVersion":""}}\n',
  },
  kubectl: {
    start: '{\n    "apiVersion": "v1",\n    "items": [\n        ',
    between: ",\n        ",
    end:
      '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
  },
};

/** Where the offsets of the items of a list are: the first byte of each, and the one after its last. */
export function offsetsPath(path: string): string {
  return `${path}.offsets`;
}

/** Writes a list of pods, and beside it the offsets of its items as a Float64Array. */
export function writeCluster(
  path: string,
  { count, style }: { readonly count: number; readonly style: Style },
): void {
  const { start, between, end } = FRAMES[style];
  const texts = podTexts(Math.min(count, DISTINCT), style);
  const offsets = new Float64Array(2 * count);
  using file = Deno.openSync(path, { create: true, write: true, truncate: true });
  const output = bufferedWriter(file);
  output.write(start);
  for (let i = 0; i < count; i++) {
    if (i > 0) output.write(between);
    offsets[2 * i] = output.position();
    output.write(copied(texts[i % texts.length], i));
    offsets[2 * i + 1] = output.position();
  }
  output.write(end);
  output.flush();
  Deno.writeFileSync(offsetsPath(path), new Uint8Array(offsets.buffer));
}

/** A pod as text, and what has to change in it to make it another one. */
interface PodText {
  readonly text: string;
  readonly identity: Identity;
}

function podTexts(count: number, style: Style): ReadonlyArray<PodText> {
  const random = randomOf(20260102);
  return Array.from({ length: count }, (_, index) => {
    const identity = {
      suffix: suffixOf(index),
      uid: uidOf(index, `${random.text(4)}-${random.text(4)}-${random.text(12)}`),
    };
    return { text: goText(anyPod(random, identity), style), identity };
  });
}

/** A pod as JSON as Go writes it: with `<`, `>` and `&` escaped. */
function goText(pod: Fields, style: Style): string {
  const text = style === "compact"
    ? JSON.stringify(pod)
    : JSON.stringify(withoutManagedFields(pod), null, 4).replaceAll("\n", "\n        ");
  return text.replaceAll(
    /[<>&]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The text of a pod with the identity of the one at an index, as long as before. */
function copied({ text, identity: { suffix, uid } }: PodText, index: number): string {
  return text.replaceAll(suffix, suffixOf(index)).replaceAll(uid, uidOf(index, uid.slice(14)));
}

const LETTERS = "bcdfghjklmnpqrstvwxz2456789";

/** Five letters that no other index below 14 million has. */
function suffixOf(index: number): string {
  const mixed = index * 5_000_011;
  return [0, 1, 2, 3, 4].map((place) =>
    LETTERS[Math.floor(mixed / LETTERS.length ** place) % LETTERS.length]
  ).join("");
}

/** A uid that begins as that of no other index. */
function uidOf(index: number, end: string): string {
  const start = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
  return `${start}-4b1d-${end}`;
}

/** Collects texts and writes them in large pieces. */
function bufferedWriter(file: Deno.FsFile) {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(BUFFER_BYTES);
  let used = 0;
  let flushed = 0;
  const flush = () => {
    for (let start = 0; start < used;) start += file.writeSync(buffer.subarray(start, used));
    flushed += used;
    used = 0;
  };
  return {
    flush,
    position: () => flushed + used,
    write: (text: string) => {
      if (used + 3 * text.length > buffer.length) flush();
      used += encoder.encodeInto(text, buffer.subarray(used)).written;
    },
  };
}

import {
  formatStreamFailure,
  keepStatus,
  podsFromChunks,
  type ReadOptions,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertLess } from "@std/assert";
import { bytesOf, chunked, drained } from "./_chunks.ts";

const POD = '{"kind":"Pod","metadata":{"name":"a"}}';

function linesOf(text: string, options: ReadOptions, size = 1 << 16): ReadonlyArray<string> {
  return drained(podsFromChunks(chunked(bytesOf(text), size), options)).given.flatMap((pod) =>
    pod._tag === "Left" ? formatStreamFailure(pod.left) : ["a pod"]
  );
}

const KEPT: ReadOptions = {};
const DROPPED: ReadOptions = { keep: keepStatus };

for (const levels of [1001, 100_000, 1_000_000]) {
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
    const deep = open.repeat(levels) + "7" + close.repeat(levels);
    Deno.test(`an item of ${levels} levels of ${open} is reported, and the next is read`, () => {
      for (const options of [KEPT, DROPPED].map((keep) => ({ ...keep, maxDepth: 1000 }))) {
        const text = `[{"metadata":{"name":"deep"},"spec":${deep}},${POD}]`;
        const [item, flaw, next, ...rest] = linesOf(text, options);
        assertEquals(item, "item 0, <none>/deep:");
        const at = text.indexOf(open.repeat(2)) + open.length * 999;
        assertEquals(flaw, `  byte ${at}: found more levels of nesting, expected at most 1000`);
        assertEquals([next, rest], ["a pod", []]);
      }
    });
  }
}

Deno.test("beyond 2 ** 20 levels a stream ends, and says why", () => {
  for (const options of [KEPT, DROPPED]) {
    const text = `[${POD},{"spec":${"[".repeat(2 ** 20 + 10)}`;
    const lines = linesOf(text, options);
    assertEquals(lines.length, 2);
    assertEquals(lines[0], "a pod");
    assert(lines[1].includes("nesting"), lines[1]);
  }
});

Deno.test("maxDepth bounds the levels of an item or an event, whatever it stands in", () => {
  const pod = '{"metadata":{"labels":{}}}';
  const event = `{"type":"ADDED","object":${pod}}`;
  const forms = [[pod, 3], [`[${pod}]`, 3], [`{"items":[${pod}]}`, 3], [event, 4]] as const;
  for (const [text, levels] of forms) {
    for (const keep of [true, keepStatus] as const) {
      assertEquals(linesOf(text, { keep, maxDepth: levels }), ["a pod"], text);
      assertEquals(linesOf(text, { keep, maxDepth: levels - 1 }).length, 2, text);
    }
  }
});

Deno.test("maxItemBytes bounds what is kept of an item, whatever else it has", () => {
  const long = "a".repeat(9000);
  const texts = [
    `[{"metadata":{"name":"a"},"spec":{"nodeName":"${long}"}},${POD}]`,
    `[{"metadata":{"name":"a"},"spec":{"${long}":7}},${POD}]`,
    `[{"metadata":{"name":"a"},"${long}":7},${POD}]`,
    `{"kind":"Pod","spec":{"nodeName":"${long}"}}${POD}`,
    `{"kind":"Pod","${long}":7}${POD}`,
    `{"kind":"Pod","${long}\\n":7}${POD}`,
    `{"kind":"Pod","${long}items":[${POD}]}${POD}`,
  ];
  for (const maxItemBytes of [100, 5000]) {
    for (const size of [1, 100, 9000, 100_000]) {
      for (const text of texts) {
        const what = `${text.slice(0, 40)} by ${size}`;
        const [item, flaw, next, ...rest] = linesOf(text, { maxItemBytes }, size);
        assert(item.startsWith("item 0"), what);
        assert(flaw?.endsWith(`found more bytes, expected at most ${maxItemBytes} to keep`), what);
        assertEquals([next, rest], ["a pod", []], what);
        const dropped = linesOf(text, { maxItemBytes, keep: keepStatus }, size);
        assertEquals(dropped, ["a pod", "a pod"], what);
      }
    }
  }
});

Deno.test("a number or a text without an end costs no more than the bound", () => {
  const digits = "7".repeat(1 << 22);
  for (
    const token of [
      digits,
      `-0.${digits}e-${digits}`,
      `"${digits}"`,
      `"${"\\u0041".repeat(1 << 19)}"`,
    ]
  ) {
    const text = `[{"spec":{"priority":${token}}},${POD}]`;
    assertEquals(linesOf(text, DROPPED), ["a pod", "a pod"]);
    const lines = linesOf(text, { maxItemBytes: 1 << 20 });
    assertEquals(lines, [
      "item 0, <none>/<none>:",
      "  byte 1: found more bytes, expected at most 1048576 to keep",
      "a pod",
    ]);
  }
});

Deno.test("a key of 1 MB is a key", () => {
  const key = "k".repeat(1 << 20);
  for (const size of [1000, 1 << 22]) {
    for (const name of [key, `${key}\\n`, `${key}é`]) {
      const text =
        `[{"${name}":7,"metadata":{"labels":{"${name}":"a"}}},${POD}]{"${name}":7,"items":[${POD}]}`;
      assertEquals(linesOf(text, KEPT, size), ["a pod", "a pod", "a pod"]);
      assertEquals(linesOf(text, DROPPED, size), ["a pod", "a pod", "a pod"]);
    }
  }
});

const MEGABYTES = 200;

Deno.test(`${MEGABYTES} MB of pods need no more memory than a few`, () => {
  const chunk = bytesOf(podOf("web", 20_000).repeat(13) + "\n");
  function* chunks(): Generator<Uint8Array> {
    for (let bytes = 0; bytes < MEGABYTES * 2 ** 20; bytes += chunk.length) yield chunk;
  }
  const before = memory();
  let most = before;
  let pods = 0;
  for (const pod of podsFromChunks(chunks(), { keep: keepStatus })) {
    assert(pod._tag === "Right");
    if (++pods % 500 === 0) most = Math.max(most, memory());
  }
  assert(pods * 20_000 > MEGABYTES * 1e6);
  assertLess(most - before, 64 * 2 ** 20);
});

Deno.test(`a document of ${MEGABYTES} MB that is one list needs no more memory than a few`, () => {
  const item = bytesOf(podOf("web", 1000) + ",");
  const half = MEGABYTES / 2 * 2 ** 20;
  function* chunks(): Generator<Uint8Array> {
    yield bytesOf('{"kind":"PodList","junk":[');
    for (let bytes = 0; bytes < half; bytes += item.length) yield item;
    yield bytesOf('7],"items":[');
    const block = new Uint8Array(item.length * 50);
    for (let i = 0; i < 50; i++) block.set(item, i * item.length);
    for (let bytes = 0; bytes < half; bytes += block.length) yield block;
    yield bytesOf(`${POD}]}`);
  }
  const before = memory();
  let most = before;
  let pods = 0;
  for (const pod of podsFromChunks(chunks(), { keep: { metadata: { name: true } } })) {
    assert(pod._tag === "Right");
    if (++pods % 5000 === 0) most = Math.max(most, memory());
  }
  assertLess(most - before, 64 * 2 ** 20);
});

/** Bytes in use, those of buffers among them. */
function memory(): number {
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
}

function podOf(name: string, bytes: number): string {
  const spec = JSON.stringify({ volumes: [{ text: "x".repeat(bytes) }] });
  return `{"kind":"Pod","metadata":{"name":"${name}"},"spec":${spec},"status":{"phase":"Running"}}`;
}

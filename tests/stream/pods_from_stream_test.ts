import {
  formatStreamFailure,
  type Pod,
  podsFromChunks,
  type ReadOptions,
  type StreamFailure,
  type StreamSummary,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertLess } from "@std/assert";
import fc from "fast-check";
import type { Either } from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { textOf } from "../_arbitrary.ts";
import { bytesOf, chunked, type Drained, drained } from "./_chunks.ts";
import {
  decodedItems,
  failuresOf,
  items,
  LAYOUTS,
  LIST_FORMS,
  podsOf,
  SEQUENCE_FORMS,
} from "./_documents.ts";

type Reading = Drained<Either<StreamFailure, Pod>, StreamSummary>;

function read(text: string | Uint8Array, options?: ReadOptions, ...sizes: number[]): Reading {
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  return drained(podsFromChunks(chunked(bytes, ...sizes, 1 << 20), options));
}

/** What a reading gives, as lines: names of pods, and failures. */
function linesOf({ given }: Reading): ReadonlyArray<string> {
  return given.flatMap((pod) => {
    if (pod._tag === "Left") return formatStreamFailure(pod.left);
    const { metadata } = pod.right;
    return [O.isSome(metadata) ? O.getOrElse(() => "")(metadata.value.name) : ""];
  });
}

/** What can be compared of failures of items that were read in different ways. */
function withoutOffsets(failures: ReadonlyArray<StreamFailure>) {
  return failures.map((failure) => {
    assert(failure._tag === "InvalidItem", failure._tag);
    const { index, namespace, name, issues } = failure;
    return { index, namespace, name, issues };
  });
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 });
const layouts = fc.constantFrom(...Object.values(LAYOUTS));

for (const [what, form] of Object.entries({ ...LIST_FORMS, ...SEQUENCE_FORMS })) {
  Deno.test(`podsFromChunks() finds in ${what} what decodePods() finds, however they are cut`, () => {
    fc.assert(
      fc.property(items, layouts, sizes, (items, layout, sizes) => {
        const bytes = bytesOf(layout((print) => form(print, items)));
        const expected = decodedItems(items);
        const { given, returned } = drained(podsFromChunks(chunked(bytes, ...sizes)));
        assertEquals(textOf(podsOf(given)), textOf(expected.pods));
        const failures = failuresOf(given);
        assertEquals(textOf(withoutOffsets(failures)), textOf(expected.failures));
        assertEquals(textOf(returned.skipped), textOf(expected.skipped));
        assertEquals(returned.pods, expected.pods.length);
        assertEquals(returned.failures, expected.failures.length);
        assertEquals(returned.bytes, bytes.length);
        for (const failure of failures) {
          const [again] = failuresOf(read(bytes.subarray(failure.offset)).given);
          assert(failure._tag === "InvalidItem" && again?._tag === "InvalidItem");
          assertEquals([again.offset, textOf(again.issues)], [0, textOf(failure.issues)]);
        }
      }),
      { numRuns: 40 },
    );
  });
}

Deno.test("podsFromChunks() gives of each pod only what is kept, whatever form it has", () => {
  const keep = {
    metadata: { labels: { a: true } },
    status: { conditions: { type: true } },
  } as const;
  const item = (name: string) => ({
    kind: "Pod",
    apiVersion: "v1",
    metadata: {
      name,
      namespace: "shop",
      uid: "u",
      resourceVersion: "9",
      continue: "more",
      generation: 7,
      labels: { a: "1", b: "2" },
    },
    spec: { nodeName: "node-a" },
    message: "m",
    reason: "r",
    code: 7,
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True", reason: "x" }] },
  });
  const bare = (name: string) => ({
    kind: "Pod",
    metadata: { name, namespace: "shop", uid: "u", resourceVersion: "9", labels: { a: "1" } },
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  for (const [what, form] of Object.entries({ ...LIST_FORMS, ...SEQUENCE_FORMS })) {
    const text = form(JSON.stringify, [item("a"), item("b")]);
    const { given } = read(text, {
      keep: { ...keep, status: { conditions: { type: true, status: true } } },
    });
    assertEquals(podsOf(given), decodedItems([bare("a"), bare("b")]).pods, what);
  }
});

const pod = (name: string) => `{"kind":"Pod","metadata":{"name":"${name}"}}`;

Deno.test.each([
  { what: "a pod", text: pod("a"), lines: ["a"] },
  { what: "a pod without a kind", text: '{"metadata":{"name":"a"}}', lines: ["a"] },
  { what: "no bytes", text: "", lines: [] },
  { what: "blanks", text: " \t\r\n", lines: [] },
  { what: "an empty list", text: '{"kind":"PodList","items":[]}', lines: [] },
  { what: "a list whose items are null", text: '{"kind":"PodList","items":null}', lines: [] },
  { what: "a list without items", text: '{"kind":"List"}', lines: [] },
  { what: "a pod of another kind by an escape", text: '[{"k\\u0069nd":"Node"}]', lines: [] },
  {
    what: "pods and lists",
    text: `${pod("a")}[${pod("b")}] {"items":[${pod("c")}]}${pod("d")}`,
    lines: ["a", "b", "c", "d"],
  },
  {
    what: "keys that stand twice",
    text: '[{"metadata":{"name":"x"},"metadata":{"name":"a","n\\u0061me":"b"}}]',
    lines: ["b"],
  },
  {
    what: "a pod that says its type",
    text: '{"kind":"Pod","type":"x","metadata":{"name":"a"}}',
    lines: ["a"],
  },
  {
    what: "what looks like a list inside of annotations",
    text:
      '[{"metadata":{"name":"a","annotations":{"status":"{\\"items\\":[","items":"]"}},"status":{"items":[{"kind":"Node"}]}}]',
    lines: ["a"],
  },
  {
    what: "a second list in one document",
    text: `{"items":[${pod("a")}],"items":[${pod("b")}]}${pod("c")}`,
    lines: [
      "a",
      "document at byte 0:",
      '  items: Invalid value: "a second list": must stand once',
      "c",
    ],
  },
  {
    what: "items that are no array",
    text: '{"kind":"List","items":{}}',
    lines: ["document at byte 0:", "  items: Invalid value: {}: must be an array"],
  },
  {
    what: "another list",
    text: `{"kind":"NodeList","items":[{"metadata":{"name":"a"}}]}${pod("b")}`,
    lines: [
      "document at byte 0:",
      '  kind: Unsupported value: "NodeList": supported values: "Pod", "PodList", "List" (it holds no pods: ask for pods, as kubectl get pods -o json does)',
      "b",
    ],
  },
  {
    what: "a Status",
    text: '{"kind":"Status","status":"Failure","message":"Unauthorized","code":401}',
    lines: [
      "document at byte 0:",
      '  kind: Unsupported value: "Status": supported values: "Pod", "PodList", "List" (it says: Unauthorized)',
    ],
  },
  {
    what: "documents that are no objects",
    text: `7 null "a" true${pod("a")}`,
    lines: [
      ...["0", "2", "7", "11"].flatMap((at, i) => [
        `document at byte ${at}:`,
        `  Invalid value: ${
          ["7", "null", '"a"', "true"][i]
        }: must be a Pod, a PodList, a List or an array of pods`,
      ]),
      "a",
    ],
  },
  {
    what: "items that are no objects",
    text: `[null,7,${pod("a")},[]]`,
    lines: [
      "item 0, <none>/<none>, at byte 1:",
      "  Required value",
      "item 1, <none>/<none>, at byte 6:",
      "  Invalid value: 7: must be an object",
      "a",
      `item 3, <none>/<none>, at byte ${9 + pod("a").length}:`,
      "  Invalid value: []: must be an object",
    ],
  },
  {
    what: "the end of a watch",
    text: '{"type":"ERROR","object":{"kind":"Status","message":"too old","code":410}}',
    lines: ["document at byte 0:", '  object: Invalid value: "too old": must be a pod'],
  },
  {
    what: "an event of no known type",
    text: '{"type":"GONE","object":{}}',
    lines: [
      "document at byte 0:",
      '  type: Unsupported value: "GONE": supported values: "ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"',
    ],
  },
  {
    what: "an event without an object",
    text: `{"type":"ADDED"}${pod("a")}`,
    lines: ["item 0, <none>/<none>, at byte 0:", "  Required value", "a"],
  },
])("podsFromChunks() reads $what", ({ text, lines }) => {
  assertEquals(linesOf(read(text)), lines);
  assertEquals(linesOf(read(text, {}, 1)), lines);
});

Deno.test("podsFromChunks() counts events that tell of no pod, and kinds, however they are called", () => {
  const text = [
    `{"type":"ADDED","object":${pod("a")}}`,
    `{"type":"DELETED","object":${pod("a")}}`,
    '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}',
    '{"type":"MODIFIED","object":{"kind":"Node"}}',
    '[{"kind":"__proto__"},{"kind":"constructor"}][{"kind":"constructor"}]',
  ].join("\n");
  const { given, returned } = read(text);
  assertEquals(given.length, 1);
  assertEquals(Object.entries(returned.skipped).sort(), [
    ["BOOKMARK", 1],
    ["DELETED", 1],
    ["Node", 1],
    ["__proto__", 1],
    ["constructor", 2],
  ]);
});

Deno.test("podsFromChunks() returns the version of the last list, and none where there is none", () => {
  const version = (text: string) => read(text, { keep: {} }).returned.resourceVersion;
  assertEquals(version(pod("a")), O.none);
  assertEquals(version("[]"), O.none);
  assertEquals(version('{"items":[],"metadata":{"resourceVersion":"7"}}'), O.some("7"));
  assertEquals(version('{"metadata":{"resourceVersion":"7"},"items":[]}'), O.some("7"));
  assertEquals(version('{"metadata":{"resourceVersion":"7"},"items":[]'), O.none);
  const two = '{"items":[],"metadata":{"resourceVersion":"7"}}'.repeat(2).replace("7", "5");
  assertEquals(version(two), O.some("7"));
});

const LIST = `{"kind":"List","metadata":{"resourceVersion":"7"},"items":[${pod("a")},
 {"kind":"Service"},{"metadata":{"name":"é\\ud83d"},"status":{"phase":3}},${
  pod("😀")
}],"x":[-1.5]}\n`;

Deno.test("podsFromChunks() gives of a document that ends too early all pods that are whole, then one failure", () => {
  const bytes = bytesOf(LIST);
  const ends = [...LIST.matchAll(/\}\}(?=[,\]])/g)].map(({ index }) =>
    bytesOf(LIST.slice(0, index + 2)).length
  );
  const whole = read(LIST).given;
  assertEquals(whole.map(({ _tag }) => _tag), ["Right", "Left", "Right"]);
  for (let end = 1; end < bytes.length - 1; end++) {
    const { given, returned } = read(bytes.subarray(0, end));
    const complete = ends.filter((itemEnd) => itemEnd <= end).length;
    assertEquals(given.slice(0, -1), whole.slice(0, complete), `${end} bytes`);
    const last = given.at(-1);
    assert(last?._tag === "Left" && last.left._tag === "InvalidJson", `${end} bytes`);
    assertEquals([last.left.offset, last.left.found], [end, "the end"]);
    assertEquals(returned.bytes, end);
  }
});

Deno.test.each(["}", "]", ",", '"', "x", "\0", "-", "é", "tru"])(
  "podsFromChunks() reports the garbage %j after a document",
  (garbage) => {
    for (const [i, document] of [pod("a"), `[${pod("a")}]`].entries()) {
      const { given } = read(document + garbage);
      const [good, bad] = given;
      assertEquals(given.length, 2, String(i));
      assertEquals(good._tag, "Right");
      assert(bad._tag === "Left" && bad.left._tag === "InvalidJson");
      const isCut = ['"', "-", "tru"].includes(garbage);
      assertEquals(bad.left.offset, document.length + (isCut ? garbage.length : 0));
    }
  },
);

Deno.test("podsFromChunks() reads on after an item that is not UTF-8, and says which", () => {
  const before = '[{"metadata":{"name":"a","uid":"';
  const text = Uint8Array.from([
    ...bytesOf(before),
    ...[0xed, 0xa0, 0x80],
    ...bytesOf(`"},"spec":{}},${pod("b")}]`),
  ]);
  const found = `byte ${before.length + 1}: found byte 0xa0, expected UTF-8`;
  for (const keep of [true, { status: true }] as const) {
    for (const size of [1, 1000]) {
      const lines = linesOf(read(text, { keep }, size));
      assertEquals(lines, ["item 0, <none>/a:", `  ${found}`, "b"]);
    }
  }
  const event = Uint8Array.from([
    ...bytesOf('{"type":"ADDED","object":{"metadata":{"name":"a"},"x":"'),
    0xff,
    ...bytesOf(`"}}${pod("b")}`),
  ]);
  assertEquals(linesOf(read(event)), [
    "item 0, <none>/a:",
    "  byte 55: found byte 0xff, expected UTF-8",
    "b",
  ]);
});

Deno.test("podsFromChunks() reports what is not UTF-8 beside the items, and keeps the items", () => {
  const text = (around: (...bytes: number[]) => ReadonlyArray<number>) =>
    Uint8Array.from(around(0xff));
  const before = text((bad) => [...bytesOf('{"x":"'), bad, ...bytesOf(`","items":[${pod("a")}]}`)]);
  const after = text((bad) => [...bytesOf(`{"items":[${pod("a")}],"x":"`), bad, ...bytesOf('"}')]);
  assertEquals(linesOf(read(before)), [
    "a",
    "document at byte 0:",
    '  Invalid value: "byte 0xff": must be UTF-8, at byte 6',
  ]);
  const at = after.indexOf(0xff);
  assertEquals(
    linesOf(read(after)).at(-1),
    `  Invalid value: "byte 0xff": must be UTF-8, at byte ${at}`,
  );
});

Deno.test("podsFromChunks() says the same of the bytes it read, however they are cut", () => {
  for (const text of [pod("a") + pod("b") + "}", `[${pod("a")},7,}`, LIST.slice(0, 50), LIST]) {
    const whole = read(text);
    for (const size of [1, 2, 7, 50]) {
      assertEquals(textOf(read(text, {}, ...Array(9).fill(size)).returned), textOf(whole.returned));
    }
  }
});

Deno.test("podsFromChunks() fails where what JSON counts is another value than the list it read", () => {
  const { given } = read(`{"items":[${pod("a")}],"items":null}`);
  assertEquals(given.map(({ _tag }) => _tag), ["Right", "Left"]);
});

Deno.test("podsFromChunks() gives nothing before it is asked", () => {
  let pulls = 0;
  function* source(): Generator<Uint8Array> {
    for (;;) {
      pulls++;
      yield bytesOf(`${pod("a")}\n${pod("b")}\n`);
    }
  }
  const pods = podsFromChunks(source());
  assertEquals(pulls, 0);
  for (let n = 0; n < 10; n++) {
    pods.next();
    assertEquals(pulls, 1 + Math.floor(n / 2));
  }
});

Deno.test("podsFromChunks() ends its source where its reader leaves", () => {
  let isClosed = false;
  function* source(): Generator<Uint8Array> {
    try {
      for (;;) yield bytesOf(pod("a"));
    } finally {
      isClosed = true;
    }
  }
  for (const _ of podsFromChunks(source())) break;
  assert(isClosed);
});

Deno.test("podsFromChunks() reports chunks that throw, and chunks that are no bytes", () => {
  function* broken(): Generator<Uint8Array> {
    yield bytesOf(pod("a") + '{"ki');
    throw new Error("gone");
  }
  const { given, returned } = drained(podsFromChunks(broken()));
  assertEquals(linesOf({ given, returned }), [
    "a",
    `byte ${pod("a").length + 4}: cannot read on: gone`,
  ]);
  assertEquals([returned.pods, returned.failures], [1, 1]);
  for (const chunks of [["{}"], [null], 7, undefined]) {
    const bad = drained(podsFromChunks(chunks as unknown as Iterable<Uint8Array>));
    assertEquals(failuresOf(bad.given).map(({ _tag }) => _tag), ["SourceFailed"]);
  }
});

Deno.test("podsFromChunks() takes the first index of an item from the stream, not from its list", () => {
  const text = `[7][{"kind":"Node"}][{"kind":"Node"},${pod("a")},7]`;
  const failures = failuresOf(read(text).given);
  assertEquals(failures.map((failure) => failure._tag === "InvalidItem" && failure.index), [0, 4]);
  assertLess(failures[0].offset, failures[1].offset);
});

import {
  decodeIssues,
  formatStreamFailure,
  keepStatus,
  metadataOf,
  WatchEvent,
  watchEvents,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { textOf, watchEvents as events } from "../_arbitrary.ts";
import { bytesOf, chunked, drainedAsync } from "./_chunks.ts";
import { LAYOUTS } from "./_documents.ts";

async function* source(text: string, size = 1 << 16): AsyncGenerator<Uint8Array> {
  yield* chunked(bytesOf(text), size);
}

/** Events of pods, some of which say their kind. */
const podEvents = fc.tuple(events, fc.constantFrom({}, { kind: "Pod" })).map(([event, kind]) => {
  const { type, object } = event as { readonly type: unknown; readonly object: object };
  return type === "ERROR"
    ? event
    : { type, object: { ...object, ...{ kind: undefined }, ...kind } };
});

const SEPARATORS = ["\n", "", "\r\n\r\n"];

Deno.test("watchEvents() gives what WatchEvent decodes of each event, however they are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof({ weight: 4, arbitrary: podEvents }, { weight: 1, arbitrary: fc.jsonValue() }),
        {
          maxLength: 5,
        },
      ).filter((events) => !events.some(Array.isArray)),
      fc.constantFrom(...Object.values(LAYOUTS)),
      fc.constantFrom(...SEPARATORS),
      fc.integer({ min: 1, max: 300 }),
      async (events, layout, separator, size) => {
        const between = events.every((event) => typeof event === "object") ? separator : "\n";
        const text = layout((print) => events.map(print).join(between));
        const { given } = await drainedAsync(watchEvents(source(text, size)));
        assertEquals(given.length, events.length);
        for (const [i, event] of events.entries()) {
          const result = given[i];
          const expected = WatchEvent.decode(event);
          if (expected._tag === "Right") assertEquals(textOf(result), textOf(expected));
          else {
            assert(result._tag === "Left" && result.left._tag === "InvalidItem");
            assertEquals(result.left.index, i);
            assertEquals(textOf(result.left.issues), textOf(decodeIssues(expected.left)));
          }
        }
      },
    ),
  );
});

async function linesOf(text: string, size?: number): Promise<ReadonlyArray<string>> {
  const { given } = await drainedAsync(watchEvents(source(text, size), { keep: keepStatus }));
  return given.flatMap((event) =>
    event._tag === "Right" ? [event.right.type] : formatStreamFailure(event.left)
  );
}

const event = (type: string, name: string) =>
  `{"type":"${type}","object":{"kind":"Pod","metadata":{"name":"${name}"},"spec":{"x":[]}}}`;

Deno.test.each([
  { what: "nothing", text: "", lines: [] },
  {
    what: "events of all types",
    text: ["ADDED", "MODIFIED", "DELETED", "BOOKMARK"].map((type) => event(type, "a")).join("\n") +
      '{"type":"ERROR","object":{"kind":"Status","code":410,"message":"too old"}}',
    lines: ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"],
  },
  { what: "an array of events", text: `[${event("ADDED", "a")}]`, lines: ["ADDED"] },
  {
    what: "what is no event",
    text: `${event("ADDED", "a")}7${event("DELETED", "a")}`,
    lines: [
      "ADDED",
      `item 1, <none>/<none>, at byte ${event("ADDED", "a").length}:`,
      "  Invalid value: 7: must be an object",
      "DELETED",
    ],
  },
  {
    what: "an event of a bad pod",
    text: '{"type":"ADDED","object":{"metadata":{"name":"a"},"status":7}}',
    lines: [
      "item 0, <none>/a, at byte 0:",
      "  object.status: Invalid value: 7: must be an object",
    ],
  },
  {
    what: "an event that is cut",
    text: event("ADDED", "a") + event("ADDED", "b").slice(0, -1),
    lines: [
      "ADDED",
      `byte ${
        event("ADDED", "a").length * 2 - 1
      }: found the end, expected , or the end of the object or array: the document that begins at byte ${
        event("ADDED", "a").length
      } is cut off`,
    ],
  },
])("watchEvents() reads $what", async ({ text, lines }) => {
  assertEquals(await linesOf(text), lines);
  assertEquals(await linesOf(text, 1), lines);
});

Deno.test("watchEvents() gives an event as soon as its last byte is there", async () => {
  const given: string[] = [];
  async function* slowly(): AsyncGenerator<Uint8Array> {
    for (const name of ["a", "b", "c"]) {
      yield bytesOf(event("ADDED", name));
      given.push(`${name} is taken`);
    }
  }
  for await (const event of watchEvents(slowly())) {
    assert(event._tag === "Right");
    given.push(event.right.type);
  }
  assertEquals(given, ["ADDED", "a is taken", "ADDED", "b is taken", "ADDED", "c is taken"]);
});

Deno.test("watchEvents() ends with its signal", async () => {
  const controller = new AbortController();
  const stream = new ReadableStream<Uint8Array>({
    start: (sink) => sink.enqueue(bytesOf(event("ADDED", "a") + event("ADDED", "b"))),
  });
  const tags: string[] = [];
  for await (const event of watchEvents(stream, { signal: controller.signal })) {
    tags.push(event._tag === "Left" ? event.left._tag : event.right.type);
    if (tags.length === 2) setTimeout(() => controller.abort());
  }
  assertEquals(tags, ["ADDED", "ADDED", "Aborted"]);
});

/** How kubectl begins a watch of more pods than it asks for at once. */
const chunkOf = (type: string, ...names: ReadonlyArray<string>) =>
  JSON.stringify({
    type,
    object: {
      kind: "PodList",
      apiVersion: "v1",
      metadata: { resourceVersion: "7" },
      items: names.map((name) => ({ metadata: { name } })),
    },
  }) + "\n";

Deno.test("watchEvents() gives an event for each item of a list, for all forms of it alike", async () => {
  const text = chunkOf("ADDED", "a", "b") + chunkOf("ADDED") + chunkOf("ADDED", "c") +
    event("MODIFIED", "a") + chunkOf("DELETED", "b");
  for (const size of [1, 7, 1 << 16]) {
    for (const keep of [true, keepStatus, {}] as const) {
      const { given } = await drainedAsync(watchEvents(source(text, size), { keep }));
      const told = given.map((event) => {
        assert(event._tag === "Right" && event.right.type !== "ERROR");
        return [event.right.type, metadataOf(event.right.object).name];
      });
      assertEquals(told, [
        ["ADDED", O.some("a")],
        ["ADDED", O.some("b")],
        ["ADDED", O.some("c")],
        ["MODIFIED", O.some("a")],
        ["DELETED", O.some("b")],
      ]);
    }
  }
});

Deno.test("one bad item of a list in an event costs no other event", async () => {
  const text = chunkOf("ADDED", "a", "bad", "b").replace(
    '{"metadata":{"name":"bad"}}',
    '{"metadata":{"name":"bad"},"status":7}',
  );
  assertEquals(await linesOf(text), [
    "ADDED",
    `item 1, <none>/bad, at byte ${text.indexOf('{"metadata":{"name":"bad"}')}:`,
    "  object.status: Invalid value: 7: must be an object",
    "ADDED",
  ]);
});

Deno.test("a list in an event is as long as it is, within the bounds of one item", async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytesOf('{"type":"ADDED","object":{"kind":"PodList","items":[');
    for (let i = 0; i < 20_000; i++) yield bytesOf('{"metadata":{"name":"a"}},');
    yield bytesOf('{"metadata":{"name":"a"}}]}}');
  }
  let events = 0;
  for await (const event of watchEvents(chunks(), { maxItemBytes: 4096 })) {
    assertEquals(event._tag, "Right");
    events++;
  }
  assertEquals(events, 20_001);
});

const NO_PODS =
  'supported values: "Pod", "PodList", "List" (it holds no pods: ask for pods, as kubectl get pods -o json does)';

Deno.test.each([
  {
    what: "a list of other objects",
    text: chunkOf("ADDED", "a").replace("PodList", "NodeList"),
    lines: ["document at byte 0:", `  object.kind: Unsupported value: "NodeList": ${NO_PODS}`],
  },
  {
    what: "a pod that has items",
    text: chunkOf("ADDED", "a").replace("PodList", "Pod"),
    lines: [
      "document at byte 0:",
      '  object.kind: Unsupported value: "Pod": supported values where it has items: "PodList", "List"',
    ],
  },
  {
    what: "an event of another object",
    text: '{"type":"ADDED","object":{"kind":"Node"}}',
    lines: [
      "item 0, <none>/<none>, at byte 0:",
      `  object.kind: Unsupported value: "Node": ${NO_PODS}`,
    ],
  },
  {
    what: "an event of a table",
    text: '{"type":"ADDED","object":{"kind":"Table","rows":[]}}',
    lines: [
      "item 0, <none>/<none>, at byte 0:",
      '  object.kind: Unsupported value: "Table": supported values: "Pod", "PodList", "List" (a table has no pods: ask with "Accept: application/json")',
    ],
  },
  {
    what: "a list before its type is known",
    text: '{"object":{"kind":"PodList","items":[{}]},"type":"ADDED"}',
    lines: ["document at byte 0:", "  type: Required value"],
  },
  {
    what: "a list that is marked by another type",
    text: chunkOf("BOOKMARK", "a"),
    lines: [
      "document at byte 0:",
      '  type: Unsupported value: "BOOKMARK": supported values where the object is a list: "ADDED", "MODIFIED", "DELETED"',
    ],
  },
  {
    what: "a list whose kind follows its items",
    text: '{"type":"ADDED","object":{"items":[{}],"kind":"NodeList"}}',
    lines: [
      "ADDED",
      "document at byte 0:",
      `  object.kind: Unsupported value: "NodeList": ${NO_PODS}`,
    ],
  },
  {
    what: "a second list in an event",
    text: '{"type":"ADDED","object":{"items":[{}],"items":[{}]}}',
    lines: [
      "ADDED",
      "document at byte 0:",
      '  items: Invalid value: "a second list": must stand once',
    ],
  },
  {
    what: "a type that stands twice",
    text: '{"type":"ADDED","object":{"items":[{}]},"type":"DELETED"}',
    lines: [
      "ADDED",
      "document at byte 0:",
      '  type: Invalid value: "a second type": must stand once',
    ],
  },
])("watchEvents() refuses $what, and reads on", async ({ text, lines }) => {
  const all = text.trimEnd() + event("ADDED", "z");
  assertEquals(await linesOf(all), [...lines, "ADDED"]);
  assertEquals(await linesOf(all, 1), [...lines, "ADDED"]);
});

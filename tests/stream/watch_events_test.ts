import {
  decodeIssues,
  formatStreamFailure,
  keepStatus,
  WatchEvent,
  watchEvents,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { textOf, watchEvents as events } from "../_arbitrary.ts";
import { bytesOf, chunked, drainedAsync } from "./_chunks.ts";
import { LAYOUTS } from "./_documents.ts";

async function* source(text: string, size = 1 << 16): AsyncGenerator<Uint8Array> {
  yield* chunked(bytesOf(text), size);
}

const SEPARATORS = ["\n", "", "\r\n\r\n"];

Deno.test("watchEvents() gives what WatchEvent decodes of each event, however they are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof({ weight: 4, arbitrary: events }, { weight: 1, arbitrary: fc.jsonValue() }),
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
      }: found the end, expected , or the end of the object or array`,
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

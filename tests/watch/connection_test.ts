import { type AskPods, followPods } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { Connection } from "../../src/watch/_connection.ts";
import { abortable, sleep } from "../../src/watch/_wait.ts";
import { rest, VirtualTime } from "./_virtual_time.ts";

type Body = Awaited<ReturnType<AskPods>>["body"];

/** A body, and how often it was let go. */
function bodyOf(make: (letGo: () => void) => Body): { body: Body; count: () => number } {
  let count = 0;
  return { body: make(() => void count++), count: () => count };
}

const OVER: IteratorResult<Uint8Array> = { done: true, value: undefined };

const noText = () => Promise.resolve("");

Deno.test.each<{ what: string; make: (letGo: () => void) => Body; expected: number }>([
  {
    what: "a stream",
    make: (letGo) => new ReadableStream({ cancel: letGo }),
    expected: 1,
  },
  {
    what: "a stream that cannot be let go",
    make: (letGo) =>
      new ReadableStream({
        cancel: () => {
          letGo();
          throw new Error("busy");
        },
      }),
    expected: 1,
  },
  {
    what: "an iterable",
    make: (letGo) => ({
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve(OVER),
        return: () => {
          letGo();
          return Promise.resolve(OVER);
        },
      }),
    }),
    expected: 1,
  },
  { what: "nothing", make: () => null, expected: 0 },
])("an answer of $what that comes too late is let go, and nobody hears of it", async (
  { make, expected },
) => {
  const { body, count } = bodyOf(make);
  const time = new VirtualTime();
  let answer: (response: Awaited<ReturnType<AskPods>>) => void = () => {};
  const ask: AskPods = () => new Promise((resolve) => answer = resolve);
  const { signal } = new AbortController();
  const connection = new Connection({ ask, clock: time, signal }, 1000);
  const opened = connection.open(new URLSearchParams());
  connection.close();
  answer({ status: 200, body, text: noText });
  assertEquals((await opened)._tag, "Left");
  await rest();
  assertEquals([count(), time.alarms], [expected, 0]);
});

Deno.test("a request whose signal came before is told so, and waits for nothing", async () => {
  const time = new VirtualTime();
  const seen: boolean[] = [];
  const ask: AskPods = (_, { signal }) => {
    seen.push(signal?.aborted === true);
    return new Promise(() => {});
  };
  const connection = new Connection({ ask, clock: time, signal: AbortSignal.abort("left") }, 1000);
  const opened = await connection.open(new URLSearchParams());
  assert(opened._tag === "Left" && opened.left.cause._tag === "Unanswered");
  assertEquals([opened.left.cause.error, seen], ["left", [true]]);
  connection.close();
  assertEquals(time.alarms, 0);
});

Deno.test("neither a pause nor a promise is waited for once the signal came", async () => {
  const time = new VirtualTime();
  const signal = AbortSignal.abort("left");
  await sleep(time, 60_000, signal);
  assertEquals(await abortable(new Promise(() => {}), signal).catch((reason) => reason), "left");
  assertEquals(time.alarms, 0);
});

/** What a follower says first of a server that answers each request for a page so. */
async function troubleOf(text: string | null): Promise<string> {
  const body = (): Body => text === null ? null : new Blob([text]).stream();
  const ask: AskPods = () => Promise.resolve({ status: 200, body: body(), text: noText });
  for await (const step of followPods(ask, { clock: new VirtualTime(), listBy: "pages" })) {
    assert(step._tag === "Right" && O.isSome(step.right.trouble));
    return step.right.trouble.value.message;
  }
  throw new Error("the follower told nothing");
}

const list = (metadata: unknown) => JSON.stringify({ kind: "PodList", metadata, items: [] });

Deno.test.each([
  { what: "no body", text: null, says: "the answer ended as soon as it had begun" },
  {
    what: "a token that leads to itself",
    text: list({ resourceVersion: "7", continue: "x" }),
    says:
      'the answer is no list of pods: metadata.continue: Invalid value: "x": must be another token than that of the request',
  },
  {
    what: "no version to go on from",
    text: list({}),
    says: "the answer is no list of pods: metadata.resourceVersion: Required value",
  },
  {
    what: "two lists",
    text: `${list({ resourceVersion: "7" })}\n${list({ resourceVersion: "8" })}`,
    says: "the answer is no list of pods: metadata.resourceVersion: Required value",
  },
  {
    what: "a table",
    text: JSON.stringify({ kind: "Table", rows: [] }),
    says:
      'the answer is no list of pods: kind: Unsupported value: "Table": supported values: "Pod", "PodList", "List" (a table has no pods: ask with "Accept: application/json")',
  },
  {
    what: "half a list",
    text: '{"kind":"PodList","items":[',
    says:
      "the answer broke off: byte 27: found the end, expected a value or ]: the document that begins at byte 0 is cut off",
  },
])("a follower by pages that gets $what says: $says", async ({ text, says }) => {
  assertEquals(await troubleOf(text), says);
});

import {
  formatStreamFailure,
  podsFromChunks,
  podsFromStream,
  type StreamFailure,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { textOf } from "../_arbitrary.ts";
import { bytesOf, chunked, drained, drainedAsync } from "./_chunks.ts";
import { failuresOf, items, LAYOUTS, LIST_FORMS, SEQUENCE_FORMS } from "./_documents.ts";

const POD = '{"kind":"Pod","metadata":{"name":"a"}}\n';

/** Sources that give the same chunks, each of another type. */
const SOURCES: Readonly<
  Record<
    string,
    (chunks: () => Iterable<Uint8Array>) => ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
  >
> = {
  "an async iterable": async function* (chunks) {
    yield* chunks();
  },
  "a plain stream": (chunks) => {
    const iterator = chunks()[Symbol.iterator]();
    return new ReadableStream({
      pull(controller) {
        const { done, value } = iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(value.slice());
      },
    });
  },
  "a stream of bytes": (chunks) => {
    const iterator = chunks()[Symbol.iterator]();
    return new ReadableStream({
      type: "bytes",
      pull(controller) {
        const { done, value } = iterator.next();
        if (done !== true) controller.enqueue(value.slice());
        else {
          controller.close();
          controller.byobRequest?.respond(0);
        }
      },
    });
  },
  "a stream of bytes that fills its reader's buffer": (chunks) => {
    const iterator = chunks()[Symbol.iterator]();
    return new ReadableStream({
      type: "bytes",
      pull(controller) {
        const { done, value } = iterator.next();
        const request = controller.byobRequest;
        assert(request?.view);
        if (done === true) {
          controller.close();
          request.respond(0);
        } else {
          const { buffer, byteOffset } = request.view;
          new Uint8Array(buffer, byteOffset).set(value);
          request.respond(value.length);
        }
      },
    });
  },
  "a stream of one chunk": (chunks) => {
    const parts = Array.from(chunks(), (chunk) => chunk.slice());
    return new Blob(parts).stream();
  },
};

for (const [what, source] of Object.entries(SOURCES)) {
  Deno.test(`podsFromStream() gives of ${what} what podsFromChunks() gives`, async () => {
    const forms = fc.constantFrom(
      ...Object.values(LIST_FORMS),
      ...Object.values(SEQUENCE_FORMS),
    );
    const cuts = fc.integer({ min: 1, max: 500 });
    const layouts = fc.constantFrom(...Object.values(LAYOUTS));
    await fc.assert(
      fc.asyncProperty(
        items,
        forms,
        layouts,
        cuts,
        fc.nat(),
        async (items, form, lay, size, cut) => {
          const whole = bytesOf(lay((print) => form(print, items)));
          const bytes = whole.subarray(0, cut % 2 === 0 ? whole.length : cut % (whole.length + 1));
          // The chunks of an iterable are valid until the next; others hold copies.
          const chunks = () => [...chunked(bytes, size)].length === 0 ? [] : chunked(bytes, size);
          const pods = await drainedAsync(podsFromStream(source(chunks)));
          const expected = drained(podsFromChunks(chunked(bytes, size)));
          assertEquals(textOf(pods), textOf(expected));
        },
      ),
      { numRuns: 40 },
    );
  });
}

/** A source of pods without an end, which counts what is asked of it. */
class Endless implements AsyncIterable<Uint8Array> {
  pulls = 0;
  isCancelled = false;

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        this.pulls++;
        yield bytesOf(POD + POD);
      }
    } finally {
      this.isCancelled = true;
    }
  }

  get stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      pull: (controller) => {
        this.pulls++;
        controller.enqueue(bytesOf(POD + POD));
      },
      cancel: () => {
        this.isCancelled = true;
      },
    }, { highWaterMark: 0 });
  }
}

/** Sources, and how many chunks they are asked for before they are needed. */
const ENDLESS: ReadonlyArray<
  readonly [
    what: string,
    sourceOf: (endless: Endless) => ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
    ahead: number,
  ]
> = [["an iterable", (endless) => endless, 0], ["a stream", (endless) => endless.stream, 1]];

for (const [what, sourceOf, ahead] of ENDLESS) {
  Deno.test(`podsFromStream() asks ${what} for ${ahead} chunks more than it needs`, async () => {
    const endless = new Endless();
    const pods = podsFromStream(sourceOf(endless));
    assertEquals(endless.pulls, 0);
    for (let n = 0; n < 20; n++) {
      await pods.next();
      await settled();
      assertEquals(endless.pulls, 1 + Math.floor(n / 2) + ahead);
    }
    await pods.return(undefined as never);
  });

  Deno.test(`podsFromStream() cancels ${what} that its reader leaves`, async () => {
    const endless = new Endless();
    for await (const _ of podsFromStream(sourceOf(endless))) break;
    await settled();
    assert(endless.isCancelled);
  });

  Deno.test(`podsFromStream() asks nothing of ${what} where it was aborted before`, async () => {
    const endless = new Endless();
    const signal = AbortSignal.abort("enough");
    const { given, returned } = await drainedAsync(podsFromStream(sourceOf(endless), { signal }));
    assertEquals(failuresOf(given), [{ _tag: "Aborted", offset: 0, reason: "enough" }]);
    assertEquals([returned.pods, returned.failures, endless.pulls], [0, 1, 0]);
  });

  Deno.test(`podsFromStream() ends ${what} that is aborted between two pods`, async () => {
    const endless = new Endless();
    const controller = new AbortController();
    const tags: string[] = [];
    for await (const pod of podsFromStream(sourceOf(endless), { signal: controller.signal })) {
      tags.push(pod._tag === "Left" ? pod.left._tag : pod._tag);
      if (tags.length === 3) controller.abort();
    }
    await settled();
    assertEquals(tags, ["Right", "Right", "Right", "Aborted"]);
    assertEquals([endless.pulls, endless.isCancelled], [2 + ahead, true]);
  });
}

/** Lets everything happen that is due. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("podsFromStream() ends a read that waits when it is aborted, and says after how many bytes", async () => {
  const reasons: unknown[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytesOf(POD + '{"ki')),
    cancel: (reason) => {
      reasons.push(reason);
    },
  });
  const controller = new AbortController();
  const reason = new Error("too slow");
  const pods = podsFromStream(stream, { signal: controller.signal });
  assertEquals((await pods.next()).value, [...podsFromChunks([bytesOf(POD)])][0]);
  const pending = pods.next();
  await settled();
  controller.abort(reason);
  assertEquals(failuresOf([(await pending).value as never]), [{
    _tag: "Aborted",
    offset: POD.length + 4,
    reason,
  }]);
  assertEquals((await pods.next()).done, true);
  assertEquals(reasons, [reason]);
});

Deno.test("podsFromStream() leaves no listener on a signal", async () => {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const count = (name: "addEventListener" | "removeEventListener", by: number) => {
    const method = signal[name].bind(signal);
    Object.defineProperty(signal, name, {
      value: (type: "abort", listener: () => void) => {
        listeners += by;
        method(type, listener);
      },
    });
  };
  count("addEventListener", 1);
  count("removeEventListener", -1);
  const body = () => new Blob([POD, POD]).stream();
  await drainedAsync(podsFromStream(body(), { signal }));
  for await (const _ of podsFromStream(body(), { signal })) break;
  assertEquals(listeners, 0);
});

async function failuresIn(source: unknown): Promise<ReadonlyArray<StreamFailure>> {
  const { given } = await drainedAsync(podsFromStream(source as ReadableStream<Uint8Array>));
  return failuresOf(given);
}

Deno.test("podsFromStream() reports a source that throws, behind the pods that it gave", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytesOf(POD);
    throw new Error("reset by peer");
  }
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(bytesOf(POD));
      await settled();
      controller.error(new Error("reset by peer"));
    },
  }, { highWaterMark: 0 });
  for (const source of [broken(), stream]) {
    const { given } = await drainedAsync(podsFromStream(source));
    assertEquals(given.map(({ _tag }) => _tag), ["Right", "Left"]);
    assertEquals(failuresOf(given).flatMap(formatStreamFailure), [
      `byte ${POD.length}: cannot read on: reset by peer`,
    ]);
  }
});

Deno.test("podsFromStream() reports a source that gives no bytes, or is none", async () => {
  const text = new ReadableStream({
    start(controller) {
      controller.enqueue(POD);
      controller.close();
    },
  });
  const locked = new Blob([POD]).stream();
  locked.getReader();
  const cancelled = new Blob([POD]).stream();
  const iterable = (next: () => unknown) => ({ [Symbol.asyncIterator]: () => ({ next }) });
  const throws = () => {
    throw new Error("no");
  };
  for (
    const source of [
      text,
      locked,
      undefined,
      {},
      "{}",
      iterable(throws),
      iterable(() => Promise.reject(new Error("no"))),
      iterable(() => Promise.resolve({ done: false, value: POD })),
      iterable(() => Promise.resolve({ done: false, value: [0x7b] })),
    ]
  ) {
    const failures = await failuresIn(source);
    assertEquals(failures.map(({ _tag }) => _tag), ["SourceFailed"]);
  }
  await cancelled.cancel();
  assertEquals(await failuresIn(cancelled), []);
});

Deno.test("podsFromStream() throws nothing where a source cannot be cancelled", async () => {
  const next = () => Promise.resolve({ done: false, value: bytesOf(POD) });
  const no = () => {
    throw new Error("no");
  };
  for (
    const end of [
      {},
      { return: no },
      { return: () => Promise.reject(new Error("no")) },
      { return: () => ({ done: true, value: undefined }) },
    ]
  ) {
    const source = { [Symbol.asyncIterator]: () => ({ next, ...end }) };
    const pods: string[] = [];
    for await (const { _tag } of podsFromStream(source as AsyncIterable<Uint8Array>)) {
      pods.push(_tag);
      break;
    }
    assertEquals(pods, ["Right"]);
  }
  const stubborn = new ReadableStream({
    pull: (controller) => controller.enqueue(bytesOf(POD)),
    cancel: no,
  });
  for await (const { _tag } of podsFromStream(stubborn)) {
    assertEquals(_tag, "Right");
    break;
  }
});

Deno.test("podsFromStream() unlocks a stream that it read to its end, or left", async () => {
  const whole = [
    new Blob([POD]).stream(),
    new Blob([POD]).stream().pipeThrough(new TransformStream()),
  ];
  for (const stream of whole) {
    await drainedAsync(podsFromStream(stream));
    assertEquals(stream.locked, false);
  }
  for (const stream of [new Blob([POD]).stream(), new Endless().stream]) {
    for await (const _ of podsFromStream(stream)) break;
    await settled();
    assertEquals(stream.locked, false);
  }
});

Deno.test("podsFromStream() takes the chunks of Node's streams", async () => {
  const { Readable } = await import("node:stream");
  const { Buffer } = await import("node:buffer");
  const chunks = [...POD.repeat(3)].map((character) => Buffer.from(character));
  const pods = await drainedAsync(podsFromStream(Readable.from(chunks)));
  assertEquals(pods.given.map(({ _tag }) => _tag), ["Right", "Right", "Right"]);
});

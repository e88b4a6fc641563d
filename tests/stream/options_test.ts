import {
  formatStreamFailure,
  podPages,
  podsFromChunks,
  podsFromStream,
  watchEvents,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import { bytesOf, drained, drainedAsync } from "./_chunks.ts";

const POD = bytesOf('{"kind":"Pod","metadata":{"name":"a"}}');

const NO_COUNTS = [-1, 0, 0.5, NaN, Infinity, -Infinity, 2 ** 53, "7", null, {}, 7n];

/** Each option with what it must not be. */
const BAD: ReadonlyArray<readonly [option: string, options: object, expected: string]> = [
  ...NO_COUNTS.flatMap((value) =>
    [
      ["maxItemBytes", { maxItemBytes: value }, "must be a whole number from 1 to 536870888"],
      ["maxDepth", { maxDepth: value }, "must be a whole number from 1 to 1048575"],
    ] as const
  ),
  ...[false, null, "status", 7, []].flatMap((value) =>
    [
      ["keep", { keep: value }, "must be true, or an object of what to keep"],
      [
        "keep.status.phase",
        { keep: { status: { phase: value } } },
        "must be true, or an object of what to keep",
      ],
    ] as const
  ),
];

Deno.test("an option that is out of range is the only thing that a stream gives, and nothing is read", async () => {
  for (const [option, options, expected] of BAD) {
    let pulls = 0;
    let isCancelled = false;
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          pulls++;
          controller.enqueue(POD);
        },
        cancel: () => {
          isCancelled = true;
        },
      }, { highWaterMark: 0 });
    const chunks = {
      *[Symbol.iterator]() {
        pulls++;
        yield POD;
      },
    };
    const readings = [
      await drainedAsync(podsFromStream(stream(), options)),
      await drainedAsync(watchEvents(stream(), options)),
      drained(podsFromChunks(chunks, options)),
    ];
    for (const { given: [first, ...rest] } of readings) {
      assert(first._tag === "Left" && first.left._tag === "InvalidOption", option);
      assertEquals([first.left.option, first.left.expected, rest], [option, expected, []]);
      const [line] = formatStreamFailure(first.left);
      assert(line.startsWith(`option ${option}: Invalid value: `), line);
    }
    assertEquals(readings[0].returned?.failures, 1);
    assertEquals([pulls, isCancelled], [0, true]);
  }
});

Deno.test("a keep that contains itself is refused, and costs no more than a deep one", () => {
  const keep: Record<string, never> = {};
  keep.status = keep as never;
  const { given } = drained(podsFromChunks([POD], { keep }));
  assert(given[0]._tag === "Left" && given[0].left._tag === "InvalidOption");
  assertEquals(given[0].left.expected, "must have at most 1000 levels");
});

Deno.test("podPages() asks for nothing where an option is out of range", async () => {
  const refused = [
    ...NO_COUNTS.map((limit) => [{ limit }, "limit", limit]),
    [{ onExpired: "again" }, "onExpired", "again"],
  ];
  for (const [options, option, value] of refused) {
    let asked = 0;
    const ask = () => {
      asked++;
      return Promise.resolve(new Response('{"kind":"PodList","items":[]}'));
    };
    const { given } = await drainedAsync(podPages(ask, options as { limit: number }));
    assertEquals(given.map((page) => page._tag === "Left" && page.left._tag), ["InvalidOption"]);
    assert(given[0]._tag === "Left" && given[0].left._tag === "InvalidOption");
    const { left } = given[0];
    assertEquals([left.list, left.page, left.option, left.value, asked], [0, 0, option, value, 0]);
  }
});

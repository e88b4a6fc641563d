import { assert, assertEquals, assertFalse } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import * as podStatus from "@k8s-fp/pod-status";
import {
  applyWatchEvent,
  beginWatchList,
  collectPods,
  containerRows,
  type ContainerState,
  countBy,
  decodeIssues,
  decodePods,
  emptyPodStatus,
  emptyWatchState,
  fleetMonoid,
  foldPods,
  foldStream,
  getMonoid,
  getSemigroup,
  type Keep,
  keepColumns,
  keepFacts,
  keepStatus,
  type Pod,
  podPages,
  podRow,
  podsFromChunks,
  podsFromStream,
  PodStatus,
  refusalOf,
  relist,
  Status,
  statusColumn,
  WatchEvent,
  watchEvents,
  type WatchState,
} from "@k8s-fp/pod-status";
import { type Codec, DefinedCodec } from "../../src/codec/_codec.ts";
import {
  assertDeeplyFrozen,
  codecs,
  decoded,
  isDeeplyMutable,
  jsonOf,
  models,
  objectsIn,
  share,
  spoil,
  textOf,
  valueOf,
} from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";
import { FACTS } from "../query/_facts.ts";
import { bytesOf, chunked, drained, drainedAsync } from "../stream/_chunks.ts";
import { items, LIST_FORMS, SEQUENCE_FORMS } from "../stream/_documents.ts";
import { exportedOptics } from "./_optics.ts";

const RUNS = { numRuns: 30 };
const NOW = Date.UTC(2026, 0, 1);

/**
 * What in a failure is not the module's to freeze: the value that was refused,
 * which belongs to who gave it, and what a source or a request threw.
 */
const FOREIGN = ["value", "cause", "error"];

/**
 * Asserts that nobody can change what is in these results: pods, pages and
 * events, failures in their place, and what came last. The Either around each
 * is fp-ts' own, and its receiver's.
 */
function assertResultsFrozen(results: Iterable<E.Either<unknown, unknown>>, last?: unknown): void {
  assertDeeplyFrozen(last);
  for (const result of results) {
    if (E.isRight(result)) assertDeeplyFrozen(result.right);
    else assertDeeplyFrozen(result.left, FOREIGN);
  }
}

// -----------------------------------------------------------------------------
// what the module makes
// -----------------------------------------------------------------------------

const keeps = fc.constantFrom<Keep>(true, keepStatus, keepColumns, keepFacts);

/** Texts that hold pods, bad pods and other objects, in every form; some are cut, or have a byte that no text has. */
const bodies: fc.Arbitrary<Uint8Array> = fc.tuple(
  fc.constantFrom(...Object.values(LIST_FORMS), ...Object.values(SEQUENCE_FORMS)),
  items,
  fc.nat(),
  fc.constantFrom("whole", "whole", "cut", "garbled"),
).map(([form, items, at, fate]) => {
  const bytes = bytesOf(form((document) => JSON.stringify(document), items));
  const place = at % (bytes.length + 1);
  if (fate === "cut") return bytes.subarray(0, place);
  return fate === "garbled" ? bytes.map((byte, i) => i === place ? 0xff : byte) : bytes;
});

async function* sourceOf(body: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(body);
}

const events: fc.Arbitrary<ReadonlyArray<WatchEvent>> = fc.array(valueOf(WatchEvent), {
  maxLength: 6,
});

function stateAfter(events: ReadonlyArray<WatchEvent>): WatchState {
  return events.reduce((state, event) => applyWatchEvent(event)(state).state, emptyWatchState);
}

const pods: fc.Arbitrary<ReadonlyArray<Pod>> = fc.array(anyPod, { maxLength: 4 });

/** What a server may answer to a request for pods; nothing where the connection is lost. */
const answers: fc.Arbitrary<unknown> = fc.oneof(
  items.map((items) => ({ kind: "PodList", metadata: { resourceVersion: "7" }, items })),
  jsonOf(Status).map((status) => ({ ...status as object, kind: "Status" })),
  fc.jsonValue(),
  fc.constant(undefined),
);

async function all<A>(source: AsyncIterable<A>): Promise<ReadonlyArray<A>> {
  const found: A[] = [];
  for await (const a of source) found.push(a);
  return found;
}

/** A law of what one export makes. */
type Law = fc.IProperty<unknown> | fc.IAsyncProperty<unknown>;

/** That nobody can change what is made of such an input. */
function frozen<A>(input: fc.Arbitrary<A>, make: (a: A) => unknown): Law {
  return fc.property(input, (a) => assertDeeplyFrozen(make(a))) as Law;
}

const constant = (value: unknown) => frozen(fc.constant(value), () => value);

const fold = foldPods(NOW);

/** Of each export that makes values of the module: that nobody can change what it makes. */
const MADE: Readonly<Record<string, Law>> = {
  applyWatchEvent: frozen(
    fc.tuple(events, valueOf(WatchEvent)),
    ([events, event]) => applyWatchEvent(event)(stateAfter(events)),
  ),
  beginWatchList: frozen(
    fc.tuple(events, valueOf(WatchEvent)),
    ([events, event]) => applyWatchEvent(event)(beginWatchList(stateAfter(events))),
  ),
  collectPods: fc.asyncProperty(bodies, keeps, async (body, keep) => {
    const collected = await collectPods(podsFromStream(sourceOf(body), { keep }));
    assertDeeplyFrozen(collected, FOREIGN);
    assertDeeplyFrozen(collected.pods);
  }) as Law,
  containerRows: frozen(anyPod, containerRows()),
  countBy: frozen(pods, countBy(statusColumn)),
  decodeIssues: fc.property(
    fc.constantFrom<unknown>(3, { phase: 3, conditions: [{}, 7] }, { podIPs: {} }),
    (json) => {
      const result = PodStatus.decode(json);
      assert(E.isLeft(result));
      assertDeeplyFrozen(decodeIssues(result.left), FOREIGN);
    },
  ) as Law,
  decodePods: fc.property(fc.oneof(items, valueOf(WatchEvent), fc.jsonValue()), (document) => {
    const result = decodePods(document);
    if (E.isLeft(result)) return assertDeeplyFrozen(result.left, FOREIGN);
    assertDeeplyFrozen(result.right, FOREIGN);
    assertDeeplyFrozen(result.right.pods);
  }) as Law,
  emptyPodStatus: constant(emptyPodStatus),
  emptyWatchState: constant(emptyWatchState),
  fleetMonoid: frozen(fc.tuple(pods, pods), ([x, y]) => fleetMonoid(2).concat(fold(x), fold(y))),
  foldPods: frozen(pods, fold),
  foldStream: fc.asyncProperty(bodies, async (body) => {
    assertDeeplyFrozen(await foldStream(NOW)(podsFromStream(sourceOf(body))));
  }) as Law,
  getMonoid: frozen(
    fc.nat(models.length - 1),
    (at) => getMonoid(models[at] as unknown as Codec<ContainerState>).empty,
  ),
  getSemigroup: frozen(
    fc.nat(codecs.length - 1).chain((at) =>
      fc.tuple(fc.constant(at), valueOf(codecs[at]), valueOf(codecs[at]))
    ),
    ([at, x, y]) => getSemigroup(codecs[at]).concat(x, y),
  ),
  keepColumns: constant(keepColumns),
  keepFacts: constant(keepFacts),
  keepStatus: constant(keepStatus),
  podPages: fc.asyncProperty(fc.constantFrom(200, 403, 410), answers, async (status, body) => {
    const text = () => Promise.resolve(JSON.stringify(body));
    const fetchPage = () =>
      body === undefined ? Promise.reject(new Error("lost")) : Promise.resolve({ status, text });
    for (const page of await all(podPages(fetchPage))) {
      assertDeeplyFrozen(E.isLeft(page) ? page.left : page.right, FOREIGN);
      if (E.isRight(page)) assertDeeplyFrozen(page.right.pods);
    }
  }) as Law,
  podRow: frozen(anyPod, podRow(NOW)),
  podsFromChunks: fc.property(bodies, keeps, (body, keep) => {
    const { given, returned } = drained(podsFromChunks([body], { keep }));
    assertResultsFrozen(given, returned);
  }) as Law,
  podsFromStream: fc.asyncProperty(bodies, keeps, async (body, keep) => {
    const { given, returned } = await drainedAsync(podsFromStream(sourceOf(body), { keep }));
    assertResultsFrozen(given, returned);
  }) as Law,
  refusalOf: fc.asyncProperty(fc.constantFrom(200, 403, 410), answers, async (status, body) => {
    assertDeeplyFrozen(await refusalOf(Response.json(body ?? null, { status })));
  }) as Law,
  relist: frozen(
    fc.tuple(events, pods),
    ([events, pods]) => relist(pods, O.some("9"))(stateAfter(events)),
  ),
  watchEvents: fc.asyncProperty(
    fc.array(fc.oneof(jsonOf(WatchEvent), fc.jsonValue()), { maxLength: 4 }),
    keeps,
    async (events, keep) => {
      const body = bytesOf(events.map((event) => JSON.stringify(event)).join("\n"));
      assertResultsFrozen(await all(watchEvents(sourceOf(body), { keep })));
    },
  ) as Law,
};

/** What answers by a text, a number, a comparison, or with what others made; FACTS answer likewise. */
const ANSWERS = [
  "MAX_ISSUES",
  "findPod",
  "formatApiFailure",
  "formatIssues",
  "formatStreamFailure",
  "getEq",
  "getShow",
  "lenses",
  "match",
  "podsReport",
  "quantityOrd",
  "timeOrd",
  "toEpochMillis",
  "unknownFields",
  "watchedPods",
];

/** What comes step by step from a server; the tests of it look at each at the end. */
const FOLLOWED = ["followPods", "untilPods"];

Deno.test("the laws are tried on every export that makes a value", async () => {
  const tried = [
    ...Object.keys(MADE),
    ...Object.keys(FACTS),
    ...await exportedOptics(),
    ...ANSWERS,
    ...FOLLOWED,
  ];
  const exported = Object.entries<unknown>(podStatus)
    .flatMap(([name, value]) => value instanceof DefinedCodec ? [] : [name]);
  assertEquals(exported.filter((name) => !tried.includes(name)), [], "not tried");
  assertEquals(tried.filter((name) => !exported.includes(name)), [], "not exported");
});

for (const [name, law] of Object.entries(MADE)) {
  Deno.test(`nobody can change what ${name} makes`, async () => {
    await fc.assert(law as fc.IAsyncProperty<unknown>, RUNS);
  });
}

Deno.test("nobody can change what a stream tells of a broken source, or of an abort", async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield* sourceOf(bytesOf('[{"status": {"phase": "Running"}}'));
    throw new Error("connection lost");
  };
  const signal = AbortSignal.abort("no more");
  for (const stream of [podsFromStream(broken()), podsFromStream(broken(), { signal })]) {
    const { given, returned } = await drainedAsync(stream);
    assert(given.some(E.isLeft));
    assertResultsFrozen(given, returned);
  }
});

// -----------------------------------------------------------------------------
// what codecs decode
// -----------------------------------------------------------------------------

for (const codec of codecs) {
  Deno.test(`${codec.name}.decode() freezes all of the result and nothing of the input`, () => {
    fc.assert(
      fc.property(jsonOf(codec), (json) => {
        const before = textOf(json);
        const value = decoded(codec, json);
        assertDeeplyFrozen(value);
        assertFalse(share(json, value));
        assert(isDeeplyMutable(json));
        assertEquals(textOf(json), before);
      }),
      RUNS,
    );
  });

  Deno.test(`${codec.name}.decode() has a result that no change of the input reaches`, () => {
    fc.assert(
      fc.property(jsonOf(codec), (json) => {
        const own = structuredClone(json);
        const value = decoded(codec, own);
        const before = textOf(value);
        spoil(own);
        assertEquals(textOf(value), before);
        assertEquals(textOf(decoded(codec, json)), before);
      }),
      RUNS,
    );
  });
}

Deno.test("decodePods() has pods that no change of the document reaches", () => {
  fc.assert(
    fc.property(items, (items) => {
      const own = structuredClone(items);
      const result = decodePods(own);
      assert(E.isRight(result));
      const text = () =>
        textOf({
          ...result.right,
          failures: result.right.failures.map(({ issues, ...failure }) => ({
            ...failure,
            issues: issues.map(({ value: _, ...issue }) => issue),
          })),
        });
      const before = text();
      spoil(own);
      assertEquals(text(), before);
    }),
    RUNS,
  );
});

Deno.test("podsFromChunks() gives pods that no change of the bytes reaches", () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 200 }), keeps, (items, size, keep) => {
      const bytes = bytesOf(JSON.stringify(items));
      const whole = drained(podsFromChunks([bytes.slice()], { keep }));
      assertEquals(textOf(drained(podsFromChunks(chunked(bytes, size), { keep }))), textOf(whole));
      const before = textOf(whole);
      bytes.fill(0xff);
      assertEquals(textOf(whole), before);
    }),
    RUNS,
  );
});

// -----------------------------------------------------------------------------
// what facts answer
// -----------------------------------------------------------------------------

/** The objects of a value that can be changed. */
function mutableIn(value: unknown): ReadonlyArray<object> {
  return [...objectsIn(value)].filter((object) => !Object.isFrozen(object));
}

Deno.test("what a fact answers is of the frozen pod, or its receiver's alone", () => {
  fc.assert(
    fc.property(anyPod, anyPod, (pod, other) => {
      const before = textOf([pod, other]);
      for (const [name, fact] of Object.entries(FACTS)) {
        const answer = fact(pod, other);
        const again = fact(pod, other);
        const text = textOf(again);
        const shared = objectsIn(again);
        assertFalse(mutableIn(answer).some((object) => shared.has(object)), name);
        spoil(answer);
        assertEquals(textOf(again), text, name);
        assertEquals(textOf(fact(pod, other)), text, name);
      }
      assertEquals(textOf([pod, other]), before);
    }),
    RUNS,
  );
});

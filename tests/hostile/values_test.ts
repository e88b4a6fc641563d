import * as podStatus from "@k8s-fp/pod-status";
import {
  decodeIssues,
  decodePods,
  formatIssues,
  formatStreamFailure,
  MAX_ISSUES,
  type Pod,
  podsFromChunks,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater, assertLess } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import type { DefinedCodec, Definition } from "../../src/codec/_codec.ts";
import { codecs, decoded, fieldsOf, isDeeplyFrozen, itemOf, textOf } from "../_arbitrary.ts";
import { FACTS } from "../query/_facts.ts";
import { bytesOf, drained } from "../stream/_chunks.ts";
import { assertCosts } from "./_cost.ts";
import {
  fullOf,
  fullPod,
  type Path,
  placesOf,
  podNode,
  podPlaces,
  valueAt,
  withText,
  withValue,
} from "./_places.ts";
import { LEVELS, NAMES, TEXTS, VALUES } from "./_values.ts";

const PARSED: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(TEXTS).map(([name, text]) => [name, JSON.parse(text)]),
);
const ALL = { ...PARSED, ...VALUES };

/** How many documents were tried, how many of them were refused, and how many pods nobody heard of. */
const tried = { inputs: 0, faults: 0, lost: 0 };

/** How many times as much as a full pod any other may cost; the dearest costs 10 times as much. */
const SHARE = 100;

/** What was asked of some pods, which must not cost more than their share; it may be asked again. */
function affordable<A>(what: string, pods: number, run: () => A): A {
  let results: ReadonlyArray<A> = [];
  assertCosts(what, () => results = [run()], SHARE * pods, () => {
    const pod = decoded(podStatus.Pod, fullPod);
    for (const fact of Object.values(FACTS)) fact(pod, full);
  });
  return results[0];
}

/** Asks a codec everything of a document; what it refuses, it refuses for a value at the path. */
function ask(codec: DefinedCodec<unknown>, document: unknown, path: Path, what: string): void {
  tried.inputs++;
  const isFault = affordable(what, 1, () => {
    codec.is(document);
    const result = codec.decode(document);
    assertEquals(codec.validate(document, [])._tag, result._tag, what);
    if (E.isRight(result)) {
      askValue(codec, result.right, what);
      return false;
    }
    const issues = decodeIssues(result.left);
    assertGreater(issues.length, 0, what);
    for (const issue of issues.slice(0, MAX_ISSUES)) {
      assertEquals(issue.path.slice(0, path.length), [...path], what);
    }
    const lines = formatIssues(issues);
    assertLess(lines.length, 102, what);
    for (const line of lines) assertLess(line.length, 1100, what);
    return true;
  });
  if (isFault) tried.faults++;
}

function askValue(codec: DefinedCodec<unknown>, value: unknown, what: string): void {
  assert(codec.is(value), what);
  assert(isDeeplyFrozen(value), what);
  const json = codec.encode(value);
  assertEquals(textOf(decoded(codec, json)), textOf(value), what);
}

function titled(codec: Definition<unknown>, path: Path, name: string): string {
  return `${name} at ${path.join(".") || "the root"} of ${codec.name}`;
}

for (const codec of codecs) {
  Deno.test(`${codec.name} takes or refuses any value, itself and in every field`, () => {
    const full = fullOf(codec);
    const fields = fieldsOf(codec, full).map(({ key }): Path => [key]);
    for (const [name, value] of Object.entries(ALL)) {
      for (const path of [[], ...fields]) {
        ask(codec, withValue(full, path, value), path, titled(codec, path, name));
      }
    }
  });
}

// -----------------------------------------------------------------------------
// pods
// -----------------------------------------------------------------------------

type LensTable = Readonly<Record<string, { readonly get: (record: unknown) => unknown }>>;

/** Looks at each field of each record of a value through its lens; counts them. */
function looks(node: Definition<unknown>, value: unknown): number {
  if (node.fields.length === 0) return 0;
  const lenses = podStatus.lenses(node as unknown as podStatus.Codec<object>) as LensTable;
  return node.fields.reduce((count, { key, optional, codec }) => {
    const part = lenses[key].get(value);
    const inner = optional ? O.toUndefined(part as O.Option<unknown>) : part;
    if (inner === undefined) return count + 1;
    const item = itemOf(codec);
    const parts = item === undefined ? [] : Object.values(inner as object);
    return parts.reduce((sum, one) => sum + looks(item!, one), count + 1 + looks(codec, inner));
  }, 0);
}

const full = decoded(podStatus.Pod, fullPod);

/** Asks every fact about a pod. */
function askFacts(pod: Pod, what: string): void {
  affordable(what, 1, () => {
    for (const fact of Object.values(FACTS)) fact(pod, full);
    assertGreater(looks(podNode, pod), 0, what);
  });
}

Deno.test("a full pod has every field that the model has", () => {
  assertEquals(
    looks(podNode, full),
    [podNode, ...podPlaces.map(({ codec }) => codec)]
      .reduce((count, { fields }) => count + fields.length, 0),
  );
  assertGreater(podPlaces.length, 300);
});

const good = (name: string) => ({ kind: "Pod", metadata: { name } });

function nameOf(pod: Pod): string | undefined {
  return O.toUndefined(podStatus.metadataOf(pod).name);
}

/** What a reader makes of a list. */
interface Reading {
  readonly pods: ReadonlyArray<Pod>;
  /** The positions of the items that it reports. */
  readonly failed: ReadonlyArray<number>;
  readonly skipped: number;
}

/**
 * How many items of a list nobody heard of: good ones that were not decoded,
 * others of which nothing is said. Every other item is good, and has a name.
 */
function lostOf(
  { pods, failed, skipped }: Reading,
  length: number,
  isBad: (at: number) => boolean,
) {
  const names = new Set(pods.map(nameOf));
  const reported = new Set(failed);
  const isLost = (at: number) =>
    at % 2 === 0 ? !names.has(`good-${at}`) : !reported.has(at) && isBad(at);
  const unheard = Array.from({ length }, (_, at) => at).filter(isLost).length;
  return unheard + Math.abs(length - pods.length - failed.length - skipped);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((x, y) => x + y, 0);
}

/** Items that are good and hostile by turns: a hostile one for each place of a pod. */
function among<A>(ofGood: (name: string) => A, hostile: (path: Path) => A): ReadonlyArray<A> {
  return [{ path: [] }, ...podPlaces].flatMap(({ path }, i) => [
    ofGood(`good-${2 * i}`),
    hostile(path),
  ]);
}

function count({ failed }: Reading, length: number, lost: number, what: string): void {
  tried.inputs += length / 2;
  tried.faults += failed.length;
  tried.lost += lost;
  assertEquals(lost, 0, what);
}

for (const [name, value] of Object.entries(ALL)) {
  Deno.test(`decodePods() loses nothing for ${name} in any place of a pod`, () => {
    const items = among<unknown>(good, (path) => withValue(fullPod, path, value));
    const result = affordable(name, items.length, () => decodePods({ kind: "PodList", items }));
    assert(E.isRight(result));
    const { pods, failures, skipped } = result.right;
    const read = { pods, failed: failures.map(({ index }) => index), skipped: sum(skipped) };
    const isBad = (at: number) => !isOther(items[at]) && E.isLeft(podNode.decode(items[at]));
    count(read, items.length, lostOf(read, items.length, isBad), name);
    for (const pod of pods) if (!nameOf(pod)?.startsWith("good-")) askFacts(pod, name);
  });
}

/** Whether an item says that it is no pod. */
function isOther(item: unknown): boolean {
  return sum(O.toUndefined(O.fromEither(decodePods([item])))?.skipped ?? {}) > 0;
}

for (const [name, hostile] of Object.entries(TEXTS)) {
  Deno.test(`a stream loses nothing for ${name} in any place of a pod`, () => {
    const items = among(
      (name) => JSON.stringify(good(name)),
      (path) => withText(fullPod, path, hostile),
    );
    const bytes = bytesOf(`{"kind":"PodList","items":[${items}]}`);
    const { given, returned } = affordable(
      name,
      items.length,
      () => drained(podsFromChunks([bytes])),
    );
    const failures = given.flatMap((pod) => E.isLeft(pod) ? [pod.left] : []);
    for (const failure of failures) assertGreater(formatStreamFailure(failure).length, 1, name);
    const read = {
      pods: given.flatMap((pod) => E.isRight(pod) ? [pod.right] : []),
      failed: failures.flatMap((failure) => "index" in failure ? [failure.index] : []),
      skipped: sum(returned.skipped),
    };
    const isBad = (at: number) => {
      const item: unknown = JSON.parse(items[at]);
      return !isOther(item) && E.isLeft(podNode.decode(item));
    };
    count(read, items.length, lostOf(read, items.length, isBad), name);
  });
}

Deno.test("a getter that gives another value each time does not make a value of another type", () => {
  const answers = ["a", 7, undefined, {}, [], null, "ERROR", "2026-01-01T00:00:00Z", "ADDED", true];
  for (const codec of codecs) {
    for (const { key } of fieldsOf(codec, fullOf(codec))) {
      for (let first = 0; first < answers.length; first++) {
        let n = first;
        const document = Object.defineProperty({ ...fullOf(codec) as object }, key, {
          enumerable: true,
          get: () => answers[n++ % answers.length],
        });
        tried.inputs++;
        const result = codec.decode(document);
        if (E.isRight(result)) askValue(codec, result.right, titled(codec, [key], "a getter"));
        else assertGreater(formatIssues(decodeIssues(result.left)).length, 0);
      }
    }
  }
});

Deno.test("any key may stand beside the fields of a pod and in its maps, and comes back", () => {
  const records = placesOf(podNode).filter(({ codec }) => codec.fields.length > 0 || codec.keyed);
  assertGreater(records.length, 40);
  for (const name of NAMES) {
    for (const { path, codec } of records) {
      const what = titled(codec, path, JSON.stringify(name.slice(0, 20)));
      const part = valueAt(fullPod, path) as object;
      const key = JSON.stringify(name);
      const members = JSON.stringify(part).slice(1, -1);
      const text = withText(fullPod, path, `{${key}:"1",${members}}`);
      const pod = decoded(podStatus.Pod, JSON.parse(text));
      tried.inputs++;
      assertEquals(textOf(podStatus.Pod.encode(pod)), textOf(JSON.parse(text)), what);
      assertEquals(Object.getPrototypeOf(valueAt(JSON.parse(text), path)), Object.prototype, what);
    }
  }
  assertEquals(({} as { readonly a?: number }).a, undefined);
});

Deno.test("containers, conditions and volumes may have any name, and several the same", () => {
  for (const name of [...NAMES, "app", "init", "Ready", "PodScheduled", "Pod", "none", "<none>"]) {
    const container = { name, ready: false, restartCount: 1, image: name, imageID: name };
    const document = {
      metadata: { name, namespace: name, labels: { [name]: name } },
      spec: {
        initContainers: [{ name, restartPolicy: "Always" }],
        containers: [{ name }, { name }],
        readinessGates: [{ conditionType: name }],
        resourceClaims: [{ name }, { name }],
      },
      status: {
        phase: name,
        conditions: [{ type: name, status: name, reason: name }, { type: name, status: "True" }],
        initContainerStatuses: [container],
        containerStatuses: [container, { ...container, state: { waiting: { reason: name } } }],
        resourceClaimStatuses: [{ name }, { name }],
        volumeHealth: [{ name }],
        podIPs: [{ ip: name }],
      },
    };
    tried.inputs++;
    const pod = decoded(podStatus.Pod, document);
    const what = JSON.stringify(name.slice(0, 20));
    askFacts(pod, what);
    assertEquals(textOf(podStatus.Pod.encode(pod)), textOf(document), what);
    const restarts = podStatus.containerRestarts(podStatus.statusOf(pod));
    assertEquals(Object.entries(restarts), [[name, 3]], what);
    const twice = podStatus.getSemigroup(podStatus.Pod).concat(pod, pod);
    assertEquals(podStatus.specContainers(twice).length, 3, what);
  }
});

Deno.test("decodePods() refuses an array with holes, which no JSON has", () => {
  for (const length of [1, 2 ** 32 - 2]) {
    const items: unknown[] = [good("a")];
    items.length += length;
    for (const [document, where] of [[items, ""], [{ items }, "items: "]] as const) {
      const result = affordable("holes", 1, () => decodePods(document));
      assert(E.isLeft(result));
      const [line, ...rest] = formatIssues(result.left);
      assert(line.startsWith(`${where}Invalid value: [{"kind":"Pod"`), line);
      assert(line.endsWith(": must be an array without holes"), line);
      assertEquals(rest, []);
    }
  }
});

Deno.test("decodePods() reports an item that cannot be read, and goes on", () => {
  const items = [good("a"), 7, good("b")];
  Object.defineProperty(items, 1, {
    get: () => {
      throw new Error("hostile");
    },
  });
  const result = decodePods(items);
  assert(E.isRight(result));
  assertEquals(result.right.pods.map(nameOf), ["a", "b"]);
  assertEquals(result.right.failures.map(({ index, issues }) => [index, ...formatIssues(issues)]), [
    [1, "Required value"],
  ]);
});

Deno.test("formatIssues() cuts a line that a long key makes long", () => {
  const result = podStatus.Pod.decode({ metadata: { labels: { ["k".repeat(1 << 20)]: 7 } } });
  assert(E.isLeft(result));
  const [line] = formatIssues(decodeIssues(result.left));
  const field = `metadata.labels[${"k".repeat(599 - "metadata.labels[".length)}…`;
  assertEquals(line, `${field}: Invalid value: 7: must be a string`);
});

Deno.test("formatIssues() shows the beginning of a value of any depth and length", () => {
  const holes: unknown[] = [];
  holes.length = 2 ** 32 - 1;
  const values: ReadonlyArray<readonly [unknown, string]> = [
    [JSON.parse("[".repeat(LEVELS) + "]".repeat(LEVELS)), "[".repeat(99)],
    [holes, `[${"null,".repeat(20)}`.slice(0, 99)],
    [Array(1e6).fill("a"), `[${'"a",'.repeat(30)}`.slice(0, 99)],
  ];
  for (const [phase, text] of values) {
    const result = podStatus.PodStatus.decode({ phase });
    assert(E.isLeft(result));
    assertEquals(formatIssues(decodeIssues(result.left)), [
      `phase: Invalid value: ${text}…: must be a string`,
    ]);
  }
});

Deno.test("of more than 80,000 hostile inputs, half of them faults, none is lost", () => {
  console.log(`${tried.inputs} inputs, ${tried.faults} faults, lost: ${tried.lost}`);
  assertGreater(tried.inputs, 80_000);
  assertGreater(tried.faults, 40_000);
  assertEquals(tried.lost, 0);
});

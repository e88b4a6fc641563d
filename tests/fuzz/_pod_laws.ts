/**
 * What a stream of pods must make of any bytes, by `JSON.parse` and `decodePods`.
 *
 * @module
 */
import {
  type DecodedPods,
  type DecodeIssue,
  decodePods,
  formatStreamFailure,
  type Keep,
  keepColumns,
  keepFacts,
  keepStatus,
  type Pod,
  podsFromChunks,
  type StreamFailure,
  type StreamSummary,
} from "@k8s-fp/pod-status";
import type { Either } from "fp-ts/lib/Either.js";
import { textOf } from "../_arbitrary.ts";
import type { Random } from "../bench/_random.ts";
import { chunked, type Drained, drained } from "../stream/_chunks.ts";

type Reading = Drained<Either<StreamFailure, Pod>, StreamSummary>;

const KEEPS: Readonly<Record<string, Keep>> = {
  all: true,
  keepStatus,
  keepColumns,
  keepFacts,
  nothing: {},
  little: { status: {} },
};

/** The law that the stream of pods breaks by some bytes, if any. */
export function brokenPodLaw(bytes: Uint8Array, random: Random): string | undefined {
  const [name, keep] = random.pick(Object.entries(KEEPS));
  const maxDepth = random.pick([2, 3, 1000]);
  const maxItemBytes = random.pick([64, 100, 1 << 20]);
  const options = { keep, maxDepth, maxItemBytes };
  const whole = drained(podsFromChunks([bytes], options));
  const cut = drained(podsFromChunks(chunked(bytes, 1 + random.below(9)), options));
  if (textOf(cut) !== textOf(whole)) {
    return `chunks make a difference to ${name} of ${maxDepth} levels, ${maxItemBytes} bytes`;
  }
  return brokenCount(whole) ?? brokenPods(bytes, drained(podsFromChunks([bytes])));
}

function brokenCount({ given, returned: { pods, failures } }: Reading): string | undefined {
  const good = given.filter(({ _tag }) => _tag === "Right").length;
  return pods === good && failures === given.length - good ? undefined : "the counts are wrong";
}

/** What is found in one document is what `decodePods` finds, and what refuses it is the same. */
function brokenPods(bytes: Uint8Array, { given, returned }: Reading): string | undefined {
  const failures = given.flatMap((pod) => pod._tag === "Left" ? [pod.left] : []);
  const json = parsed(bytes);
  if (json === undefined) {
    const isRefused = failures.length > 0 || returned.documents !== 1;
    return isRefused ? undefined : "what is no JSON gives no failure";
  }
  if (failures.some(({ _tag }) => _tag === "InvalidJson")) return "what is JSON is refused";
  const refusals = failures.flatMap((failure) =>
    failure._tag === "InvalidDocument" ? failure.issues : []
  );
  if (isEvent(json.value) || isSecondList(refusals) || isSecondKind(bytes, refusals)) {
    return undefined;
  }
  const decoded = decodePods(json.value);
  if (decoded._tag === "Left") {
    return refusals.length === 1 && refusals[0].field === decoded.left[0].field
      ? undefined
      : "it is refused for another reason";
  }
  return refusals.length === 0 && isSame({ given, returned }, decoded.right)
    ? undefined
    : "it gives other pods, or other failures";
}

/** Whether a list was refused since `items` stand twice, of which `JSON.parse` forgets the first. */
function isSecondList(refusals: ReadonlyArray<DecodeIssue>): boolean {
  return refusals.some(({ expected }) => expected === "must stand once");
}

/** Whether a list was refused by its kind, which stands twice. */
function isSecondKind(bytes: Uint8Array, refusals: ReadonlyArray<DecodeIssue>): boolean {
  const text = new TextDecoder().decode(bytes)
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return refusals.some(({ field }) => field === "kind") && text.split('"kind"').length > 2;
}

/** Whether a document is an event of a watch, which is for streams alone. */
function isEvent(value: unknown): boolean {
  const { type, kind, object } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const items = (object as { readonly items?: unknown } | null | undefined)?.items;
  return Array.isArray(items) || typeof type === "string" && (kind ?? "") === "";
}

function isSame({ given, returned }: Reading, { pods, failures, skipped }: DecodedPods): boolean {
  const good = given.flatMap((pod) => pod._tag === "Right" ? [pod.right] : []);
  const bad = given.flatMap((pod) =>
    pod._tag === "Left" && pod.left._tag === "InvalidItem" ? [pod.left] : []
  ).map(({ index, namespace, name, issues }) => ({ index, namespace, name, issues }));
  return textOf([good, bad, returned.skipped]) === textOf([pods, failures, skipped]);
}

function parsed(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

/** What stands in no pod, and costs more than it says where each of it is told. */
const FAULTS = ["{}", "null", "[]", "7", '{"name":7}', '{"type":{}}'];
const PLACES = [
  ["status", "containerStatuses"],
  ["status", "conditions"],
  ["status", "podIPs"],
  ["metadata", "ownerReferences"],
  ["spec", "containers"],
] as const;

/** A list with a flood of faults in one pod, and a good pod behind it. */
export function floodText(random: Random): string {
  const [part, field] = random.pick(PLACES);
  const faults = Array.from({ length: random.below(500) }, () => random.pick(FAULTS)).join();
  return `{"items":[{"${part}":{"${field}":[${faults}]}},{"metadata":{"name":"good"}}]}`;
}

/** The law that a flood of faults breaks, if any: it costs no other pod, and both readers tell the same. */
export function brokenFloodLaw(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const reading = drained(podsFromChunks([bytes]));
  if (reading.given.at(-1)?._tag !== "Right") return "the good pod is lost";
  const lines = reading.given.flatMap((pod) =>
    pod._tag === "Left" ? formatStreamFailure(pod.left) : []
  );
  if (lines.length > 110 || lines.some(({ length }) => length > 1000)) {
    return "it is told at length";
  }
  return brokenPods(bytes, reading);
}

const VALUES: ReadonlyArray<unknown> = [
  ...[-1, 0, 1, 7, 0.5, NaN, Infinity, -0, 2 ** 20, 2 ** 31, 2 ** 53, 1e300],
  ...[true, false, null, undefined, "", "7", {}, [], { status: false }, { status: { a: 7 } }],
];

/** The law that some options break, if any: they are followed, or refused as a value and nothing else. */
export function brokenOptionLaw(random: Random): string | undefined {
  const options = Object.fromEntries(
    ["keep", "maxDepth", "maxItemBytes"]
      .filter(() => random.below(2) === 0)
      .map((option) => [option, random.pick(VALUES)]),
  );
  const pod = new TextEncoder().encode('{"metadata":{"name":"a"}}');
  const { given, returned } = drained(podsFromChunks([pod], options));
  const what = Object.entries(options).map(([option, value]) => `${option} ${String(value)}`)
    .join();
  if (given.length !== 1) return `there is more or less than one answer to ${what}`;
  const [answer] = given;
  if (answer._tag === "Right") return undefined;
  const { left } = answer;
  switch (left._tag) {
    case "InvalidOption":
      return returned.bytes === 0 && left.option.split(".")[0] in options
        ? undefined
        : `what is refused was not asked for: ${what}`;
    case "UnreadableItem":
      return undefined;
    default:
      return `it fails by ${left._tag}: ${what}`;
  }
}

/**
 * What a stream of pods must make of any bytes, by `JSON.parse` and `decodePods`.
 *
 * @module
 */
import {
  type DecodedPods,
  decodePods,
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

/** The pods of one document are those of `decodePods`, and a failure tells why there are none. */
function brokenPods(bytes: Uint8Array, { given, returned }: Reading): string | undefined {
  const failures = given.flatMap((pod) => pod._tag === "Left" ? [pod.left] : []);
  const json = parsed(bytes);
  if (json === undefined) {
    const isRefused = failures.length > 0 || returned.documents !== 1;
    return isRefused ? undefined : "what is no JSON gives no failure";
  }
  if (failures.some(({ _tag }) => _tag === "InvalidJson")) return "what is JSON is refused";
  const decoded = decodePods(json.value);
  if (decoded._tag === "Left") {
    return failures.length > 0 || isOfOther(json.value)
      ? undefined
      : "it is no list, without a failure";
  }
  const isFailed = failures.some(({ _tag }) => _tag === "InvalidDocument");
  return isFailed || isSame({ given, returned }, decoded.right)
    ? undefined
    : "it gives other pods, or other failures";
}

function isSame({ given, returned }: Reading, { pods, failures, skipped }: DecodedPods): boolean {
  const good = given.flatMap((pod) => pod._tag === "Right" ? [pod.right] : []);
  const bad = given.flatMap((pod) =>
    pod._tag === "Left" && pod.left._tag === "InvalidItem" ? [pod.left] : []
  ).map(({ index, namespace, name, issues }) => ({ index, namespace, name, issues }));
  return textOf([good, bad, returned.skipped]) === textOf([pods, failures, skipped]);
}

/** Whether a document is an object of another kind, which a stream skips. */
function isOfOther(value: unknown): boolean {
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  return typeof kind === "string" && kind !== "" && !/^Status$|List$/.test(kind);
}

function parsed(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

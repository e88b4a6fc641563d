/**
 * What must hold for any text that may be a pod: for its value, for what is
 * asked of that, and for the watch that it comes by.
 *
 * @module
 */
import {
  applyWatchEvent,
  decodeIssues,
  decodePods,
  diff,
  emptyWatchState,
  findPod,
  formatIssues,
  getEq,
  getMonoid,
  metadataOf,
  Pod,
  podsFromChunks,
  watchedPods,
  WatchEvent,
} from "@k8s-fp/pod-status";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { isDeeplyFrozen, textOf } from "../_arbitrary.ts";
import type { Random } from "../bench/_random.ts";
import { FACTS } from "../query/_facts.ts";
import { bytesOf, chunked, drained } from "../stream/_chunks.ts";
import { podText, somePod } from "./_broken_pods.ts";

type Law = string | undefined;

const podEq = getEq(Pod);
const { concat, empty } = getMonoid(Pod);

function parsed(text: string): O.Option<unknown> {
  return O.tryCatch(() => JSON.parse(text) as unknown);
}

/** The law of values that a pod breaks, if any. */
export function brokenValueLaw(text: string, random: Random): Law {
  const json = parsed(text);
  if (O.isNone(json)) return undefined;
  const before = textOf(json.value);
  const result = Pod.decode(json.value);
  if (textOf(json.value) !== before) return "decode changes its input";
  if (E.isLeft(result)) {
    const lines = formatIssues(decodeIssues(result.left));
    return lines.length > 0 && lines.length < 102 ? undefined : "a refusal says nothing, or all";
  }
  const pod = result.right;
  const other = Pod.decode(somePod(random));
  if (E.isLeft(other)) return "a pod with some of its fields is refused";
  return brokenCodec(pod) ?? brokenFacts(pod, other.right) ?? brokenMerge(pod, other.right);
}

function brokenCodec(pod: Pod): Law {
  if (!isDeeplyFrozen(pod)) return "something of a pod can be changed";
  if (!Pod.is(pod)) return "is() does not know what decode() made";
  const again = Pod.decode(JSON.parse(JSON.stringify(Pod.encode(pod))));
  if (E.isLeft(again)) return "what encode() writes is refused";
  return textOf(again.right) === textOf(pod) && podEq.equals(again.right, pod)
    ? undefined
    : "what encode() writes is another pod";
}

function brokenFacts(pod: Pod, other: Pod): Law {
  for (const [name, fact] of Object.entries(FACTS)) {
    if (textOf(fact(pod, other)) !== textOf(fact(pod, other))) return `${name} gives two answers`;
  }
  return diff(pod)(pod).length > 0 ? "a pod differs from itself" : undefined;
}

function brokenMerge(pod: Pod, other: Pod): Law {
  const merged = concat(pod, other);
  if (!Pod.is(merged) || !isDeeplyFrozen(merged)) return "a merged pod is no pod";
  return [concat(pod, empty), concat(empty, pod)].every((same) => podEq.equals(same, pod))
    ? undefined
    : "to merge nothing into a pod makes a change";
}

/** The law that a list breaks which holds good and bad pods, if any: none is lost. */
export function brokenListLaw(texts: ReadonlyArray<string>, random: Random): Law {
  const text = `{"kind":"PodList","items":[${texts}]}`;
  const json = parsed(text);
  if (O.isNone(json)) return undefined;
  const result = decodePods(json.value);
  // An accident may close the list, or begin another key.
  if (E.isLeft(result)) return undefined;
  const { pods, failures, skipped } = result.right;
  const { items } = json.value as { readonly items: ReadonlyArray<unknown> };
  const heardOf = pods.length + failures.length + sum(skipped);
  if (items.length !== heardOf) return "decodePods loses a pod";
  const { given, returned } = drained(
    podsFromChunks(chunked(bytesOf(text), 1 + random.below(text.length))),
  );
  const good = given.flatMap((pod) => E.isRight(pod) ? [pod.right] : []);
  const bad = given.flatMap((pod) =>
    E.isLeft(pod) && pod.left._tag === "InvalidItem" ? [[pod.left.index, pod.left.issues]] : []
  );
  const expected = [pods, failures.map(({ index, issues }) => [index, issues]), skipped];
  return textOf([good, bad, returned.skipped]) === textOf(expected)
    ? undefined
    : "a stream gives other pods than decodePods, or other failures";
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((x, y) => x + y, 0);
}

/** The law that a watch breaks, if any: it knows the last of each pod that was seen and not deleted. */
export function brokenWatchLaw(random: Random): Law {
  const known = new Map<string, Pod>();
  let state = emptyWatchState;
  for (let n = 0; n < 12; n++) {
    const type = random.pick(["ADDED", "MODIFIED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"]);
    const json = parsed(`{"type":"${type}","object":${podText(random)}}`);
    const event = WatchEvent.decode(O.toUndefined(json));
    if (E.isLeft(event)) continue;
    const step = applyWatchEvent(event.right)(state);
    if (!Object.isFrozen(step.state) || !isDeeplyFrozen(step.changes)) {
      return "a step can be changed";
    }
    state = step.state;
    const { type: kind, object } = event.right;
    if (kind === "BOOKMARK" || kind === "ERROR") continue;
    const uid = O.toUndefined(metadataOf(object).uid) ?? "";
    if (uid === "") return undefined;
    if (kind === "DELETED") known.delete(uid);
    else if (!isOfVersion(known.get(uid), object)) known.set(uid, object);
  }
  const lost = [...known].filter(([uid, pod]) => O.toUndefined(findPod(uid)(state)) !== pod);
  return lost.length === 0 && watchedPods(state).length === known.size
    ? undefined
    : "a watch loses a pod, or keeps one too many";
}

/** Whether a pod is as it was: by its version, else by all that is known of it. */
function isOfVersion(older: Pod | undefined, newer: Pod): boolean {
  if (older === undefined) return false;
  const [x, y] = [older, newer].map((pod) => O.toUndefined(metadataOf(pod).resourceVersion) ?? "");
  return x === y && (x !== "" || podEq.equals(older, newer));
}

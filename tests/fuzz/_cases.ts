/**
 * Cases of the laws, each by a seed of its own.
 *
 * @module
 */
import { type Random, randomOf } from "../bench/_random.ts";
import { brokenFollowLaw } from "../watch/_schedule.ts";
import { podText } from "./_broken_pods.ts";
import { jsonText, keepOf, mutated } from "./_json_texts.ts";
import { brokenFloodLaw, brokenOptionLaw, brokenPodLaw, floodText } from "./_pod_laws.ts";
import { brokenLaw } from "./_scanner_laws.ts";
import { brokenListLaw, brokenValueLaw, brokenWatchLaw } from "./_value_laws.ts";

/** A law that some input breaks. */
export interface Finding {
  readonly seed: number;
  readonly kind: Kind | "follow";
  readonly law: string;
  /** The input as text; nothing for a watch, options and a follower, which its seed makes. */
  readonly text: string;
  /** What else there is to know of it. */
  readonly details: string;
}

/** A case: its input, and the law that this breaks, if any. */
interface Case {
  readonly text: string;
  readonly details: string;
  readonly broken: () => string | undefined;
}

const encoder = new TextEncoder();
const MARK = [0xef, 0xbb, 0xbf];

/** The kinds of cases, in the order of their turns. */
const CASES = {
  stream: streamCase,
  value: valueCase,
  list: listCase,
  watch: watchCase,
  flood: floodCase,
  options: optionsCase,
} as const;

/** What a case is about. */
export type Kind = keyof typeof CASES;

const KINDS = Object.keys(CASES) as ReadonlyArray<Kind>;

/** All kinds, and followers, of which a case takes as long as dozens of others. */
export const ALL_KINDS: ReadonlyArray<Kind | "follow"> = [...KINDS, "follow"];

/** How many cases there are for one of a follower. */
const FOLLOW_EVERY = 32;

/** The kind of the case of a seed. */
export function kindOf(seed: number): Kind | "follow" {
  return seed % FOLLOW_EVERY === 0 ? "follow" : KINDS[seed % KINDS.length];
}

/** What is wrong with the case of a seed, whatever its kind, if anything. */
export async function foundBy(seed: number): Promise<Finding | undefined> {
  const kind = kindOf(seed);
  if (kind !== "follow") return findingOf(seed, kind);
  const law = await brokenFollowLaw(randomOf(seed)).catch((error) => `it throws ${error}`);
  return law === undefined ? undefined : { seed, kind, law, text: "", details: "" };
}

/** What is wrong with the case of a seed and a kind, if anything. */
export function findingOf(seed: number, kind: Kind): Finding | undefined {
  const { text, details, broken } = CASES[kind](randomOf(seed));
  const law = lawOf(broken);
  return law === undefined ? undefined : { seed, kind, law, text, details };
}

/** The law that is broken; to throw breaks one as well. */
function lawOf(broken: () => string | undefined): string | undefined {
  try {
    return broken();
  } catch (error) {
    return `it throws ${error}`;
  }
}

/** Bytes that may be JSON; of three cases two are mutations. */
function streamCase(random: Random): Case {
  const count = random.below(8) > 0 ? 1 : random.below(4);
  const texts = Array.from({ length: count }, () => jsonText(random, 1 + random.below(5)));
  const json = encoder.encode(texts.join(random.pick(["", "\n", " \r\n"])));
  const marked = random.below(8) > 0 ? json : Uint8Array.from([...MARK, ...json]);
  const bytes = random.below(3) === 0 ? marked : mutated(random, marked);
  const keep = keepOf(random);
  const written = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return {
    text: new TextDecoder().decode(bytes),
    details: `keep ${JSON.stringify(keep)}, bytes ${written}`,
    broken: () => brokenLaw(bytes, keep, random) ?? brokenPodLaw(bytes, random),
  };
}

function valueCase(random: Random): Case {
  const text = podText(random);
  return { text, details: "", broken: () => brokenValueLaw(text, random) };
}

function listCase(random: Random): Case {
  const texts = Array.from({ length: 1 + random.below(4) }, () => podText(random));
  return { text: texts.join(), details: "", broken: () => brokenListLaw(texts, random) };
}

function watchCase(random: Random): Case {
  return { text: "", details: "", broken: () => brokenWatchLaw(random) };
}

function floodCase(random: Random): Case {
  const text = floodText(random);
  return { text, details: "", broken: () => brokenFloodLaw(text) };
}

function optionsCase(random: Random): Case {
  return { text: "", details: "", broken: () => brokenOptionLaw(random) };
}

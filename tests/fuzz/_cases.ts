/**
 * Cases of the laws, each by a seed of its own.
 *
 * @module
 */
import { randomOf } from "../bench/_random.ts";
import { jsonText, keepOf, mutated } from "./_json_texts.ts";
import { brokenPodLaw } from "./_pod_laws.ts";
import { brokenLaw } from "./_scanner_laws.ts";

/** A law that some bytes break. */
export interface Finding {
  readonly seed: number;
  readonly law: string;
  readonly keep: string;
  /** The bytes as text, where they are UTF-8. */
  readonly text: string;
  readonly bytes: string;
}

const encoder = new TextEncoder();
const MARK = [0xef, 0xbb, 0xbf];

/** What is wrong with the case of a seed, if anything; of three cases two are mutations. */
export function findingOf(seed: number): Finding | undefined {
  const random = randomOf(seed);
  const count = random.below(8) > 0 ? 1 : random.below(4);
  const texts = Array.from({ length: count }, () => jsonText(random, 1 + random.below(5)));
  const json = encoder.encode(texts.join(random.pick(["", "\n", " \r\n"])));
  const marked = random.below(8) > 0 ? json : Uint8Array.from([...MARK, ...json]);
  const bytes = seed % 3 === 0 ? marked : mutated(random, marked);
  const keep = keepOf(random);
  const law = lawOf(() => brokenLaw(bytes, keep, random) ?? brokenPodLaw(bytes, random));
  return law === undefined ? undefined : {
    seed,
    law,
    keep: JSON.stringify(keep),
    text: new TextDecoder().decode(bytes),
    bytes: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" "),
  };
}

/** The law that is broken; to throw breaks one as well. */
function lawOf(broken: () => string | undefined): string | undefined {
  try {
    return broken();
  } catch (error) {
    return `it throws ${error}`;
  }
}

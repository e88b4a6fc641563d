/**
 * Pods by identity, as a frozen value that is cheap to change: 512 buckets by a
 * hash of the key, each in the order of its keys. A change copies the list of
 * buckets and one bucket, some 300 pods each where there are 150,000, and shares
 * the rest; equal pods make equal maps, whatever the order of the changes.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { text } from "../_option.ts";
import type { brand } from "../codec/json.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/pod/part.ts";

/**
 * Pods by identity, at most one of each. Old maps stay as they are; how pods are
 * kept in them is a matter of this module.
 *
 * @category watch
 * @since 0.1.0
 */
export interface PodMap {
  /** How many there are. */
  readonly size: number;
  /** Exists for the compiler only. */
  readonly [brand]: "PodMap";
}

/** A map as this module knows it: the pods in an order that means nothing. */
interface Filled {
  readonly size: number;
  readonly buckets: ReadonlyArray<ReadonlyArray<Pod>>;
}

const BUCKETS = 512;

/** What a pod goes by: its uid, or `namespace/name` where it has none. */
export function podKey(pod: Pod): string {
  const { uid, namespace, name } = metadataOf(pod);
  return text(uid) || `${text(namespace)}/${text(name)}`;
}

/** The map of pods, which are found by their keys. */
export function podMap(pods: ReadonlyMap<string, Pod>): PodMap {
  const filled = Array.from({ length: BUCKETS }, (): (readonly [string, Pod])[] => []);
  for (const entry of pods) filled[bucketOf(entry[0])].push(entry);
  return frozen(
    pods.size,
    filled.map((entries) =>
      Object.freeze(entries.sort(([x], [y]) => x < y ? -1 : 1).map(([, pod]) => pod))
    ),
  );
}

/** All pods, in an order that means nothing. */
export function podsIn(map: PodMap): ReadonlyArray<Pod> {
  return bucketsOf(map).flat();
}

/** The pod of a key. */
export function lookup(key: string, map: PodMap): Option<Pod> {
  const bucket = bucketsOf(map)[bucketOf(key)];
  const at = positionOf(key, bucket);
  return isAt(at, key, bucket) ? O.some(bucket[at]) : O.none;
}

/** The map with a pod, in place of the one of its key. */
export function inserted(pod: Pod, map: PodMap): PodMap {
  const key = podKey(pod);
  const bucket = bucketsOf(map)[bucketOf(key)];
  const at = positionOf(key, bucket);
  const isKnown = isAt(at, key, bucket);
  return replaced(key, at, isKnown ? 1 : 0, [pod], map);
}

/** The map without the pod of a key. */
export function removed(key: string, map: PodMap): PodMap {
  const bucket = bucketsOf(map)[bucketOf(key)];
  const at = positionOf(key, bucket);
  return isAt(at, key, bucket) ? replaced(key, at, 1, [], map) : map;
}

function replaced(
  key: string,
  at: number,
  count: number,
  pods: ReadonlyArray<Pod>,
  map: PodMap,
): PodMap {
  const index = bucketOf(key);
  // A spread copies a frozen array many times faster than `slice`, `with` and `toSpliced` do.
  const bucket = [...bucketsOf(map)[index]];
  bucket.splice(at, count, ...pods);
  const copy = [...bucketsOf(map)];
  copy[index] = Object.freeze(bucket);
  return frozen(map.size - count + pods.length, copy);
}

function frozen(size: number, filled: ReadonlyArray<ReadonlyArray<Pod>>): PodMap {
  const map: Filled = { size, buckets: Object.freeze(filled) };
  return Object.freeze(map) as unknown as PodMap;
}

function bucketsOf(map: PodMap): Filled["buckets"] {
  return (map as unknown as Filled).buckets;
}

/** Where the key is in a bucket, or would be: the position of the first that is not before it. */
function positionOf(key: string, bucket: ReadonlyArray<Pod>): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (podKey(bucket[middle]) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAt(at: number, key: string, bucket: ReadonlyArray<Pod>): boolean {
  return at < bucket.length && podKey(bucket[at]) === key;
}

/** The hash FNV-1a of the key's code units. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

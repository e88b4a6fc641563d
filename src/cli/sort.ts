/**
 * The order of pods.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { nodeColumn } from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/pod/part.ts";
import { shownRestarts } from "../query/container/restart.ts";
import { podAge } from "../query/pod/timeline.ts";
import { orNone } from "../_option.ts";
import type { SortKey } from "./options.ts";

/** What pods are compared by, the first difference first. */
export type Key = ReadonlyArray<string | number>;

/** What a pod is sorted by; then by namespace and name. */
export function sortKey(key: SortKey, now: number): (pod: Pod) => Key {
  const first = FIRST[key](now);
  return (pod) => {
    const { namespace, name } = metadataOf(pod);
    return [...first(pod), orNone(namespace), orNone(name)];
  };
}

const FIRST: Readonly<Record<SortKey, (now: number) => (pod: Pod) => Key>> = {
  namespace: () => () => [],
  name: () => (pod) => [orNone(metadataOf(pod).name)],
  status: () => (pod) => [statusColumn(pod)],
  node: () => (pod) => [nodeColumn(pod)],
  restarts: () => (pod) => [-shownRestarts(pod).count],
  age: (now) => (pod) => [O.getOrElse(() => Infinity)(podAge(now)(pod))],
};

/** Compares what has keys. */
export function compareKeys(a: { readonly key: Key }, b: { readonly key: Key }): number {
  const at = a.key.findIndex((part, i) => part !== b.key[i]);
  return at === -1 ? 0 : a.key[at] < b.key[at] ? -1 : 1;
}

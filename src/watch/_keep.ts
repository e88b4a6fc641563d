/**
 * What must be kept of a pod for it to be followed.
 *
 * @internal
 * @module
 */
import type { AnyKeep } from "../stream/_plan.ts";
import type { Keep } from "../stream/keep.ts";

/** Where the initial events of a watch end. */
const FOLLOWED: AnyKeep = { metadata: { annotations: { "k8s.io/initial-events-end": true } } };

/** What is kept, and what it takes to follow. */
export function followed(keep: Keep): Keep {
  return union(keep, FOLLOWED) as Keep;
}

function union(x: AnyKeep, y: AnyKeep): AnyKeep {
  if (x === true || y === true) return true;
  const keys = new Set([...Object.keys(x), ...Object.keys(y)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, union(memberOf(key, x), memberOf(key, y))]),
  );
}

function memberOf(key: string, keep: Exclude<AnyKeep, true>): AnyKeep {
  return Object.hasOwn(keep, key) ? keep[key] : {};
}

/**
 * How the verdict on a pod changed.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { causeWord } from "./_cause.ts";
import type { VerdictReason } from "./reason.ts";
import type { Verdict } from "./verdict.ts";

/**
 * That the verdict on a pod is another one.
 *
 * @category verdict
 * @since 0.2.0
 */
export interface VerdictChange {
  /** What kind of change it is, beside those that `diff` tells. */
  readonly _tag: "VerdictChanged";
  /** The verdict as it was. */
  readonly from: Verdict;
  /** The verdict as it is. */
  readonly to: Verdict;
}

/**
 * How the verdict on a pod changed, `older` first: none where both have one tag
 * and, where that is `Stuck` or `Failed`, one cause.
 *
 * It takes verdicts rather than pods, since a pod gets stuck by the mere passing
 * of time. A cause is the first reason: the fact, its container, and Kubernetes'
 * word for it; whether an image could not be pulled just now or its pull is held
 * back is one cause, as are the moments between two crashes.
 *
 * @example
 * ```ts
 * import { formatPodChange, Pod, verdict, verdictChange } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const waiting = Pod.decode({
 *   metadata: { creationTimestamp: "2026-01-01T00:00:00Z" },
 *   spec: { nodeName: "node-a" },
 * });
 * assert(waiting._tag === "Right");
 * const [older, newer] = [5, 15].map((minutes) =>
 *   verdict(Date.UTC(2026, 0, 1, 0, minutes))(waiting.right)
 * );
 * const change = verdictChange(older)(newer);
 * assert(O.isSome(change));
 * assertEquals(change.value.to._tag, "Stuck");
 * assertEquals(formatPodChange(change.value), "stuck: NotReady");
 * assertEquals(verdictChange(newer)(newer), O.none);
 * ```
 *
 * @category verdict
 * @since 0.2.0
 */
export function verdictChange(older: Verdict): (newer: Verdict) => Option<VerdictChange> {
  const before = keyOf(older);
  return (newer) =>
    keyOf(newer) === before ? O.none : O.some({ _tag: "VerdictChanged", from: older, to: newer });
}

/** What tells one verdict from another. */
function keyOf(verdict: Verdict): string {
  if (verdict._tag !== "Stuck" && verdict._tag !== "Failed") return verdict._tag;
  const [cause] = verdict.reasons;
  return JSON.stringify([verdict._tag, ...(cause === undefined ? [] : causeKey(cause))]);
}

function causeKey(cause: VerdictReason): ReadonlyArray<string> {
  switch (cause._tag) {
    case "ContainerWaiting": {
      const { wait, container } = cause.waiting;
      return ["Image", "CrashBackOff"].includes(wait._tag)
        ? [wait._tag, container]
        : [causeWord(cause), container];
    }
    case "ContainerCrashLooping":
      return ["CrashBackOff", cause.container.status.name];
    case "ContainerFailed":
      return [cause._tag, cause.failure.container];
    default:
      return [cause._tag, causeWord(cause)];
  }
}

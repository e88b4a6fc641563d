/**
 * What a watch made known, in lines for people.
 *
 * @module
 */
import { O, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import type { Status } from "../model/status.ts";
import { type ContainerChange, diff, type PodChange } from "../query/pod/diff.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import { isAlarming } from "../verdict/attention.ts";
import { verdictChange } from "../verdict/change.ts";
import { type Verdict, verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { oneLine, said } from "../words/_text.ts";
import { formatPodChange } from "../words/change.ts";
import type { PodEventChange } from "./step.ts";

/**
 * What an event of a watch or a new list made known, as lines: who the pod is,
 * and what happened, by {@link formatPodChange}.
 *
 * A pod that changed has a line for each change, and none where only such
 * things as labels changed. One that appears has lines for what holds it by then.
 * One that is gone has a last line that says so.
 *
 * @example
 * ```ts
 * import { decodePods, emptyWatchState, formatPodEventChange, relist } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods([{ metadata: { namespace: "shop", name: "web", uid: "a1" } }]);
 * assert(decoded._tag === "Right");
 * const { state, changes } = relist(decoded.right.pods, O.some("1"))(emptyWatchState);
 * assertEquals(changes.flatMap(formatPodEventChange), ["shop/web: appeared"]);
 * const { changes: last } = relist([], O.some("2"))(state);
 * assertEquals(last.flatMap(formatPodEventChange), ["shop/web: gone"]);
 * ```
 *
 * @category watch
 * @since 0.1.0
 */
export function formatPodEventChange(change: PodEventChange): ReadonlyArray<string> {
  switch (change._tag) {
    case "Added":
      return linesOf(change.pod, [
        "appeared",
        ...diff(NO_POD)(change.pod).filter(isTrouble).map(formatPodChange),
      ]);
    case "Changed":
      return linesOf(change.newer, change.changes.map(formatPodChange));
    case "Deleted":
      return linesOf(change.pod, [...change.changes.map(formatPodChange), "gone"]);
    case "Expired":
      return [errorLine("the watch expired", change.status)];
    case "Failed":
      return [errorLine("the watch failed", change.status)];
  }
}

/**
 * How the verdict on a pod of an event changed, as lines: one where it now needs
 * somebody, or no longer does, or for another cause, else none.
 *
 * Both states of the pod are judged at one instant, in epoch milliseconds: that a
 * pod gets stuck by the mere passing of time is no event. Whoever has to hear of
 * that keeps the verdict that was told last, and asks {@link verdictChange} from
 * time to time.
 *
 * @example
 * ```ts
 * import { formatVerdictChange, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   metadata: { namespace: "shop", name: "web" },
 *   status: {
 *     containerStatuses: [{ ...container, state: { waiting: { reason: "ErrImagePull" } } }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const lines = formatVerdictChange(Date.UTC(2026, 0, 1));
 * assertEquals(lines({ _tag: "Added", pod: decoded.right }), ["shop/web: stuck: ErrImagePull"]);
 * ```
 *
 * @category watch
 * @since 0.2.0
 */
export function formatVerdictChange(
  now: number,
  options: VerdictOptions = {},
): (change: PodEventChange) => ReadonlyArray<string> {
  const judge = verdict(now, options);
  return (change) => {
    switch (change._tag) {
      case "Added":
        return verdictLines(change.pod, judge(NO_POD), judge(change.pod));
      case "Changed":
        return verdictLines(change.newer, judge(change.older), judge(change.newer));
      default:
        return [];
    }
  };
}

/**
 * How the verdict on a pod changed, as lines.
 *
 * @internal
 */
export function verdictLines(pod: Pod, from: Verdict, to: Verdict): ReadonlyArray<string> {
  return pipe(
    verdictChange(from)(to),
    O.filter(() => isAlarming(from) || isAlarming(to)),
    O.match(() => [], (change) => linesOf(pod, [formatPodChange(change)])),
  );
}

/**
 * A pod of which nothing is known.
 *
 * @internal
 */
export const NO_POD: Pod = {
  metadata: O.none,
  spec: O.none,
  status: O.none,
  apiVersion: O.none,
  kind: O.none,
};

/** Whether a change tells of something that holds a pod. */
function isTrouble({ _tag }: PodChange | ContainerChange): boolean {
  return _tag === "WaitChanged" || _tag === "SchedulingChanged";
}

function linesOf(pod: Pod, texts: ReadonlyArray<string>): ReadonlyArray<string> {
  const name = qualifiedName(metadataOf(pod));
  return texts.map((what) => oneLine(`${name}: ${what}`));
}

function errorLine(what: string, { reason, message }: Status): string {
  return oneLine(said(text(reason) === "" ? what : `${what}: ${text(reason)}`, message));
}

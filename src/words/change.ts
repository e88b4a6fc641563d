/**
 * What happened to pods, in lines for people.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { nonEmpty, orNone, qualifiedName, text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { type Quantity, quantityOrd } from "../model/quantity.ts";
import type { Quantities, ResourceRequirements } from "../model/resource_requirements.ts";
import type { Status } from "../model/status.ts";
import type { ContainerChange, PodChange } from "../query/pod/diff.ts";
import { metadataOf } from "../query/pod/part.ts";
import type { PodEventChange } from "../watch/state.ts";
import { codeText, nameOf, oneLine, runEndText, said } from "./_text.ts";

/**
 * What happened to a pod, by {@link diff}, as one line: not empty, and without
 * the pod's name.
 *
 * The line is for people and may change with any release; the data is for
 * programs. Messages of Kubernetes stand in it up to the end of their first
 * line.
 *
 * @example
 * ```ts
 * import { diff, formatPodChange, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const app = (restartCount: number, lastState: unknown) =>
 *   Pod.decode({
 *     status: {
 *       containerStatuses: [
 *         { name: "app", ready: true, image: "app:1", imageID: "", restartCount, lastState },
 *       ],
 *     },
 *   });
 * const older = app(0, {});
 * const newer = app(1, { terminated: { exitCode: 137, reason: "OOMKilled" } });
 * assert(older._tag === "Right" && newer._tag === "Right");
 * assertEquals(diff(older.right)(newer.right).map(formatPodChange), [
 *   "container app OOM-killed (exit 137)",
 *   "container app restarted",
 * ]);
 * ```
 *
 * @category changes
 * @since 0.1.0
 */
export function formatPodChange(change: PodChange | ContainerChange): string {
  return oneLine(changeText(change));
}

/**
 * What an event of a watch or a new list made known, as lines: who the pod is,
 * and what happened, by {@link formatPodChange}.
 *
 * A pod that changed has a line for each change, and none where only such
 * things as labels changed. One that is gone has a last line that says so.
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
      return linesOf(change.pod, ["appeared"]);
    case "Changed":
      return linesOf(change.newer, change.changes.map(changeText));
    case "Deleted":
      return linesOf(change.pod, [...change.changes.map(changeText), "gone"]);
    case "Expired":
      return [errorLine("the watch expired", change.status)];
    case "Failed":
      return [errorLine("the watch failed", change.status)];
  }
}

function linesOf(pod: Pod, texts: ReadonlyArray<string>): ReadonlyArray<string> {
  const name = qualifiedName(metadataOf(pod));
  return texts.map((what) => oneLine(`${name}: ${what}`));
}

function errorLine(what: string, { reason, message }: Status): string {
  return oneLine(said(because(what, reason), message));
}

function changeText(change: PodChange | ContainerChange): string {
  switch (change._tag) {
    case "Scheduled":
      return O.isSome(change.node) ? `scheduled to ${change.node.value}` : "scheduled";
    case "IPAssigned":
      return `got IP ${change.ips.join(", ")}`;
    case "BecameReady":
      return "became ready";
    case "BecameUnready":
      return because("became unready", change.reason);
    case "PhaseChanged":
      return `phase ${orNone(nonEmpty(change.from))} → ${orNone(nonEmpty(change.to))}`;
    case "Disrupted":
      return because("disrupted", change.reason);
    case "Deleted":
      return `being deleted, grace period until ${change.deadline}`;
    case "Crashed":
      return said(
        `${nameOf(change)} crashed: ${runEndText(change.terminated)}`,
        change.terminated.message,
      );
    case "OOMKilled":
      return said(
        `${nameOf(change)} OOM-killed (${codeText(change.terminated)})`,
        change.terminated.message,
      );
    case "Restarted":
      return `${nameOf(change)} restarted${change.times === 1 ? "" : ` ${change.times} times`}`;
    case "ImageChanged":
      return `${nameOf(change)} changed its image: ${change.from} → ${change.to}`;
    case "Resized":
      return because(`${nameOf(change)} resized`, O.some(resizeText(change)));
  }
}

/** A text, and a reason if there is one. */
function because(what: string, reason: Option<string>): string {
  return text(reason) === "" ? what : `${what}: ${text(reason)}`;
}

/** The amounts that differ, as in `cpu limit 500m → 1`. */
function resizeText({ from, to }: Extract<ContainerChange, { _tag: "Resized" }>): string {
  return ([["request", "requests"], ["limit", "limits"]] as const).flatMap(([what, key]) => {
    const [before, after] = [quantitiesOf(key, from), quantitiesOf(key, to)];
    return Object.keys({ ...before, ...after }).flatMap((resource) => {
      const [x, y] = [amountOf(resource, before), amountOf(resource, after)];
      return amountEq.equals(x, y) ? [] : [`${resource} ${what} ${orNone(x)} → ${orNone(y)}`];
    });
  }).join(", ");
}

const noQuantities: Quantities = {};

function quantitiesOf(
  key: "requests" | "limits",
  resources: Option<ResourceRequirements>,
): Quantities {
  return O.getOrElse(() => noQuantities)(
    O.flatMap((of: ResourceRequirements) => of[key])(resources),
  );
}

const amountEq = O.getEq(quantityOrd);

function amountOf(resource: string, quantities: Quantities): Option<Quantity> {
  return Object.hasOwn(quantities, resource) ? O.some(quantities[resource]) : O.none;
}

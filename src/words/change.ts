/**
 * What happened to pods, in lines for people.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty, orNone, text, valueAt } from "../_option.ts";
import { quantityOrd } from "../model/quantity.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import type { ContainerChange, PodChange } from "../query/pod/diff.ts";
import { shorten } from "../codec/_text.ts";
import { isAlarming } from "../verdict/attention.ts";
import { causeWord } from "../verdict/_cause.ts";
import type { VerdictChange } from "../verdict/change.ts";
import { quantitiesOf } from "./_amount.ts";
import { backOffOf } from "./_back_off.ts";
import { endMessage } from "./_end_text.ts";
import { fitText } from "./_fit_text.ts";
import { nameOf, namesText, oneLine, runEndText, said, shortName, withSignal } from "./_text.ts";
import { creationText, imageText } from "./_wait_text.ts";
import { disrupterText } from "./_deletion_text.ts";

/**
 * What happened to a pod, by {@link diff} or {@link verdictChange}, as one line:
 * not empty, of at most 1000 characters, and without the pod's name.
 *
 * The line is for people and may change with any release; the data is for
 * programs. Of messages it has what tells the cause, as {@link explain} does.
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
export function formatPodChange(change: PodChange | ContainerChange | VerdictChange): string {
  return oneLine(changeText(change));
}

function changeText(change: PodChange | ContainerChange | VerdictChange): string {
  switch (change._tag) {
    case "Scheduled":
      return pipe(
        change.node,
        O.match(() => "scheduled", (node) => `scheduled to ${shortName(node)}`),
      );
    case "SchedulingChanged":
      return schedulingText(change);
    case "IPAssigned":
      return `got IP ${namesText(change.ips, 10)}`;
    case "BecameReady":
      return "became ready";
    case "BecameUnready":
      return because("became unready", O.map(shortName)(change.reason));
    case "PhaseChanged":
      return `phase ${orNone(nonEmpty(change.from))} → ${orNone(nonEmpty(change.to))}`;
    case "Disrupted":
      return disrupterText(change.reason);
    case "Deleted":
      return `being deleted, grace period until ${change.deadline}`;
    case "Crashed":
      return said(
        `${nameOf(change)} crashed: ${runEndText(withSignal(change.terminated))}`,
        endMessage(change.terminated),
      );
    case "OOMKilled":
      return said(
        `${nameOf(change)} OOM-killed (exit ${change.terminated.exitCode})`,
        endMessage(change.terminated),
      );
    case "Restarted":
      return `${nameOf(change)} restarted${change.times === 1 ? "" : ` ${change.times} times`}`;
    case "ImageChanged":
      return `${nameOf(change)} changed its image: ${shorten(change.from, 300)} → ${
        shorten(change.to, 300)
      }`;
    case "WaitChanged":
      return waitText(change);
    case "Resized":
      return because(`${nameOf(change)} resized`, O.some(resizeText(change)));
    case "VerdictChanged":
      return verdictText(change);
  }
}

/** What a container waits for, in the short words of its line. */
function waitText(change: Extract<ContainerChange, { _tag: "WaitChanged" }>): string {
  const { from, to, image } = change;
  const name = nameOf(change);
  if (O.isNone(to)) {
    return because(`${name} no longer waits`, O.chain((was: WaitingContainer) => was.reason)(from));
  }
  const waiting = to.value;
  switch (waiting.wait._tag) {
    case "Image":
      return imageText(waiting, image, "its node");
    case "Configuration":
    case "Creation":
      return creationText(waiting);
    case "CrashBackOff":
      return said(
        `${name} is held back after its crash`,
        nonEmpty(O.some(backOffOf(0, text(waiting.message), O.none))),
      );
    default:
      return said(`${name} waiting (${shortName(text(waiting.reason))})`, waiting.message);
  }
}

function schedulingText(
  { to: scheduling }: Extract<PodChange, { readonly _tag: "SchedulingChanged" }>,
): string {
  switch (scheduling._tag) {
    case "Unschedulable":
      return said("unschedulable", O.map(fitText)(scheduling.message));
    case "Gated":
      return said("held by scheduling gates", nonEmpty(O.some(namesText(scheduling.gates))));
    case "Failed":
      return said(shortName(text(scheduling.reason)) || "the scheduler failed", scheduling.message);
  }
}

/** The verdict in a word, and the word of its cause. */
function verdictText({ from, to }: VerdictChange): string {
  const word = to._tag.toLowerCase();
  const reasons = "reasons" in to ? to.reasons : [];
  const why = reasons.length === 0 ? word : `${word}: ${shortName(causeWord(reasons[0]))}`;
  return isAlarming(from) && !isAlarming(to) ? `no longer ${from._tag.toLowerCase()}, ${why}` : why;
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
      const [x, y] = [before, after].map(valueAt(resource));
      return amountEq.equals(x, y) ? [] : [`${resource} ${what} ${orNone(x)} → ${orNone(y)}`];
    });
  }).join(", ");
}

const amountEq = O.getEq(quantityOrd);

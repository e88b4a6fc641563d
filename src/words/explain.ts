/**
 * What is wrong with a pod, in one line for a person.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import { humanDuration } from "./duration.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { firstBy } from "../query/container/_first.ts";
import { type Failure, failures } from "../query/container/failure.ts";
import { type ContainerImage, images } from "../query/container/image.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import type { NotReady, UnreadyContainer } from "../query/pod/readiness.ts";
import { memoryLimit } from "../query/resource/container_resources.ts";
import type { InitProgress } from "../query/container/restart.ts";
import type { Scheduling } from "../query/pod/scheduling.ts";
import type { Deletion } from "../query/pod/deletion.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import { type Named, nameOf, oneLine, runEndText, said } from "./_text.ts";
import {
  type Verdict,
  verdict,
  type VerdictOptions,
  type VerdictReason,
} from "../verdict/verdict.ts";

/**
 * What is wrong with a pod.
 *
 * @category verdict
 * @since 0.1.0
 */
export interface Explanation {
  /** The verdict, with all its reasons. */
  readonly verdict: Verdict;
  /** The root cause: the first reason of the verdict; absent where it has none. */
  readonly cause: Option<VerdictReason>;
  /** The verdict and its root cause as one plain line. */
  readonly text: string;
  /** All that the verdict rests on, as plain lines, the root cause first. */
  readonly lines: ReadonlyArray<string>;
}

/**
 * What is wrong with a pod, at an instant in epoch milliseconds: its
 * {@link verdict}, the root cause, and both as one plain line.
 *
 * The line is for people and may change with any release; the data is for
 * programs. Messages of Kubernetes stand in it up to the end of their first
 * line.
 *
 * @example
 * ```ts
 * import { explain, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: {
 *     nodeName: "node-a",
 *     containers: [{ name: "app", resources: { limits: { memory: "256Mi" } } }],
 *   },
 *   status: {
 *     phase: "Running",
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 16,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "CrashLoopBackOff" } },
 *       lastState: {
 *         terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: "2026-01-01T00:00:00Z" },
 *       },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(
 *   explain(Date.UTC(2026, 0, 1, 0, 3))(decoded.right).text,
 *   "stuck: container app crash-looping: OOMKilled (exit 137) 3m ago, 16 restarts, limit 256Mi",
 * );
 * ```
 *
 * @category verdict
 * @since 0.1.0
 */
export function explain(now: number, options: VerdictOptions = {}): (pod: Pod) => Explanation {
  return (pod) => {
    const found = verdict(now, options)(pod);
    const reasons = "reasons" in found ? found.reasons : [];
    const known = knownOf(pod);
    const lines = found._tag === "Terminating"
      ? [deletionText(found.deletion)]
      : reasons.map((reason) => causeText(now, known, reason));
    const word = found._tag.toLowerCase();
    return {
      verdict: found,
      cause: O.fromNullable(reasons.at(0)),
      text: oneLine(lines.length === 0 ? word : `${word}: ${lines[0]}`),
      lines: lines.map(oneLine),
    };
  };
}

/** What the reasons look up, so that many reasons take no longer each. */
interface Known {
  readonly containers: ReadonlyMap<string, PodContainer>;
  /** How the runs before the current ones ended badly. */
  readonly previous: ReadonlyMap<string, Failure>;
  readonly images: ReadonlyMap<string, ContainerImage>;
}

function knownOf(pod: Pod): Known {
  const byContainer = ({ container }: { readonly container: string }) => container;
  return {
    containers: firstBy(
      ({ kind, status }) => keyOf({ container: status.name, kind }),
      podContainers(pod),
    ),
    previous: firstBy(byContainer, failures(pod).filter(({ when }) => when === "previously")),
    images: firstBy(byContainer, images(pod)),
  };
}

function causeText(now: number, known: Known, reason: VerdictReason): string {
  switch (reason._tag) {
    case "NotObserved":
      return "the status is not of the newest spec yet";
    case "Unscheduled":
      return schedulingText(now, reason.scheduling);
    case "Initializing":
      return initText(reason.progress);
    case "ContainerWaiting":
      return waitingText(now, known, reason.waiting);
    case "ContainerCrashLooping":
      return crashText(now, known, reason.container);
    case "ContainerFailed":
      return `${nameOf(reason.failure)} failed: ${failureText(now, known, reason.failure)}`;
    case "Ended":
      return said(reason.end.reason, reason.end.message);
    case "Disrupted":
      return said(text(reason.disruption.reason) || "disrupted", reason.disruption.message);
    case "NotReady":
      return notReadyText(reason.notReady);
  }
}

function schedulingText(now: number, scheduling: Scheduling): string {
  switch (scheduling._tag) {
    case "Scheduled":
      return "scheduled";
    case "Gated":
      return `held by scheduling gates: ${scheduling.gates.join(", ") || "none left"}`;
    case "Unschedulable":
      return said(`unschedulable${lasting(now, scheduling.since)}`, scheduling.message);
    case "Failed":
      return said(text(scheduling.reason) || "the scheduler failed", scheduling.message);
    case "Pending":
      return "waiting for the scheduler";
  }
}

function initText({ done, total, current }: InitProgress): string {
  const name = O.isSome(current)
    ? nameOf({ container: current.value.status.name, kind: current.value.kind })
    : "the next";
  return `initializing: ${done} of ${total} done, ${name} is next`;
}

function waitingText(now: number, known: Known, waiting: WaitingContainer): string {
  const name = nameOf(waiting);
  const reason = text(waiting.reason);
  switch (waiting.wait._tag) {
    case "Image":
      return said(
        `${name} cannot get its image${imageText(known, waiting)} (${reason})`,
        waiting.message,
      );
    case "Configuration":
    case "Creation":
      return said(`${name} cannot be created (${reason})`, waiting.message);
    case "CrashBackOff": {
      const container = known.containers.get(keyOf(waiting));
      return container === undefined ? `${name} crash-looping` : crashText(now, known, container);
    }
    case "Starting":
      return reason === "" ? `${name} starting` : `${name} starting (${reason})`;
    case "Other":
      return said(`${name} waiting (${reason})`, waiting.message);
  }
}

function crashText(now: number, known: Known, { kind, status }: PodContainer): string {
  const name = nameOf({ container: status.name, kind });
  const last = known.previous.get(status.name);
  const how = last === undefined ? "" : `: ${failureText(now, known, last)}`;
  return `${name} crash-looping${how}`;
}

/** How a run ended, as in `OOMKilled (exit 137) 3m ago, 16 restarts, limit 256Mi`. */
function failureText(now: number, known: Known, failure: Failure): string {
  const { reason, finishedAt, message } = failure;
  const ago = O.isSome(finishedAt)
    ? ` ${humanDuration(now - toEpochMillis(finishedAt.value))} ago`
    : "";
  const restarts = known.containers.get(keyOf(failure))?.status.restartCount ?? 0;
  const parts = [
    `${runEndText(failure)}${ago}`,
    ...(restarts === 0 ? [] : [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`]),
    ...(text(reason) === "OOMKilled" ? limitText(known, failure) : []),
  ];
  return said(parts.join(", "), message);
}

function limitText(known: Known, failure: Failure): ReadonlyArray<string> {
  const limit = pipe(
    O.fromNullable(known.containers.get(keyOf(failure))),
    O.chain(memoryLimit),
  );
  return O.isSome(limit) ? [`limit ${limit.value}`] : [];
}

function imageText(known: Known, { container }: WaitingContainer): string {
  const found = known.images.get(container);
  return found === undefined ? "" : ` ${O.getOrElse(() => found.actual)(found.desired)}`;
}

function notReadyText({ reason, message, gates, containers }: NotReady): string {
  const parts = [
    ...containers.map(unreadyText),
    ...gates.map(({ conditionType, state }) => `readiness gate ${conditionType} ${state}`),
  ];
  return parts.length > 0 ? parts.join(", ") : said(text(reason) || "not ready", message);
}

function unreadyText({ container, kind, cause }: UnreadyContainer): string {
  const name = nameOf({ container, kind });
  switch (cause._tag) {
    case "Waiting":
      return `${name} waiting${O.isSome(cause.reason) ? ` (${cause.reason.value})` : ""}`;
    case "Terminated":
      return `${name} ended (exit ${cause.exitCode})`;
    case "RunningNotReady":
      return `${name} running, but ${cause.started ? "not ready" : "not started up"}`;
    case "NoStatus":
      return `${name} without a status`;
  }
}

function deletionText({ stage, secondsPastDeadline, finalizers }: Deletion): string {
  const running = "running" in stage && stage.running.length > 0
    ? `, still running: ${stage.running.join(", ")}`
    : "";
  const seconds = humanDuration(Math.abs(secondsPastDeadline) * 1000);
  switch (stage._tag) {
    case "GraceRunning":
      return `${seconds} of grace left${running}`;
    case "Overdue":
      return `overdue by ${seconds}${running}`;
    case "Finalizing":
      return `held by finalizers: ${finalizers.join(", ")}`;
    case "Removing":
      return "about to disappear";
  }
}

function keyOf({ container, kind }: Named): string {
  return `${kind}/${container}`;
}

function lasting(now: number, since: Option<Time>): string {
  return O.isSome(since) ? ` for ${humanDuration(now - toEpochMillis(since.value))}` : "";
}

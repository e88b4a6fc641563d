/**
 * What containers do, wait for and ended by, in words.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { PodCondition } from "../model/pod_condition.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import {
  afterEpoch,
  isBadEnd,
  isOOMKill,
  runningOf,
  runningSince,
} from "../query/container/_run.ts";
import { runtimeError } from "../query/container/_runtime_error.ts";
import type { Failure } from "../query/container/failure.ts";
import type { PodContainer } from "../query/container/kind.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import { findCondition } from "../query/pod/condition.ts";
import { transitionOf } from "../query/pod/_pod.ts";
import { statusOf } from "../query/pod/part.ts";
import type { UnreadyContainer } from "../query/pod/readiness.ts";
import { memoryLimit } from "../query/resource/container_resources.ts";
import { progressingSince } from "../verdict/_deadline.ts";
import { claims } from "../query/resource/device_and_volume.ts";
import { amountText } from "./_amount.ts";
import { claimText } from "./_claim_text.ts";
import { endMessage } from "./_end_text.ts";
import { creationText, imageText } from "./_wait_text.ts";
import { type Ended, type Known, nodeText, onNode } from "./_known.ts";
import {
  lasting,
  listed,
  type Named,
  nameOf,
  namesText,
  restartsText,
  runEndText,
  said,
  shortName,
  sinceText,
} from "./_text.ts";

/** What a container waits for. */
export function waitingText(known: Known, waiting: WaitingContainer): string {
  const name = nameOf(waiting);
  const reason = shortName(text(waiting.reason));
  switch (waiting.wait._tag) {
    case "Image": {
      const since = lasting(known.now, waitingSince(known, waiting));
      const what = imageText(waiting, imageOf(known, waiting), nodeText(known.pod));
      return since === "" ? what : `${what} (${since.trim()})`;
    }
    case "Configuration":
    case "Creation":
      return creationText(waiting, [
        lasting(known.now, waitingSince(known, waiting)),
        restartsText(restartCount(known, waiting)),
      ]);
    case "CrashBackOff":
      return text(
        O.map((found: PodContainer) => crashText(known, found))(known.container(waiting)),
      );
    case "Starting":
      return withLastEnd(known, waiting, `${name}: ${startText(known, waiting)}`);
    case "Other":
      return withLastEnd(
        known,
        waiting,
        said(
          `${name} waiting (${reason})${lasting(known.now, waitingSince(known, waiting))}`,
          O.map(runtimeError)(waiting.message),
        ),
      );
  }
}

/** Several containers that are about to start for one reason, and for how long they have been. */
export function startingText(known: Known, waiting: ReadonlyArray<WaitingContainer>): string {
  const names = namesText(waiting.map(({ container }) => container));
  return `containers ${names}: ${startText(known, waiting[0])}`;
}

/** The reason for which a container has not started, for how long, and what is there already. */
export function startText(known: Known, waiting: WaitingContainer): string {
  const reason = shortName(text(waiting.reason)) || "starting";
  return `${reason}${lasting(known.now, waitingSince(known, waiting))}${sandboxText(known)}`;
}

/** What the conditions tell of the sandbox, and which devices must be there first; nothing before 1.29. */
function sandboxText({ pod }: Known): string {
  const status = statusOf(pod);
  const claimed = namesText(claims(pod).map(claimText));
  return pipe(
    findCondition("PodReadyToStartContainers")(status),
    O.alt(() => findCondition("PodHasNetwork")(status)),
    O.match(
      () => "",
      ({ status }) =>
        status === "True"
          ? ", sandbox ready, volumes or image pending"
          : `, no sandbox yet${claimed === "" ? "" : `, devices to prepare: ${claimed}`}`,
    ),
  );
}

/** Since when a container waits: its last end, else since the pod had a node or is not ready. */
function waitingSince(known: Known, named: Named): Option<Time> {
  const finished = O.chain(({ finishedAt }: ContainerStateTerminated) => afterEpoch(finishedAt))(
    O.chain(known.lastEnd)(known.container(named)),
  );
  return pipe(finished, O.alt(() => boundSince(known)));
}

/** Since when the pod has a node, else is on its way. */
export function boundSince({ pod }: Known): Option<Time> {
  const scheduled = findCondition("PodScheduled")(statusOf(pod));
  return pipe(
    transitionOf(O.filter(({ status }: PodCondition) => status === "True")(scheduled)),
    O.alt(() => progressingSince(pod, [])),
  );
}

function imageOf(known: Known, named: Named): string {
  return text(pipe(
    known.image(named),
    O.chain(({ desired, actual }) => pipe(desired, O.alt(() => O.some(actual)))),
  ));
}

function restartCount(known: Known, named: Named): number {
  return O.match(() => 0, ({ status }: PodContainer) => status.restartCount)(
    known.container(named),
  );
}

/** That a container ends again and again, and how. */
export function crashText(known: Known, container: PodContainer): string {
  const { kind, status } = container;
  const name = nameOf({ container: status.name, kind });
  const doing = pipe(
    runningOf(status),
    O.match(
      () => "",
      ({ startedAt }) =>
        status.ready
          ? ", ready this moment"
          : `, running${lasting(known.now, afterEpoch(startedAt))}`,
    ),
  );
  const what = `${name} crash-looping${doing}`;
  return pipe(
    known.lastEnd(container),
    O.match(
      () => listed([what, restartsText(status.restartCount)]),
      (end) => `${what}: ${endText(known, { container: status.name, kind }, end)}`,
    ),
  );
}

/** How a run ended, as in `OOMKilled (exit 137) 3m ago, 16 restarts, limit 256Mi`. */
export function endText(
  known: Known,
  named: Named,
  end: Pick<ContainerStateTerminated, "exitCode" | "signal" | "reason" | "finishedAt" | "message">,
): string {
  const what = listed([
    `${runEndText(end)}${lostOn(known, end)}${agoText(known, end.finishedAt)}`,
    restartsText(restartCount(known, named)),
    ...limitText(known, named, end),
    probeText(known, named, end),
  ]);
  return said(what, endMessage(end));
}

/** The node, where it or its runtime lost the container. */
function lostOn({ pod }: Known, { reason }: Pick<ContainerStateTerminated, "reason">): string {
  return ["ContainerStatusUnknown", "Unknown"].includes(text(reason)) ? onNode(pod) : "";
}

function agoText({ now }: Known, time: Option<Time>): string {
  const since = sinceText(now, afterEpoch(time));
  return since === "" ? "" : ` ${since} ago`;
}

function limitText(
  known: Known,
  named: Named,
  { reason }: Pick<ContainerStateTerminated, "reason">,
): ReadonlyArray<string> {
  if (text(reason) !== "OOMKilled") return [];
  return pipe(
    known.container(named),
    O.chain(memoryLimit),
    O.match(() => [], (limit) => [`limit ${amountText(limit, "memory")}`]),
  );
}

function probeText(known: Known, named: Named, end: Ended): string {
  return pipe(
    known.probeKill(named, end),
    O.match(() => "", ({ probe, failureThreshold, periodSeconds }) => {
      const name = probe === "startup" ? "start-up" : probe;
      return `probably killed by its ${name} probe (fails after ${failureThreshold} × ${periodSeconds}s)`;
    }),
  );
}

/** What is told of a container, and how its last run ended, where that was badly. */
export function withLastEnd(known: Known, named: Named, what: string): string {
  return pipe(
    known.container(named),
    O.chain(known.lastEnd),
    O.filter((end) => isBadEnd(end) || isOOMKill(end)),
    O.match(() => what, (end) => `${what}; before: ${endText(known, named, end)}`),
  );
}

/** Why a container is not ready; the first tells how long there still is. */
export function unreadyText(
  known: Known,
  { container, kind, cause }: UnreadyContainer,
  isFirst: boolean,
): string {
  const deadline = isFirst ? known.deadline : "";
  const named = { container, kind };
  const name = nameOf(named);
  const found = known.container(named);
  switch (cause._tag) {
    case "Waiting":
      return withLastEnd(
        known,
        named,
        listed([`${name} waiting${lasting(known.now, waitingSince(known, named))}`, deadline]),
      );
    case "Terminated": {
      const how = pipe(
        found,
        O.chain(known.lastEnd),
        O.match(() => `exit ${cause.exitCode}`, (end) => endText(known, named, end)),
      );
      return `${name} ended: ${how}`;
    }
    case "RunningNotReady": {
      const startedAt = O.chain(({ status }: PodContainer) => runningSince(status))(found);
      const isStarted = cause.started || O.exists(startsAtOnce)(found);
      const unready = isStarted ? unreadySince(known) : startedAt;
      const [since, running] = [sinceText(known.now, unready), sinceText(known.now, startedAt)];
      const what = listed([
        `${name} ${isStarted ? "not ready" : "not started up"}${since && ` for ${since}`}`,
        isNear(unready, startedAt) ? "" : `running for ${running}`,
        deadline,
      ]);
      return withLastEnd(known, named, what);
    }
    case "NoStatus":
      return `${name} without a status`;
  }
}

/** Whether a container is started once it runs, where its status does not say: nothing probes its start. */
function startsAtOnce({ status, spec }: PodContainer): boolean {
  return O.isNone(status.started) &&
    pipe(spec, O.exists(({ startupProbe }) => O.isNone(startupProbe)));
}

/** Whether two times are as good as one to a person, or one is unknown. */
function isNear(x: Option<Time>, y: Option<Time>): boolean {
  return O.isNone(x) || O.isNone(y) ||
    Math.abs(toEpochMillis(x.value) - toEpochMillis(y.value)) < 30_000;
}

/** Since when the pod is not ready, by its condition. */
export function unreadySince({ pod }: Known): Option<Time> {
  return transitionOf(findCondition("Ready")(statusOf(pod)));
}

/** How a container of a pod that is well ended before: `container cart was OOMKilled 88m ago, limit 256Mi, 3 restarts`. */
export function formerEndText(known: Known, failure: Failure): string {
  const how = text(failure.reason) === "OOMKilled"
    ? "was OOMKilled"
    : `ended with ${runEndText(failure)}`;
  const what = listed([
    `${nameOf(failure)} ${how}${agoText(known, failure.finishedAt)}`,
    ...limitText(known, failure, failure),
    restartsText(restartCount(known, failure)),
    probeText(known, failure, failure),
  ]);
  return said(what, endMessage(failure));
}

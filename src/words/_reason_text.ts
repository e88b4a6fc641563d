/**
 * What a verdict rests on, in words.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { items, text } from "../_option.ts";
import type { PodVolumeHealth } from "../model/volume_health.ts";
import { runningSince } from "../query/container/_run.ts";
import type { PodContainer } from "../query/container/kind.ts";
import { waitingContainers } from "../query/container/waiting.ts";
import type { InitProgress } from "../query/container/restart.ts";
import { currentState } from "../query/container/state.ts";
import { findCondition, hasCondition } from "../query/pod/condition.ts";
import { transitionOf } from "../query/pod/_pod.ts";
import type { Disruption, PodEnd } from "../query/pod/disruption.ts";
import { specOf, statusOf } from "../query/pod/part.ts";
import type { NotReady } from "../query/pod/readiness.ts";
import type { DeviceHealth, PodClaim } from "../query/resource/device_and_volume.ts";
import type { Resize, ResizeInProgress } from "../query/resource/resize.ts";
import { progressingSince } from "../verdict/_deadline.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import {
  boundSince,
  crashText,
  endText,
  formerEndText,
  startText,
  unreadySince,
  unreadyText,
  waitingText,
  withLastEnd,
} from "./_container_text.ts";
import { fitText } from "./_fit_text.ts";
import { claimText } from "./_claim_text.ts";
import { deletionText, disrupterText } from "./_deletion_text.ts";
import { evictionText } from "./_eviction_text.ts";
import { type Known, nodeText, onNode } from "./_known.ts";
import { humanDuration } from "./duration.ts";
import { lasting, listed, nameOf, namesText, said, shortName, sinceText } from "./_text.ts";

/** What a reason says. */
export function reasonText(known: Known, reason: VerdictReason): string {
  switch (reason._tag) {
    case "NotObserved":
      return "the status is not of the newest spec yet";
    case "Unscheduled":
      return schedulingText(known, reason);
    case "ClaimsPending":
      return claimsText(reason.claims);
    case "Initializing":
      return text(O.map(initText(known, reason.progress))(reason.progress.current));
    case "ContainerWaiting":
      return waitingText(known, reason.waiting);
    case "ContainerCrashLooping":
      return crashText(known, reason.container);
    case "ContainerFailed":
      return reason.failure.when === "now"
        ? `${nameOf(reason.failure)} failed: ${endText(known, reason.failure, reason.failure)}`
        : formerEndText(known, reason.failure);
    case "PartlyDone":
      return `${namesText(reason.done)} done, ${namesText(reason.running)} still ${
        reason.running.length === 1 ? "runs" : "run"
      }${lasting(known.now, reason.since).replace(" for ", ", for ")}`;
    case "Ended":
      return endedText(known, reason.end);
    case "Disrupted":
      return disruptedText(known, reason.disruption);
    case "NodeSilent":
      return silenceText(known, reason.nodeName, sinceText(known.now, reason.since));
    case "Deleting":
      return deletionText(known, reason.deletion);
    case "NotReady":
      return notReadyText(known, reason.notReady);
    case "Resizing":
      return resizeText(known, reason.resize);
    case "VolumeUnhealthy":
      return volumeText(known, reason.volume);
    case "DeviceUnhealthy":
      return deviceText(reason.device);
  }
}

function schedulingText(
  known: Known,
  { scheduling }: Extract<VerdictReason, { readonly _tag: "Unscheduled" }>,
): string {
  const waited = lasting(known.now, progressingSince(known.pod, []));
  switch (scheduling._tag) {
    case "Gated":
      return `held by scheduling gates${waited}: ${namesText(scheduling.gates) || "none left"}`;
    case "Unschedulable": {
      const since = lasting(known.now, scheduling.since) || waited;
      const nominated = text(scheduling.nominatedNodeName);
      return listed([
        said(
          `unschedulable${since}`,
          O.map(fitText)(scheduling.message),
        ),
        nominated === "" ? "" : `room is made on ${shortName(nominated)}`,
      ], "; ");
    }
    case "Failed": {
      const what = shortName(text(scheduling.reason)) || "the scheduler failed";
      return said(`${what}${lasting(known.now, scheduling.since)}`, scheduling.message);
    }
    case "Pending": {
      const name = text(specOf(known.pod).schedulerName);
      const who = name === "" || name === "default-scheduler"
        ? "the scheduler"
        : `scheduler ${shortName(name)}`;
      return `waiting for ${who}${waited}`;
    }
  }
}

function claimsText(claims: ReadonlyArray<PodClaim>): string {
  const names = namesText(claims.map(claimText));
  return `waits for device ${claims.length === 1 ? "claim" : "claims"} ${names}`;
}

const initText = (known: Known, { done, total }: InitProgress) => (current: PodContainer) => {
  const { kind, status } = current;
  const named = { container: status.name, kind };
  const name = `${nameOf(named)} (${done + 1} of ${total})`;
  const state = currentState(status);
  switch (state._tag) {
    case "Running": {
      const since = lasting(known.now, runningSince(status));
      return withLastEnd(
        known,
        named,
        kind === "sidecar" ? `${name} not started up${since}` : `${name} running${since}`,
      );
    }
    case "Terminated": {
      return pipe(
        known.lastEnd(current),
        O.match(() => name, (end) => `${name} ended: ${endText(known, named, end)}`),
      );
    }
    case "Waiting": {
      const waiting = waitingContainers(known.pod).find(({ container, kind }) =>
        container === named.container && kind === named.kind
      );
      return withLastEnd(
        known,
        named,
        waiting === undefined
          ? `${name} waiting${lasting(known.now, progressingSince(known.pod, []))}`
          : `${name}: ${startText(known, waiting)}`,
      );
    }
  }
};

function endedText(known: Known, end: PodEnd): string {
  const node = nodeText(known.pod);
  const reason = shortName(end.reason);
  const message = O.filter(isNews)(end.message);
  switch (end._tag) {
    case "Evicted":
      return evictionText(known, end);
    case "Preempted":
      return said(`preempted on ${node} by its kubelet, for a critical pod`, message);
    case "NodeShutdown":
      return said(`${node} shut down (${reason})`, message);
    case "NodeLost":
      return said(`${node} lost (${reason})`, message);
    case "Refused":
      return said(`refused by ${node} (${reason})`, end.message);
    case "DeadlineExceeded": {
      const seconds = specOf(known.pod).activeDeadlineSeconds;
      const limit = pipe(seconds, O.match(() => "", (most) => ` of ${most}s`));
      return said(`${reason}: ran longer than its deadline${limit}`, O.none);
    }
    case "Other":
      return said(reason, end.message);
  }
}

/** Whether the words that go with a reason say more than the reason does: that the node is lost, or shut down. */
function isNews(message: string): boolean {
  return !GIVEN.test(message.trim());
}

/**
 * The words of kubernetes/kubernetes `pkg/controller/util/node/controller_utils.go`,
 * `pkg/kubelet/preemption/preemption.go`, `pkg/kubelet/nodeshutdown`.
 */
const GIVEN = new RegExp(
  `^(${
    [
      String.raw`Node \S+ which was running pod \S+ is unresponsive`,
      "Preempted in order to admit critical pod",
      "Pod was terminated in response to imminent node shutdown",
    ].join("|")
  })[.]?$`,
);

function disruptedText(known: Known, { reason, message }: Disruption): string {
  return said(`${disrupterText(reason)}${onNode(known.pod)}`, message);
}

function silenceText(known: Known, nodeName: Option<string>, since: string): string {
  const node = pipe(nodeName, O.match(() => "its node", shortName));
  const duration = since === "" ? "" : ` for ${since}`;
  const status = statusOf(known.pod);
  return text(status.phase) === "Unknown" || hasCondition("Ready", "Unknown")(status)
    ? `${node} does not report, state of the pod unknown${duration}`
    : `${node} does not report: pod not ready${duration}, though its containers were`;
}

function notReadyText(known: Known, { reason, message, gates, containers }: NotReady): string {
  const since = unreadySince(known);
  const lacksAll = containers.length > 0 &&
    containers.every(({ cause }) => cause._tag === "NoStatus");
  if (lacksAll) {
    const waited = lasting(known.now, boundSince(known));
    return listed([
      `waiting for the kubelet of ${nodeText(known.pod)}${waited}`,
      "no container has a status",
      known.deadline,
    ]);
  }
  const parts = [
    ...containers.map((container, i) => unreadyText(known, container, i === 0)),
    ...gates.map(({ conditionType, state, condition }) =>
      said(
        listed([
          `readiness gate ${shortName(conditionType)} ${state}${lasting(known.now, since)}`,
          containers.length === 0 ? known.deadline : "",
        ]),
        O.chain(({ message }: { readonly message: Option<string> }) => message)(condition),
      )
    ),
  ];
  if (parts.length > 0) return parts.slice(0, 5).join("; ");
  const what = shortName(text(reason)) || "not ready";
  const waited = lasting(known.now, progressingSince(known.pod, []));
  return said(listed([`${what}${waited}`, known.deadline]), message);
}

function resizeText(known: Known, { pending, inProgress }: Resize): string {
  const since = (type: string) =>
    lasting(known.now, transitionOf(findCondition(type)(statusOf(known.pod))));
  if (O.isNone(pending)) {
    const message = O.chain(({ message }: ResizeInProgress) => message)(inProgress);
    return said(`resize fails${since("PodResizeInProgress")}`, message);
  }
  const word = shortName(text(pending.value.reason)).toLowerCase() || "pending";
  return said(`resize ${word}${since("PodResizePending")}`, pending.value.message);
}

function volumeText(known: Known, { name, healthConditions, lastTransitionTime }: PodVolumeHealth) {
  const ills = items(healthConditions);
  const words = ills.map(({ status, reason }) => `${status.toLowerCase()} (${reason})`);
  return said(
    `volume ${shortName(name)} ${namesText(words)}${lasting(known.now, lastTransitionTime)}`,
    pipe(O.fromNullable(ills.at(0)), O.chain(({ message }) => message)),
  );
}

function deviceText({ container, kind, resource, id, health, message }: DeviceHealth): string {
  return said(
    `device ${shortName(id)} (${shortName(resource)}) of ${nameOf({ container, kind })} is ${
      shortName(text(health)).toLowerCase()
    }`,
    message,
  );
}

/** How long a deadline still is, or by how much it was missed. */
export function deadlineText(now: number, deadline: Option<number>): string {
  return pipe(
    deadline,
    O.map((at) => at - now),
    O.match(
      () => "",
      (left) =>
        left >= 0 ? `${humanDuration(left)} left` : `${humanDuration(-left)} past its deadline`,
    ),
  );
}

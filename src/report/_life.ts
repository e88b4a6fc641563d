/**
 * The life of a pod as lanes of segments: its start step by step, and the runs of
 * each container. A status tells of two runs of a container at most, and of the
 * last time that a condition changed: what it does not tell is a segment of its own.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { afterEpoch, isBadEnd } from "../query/container/_run.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { currentState, endText, previousEnd, stateReason } from "../query/container/state.ts";
import { createdAt } from "../query/pod/_pod.ts";
import { isTerminal } from "../query/pod/lifecycle.ts";
import { statusOf } from "../query/pod/part.ts";
import { timeline, type TimelineStep } from "../query/pod/timeline.ts";
import { nameOf } from "../words/_text.ts";
import { humanDuration } from "../words/duration.ts";

/** What a stretch of time was: known runs by how they ended, waiting, or not known. */
export type SegmentKind = "step" | "good" | "bad" | "running" | "waiting" | "unknown";

/** A stretch of time, in epoch milliseconds. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: number;
  readonly to: number;
}

/** A row of the drawing. */
export interface Lane {
  readonly label: string;
  /** The row in words: its text alternative. */
  readonly text: string;
  readonly segments: ReadonlyArray<Segment>;
}

/** Lanes over one stretch of time. */
export interface Lanes {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly lanes: ReadonlyArray<Lane>;
}

/** The life of a pod at an instant in epoch milliseconds: how it started, how its containers ran. */
export function lifeOf(now: number): (pod: Pod) => ReadonlyArray<Lanes> {
  return (pod) => [startOf(pod), runsOf(now, pod)].filter(({ lanes }) => lanes.length > 0);
}

const STEPS: Readonly<Record<TimelineStep, string>> = {
  created: "created",
  scheduled: "scheduled",
  acknowledged: "seen by the kubelet",
  sandboxReady: "sandbox ready",
  containerStarted: "started",
  initialized: "initialized",
  containersReady: "containers ready",
  ready: "ready",
};

/** Steps that come again with every restart: after one, their time is no longer that of the start. */
const REPEATED: ReadonlyArray<TimelineStep> = [
  "containerStarted",
  "initialized",
  "containersReady",
  "ready",
];

/** The steps of the start, each from the one before it. */
function startOf(pod: Pod): Lanes {
  const hasRestarted = podContainers(pod).some(({ status }) => status.restartCount > 0);
  const steps = timeline(pod).filter(({ step }) => !hasRestarted || !REPEATED.includes(step));
  const times = steps.map(({ at }) => toEpochMillis(at));
  const lanes = steps.slice(1).map(({ step, container }, i): Lane => {
    const [from, to] = [times[i], times[i + 1]];
    const name = pipe(container, O.match(() => "", (name) => `${name} `));
    return {
      label: `${name}${STEPS[step]}`,
      text: to === from ? "at once" : `after ${humanDuration(to - from)}`,
      segments: [{ kind: "step", from, to }],
    };
  });
  const title = hasRestarted
    ? "Start, as far as it is known: containers have restarted since"
    : "Start";
  return { title, from: times[0] ?? 0, to: times.at(-1) ?? 0, lanes };
}

/** What is known of the runs of each container, from the creation of the pod to now, or to its end. */
function runsOf(now: number, pod: Pod): Lanes {
  const containers = podContainers(pod).filter(({ status }) =>
    currentState(status)._tag !== "Waiting" || O.isSome(previousEnd(status))
  );
  const ends = containers.flatMap(({ status }) => {
    const state = currentState(status);
    return state._tag === "Terminated" ? millisOf(state.terminated.finishedAt) : [];
  });
  const to = isTerminal(statusOf(pod)) && ends.length > 0 ? Math.max(...ends) : now;
  const starts = containers.flatMap(({ status }) => {
    const last = previousEnd(status);
    return [
      ...millisOf(pipe(last, O.chain(({ startedAt }) => startedAt))),
      ...startOfRun(currentState(status)),
    ];
  });
  const created = millisOf(createdAt(pod));
  const from = Math.min(to, ...created, ...starts);
  return {
    title: "Runs of its containers",
    from,
    to,
    lanes: containers.map((container) => laneOf(container, from, to)),
  };
}

type State = ReturnType<typeof currentState>;

function startOfRun(state: State): ReadonlyArray<number> {
  switch (state._tag) {
    case "Running":
      return millisOf(state.running.startedAt);
    case "Terminated":
      return millisOf(state.terminated.startedAt);
    case "Waiting":
      return [];
  }
}

/** A container's last run, its present one, and what lies before and between them. */
function laneOf({ kind, status }: PodContainer, from: number, to: number): Lane {
  const state = currentState(status);
  const last = previousEnd(status);
  const runs = [
    ...pipe(last, O.match(() => [], runOf)),
    ...(state._tag === "Terminated" ? runOf(state.terminated) : []),
    ...(state._tag === "Running"
      ? startOfRun(state).map((start): Segment => ({ kind: "running", from: start, to }))
      : []),
  ];
  const [first] = runs;
  const hasEarlier = status.restartCount > (O.isSome(last) ? 1 : 0);
  const before: ReadonlyArray<Segment> = first !== undefined && hasEarlier && from < first.from
    ? [{ kind: "unknown", from, to: first.from }]
    : [];
  const end = runs.at(-1);
  const after: ReadonlyArray<Segment> = end !== undefined && state._tag === "Waiting"
    ? [{ kind: "waiting", from: end.to, to }]
    : [];
  return {
    label: nameOf({ container: status.name, kind }),
    text: laneText(state, status.restartCount, last, text(stateReason(status)), hasEarlier),
    segments: [...before, ...runs, ...after],
  };
}

function runOf(end: ContainerStateTerminated): ReadonlyArray<Segment> {
  const [from] = millisOf(end.startedAt);
  const [to] = millisOf(end.finishedAt);
  return from === undefined || to === undefined || to < from
    ? []
    : [{ kind: isBadEnd(end) ? "bad" : "good", from, to }];
}

function laneText(
  state: State,
  restarts: number,
  last: Option<ContainerStateTerminated>,
  reason: string,
  hasEarlier: boolean,
): string {
  const now = state._tag === "Running"
    ? "runs"
    : state._tag === "Terminated"
    ? `ended: ${endOf(state.terminated)}`
    : reason === ""
    ? "waits"
    : `waits: ${reason}`;
  return [
    now,
    ...pipe(last, O.match(() => [], (end) => [`last run ${endOf(end)}`])),
    ...(restarts === 0 ? [] : [`${restarts} ${restarts === 1 ? "restart" : "restarts"}`]),
    ...(hasEarlier ? ["earlier runs are not known"] : []),
  ].join(", ");
}

function endOf(end: ContainerStateTerminated): string {
  const [from] = millisOf(end.startedAt);
  const [to] = millisOf(end.finishedAt);
  const lasting = from === undefined || to === undefined || to < from
    ? ""
    : ` after ${humanDuration(to - from)}`;
  return `${endText(end)}${lasting}`;
}

function millisOf(time: Option<Time>): ReadonlyArray<number> {
  return pipe(afterEpoch(time), O.match(() => [], (known) => [toEpochMillis(known)]));
}

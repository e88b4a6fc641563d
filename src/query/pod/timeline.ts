/**
 * When a pod started, and how long it has been as it is.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { createdAt, transitionOf } from "./_pod.ts";
import type {
  ContainerStateRunning,
  ContainerStateTerminated,
} from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodConditionType } from "../../model/pod_condition.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import { elapsed, givenTime, type Time, timeOrd } from "../../model/time.ts";
import { findCondition } from "./condition.ts";
import { podContainers } from "../container/kind.ts";
import { statusOf } from "./part.ts";
import { afterEpoch } from "../container/_run.ts";
import { isInit } from "../container/_scan.ts";
import { currentState } from "../container/state.ts";

/**
 * A step of a pod's start: it was `created`; `scheduled` to a node;
 * `acknowledged` by the kubelet; its sandbox was ready; a container started;
 * all init containers were through; all containers were ready; it was `ready`.
 *
 * @category time
 * @since 0.1.0
 */
export type TimelineStep =
  | "created"
  | "scheduled"
  | "acknowledged"
  | "sandboxReady"
  | "containerStarted"
  | "initialized"
  | "containersReady"
  | "ready";

/**
 * A step of a pod's start, with its time.
 *
 * @category time
 * @since 0.1.0
 */
export interface TimelineItem {
  /** What happened. */
  readonly step: TimelineStep;
  /** Which container started; absent for every other step. */
  readonly container: Option<string>;
  /** When it happened. */
  readonly at: Time;
  /** Whether `at` is the last transition of a condition: a flap destroyed the first. */
  readonly isLastTransition: boolean;
  /** Milliseconds since the pod was created, negative where two clocks disagree; absent when that time is. */
  readonly sinceCreation: Option<number>;
}

/**
 * The known steps of a pod's start, by time; steps of one instant in the order
 * in which Kubernetes takes them.
 *
 * Conditions count while they are `True`, and tell their *last* transition: of
 * a pod that was not ready for a while, the first time is lost. A container's
 * start is that of its current run, or where it does not run, of the one that
 * ended; a process that never started, which the Unix epoch stands for, has
 * none. Source: kubernetes/kube-state-metrics `internal/store/pod.go`.
 *
 * @example
 * ```ts
 * import { Pod, timeline } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   metadata: { creationTimestamp: "2026-01-01T00:00:00Z" },
 *   status: {
 *     conditions: [
 *       { type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:09Z" },
 *       { type: "PodScheduled", status: "True", lastTransitionTime: "2026-01-01T00:00:01Z" },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const steps = timeline(decoded.right);
 * assertEquals(steps.map(({ step }) => step), ["created", "scheduled", "ready"]);
 * assertEquals(steps.map((step) => step.sinceCreation), [O.some(0), O.some(1000), O.some(9000)]);
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export function timeline(pod: Pod): ReadonlyArray<TimelineItem> {
  const status = statusOf(pod);
  const created = createdAt(pod);
  const item = (
    step: TimelineStep,
    at: Option<Time>,
    isLastTransition: boolean,
    container: Option<string> = O.none,
  ): ReadonlyArray<TimelineItem> =>
    pipe(
      at,
      O.match(() => [], (time) => [
        { step, container, at: time, isLastTransition, sinceCreation: since(created, at) },
      ]),
    );
  const condition = (step: TimelineStep, type: PodConditionType) =>
    item(step, trueSince(type)(status), true);
  const [before, after] = startsOf(pod).map((starts) =>
    starts.flatMap(({ name, at }) => item("containerStarted", at, false, O.some(name)))
  );
  return [
    ...item("created", created, false),
    ...condition("scheduled", "PodScheduled"),
    ...item("acknowledged", givenTime(status.startTime), false),
    ...condition("sandboxReady", "PodReadyToStartContainers"),
    ...before,
    ...condition("initialized", "Initialized"),
    ...after,
    ...condition("containersReady", "ContainersReady"),
    ...condition("ready", "Ready"),
  ].sort((x, y) => timeOrd.compare(x.at, y.at));
}

/**
 * How many milliseconds old the pod is, at an instant in epoch milliseconds:
 * negative where two clocks disagree; none where the time of its creation is
 * unknown.
 *
 * @example
 * ```ts
 * import { Pod, podAge } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { creationTimestamp: "2026-01-01T00:00:00Z" } });
 * assert(decoded._tag === "Right");
 * assertEquals(podAge(Date.UTC(2026, 0, 1, 0, 1))(decoded.right), O.some(60_000));
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export function podAge(now: number): (pod: Pod) => Option<number> {
  return (pod) => age(now, createdAt(pod));
}

/**
 * For how many milliseconds, at an instant in epoch milliseconds, the condition
 * of a type has had its status, whichever that is; none without the condition
 * or its time.
 *
 * A new reason or message does not start it anew.
 *
 * @example
 * ```ts
 * import { conditionAge, PodStatus } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({
 *   conditions: [{ type: "Ready", status: "False", lastTransitionTime: "2026-01-01T00:00:00Z" }],
 * });
 * assert(decoded._tag === "Right");
 * const age = conditionAge(Date.UTC(2026, 0, 1, 0, 5));
 * assertEquals(age("Ready")(decoded.right), O.some(300_000));
 * assertEquals(age("Initialized")(decoded.right), O.none);
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export function conditionAge(
  now: number,
): (type: PodConditionType) => (status: PodStatus) => Option<number> {
  return (type) => {
    const find = findCondition(type);
    return (status) => age(now, transitionOf(find(status)));
  };
}

/**
 * For how many milliseconds, at an instant in epoch milliseconds, the container
 * has been running, or terminated.
 *
 * None where the status does not tell: a container that waits has no time of
 * its own (`lastState` may tell when its previous run ended), and records that
 * the kubelet invented have none.
 *
 * @example
 * ```ts
 * import { ContainerStatus, containerStateAge } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStatus.decode({
 *   name: "app",
 *   ready: true,
 *   restartCount: 0,
 *   image: "app:1",
 *   imageID: "",
 *   state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(containerStateAge(Date.UTC(2026, 0, 1, 0, 1))(decoded.right), O.some(60_000));
 * ```
 *
 * @category time
 * @since 0.1.0
 */
export function containerStateAge(now: number): (container: ContainerStatus) => Option<number> {
  return (container) => {
    const state = currentState(container);
    switch (state._tag) {
      case "Waiting":
        return O.none;
      case "Running":
        return age(now, afterEpoch(state.running.startedAt));
      case "Terminated":
        return age(now, afterEpoch(state.terminated.finishedAt));
    }
  };
}

interface Start {
  readonly name: string;
  readonly at: Option<Time>;
}

/** The starts of the containers that `Initialized` waits for, and of the others. */
function startsOf(pod: Pod): readonly [ReadonlyArray<Start>, ReadonlyArray<Start>] {
  const before: Start[] = [];
  const after: Start[] = [];
  for (const container of podContainers(pod)) {
    const starts = isInit(container) ? before : after;
    starts.push({ name: container.status.name, at: startOf(container.status) });
  }
  // Init containers start in their order; that of the others has no meaning.
  return [before, after.sort((x, y) => x.name < y.name ? -1 : x.name > y.name ? 1 : 0)];
}

function startOf({ state }: ContainerStatus): Option<Time> {
  return pipe(
    state,
    O.chain(({ running, terminated }) => O.isSome(running) ? running : terminated),
    O.chain(({ startedAt }: ContainerStateRunning | ContainerStateTerminated) =>
      afterEpoch(startedAt)
    ),
  );
}

function trueSince(type: PodConditionType): (status: PodStatus) => Option<Time> {
  const find = findCondition(type);
  return (status) =>
    pipe(
      find(status),
      O.filter(({ status }) => status === "True"),
      transitionOf,
    );
}

function since(start: Option<Time>, end: Option<Time>): Option<number> {
  return pipe(end, O.chain((end) => age(end, start)));
}

function age(now: number | Time, time: Option<Time>): Option<number> {
  return pipe(time, O.map((time) => elapsed(time, now)));
}

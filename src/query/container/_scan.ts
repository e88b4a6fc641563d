/**
 * The one walk over a pod's containers behind kubectl's READY, STATUS and
 * RESTARTS columns.
 *
 * Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { items } from "../../_option.ts";
import { isSidecar } from "../pod/_pod.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import { givenTime, type Time, timeOrd } from "../../model/time.ts";
import { hasCondition } from "../pod/condition.ts";
import { statusesByKind, type StatusOfKind } from "./_kind.ts";
import { specOf, statusOf } from "../pod/part.ts";
import { runningOf, terminatedOf, waitingReason } from "./_run.ts";
import type { ShownRestarts } from "./shown_restarts.ts";
import { endText, previousEnd } from "./state.ts";

/** A text for STATUS, and the container whose state it tells. */
export interface Told {
  readonly text: string;
  readonly container: StatusOfKind;
}

/** What the walk over the containers finds. */
export interface Scan {
  /** App containers and sidecars that are ready. */
  readonly ready: number;
  /** App containers and sidecars that were asked for. */
  readonly total: number;
  /** What the first container with a text has to tell; absent where none has. */
  readonly told: Option<Told>;
  /** The same of the first app container that ended badly. */
  readonly error: Option<Told>;
  /** Whether an app container is running and ready. */
  readonly isRunning: boolean;
  /** Whether the app containers were looked at: no init container is in the way. */
  readonly isInitialized: boolean;
  readonly restarts: ShownRestarts;
}

/** The pod that was walked over last, since three columns ask for the same one. */
let last: { readonly pod: Pod; readonly found: Scan } | undefined;

/** Walks over the init containers up to the first that blocks, then over the app containers. */
export function scan(pod: Pod): Scan {
  if (last?.pod !== pod) last = { pod, found: scanOf(pod) };
  return last.found;
}

function scanOf(pod: Pod): Scan {
  const spec = specOf(pod);
  const containers = statusesByKind(pod);
  const inits = containers.filter(isInit);
  const blocking = inits.findIndex((container) => !isPassed(container));
  const reached = blocking < 0 ? inits : inits.slice(0, blocking + 1);
  const isInitialized = blocking < 0 || hasCondition("Initialized")(statusOf(pod));
  const blocked: Option<Told> = blocking < 0 ? O.none : O.some({
    text: initText(inits[blocking].status, `${blocking}/${items(spec.initContainers).length}`),
    container: inits[blocking],
  });
  const sidecars = reached.filter(({ kind }) => kind === "sidecar");
  const total = items(spec.containers).length +
    items(spec.initContainers).filter(isSidecar).length;
  const readySidecars =
    sidecars.filter(({ status }) => isStarted(status) && status.ready && !isCompleted(status))
      .length;
  if (!isInitialized) {
    return {
      ready: readySidecars,
      total,
      told: blocked,
      error: O.none,
      isRunning: false,
      isInitialized,
      restarts: restartsOf(reached),
    };
  }
  const apps = containers.filter(({ kind }) => kind === "app");
  const running = apps.filter(isReadyAndRunning).length;
  const told = firstTold(apps, appText);
  return {
    ready: readySidecars + running,
    total,
    told: O.isSome(told) ? told : blocked,
    error: firstTold(apps, errorText),
    isRunning: running > 0,
    isInitialized,
    restarts: restartsOf([...sidecars, ...apps]),
  };
}

/** Whether a container is one of the init containers, of which sidecars are some. */
export function isInit({ kind }: StatusOfKind): boolean {
  return kind === "init" || kind === "sidecar";
}

/** Whether an init container lets the next one start: it ended well, or is a sidecar that started. */
export function isPassed({ kind, status }: StatusOfKind): boolean {
  return isCompleted(status) || (kind === "sidecar" && isStarted(status));
}

function firstTold(
  containers: ReadonlyArray<StatusOfKind>,
  textOf: (status: ContainerStatus) => Option<string>,
): Option<Told> {
  for (const container of containers) {
    const found = textOf(container.status);
    if (O.isSome(found)) return O.some({ text: found.value, container });
  }
  return O.none;
}

function restartsOf(containers: ReadonlyArray<StatusOfKind>): ShownRestarts {
  return containers.reduce<ShownRestarts>(({ count, last }, { status }) => ({
    count: count + status.restartCount,
    last: later(last, lastEnd(status)),
  }), { count: 0, last: O.none });
}

function later(x: Option<Time>, y: Option<Time>): Option<Time> {
  if (O.isNone(x) || O.isNone(y)) return O.isNone(x) ? y : x;
  return timeOrd.compare(x.value, y.value) < 0 ? y : x;
}

/** When the previous run ended. */
function lastEnd(container: ContainerStatus): Option<Time> {
  const end = previousEnd(container);
  return O.isSome(end) ? givenTime(end.value.finishedAt) : O.none;
}

function isStarted({ started }: ContainerStatus): boolean {
  return O.isSome(started) && started.value;
}

function isCompleted(container: ContainerStatus): boolean {
  const terminated = terminatedOf(container);
  return O.isSome(terminated) && terminated.value.exitCode === 0;
}

/** What an init container that is in the way makes of the status. */
function initText(container: ContainerStatus, progress: string): string {
  const terminated = terminatedOf(container);
  if (O.isSome(terminated)) return `Init:${endText(terminated.value)}`;
  const reason = waitingReason(container);
  return `Init:${reason === "" || reason === "PodInitializing" ? progress : reason}`;
}

/** What an app container makes of the status. */
function appText(container: ContainerStatus): Option<string> {
  const reason = waitingReason(container);
  return reason === "" ? O.map(endText)(terminatedOf(container)) : O.some(reason);
}

function errorText(container: ContainerStatus): Option<string> {
  return waitingReason(container) === "" && !isCompleted(container)
    ? O.map(endText)(terminatedOf(container))
    : O.none;
}

function isReadyAndRunning({ status }: StatusOfKind): boolean {
  return status.ready && O.isSome(runningOf(status)) && O.isNone(appText(status));
}

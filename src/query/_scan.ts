/**
 * The one walk over a pod's containers behind kubectl's READY, STATUS and
 * RESTARTS columns.
 *
 * Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { items, text } from "../_option.ts";
import { sidecarNames, specOf, statusOf } from "../_pod.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, timeOrd } from "../model/time.ts";
import { runningOf, terminatedOf, waitingOf } from "./_run.ts";
import { hasCondition } from "./condition.ts";

/** Restarts so far, and the last time that a run ended before one. */
export interface Restarts {
  readonly count: number;
  readonly last: Option<Time>;
}

/** What the walk over the containers finds. */
export interface Scan {
  /** App containers and sidecars that are ready. */
  readonly ready: number;
  /** App containers and sidecars that were asked for. */
  readonly total: number;
  /** The text of the first container that has one to tell; absent where none has. */
  readonly text: Option<string>;
  /** The text of the first app container that ended badly. */
  readonly errorText: Option<string>;
  /** Whether an app container is running and ready. */
  readonly isRunning: boolean;
  /** Whether the app containers were looked at: no init container is in the way. */
  readonly isInitialized: boolean;
  readonly restarts: Restarts;
}

/** Walks over the init containers up to the first that blocks, then over the app containers. */
export function scan(pod: Pod): Scan {
  const spec = specOf(pod);
  const status = statusOf(pod);
  const sidecars = sidecarNames(spec);
  const inits = items(status.initContainerStatuses);
  const initTexts = inits.map((container, i) =>
    blockingText(
      container,
      sidecars.has(container.name),
      `${i}/${items(spec.initContainers).length}`,
    )
  );
  const blocking = initTexts.findIndex(O.isSome);
  const reached = blocking < 0 ? inits : inits.slice(0, blocking + 1);
  const isInitialized = blocking < 0 || hasCondition("Initialized")(status);
  const initText = blocking < 0 ? O.none : initTexts[blocking];
  const total = items(spec.containers).length + sidecars.size;
  const readySidecars =
    reached.filter((container) =>
      sidecars.has(container.name) && isStarted(container) && container.ready &&
      !isCompleted(container)
    ).length;
  if (!isInitialized) {
    return {
      ready: readySidecars,
      total,
      text: initText,
      errorText: O.none,
      isRunning: false,
      isInitialized,
      restarts: restartsOf(reached),
    };
  }
  const apps = items(status.containerStatuses);
  const running = apps.filter(isReadyAndRunning).length;
  return {
    ready: readySidecars + running,
    total,
    text: first(apps.map(appText), () => initText),
    errorText: first(apps.map(errorText), () => O.none),
    isRunning: running > 0,
    isInitialized,
    restarts: restartsOf([...reached.filter(({ name }) => sidecars.has(name)), ...apps]),
  };
}

function first<A>(options: ReadonlyArray<Option<A>>, otherwise: () => Option<A>): Option<A> {
  return options.find(O.isSome) ?? otherwise();
}

function restartsOf(containers: ReadonlyArray<ContainerStatus>): Restarts {
  return containers.reduce<Restarts>(({ count, last }, container) => ({
    count: count + container.restartCount,
    last: later(last, lastEnd(container)),
  }), { count: 0, last: O.none });
}

function later(x: Option<Time>, y: Option<Time>): Option<Time> {
  if (O.isNone(x) || O.isNone(y)) return O.isNone(x) ? y : x;
  return timeOrd.compare(x.value, y.value) < 0 ? y : x;
}

/** When the previous run ended. */
function lastEnd({ lastState }: ContainerStatus): Option<Time> {
  const terminated = terminatedOf(lastState);
  return O.isSome(terminated) ? terminated.value.finishedAt : O.none;
}

function isStarted({ started }: ContainerStatus): boolean {
  return O.isSome(started) && started.value;
}

function isCompleted(container: ContainerStatus): boolean {
  const terminated = terminatedOf(container.state);
  return O.isSome(terminated) && terminated.value.exitCode === 0;
}

function waitingReason(container: ContainerStatus): string {
  const waiting = waitingOf(container);
  return O.isSome(waiting) ? text(waiting.value.reason) : "";
}

/** The reason of an end, or else its signal, or else its exit code. */
function endText({ reason, signal, exitCode }: ContainerStateTerminated): string {
  if (text(reason) !== "") return text(reason);
  return O.isSome(signal) && signal.value !== 0 ? `Signal:${signal.value}` : `ExitCode:${exitCode}`;
}

/** What an init container that is in the way makes of the status. */
function blockingText(
  container: ContainerStatus,
  isSidecar: boolean,
  progress: string,
): Option<string> {
  if (isCompleted(container) || (isSidecar && isStarted(container))) return O.none;
  const terminated = terminatedOf(container.state);
  if (O.isSome(terminated)) return O.some(`Init:${endText(terminated.value)}`);
  const reason = waitingReason(container);
  return O.some(`Init:${reason === "" || reason === "PodInitializing" ? progress : reason}`);
}

/** What an app container makes of the status. */
function appText(container: ContainerStatus): Option<string> {
  const reason = waitingReason(container);
  return reason === "" ? O.map(endText)(terminatedOf(container.state)) : O.some(reason);
}

function errorText(container: ContainerStatus): Option<string> {
  return waitingReason(container) === "" && !isCompleted(container)
    ? O.map(endText)(terminatedOf(container.state))
    : O.none;
}

function isReadyAndRunning(container: ContainerStatus): boolean {
  return container.ready && O.isSome(runningOf(container)) && O.isNone(appText(container));
}

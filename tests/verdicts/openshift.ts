import {
  type ContainerStatus,
  currentState,
  endText,
  hasExitCode,
  hasPhase,
  hasPodReason,
  hasStateReason,
  isDeleting,
  isInState,
  isKind,
  type Pod,
  type PodContainer,
  podContainers,
  specContainers,
  stateReason,
  statusOf,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/**
 * The word of the list of pods, by openshift/console
 * `frontend/public/module/k8s/pods.ts`, `podPhase`; where the original throws,
 * at a container without a state or a reason, that container says nothing.
 */
export function openshiftPhase(pod: Pod): string {
  if (O.isNone(pod.status)) return "";
  if (isDeleting(pod)) return "Terminating";
  if (hasPodReason("NodeLost")(pod)) return "Unknown";
  if (hasPodReason("Evicted")(pod)) return "Evicted";
  const inits = podContainers(pod).filter(isInit);
  const blocking = inits.findIndex((container) => !isPassed(container));
  if (blocking >= 0) return initText(inits[blocking].status, `${blocking}/${inits.length}`);
  const apps = podContainers(pod).filter(isApp);
  const { phase, reason } = pod.status.value;
  const text = apps.map(({ status }) => appText(status)).find((text) => text !== "");
  const word = text ?? (textOf(phase) || textOf(reason));
  return word === "Completed" && apps.some(isServing) ? "Running" : word;
}

const isInit = isKind("init", "sidecar");
const isApp = isKind("app");

function isPassed(container: PodContainer): boolean {
  return hasExitCode(0)(container) || (container.kind === "sidecar" && isStarted(container));
}

function isStarted({ status }: PodContainer): boolean {
  return O.exists(Boolean)(status.started);
}

function isServing(container: PodContainer): boolean {
  return container.status.ready && isInState("Running")(container);
}

function initText(container: ContainerStatus, progress: string): string {
  const state = currentState(container);
  if (state._tag === "Terminated") return `Init:${endText(state.terminated)}`;
  const reason = appText(container);
  return `Init:${reason === "" || reason === "PodInitializing" ? progress : reason}`;
}

/** The reason of a container, of which an end without one has none. */
function appText(container: ContainerStatus): string {
  return textOf(stateReason(container));
}

/** The group that the filter of the list has the pod in, by `podPhaseFilterReducer`. */
export function openshiftGroup(pod: Pod): string {
  const word = openshiftPhase(pod);
  if (word === "Terminating") return word;
  if (word.includes("CrashLoopBackOff")) return "CrashLoopBackOff";
  if (["CreateContainerError", "CreateContainerConfigError"].includes(word)) {
    return "CreateContainerError";
  }
  return textOf(statusOf(pod).phase) || "Unknown";
}

/** How many are ready, of how many. */
export interface ReadyOf {
  readonly ready: number;
  readonly total: number;
}

/** The column Ready, by `podReadiness`; an init container that runs on is one of them. */
export function openshiftReadiness(pod: Pod): ReadyOf {
  const counted = podContainers(pod)
    .filter((container) => isApp(container) || (isInit(container) && isStarted(container)));
  return { ready: counted.filter(({ status }) => status.ready).length, total: counted.length };
}

/** The column Restarts, by `podRestarts`; as long as a sidecar runs, only init containers count. */
export function openshiftRestarts(pod: Pod): number {
  const inits = podContainers(pod).filter(isInit);
  const counted = inits.every(hasExitCode(0)) ? podContainers(pod).filter(isApp) : inits;
  return counted.reduce((sum, { status }) => sum + status.restartCount, 0);
}

/** The slice of the ring, by `frontend/packages/console-shared/src/utils/pod-utils.ts`, `getPodStatus`. */
export function openshiftStatus(pod: Pod): string {
  if (isDeleting(pod)) return "Terminating";
  if (!hasPhase("Running")(pod)) return textOf(statusOf(pod).phase) || "Unknown";
  const apps = podContainers(pod).filter(isApp);
  if (apps.some(hasStateReason("CrashLoopBackOff"))) return "CrashLoopBackOff";
  if (apps.some((app) => isInState("Terminated")(app) && !hasExitCode(0)(app))) return "Warning";
  const asked = specContainers(pod).filter(({ kind }) => kind === "app").length;
  return apps.filter(({ status }) => status.ready).length === asked ? "Running" : "Not Ready";
}

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

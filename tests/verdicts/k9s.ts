import {
  type ContainerKind,
  type ContainerStatus,
  currentState,
  endText,
  findCondition,
  hasConditionReason,
  hasPodReason,
  isDeleting,
  isInState,
  isKind,
  isReady,
  type Pod,
  type PodContainer,
  podContainers,
  type PodStatus,
  previousEnd,
  readinessGates,
  restarts,
  specContainers,
  specOf,
  stateReason,
  statusOf,
  type Time,
  timeOrd,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** What k9s shows of a pod. */
export interface K9s {
  /** Its column STATUS. */
  readonly phase: string;
  /** The status in its other views. */
  readonly status: string;
  readonly ready: string;
  readonly restarts: number;
  readonly lastRestart: Time | null;
  readonly readinessGates: ReadyOf;
  readonly sidecars: ReadyOf & { readonly restarts: number };
  readonly apps: AppScan;
  readonly podIP: string | null;
  readonly node: string | null;
  readonly nominatedNode: string | null;
}

/** How many are ready, of how many. */
export interface ReadyOf {
  readonly ready: number;
  readonly total: number;
}

/** The text of the first app container that has one, and whether one runs and is ready. */
export interface AppScan {
  readonly text: string;
  readonly running: boolean;
}

/** What k9s shows of a pod, by derailed/k9s `internal/render/pod.go`. */
export function k9s(pod: Pod): K9s {
  const apps = podContainers(pod).filter(isKind("app"));
  const sidecars = podContainers(pod).filter(isKind("sidecar"));
  const readyOf = (containers: ReadonlyArray<PodContainer>) =>
    containers.filter(({ status }) => status.ready).length;
  const gates = readinessGates(pod);
  const { app, sidecar } = restarts(pod);
  const { podIP, nominatedNodeName } = statusOf(pod);
  const asked = askedOf(pod, "app");
  return {
    phase: k9sPhase(pod),
    status: k9sStatus(pod),
    ready: `${readyOf(apps) + readyOf(sidecars)}/${asked + sidecars.length}`,
    restarts: app + sidecar,
    lastRestart: apps.flatMap(lastEnds).sort(timeOrd.compare).at(-1) ?? null,
    readinessGates: {
      ready: gates.filter(({ state }) => state === "passed").length,
      total: gates.length,
    },
    sidecars: { ready: readyOf(sidecars), total: sidecars.length, restarts: sidecar },
    apps: scanApps(pod),
    podIP: O.toNullable(podIP),
    node: O.toNullable(specOf(pod).nodeName),
    nominatedNode: O.toNullable(nominatedNodeName),
  };
}

/** The column STATUS, `Phase`: an init container decides alone, even of a pod on its way out. */
export function k9sPhase(pod: Pod): string {
  if (isDeleting(pod) && hasPodReason("NodeLost")(pod)) return "Unknown";
  const init = firstInitText(pod, k9sInitText);
  if (init !== "") return init;
  const { text, running } = scanApps(pod);
  const word = text || ownWord(statusOf(pod));
  if (isDeleting(pod)) return "Terminating";
  return running && word === "Completed" ? "Running" : word;
}

/** The status in other views, `PodStatus`: nearer to kubectl. */
function k9sStatus(pod: Pod): string {
  if (isDeleting(pod)) return hasPodReason("NodeLost")(pod) ? "Unknown" : "Terminating";
  const init = firstInitText(
    pod,
    (progress) => (init) =>
      init.kind === "sidecar" ? heldUpText(init.status) : k9sInitText(progress)(init),
  );
  if (init !== "") return init;
  const status = statusOf(pod);
  const isGated = O.exists(hasConditionReason("SchedulingGated"));
  const { text, running } = scanApps(pod);
  const word = text ||
    (isGated(findCondition("PodScheduled")(status)) ? "SchedulingGated" : ownWord(status));
  if (!running || word !== "Completed") return word;
  return isReady(status) ? "Running" : "NoReady";
}

/** What an init container makes of the status; nothing once it is not in the way. */
export function k9sInitText(progress: string): (container: PodContainer) => string {
  return ({ kind, status }) => {
    const state = currentState(status);
    if (state._tag === "Terminated") {
      const { terminated } = state;
      return terminated.exitCode === 0 || kind === "sidecar" ? "" : `Init:${endText(terminated)}`;
    }
    const isStarted = kind === "sidecar" && O.exists(Boolean)(status.started);
    if (isStarted && status.ready) return "";
    return (isStarted ? "" : heldUpText(status)) || `Init:${progress}`;
  };
}

function firstInitText(pod: Pod, textOf: typeof k9sInitText): string {
  const total = askedOf(pod, "init", "sidecar");
  return podContainers(pod)
    .filter(isKind("init", "sidecar"))
    .map((container, i) => textOf(`${i}/${total}`)(container))
    .find((text) => text !== "") ?? "";
}

function heldUpText(container: ContainerStatus): string {
  const reason = currentState(container)._tag === "Waiting" ? textOf(stateReason(container)) : "";
  return reason === "" || reason === "PodInitializing" ? "" : `Init:${reason}`;
}

function scanApps(pod: Pod): AppScan {
  const apps = podContainers(pod).filter(isKind("app"));
  return {
    text: apps.map(({ status }) => appText(status)).find((text) => text !== "") ?? "",
    running: apps.some((app) => app.status.ready && isInState("Running")(app)),
  };
}

function appText(container: ContainerStatus): string {
  const state = currentState(container);
  return state._tag === "Terminated" ? endText(state.terminated) : textOf(stateReason(container));
}

function lastEnds({ status }: PodContainer): ReadonlyArray<Time> {
  const end = previousEnd(status);
  return O.isSome(end) && O.isSome(end.value.finishedAt) ? [end.value.finishedAt.value] : [];
}

function ownWord({ reason, phase }: PodStatus): string {
  return textOf(reason) || textOf(phase);
}

function askedOf(pod: Pod, ...kinds: ReadonlyArray<ContainerKind>): number {
  return specContainers(pod).filter(({ kind }) => kinds.includes(kind)).length;
}

const textOf: (option: O.Option<string>) => string = O.getOrElse(() => "");

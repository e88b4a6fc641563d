import {
  type ContainerStateWaiting,
  type ContainerStatus,
  type CurrentState,
  currentState,
  findCondition,
  findFirstCondition,
  hasPhase,
  isConditionOf,
  isKind,
  isReady,
  match,
  metadataOf,
  type Pod,
  type PodCondition,
  type PodContainer,
  podContainers,
  someCondition,
  statusOf,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { or, type Predicate } from "fp-ts/lib/Predicate.js";

/** What skaffold asks the cluster besides the pod. */
export interface SkaffoldClues {
  /** The events of the pod. */
  readonly events: ReadonlyArray<SkaffoldEvent>;
  /** What `kubectl logs` prints of the container that is in the way. */
  readonly logs: string;
}

/** What skaffold reads of an event. */
export interface SkaffoldEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  /** Null where it has none. */
  readonly lastTimestamp: string | null;
}

/** What skaffold tells of a pod. */
export interface SkaffoldDiagnosis {
  readonly phase: string;
  readonly code: `STATUSCHECK_${Code}`;
  /** Empty where all is well. */
  readonly message: string;
  /** Null where it has nothing to suggest. */
  readonly suggestion: string | null;
}

type Code =
  | "SUCCESS"
  | "UNKNOWN"
  | "UNKNOWN_EVENT"
  | "UNKNOWN_UNSCHEDULABLE"
  | "NODE_MEMORY_PRESSURE"
  | "NODE_DISK_PRESSURE"
  | "NODE_PID_PRESSURE"
  | "NODE_NOT_READY"
  | "NODE_UNREACHABLE"
  | "NODE_UNSCHEDULABLE"
  | "NODE_NETWORK_UNAVAILABLE"
  | "POD_INITIALIZING"
  | "CONTAINER_CREATING"
  | "CONTAINER_RESTARTING"
  | "CONTAINER_TERMINATED"
  | "CONTAINER_WAITING_UNKNOWN"
  | "CONTAINER_EXEC_ERROR"
  | "IMAGE_PULL_ERR"
  | "RUN_CONTAINER_ERR"
  | "FAILED_SCHEDULING"
  | "UNHEALTHY";

interface Finding {
  readonly code: Code;
  readonly message: string;
}

const SUCCESS: Finding = { code: "SUCCESS", message: "" };

/** What skaffold tells of a pod, by GoogleContainerTools/skaffold `pkg/diag/validator/pod.go`. */
export function skaffold({ events, logs }: SkaffoldClues): (pod: Pod) => SkaffoldDiagnosis {
  return (pod) => {
    const found = hasPhase("Succeeded")(pod) ? SUCCESS : findingOf(logs, pod);
    const { code, message } = VAGUE.includes(found.code) ? latestOf(events) ?? found : found;
    return {
      phase: textOf(statusOf(pod).phase),
      code: `STATUSCHECK_${code}`,
      message,
      suggestion: SUGGESTIONS.get(code) ?? null,
    };
  };
}

/** Those of which an event knows more. */
const VAGUE: ReadonlyArray<Code> = [
  "UNKNOWN",
  "CONTAINER_WAITING_UNKNOWN",
  "UNKNOWN_UNSCHEDULABLE",
  "SUCCESS",
  "POD_INITIALIZING",
];

/** By `pkg/diag/recommender/container_errors.go`. */
const SUGGESTIONS: ReadonlyMap<Code, string> = new Map<Code, string>([
  ["CONTAINER_TERMINATED", "CHECK_CONTAINER_LOGS"],
  ["UNHEALTHY", "CHECK_READINESS_PROBE"],
  ["IMAGE_PULL_ERR", "CHECK_CONTAINER_IMAGE"],
]);

/** Which of skaffold's questions to the conditions are answered with yes. */
export interface SkaffoldConditions {
  readonly isReady: boolean;
  readonly isNotScheduled: boolean;
  readonly isScheduledButNotReady: boolean;
  readonly isUnknown: boolean;
}

const isNotScheduled = isConditionOf("PodScheduled", "False");
const isScheduledButNotReady = or(isConditionOf("PodScheduled", "True"))(
  or(isConditionOf("ContainersReady", "False"))(isConditionOf("Ready", "False")),
);
const isUnknown: Predicate<PodCondition> = ({ status }) => status === "Unknown";

/** The questions to the conditions, by `pod.go`; the first that is answered with yes decides. */
export function skaffoldConditions(pod: Pod): SkaffoldConditions {
  return {
    isReady: isReady(statusOf(pod)),
    isNotScheduled: someCondition(isNotScheduled)(pod),
    isScheduledButNotReady: someCondition(isScheduledButNotReady)(pod),
    isUnknown: someCondition(isUnknown)(pod),
  };
}

function findingOf(logs: string, pod: Pod): Finding {
  const status = statusOf(pod);
  if (isReady(status)) return SUCCESS;
  const scheduled = findCondition("PodScheduled")(status);
  if (O.isSome(scheduled) && isNotScheduled(scheduled.value)) return ofTaints(scheduled.value);
  if (someCondition(isScheduledButNotReady)(pod)) return ofContainers(logs, pod);
  const name = textOf(metadataOf(pod).name);
  const message = pipe(
    status,
    findFirstCondition(isUnknown),
    O.match(
      () => `unable to determine current service state of pod "${name}"`,
      ({ message }) => textOf(message),
    ),
  );
  return { code: "UNKNOWN", message };
}

const TAINTS: ReadonlyMap<string, Finding> = new Map([
  taint("memory-pressure", "NODE_MEMORY_PRESSURE", "1 node has memory pressure"),
  taint("disk-pressure", "NODE_DISK_PRESSURE", "1 node has disk pressure"),
  taint("pid-pressure", "NODE_PID_PRESSURE", "1 node has PID pressure"),
  taint("not-ready", "NODE_NOT_READY", "1 node is not ready"),
  taint("unreachable", "NODE_UNREACHABLE", "1 node is unreachable"),
  taint("unschedulable", "NODE_UNSCHEDULABLE", "1 node is unschedulable"),
  taint("network-unavailable", "NODE_NETWORK_UNAVAILABLE", "1 node's network not available"),
]);

function taint(name: string, code: Code, message: string): readonly [string, Finding] {
  return [`node.kubernetes.io/${name}`, { code, message }];
}

/**
 * The taints that the scheduler names in its message, such as
 * `{node.kubernetes.io/not-ready: }`: the last of a pressure counts, else the first.
 */
function ofTaints({ reason, message }: PodCondition): Finding {
  const taints = [...textOf(message).matchAll(/\{(.*?):.*?\}/g)]
    .map(([, name]) => TAINTS.get(name));
  const codes = taints.flatMap((taint) => taint === undefined ? [] : [taint.code]);
  const [code = "UNKNOWN_UNSCHEDULABLE"] = [
    ...codes.filter((code) => code.endsWith("_PRESSURE")).reverse(),
    ...codes,
  ];
  const why = taints.length === 0
    ? textOf(message)
    : `0/${taints.length} nodes available: ${taints.map((taint) => taint?.message).join(", ")}`;
  return { code, message: `${textOf(reason)}: ${why}` };
}

/** The first container that waits or failed, of init containers and then of app containers. */
function ofContainers(logs: string, pod: Pod): Finding {
  const containers = podContainers(pod).filter(isKind("init", "sidecar", "app"));
  const [found = SUCCESS] = containers.flatMap(ofContainer);
  if (found.code === "POD_INITIALIZING") return ofInitializing(logs, pod);
  const hasRun = found.code === "CONTAINER_RESTARTING" || found.code === "CONTAINER_TERMINATED";
  return hasRun ? afterLogs(logs, found) : found;
}

function ofContainer({ status }: PodContainer): ReadonlyArray<Finding> {
  return match<CurrentState, ReadonlyArray<Finding>>({
    Waiting: ({ waiting }) => O.isSome(waiting) ? [ofWaiting(status, waiting.value)] : [],
    Running: () => [],
    Terminated: ({ terminated: { exitCode } }) => {
      const message = `container ${status.name} terminated with exit code ${exitCode}`;
      return exitCode === 0 ? [] : [{ code: "CONTAINER_TERMINATED", message }];
    },
  })(currentState(status));
}

function ofWaiting({ name, image }: ContainerStatus, waiting: ContainerStateWaiting): Finding {
  const [reason, message] = [textOf(waiting.reason), textOf(waiting.message)];
  const refusal = /Error response from daemon:(.*)/.exec(message);
  switch (reason) {
    case "PodInitializing":
      return { code: "POD_INITIALIZING", message: "" };
    case "ContainerCreating":
      return { code: "CONTAINER_CREATING", message: `creating container ${name}` };
    case "CrashLoopBackOff": {
      const message = `container ${name} is backing off waiting to restart`;
      return { code: "CONTAINER_RESTARTING", message };
    }
    case "ErrImagePull":
    case "ImagePullBackOff":
    case "ErrImagePullBackOff": {
      const message = `container ${name} is waiting to start: ${image} can't be pulled`;
      return { code: "IMAGE_PULL_ERR", message };
    }
  }
  if (reason === "RunContainerError" && refusal !== null) {
    const message = `container ${name} in error: ${refusal[1].trim()}`;
    return { code: "RUN_CONTAINER_ERR", message };
  }
  // The original prints the state in the syntax of Go.
  const state = `&ContainerStateWaiting{Reason:${reason},Message:${message},}`;
  return { code: "CONTAINER_WAITING_UNKNOWN", message: `container ${name} in error: ${state}` };
}

/** The first init container that has not ended is the one that the pod waits for. */
function ofInitializing(logs: string, pod: Pod): Finding {
  const waitingFor = (name: string, what: string): Finding => ({
    code: "POD_INITIALIZING",
    message: `waiting for init container ${name} to ${what}`,
  });
  const inits = podContainers(pod).filter(isKind("init", "sidecar"));
  const [found = { code: "POD_INITIALIZING", message: "" }] = inits.flatMap(({ status }) =>
    match<CurrentState, ReadonlyArray<Finding>>({
      Waiting: ({ waiting }) => O.isSome(waiting) ? [waitingFor(status.name, "start")] : [],
      Running: () => [afterLogs(logs, waitingFor(status.name, "complete"))],
      Terminated: () => [],
    })(currentState(status))
  );
  return found;
}

function afterLogs(logs: string, found: Finding): Finding {
  return logs.includes("exec format error") ? { ...found, code: "CONTAINER_EXEC_ERROR" } : found;
}

/** What the newest event tells, unless it is one of the ordinary course. */
function latestOf(events: ReadonlyArray<SkaffoldEvent>): Finding | null {
  const timeOf = ({ lastTimestamp }: SkaffoldEvent) =>
    lastTimestamp === null ? -Infinity : Date.parse(lastTimestamp);
  const latest = events.reduce<SkaffoldEvent | null>(
    (latest, event) => latest !== null && timeOf(latest) >= timeOf(event) ? latest : event,
    null,
  );
  if (latest === null || latest.type === "Normal") return null;
  const { reason, message } = latest;
  if (reason === "FailedScheduling") return { code: "FAILED_SCHEDULING", message };
  if (reason === "Unhealthy") return { code: "UNHEALTHY", message };
  return { code: "UNKNOWN_EVENT", message: `${reason}: ${message}` };
}

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

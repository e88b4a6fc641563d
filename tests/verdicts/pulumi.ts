import {
  type ContainerStatus,
  currentState,
  findCondition,
  hasCondition,
  hasPhase,
  isKind,
  isReady,
  metadataOf,
  type Pod,
  type PodCondition,
  type PodConditionType,
  podContainers,
  previousEnd,
  statusOf,
  type Time,
  toEpochMillis,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** One of the things that Pulumi waits for. */
export interface PulumiCheck {
  readonly ok: boolean;
  readonly description: string;
  /** Why it is not so; empty where the pod does not tell. */
  readonly message: string;
}

/** Each of the checks, by pulumi/cloud-ready-checks `pkg/kubernetes/pod/check.go`. */
export const pulumiChecks: Readonly<
  Record<"scheduled" | "initialized" | "ready", (pod: Pod) => PulumiCheck>
> = {
  scheduled: (pod) => ({
    ok: hasCondition("PodScheduled")(statusOf(pod)),
    description: waitingFor(pod, "scheduled"),
    message: O.match(() => "", explained)(unmet("PodScheduled", pod)),
  }),
  initialized: (pod) => ({
    ok: hasCondition("Initialized")(statusOf(pod)),
    description: waitingFor(pod, "initialized"),
    message: O.match(() => "", blamed(pod))(unmet("Initialized", pod)),
  }),
  ready: (pod) => {
    const ready = findCondition("Ready")(statusOf(pod));
    const ok = isReady(statusOf(pod)) || (O.isSome(ready) && hasPhase("Succeeded")(pod));
    return {
      ok,
      description: waitingFor(pod, "ready"),
      message: ok ? "" : O.match(() => "", blamed(pod))(ready),
    };
  },
};

/** Where the wait for a pod stands. */
export interface PulumiReadiness {
  readonly ready: boolean;
  /** A line for each check, up to the first that fails. */
  readonly message: string;
}

/** All checks in turn, by `pkg/checker/types.go`, `ReadyDetails`. */
export function pulumi(pod: Pod): PulumiReadiness {
  const { scheduled, initialized, ready } = pulumiChecks;
  const checks = [scheduled, initialized, ready].map((check) => check(pod));
  const failed = checks.findIndex(({ ok }) => !ok);
  const lines = checks
    .slice(0, failed < 0 ? checks.length : failed + 1)
    .map(({ ok, description, message }) =>
      `["${ok ? "done" : "pending"}"] ${description}${message === "" ? "" : ` -- ${message}`}\n`
    );
  return { ready: failed < 0, message: lines.join("") };
}

function nameOf(pod: Pod): string {
  const { name, namespace } = metadataOf(pod);
  const prefix = textOf(namespace) === "default" ? "" : textOf(namespace);
  return prefix === "" ? textOf(name) : `${prefix}/${textOf(name)}`;
}

function waitingFor(pod: Pod, state: string): string {
  return `Waiting for Pod "${nameOf(pod)}" to be ${state}`;
}

function unmet(type: PodConditionType, pod: Pod): O.Option<PodCondition> {
  return O.filter(({ status }: PodCondition) => status !== "True")(
    findCondition(type)(statusOf(pod)),
  );
}

/** The message of a condition, if it gives a reason as well. */
function explained({ reason, message }: PodCondition): string {
  return textOf(reason) === "" ? "" : textOf(message);
}

/** The condition and what stands against each app container. */
function blamed(pod: Pod): (condition: PodCondition) => string {
  return (condition) => {
    const errors = podContainers(pod).filter(isKind("app")).flatMap(({ status }) =>
      errorsOf(status)
    );
    if (errors.length === 0 && textOf(condition.message) === "") return "";
    return `[Pod ${nameOf(pod)}]: ${explained(condition)}${errors.join("\n")}`;
  };
}

function errorsOf(container: ContainerStatus): ReadonlyArray<string> {
  return container.ready ? [] : [...stateErrors(container), ...previousErrors(container)];
}

function stateErrors(container: ContainerStatus): ReadonlyArray<string> {
  const state = currentState(container);
  if (state._tag === "Waiting" && O.isSome(state.waiting)) {
    const { reason, message } = state.waiting.value;
    return textOf(reason) === "ContainerCreating" ? [] : [told(textOf(reason), textOf(message))];
  }
  if (state._tag !== "Terminated" || textOf(state.terminated.reason) === "") return [];
  const { reason, message, exitCode } = state.terminated;
  return [
    textOf(message) === ""
      ? `Container "${container.name}" completed with exit code ${exitCode}`
      : told(textOf(reason), textOf(message)),
  ];
}

function told(reason: string, message: string): string {
  const trimmed = message
    .replace(/^rpc error: code = Unknown desc = Error response from daemon: /, "")
    .replace(/: manifest unknown$/, "");
  return `[${reason}] ${trimmed}`;
}

function previousErrors(container: ContainerStatus): ReadonlyArray<string> {
  const end = previousEnd(container);
  if (O.isNone(end)) return [];
  const { finishedAt, reason, exitCode, message } = end.value;
  const at = O.match(() => "0001-01-01T00:00:00Z", inUTC)(finishedAt);
  const why = `${textOf(reason)}: exit code ${exitCode}`;
  return [
    `Container "${container.name}" terminated at ${at} (${why})`,
    ...(textOf(message) === "" ? [] : [textOf(message)]),
  ];
}

/** As Go's `RFC3339Nano` has it, without zeros at the end of the fraction. */
function inUTC(time: Time): string {
  return new Date(toEpochMillis(time)).toISOString().replace(/\.?0*Z$/, "Z");
}

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

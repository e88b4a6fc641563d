/**
 * Whether a pod can serve, and what it lacks.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, nonEmpty } from "../../_option.ts";
import { sidecarNames } from "./_pod.ts";
import type {
  ContainerTerminatedReason,
  ContainerWaitingReason,
} from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import { findCondition, isReady } from "./condition.ts";
import { firstBy } from "../container/_first.ts";
import { podContainers } from "../container/kind.ts";
import { specOf, statusOf } from "./part.ts";
import { scan } from "../container/_scan.ts";
import { currentState } from "../container/state.ts";

/**
 * A readiness gate of the spec, and how it stands.
 *
 * @category readiness
 * @since 0.1.0
 */
export interface ReadinessGate {
  /** The condition that must be `True`. */
  readonly conditionType: string;
  /** `passed` if it is, `failed` if it is anything else, `missing` if nobody set it yet. */
  readonly state: "passed" | "failed" | "missing";
  /** The condition; absent exactly where it is missing. */
  readonly condition: Option<PodCondition>;
}

/**
 * The readiness gates in the order of the spec: conditions that others set, and
 * that all must be `True` before the pod is ready.
 *
 * A gate whose condition is missing is not passed. Source:
 * kubernetes/kubernetes `pkg/kubelet/status/generate.go`, `GeneratePodReadyCondition`.
 *
 * @example
 * ```ts
 * import { Pod, readinessGates } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: { readinessGates: [{ conditionType: "example.com/attached" }] },
 *   status: { conditions: [{ type: "example.com/attached", status: "False" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(readinessGates(decoded.right).map(({ state }) => state), ["failed"]);
 * ```
 *
 * @category readiness
 * @since 0.1.0
 */
export function readinessGates(pod: Pod): ReadonlyArray<ReadinessGate> {
  const conditions = firstBy(({ type }) => type, items(statusOf(pod).conditions));
  return items(specOf(pod).readinessGates).map(({ conditionType }) => {
    const condition = O.fromNullable(conditions.get(conditionType));
    return { conditionType, state: gateState(condition), condition };
  });
}

function gateState(condition: Option<PodCondition>): ReadinessGate["state"] {
  return pipe(
    condition,
    O.match(() => "missing", ({ status }) => status === "True" ? "passed" : "failed"),
  );
}

/**
 * How many app containers and sidecars are ready, of how many.
 *
 * @category readiness
 * @since 0.1.0
 */
export interface ReadyCount {
  /** Those that run and are ready. */
  readonly ready: number;
  /** Those that the spec asks for. */
  readonly total: number;
}

/**
 * How many app containers and sidecars are ready, of how many: the numbers of
 * kubectl's READY.
 *
 * As in kubectl, app containers do not count while init containers are in the
 * way. Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go`,
 * `printPod`.
 *
 * @example
 * ```ts
 * import { Pod, readyCount } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ spec: { containers: [{ name: "app" }, { name: "log" }] } });
 * assert(decoded._tag === "Right");
 * assertEquals(readyCount(decoded.right), { ready: 0, total: 2 });
 * ```
 *
 * @category readiness
 * @since 0.1.0
 */
export function readyCount(pod: Pod): ReadyCount {
  const { ready, total } = scan(pod);
  return { ready, total };
}

/**
 * Why a container is not ready.
 *
 * @category readiness
 * @since 0.1.0
 */
export type UnreadyCause =
  | {
    /** It has not started, or is between two runs. */
    readonly _tag: "Waiting";
    /** What it waits for; absent where the status does not tell. */
    readonly reason: Option<ContainerWaitingReason>;
    /** Details in prose; absent where there are none. */
    readonly message: Option<string>;
  }
  | {
    /** Its run is over. */
    readonly _tag: "Terminated";
    /** 0 if it ended well. */
    readonly exitCode: number;
    /** How it ended; absent where the runtime does not tell. */
    readonly reason: Option<ContainerTerminatedReason>;
  }
  | {
    /** It runs, but its probes do not pass. */
    readonly _tag: "RunningNotReady";
    /** Whether startup is through, so that it is the readiness probe that fails. */
    readonly started: boolean;
  }
  | {
    /** The spec asks for it, and the status does not know it. */
    readonly _tag: "NoStatus";
  };

/**
 * An app container or a sidecar that is not ready.
 *
 * @category readiness
 * @since 0.1.0
 */
export interface UnreadyContainer {
  /** Name of the container. */
  readonly container: string;
  /** What it is for. */
  readonly kind: "sidecar" | "app";
  /** Why it is not ready. */
  readonly cause: UnreadyCause;
}

/**
 * Why a pod is not ready.
 *
 * @category readiness
 * @since 0.1.0
 */
export interface NotReady {
  /** The reason of the `Ready` condition; absent without one, or without that condition. */
  readonly reason: Option<string>;
  /** The message of the `Ready` condition; absent without one, or without that condition. */
  readonly message: Option<string>;
  /** The readiness gates that are not passed, in the order of the spec. */
  readonly gates: ReadonlyArray<ReadinessGate>;
  /** The containers that are not ready: those of the status, then those that it lacks. */
  readonly containers: ReadonlyArray<UnreadyContainer>;
}

/**
 * Why the pod is not ready: the word of its `Ready` condition, the readiness
 * gates that are not passed, and each unready container with its cause. None
 * for a pod that is ready.
 *
 * The parts are found independently: a node that stopped reporting leaves a
 * pod that is not ready though all its containers were. Ordinary init
 * containers and ephemeral ones have no part in readiness.
 *
 * @example
 * ```ts
 * import { notReady, Pod } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     conditions: [{ type: "Ready", status: "False", reason: "ContainersNotReady" }],
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 7,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "CrashLoopBackOff" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const why = notReady(decoded.right);
 * assert(O.isSome(why));
 * assertEquals(why.value.reason, O.some("ContainersNotReady"));
 * assertEquals(why.value.containers, [{
 *   container: "app",
 *   kind: "app",
 *   cause: { _tag: "Waiting", reason: O.some("CrashLoopBackOff"), message: O.none },
 * }]);
 * ```
 *
 * @category readiness
 * @since 0.1.0
 */
export function notReady(pod: Pod): Option<NotReady> {
  const status = statusOf(pod);
  if (isReady(status)) return O.none;
  const ready = findCondition("Ready")(status);
  return O.some({
    reason: pipe(ready, O.chain(({ reason }) => nonEmpty(reason))),
    message: pipe(ready, O.chain(({ message }) => nonEmpty(message))),
    gates: readinessGates(pod).filter(({ state }) => state !== "passed"),
    containers: [...unreadyContainers(pod), ...containersWithoutStatus(pod)],
  });
}

function unreadyContainers(pod: Pod): ReadonlyArray<UnreadyContainer> {
  return podContainers(pod).flatMap(({ kind, status }) =>
    (kind === "app" || kind === "sidecar") && !status.ready
      ? [{ container: status.name, kind, cause: unreadyCause(status) }]
      : []
  );
}

function unreadyCause(container: ContainerStatus): UnreadyCause {
  const state = currentState(container);
  if (state._tag === "Running") {
    return { _tag: "RunningNotReady", started: O.getOrElse(() => false)(container.started) };
  }
  if (state._tag === "Terminated") {
    const { exitCode, reason } = state.terminated;
    return { _tag: "Terminated", exitCode, reason: nonEmpty(reason) };
  }
  const { waiting } = state;
  return {
    _tag: "Waiting",
    reason: pipe(waiting, O.chain(({ reason }) => nonEmpty(reason))),
    message: pipe(waiting, O.chain(({ message }) => nonEmpty(message))),
  };
}

function containersWithoutStatus(pod: Pod): ReadonlyArray<UnreadyContainer> {
  const spec = specOf(pod);
  const { initContainerStatuses, containerStatuses } = statusOf(pod);
  const without = (
    kind: UnreadyContainer["kind"],
    names: Iterable<string>,
    statuses: Option<ReadonlyArray<ContainerStatus>>,
  ): ReadonlyArray<UnreadyContainer> => {
    const known = new Set(items(statuses).map(({ name }) => name));
    return [...names]
      .filter((name) => !known.has(name))
      .map((container) => ({ container, kind, cause: { _tag: "NoStatus" } }));
  };
  const apps = items(spec.containers).map(({ name }) => name);
  return [
    ...without("sidecar", sidecarNames(spec), initContainerStatuses),
    ...without("app", apps, containerStatuses),
  ];
}

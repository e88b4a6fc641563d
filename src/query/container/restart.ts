/**
 * How often the containers of a pod were restarted, and how far its init
 * containers are.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import { givenTime, type Time, timeOrd } from "../../model/time.ts";
import { type ContainerKind, type PodContainer, podContainers } from "./kind.ts";
import { specOf } from "../pod/part.ts";
import { isInit, isPassed, scan } from "./_scan.ts";
import type { ShownRestarts } from "./shown_restarts.ts";
import { previousEnd } from "./state.ts";

/**
 * Restarts, added up over the containers of each kind.
 *
 * @category restarts
 * @since 0.1.0
 */
export interface PodRestarts {
  /** Of app containers. */
  readonly app: number;
  /** Of sidecars. */
  readonly sidecar: number;
  /** Of init containers that are no sidecars. */
  readonly init: number;
  /** Of ephemeral containers, which Kubernetes never restarts: 0. */
  readonly ephemeral: number;
  /** Of all. */
  readonly total: number;
}

/**
 * The last restart of a pod.
 *
 * @category restarts
 * @since 0.1.0
 */
export interface LastRestart {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** The end of the run before: it may wait in back-off since. */
  readonly at: Time;
}

/**
 * How far the init containers are.
 *
 * @category containers
 * @since 0.1.0
 */
export interface InitProgress {
  /** How many let the next one start: they ended well, or are sidecars that started. */
  readonly done: number;
  /** How many init containers the spec has, sidecars included. */
  readonly total: number;
  /** The one that the others wait for: it runs, waits or failed; absent once all are done, and while the status has none. */
  readonly current: Option<PodContainer>;
}

/**
 * The restarts of a pod by kind of container.
 *
 * The kubelet's counts are best effort, and may fall back to 0 after the loss
 * of a node. For those that kubectl shows ask {@link shownRestarts}, for those by
 * name {@link containerRestarts}.
 *
 * @example
 * ```ts
 * import { Pod, restarts } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: true, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
 *   status: {
 *     initContainerStatuses: [{ ...container, name: "proxy", restartCount: 2 }],
 *     containerStatuses: [{ ...container, name: "app", restartCount: 5 }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const expected = { app: 5, sidecar: 2, init: 0, ephemeral: 0, total: 7 };
 * assertEquals(restarts(decoded.right), expected);
 * ```
 *
 * @category restarts
 * @since 0.1.0
 */
export function restarts(pod: Pod): PodRestarts {
  const containers = podContainers(pod);
  const of = (kinds: ReadonlyArray<ContainerKind>) =>
    containers
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { status }) => sum + status.restartCount, 0);
  return {
    app: of(["app"]),
    sidecar: of(["sidecar"]),
    init: of(["init"]),
    ephemeral: of(["ephemeral"]),
    total: of(["app", "sidecar", "init", "ephemeral"]),
  };
}

/**
 * The restarts that kubectl shows as RESTARTS: those of app containers and
 * sidecars once the pod is initialized; before, those of the init containers up
 * to the one that the others wait for.
 *
 * Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @example
 * ```ts
 * import { Pod, shownRestarts } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: false, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { initContainers: [{ name: "migrate" }], containers: [{ name: "app" }] },
 *   status: {
 *     initContainerStatuses: [{ ...container, name: "migrate", restartCount: 2 }],
 *     containerStatuses: [{ ...container, name: "app", restartCount: 5 }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(shownRestarts(decoded.right).count, 2);
 * ```
 *
 * @category restarts
 * @since 0.1.0
 */
export function shownRestarts(pod: Pod): ShownRestarts {
  return { ...scan(pod).restarts };
}

/**
 * The last restart of an app container or a sidecar; absent where no end of an
 * earlier run is known.
 *
 * Of several that ended at one instant it is the first in the order of
 * {@link podContainers}.
 *
 * @example
 * ```ts
 * import { lastRestart, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 1,
 *       image: "app:1",
 *       imageID: "",
 *       lastState: { terminated: { exitCode: 1, finishedAt: "2026-01-01T00:00:00Z" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const last = lastRestart(decoded.right);
 * assert(last._tag === "Some");
 * assertEquals(last.value.container, "app");
 * assertEquals<string>(last.value.at, "2026-01-01T00:00:00Z");
 * ```
 *
 * @category restarts
 * @since 0.1.0
 */
export function lastRestart(pod: Pod): Option<LastRestart> {
  const ends = podContainers(pod).flatMap(({ kind, status }): ReadonlyArray<LastRestart> => {
    if (kind !== "app" && kind !== "sidecar") return [];
    return pipe(
      previousEnd(status),
      O.chain(({ finishedAt }) => givenTime(finishedAt)),
      O.match(() => [], (at) => [{ container: status.name, kind, at }]),
    );
  });
  return ends.reduce<Option<LastRestart>>(
    (last, end) =>
      O.isSome(last) && timeOrd.compare(last.value.at, end.at) >= 0 ? last : O.some(end),
    O.none,
  );
}

/**
 * How far the init containers are, as kubectl counts in `Init:1/3`; absent
 * where the spec has none.
 *
 * They are passed in the order of the status, which is that of the spec, up to
 * the first that has neither ended with exit code 0 nor is a sidecar that
 * started. Source: kubernetes/kubernetes
 * `pkg/printers/internalversion/printers.go`, `printPod`.
 *
 * @example
 * ```ts
 * import { initProgress, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: false, restartCount: 0, image: "app:1", imageID: "" };
 * const decoded = Pod.decode({
 *   spec: { initContainers: [{ name: "fetch" }, { name: "migrate" }] },
 *   status: {
 *     initContainerStatuses: [
 *       { ...container, name: "fetch", state: { terminated: { exitCode: 0 } } },
 *       { ...container, name: "migrate", state: { running: {} } },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const progress = initProgress(decoded.right);
 * assert(progress._tag === "Some" && progress.value.current._tag === "Some");
 * assertEquals([progress.value.done, progress.value.total], [1, 2]);
 * assertEquals(progress.value.current.value.status.name, "migrate");
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function initProgress(pod: Pod): Option<InitProgress> {
  const total = items(specOf(pod).initContainers).length;
  if (total === 0) return O.none;
  const inits = podContainers(pod).filter(isInit);
  const current = inits.findIndex((container) => !isPassed(container));
  return O.some({
    done: current < 0 ? inits.length : current,
    total,
    current: current < 0 ? O.none : O.some(inits[current]),
  });
}

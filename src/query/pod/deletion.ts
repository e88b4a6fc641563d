/**
 * How far the deletion of a pod got.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import { gracePeriod, sidecarNames } from "./_pod.ts";
import type { Pod } from "../../model/pod.ts";
import { podContainers } from "../container/kind.ts";
import { isTerminal } from "./lifecycle.ts";
import { metadataOf, specOf, statusOf } from "./part.ts";
import { currentState } from "../container/state.ts";

/**
 * What the deletion of a pod waits for.
 *
 * @category life cycle
 * @since 0.1.0
 */
export type DeletionStage =
  | {
    /** Containers may still stop in time. */
    readonly _tag: "GraceRunning";
    /** The names of the containers that run, of all kinds. */
    readonly running: ReadonlyArray<string>;
  }
  | {
    /** The deadline passed and containers are left: a matter of the node or its runtime. */
    readonly _tag: "Overdue";
    /** The names of the containers that run, of all kinds; none where some only wait. */
    readonly running: ReadonlyArray<string>;
  }
  | {
    /** No container is left, and finalizers hold the pod. */
    readonly _tag: "Finalizing";
  }
  | {
    /** No container and no finalizer is left: the node cleans up, then the pod disappears. */
    readonly _tag: "Removing";
  };

/**
 * The deletion of a pod.
 *
 * @category life cycle
 * @since 0.1.0
 */
export interface Deletion {
  /** When the deletion was asked for, in epoch milliseconds; absent without a grace period. */
  readonly requestedAt: Option<number>;
  /** When the grace period ends, in epoch milliseconds: what `deletionTimestamp` says. */
  readonly deadline: number;
  /** Seconds since the deadline; negative while the grace period runs. */
  readonly secondsPastDeadline: number;
  /** What must be done before the pod disappears; empty where nothing holds it. */
  readonly finalizers: ReadonlyArray<string>;
  /** What the deletion waits for. */
  readonly stage: DeletionStage;
}

/**
 * How far the deletion of a pod got, at an instant in epoch milliseconds; none
 * for a pod that nobody deletes.
 *
 * `deletionTimestamp` is the end of the grace period, not the request; the
 * request is `deletionGracePeriodSeconds` earlier. The stage is the first of:
 *
 * - a container of any kind runs, or may run yet: `GraceRunning` up to the
 *   deadline, then `Overdue`;
 * - there are finalizers: `Finalizing`;
 * - `Removing`.
 *
 * A container may run yet when it waits and the pod is not over; as well an app
 * container or a sidecar of the spec that has no status though the pod has a
 * node. An ordinary init container without one starts no more once these ended.
 *
 * @example
 * ```ts
 * import { Pod, deletion } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   metadata: {
 *     deletionTimestamp: "2026-01-01T00:00:30Z",
 *     deletionGracePeriodSeconds: 30,
 *     finalizers: ["example.com/backup"],
 *   },
 *   status: { phase: "Succeeded" },
 * });
 * assert(decoded._tag === "Right");
 * const found = deletion(Date.UTC(2026, 0, 1, 0, 10))(decoded.right);
 * assert(O.isSome(found));
 * assertEquals(found.value.requestedAt, O.some(Date.UTC(2026, 0, 1)));
 * assertEquals(found.value.secondsPastDeadline, 570);
 * assertEquals(found.value.stage, { _tag: "Finalizing" });
 * ```
 *
 * @category life cycle
 * @since 0.1.0
 */
export function deletion(now: number): (pod: Pod) => Option<Deletion> {
  return (pod) => {
    const finalizers = items(metadataOf(pod).finalizers);
    return pipe(
      gracePeriod(pod),
      O.map(({ requestedAt, deadline }) => ({
        requestedAt,
        deadline,
        secondsPastDeadline: (now - deadline) / 1000,
        finalizers,
        stage: stageOf(pod, now > deadline, finalizers),
      })),
    );
  };
}

function stageOf(
  pod: Pod,
  isOverdue: boolean,
  finalizers: ReadonlyArray<string>,
): DeletionStage {
  const containers = podContainers(pod).map(({ status }) => status);
  const running = containers
    .filter((container) => currentState(container)._tag === "Running")
    .map(({ name }) => name);
  if (running.length > 0 || mayRunYet(pod)) {
    return { _tag: isOverdue ? "Overdue" : "GraceRunning", running };
  }
  return { _tag: finalizers.length > 0 ? "Finalizing" : "Removing" };
}

function mayRunYet(pod: Pod): boolean {
  if (isTerminal(statusOf(pod))) return false;
  const containers = podContainers(pod).map(({ status }) => status);
  const known = new Set(containers.map(({ name }) => name));
  const spec = specOf(pod);
  const asked = [...sidecarNames(spec), ...items(spec.containers).map(({ name }) => name)];
  return containers.some((container) => currentState(container)._tag === "Waiting") ||
    (text(spec.nodeName) !== "" && asked.some((name) => !known.has(name)));
}

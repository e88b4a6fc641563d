/**
 * Optics for where people need to reach: a condition by its type, a container
 * by its name or each of them, the cases of a state.
 *
 * Their laws, where equality is that of `getEq`:
 *
 * - a lens gets what was set, sets what it got without a change, and the last
 *   of two values that are set counts;
 * - an optional does so where there is something to reach, and `set` changes
 *   nothing where there is nothing;
 * - a prism gets what it was made of, and makes what it got again;
 * - a traversal by the identity changes nothing, and two in a row are one by
 *   the composed function.
 *
 * Two are lawful only for items that stay what they are reached by:
 * {@link conditionByType} for conditions of that type, and
 * {@link containerStatusByName} for containers of that name. Whoever sets one of
 * another type or name there does not get it back, and a second `set` reaches
 * the next one or nothing. {@link eachContainerStatus} and {@link eachCondition}
 * are lawful for every function.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import {
  type Lens,
  type Optional,
  optional,
  type Prism,
  prism,
  type Traversal,
} from "../codec/_monocle.ts";
import { some } from "../codec/_codec.ts";
import { each } from "../codec/lenses.ts";
import { items } from "../_option.ts";
import { getEq, getMonoid } from "../codec/instance.ts";
import { CONTAINER_LISTS } from "../model/_container_lists.ts";
import {
  ContainerState,
  type ContainerStateRunning,
  type ContainerStateTerminated,
  type ContainerStateWaiting,
} from "../model/container_state.ts";
import type { ContainerStatus } from "../model/container_status.ts";
import type { PodCondition, PodConditionType } from "../model/pod_condition.ts";
import type { PodStatus } from "../model/pod_status.ts";
import { containerStateLens, podStatusLens } from "./record_lenses.ts";

/**
 * Each condition of a status.
 *
 * @example
 * ```ts
 * import { eachCondition, podConditionLens, PodStatus } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as T from "monocle-ts/lib/Traversal.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ conditions: [{ type: "Ready", status: "True" }] });
 * assert(decoded._tag === "Right");
 * const unknown = pipe(
 *   eachCondition,
 *   T.composeLens(podConditionLens.status),
 *   T.modify((): string => "Unknown"),
 * )(decoded.right);
 * assertEquals(PodStatus.encode(unknown), {
 *   conditions: [{ type: "Ready", status: "Unknown" }],
 * });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const eachCondition: Traversal<PodStatus, PodCondition> = each(
  (status) => items(status.conditions),
  (conditions) => (status) =>
    O.isNone(status.conditions) ? status : podStatusLens.conditions.set(some(conditions))(status),
);

/**
 * Each container of a status, of every kind: init and sidecar, app, ephemeral.
 *
 * @example
 * ```ts
 * import { containerStatusLens, eachContainerStatus, PodStatus } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import * as T from "monocle-ts/lib/Traversal.js";
 * import { max } from "fp-ts/lib/Semigroup.js";
 * import * as N from "fp-ts/lib/number.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const container = { ready: true, image: "app:1", imageID: "" };
 * const decoded = PodStatus.decode({
 *   initContainerStatuses: [{ ...container, name: "proxy", restartCount: 2 }],
 *   containerStatuses: [{ ...container, name: "app", restartCount: 5 }],
 * });
 * assert(decoded._tag === "Right");
 * const most = pipe(
 *   decoded.right,
 *   T.foldMap({ ...max(N.Ord), empty: 0 })(containerStatusLens.restartCount.get)(
 *     eachContainerStatus,
 *   ),
 * );
 * assertEquals(most, 5);
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const eachContainerStatus: Traversal<PodStatus, ContainerStatus> = each(
  (status) => CONTAINER_LISTS.flatMap((key) => items(status[key])),
  (containers) => (status) => {
    let from = 0;
    return CONTAINER_LISTS.reduce((changed, key) => {
      const list = status[key];
      if (O.isNone(list)) return changed;
      const part = containers.slice(from, from += list.value.length);
      return podStatusLens[key].set(some(part))(changed);
    }, status);
  },
);

/**
 * The condition of a type, the first if there are several; setting it where
 * there is none changes nothing: see {@link upsertCondition}.
 *
 * Lawful for conditions of that type: one of another type that is set there is
 * not reached again.
 *
 * @example
 * ```ts
 * import { conditionByType, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ conditions: [{ type: "Ready", status: "True" }] });
 * assert(decoded._tag === "Right");
 * assertEquals(conditionByType("Ready").getOption(decoded.right)._tag, "Some");
 * assertEquals(conditionByType("PodScheduled").getOption(decoded.right)._tag, "None");
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export function conditionByType(type: PodConditionType): Optional<PodStatus, PodCondition> {
  return firstIn([podStatusLens.conditions], (condition) => condition.type === type);
}

/**
 * Puts a condition in the place of the first of its type, or at the end where
 * there is none of it yet; all others stay where they are.
 *
 * It is put there as it is: when it last changed is for the caller to say.
 *
 * @example A controller opens its readiness gate
 * ```ts
 * import { PodCondition, PodStatus, upsertCondition } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const status = PodStatus.decode({ conditions: [{ type: "Ready", status: "False" }] });
 * const gate = PodCondition.decode({ type: "example.com/gate", status: "True" });
 * assert(status._tag === "Right" && gate._tag === "Right");
 * assertEquals(PodStatus.encode(upsertCondition(gate.right)(status.right)), {
 *   conditions: [{ type: "Ready", status: "False" }, { type: "example.com/gate", status: "True" }],
 * });
 * ```
 *
 * @category optics
 * @since 0.2.0
 */
export function upsertCondition(condition: PodCondition): (status: PodStatus) => PodStatus {
  return (status) => {
    const before = items(status.conditions);
    const at = before.findIndex(({ type }) => type === condition.type);
    const after = at < 0 ? [...before, condition] : before.with(at, condition);
    return podStatusLens.conditions.set(some(after))(status);
  };
}

/**
 * The container of a name, of whichever kind; setting it where there is none
 * changes nothing.
 *
 * Lawful for containers of that name: one of another name that is set there is
 * not reached again.
 *
 * @example
 * ```ts
 * import { containerStatusByName, emptyPodStatus } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(containerStatusByName("app").getOption(emptyPodStatus)._tag, "None");
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export function containerStatusByName(name: string): Optional<PodStatus, ContainerStatus> {
  return firstIn(
    CONTAINER_LISTS.map((key) => podStatusLens[key]),
    (container) => container.name === name,
  );
}

/**
 * The case of a container that waits: a state of which nothing else is set.
 *
 * @example
 * ```ts
 * import { ContainerState, waitingState } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerState.decode({ waiting: { reason: "CrashLoopBackOff" } });
 * assert(decoded._tag === "Right");
 * assertEquals(waitingState.getOption(decoded.right), decoded.right.waiting);
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const waitingState: Prism<ContainerState, ContainerStateWaiting> = stateCase(
  containerStateLens.waiting,
);

/**
 * The case of a container that runs: a state of which nothing else is set.
 *
 * @example
 * ```ts
 * import { ContainerState, runningState } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerState.decode({ waiting: {} });
 * assert(decoded._tag === "Right");
 * assertEquals(runningState.getOption(decoded.right)._tag, "None");
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const runningState: Prism<ContainerState, ContainerStateRunning> = stateCase(
  containerStateLens.running,
);

/**
 * The case of a container that ended: a state of which nothing else is set.
 *
 * Nothing on the wire enforces one case; `containerStateLens.terminated` reads
 * the member whatever else is set.
 *
 * @example
 * ```ts
 * import { ContainerState, ContainerStateTerminated, terminatedState } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStateTerminated.decode({ exitCode: 0 });
 * assert(decoded._tag === "Right");
 * const state = terminatedState.reverseGet(decoded.right);
 * assertEquals(ContainerState.encode(state), { terminated: { exitCode: 0 } });
 * ```
 *
 * @category optics
 * @since 0.1.0
 */
export const terminatedState: Prism<ContainerState, ContainerStateTerminated> = stateCase(
  containerStateLens.terminated,
);

function stateCase<A>(member: Lens<ContainerState, Option<A>>): Prism<ContainerState, A> {
  const { empty } = getMonoid(ContainerState);
  const { equals } = getEq(ContainerState);
  return prism(
    (state) => equals(member.set(O.none)(state), empty) ? member.get(state) : O.none,
    (a) => member.set(some(a))(empty),
  );
}

type ListLens<A> = Lens<PodStatus, Option<ReadonlyArray<A>>>;

/** The first item of the lists that fits. */
function firstIn<A extends object>(
  lists: ReadonlyArray<ListLens<A>>,
  fits: (item: A) => boolean,
): Optional<PodStatus, A> {
  return optional(
    (status) => O.fromNullable(lists.flatMap((list) => items(list.get(status))).find(fits)),
    (item) => (status) => {
      for (const list of lists) {
        const before = items(list.get(status));
        const at = before.findIndex(fits);
        if (at >= 0) return list.set(some(before.with(at, item)))(status);
      }
      return status;
    },
  );
}

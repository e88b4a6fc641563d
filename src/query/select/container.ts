/**
 * Predicates of containers, and the pods that have one of which they hold.
 *
 * @module
 */
import { O, type Predicate } from "../../_deps.ts";
import type { ContainerStateWaiting } from "../../model/container_state.ts";
import type { Pod } from "../../model/pod.ts";
import { type ContainerKind, type PodContainer, podContainers } from "../container/kind.ts";
import { type CurrentState, currentState } from "../container/state.ts";
import { isOneOf } from "./_is.ts";

/**
 * Pods of which some container, of any kind, is as a predicate of containers has
 * it.
 *
 * @example
 * ```ts
 * import { hasExitCode, isKind, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { and } from "fp-ts/lib/Predicate.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     initContainerStatuses: [{
 *       name: "migrate",
 *       ready: false,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { terminated: { exitCode: 2 } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasExitCode(1, 2))(decoded.right), true);
 * assertEquals(someContainer(and(isKind("app"))(hasExitCode(2)))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function someContainer(predicate: Predicate<PodContainer>): Predicate<Pod> {
  return (pod) => podContainers(pod).some(predicate);
}

/**
 * Containers of one of some kinds.
 *
 * @example
 * ```ts
 * import { isKind, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({});
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(isKind("ephemeral"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isKind(...kinds: ReadonlyArray<ContainerKind>): Predicate<PodContainer> {
  return ({ kind }) => kinds.includes(kind);
}

/**
 * Containers in one of some states, now.
 *
 * One without a state is `Waiting`, as the API has it. {@link currentState} tells
 * it from one that says that it waits, and {@link waitingContainers} leaves it out.
 *
 * @example
 * ```ts
 * import { isInState, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { running: {} },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(isInState("Running"))(decoded.right), true);
 * assertEquals(someContainer(isInState("Waiting", "Terminated"))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function isInState(
  ...tags: ReadonlyArray<CurrentState["_tag"]>
): Predicate<PodContainer> {
  return ({ status }) => tags.includes(currentState(status)._tag);
}

/**
 * Containers that wait or ended for one of some reasons, by their
 * {@link currentState}: `CrashLoopBackOff`, `OOMKilled`, …; the empty word asks for
 * those that say that they wait or ended, and give no reason.
 *
 * @example
 * ```ts
 * import { hasStateReason, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 0,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "ImagePullBackOff" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const cannotPull = someContainer(hasStateReason("ErrImagePull", "ImagePullBackOff"));
 * assertEquals(cannotPull(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasStateReason(...reasons: ReadonlyArray<string>): Predicate<PodContainer> {
  return ({ status }) => {
    const state = currentState(status);
    switch (state._tag) {
      case "Waiting":
        return O.exists(({ reason }: ContainerStateWaiting) => isOneOf(reasons, reason))(
          state.waiting,
        );
      case "Running":
        return false;
      case "Terminated":
        return isOneOf(reasons, state.terminated.reason);
    }
  };
}

/**
 * Containers that ended with one of some exit codes, by their {@link currentState}.
 *
 * @example
 * ```ts
 * import { hasExitCode, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: {} });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasExitCode(137))(decoded.right), false);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasExitCode(...codes: ReadonlyArray<number>): Predicate<PodContainer> {
  return ({ status }) => {
    const state = currentState(status);
    return state._tag === "Terminated" && codes.includes(state.terminated.exitCode);
  };
}

/**
 * Containers that were restarted some times or more.
 *
 * @example
 * ```ts
 * import { hasRestarts, Pod, someContainer } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [
 *       { name: "app", ready: true, restartCount: 5, image: "app:1", imageID: "" },
 *     ],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(someContainer(hasRestarts(5))(decoded.right), true);
 * ```
 *
 * @category selection
 * @since 0.1.0
 */
export function hasRestarts(times: number): Predicate<PodContainer> {
  return ({ status }) => status.restartCount >= times;
}

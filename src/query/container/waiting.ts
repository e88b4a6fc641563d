/**
 * What the containers of a pod wait for.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { nonEmpty, text } from "../../_option.ts";
import type { ContainerWaitingReason } from "../../model/container_state.ts";
import type { Pod } from "../../model/pod.ts";
import { firstBy } from "./_first.ts";
import { type Failure, failures } from "./failure.ts";
import { type ContainerKind, podContainers } from "./kind.ts";
import { waitingOf } from "./_run.ts";
import { currentState } from "./state.ts";
import { waitTag } from "./_wait.ts";

/**
 * What a container waits for. The kubelet tries again in every case, yet only
 * `Starting` needs no help.
 *
 * `Image`: its image cannot be had. `Configuration`: what it is configured with
 * is missing or forbidden, such as a key of a Secret. `Creation`: the runtime
 * cannot create or start it, or a hook failed. `CrashBackOff`: it ended, and
 * the kubelet holds it back; `lastFailure` is absent where it ended with exit
 * code 0 or the status does not say. `Starting`: it is on its way. `Other`: a
 * reason that this module does not know.
 *
 * @category containers
 * @since 0.1.0
 */
export type Wait =
  | { readonly _tag: "Image" }
  | { readonly _tag: "Configuration" }
  | { readonly _tag: "Creation" }
  | { readonly _tag: "CrashBackOff"; readonly lastFailure: Option<Failure> }
  | { readonly _tag: "Starting" }
  | { readonly _tag: "Other"; readonly reason: string };

/**
 * A container that waits.
 *
 * @category containers
 * @since 0.1.0
 */
export interface WaitingContainer {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** Why it does not run; absent while it is about to start. */
  readonly reason: Option<ContainerWaitingReason>;
  /** Details for a person; absent where there are none. */
  readonly message: Option<string>;
  /** What that means. */
  readonly wait: Wait;
}

/**
 * The containers that wait, in the order of {@link podContainers}.
 *
 * By the API, a state without a member waits too. It is not listed: nothing is
 * known of the container. Source of the reasons: kubernetes/kubernetes
 * `pkg/kubelet/images/types.go`, `pkg/kubelet/container/sync_result.go`,
 * `pkg/kubelet/kuberuntime/kuberuntime_container.go`.
 *
 * @example
 * ```ts
 * import { Pod, waitingContainers } from "@k8s-fp/pod-status";
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
 * const [waiting] = waitingContainers(decoded.right);
 * assertEquals(waiting.container, "app");
 * assertEquals(waiting.wait, { _tag: "Image" });
 * ```
 *
 * @category containers
 * @since 0.1.0
 */
export function waitingContainers(pod: Pod): ReadonlyArray<WaitingContainer> {
  const containers = podContainers(pod);
  if (!containers.some(({ status }) => O.isSome(waitingOf(status)))) return [];
  const previous = firstBy(
    ({ container }) => container,
    failures(pod).filter(({ when }) => when === "previously"),
  );
  return containers.flatMap(({ kind, status }) => {
    const state = currentState(status);
    if (state._tag !== "Waiting" || O.isNone(state.waiting)) return [];
    const { waiting } = state;
    const lastFailure = O.fromNullable(previous.get(status.name));
    return [{
      container: status.name,
      kind,
      reason: nonEmpty(waiting.value.reason),
      message: nonEmpty(waiting.value.message),
      wait: waitOf(text(waiting.value.reason), lastFailure),
    }];
  });
}

function waitOf(reason: ContainerWaitingReason | "", lastFailure: Option<Failure>): Wait {
  const _tag = waitTag(reason);
  switch (_tag) {
    case "CrashBackOff":
      return { _tag, lastFailure };
    case "Other":
      return { _tag, reason };
    default:
      return { _tag };
  }
}

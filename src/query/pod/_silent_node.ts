/**
 * Whether the kubelet of a pod fell silent.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { items, nonEmpty, text } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodCondition } from "../../model/pod_condition.ts";
import type { PodStatus } from "../../model/pod_status.ts";
import type { Time } from "../../model/time.ts";
import { transitionOf } from "./_pod.ts";
import { findCondition } from "./condition.ts";
import { specOf, statusOf } from "./part.ts";
import { readinessGates } from "./readiness.ts";

/** A node that does not report. */
export interface SilentNode {
  /** The node, where the pod tells. */
  readonly nodeName: Option<string>;
  /** When the pod was declared not ready; absent where it is not told. */
  readonly since: Option<Time>;
}

const findReady = findCondition("Ready");
const findContainersReady = findCondition("ContainersReady");

/**
 * The node of a pod whose kubelet is silent: the controller of nodes sets `Ready`
 * to `False` and gives no reason, which no kubelet does, and leaves all else as
 * the kubelet last wrote it; of old it set the phase to `Unknown`, and others set
 * `Ready` to it. Source:
 * kubernetes/kubernetes `pkg/controller/util/node/controller_utils.go`,
 * `MarkPodsNotReady`.
 */
export function silentNode(pod: Pod): Option<SilentNode> {
  const status = statusOf(pod);
  const ready = findReady(status);
  const isUnknown = text(status.phase) === "Unknown" ||
    O.exists(({ status }: PodCondition) => status === "Unknown")(ready);
  const isDeclared = O.exists(isFalseWithoutReason)(ready) && wereContainersReady(status) &&
    !readinessGates(pod).some(({ state }) => state !== "passed");
  return isUnknown || isDeclared
    ? O.some({
      nodeName: nonEmpty(specOf(pod).nodeName),
      since: transitionOf(ready),
    })
    : O.none;
}

function isFalseWithoutReason({ status, reason }: PodCondition): boolean {
  return status === "False" && text(reason) === "";
}

/** Whether the kubelet last said that all containers are ready; before 1.11 it said so of each alone. */
function wereContainersReady(status: PodStatus): boolean {
  const apps = items(status.containerStatuses);
  return pipe(
    findContainersReady(status),
    O.match(
      () => apps.length > 0 && apps.every(({ ready }) => ready),
      ({ status }) => status === "True",
    ),
  );
}

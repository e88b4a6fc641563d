import { hasPhase, metadataOf, type Pod } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { not, type Predicate } from "fp-ts/lib/Predicate.js";

/** What kube-rs/kube waits for, of a pod that may not be there; `kube-runtime/src/wait.rs`. */
export type PodAwaited = Predicate<O.Option<Pod>>;

/** Whether there is a pod in phase `Running`, by `is_pod_running`. */
export const kubeRsIsPodRunning: PodAwaited = O.exists(hasPhase("Running"));

/** Whether there is a pod at all, by `is_created`. */
export const kubeRsIsCreated: PodAwaited = O.isSome;

/** Whether the pod of that uid is gone, though another may have its name, by `is_deleted`. */
export function kubeRsIsDeleted(uid: string): PodAwaited {
  return not(O.exists((pod) => O.exists((found) => found === uid)(metadataOf(pod).uid)));
}

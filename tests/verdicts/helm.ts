import { hasPhase, isReady, type ObjectMeta, type Pod } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** Where a hook of Helm 4 stands, by helm/helm `internal/statusreaders/pod_status_reader.go`. */
export function helmHook(pod: Pod): "Current" | "Failed" | "InProgress" {
  if (hasPhase("Succeeded")(pod)) return "Current";
  return hasPhase("Failed")(pod) ? "Failed" : "InProgress";
}

/** Whether the wait for a hook of Helm 3 is over. */
export interface LegacyHook {
  readonly done: boolean;
  readonly error: string | null;
}

/** Where a hook of Helm 3 stands, by helm/helm `pkg/kube/wait.go`, `waitForPodSuccess`. */
export function helmLegacyHook(pod: Pod): LegacyHook {
  if (hasPhase("Succeeded")(pod)) return { done: true, error: null };
  if (!hasPhase("Failed")(pod)) return { done: false, error: null };
  const name = O.chain((metadata: ObjectMeta) => metadata.name)(pod.metadata);
  return { done: true, error: `pod ${O.getOrElse(() => "")(name)} failed` };
}

/** Whether `--wait` of Helm 3 takes the pod for ready, by helm/helm `pkg/kube/ready.go`, `isPodReady`. */
export function helmReady({ status }: Pod): boolean {
  return O.exists(isReady)(status);
}

import { diff, type Pod, type Time } from "@k8s-fp/pod-status";
import type { Option } from "fp-ts/lib/Option.js";

/** A container that was killed for want of memory between two observations. */
export interface Oom {
  readonly container: string;
  readonly at: Option<Time>;
}

/**
 * The kills that the vertical pod autoscaler counts, by kubernetes/autoscaler
 * `vertical-pod-autoscaler/pkg/recommender/input/oom/observer.go`.
 */
export function vpaOom(older: Pod): (newer: Pod) => ReadonlyArray<Oom> {
  return (newer) =>
    diff(older)(newer).flatMap((change) =>
      change._tag === "OOMKilled" && change.kind === "app"
        ? [{ container: change.container, at: change.terminated.finishedAt }]
        : []
    );
}

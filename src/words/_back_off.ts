/**
 * When the kubelet tries again.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import { toEpochMillis } from "../model/time.ts";
import { backOffSeconds } from "../query/container/_back_off.ts";
import { afterEpoch } from "../query/container/_run.ts";
import { humanDuration } from "./duration.ts";

/**
 * When a container that waits after a crash is tried again: `next try within
 * 3m10s`. The kubelet's message has the whole back-off, which began with the end
 * of the last run; where that time is over, or unknown, the whole of it.
 *
 * Source: kubernetes/kubernetes `pkg/kubelet/kuberuntime/kuberuntime_manager.go`, `doBackOff`.
 */
export function backOffOf(
  now: number,
  message: string,
  last: Option<ContainerStateTerminated>,
): string {
  const seconds = backOffSeconds(message);
  if (O.isNone(seconds)) return "";
  const whole = seconds.value * 1000;
  const left = pipe(
    last,
    O.chain(({ finishedAt }) => afterEpoch(finishedAt)),
    O.match(() => whole, (end) => toEpochMillis(end) + whole - now),
  );
  return `next try within ${humanDuration(left > 0 && left < whole ? left : whole)}`;
}

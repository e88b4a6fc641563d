/**
 * For how long the kubelet holds a container back.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../../_deps.ts";

const BACK_OFF = /^back-off ((?:\d+(?:\.\d+)?(?:h|ms|m|s)){1,4}) restarting failed container/i;

const MILLISECONDS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/**
 * The back-off that a message of `CrashLoopBackOff` tells, in seconds: from its
 * last end to its next start at the most. It says `5m0s` as Go writes durations.
 * Source: kubernetes/kubernetes `pkg/kubelet/kuberuntime/kuberuntime_manager.go`, `doBackOff`.
 */
export function backOffSeconds(message: string): Option<number> {
  const [, duration] = BACK_OFF.exec(message) ?? [];
  if (duration === undefined) return O.none;
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const total = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * MILLISECONDS[unit],
    0,
  );
  return O.some(total / 1000);
}

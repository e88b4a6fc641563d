/**
 * The other columns of `kubectl get pods -o wide`.
 *
 * @module
 */
import { O } from "../_deps.ts";
import { items, NONE, nonEmpty, orNone, text } from "../_option.ts";
import { inLine } from "../codec/_text.ts";
import type { Pod } from "../model/pod.ts";
import { elapsed } from "../model/time.ts";
import { specOf, statusOf } from "../query/pod/part.ts";
import { readinessGates, readyCount } from "../query/pod/readiness.ts";
import { shownRestarts } from "../query/container/restart.ts";
import { podAge } from "../query/pod/timeline.ts";
import { humanDuration } from "../words/duration.ts";

/**
 * READY as kubectl prints it: how many app containers and sidecars are ready, of how many.
 *
 * @example
 * ```ts
 * import { Pod, readyColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ spec: { containers: [{ name: "app" }] } });
 * assert(decoded._tag === "Right");
 * assertEquals(readyColumn(decoded.right), "0/1");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function readyColumn(pod: Pod): string {
  const { ready, total } = readyCount(pod);
  return `${ready}/${total}`;
}

/**
 * RESTARTS as kubectl prints it at an instant in epoch milliseconds: `0`, `16 (3m10s ago)`.
 *
 * While init containers are in the way it counts theirs; afterwards those of
 * app containers and sidecars.
 *
 * @example
 * ```ts
 * import { Pod, restartsColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 2,
 *       image: "app:1",
 *       imageID: "",
 *       lastState: { terminated: { exitCode: 1, finishedAt: "2026-01-01T00:00:00Z" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const now = Date.UTC(2026, 0, 1, 0, 3);
 * assertEquals(restartsColumn(now)(decoded.right), "2 (3m ago)");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function restartsColumn(now: number): (pod: Pod) => string {
  return (pod) => {
    const { count, last } = shownRestarts(pod);
    return count === 0 || O.isNone(last)
      ? String(count)
      : `${count} (${humanDuration(elapsed(last.value, now))} ago)`;
  };
}

/**
 * AGE as kubectl prints it at an instant in epoch milliseconds; `<unknown>` without a
 * creation timestamp.
 *
 * @example
 * ```ts
 * import { ageColumn, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ metadata: { creationTimestamp: "2026-01-01T00:00:00Z" } });
 * assert(decoded._tag === "Right");
 * assertEquals(ageColumn(Date.UTC(2026, 0, 4))(decoded.right), "3d");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function ageColumn(now: number): (pod: Pod) => string {
  return (pod) => {
    const age = podAge(now)(pod);
    return O.isSome(age) ? humanDuration(age.value) : "<unknown>";
  };
}

/**
 * IP as kubectl prints it: `podIP`, else the first of `podIPs`, else `<none>`.
 *
 * @example
 * ```ts
 * import { ipColumn, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: { podIPs: [{ ip: "10.244.1.7" }] } });
 * assert(decoded._tag === "Right");
 * assertEquals(ipColumn(decoded.right), "10.244.1.7");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function ipColumn(pod: Pod): string {
  const { podIP, podIPs } = statusOf(pod);
  return inLine(text(podIP) || items(podIPs)[0]?.ip || NONE);
}

/**
 * NODE as kubectl prints it: the node that the pod is bound to, or `<none>`.
 *
 * @example
 * ```ts
 * import { nodeColumn, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ spec: { nodeName: "node-a" } });
 * assert(decoded._tag === "Right");
 * assertEquals(nodeColumn(decoded.right), "node-a");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function nodeColumn(pod: Pod): string {
  return inLine(orNone(nonEmpty(specOf(pod).nodeName)));
}

/**
 * NOMINATED NODE as kubectl prints it: the node that is being cleared for the pod, or `<none>`.
 *
 * @example
 * ```ts
 * import { nominatedNodeColumn, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: {} });
 * assert(decoded._tag === "Right");
 * assertEquals(nominatedNodeColumn(decoded.right), "<none>");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function nominatedNodeColumn(pod: Pod): string {
  return inLine(orNone(nonEmpty(statusOf(pod).nominatedNodeName)));
}

/**
 * READINESS GATES as kubectl prints it: how many are passed, of how many; `<none>` where
 * the pod has no gates.
 *
 * @example
 * ```ts
 * import { Pod, readinessGatesColumn } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: { readinessGates: [{ conditionType: "example.com/a" }, { conditionType: "example.com/b" }] },
 *   status: { conditions: [{ type: "example.com/b", status: "True" }] },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(readinessGatesColumn(decoded.right), "1/2");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function readinessGatesColumn(pod: Pod): string {
  const gates = readinessGates(pod);
  const passed = gates.filter(({ state }) => state === "passed");
  return gates.length === 0 ? NONE : `${passed.length}/${gates.length}`;
}

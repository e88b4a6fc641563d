/**
 * Runs that a probe may have ended.
 *
 * @module
 */
import { O, pipe } from "../../_deps.ts";
import { text, toList } from "../../_option.ts";
import type { JsonValue } from "../../codec/json.ts";
import type { Pod } from "../../model/pod.ts";
import { toEpochMillis } from "../../model/time.ts";
import { disruption, podEnd } from "../pod/disruption.ts";
import { isDeleting } from "../pod/lifecycle.ts";
import { statusOf } from "../pod/part.ts";
import { firstBy } from "./_first.ts";
import { probeTimes } from "./_probe.ts";
import { type Failure, failures } from "./failure.ts";
import { podContainers } from "./kind.ts";

/**
 * That a run was probably ended since a probe failed; no status says so.
 *
 * @category failures
 * @since 0.2.0
 */
export interface ProbeKill {
  /** The run that ended. */
  readonly failure: Failure;
  /** The probe that the kubelet probably lost patience with. */
  readonly probe: "startup" | "liveness";
  /** How sure that is: somebody else may have sent the signal. */
  readonly certainty: "probable";
  /** After how many failures in a row the probe gives up. */
  readonly failureThreshold: number;
  /** Seconds from one try of the probe to the next. */
  readonly periodSeconds: number;
}

/**
 * The runs that a probe probably ended: those that ended by `SIGKILL` or
 * `SIGTERM`, though not for want of memory, of a container with a liveness probe;
 * or with a start-up probe, where they lasted about as long as that is patient.
 *
 * It is a guess, since the kubelet tells it in events alone: a process may get
 * these signals from its node or from itself. None in a pod that is deleted,
 * disrupted or ended as a whole, which tells who sent them. Source:
 * kubernetes/kubernetes `pkg/kubelet/prober/worker.go` and
 * `pkg/kubelet/kuberuntime/kuberuntime_manager.go`, `computePodActions`.
 *
 * @example
 * ```ts
 * import { Pod, probeKills } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "app", livenessProbe: { periodSeconds: 5 } }] },
 *   status: {
 *     containerStatuses: [{
 *       name: "app",
 *       ready: true,
 *       restartCount: 1,
 *       image: "app:1",
 *       imageID: "",
 *       lastState: { terminated: { exitCode: 137, reason: "Error" } },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * const [kill] = probeKills(decoded.right);
 * assertEquals([kill.failure.container, kill.probe], ["app", "liveness"]);
 * assertEquals([kill.certainty, kill.failureThreshold, kill.periodSeconds], ["probable", 3, 5]);
 * ```
 *
 * @category failures
 * @since 0.2.0
 */
export function probeKills(pod: Pod): ReadonlyArray<ProbeKill> {
  const status = statusOf(pod);
  if (isDeleting(pod) || O.isSome(disruption(status)) || O.isSome(podEnd(status))) return [];
  const killed = failures(pod).filter(isKilled);
  if (killed.length === 0) return [];
  const containers = firstBy(
    ({ kind, status }) => `${kind}/${status.name}`,
    podContainers(pod),
  );
  return killed.flatMap((failure): ReadonlyArray<ProbeKill> => {
    const kill = pipe(
      O.fromNullable(containers.get(`${failure.kind}/${failure.container}`)),
      O.chain(({ spec }) => spec),
      O.chain(({ startupProbe, livenessProbe }) =>
        pipe(
          startupProbe,
          O.filter((probe) => isPatienceOver(failure, probe)),
          O.map((probe) => killOf(failure, "startup", probe)),
          O.alt(() => pipe(livenessProbe, O.map((probe) => killOf(failure, "liveness", probe)))),
        )
      ),
    );
    return toList(kill);
  });
}

function killOf(failure: Failure, probe: ProbeKill["probe"], json: JsonValue): ProbeKill {
  const { failureThreshold, periodSeconds } = probeTimes(json);
  return { failure, probe, certainty: "probable", failureThreshold, periodSeconds };
}

/** How many seconds a container has to stop in, by default, and the kubelet to see to it. */
const GRACE_SECONDS = 45;

/** Whether a run lasted as long as its start-up probe tries, and no longer than it takes to stop. */
function isPatienceOver({ startedAt, finishedAt }: Failure, probe: JsonValue): boolean {
  if (O.isNone(startedAt) || O.isNone(finishedAt)) return false;
  const { initialDelaySeconds, periodSeconds, failureThreshold } = probeTimes(probe);
  const patience = initialDelaySeconds + periodSeconds * failureThreshold;
  const seconds = (toEpochMillis(finishedAt.value) - toEpochMillis(startedAt.value)) / 1000;
  return seconds >= patience - periodSeconds && seconds <= patience + GRACE_SECONDS;
}

/** Ends of which the reason says that there was something else. */
const OTHER_CAUSES: ReadonlySet<string> = new Set([
  "OOMKilled",
  "ContainerStatusUnknown",
  "Unknown",
  "RestartingAllContainers",
]);

function isKilled({ signal, reason }: Failure): boolean {
  return O.exists((number: number) => [9, 15].includes(number))(signal) &&
    !OTHER_CAUSES.has(text(reason));
}

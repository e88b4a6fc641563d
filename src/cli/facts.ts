/**
 * All facts of a pod, for programs.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { ageColumn, ipColumn, nodeColumn, readyColumn, restartsColumn } from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import { jsonOf } from "./json.ts";
import { ownerOf } from "../fleet/problems.ts";
import { reasonOf } from "../fleet/problem_reason.ts";
import type { Pod } from "../model/pod.ts";
import { failures } from "../query/container/failure.ts";
import { images } from "../query/container/image.ts";
import { podContainers } from "../query/container/kind.ts";
import { initProgress, restarts } from "../query/container/restart.ts";
import { currentState } from "../query/container/state.ts";
import { waitingContainers } from "../query/container/waiting.ts";
import { blame } from "../query/pod/blame.ts";
import { disruption, podEnd } from "../query/pod/disruption.ts";
import { isReady } from "../query/pod/condition.ts";
import { generationsBehind } from "../query/pod/generation.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { notReady, readinessGates, readyCount } from "../query/pod/readiness.ts";
import { scheduling } from "../query/pod/scheduling.ts";
import { timeline } from "../query/pod/timeline.ts";
import { claims, deviceHealth } from "../query/resource/device_and_volume.ts";
import { containerResources, resourceMatch } from "../query/resource/container_resources.ts";
import { resize } from "../query/resource/resize.ts";
import { needsAttention } from "../verdict/attention.ts";
import type { VerdictOptions } from "../verdict/verdict.ts";
import { explain } from "../words/explain.ts";
import type { PodFacts } from "./pod_facts.ts";
import { VERSIONED } from "./printer.ts";
import { nextSteps } from "../words/_next_step.ts";

/** All facts of a pod, at an instant in epoch milliseconds. */
export function factsOf(now: number, options: VerdictOptions): (pod: Pod) => PodFacts {
  const why = explain(now, options);
  const isProblem = needsAttention(now, options);
  return (pod) => {
    const { verdict, text, lines } = why(pod);
    const { namespace, name, uid, creationTimestamp, deletionTimestamp, finalizers } = metadataOf(
      pod,
    );
    const { nodeName, priority } = specOf(pod);
    const status = statusOf(pod);
    return {
      ...VERSIONED,
      kind: "PodFacts",
      namespace,
      name,
      uid,
      owner: ownerOf(pod),
      node: nodeName,
      priority,
      qosClass: status.qosClass,
      phase: status.phase,
      createdAt: creationTimestamp,
      deletionDeadline: deletionTimestamp,
      finalizers,
      verdict: verdict._tag,
      needsAttention: isProblem(pod),
      line: text,
      lines,
      reasons: "reasons" in verdict ? verdict.reasons.map(reasonOf(pod)) : [],
      blame: O.map(jsonOf)(blame(pod)),
      columns: {
        ready: readyColumn(pod),
        status: statusColumn(pod),
        restarts: restartsColumn(now)(pod),
        age: ageColumn(now)(pod),
        ip: ipColumn(pod),
        node: nodeColumn(pod),
      },
      isReady: isReady(status),
      readyCount: readyCount(pod),
      notReady: O.map(jsonOf)(notReady(pod)),
      readinessGates: readinessGates(pod).map(jsonOf),
      generationsBehind: generationsBehind(pod),
      scheduling: jsonOf(scheduling(pod)),
      end: O.map(jsonOf)(podEnd(status)),
      disruption: O.map(jsonOf)(disruption(status)),
      initProgress: O.map(jsonOf)(initProgress(pod)),
      restarts: restarts(pod),
      waiting: waitingContainers(pod).map(jsonOf),
      failures: failures(pod).map(jsonOf),
      containers: podContainers(pod).map(({ kind, status }) =>
        jsonOf({
          name: status.name,
          kind,
          ready: status.ready,
          started: status.started,
          restartCount: status.restartCount,
          state: currentState(status),
          lastState: status.lastState,
        })
      ),
      images: images(pod).map(jsonOf),
      resources: containerResources(pod).map(jsonOf),
      resourceMatch: resourceMatch(pod),
      resize: O.map(jsonOf)(resize(status)),
      claims: claims(pod).map(jsonOf),
      devices: deviceHealth(pod).map(jsonOf),
      volumeHealth: status.volumeHealth,
      conditions: status.conditions,
      timeline: timeline(pod).map(jsonOf),
      next: nextSteps(pod),
    };
  };
}

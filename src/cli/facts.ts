/**
 * All facts of a pod, for programs.
 *
 * @internal
 * @module
 */
import type { JsonObject } from "../codec/json.ts";
import { ageColumn, ipColumn, nodeColumn, readyColumn, restartsColumn } from "../column/columns.ts";
import { statusColumn } from "../column/status.ts";
import { jsonObjectOf } from "../fleet/_json.ts";
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
import { nextSteps } from "../words/_next_step.ts";

/** All facts of a pod, at an instant in epoch milliseconds; what is absent is left out. */
export function factsOf(now: number, options: VerdictOptions): (pod: Pod) => JsonObject {
  const why = explain(now, options);
  const isProblem = needsAttention(now, options);
  return (pod) => {
    const { verdict, text, lines } = why(pod);
    const { namespace, name, uid, creationTimestamp, deletionTimestamp, finalizers } = metadataOf(
      pod,
    );
    const { nodeName, priority } = specOf(pod);
    const status = statusOf(pod);
    return jsonObjectOf({
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
      blame: blame(pod),
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
      notReady: notReady(pod),
      readinessGates: readinessGates(pod),
      generationsBehind: generationsBehind(pod),
      scheduling: scheduling(pod),
      end: podEnd(status),
      disruption: disruption(status),
      initProgress: initProgress(pod),
      restarts: restarts(pod),
      waiting: waitingContainers(pod),
      failures: failures(pod),
      containers: podContainers(pod).map(({ kind, status }) => ({
        name: status.name,
        kind,
        ready: status.ready,
        started: status.started,
        restartCount: status.restartCount,
        state: currentState(status),
        lastState: status.lastState,
      })),
      images: images(pod),
      resources: containerResources(pod),
      resourceMatch: resourceMatch(pod),
      resize: resize(status),
      claims: claims(pod),
      devices: deviceHealth(pod),
      volumeHealth: status.volumeHealth,
      conditions: status.conditions,
      timeline: timeline(pod),
      next: nextSteps(pod),
    });
  };
}

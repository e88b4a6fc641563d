import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { needsAttention, Pod, verdict } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";

const NOW = Date.UTC(2026, 6, 1, 12);
const MINUTE = 60_000;

const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();
const unready = (minutes: number) => ({
  conditions: [{ type: "Ready", status: "False", lastTransitionTime: at(minutes) }],
});
const waits = (reason: string) => ({
  containerStatuses: [{
    name: "app",
    ready: false,
    restartCount: 0,
    image: "app:1",
    imageID: "",
    state: { waiting: { reason } },
  }],
});

Deno.test.each([
  { what: "is ready", pod: { status: { conditions: [{ type: "Ready", status: "True" }] } } },
  { what: "succeeded", pod: { status: { phase: "Succeeded" } } },
  { what: "failed", pod: { status: { phase: "Failed" } }, needs: true },
  { what: "waits for its image", pod: { status: waits("ImagePullBackOff") }, needs: true },
  { what: "is being created", pod: { status: waits("ContainerCreating") } },
  { what: "has been unready for long", pod: { status: unready(-11) }, needs: true },
  { what: "has been unready for a moment", pod: { status: unready(-9) } },
  {
    what: "is old, but unready for a moment",
    pod: { metadata: { creationTimestamp: at(-1000) }, status: unready(-9) },
  },
  {
    what: "is old, and nothing else is known",
    pod: { metadata: { creationTimestamp: at(-11) } },
    needs: true,
  },
  { what: "is of unknown age", pod: { status: { phase: "Pending" } } },
  {
    what: "is held by a scheduling gate, however long",
    pod: {
      metadata: { creationTimestamp: at(-1000) },
      spec: { schedulingGates: [{ name: "queue" }] },
      status: {
        conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }],
      },
    },
  },
  { what: "is deleted in time", pod: { metadata: { deletionTimestamp: at(1) } } },
  { what: "is deleted late", pod: { metadata: { deletionTimestamp: at(-9) } } },
  { what: "should be gone", pod: { metadata: { deletionTimestamp: at(-11) } }, needs: true },
])("needsAttention() of a pod that $what is $needs", ({ pod, needs = false }) => {
  assertEquals(needsAttention(NOW)(decoded(Pod, pod)), needs);
});

Deno.test.each([
  { what: "is unready", pod: { status: unready(-5) } },
  { what: "is deleted", pod: { metadata: { deletionTimestamp: at(-5) } } },
])("needsAttention() of a pod that $what begins right after the deadline", ({ pod }) => {
  const needs = [299, 300, 301].map((progressDeadlineSeconds) =>
    needsAttention(NOW, { progressDeadlineSeconds })(decoded(Pod, pod))
  );
  assertEquals(needs, [true, false, false]);
});

Deno.test("needsAttention() of any pod is true exactly where its verdict is stuck or failed", () => {
  const options = fc.record({
    schedulingWindowSeconds: fc.nat(100),
    progressDeadlineSeconds: fc.oneof(fc.nat(1000), fc.constant(Infinity)),
    flappingRestarts: fc.nat(3),
    flappingSeconds: fc.nat(1000),
  }, { requiredKeys: [] });
  fc.assert(fc.property(anyPod, fc.nat(4e12), options, (pod, now, options) => {
    const { _tag } = verdict(now, options)(pod);
    assertEquals(needsAttention(now, options)(pod), ["Stuck", "Failed"].includes(_tag));
  }));
});

Deno.test("a pod that progresses up to a deadline is stuck right after it, if nothing changes", () => {
  fc.assert(fc.property(anyPod, fc.nat(4e12), (pod, now) => {
    const found = verdict(now)(pod);
    if (found._tag !== "Progressing" || O.isNone(found.deadline)) return;
    const { value } = found.deadline;
    assert(value >= now);
    assertEquals(needsAttention(value + 1)(pod), true);
  }));
});

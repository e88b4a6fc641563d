import { Pod, probeKills } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded } from "../../_arbitrary.ts";
import { anyPod, container, type Json } from "../_containers.ts";

const START = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** What is told of a run that ended in some way after some seconds, in a container with some probes. */
function toldOf(end: Json, probes: Json, seconds = 60, more: Json = {}): string {
  const terminated = { exitCode: 137, startedAt: at(0), finishedAt: at(seconds), ...end };
  const pod = decoded(Pod, {
    spec: { containers: [{ name: "app", ...probes }] },
    status: { containerStatuses: [container({ lastState: { terminated } })] },
    ...more,
  });
  return probeKills(pod).map(({ probe, failureThreshold, periodSeconds, certainty }) =>
    `${certainty} ${probe} ${failureThreshold} × ${periodSeconds}`
  ).join();
}

const live = { livenessProbe: { periodSeconds: 5, failureThreshold: 2 } };
const slow = { startupProbe: { initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 30 } };

Deno.test.each([
  { what: "by SIGKILL", end: {}, says: "probable liveness 2 × 5" },
  { what: "by SIGTERM", end: { exitCode: 143 }, says: "probable liveness 2 × 5" },
  {
    what: "by a signal of its own",
    end: { exitCode: 0, signal: 9 },
    says: "probable liveness 2 × 5",
  },
  { what: "by another signal", end: { exitCode: 139 }, says: "" },
  { what: "with an error", end: { exitCode: 1 }, says: "" },
  { what: "for want of memory", end: { reason: "OOMKilled" }, says: "" },
  { what: "nobody knows how", end: { reason: "ContainerStatusUnknown" }, says: "" },
])("probeKills() of a run that ended $what: $says", ({ end, says }) => {
  assertEquals(toldOf(end, live), says);
  assertEquals(toldOf(end, {}), "");
});

Deno.test.each([
  { seconds: 20, says: "probable liveness 2 × 5" },
  { seconds: 294, says: "probable liveness 2 × 5" },
  { seconds: 295, says: "probable startup 30 × 10" },
  { seconds: 305, says: "probable startup 30 × 10" },
  { seconds: 350, says: "probable startup 30 × 10" },
  { seconds: 351, says: "probable liveness 2 × 5" },
])("probeKills() of a run that lasted $seconds s: $says", ({ seconds, says }) => {
  assertEquals(toldOf({}, { ...live, ...slow }, seconds), says);
  assertEquals(toldOf({}, slow, seconds), says.includes("startup") ? says : "");
});

Deno.test("probeKills() does not lay a run of unknown length on the start-up probe", () => {
  for (const end of [{ startedAt: undefined }, { finishedAt: undefined }]) {
    assertEquals(toldOf(end, slow, 300), "");
    assertEquals(toldOf(end, { ...live, ...slow }, 300), "probable liveness 2 × 5");
  }
});

Deno.test("probeKills() takes defaults for what a probe does not say, or says of no use", () => {
  const says = "probable liveness 3 × 10";
  for (const livenessProbe of [{}, { periodSeconds: 0 }, { periodSeconds: "5" }, [], "odd", 7]) {
    assertEquals(toldOf({}, { livenessProbe }), says);
  }
  assertEquals(toldOf({}, { livenessProbe: null }), "");
});

Deno.test.each([
  { what: "deleted", more: { metadata: { deletionTimestamp: at(0) } } },
  {
    what: "disrupted",
    more: { status: { conditions: [{ type: "DisruptionTarget", status: "True" }] } },
  },
  { what: "evicted", more: { status: { phase: "Failed", reason: "Evicted" } } },
])("probeKills() of a pod that is $what: none, since that tells who killed it", ({ more }) => {
  const status = {
    containerStatuses: [container({ lastState: { terminated: { exitCode: 137 } } })],
  };
  assertEquals(toldOf({}, live, 60, { ...more, status: { ...status, ...more.status } }), "");
});

Deno.test("probeKills() are failures of the pod", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    for (const { failure } of probeKills(pod)) {
      assertEquals(
        [9, 15].includes(failure.signal._tag === "Some" ? failure.signal.value : 0),
        true,
      );
    }
  }));
});

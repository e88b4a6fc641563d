import { Pod, Time } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { reasonOf } from "../../src/fleet/problem_reason.ts";
import { verdict } from "../../src/verdict/verdict.ts";
import { decoded } from "../_arbitrary.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

/** The reasons of a pod as flat data: tag, container, message. */
function told(json: unknown): ReadonlyArray<readonly [string, string, string]> {
  const pod = decoded(Pod, json);
  const found = verdict(NOW)(pod);
  const reasons = "reasons" in found ? found.reasons : [];
  return reasons.map(reasonOf(pod)).map(({ tag, container, message }) => [
    tag,
    O.getOrElse(() => "")(container),
    O.getOrElse(() => "")(message),
  ]);
}

const app = { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "" };
const since = { lastTransitionTime: "2026-07-01T09:00:00Z" };

Deno.test.each<{ what: string; pod: unknown; first: readonly [string, string, string] }>([
  {
    what: "an end of the whole pod",
    pod: { status: { phase: "Failed", reason: "Evicted", message: "low on memory" } },
    first: ["Ended", "", "low on memory"],
  },
  {
    what: "a disruption",
    pod: {
      status: {
        phase: "Failed",
        conditions: [
          {
            type: "DisruptionTarget",
            status: "True",
            reason: "PreemptionByScheduler",
            message: "x",
          },
        ],
      },
    },
    first: ["Disrupted", "", "x"],
  },
  {
    what: "a container that failed",
    pod: {
      status: {
        phase: "Failed",
        containerStatuses: [{ ...app, state: { terminated: { exitCode: 2, message: "no rows" } } }],
      },
    },
    first: ["ContainerFailed", "app", ""],
  },
  {
    what: "a pod that is not ready",
    pod: {
      metadata: { creationTimestamp: "2026-07-01T09:19:00Z" },
      spec: { nodeName: "a", containers: [{ name: "app" }] },
      status: {
        phase: "Running",
        conditions: [
          { type: "PodScheduled", status: "True", ...since },
          {
            type: "Ready",
            status: "False",
            reason: "ContainersNotReady",
            message: "app",
            ...since,
          },
        ],
        containerStatuses: [
          { ...app, started: true, state: { running: { startedAt: "2026-07-01T09:19:30Z" } } },
        ],
      },
    },
    first: ["NotReady", "", "app"],
  },
])("$what is a reason as flat data", ({ pod, first }) => {
  assertEquals(told(pod)[0], first);
});

const pod = decoded(Pod, {});

Deno.test("reasons that no list of problems begins with are flat data too", () => {
  const resize = {
    pending: O.some({ reason: O.some("Deferred"), message: O.some("no room"), since: O.none }),
    inProgress: O.none,
  };
  const device = {
    container: "app",
    kind: "app",
    resource: "gpu",
    id: "0",
    health: O.some("Unhealthy"),
    message: O.some("fell off the bus"),
  };
  const flat = reasonOf(pod);
  const resizing = flat({ _tag: "Resizing", resize } as unknown as Parameters<typeof flat>[0]);
  assertEquals(resizing.message, O.some("no room"));
  const unhealthy = flat(
    { _tag: "DeviceUnhealthy", device } as unknown as Parameters<typeof flat>[0],
  );
  assertEquals([unhealthy.container, unhealthy.message], [
    O.some("app"),
    O.some("fell off the bus"),
  ]);
  const since = decoded(Time, "2026-07-01T09:00:00Z");
  const done = flat({
    _tag: "PartlyDone",
    done: ["report"],
    running: ["proxy"],
    since: O.some(since),
  });
  assertEquals([done.word, done.since], ["PartlyDone", O.some(since)]);
  const volume = { name: "data", healthConditions: O.none, lastTransitionTime: O.some(since) };
  const ill = flat({ _tag: "VolumeUnhealthy", volume } as unknown as Parameters<typeof flat>[0]);
  assertEquals([ill.word, ill.since], ["VolumeUnhealthy", O.some(since)]);
  assertEquals(resizing.word, "Deferred");
  const silent = flat({ _tag: "NodeSilent", nodeName: O.some("a"), since: O.none });
  assertEquals([silent.tag, silent.container], ["NodeSilent", O.none]);
});

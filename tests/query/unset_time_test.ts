import {
  activePodsOrd,
  ageColumn,
  conditionAge,
  containerStateAge,
  crashLooping,
  disruption,
  explain,
  failures,
  isAvailable,
  isConditionOlderThan,
  isOlderThan,
  lastRestart,
  loggingOrd,
  needsAttention,
  Pod,
  podAge,
  podContainers,
  restartsColumn,
  scheduling,
  shownRestarts,
  someCondition,
  statusOf,
  timeline,
} from "@k8s-fp/pod-status";
import { assertEquals, assertNotEquals } from "@std/assert";
import { decoded } from "../_arbitrary.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

/** A pod that has a time wherever a question reads one. */
function podAt(time: string | null): Pod {
  const end = { exitCode: 1, startedAt: time, finishedAt: time };
  const container = { ready: true, restartCount: 3, image: "app:1", imageID: "" };
  const condition = (type: string, status: string) => ({ type, status, lastTransitionTime: time });
  return decoded(Pod, {
    metadata: { creationTimestamp: time },
    status: {
      phase: "Running",
      startTime: time,
      conditions: [
        condition("Ready", "True"),
        condition("DisruptionTarget", "True"),
        { ...condition("PodScheduled", "False"), reason: "Unschedulable" },
      ],
      containerStatuses: [
        { ...container, name: "a", state: { running: { startedAt: time } } },
        { ...container, name: "b", state: { terminated: end } },
        { ...container, name: "c", state: { running: {} }, lastState: { terminated: end } },
      ],
    },
  });
}

/** Another pod, to compare with. */
const other = podAt("2026-01-01T00:00:00Z");

/** What a person or a program is told of a pod, of all that reads a time. */
function told(pod: Pod): unknown {
  const status = statusOf(pod);
  return [
    ageColumn(NOW)(pod),
    restartsColumn(NOW)(pod),
    shownRestarts(pod),
    lastRestart(pod),
    podAge(NOW)(pod),
    conditionAge(NOW)("Ready")(status),
    podContainers(pod).map(({ status }) => containerStateAge(NOW)(status)),
    timeline(pod),
    failures(pod),
    crashLooping(NOW)(pod).length,
    disruption(status),
    scheduling(pod),
    isAvailable(NOW, 0)(status),
    isAvailable(NOW, 1)(status),
    isOlderThan(NOW, 1)(pod),
    someCondition(isConditionOlderThan(NOW, 1))(pod),
    needsAttention(NOW)(pod),
    explain(NOW)(pod).lines,
    [loggingOrd, activePodsOrd].map(({ compare }) => [compare(pod, other), compare(other, pod)]),
  ];
}

Deno.test("Go's zero time, at any offset, says as much as no time at all", () => {
  const unset = told(podAt(null));
  for (
    const zero of [
      "0001-01-01T00:00:00Z",
      "0001-01-01T00:00:00.000000000Z",
      "0001-01-01T01:00:00+01:00",
      "0000-12-31T23:00:00-01:00",
    ]
  ) {
    assertEquals(told(podAt(zero)), unset, zero);
  }
  for (const near of ["0001-01-01T00:00:00.000000001Z", "0001-01-01T00:00:00+01:00"]) {
    assertNotEquals(told(podAt(near)), unset, near);
  }
});

Deno.test("ages are told by kubectl's rules: of 292 years at most, and with all digits", () => {
  const age = (time: string) =>
    ageColumn(NOW)(decoded(Pod, { metadata: { creationTimestamp: time } }));
  assertEquals(
    [
      age("0001-01-01T00:00:01Z"),
      age("1700-01-01T00:00:00Z"),
      age("2026-07-01T09:18:03.000560987Z"),
      age("2026-07-01T09:18:03.000000001Z"),
      age("2026-07-01T09:18:03Z"),
      age("2026-07-01T09:20:01.999999999Z"),
      age("2026-07-01T09:20:02Z"),
      age("9999-01-01T00:00:00Z"),
      age("0001-01-01T00:00:00Z"),
    ],
    ["292y", "292y", "116s", "116s", "117s", "0s", "<invalid>", "<invalid>", "<unknown>"],
  );
});

Deno.test("a pod is available, or older, from the nanosecond on that its seconds are over", () => {
  const ready = (lastTransitionTime: string) =>
    decoded(Pod, {
      metadata: { creationTimestamp: lastTransitionTime },
      status: { conditions: [{ type: "Ready", status: "True", lastTransitionTime }] },
    });
  const answers = (pod: Pod) => [
    isAvailable(NOW, 60)(statusOf(pod)),
    isOlderThan(NOW, 60)(pod),
    someCondition(isConditionOlderThan(NOW, 60))(pod),
  ];
  assertEquals(answers(ready("2026-07-01T09:19:00.000000000Z")), [true, true, true]);
  assertEquals(answers(ready("2026-07-01T09:19:00.000000001Z")), [false, false, false]);
});

import { assertEquals, assertGreater } from "@std/assert";
import { skaffold, skaffoldConditions, type SkaffoldEvent } from "../verdicts/skaffold.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly name: string;
  readonly kind: "diagnose" | "conditions";
  readonly pod: unknown;
  readonly events?: ReadonlyArray<SkaffoldEvent>;
  readonly logs?: string;
  readonly expect: unknown;
}

corpusTest("currentState() and someCondition() tell what skaffold diagnoses", () => {
  const vectors = readJson("health/skaffold.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, kind, pod, events = [], logs = "", expect } of vectors) {
    const verdict = kind === "diagnose" ? skaffold({ events, logs }) : skaffoldConditions;
    assertEquals<unknown>(verdict(lenientPod(pod)), expect, name);
  }
});

const NONE = { events: [], logs: "" };
const SCHEDULED = [{ type: "PodScheduled", status: "True" }];

Deno.test("findCondition() has the message in which skaffold looks for taints", () => {
  const taints = (...names: ReadonlyArray<string>) =>
    `0/9 nodes are available: ${
      names.map((name) => `1 node(s) had taint {node.kubernetes.io/${name}: }`).join(", ")
    }.`;
  const table: ReadonlyArray<readonly [string, string, string]> = [
    ["no node", "UNKNOWN_UNSCHEDULABLE", "Unschedulable: no node"],
    [
      taints("not-ready", "unreachable"),
      "NODE_NOT_READY",
      "Unschedulable: 0/2 nodes available: 1 node is not ready, 1 node is unreachable",
    ],
    [
      taints("unschedulable", "disk-pressure", "network-unavailable"),
      "NODE_DISK_PRESSURE",
      "Unschedulable: 0/3 nodes available: 1 node is unschedulable, 1 node has disk pressure, " +
      "1 node's network not available",
    ],
    [
      taints("memory-pressure", "pid-pressure"),
      "NODE_PID_PRESSURE",
      "Unschedulable: 0/2 nodes " +
      "available: 1 node has memory pressure, 1 node has PID pressure",
    ],
    ["{not-ready: }", "UNKNOWN_UNSCHEDULABLE", "Unschedulable: 0/1 nodes available: "],
  ];
  for (const [text, code, message] of table) {
    const reason = "Unschedulable";
    const conditions = [{ type: "PodScheduled", status: "False", reason, message: text }];
    const found = skaffold(NONE)(lenientPod({ status: { phase: "Pending", conditions } }));
    assertEquals([found.code, found.message], [`STATUSCHECK_${code}`, message]);
  }
});

Deno.test("currentState() tells skaffold which container is in the way", () => {
  const waiting = (reason: string, message = "") => ({
    name: "a",
    image: "app:1",
    state: { waiting: { reason, message } },
  });
  const ended = { name: "a", state: { terminated: { exitCode: 2 } } };
  const init = { name: "i", state: { running: {} } };
  const refused = "rpc: Error response from daemon: no such file ";
  const table: ReadonlyArray<readonly [string, string, object]> = [
    ["CONTAINER_CREATING", "creating container a", waiting("ContainerCreating")],
    [
      "CONTAINER_RESTARTING",
      "container a is backing off waiting to restart",
      waiting("CrashLoopBackOff"),
    ],
    [
      "IMAGE_PULL_ERR",
      "container a is waiting to start: app:1 can't be pulled",
      waiting("ErrImagePull"),
    ],
    [
      "RUN_CONTAINER_ERR",
      "container a in error: no such file",
      waiting("RunContainerError", refused),
    ],
    [
      "CONTAINER_WAITING_UNKNOWN",
      "container a in error: &ContainerStateWaiting{Reason:Odd,Message:no,}",
      waiting("Odd", "no"),
    ],
    ["CONTAINER_TERMINATED", "container a terminated with exit code 2", ended],
    ["POD_INITIALIZING", "waiting for init container i to complete", waiting("PodInitializing")],
  ];
  const wrong = { events: [], logs: "exec /app: exec format error\n" };
  const readsLogs = ["CONTAINER_RESTARTING", "CONTAINER_TERMINATED", "POD_INITIALIZING"];
  for (const [code, message, container] of table) {
    const pod = lenientPod({
      status: {
        phase: "Pending",
        conditions: SCHEDULED,
        initContainerStatuses: [init],
        containerStatuses: [container],
      },
    });
    const found = skaffold(NONE)(pod);
    assertEquals([found.code, found.message], [`STATUSCHECK_${code}`, message]);
    const byLogs = readsLogs.includes(code) ? "CONTAINER_EXEC_ERROR" : code;
    assertEquals(skaffold(wrong)(pod).code, `STATUSCHECK_${byLogs}`);
  }
});

Deno.test("hasPhase() leaves it to the newest event to tell skaffold what is wrong", () => {
  const event = (type: string, reason: string, lastTimestamp: string) => ({
    type,
    reason,
    message: "why",
    lastTimestamp,
  });
  const [early, late] = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"];
  const warning = event("Warning", "FailedScheduling", early);
  const pod = lenientPod({ metadata: { name: "web" }, status: { phase: "Pending" } });
  const table: ReadonlyArray<readonly [ReadonlyArray<SkaffoldEvent>, string, string]> = [
    [[], "UNKNOWN", 'unable to determine current service state of pod "web"'],
    [[warning], "FAILED_SCHEDULING", "why"],
    [[event("Warning", "Unhealthy", late), warning], "UNHEALTHY", "why"],
    [[warning, event("Warning", "Unhealthy", early)], "FAILED_SCHEDULING", "why"],
    [
      [warning, event("Normal", "Scheduled", late)],
      "UNKNOWN",
      'unable to determine current service state of pod "web"',
    ],
  ];
  for (const [events, code, message] of table) {
    const found = skaffold({ events, logs: "" })(pod);
    assertEquals([found.code, found.message], [`STATUSCHECK_${code}`, message]);
  }
});

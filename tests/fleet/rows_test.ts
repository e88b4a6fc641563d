import {
  type Codec,
  ContainerRow,
  containerRows,
  decodePods,
  type Pod,
  podContainers,
  PodRow,
  podRow,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { rowText } from "../../src/fleet/row.ts";
import { decoded, isDeeplyFrozen, textOf } from "../_arbitrary.ts";
import { anyPod } from "../query/_containers.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

function podOf(json: unknown): Pod {
  const found = decodePods([json]);
  assert(found._tag === "Right" && found.right.pods.length === 1);
  return found.right.pods[0];
}

const worker = podOf({
  metadata: {
    namespace: "shop",
    name: "worker-1",
    uid: "u1",
    creationTimestamp: "2026-07-01T08:00:00Z",
    ownerReferences: [
      { apiVersion: "apps/v1", kind: "ReplicaSet", name: "worker", uid: "r1", controller: true },
    ],
  },
  spec: {
    nodeName: "node-a",
    containers: [{
      name: "app",
      image: "app:1",
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "1e9" } },
    }],
  },
  status: {
    phase: "Running",
    qosClass: "Burstable",
    conditions: [
      { type: "Ready", status: "True", lastTransitionTime: "2026-07-01T08:00:30.5Z" },
    ],
    containerStatuses: [{
      name: "app",
      ready: true,
      restartCount: 1,
      image: "registry.example/app:1",
      imageID: "",
      state: { running: { startedAt: "2026-07-01T08:10:00Z" } },
      lastState: {
        terminated: {
          exitCode: 137,
          reason: "OOMKilled",
          startedAt: "2026-07-01T08:00:10Z",
          finishedAt: "2026-07-01T08:09:55Z",
        },
      },
    }],
  },
});

Deno.test("a row of a pod has who it is, how it is, and amounts as numbers", () => {
  const text = rowText(PodRow)(podRow(NOW, { cluster: "eu-1" })(worker));
  const { line, ...row } = JSON.parse(text);
  assert(line.startsWith("ready"));
  assertEquals(row, {
    cluster: "eu-1",
    namespace: "shop",
    pod: "worker-1",
    uid: "u1",
    ownerKind: "ReplicaSet",
    ownerName: "worker",
    node: "node-a",
    phase: "Running",
    status: "Running",
    verdict: "Ready",
    needsAttention: false,
    cause: null,
    qosClass: "Burstable",
    ready: 1,
    containers: 1,
    restarts: 1,
    createdAt: "2026-07-01T08:00:00Z",
    ageSeconds: 4800,
    readyAt: "2026-07-01T08:00:30.5Z",
    startupSeconds: null,
    lastEndContainer: "app",
    lastEndReason: "OOMKilled",
    lastEndExitCode: 137,
    lastEndAt: "2026-07-01T08:09:55Z",
  });
});

Deno.test("a row of a container has its run, its last end, cores and bytes", () => {
  const [row] = containerRows()(worker);
  assertEquals(JSON.parse(rowText(ContainerRow)(row)), {
    cluster: null,
    namespace: "shop",
    pod: "worker-1",
    uid: "u1",
    ownerKind: "ReplicaSet",
    ownerName: "worker",
    node: "node-a",
    container: "app",
    kind: "app",
    image: "registry.example/app:1",
    state: "Running",
    reason: null,
    ready: true,
    restarts: 1,
    startedAt: "2026-07-01T08:10:00Z",
    lastEndReason: "OOMKilled",
    lastEndExitCode: 137,
    lastEndAt: "2026-07-01T08:09:55Z",
    lastRunSeconds: 585,
    cpuRequest: 0.1,
    cpuLimit: null,
    memoryRequest: 268435456,
    memoryLimit: 1e9,
  });
});

Deno.test("a start is as long as it took to become ready, of a pod that never restarted", () => {
  const pod = podOf({
    metadata: { creationTimestamp: "2026-07-01T08:00:00Z" },
    status: {
      conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-07-01T08:00:12Z" }],
    },
  });
  assertEquals(podRow(NOW)(pod).startupSeconds, { _tag: "Some", value: 12 });
});

function assertTravels<A>(codec: Codec<A>, row: A): ReadonlyArray<string> {
  assert(isDeeplyFrozen(row));
  const json = JSON.parse(rowText(codec)(row));
  assertEquals(textOf(decoded(codec, json)), textOf(row));
  return Object.keys(json);
}

Deno.test("rows of any pod travel as text, always with the same columns", () => {
  const [podColumns, containerColumns] = [
    assertTravels(PodRow, podRow(NOW)(worker)),
    assertTravels(ContainerRow, containerRows()(worker)[0]),
  ];
  fc.assert(fc.property(anyPod, (pod) => {
    assertEquals(assertTravels(PodRow, podRow(NOW)(pod)), podColumns);
    const rows = containerRows()(pod);
    assertEquals(rows.length, podContainers(pod).length);
    for (const row of rows) assertEquals(assertTravels(ContainerRow, row), containerColumns);
  }));
});

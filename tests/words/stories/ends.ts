/**
 * Pods that were evicted, deleted, or lost with their node.
 *
 * @module
 */
import {
  condition,
  deleted,
  ended,
  HOUR,
  MINUTE,
  pod,
  ready,
  running,
  status,
  type Story,
  unready,
  web,
} from "./_pods.ts";

/** A pod that the kubelet evicted, with the same words in its status and its condition. */
const evicted = (message: string) =>
  pod({
    spec: { restartPolicy: "Always", containers: [{ name: "worker" }, { name: "proxy" }] },
    status: {
      phase: "Failed",
      reason: "Evicted",
      message,
      conditions: [
        condition("DisruptionTarget", "True", HOUR, { reason: "TerminationByKubelet", message }),
      ],
    },
  });

export const EVICTIONS: ReadonlyArray<Story> = [
  {
    what: "a node low on memory, and who used it",
    pod: evicted(
      "The node was low on resource: memory. Threshold quantity: 100Mi, available: 71360Ki. " +
        "Container worker was using 5873544Ki, request is 256Mi, has larger consumption of memory. ",
    ),
    says: "failed: evicted: node-a low on memory; worker used 5.6Gi, requested 256Mi",
    wakes: true,
  },
  {
    what: "a node low on disk, and two that used it",
    pod: evicted(
      "The node was low on resource: ephemeral-storage. Threshold quantity: 10120387530, available: 9873Mi. " +
        "Container worker was using 24680Ki, request is 0, has larger consumption of ephemeral-storage. " +
        "Container proxy was using 1234567Ki, request is 0, has larger consumption of ephemeral-storage. ",
    ),
    says: "failed: evicted: node-a low on ephemeral-storage; worker used 24Mi, requested 0; " +
      "proxy used 1.2Gi, requested 0",
    wakes: true,
  },
  {
    what: "an emptyDir over its limit",
    pod: evicted('Usage of EmptyDir volume "scratch" exceeds the limit "2Gi". '),
    says: "failed: evicted: emptyDir volume scratch exceeded its limit of 2Gi",
    wakes: true,
  },
  {
    what: "a container over its limit of local storage",
    pod: evicted('Container worker exceeded its local ephemeral storage limit "1Gi". '),
    says: "failed: evicted: container worker exceeded its limit of 1Gi of local storage",
    wakes: true,
  },
  {
    what: "a node that had a condition",
    pod: evicted("The node had condition: [DiskPressure]. "),
    says: "failed: evicted: node-a had DiskPressure",
    wakes: true,
  },
  {
    what: "more containers over their requests than a line has room for",
    pod: evicted(
      "The node was low on resource: memory. " +
        ["worker", "proxy", "cache", "agent"].map((name) =>
          `Container ${name} was using 900Mi, request is 64Mi, has larger consumption of memory. `
        ).join(""),
    ),
    says: "failed: evicted: node-a low on memory; worker used 900Mi, requested 64Mi; " +
      "proxy used 900Mi, requested 64Mi; and 2 more",
    wakes: true,
  },
  {
    what: "a pod over the limits of its containers together",
    pod: evicted(
      "Pod ephemeral local storage usage exceeds the total limit of containers 1.5Gi. ",
    ),
    says: "failed: evicted: the containers together exceeded their limit of 1.5Gi of local storage",
    wakes: true,
  },
];

const gone = {
  conditions: unready(5 * HOUR),
  containerStatuses: [
    status("web", { state: ended(5 * HOUR, { exitCode: 0, reason: "Completed" }) }),
  ],
};

export const TERMINATING: ReadonlyArray<Story> = [
  {
    what: "a pod that is preempted",
    pod: deleted(10, 30, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("DisruptionTarget", "True", 10, {
            reason: "PreemptionByScheduler",
            message: "default-scheduler: preempting to accommodate a higher priority pod",
          }),
        ],
      },
    }),
    says: "terminating for 10s, preempted by the scheduler on node-a: 20s of grace left, " +
      "still running: web",
    wakes: false,
  },
  {
    what: "a pod that does not stop",
    pod: deleted(40 * MINUTE, 30),
    says: "stuck: terminating for 40m: past its deadline by 39m, still running on node-a: web",
    wakes: true,
  },
  {
    what: "a pod that finalizers hold",
    pod: deleted(5 * HOUR, 30, { metadata: { finalizers: ["example.com/backup"] }, status: gone }),
    says: "stuck: terminating for 5h: past its deadline by 4h59m, held by finalizers: " +
      "example.com/backup",
    wakes: true,
  },
  {
    what: "a pod whose containers are gone for hours",
    pod: deleted(5 * HOUR, 30, { status: gone }),
    says:
      "stuck: terminating for 5h: past its deadline by 4h59m, stuck on node-a: no container is " +
      "left, and its kubelet has not removed the pod, or the node is lost",
    wakes: true,
  },
  {
    what: "a pod whose containers have just stopped",
    pod: deleted(20, 30, { status: { ...gone, conditions: unready(1) } }),
    says: "terminating for 20s: 10s of grace left, no container is left, about to disappear",
    wakes: false,
  },
  {
    what: "a pod that is drained, late",
    pod: deleted(3 * MINUTE, 60, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("DisruptionTarget", "True", 3 * MINUTE, { reason: "EvictionByEvictionAPI" }),
        ],
      },
    }),
    says: "terminating for 3m, evicted through the API on node-a: past its deadline by 2m, " +
      "still running on node-a: web",
    wakes: false,
  },
];

export const NODES: ReadonlyArray<Story> = [
  {
    what: "a node that does not report",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: {
        conditions: [
          condition("Ready", "False", 2 * MINUTE),
          condition("ContainersReady", "True", HOUR),
          condition("PodScheduled", "True", HOUR),
        ],
      },
    }),
    says: "stuck: node-a does not report: pod not ready for 2m, though its containers were",
    wakes: true,
  },
  {
    what: "a node that is lost",
    pod: web({ ready: true, state: running(HOUR) }, {
      status: {
        reason: "NodeLost",
        message: "Node node-a which was running pod web-5d8f7c9b6-x2x7k is unresponsive",
      },
    }),
    says: "stuck: node-a lost (NodeLost)",
    wakes: true,
  },
  {
    what: "a pod that the taint manager deleted from a node that does not report",
    pod: deleted(12 * MINUTE, 30, {
      status: {
        conditions: [
          condition("Ready", "False", 17 * MINUTE),
          condition("ContainersReady", "True", HOUR),
          condition("DisruptionTarget", "True", 12 * MINUTE, {
            reason: "DeletionByTaintManager",
            message: "Taint manager: deleting due to NoExecute taint",
          }),
        ],
      },
    }),
    says: "stuck: node-a does not report: pod not ready for 17m, though its containers were; " +
      "terminating for 12m, deleted by the taint manager on node-a: past its deadline by 11m, may still run: web",
    wakes: true,
  },
  {
    what: "a pod that the taint manager deleted, and that is still there after its grace",
    pod: deleted(3 * MINUTE, 30, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("DisruptionTarget", "True", 3 * MINUTE, { reason: "DeletionByTaintManager" }),
        ],
      },
    }),
    says: "stuck: terminating for 3m, deleted by the taint manager on node-a: " +
      "past its deadline by 2m30s, node-a does not answer, may still run: web",
    wakes: true,
  },
  {
    what: "a container that the kubelet lost",
    pod: pod({
      spec: { restartPolicy: "Never", containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        containerStatuses: [status("web", {
          state: ended(MINUTE, {
            exitCode: 137,
            reason: "ContainerStatusUnknown",
            startedAt: undefined,
            finishedAt: undefined,
            message: "The container could not be located when the pod was terminated",
          }),
        })],
      },
    }),
    says: "failed: container web failed: ContainerStatusUnknown (exit 137) on node-a: " +
      "The container could not be located when the pod was terminated",
    wakes: true,
  },
  {
    what: "a node that shut down",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        reason: "Terminated",
        message: "Pod was terminated in response to imminent node shutdown.",
      },
    }),
    says: "failed: node-a shut down (Terminated)",
    wakes: true,
  },
  {
    what: "a node that shut down while the pod came",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        reason: "NodeShutdown",
        message: "Pod was rejected as the node is shutting down.",
      },
    }),
    says: "failed: node-a shut down (NodeShutdown): Pod was rejected as the node is shutting down.",
    wakes: true,
  },
  {
    what: "a kubelet that needed the room for a critical pod",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        reason: "Preempting",
        message: "Preempted in order to admit critical pod",
      },
    }),
    says: "failed: preempted on node-a by its kubelet, for a critical pod",
    wakes: true,
  },
  {
    what: "a pod that goes with its lost node, and whose deletion nobody carries out",
    pod: deleted(6 * MINUTE, 30, {
      status: {
        reason: "NodeLost",
        message: "Node node-a which was running pod web-5d8f7c9b6-x2x7k is unresponsive",
      },
    }),
    says: "stuck: node-a lost (NodeLost); terminating for 6m: past its deadline by 5m30s, " +
      "may still run: web",
    wakes: true,
  },
  {
    what: "a pod that the taint manager deleted, and of which no container is known",
    pod: deleted(3 * MINUTE, 30, {
      status: {
        conditions: [
          condition("DisruptionTarget", "True", 3 * MINUTE, { reason: "DeletionByTaintManager" }),
        ],
        containerStatuses: [],
      },
    }),
    says: "stuck: terminating for 3m, deleted by the taint manager on node-a: " +
      "past its deadline by 2m30s, node-a does not answer",
    wakes: true,
  },
  {
    what: "an end of which the pod and its condition say the same",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        reason: "StaticPodRemoved",
        message: "its manifest is gone",
        conditions: [
          condition("DisruptionTarget", "True", HOUR, {
            reason: "TerminationByKubelet",
            message: "its manifest is gone",
          }),
        ],
      },
    }),
    says: "failed: StaticPodRemoved: its manifest is gone",
    wakes: true,
  },
  {
    what: "a node that did not admit the pod",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        reason: "OutOfcpu",
        message:
          "Pod was rejected: Node didn't have enough resource: cpu, requested: 2000, used: 3500, capacity: 4000",
      },
    }),
    says: "failed: refused by node-a (OutOfcpu): Pod was rejected: Node didn't have enough " +
      "resource: cpu, requested: 2000, used: 3500, capacity: 4000",
    wakes: true,
  },
  {
    what: "a pod that lost its node for good",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      status: {
        phase: "Failed",
        conditions: [condition("DisruptionTarget", "True", HOUR, {
          reason: "DeletionByPodGC",
          message: "PodGC: node no longer exists",
        })],
      },
    }),
    says:
      "failed: deleted by the garbage collector of pods on node-a: PodGC: node no longer exists",
    wakes: true,
  },
];

/**
 * Pods without a node.
 *
 * @module
 */
import { condition, HOUR, type Json, MINUTE, pod, type Story } from "./_pods.ts";

/** A pod without a node, for the words of the scheduler. */
const unscheduled = (message: string, more: { spec?: Json; status?: Json } = {}) =>
  pod({
    spec: { nodeName: undefined, containers: [{ name: "web" }], ...more.spec },
    status: {
      phase: "Pending",
      startTime: undefined,
      conditions: [
        condition("PodScheduled", "False", 49 * MINUTE, { reason: "Unschedulable", message }),
      ],
      ...more.status,
    },
  });

export const SCHEDULING: ReadonlyArray<Story> = [
  {
    what: "nodes that are too small or tainted",
    pod: unscheduled(
      "0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient memory. " +
        "no new claims to deallocate, preemption: 0/4 nodes are available: " +
        "1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.",
    ),
    says: "stuck: unschedulable for 49m: 3 of 4 nodes: insufficient memory; 1: untolerated taint",
    wakes: true,
  },
  {
    what: "taints in the words of an older scheduler",
    pod: unscheduled(
      "0/3 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, " +
        "that the pod didn't tolerate, 2 node(s) had taint {team: data}, that the pod didn't tolerate.",
    ),
    says: "stuck: unschedulable for 49m: 2 of 3 nodes: untolerated taint {team: data}; " +
      "1: untolerated taint node-role.kubernetes.io/master",
    wakes: true,
  },
  {
    what: "a volume claim that is not bound",
    pod: unscheduled(
      "0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. " +
        "preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.",
    ),
    says: "stuck: unschedulable for 49m: pod has unbound immediate PersistentVolumeClaims",
    wakes: true,
  },
  {
    what: "a volume claim that is not there",
    pod: unscheduled('persistentvolumeclaim "data-web-0" not found'),
    says: 'stuck: unschedulable for 49m: persistentvolumeclaim "data-web-0" not found',
    wakes: true,
  },
  {
    what: "a cluster without nodes",
    pod: unscheduled("no nodes available to schedule pods"),
    says: "stuck: unschedulable for 49m: no nodes available to schedule pods",
    wakes: true,
  },
  {
    what: "a node on which the scheduler makes room",
    pod: unscheduled("0/2 nodes are available: 2 Insufficient cpu.", {
      status: {
        nominatedNodeName: "node-b",
        conditions: [condition("PodScheduled", "False", 5, {
          reason: "Unschedulable",
          message: "0/2 nodes are available: 2 Insufficient cpu.",
        })],
      },
    }),
    says: "progressing: unschedulable for 5s: 2 of 2 nodes: insufficient cpu; " +
      "room is made on node-b",
    wakes: false,
  },
  {
    what: "a claim on devices that nobody made yet",
    pod: unscheduled("waiting for the resource claim controller", {
      spec: { resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpus" }] },
      status: {
        conditions: [condition("PodScheduled", "False", 5 * MINUTE, {
          reason: "Unschedulable",
          message: "0/3 nodes are available: waiting for resource claim to be created.",
        })],
      },
    }),
    says: "stuck: unschedulable for 5m: waiting for resource claim to be created; " +
      "waits for device claim gpu (template gpus)",
    wakes: true,
  },
  {
    what: "devices that are all taken",
    pod: unscheduled("0/2 nodes are available: 2 cannot allocate all claims.", {
      spec: { resourceClaims: [{ name: "gpu", resourceClaimName: "training-gpus" }] },
    }),
    says: "stuck: unschedulable for 49m: 2 of 2 nodes: cannot allocate all claims; " +
      "waits for device claim gpu (training-gpus)",
    wakes: true,
  },
  {
    what: "one node that is too small, in the words of the oldest scheduler",
    pod: unscheduled(
      "No nodes are available that match all of the predicates: Insufficient cpu (1).",
    ),
    says: "stuck: unschedulable for 49m: 1 node: insufficient cpu",
    wakes: true,
  },
  {
    what: "one node of one that is too small",
    pod: unscheduled("0/1 nodes are available: 1 Insufficient cpu."),
    says: "stuck: unschedulable for 49m: 1 of 1 node: insufficient cpu",
    wakes: true,
  },
  {
    what: "a node of which the oldest scheduler counts several",
    pod: unscheduled(
      "No nodes are available that match all of the predicates: Insufficient cpu (1), MatchNodeSelector (3).",
    ),
    says: "stuck: unschedulable for 49m: 3 nodes: MatchNodeSelector; 1: insufficient cpu",
    wakes: true,
  },
  {
    what: "scheduling gates, for however long",
    pod: pod({
      spec: { nodeName: undefined, schedulingGates: [{ name: "example.com/quota" }] },
      status: {
        phase: "Pending",
        startTime: undefined,
        conditions: [condition("PodScheduled", "False", HOUR, { reason: "SchedulingGated" })],
      },
    }),
    says: "progressing: held by scheduling gates for 60m: example.com/quota",
    wakes: false,
  },
];

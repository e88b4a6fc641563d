import { Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import { nextSteps } from "../../src/words/_next_step.ts";
import { decoded } from "../_arbitrary.ts";

type Json = Readonly<Record<string, unknown>>;

const LOGS = "kubectl logs -n shop web-0 -c app";
const EVENTS = "kubectl get events -n shop --field-selector involvedObject.name=web-0";

/** The commands for a pod of one container. */
function commandsFor(container: Json, more: { spec?: Json; status?: Json; metadata?: Json } = {}) {
  const pod = decoded(Pod, {
    metadata: { name: "web-0", namespace: "shop", ...more.metadata },
    spec: { nodeName: "node-a", containers: [{ name: "app" }], ...more.spec },
    status: {
      phase: "Running",
      containerStatuses: [
        { name: "app", ready: false, restartCount: 1, image: "app:1", imageID: "", ...container },
      ],
      ...more.status,
    },
  });
  return nextSteps(pod).map(({ command }) => command);
}

const running = { running: {} };
const ended = (reason: string, exitCode = 1) => ({ terminated: { exitCode, reason } });
const waiting = (reason: string, message = "") => ({ waiting: { reason, message } });
const deletion = { metadata: { deletionTimestamp: "2026-07-01T09:00:00Z" } };

Deno.test.each<{ what: string; commands: ReadonlyArray<string>; found: ReadonlyArray<string> }>([
  {
    what: "that is ready, whatever it did before",
    found: commandsFor({ ready: true, state: running, lastState: ended("Error") }),
    commands: [],
  },
  {
    what: "that runs and is not ready",
    found: commandsFor({ state: running }),
    commands: [LOGS],
  },
  {
    what: "that runs again after a bad end",
    found: commandsFor({ state: running, lastState: ended("Error") }),
    commands: [LOGS, `${LOGS} --previous`],
  },
  {
    what: "that runs again after a good end",
    found: commandsFor({ state: running, lastState: ended("Completed", 0) }),
    commands: [LOGS],
  },
  {
    what: "that runs again after the kubelet lost it, logs and all",
    found: commandsFor({ state: running, lastState: ended("ContainerStatusUnknown", 137) }),
    commands: [LOGS],
  },
  {
    what: "that is being stopped",
    found: commandsFor({ state: running }, deletion),
    commands: ["kubectl get node node-a -o wide"],
  },
  {
    what: "that is being stopped after a bad end",
    found: commandsFor({ state: running, lastState: ended("Error") }, deletion),
    commands: [`${LOGS} --previous`, "kubectl get node node-a -o wide"],
  },
  {
    what: "that ended badly",
    found: commandsFor({ state: ended("Error") }),
    commands: [LOGS],
  },
  {
    what: "that ended well",
    found: commandsFor({ state: ended("Completed", 0) }),
    commands: [],
  },
  {
    what: "that never started",
    found: commandsFor({ state: ended("StartError", 128) }),
    commands: [],
  },
  {
    what: "of a pod that the kubelet evicted, and whose logs are gone with it",
    found: commandsFor({ state: ended("Error") }, {
      status: { phase: "Failed", reason: "Evicted" },
    }),
    commands: ["kubectl get node node-a -o wide"],
  },
  {
    what: "that lacks a config map",
    found: commandsFor({
      state: waiting("CreateContainerConfigError", 'configmap "settings" not found'),
    }),
    commands: ["kubectl get configmap -n shop settings"],
  },
  {
    what: "that lacks something else",
    found: commandsFor({
      state: waiting("CreateContainerConfigError", "couldn't find key url in Secret shop/db"),
    }),
    commands: [],
  },
  {
    what: "that lacks a secret whose name is none",
    found: commandsFor({
      state: waiting("CreateContainerConfigError", 'secret "$(reboot)" not found'),
    }),
    commands: [],
  },
  {
    what: "of a pod with a name of one letter, in no namespace",
    found: commandsFor({ state: running }, { metadata: { name: "a", namespace: undefined } }),
    commands: ["kubectl logs a -c app"],
  },
  {
    what: "of a pod that is done",
    found: commandsFor({ state: ended("Completed", 0) }, {
      status: { phase: "Succeeded", conditions: [{ type: "Ready", status: "False" }] },
    }),
    commands: [],
  },
  {
    what: "whose name is none",
    found: commandsFor({ name: "a b", state: running }),
    commands: [],
  },
  {
    what: "of a pod that is not ready",
    found: commandsFor({ state: ended("Completed", 0) }, {
      status: { conditions: [{ type: "Ready", status: "False" }] },
    }),
    commands: [EVENTS],
  },
])("the next steps about a container $what", ({ found, commands }) => {
  assertEquals(found, commands);
});

/** The commands for a pod that fits nowhere. */
const unschedulable = (message: string, volumes: ReadonlyArray<Json>) =>
  commandsFor({}, {
    spec: { nodeName: undefined, volumes },
    status: {
      phase: "Pending",
      containerStatuses: [],
      conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }],
    },
  });

Deno.test("the next step about a pod that waits for its volumes is to look at its claims", () => {
  const unbound =
    "0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: no.";
  const volumes = ["data-0", "cache-0", "no name"].map((claimName) => ({
    name: claimName,
    persistentVolumeClaim: { claimName },
  }));
  assertEquals(unschedulable(unbound, volumes), ["kubectl get pvc -n shop data-0 cache-0"]);
  assertEquals(unschedulable(unbound, []), []);
  assertEquals(unschedulable("0/4 nodes are available: 4 Insufficient cpu.", volumes), []);
});

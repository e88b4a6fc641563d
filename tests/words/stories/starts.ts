/**
 * Pods that start, or do not.
 *
 * @module
 */
import {
  ago,
  condition,
  crashed,
  ended,
  HOUR,
  type Json,
  MINUTE,
  pod,
  running,
  status,
  type Story,
  unready,
  waiting,
  web,
} from "./_pods.ts";
import { looping } from "./crashes.ts";

/** A pod whose container is about to be created. */
const creating = (sandbox: string | undefined, seconds = 25 * MINUTE) =>
  web({ state: waiting("ContainerCreating") }, {
    metadata: { creationTimestamp: undefined },
    status: {
      phase: "Pending",
      startTime: ago(seconds),
      conditions: [
        ...(sandbox === undefined
          ? []
          : [condition("PodReadyToStartContainers", sandbox, seconds)]),
        condition("Ready", "False", seconds, { reason: "ContainersNotReady" }),
        condition("PodScheduled", "True", seconds),
      ],
    },
  });

export const STARTING: ReadonlyArray<Story> = [
  {
    what: "a sandbox that does not come",
    pod: creating("False"),
    says: "stuck: container web: ContainerCreating for 25m, no sandbox yet",
    wakes: true,
  },
  {
    what: "devices that are not prepared",
    pod: pod({
      spec: {
        containers: [{ name: "web" }],
        resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpus" }],
      },
      status: {
        phase: "Pending",
        resourceClaimStatuses: [{ name: "gpu", resourceClaimName: "web-gpu-x7k" }],
        conditions: [
          condition("PodReadyToStartContainers", "False", 4 * MINUTE),
          ...unready(4 * MINUTE).slice(2),
        ],
        containerStatuses: [status("web", { state: waiting("ContainerCreating") })],
      },
    }),
    says: "progressing: container web: ContainerCreating for 4m, no sandbox yet, " +
      "devices to prepare: gpu (web-gpu-x7k)",
    wakes: false,
  },
  {
    what: "a volume or an image that does not come",
    pod: creating("True"),
    says:
      "stuck: container web: ContainerCreating for 25m, sandbox ready, volumes or image pending",
    wakes: true,
  },
  {
    what: "a container that starts",
    pod: creating(undefined, 20),
    says: "progressing: container web: ContainerCreating for 20s",
    wakes: false,
  },
  {
    what: "two containers that start",
    pod: pod({
      spec: { containers: [{ name: "web" }, { name: "log" }] },
      status: {
        phase: "Pending",
        conditions: unready(20),
        containerStatuses: [
          status("log", { state: waiting("ContainerCreating") }),
          status("web", { state: waiting("ContainerCreating") }),
        ],
      },
    }),
    says: "progressing: containers log, web: ContainerCreating for 20s, sandbox ready, " +
      "volumes or image pending",
    wakes: false,
  },
  {
    what: "more containers that start than a line has room for",
    pod: pod({
      spec: { containers: ["a", "b", "c", "d", "e"].map((name) => ({ name })) },
      status: {
        phase: "Pending",
        conditions: unready(20),
        containerStatuses: ["a", "b", "c", "d", "e"].map((name) =>
          status(name, { state: waiting("ContainerCreating") })
        ),
      },
    }),
    says: "progressing: containers a, b, c and 2 more: ContainerCreating for 20s, sandbox ready, " +
      "volumes or image pending",
    wakes: false,
  },
  {
    what: "a container that starts again after a child of it was killed for want of memory",
    pod: web({
      restartCount: 1,
      state: waiting("ContainerCreating"),
      lastState: ended(20, { exitCode: 0, reason: "OOMKilled" }),
    }, { status: { conditions: unready(30) } }),
    says: "progressing: container web: ContainerCreating for 20s, sandbox ready, " +
      "volumes or image pending; before: OOMKilled (exit 0) 20s ago, 1 restart",
    wakes: false,
  },
  {
    what: "a sidecar that the other containers wait for",
    pod: pod({
      spec: {
        initContainers: [{
          name: "proxy",
          restartPolicy: "Always",
          startupProbe: { periodSeconds: 5, failureThreshold: 30 },
        }],
        containers: [{ name: "web" }],
      },
      status: {
        phase: "Pending",
        conditions: unready(40),
        initContainerStatuses: [status("proxy", { started: false, state: running(30) })],
        containerStatuses: [status("web", { state: waiting("PodInitializing") })],
      },
    }),
    says: "progressing: sidecar container proxy (1 of 1) not started up for 30s",
    wakes: false,
  },
  {
    what: "an init container that runs",
    pod: pod({
      spec: {
        initContainers: [{ name: "fetch" }, { name: "migrate" }],
        containers: [{ name: "web" }],
      },
      status: {
        phase: "Pending",
        conditions: unready(9.5 * MINUTE),
        initContainerStatuses: [
          status("fetch", { ready: true, state: ended(550, { exitCode: 0, reason: "Completed" }) }),
          status("migrate", { state: running(545) }),
        ],
        containerStatuses: [status("web", { state: waiting("PodInitializing") })],
      },
    }),
    says: "progressing: init container migrate (2 of 2) running for 9m5s",
    wakes: false,
  },
  {
    what: "a secret that is not there",
    pod: web({ state: waiting("CreateContainerConfigError", 'secret "db" not found') }),
    says: "stuck: container web cannot be created (CreateContainerConfigError) for 5m: " +
      'secret "db" not found',
    wakes: true,
  },
  {
    what: "a hook that failed after the start",
    pod: web({
      restartCount: 3,
      state: waiting(
        "PostStartHookError",
        'Exec lifecycle hook ([/bin/warm-up]) for Container "web" in Pod "web_shop(a1)" failed - ' +
          "error: command '/bin/warm-up' exited with 3: , message: \"cache is cold\\n\"",
      ),
      lastState: ended(30, { exitCode: 137 }),
    }),
    says: "stuck: container web started, but its PostStart hook failed, 3 restarts: " +
      "command '/bin/warm-up' exited with 3: cache is cold",
    wakes: true,
  },
  {
    what: "a kubelet that has not taken the pod",
    pod: pod({
      spec: { containers: [{ name: "web" }] },
      metadata: { creationTimestamp: ago(2 * MINUTE) },
      status: {
        phase: "Pending",
        startTime: undefined,
        conditions: [condition("PodScheduled", "True", 2 * MINUTE)],
      },
    }),
    says:
      "progressing: waiting for the kubelet of node-a for 2m, no container has a status, 8m left",
    wakes: false,
  },
  {
    what: "a readiness gate that nobody opens",
    pod: web({ ready: true, started: true, state: running(20 * MINUTE) }, {
      spec: {
        containers: [{ name: "web" }],
        readinessGates: [{ conditionType: "example.com/load-balancer" }],
      },
      status: {
        conditions: [
          condition("Ready", "False", 20 * MINUTE, { reason: "ReadinessGatesNotReady" }),
          condition("ContainersReady", "True", 20 * MINUTE),
          condition("PodScheduled", "True", 20 * MINUTE),
        ],
      },
    }),
    says: "stuck: readiness gate example.com/load-balancer missing for 20m, 10m past its deadline",
    wakes: true,
  },
];

/** A pod that runs for some seconds and is not ready, with some probes. */
const starting = (seconds: number, started: boolean, spec: Json) =>
  web({ started, state: running(seconds) }, {
    spec: { containers: [{ name: "web", ...spec }] },
    status: { conditions: unready(seconds + 5) },
  });

const slow = { startupProbe: { periodSeconds: 30, failureThreshold: 60 } };

const quick = { readinessProbe: { initialDelaySeconds: 5 } };

export const PROBES: ReadonlyArray<Story> = [
  {
    what: "a slow program within the patience of its start-up probe",
    pod: starting(12 * MINUTE, false, slow),
    says: "progressing: container web not started up for 12m, 18m left",
    wakes: false,
  },
  {
    what: "a program that hangs beyond the patience of its readiness probe",
    pod: starting(5 * MINUTE, true, quick),
    says: "stuck: container web not ready for 5m5s, 4m past its deadline",
    wakes: true,
  },
  {
    what: "a program without probes that starts",
    pod: starting(5 * MINUTE, true, {}),
    says: "progressing: container web not ready for 5m5s, 4m55s left",
    wakes: false,
  },
  {
    what: "a program of which the status does not say that it started up, as nothing asks",
    pod: web({ state: running(20) }, {
      spec: { containers: [{ name: "web", ...quick }] },
      status: { conditions: unready(25) },
    }),
    says: "progressing: container web not ready for 25s, 40s left",
    wakes: false,
  },
  {
    what: "a program that was ready and is not for a moment",
    pod: web({ started: true, state: running(HOUR) }, {
      spec: { containers: [{ name: "web", ...quick }] },
      status: { conditions: unready(3 * MINUTE) },
    }),
    says: "progressing: container web not ready for 3m, running for 60m, 7m left",
    wakes: false,
  },
  {
    what: "a program that its liveness probe probably killed",
    pod: crashed({ exitCode: 137 }, { livenessProbe: { periodSeconds: 10 } }, 5 * MINUTE),
    says: looping(
      "SIGKILL (exit 137) 30s ago, 7 restarts, " +
        "probably killed by its liveness probe (fails after 3 × 10s)",
    ),
    wakes: true,
  },
  {
    what: "a program that failed by itself after its liveness probe had probably killed it",
    pod: web({
      restartCount: 7,
      state: ended(5, { message: "fatal: no port" }),
      lastState: ended(90, { exitCode: 137 }, 5 * MINUTE),
    }, { spec: { containers: [{ name: "web", livenessProbe: {} }] } }),
    says: looping("Error (exit 1) 5s ago, 7 restarts: fatal: no port"),
    wakes: true,
  },
  {
    what: "a program that its start-up probe probably killed",
    pod: crashed(
      { exitCode: 137 },
      { startupProbe: { periodSeconds: 5, failureThreshold: 12 }, livenessProbe: {} },
      90,
    ),
    says: looping(
      "SIGKILL (exit 137) 30s ago, 7 restarts, " +
        "probably killed by its start-up probe (fails after 12 × 5s)",
    ),
    wakes: true,
  },
];

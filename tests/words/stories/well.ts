/**
 * Pods that look well, or are done, as far as they are.
 *
 * @module
 */
import {
  ago,
  condition,
  ended,
  HOUR,
  type Json,
  MINUTE,
  pod,
  ready,
  running,
  status,
  type Story,
  unready,
  web,
} from "./_pods.ts";

/** A pod that is ready this second. */
const well = (container: Json, spec: Json = {}) =>
  web({ ready: true, started: true, ...container }, {
    spec: { containers: [{ name: "web", ...spec }] },
    status: { conditions: ready(HOUR) },
  });

export const FLAPPING: ReadonlyArray<Story> = [
  {
    what: "a pod that is ready between two crashes",
    pod: well({
      restartCount: 6,
      state: running(40),
      lastState: ended(70, { message: "fatal: no port" }),
    }),
    says: "stuck: container web crash-looping, ready this moment: Error (exit 1) 70s ago, " +
      "6 restarts: fatal: no port",
    wakes: true,
  },
  {
    what: "a pod that is ready after many restarts, the last an hour ago",
    pod: well(
      {
        restartCount: 3,
        state: running(88 * MINUTE),
        lastState: ended(88 * MINUTE, { exitCode: 137, reason: "OOMKilled" }),
      },
      { resources: { limits: { memory: "256Mi" } } },
    ),
    says: "ready; container web was OOMKilled 88m ago, limit 256Mi, 3 restarts",
    wakes: false,
  },
  {
    what: "a pod two of whose containers ended badly today, by the later",
    pod: pod({
      spec: { containers: [{ name: "web" }, { name: "log" }] },
      status: {
        conditions: ready(HOUR),
        containerStatuses: [
          status("web", {
            ready: true,
            restartCount: 1,
            state: running(3 * HOUR),
            lastState: ended(3 * HOUR),
          }),
          status("log", {
            ready: true,
            restartCount: 1,
            state: running(2 * HOUR),
            lastState: ended(2 * HOUR, { exitCode: 3 }),
          }),
        ],
      },
    }),
    says: "ready; container log ended with Error (exit 3) 120m ago, 1 restart",
    wakes: false,
  },
  {
    what: "a pod that is ready after its init container had failed at first",
    pod: pod({
      spec: { initContainers: [{ name: "migrate" }], containers: [{ name: "web" }] },
      status: {
        conditions: ready(HOUR),
        initContainerStatuses: [
          status("migrate", {
            ready: true,
            restartCount: 1,
            state: ended(HOUR, { exitCode: 0, reason: "Completed" }),
            lastState: ended(HOUR + 20),
          }),
        ],
        containerStatuses: [status("web", { ready: true, state: running(HOUR) })],
      },
    }),
    says: "ready",
    wakes: false,
  },
  {
    what: "a pod that was restarted two days ago",
    pod: well({ restartCount: 3, state: running(48 * HOUR), lastState: ended(48 * HOUR) }),
    says: "ready",
    wakes: false,
  },
  {
    what: "a pod that ends well again and again, and runs this second",
    pod: well({
      restartCount: 12,
      state: running(20),
      lastState: ended(50, { exitCode: 0, reason: "Completed" }, 45),
    }),
    says: "stuck: container web crash-looping, ready this moment: Completed (exit 0) 50s ago, " +
      "12 restarts",
    wakes: true,
  },
  {
    what: "a pod that is restarted every night",
    pod: well({
      restartCount: 30,
      state: running(60),
      lastState: ended(61, { exitCode: 0, reason: "Completed" }, 24 * HOUR),
    }),
    says: "ready",
    wakes: false,
  },
  {
    what: "a pod whose node was started again",
    pod: well({
      restartCount: 9,
      state: running(60),
      lastState: ended(65, { exitCode: 255, reason: "Unknown" }),
    }),
    says: "ready; container web ended with Unknown (exit 255) 65s ago, 9 restarts",
    wakes: false,
  },
];

/** A pod of a Job. */
const job = (report: Json, proxy: Json, spec: Json = {}) =>
  pod({
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "report" }, { name: "istio-proxy" }],
      ...spec,
    },
    status: {
      conditions: unready(25 * MINUTE),
      containerStatuses: [status("istio-proxy", proxy), status("report", report)],
    },
  });

export const JOBS: ReadonlyArray<Story> = [
  {
    what: "a job that is done while a sidecar runs on",
    pod: job(
      { state: ended(25 * MINUTE, { exitCode: 0, reason: "Completed" }) },
      { ready: true, state: running(30 * MINUTE) },
    ),
    says: "stuck: report done, istio-proxy still runs, for 25m",
    wakes: true,
  },
  {
    what: "a job that is done while a sidecar among its init containers runs on",
    pod: pod({
      spec: {
        restartPolicy: "OnFailure",
        initContainers: [{ name: "proxy", restartPolicy: "Always" }],
        containers: [{ name: "report" }],
      },
      status: {
        conditions: unready(25 * MINUTE),
        initContainerStatuses: [status("proxy", { ready: true, state: running(30 * MINUTE) })],
        containerStatuses: [status("report", {
          state: ended(25 * MINUTE, { exitCode: 0, reason: "Completed" }),
        })],
      },
    }),
    says: "stuck: report done, proxy still runs, for 25m",
    wakes: true,
  },
  {
    what: "a job that is done while two sidecars run on",
    pod: pod({
      spec: {
        restartPolicy: "Never",
        containers: [{ name: "report" }, { name: "proxy" }, { name: "log" }],
      },
      status: {
        conditions: unready(25 * MINUTE),
        containerStatuses: [
          status("report", { state: ended(25 * MINUTE, { exitCode: 0, reason: "Completed" }) }),
          status("proxy", { ready: true, state: running(30 * MINUTE) }),
          status("log", { ready: true, state: running(30 * MINUTE) }),
        ],
      },
    }),
    says: "stuck: report done, proxy, log still run, for 25m",
    wakes: true,
  },
  {
    what: "a job that has just done while a sidecar stops",
    pod: job(
      { state: ended(5, { exitCode: 0, reason: "Completed" }) },
      { ready: true, state: running(30 * MINUTE) },
    ),
    says: "progressing: report done, istio-proxy still runs, for 5s",
    wakes: false,
  },
  {
    what: "a job that failed while a sidecar runs on",
    pod: job(
      { state: ended(25 * MINUTE, { exitCode: 3, message: "error: no rows" }) },
      { ready: true, state: running(30 * MINUTE) },
    ),
    says: "stuck: container report failed: Error (exit 3) 25m ago: error: no rows",
    wakes: true,
  },
  {
    what: "a job that failed, and its sidecar was stopped after it",
    pod: pod({
      spec: {
        restartPolicy: "Never",
        initContainers: [{ name: "proxy", restartPolicy: "Always" }],
        containers: [{ name: "report" }],
      },
      status: {
        phase: "Failed",
        initContainerStatuses: [status("proxy", { state: ended(MINUTE, { exitCode: 137 }) })],
        containerStatuses: [status("report", { state: ended(2 * MINUTE, { exitCode: 2 }) })],
      },
    }),
    says: "failed: container report failed: Error (exit 2) 2m ago",
    wakes: true,
  },
  {
    what: "a job over its deadline",
    pod: pod({
      spec: {
        restartPolicy: "Never",
        activeDeadlineSeconds: 3600,
        containers: [{ name: "report" }],
      },
      status: {
        phase: "Failed",
        reason: "DeadlineExceeded",
        message: "Pod was active on the node longer than the specified deadline",
      },
    }),
    says: "failed: DeadlineExceeded: ran longer than its deadline of 3600s",
    wakes: true,
  },
];

export const RESIZES: ReadonlyArray<Story> = [
  {
    what: "a resize that the node puts off",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("PodResizePending", "True", 3 * HOUR, {
            reason: "Deferred",
            message: "Node didn't have enough resource: memory, requested: 8589934592",
          }),
        ],
      },
    }),
    says: "ready; resize deferred for 3h: Node didn't have enough resource: memory, " +
      "requested: 8589934592",
    wakes: false,
  },
  {
    what: "a resize of which nobody says why it waits",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: { conditions: [...ready(HOUR), condition("PodResizePending", "True", MINUTE)] },
    }),
    says: "ready; resize pending for 60s",
    wakes: false,
  },
  {
    what: "a resize that no node could grant",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("PodResizePending", "True", 5 * MINUTE, {
            reason: "Infeasible",
            message: "Node didn't have enough capacity: cpu, requested: 9000, capacity: 4000",
          }),
        ],
      },
    }),
    says: "ready; resize infeasible for 5m: Node didn't have enough capacity: cpu, " +
      "requested: 9000, capacity: 4000",
    wakes: false,
  },
];

export const VOLUMES: ReadonlyArray<Story> = [
  {
    what: "a device that is ill beside a pod that is ready",
    pod: web({
      ready: true,
      started: true,
      state: running(HOUR),
      allocatedResourcesStatus: [{
        name: "example.com/gpu",
        resources: [{ resourceID: "gpu-0", health: "Unhealthy" }],
      }],
    }, { status: { conditions: ready(HOUR) } }),
    says: "ready; device gpu-0 (example.com/gpu) of container web is unhealthy",
    wakes: false,
  },
  {
    what: "a volume that is ill beside a pod that is ready",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: {
        conditions: ready(HOUR),
        volumeHealth: [{
          name: "data",
          healthConditions: [{ status: "Degraded", reason: "DiskSlow", message: "reads take 2s" }],
          lastTransitionTime: ago(8 * MINUTE),
        }],
      },
    }),
    says: "ready; volume data degraded (DiskSlow) for 8m: reads take 2s",
    wakes: false,
  },
  {
    what: "a resize that fails while it is carried out",
    pod: web({ ready: true, started: true, state: running(HOUR) }, {
      status: {
        conditions: [
          ...ready(HOUR),
          condition("PodResizeInProgress", "True", 9 * MINUTE, {
            reason: "Error",
            message: "failed to update the cgroup of the container",
          }),
        ],
      },
    }),
    says: "ready; resize fails for 9m: failed to update the cgroup of the container",
    wakes: false,
  },
];

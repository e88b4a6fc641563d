/**
 * Pods as a person on call meets them, after the forms that Kubernetes, runtimes
 * and programs write, and what the line about each must say.
 *
 * @module
 */

/** A pod at noon, the line about it, and whether it needs somebody. */
export interface Story {
  readonly what: string;
  readonly pod: unknown;
  readonly says: string;
  readonly wakes: boolean;
}

/** The time of all stories. */
export const NOON = Date.UTC(2026, 6, 1, 12);

/** The text of a time before noon: of `90` a minute and a half, of `-20` twenty seconds after. */
export function ago(seconds: number): string {
  return new Date(NOON - seconds * 1000).toISOString().replace(".000Z", "Z");
}

const MINUTE = 60;
const HOUR = 3600;

type Json = Readonly<Record<string, unknown>>;

const condition = (type: string, status: string, seconds: number, more: Json = {}) => ({
  type,
  status,
  lastTransitionTime: ago(seconds),
  ...more,
});

/** The conditions of a pod that has a node and is not ready for some seconds. */
const unready = (seconds: number) => [
  condition("PodReadyToStartContainers", "True", seconds),
  condition("Initialized", "True", seconds),
  condition("Ready", "False", seconds, { reason: "ContainersNotReady" }),
  condition("ContainersReady", "False", seconds, { reason: "ContainersNotReady" }),
  condition("PodScheduled", "True", seconds),
];

const ready = (seconds: number) => [
  condition("Ready", "True", seconds),
  condition("ContainersReady", "True", seconds),
  condition("PodScheduled", "True", seconds),
];

const status = (name: string, json: Json) => ({
  name,
  ready: false,
  restartCount: 0,
  image: `registry.example/shop/${name}:1`,
  imageID: "",
  ...json,
});

const ended = (seconds: number, json: Json = {}, lasted = 2) => ({
  terminated: {
    exitCode: 1,
    reason: "Error",
    startedAt: ago(seconds + lasted),
    finishedAt: ago(seconds),
    ...json,
  },
});
const running = (seconds: number) => ({ running: { startedAt: ago(seconds) } });
const waiting = (reason: string, message?: string) => ({ waiting: { reason, message } });

/** A pod of some containers on `node-a`, created an hour ago. */
function pod(json: {
  readonly spec?: Json;
  readonly status: Json;
  readonly metadata?: Json;
}): unknown {
  return {
    metadata: {
      namespace: "shop",
      name: "web-5d8f7c9b6-x2x7k",
      creationTimestamp: ago(HOUR),
      ...json.metadata,
    },
    spec: { nodeName: "node-a", ...json.spec },
    status: { phase: "Running", startTime: ago(HOUR), ...json.status },
  };
}

/** A pod of one app container. */
function web(container: Json, more: { spec?: Json; status?: Json; metadata?: Json } = {}): unknown {
  const { containers = [{ name: "web", ...(more.spec ?? {}) }] } = more.spec ?? {};
  return pod({
    spec: { containers, ...more.spec },
    status: {
      conditions: unready(5 * MINUTE),
      containerStatuses: [status("web", container)],
      ...more.status,
    },
    metadata: more.metadata ?? {},
  });
}

/** A pod in a crash loop, that ended half a minute ago. */
const crashed = (end: Json, spec: Json = {}, lasted = 2) =>
  web({
    restartCount: 7,
    state: waiting(
      "CrashLoopBackOff",
      "back-off 5m0s restarting failed container=web pod=web-5d8f7c9b6-x2x7k_shop(a1)",
    ),
    lastState: ended(30, end, lasted),
  }, { spec: { containers: [{ name: "web", ...spec }] } });

const looping = (how: string) => `stuck: container web crash-looping: ${how}`;

const CRASHES: ReadonlyArray<Story> = [
  {
    what: "a Go panic above its frames",
    pod: crashed({
      exitCode: 2,
      message: "2026/07/01 11:59:28 listening on :8080\n" +
        "panic: runtime error: invalid memory address or nil pointer dereference\n" +
        "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2f31]\n\n" +
        "goroutine 1 [running]:\nmain.(*Cart).Total(...)\n\t/src/cart.go:42\n" +
        "main.main()\n\t/src/main.go:17 +0x1d\nexit status 2\n",
    }),
    says: looping(
      "Error (exit 2) 30s ago, 7 restarts: " +
        "panic: runtime error: invalid memory address or nil pointer dereference",
    ),
    wakes: true,
  },
  {
    what: "a traceback of which the last line tells",
    pod: crashed({
      message: 'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n' +
        '    db.connect()\npsycopg2.OperationalError: connection to server at "db" refused\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        'psycopg2.OperationalError: connection to server at "db" refused',
    ),
    wakes: true,
  },
  {
    what: "an exception of Java with its cause",
    pod: crashed({
      message: "ava.lang.Thread.run(Thread.java:829)\n" +
        'Exception in thread "main" org.springframework.BeanCreationException: no bean\n' +
        "\tat org.springframework.Foo.bar(Foo.java:10)\n" +
        "Caused by: java.net.ConnectException: Connection refused\n" +
        "\tat java.base/sun.nio.ch.Net.connect(Net.java:1)\n\t... 12 more\n",
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        "java.net.ConnectException: Connection refused",
    ),
    wakes: true,
  },
  {
    what: "a line of klog that ends the program",
    pod: crashed({
      exitCode: 255,
      message: "I0701 11:59:20.000001       1 main.go:10] starting\n" +
        "F0701 11:59:28.123456       1 server.go:217] leaderelection lost\n",
    }),
    says: looping("Error (exit 255) 30s ago, 7 restarts: leaderelection lost"),
    wakes: true,
  },
  {
    what: "logfmt with an error",
    pod: crashed({
      message: 'ts=2026-07-01T11:59:27Z level=info msg="Starting"\n' +
        'ts=2026-07-01T11:59:28Z level=error msg="Error loading config" err="open /etc/a.yaml: no such file"\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: Error loading config: open /etc/a.yaml: no such file",
    ),
    wakes: true,
  },
  {
    what: "lines of JSON",
    pod: crashed({
      message: '{"severity":"info","message":"hello"}\n' +
        '{"severity":"fatal","message":"cannot start","error":"dial tcp 10.0.0.9:5432: connect: connection refused"}\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        "cannot start: dial tcp 10.0.0.9:5432: connect: connection refused",
    ),
    wakes: true,
  },
  {
    what: "a segmentation fault",
    pod: crashed({ exitCode: 139 }),
    says: looping("SIGSEGV (exit 139) 30s ago, 7 restarts"),
    wakes: true,
  },
  {
    what: "a kill for want of memory",
    pod: crashed(
      { exitCode: 137, reason: "OOMKilled" },
      { resources: { limits: { memory: "268435456" } } },
    ),
    says: looping("OOMKilled (exit 137) 30s ago, 7 restarts, limit 256Mi"),
    wakes: true,
  },
  {
    what: "a command that is not there",
    pod: crashed({
      exitCode: 128,
      reason: "StartError",
      startedAt: "1970-01-01T00:00:00Z",
      message: "failed to create containerd task: failed to create shim task: OCI runtime create " +
        "failed: runc create failed: unable to start container process: error during container " +
        'init: exec: "wge": executable file not found in $PATH: unknown',
    }),
    says: looping(
      "StartError (exit 128) 30s ago, 7 restarts: " +
        'exec: "wge": executable file not found in $PATH',
    ),
    wakes: true,
  },
  {
    what: "a program that ends well and is started again and again",
    pod: crashed({ exitCode: 0, reason: "Completed" }),
    says: looping("Completed (exit 0) 30s ago, 7 restarts"),
    wakes: true,
  },
  {
    what: "the results of Tekton in a failed pod",
    pod: pod({
      spec: { restartPolicy: "Never", containers: [{ name: "step-build" }] },
      status: {
        phase: "Failed",
        containerStatuses: [status("step-build", {
          state: ended(2 * MINUTE, {
            message: '[{"key":"StartedAt","value":"2026-07-01T11:57:00.000Z","type":3}]',
          }),
        })],
      },
    }),
    says: "failed: container step-build failed: Error (exit 1) 2m ago",
    wakes: true,
  },
  {
    what: "an init container between its fifth crash and its back-off",
    pod: pod({
      spec: {
        initContainers: [{ name: "fetch" }, { name: "migrate" }],
        containers: [{ name: "web" }],
      },
      status: {
        phase: "Pending",
        conditions: unready(4 * MINUTE),
        initContainerStatuses: [
          status("fetch", { ready: true, state: ended(230, { exitCode: 0, reason: "Completed" }) }),
          status("migrate", {
            restartCount: 4,
            state: ended(3, { message: "schema is locked by another migration\n" }),
            lastState: ended(90),
          }),
        ],
        containerStatuses: [status("web", { state: waiting("PodInitializing") })],
      },
    }),
    says: "stuck: init container migrate crash-looping: Error (exit 1) 3s ago, 4 restarts: " +
      "schema is locked by another migration",
    wakes: true,
  },
  {
    what: "a first crash, after which the container runs again",
    pod: web({
      restartCount: 1,
      started: true,
      state: running(20),
      lastState: ended(25, { message: "fatal: no config" }),
    }, { status: { conditions: unready(25) } }),
    says: "progressing: container web not ready for 25s; before: Error (exit 1) 25s ago, " +
      "1 restart: fatal: no config, 9m35s left",
    wakes: false,
  },
];

/** A pod that waits for its image. */
const pulling = (message: string, reason = "ImagePullBackOff") =>
  web({ image: "registry.example/shop/web:2", state: waiting(reason, message) }, {
    spec: { containers: [{ name: "web", image: "registry.example/shop/web:2" }] },
  });

const unpulled = (why: string) =>
  `stuck: container web cannot get registry.example/shop/web:2: ${why} (for 5m)`;

const PULLED = 'Back-off pulling image "registry.example/shop/web:2": ErrImagePull: ' +
  'rpc error: code = Unknown desc = failed to pull and unpack image "registry.example/shop/web:2": ';
const RESOLVED = `${PULLED}failed to resolve reference "registry.example/shop/web:2": `;

const IMAGES: ReadonlyArray<Story> = [
  {
    what: "an image that the registry does not have",
    pod: pulling(`${RESOLVED}registry.example/shop/web:2: not found`),
    says: unpulled("not found"),
    wakes: true,
  },
  {
    what: "an image that may not be pulled",
    pod: pulling(
      `${RESOLVED}failed to authorize: failed to fetch anonymous token: unexpected status from GET ` +
        "request to https://registry.example/token?scope=repository%3Ashop%2Fweb%3Apull: 401 Unauthorized",
    ),
    says: unpulled("no access: 401 Unauthorized"),
    wakes: true,
  },
  {
    what: "too many pulls",
    pod: pulling(
      `${PULLED}failed to copy: httpReadSeeker: failed open: unexpected status code ` +
        "https://registry.example/v2/shop/web/manifests/2: 429 Too Many Requests - Server message: " +
        "toomanyrequests: You have reached your pull rate limit.",
    ),
    says: unpulled(
      "too many requests: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
    ),
    wakes: true,
  },
  {
    what: "a registry without an address",
    pod: pulling(
      `${RESOLVED}failed to do request: Head "https://registry.example/v2/shop/web/manifests/2": ` +
        "dial tcp: lookup registry.example on 10.96.0.10:53: no such host",
    ),
    says: unpulled(
      "registry out of reach: dial tcp: lookup registry.example on 10.96.0.10:53: no such host",
    ),
    wakes: true,
  },
  {
    what: "a disk that is full",
    pod: pulling(
      `${PULLED}failed to extract layer sha256:aa: write /usr/lib/a.so: no space left on device: unknown`,
      "ErrImagePull",
    ),
    says: unpulled("no room on node-a: no space left on device"),
    wakes: true,
  },
  {
    what: "an image for another platform",
    pod: pulling(`${PULLED}no match for platform in manifest: not found`, "ErrImagePull"),
    says: unpulled(
      "not for the platform of the node: no match for platform in manifest: not found",
    ),
    wakes: true,
  },
  {
    what: "an image that is never pulled",
    pod: pulling(
      'Container image "registry.example/shop/web:2" is not present with pull policy of Never',
      "ErrImageNeverPull",
    ),
    says: unpulled("not on the node, and its policy is never to pull it"),
    wakes: true,
  },
  {
    what: "an image of which an old kubelet says no more",
    pod: pulling('Back-off pulling image "registry.example/shop/web:2"'),
    says: unpulled("ImagePullBackOff"),
    wakes: true,
  },
];

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

const SCHEDULING: ReadonlyArray<Story> = [
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

const EVICTIONS: ReadonlyArray<Story> = [
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
    says: "failed: evicted: emptyDir volume scratch exceeded its limit 2Gi",
    wakes: true,
  },
  {
    what: "a container over its limit of local storage",
    pod: evicted('Container worker exceeded its local ephemeral storage limit "1Gi". '),
    says: "failed: evicted: container worker exceeded its limit of local storage 1Gi",
    wakes: true,
  },
  {
    what: "a node that had a condition",
    pod: evicted("The node had condition: [DiskPressure]. "),
    says: "failed: evicted: node-a had DiskPressure",
    wakes: true,
  },
];

/** A pod that is ready this second. */
const well = (container: Json, spec: Json = {}) =>
  web({ ready: true, started: true, ...container }, {
    spec: { containers: [{ name: "web", ...spec }] },
    status: { conditions: ready(HOUR) },
  });

const FLAPPING: ReadonlyArray<Story> = [
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

/** A pod that was deleted, with so much grace, that many seconds ago. */
const deleted = (
  seconds: number,
  grace: number,
  more: { spec?: Json; status?: Json; metadata?: Json } = {},
) =>
  pod({
    metadata: {
      deletionTimestamp: ago(seconds - grace),
      deletionGracePeriodSeconds: grace,
      ...more.metadata,
    },
    spec: { containers: [{ name: "web" }], ...more.spec },
    status: {
      conditions: ready(HOUR),
      containerStatuses: [status("web", { ready: true, state: running(HOUR) })],
      ...more.status,
    },
  });

const gone = {
  conditions: unready(5 * HOUR),
  containerStatuses: [
    status("web", { state: ended(5 * HOUR, { exitCode: 0, reason: "Completed" }) }),
  ],
};

const TERMINATING: ReadonlyArray<Story> = [
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

const NODES: ReadonlyArray<Story> = [
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
      "terminating for 12m, deleted by the taint manager on node-a: past its deadline by 11m, node-a does not answer, may st…",
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
    says: "failed: node-a shut down (Terminated): " +
      "Pod was terminated in response to imminent node shutdown.",
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

const STARTING: ReadonlyArray<Story> = [
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

const JOBS: ReadonlyArray<Story> = [
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

/** A pod that runs for some seconds and is not ready, with some probes. */
const starting = (seconds: number, started: boolean, spec: Json) =>
  web({ started, state: running(seconds) }, {
    spec: { containers: [{ name: "web", ...spec }] },
    status: { conditions: unready(seconds + 5) },
  });

const slow = { startupProbe: { periodSeconds: 30, failureThreshold: 60 } };
const quick = { readinessProbe: { initialDelaySeconds: 5 } };

const PROBES: ReadonlyArray<Story> = [
  {
    what: "a slow program within the patience of its start-up probe",
    pod: starting(12 * MINUTE, false, slow),
    says: "progressing: container web not started up for 12m, 18m left",
    wakes: false,
  },
  {
    what: "a program that hangs beyond the patience of its readiness probe",
    pod: starting(5 * MINUTE, true, quick),
    says: "stuck: container web not ready for 5m5s, 4m25s past its deadline",
    wakes: true,
  },
  {
    what: "a program without probes that starts",
    pod: starting(5 * MINUTE, true, {}),
    says: "progressing: container web not ready for 5m5s, 4m55s left",
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

const RESIZES: ReadonlyArray<Story> = [
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

const VOLUMES: ReadonlyArray<Story> = [
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

/** All stories. */
export const STORIES: ReadonlyArray<Story> = [
  ...CRASHES,
  ...IMAGES,
  ...SCHEDULING,
  ...EVICTIONS,
  ...FLAPPING,
  ...TERMINATING,
  ...NODES,
  ...STARTING,
  ...JOBS,
  ...PROBES,
  ...RESIZES,
  ...VOLUMES,
];

/**
 * Pod statuses as the kubelet and the scheduler of one 1.35 cluster write them,
 * in the mix of a busy cluster. Nothing here comes from `src/`, so that the
 * module is not measured on what it would write itself.
 */
import { finished, running, waiting } from "./_container_statuses.ts";
import { type Random, randomOf } from "./_random.ts";
import { type Fields, HOUR, MINUTE, NOW, sorted, timeText } from "./_wire.ts";

/** Makes one status of a kind. */
type Shape = (random: Random) => Fields;

/** How many of a hundred pods have which shape. */
const MIX: ReadonlyArray<readonly [share: number, shape: Shape]> = [
  [30, webServer],
  [14, migratedServer],
  [12, meshedServer],
  [10, nodeAgent],
  [8, bestEffort],
  [6, restarted],
  [4, twoContainers],
  [1, gpuTrainer],
  [4, crashLooping],
  [4, finishedJob],
  [2, unschedulable],
  [2, pullingImage],
  [2, evicted],
  [1, failedJob],
];

const SHAPES = MIX.flatMap(([share, shape]) => Array<Shape>(share).fill(shape));

/** One status out of the mix. */
export function anyStatus(random: Random): Fields {
  return random.pick(SHAPES)(random);
}

/** As many statuses as JSON texts: compact, with sorted keys. */
export function statusTexts(count: number): ReadonlyArray<string> {
  const random = randomOf(20260102);
  return Array.from({ length: count }, () => JSON.stringify(sorted(anyStatus(random))));
}

// -----------------------------------------------------------------------------
// shapes
// -----------------------------------------------------------------------------

function webServer(random: Random): Fields {
  const started = startTime(random);
  return runningPod(random, started, [running(random, "server", started + 7)]);
}

function migratedServer(random: Random): Fields {
  const started = startTime(random);
  return runningPod(random, started, [running(random, "api", started + 19)], [
    finished(random, "migrate", [started + 3, started + 5 + random.below(12)], 0),
  ]);
}

function meshedServer(random: Random): Fields {
  const started = startTime(random);
  return runningPod(random, started, [running(random, "app", started + 12)], [
    running(random, "istio-proxy", started + 4),
  ]);
}

function twoContainers(random: Random): Fields {
  const started = startTime(random);
  return {
    ...runningPod(random, started, [
      running(random, "exporter", started + 9),
      running(random, "postgres", started + 8),
    ]),
    qosClass: "Guaranteed",
  };
}

function nodeAgent(random: Random): Fields {
  const started = startTime(random);
  const status = runningPod(random, started, [running(random, "agent", started + 2)]);
  return { ...status, podIP: status.hostIP, podIPs: status.hostIPs };
}

function bestEffort(random: Random): Fields {
  const started = startTime(random);
  const { allocatedResources: _, ...container } = running(random, "worker", started + 5);
  return {
    ...runningPod(random, started, [{ ...container, resources: {} }]),
    qosClass: "BestEffort",
  };
}

function restarted(random: Random): Fields {
  const started = startTime(random);
  const [reason, exitCode] = random.pick([["OOMKilled", 137], ["Error", 1], ["Completed", 0]]);
  const again = started + HOUR + random.below(HOUR);
  const container = running(random, "consumer", again);
  const before = finished(random, "consumer", [started + 8, again - 1], Number(exitCode));
  return runningPod(random, started, [{
    ...container,
    lastState: { terminated: { ...before.state.terminated, reason } },
    restartCount: 1 + random.below(6),
  }]);
}

function gpuTrainer(random: Random): Fields {
  const started = startTime(random);
  const container = running(random, "train", started + 40);
  return {
    ...runningPod(random, started, [{
      ...container,
      allocatedResourcesStatus: [{
        name: "claim:gpu",
        resources: [{
          health: "Healthy",
          resourceID: `gpu.example.com/node-${random.below(40)}/gpu-${random.below(8)}`,
        }],
      }],
    }]),
    resourceClaimStatuses: [{
      name: "gpu",
      resourceClaimName: `train-gpu-${random.text(5)}`,
    }],
  };
}

function crashLooping(random: Random): Fields {
  const started = startTime(random);
  const name = "server";
  const message = `back-off 5m0s restarting failed container=${name} ` +
    `pod=${name}-${random.text(10)}-${random.text(5)}_shop(${random.text(8)}-${random.text(4)})`;
  const crashedAt = NOW - random.below(300);
  const crashed = finished(random, name, [crashedAt - random.below(30), crashedAt], 1);
  return {
    ...placed(random, started),
    conditions: conditions(started, [
      unready("Ready", started, [name]),
      unready("ContainersReady", started, [name]),
    ]),
    containerStatuses: [{
      ...crashed,
      lastState: crashed.state,
      restartCount: 5 + random.below(400),
      state: { waiting: { message, reason: "CrashLoopBackOff" } },
    }],
    phase: "Running",
  };
}

function pullingImage(random: Random): Fields {
  const started = NOW - random.below(HOUR);
  const container = waiting(random, "server", {
    message: 'Back-off pulling image "registry.example.com/shop/server:latets": ' +
      "ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image",
    reason: "ImagePullBackOff",
  });
  return {
    ...placed(random, started),
    conditions: conditions(started, [
      unready("Ready", started, ["server"]),
      unready("ContainersReady", started, ["server"]),
    ]),
    containerStatuses: [container],
    phase: "Pending",
  };
}

function unschedulable(random: Random): Fields {
  return {
    conditions: [{
      ...condition("PodScheduled", "False", NOW - random.below(HOUR)),
      message: `0/${20 + random.below(80)} nodes are available: 3 node(s) had untolerated taint ` +
        "{dedicated: gpu}, 17 Insufficient memory. preemption: not eligible due to preemptionPolicy=Never.",
      reason: "Unschedulable",
    }],
    phase: "Pending",
    qosClass: "Burstable",
  };
}

function evicted(random: Random): Fields {
  const started = startTime(random);
  const message = "The node was low on resource: memory. Threshold quantity: 100Mi, available: " +
    `${random.below(90_000)}Ki. Container server was using ${random.below(4_000_000)}Ki, ` +
    "request is 256Mi, has larger consumption of memory. ";
  return {
    ...placed(random, started),
    conditions: [
      {
        ...condition("DisruptionTarget", "True", started + HOUR),
        message,
        reason: "TerminationByKubelet",
      },
      ...conditions(started, [
        { ...condition("Ready", "False", started + HOUR + 1), reason: "PodFailed" },
        { ...condition("ContainersReady", "False", started + HOUR + 2), reason: "PodFailed" },
      ]),
    ],
    containerStatuses: [finished(random, "server", [started + 4, started + HOUR], 137)],
    message,
    phase: "Failed",
    reason: "Evicted",
  };
}

function finishedJob(random: Random): Fields {
  return endedJob(random, 0, "Succeeded", "PodCompleted");
}

function failedJob(random: Random): Fields {
  return endedJob(random, 1, "Failed", "PodFailed");
}

function endedJob(random: Random, exitCode: number, phase: string, reason: string): Fields {
  const started = startTime(random);
  const ended = started + 2 * MINUTE;
  return {
    ...placed(random, started),
    conditions: conditions(started, [
      { ...condition("Ready", "False", ended + 1), reason },
      { ...condition("ContainersReady", "False", ended + 2), reason },
    ]),
    containerStatuses: [finished(random, "job", [started + 6, ended], exitCode)],
    phase,
  };
}

// -----------------------------------------------------------------------------
// parts
// -----------------------------------------------------------------------------

function startTime(random: Random): number {
  return NOW - 3 * HOUR - random.below(30 * 24 * HOUR);
}

function runningPod(
  random: Random,
  started: number,
  containers: ReadonlyArray<Fields>,
  initContainers: ReadonlyArray<Fields> = [],
): Fields {
  return {
    ...placed(random, started),
    conditions: conditions(started, [
      condition("Ready", "True", started + 27),
      condition("ContainersReady", "True", started + 26),
    ]),
    containerStatuses: containers,
    ...(initContainers.length > 0 && { initContainerStatuses: initContainers }),
    phase: "Running",
  };
}

/** What a pod has as soon as a node took it. */
function placed(random: Random, started: number): Fields {
  const hostIP = `10.128.${random.below(4)}.${2 + random.below(250)}`;
  const podIP = `10.${64 + random.below(16)}.${random.below(256)}.${random.below(256)}`;
  const podIPv6 = `fd00:10:64:${random.text(4)}::${random.text(4)}`;
  return {
    hostIP,
    hostIPs: [{ ip: hostIP }],
    observedGeneration: 1 + random.below(3),
    podIP,
    podIPs: random.below(4) === 0 ? [{ ip: podIP }, { ip: podIPv6 }] : [{ ip: podIP }],
    qosClass: "Burstable",
    startTime: timeText(started),
  };
}

/** The five conditions of a pod that runs or ran on a node. */
function conditions(started: number, readiness: ReadonlyArray<Fields>): ReadonlyArray<Fields> {
  return [
    condition("PodReadyToStartContainers", "True", started + 2),
    condition("Initialized", "True", started + 1),
    ...readiness,
    condition("PodScheduled", "True", started),
  ];
}

function condition(type: string, status: string, since: number): Fields {
  return {
    lastProbeTime: null,
    lastTransitionTime: timeText(since),
    observedGeneration: 1,
    status,
    type,
  };
}

function unready(type: string, since: number, names: ReadonlyArray<string>): Fields {
  return {
    ...condition(type, "False", since + type.length),
    message: `containers with unready status: [${names.join(" ")}]`,
    reason: "ContainersNotReady",
  };
}

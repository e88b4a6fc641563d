/** Container statuses as a kubelet of Kubernetes 1.35 on containerd writes them. */
import type { Random } from "./_random.ts";
import { type Fields, timeText } from "./_wire.ts";

const REQUESTS = [
  { cpu: "100m", memory: "128Mi" },
  { cpu: "250m", memory: "512Mi" },
  { cpu: "1", memory: "2Gi" },
  { cpu: "50m", "ephemeral-storage": "1Gi", memory: "64Mi" },
];

const LIMITS = [{ memory: "512Mi" }, { cpu: "2", memory: "4Gi" }, { cpu: "500m", memory: "256Mi" }];

const USERS = [
  { gid: 0, supplementalGroups: [0], uid: 0 },
  { gid: 65532, supplementalGroups: [65532], uid: 65532 },
  { gid: 1000, supplementalGroups: [1000, 2000], uid: 1000 },
];

const MOUNTS = [
  { mountPath: "/etc/config", name: "config", readOnly: true, recursiveReadOnly: "Disabled" },
  { mountPath: "/tmp", name: "tmp" },
  { mountPath: "/data", name: "data" },
];

/** A container that runs and is ready. */
export function running(random: Random, name: string, startedAt: number) {
  return {
    ...containerStatus(random, name),
    ready: true,
    started: true,
    state: { running: { startedAt: timeText(startedAt) } },
  };
}

/** A container that ended; the kubelet still knows all about it. */
export function finished(
  random: Random,
  name: string,
  [startedAt, finishedAt]: readonly [number, number],
  exitCode: number,
) {
  const container = containerStatus(random, name);
  return {
    ...container,
    ready: exitCode === 0,
    started: false,
    state: {
      terminated: {
        containerID: container.containerID,
        exitCode,
        finishedAt: timeText(finishedAt),
        reason: exitCode === 0 ? "Completed" : "Error",
        startedAt: timeText(startedAt),
      },
    },
  };
}

/** A container that has no process: nothing is known of its identity. */
export function waiting(random: Random, name: string, why: Fields): Fields {
  const { containerID: _, user: __, ...container } = containerStatus(random, name);
  return { ...container, imageID: "", ready: false, started: false, state: { waiting: why } };
}

/** What all containers have that ever started. */
function containerStatus(random: Random, name: string) {
  const repository = `${
    random.pick(["docker.io", "ghcr.io", "registry.example.com"])
  }/shop/${name}`;
  const requests = random.pick(REQUESTS);
  return {
    allocatedResources: requests,
    containerID: `containerd://${random.text(64)}`,
    image: `${repository}:v${random.below(9)}.${random.below(40)}.${random.below(9)}`,
    imageID: `${repository}@sha256:${random.text(64)}`,
    lastState: {},
    name,
    resources: random.below(3) === 0 ? { requests } : { limits: random.pick(LIMITS), requests },
    restartCount: 0,
    user: { linux: random.pick(USERS) },
    volumeMounts: [
      ...MOUNTS.filter(() => random.below(3) === 0),
      {
        mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
        name: `kube-api-access-${random.text(5, "bcdfghjklmnpqrstvwxz2456789")}`,
        readOnly: true,
        recursiveReadOnly: "Disabled",
      },
    ],
  };
}

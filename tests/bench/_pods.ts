/**
 * Whole pods as a server hands them out: a status in the mix of a busy cluster,
 * and the metadata and the spec of a pod that can have this status. Nothing here
 * comes from `src/`.
 */
import { waiting } from "./_container_statuses.ts";
import { fieldsV1 } from "./_managed_fields.ts";
import type { Random } from "./_random.ts";
import { anyStatus } from "./_any_status.ts";
import { type Fields, HOUR, NOW, sorted, timeText } from "./_wire.ts";

/** What makes a pod another one than its copies. */
export interface Identity {
  /** The end of the name, five letters or digits. */
  readonly suffix: string;
  readonly uid: string;
}

/** What a status tells about a container of the spec. */
interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly resources: Fields;
  readonly state: Fields;
  readonly volumeMounts: ReadonlyArray<Mount>;
}

interface Mount {
  readonly mountPath: string;
  readonly name: string;
  readonly readOnly?: boolean;
}

/** What a status tells about the rest of a pod. */
interface Status {
  readonly containerStatuses?: ReadonlyArray<ContainerStatus>;
  readonly hostIP?: string;
  readonly initContainerStatuses?: ReadonlyArray<ContainerStatus>;
  readonly podIP?: string;
  readonly startTime?: string;
}

/** What made a pod, by the name of its first container; all else is a Deployment's. */
const OWNERS: Readonly<Record<string, string>> = {
  agent: "DaemonSet",
  exporter: "StatefulSet",
  job: "Job",
  train: "Job",
};

const NAMESPACES = ["shop", "payments", "kube-system", "monitoring", "search-staging", "ml"];

/** One pod in so many has the fields of its spec managed: 3 KB that would make the mean too large. */
const SPEC_MANAGED_ONE_IN = 4;

/** A pod with sorted keys. */
export function anyPod(random: Random, { suffix, uid }: Identity): Fields {
  const { status, containers, initContainers } = withOneToken(anyStatus(random), suffix, random);
  const kind = OWNERS[containers[0].name] ?? "ReplicaSet";
  const app = containers[0].name;
  const owner = kind === "ReplicaSet" ? `${app}-${random.text(10)}` : `${app}-${random.text(6)}`;
  const template: Template = {
    app,
    kind,
    name: `${owner}-${suffix}`,
    namespace: random.pick(NAMESPACES),
    owner,
  };
  const made = NOW - random.below(30 * 24) * HOUR;
  const createdAt = status.startTime ?? timeText(made);
  const metadata = submittedMetadata(random, template, status);
  const spec = submittedSpec(random, template, containers, initContainers);
  return sorted({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...metadata,
      creationTimestamp: createdAt,
      managedFields: [
        ...(random.below(SPEC_MANAGED_ONE_IN) === 0
          ? [managed("kube-controller-manager", createdAt, { metadata, spec })]
          : []),
        {
          ...managed(status.hostIP === undefined ? "kube-scheduler" : "kubelet", createdAt, {
            status,
          }),
          subresource: "status",
        },
      ],
      name: template.name,
      namespace: template.namespace,
      resourceVersion: String(400_000_000 + random.below(90_000_000)),
      uid,
    },
    spec: admitted(spec, status, `kube-api-access-${suffix}`),
    status,
  }) as Fields;
}

function managed(manager: string, time: string, fields: Fields): Fields {
  return {
    apiVersion: "v1",
    fieldsType: "FieldsV1",
    fieldsV1: fieldsV1(fields),
    manager,
    operation: "Update",
    time,
  };
}

/** The pod as kubectl prints it: without its managed fields. */
export function withoutManagedFields(pod: Fields): Fields {
  const { managedFields: _, ...metadata } = pod.metadata as Fields;
  return { ...pod, metadata };
}

/** What decides on a pod before a status is known of it. */
interface Template {
  /** The name of the first container. */
  readonly app: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly owner: string;
}

/** A status in which all containers mount the same service account token, and its containers. */
function withOneToken(made: Fields, suffix: string, random: Random) {
  const status: Status = JSON.parse(
    JSON.stringify(made).replaceAll(/(?<=kube-api-access-)\w{5}/g, suffix),
  );
  const unborn = waiting(random, "server", {}) as unknown as ContainerStatus;
  return {
    status,
    containers: status.containerStatuses ?? [unborn],
    initContainers: status.initContainerStatuses ?? [],
  };
}

// -----------------------------------------------------------------------------
// metadata
// -----------------------------------------------------------------------------

/** The metadata that a controller sends. */
function submittedMetadata(random: Random, template: Template, status: Status): Fields {
  const { kind, owner } = template;
  return {
    annotations: annotations(random, template, status),
    generateName: `${owner}-`,
    labels: labels(random, template),
    ownerReferences: [{
      apiVersion: kind === "Job" ? "batch/v1" : "apps/v1",
      blockOwnerDeletion: true,
      controller: true,
      kind,
      name: owner,
      uid: uidOf(random),
    }],
  };
}

function labels(random: Random, { app, kind, owner }: Template): Fields {
  return {
    "app.kubernetes.io/component": random.pick(["backend", "frontend", "worker"]),
    "app.kubernetes.io/instance": `${app}-prod`,
    "app.kubernetes.io/managed-by": "Helm",
    "app.kubernetes.io/name": app,
    "app.kubernetes.io/version": `v${random.below(9)}.${random.below(40)}.${random.below(9)}`,
    "helm.sh/chart": `${app}-${random.below(9)}.${random.below(30)}.0`,
    ...(kind === "ReplicaSet" && { "pod-template-hash": random.text(10) }),
    ...(kind === "Job"
      ? { "batch.kubernetes.io/job-name": owner, "job-name": owner }
      : { "controller-revision-hash": random.text(10) }),
    team: random.pick(["core", "checkout", "data-platform"]),
    "topology.kubernetes.io/region": "eu-west-1",
  };
}

function annotations(random: Random, template: Template, status: Status): Fields {
  return {
    "checksum/config": random.text(64),
    ...(random.below(6) === 0 && {
      "k8s.v1.cni.cncf.io/network-status": JSON.stringify(
        [{ name: "pod-network", interface: "eth0", ips: [status.podIP], default: true, dns: {} }],
        null,
        4,
      ),
    }),
    ...(random.below(8) === 0 && {
      "kubectl.kubernetes.io/last-applied-configuration": lastApplied(random, template),
    }),
    "kubectl.kubernetes.io/restartedAt": timeText(NOW - random.below(900) * HOUR),
    ...(random.below(200) === 0 && {
      "example.com/on-call": "Zoë Müller → 渡辺 直子 🚀",
      "example.com/run-book": "1. see <https://wiki.example.com/?a=1&b=2>\n2.\trestart “gently”",
    }),
    "prometheus.io/path": "/metrics",
    "prometheus.io/port": "9090",
    "prometheus.io/scrape": "true",
  };
}

/** What `kubectl apply` keeps: JSON in a text, `status` and `items` included. */
function lastApplied(random: Random, { app, namespace }: Template): string {
  const applied = sorted({
    apiVersion: "v1",
    items: [],
    kind: "Pod",
    metadata: { annotations: { note: `the "${app}" pod` }, name: app, namespace },
    spec: {
      containers: [{ args: ["-c", `exec ${app} "$@"`], env: env(random, 4), name: app }],
      nodeSelector: { "kubernetes.io/os": "linux" },
    },
    status: { phase: "Unknown" },
  });
  return `${JSON.stringify(applied)}\n`;
}

function uidOf(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.text(length)).join("-");
}

// -----------------------------------------------------------------------------
// spec
// -----------------------------------------------------------------------------

/** The spec that a controller sends: a template and what a server adds to any pod. */
function submittedSpec(
  random: Random,
  { app, kind }: Template,
  containers: ReadonlyArray<ContainerStatus>,
  initContainers: ReadonlyArray<ContainerStatus>,
): Fields {
  const runsToEnd = kind === "Job";
  return {
    ...(random.below(6) === 0 && { affinity: affinity(app) }),
    containers: containers.map((container) =>
      containerOf(random, container, runsToEnd ? {} : probes(random))
    ),
    dnsPolicy: "ClusterFirst",
    enableServiceLinks: false,
    ...(kind === "DaemonSet" && { hostNetwork: true }),
    imagePullSecrets: [{ name: "registry-credentials" }],
    ...(initContainers.length > 0 && {
      initContainers: initContainers.map((container) =>
        "running" in container.state
          ? containerOf(random, container, { restartPolicy: "Always", ...probes(random) })
          : containerOf(random, container, {})
      ),
    }),
    restartPolicy: runsToEnd ? "Never" : "Always",
    schedulerName: "default-scheduler",
    securityContext: { fsGroup: 65532, runAsNonRoot: true },
    serviceAccountName: app,
    terminationGracePeriodSeconds: 30,
    volumes: volumesOf([...containers, ...initContainers]),
  };
}

/** The spec after a server and the scheduler took it. */
function admitted(spec: Fields, { hostIP }: Status, token: string): Fields {
  const addMount = (container: Fields): Fields => ({
    ...container,
    volumeMounts: [...container.volumeMounts as ReadonlyArray<Fields>, {
      mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
      name: token,
      readOnly: true,
    }],
  });
  const { containers, initContainers, volumes } = spec as Record<string, ReadonlyArray<Fields>>;
  return {
    ...spec,
    containers: containers.map(addMount),
    ...(initContainers !== undefined && { initContainers: initContainers.map(addMount) }),
    ...(hostIP !== undefined && { nodeName: `worker-${hostIP.replaceAll(".", "-")}` }),
    preemptionPolicy: "PreemptLowerPriority",
    priority: 0,
    serviceAccount: spec.serviceAccountName,
    tolerations: ["not-ready", "unreachable"].map((condition) => ({
      effect: "NoExecute",
      key: `node.kubernetes.io/${condition}`,
      operator: "Exists",
      tolerationSeconds: 300,
    })),
    volumes: [...volumes, {
      name: token,
      projected: {
        defaultMode: 420,
        sources: [
          { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
          {
            configMap: { items: [{ key: "ca.crt", path: "ca.crt" }], name: "kube-root-ca.crt" },
          },
          {
            downwardAPI: {
              items: [{
                fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" },
                path: "namespace",
              }],
            },
          },
        ],
      },
    }],
  };
}

function affinity(app: string): Fields {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        podAffinityTerm: {
          labelSelector: { matchLabels: { "app.kubernetes.io/name": app } },
          topologyKey: "kubernetes.io/hostname",
        },
        weight: 100,
      }],
    },
  };
}

function containerOf(
  random: Random,
  { name, image, resources, volumeMounts }: ContainerStatus,
  more: Fields,
): Fields {
  return {
    ...(random.below(4) === 0 && {
      args: [`${name} --config=/etc/config/${name}.yaml 2>&1 && echo "done"`],
      command: ["/bin/sh", "-c"],
    }),
    env: env(random, 1 + random.below(3)),
    image,
    imagePullPolicy: "IfNotPresent",
    ...more,
    name,
    ports: [{ containerPort: 8080 + random.below(10), name: "http", protocol: "TCP" }],
    resources,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    volumeMounts: volumeMounts.filter(isOwn).map(({ mountPath, name, readOnly }) => ({
      mountPath,
      name,
      ...(readOnly !== undefined && { readOnly }),
    })),
  };
}

/** Whether a controller asked for the mount, and not the server's admission. */
function isOwn({ name }: Mount): boolean {
  return !name.startsWith("kube-api-access-");
}

function env(random: Random, count: number): ReadonlyArray<Fields> {
  return [
    { name: "LABELS", value: '{"tier":"gold","items":["a","b"]}' },
    { name: "LOG_LEVEL", value: random.pick(["info", "debug", "warn"]) },
    { name: "POD_NAME", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "metadata.name" } } },
    { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { key: "password", name: "database" } } },
    { name: "OTEL_ENDPOINT", value: `http://otel-${random.below(9)}.monitoring.svc:4317` },
  ].slice(0, count);
}

function probes(random: Random): Fields {
  const probe = (path: string): Fields => ({
    failureThreshold: 3,
    httpGet: { path, port: "http", scheme: "HTTP" },
    initialDelaySeconds: random.below(30),
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1 + random.below(5),
  });
  return { livenessProbe: probe("/healthz"), readinessProbe: probe("/readyz") };
}

/** A volume for each name that containers mount. */
function volumesOf(containers: ReadonlyArray<ContainerStatus>): ReadonlyArray<Fields> {
  const mounts = containers.flatMap(({ volumeMounts }) => volumeMounts.filter(isOwn));
  return [...new Set(mounts.map(({ name }) => name))].map((name) =>
    name === "config"
      ? { configMap: { defaultMode: 420, name: "settings" }, name }
      : { emptyDir: { sizeLimit: "1Gi" }, name }
  );
}

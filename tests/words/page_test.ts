import { assert, assertEquals } from "@std/assert";
import { decodePods, Pod } from "@k8s-fp/pod-status";
import * as fc from "fast-check";
import { type Page, pageOf } from "../../src/words/page.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

function page(json: unknown): Page {
  const pod = Pod.decode(json);
  assert(pod._tag === "Right");
  return pageOf(NOW)(pod.right);
}

/** The facts of the sections of a page, `label: text`. */
function factsOf({ sections }: Page, title?: string): ReadonlyArray<string> {
  return sections
    .filter((section) => section.form === "facts" && (title ?? section.title) === section.title)
    .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join(": ")));
}

function container(json: Record<string, unknown>): unknown {
  return { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "", ...json };
}

const running = (json: Record<string, unknown>, spec: Record<string, unknown> = {}) => ({
  metadata: { name: "web-0", namespace: "shop" },
  spec: { nodeName: "node-a", containers: [{ name: "app", image: "app:1", ...spec }] },
  status: { phase: "Running", containerStatuses: [container(json)] },
});

Deno.test.each([
  {
    what: "a back-off by what is left of it",
    json: {
      state: {
        waiting: {
          reason: "CrashLoopBackOff",
          message: "back-off 5m0s restarting failed container=app pod=web-0_shop(1)",
        },
      },
      lastState: {
        terminated: {
          exitCode: 139,
          reason: "Error",
          startedAt: "2026-07-01T09:17:58Z",
          finishedAt: "2026-07-01T09:18:00Z",
        },
      },
    },
    facts: [
      "state: waiting: CrashLoopBackOff, next try within 3m",
      "last run: Error, exit 139 (SIGSEGV), 2m ago, after 2s",
    ],
  },
  {
    what: "a back-off whose end passed by the whole of it",
    json: {
      state: {
        waiting: {
          reason: "CrashLoopBackOff",
          message: "back-off 1m20s restarting failed container=x",
        },
      },
    },
    facts: ["state: waiting: CrashLoopBackOff, next try within 80s"],
  },
  {
    what: "what probably ended a run, with its doubt",
    json: { lastState: { terminated: { exitCode: 137, reason: "Error" } }, state: { running: {} } },
    spec: { livenessProbe: { tcpSocket: { port: 80 } } },
    facts: ["by: probably its liveness probe (fails after 3 x 10s)"],
  },
  {
    what: "the image that runs, and the other that is asked for by now",
    json: { state: { running: {} }, image: "app:1", imageID: `app@sha256:${"a".repeat(64)}` },
    spec: { image: `app@sha256:${"b".repeat(64)}` },
    facts: ["image: app:1", `asked for: app@sha256:${"b".repeat(64)}`],
  },
  {
    what: "a message whole",
    json: { state: { terminated: { exitCode: 1, message: "one\ntwo\n" } } },
    facts: ["state: ended, exit 1", "message: one\ntwo"],
  },
  {
    what: "the limit in force beside the one asked for",
    json: { state: { running: {} }, resources: { limits: { memory: "1Gi" } } },
    spec: { resources: { limits: { memory: "2Gi", cpu: "1" } } },
    facts: ["limits: memory 1Gi in force, 2Gi asked for, cpu none in force, 1 asked for"],
  },
  {
    what: "probes as times, by their defaults",
    json: { state: { running: {} }, started: false },
    spec: {
      startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 30 },
      livenessProbe: { exec: { command: ["cat", "/ok"] }, initialDelaySeconds: 5 },
      readinessProbe: { httpGet: { path: "/ready", port: "http", scheme: "HTTPS" } },
    },
    facts: [
      "state: running, not started up",
      "startup: TCP :80, every 10s, fails after 30x",
      "liveness: exec cat /ok, delay 5s, every 10s, fails after 3x",
      "readiness: GET https://:http/ready, every 10s, fails after 3x",
    ],
  },
])("a page tells $what", ({ json, spec, facts }) => {
  const told = factsOf(page(running(json, spec)), "Container app");
  assertEquals(facts.filter((fact) => !told.includes(fact)), [], told.join("\n"));
});

Deno.test("a page tells beside the scheduler's words what they speak of", () => {
  const message =
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: no.";
  const told = page({
    spec: {
      containers: [{ name: "app", resources: { requests: { cpu: "8" } } }],
      nodeSelector: { disk: "ssd" },
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: "zone", operator: "In", values: ["a", "b"] }] },
              { matchExpressions: [{ key: "gpu", operator: "Exists" }] },
            ],
          },
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }],
        },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{
            topologyKey: "kubernetes.io/hostname",
            labelSelector: { matchLabels: { app: "web" } },
          }],
        },
      },
      topologySpreadConstraints: [
        { topologyKey: "zone", maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" },
        { topologyKey: "host", maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway" },
      ],
      tolerations: [
        { key: "spot", operator: "Exists", effect: "NoSchedule" },
        { key: "node.kubernetes.io/not-ready", operator: "Exists" },
      ],
      volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data-0" } }],
    },
    status: {
      phase: "Pending",
      conditions: [{
        type: "PodScheduled",
        status: "False",
        reason: "Unschedulable",
        message,
        lastTransitionTime: "2026-07-01T08:30:00Z",
      }],
    },
  });
  assertEquals(factsOf(told, "Scheduling"), [
    "state: unschedulable for 50m",
    "nodes: 3 of 3: does not match node selector or affinity",
    `message: ${message}`,
    "node selector: disk=ssd",
    "node affinity: zone in (a, b) or gpu",
    "pod affinity: apart from pods with app=web, by kubernetes.io/hostname",
    "spread: by zone, at most 1 apart, of pods with any labels",
    "tolerates: spot:NoSchedule",
    "claims: data-0",
  ]);
  assertEquals(factsOf(told, "Container app"), ["state: no status yet", "requests: cpu 8"]);
  const texts = told.sections.flatMap(({ rows }) => rows.flat()).map(({ text }) => text);
  assertEquals(texts.filter((text) => text.includes("didn't match")), [message], "told once");
});

Deno.test("a page tells what each volume holds, and where it is mounted", () => {
  const told = page({
    spec: {
      containers: [{
        name: "app",
        volumeMounts: [
          { name: "all", mountPath: "/etc/all" },
          { name: "data", mountPath: "/data" },
          { name: "tmp", mountPath: "/tmp" },
        ],
      }],
      volumes: [
        {
          name: "all",
          projected: {
            sources: [{ configMap: { name: "web" } }, { secret: { name: "tls" } }, {
              serviceAccountToken: { path: "token" },
            }],
          },
        },
        { name: "data", persistentVolumeClaim: { claimName: "data-0" } },
        { name: "tmp", emptyDir: { medium: "Memory" } },
        { name: "bare" },
      ],
    },
  });
  assertEquals(factsOf(told, "Volumes"), [
    "all: projected configMap web, secret tls, serviceAccountToken, at app:/etc/all",
    "data: persistentVolumeClaim data-0, at app:/data",
    "tmp: emptyDir Memory, at app:/tmp",
    "bare: emptyDir",
  ]);
});

Deno.test("a page tells of each claim on devices whether it is settled", () => {
  const told = page({
    spec: {
      resourceClaims: [
        { name: "gpu", resourceClaimTemplateName: "gpus" },
        { name: "nic", resourceClaimTemplateName: "nics" },
        { name: "fpga", resourceClaimName: "lab" },
      ],
    },
    status: { resourceClaimStatuses: [{ name: "nic" }] },
  });
  const facts = factsOf(told).filter((fact) => /^(gpu|nic|fpga):/.test(fact));
  assertEquals(facts, [
    "gpu: not made yet, from template gpus",
    "nic: none was needed, from template nics",
    "fpga: lab",
  ]);
});

Deno.test("a page ends with commands to copy, none of which a name can turn into another", () => {
  const crashed = {
    state: { waiting: { reason: "CrashLoopBackOff" } },
    lastState: { terminated: { exitCode: 1 } },
  };
  const commands = (json: unknown) => page(json).next.map(({ command }) => command);
  assertEquals(commands(running(crashed)), ["kubectl logs -n shop web-0 -c app --previous"]);
  const hostile = running(crashed);
  for (const name of ["$(reboot)", "a b", "-rf", "a;b", "a\nb", "A"]) {
    assertEquals(commands({ ...hostile, metadata: { name } }), []);
    assertEquals(commands({ ...hostile, metadata: { name: "web", namespace: name } }), []);
  }
  assertEquals(
    commands(running({
      state: {
        waiting: {
          reason: "CreateContainerConfigError",
          message: 'secret "db" not found',
        },
      },
    })),
    ["kubectl get secret -n shop db"],
  );
});

Deno.test("a page is made of whatever stands in the parts that the model does not know", () => {
  const keys = ["affinity", "volumes", "topologySpreadConstraints"];
  const json = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
  const probes = fc.dictionary(
    fc.constantFrom("livenessProbe", "lifecycle", "volumeMounts"),
    fc.jsonValue(),
  );
  fc.assert(fc.property(json, probes, (spec, container) => {
    const decoded = decodePods([{
      spec: { ...spec, containers: [{ ...container, name: "app" }] },
    }]);
    if (decoded._tag === "Left") return;
    for (const pod of decoded.right.pods) pageOf(NOW)(pod);
  }));
});

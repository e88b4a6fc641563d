import { Pod } from "@k8s-fp/pod-status";
import { assert, assertStringIncludes } from "@std/assert";
import { pageOf } from "../../src/words/page.ts";
import { decoded } from "../_arbitrary.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

function pageText(spec: unknown, condition?: unknown): string {
  const pod = decoded(Pod, {
    metadata: { name: "web", namespace: "shop", creationTimestamp: "2026-07-01T09:00:00Z" },
    spec,
    status: { phase: "Pending", ...(condition === undefined ? {} : { conditions: [condition] }) },
  });
  return pageOf(NOW)(pod).sections
    .filter(({ id }) => id === "scheduling")
    .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join(": ")))
    .join("\n");
}

const unschedulable = {
  type: "PodScheduled",
  status: "False",
  reason: "Unschedulable",
  message: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
};

Deno.test("the page says which nodes and neighbours a pod asks for, in every operator", () => {
  const matchExpressions = [
    { key: "zone", operator: "In", values: ["a"] },
    { key: "disk", operator: "In", values: ["ssd", "nvme"] },
    { key: "arch", operator: "NotIn", values: ["arm64"] },
    { key: "pool", operator: "NotIn", values: ["x", "y"] },
    { key: "gpu", operator: "Exists" },
    { key: "spot", operator: "DoesNotExist" },
    { key: "cores", operator: "Gt", values: ["7"] },
    { key: "age", operator: "Lt", values: ["9"] },
    { key: "odd", operator: "Near", values: ["b"] },
  ];
  const text = pageText({
    nodeSelector: { "kubernetes.io/os": "linux" },
    tolerations: [
      { key: "team", operator: "Equal", value: "data", effect: "NoSchedule" },
      { operator: "Exists" },
    ],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions }],
        },
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app: "web" } } },
          { topologyKey: "zone" },
        ],
      },
    },
    topologySpreadConstraints: [
      {
        topologyKey: "zone",
        maxSkew: 1,
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector: { matchLabels: { app: "web" } },
      },
      { topologyKey: "rack", maxSkew: 2, whenUnsatisfiable: "ScheduleAnyway" },
    ],
    volumes: [
      { name: "data", persistentVolumeClaim: { claimName: "data-web" } },
      { name: "scratch", ephemeral: {} },
      { name: "tmp", emptyDir: {} },
    ],
  }, unschedulable);
  for (
    const part of [
      "zone=a",
      "disk in (ssd, nvme)",
      "arch!=arm64",
      "pool notin (x, y)",
      "gpu",
      "!spot",
      "cores>7",
      "age<9",
      "odd Near b",
      "app=web, by kubernetes.io/hostname",
      "any labels, by zone",
      "by zone, at most 1 apart, of pods with app=web",
      "team=data:NoSchedule",
      "data-web, web-scratch",
    ]
  ) assertStringIncludes(text, part);
  assert(!text.includes("rack"), "what is only preferred holds no pod");
});

Deno.test("the page says what the scheduler does, whatever it says itself", () => {
  const failed = { type: "PodScheduled", status: "False", reason: "SchedulerError" };
  const gated = { type: "PodScheduled", status: "False", reason: "SchedulingGated" };
  assertStringIncludes(pageText({}, failed), "SchedulerError");
  assertStringIncludes(pageText({}, { ...failed, reason: "" }), "the scheduler failed");
  assertStringIncludes(
    pageText({ schedulingGates: [{ name: "example.com/quota" }] }, gated),
    "held by example.com/quota",
  );
  assertStringIncludes(pageText({}, gated), "held by scheduling gates");
  assertStringIncludes(pageText({}), "waiting for the scheduler");
});

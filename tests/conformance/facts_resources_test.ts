import {
  claims,
  deviceHealth,
  generationsBehind,
  images,
  Pod,
  podIPsByFamily,
  type PodStatus,
  resize,
  timeline,
  toEpochMillis,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { corpusTest, readJson } from "./_corpus.ts";

interface Scenario {
  readonly name: string;
  readonly pod: unknown;
  readonly expect: { readonly facts: Readonly<Record<string, unknown>> };
}

interface MetricsVector {
  readonly name: string;
  readonly pod: { readonly status?: object };
  readonly expect: { readonly families?: readonly string[]; readonly metrics?: readonly Metric[] };
}

interface Metric {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The facts of the scenarios, from the facts of the module. */
const FACTS: Readonly<Record<string, (pod: Pod, status: PodStatus) => unknown>> = {
  startupSeconds: (pod) => {
    const steps = ["scheduled", "sandboxReady", "initialized", "containersReady", "ready"];
    const items = timeline(pod);
    return Object.fromEntries(steps.map((step) => {
      const item = items.find((item) => item.step === step);
      const millis = item === undefined ? null : O.toNullable(item.sinceCreation);
      return [step, millis === null ? null : millis / 1000];
    }));
  },
  resize: (_, status) => {
    const found = O.toNullable(resize(status));
    return found && {
      pending: O.toNullable(O.flatMap(found.pending, ({ reason }) => reason)),
      inProgress: O.isSome(found.inProgress),
      error: O.exists(({ hasError }: { hasError: boolean }) => hasError)(found.inProgress),
    };
  },
  unhealthyDevices: (pod) =>
    deviceHealth(pod)
      .filter(({ health }) => O.exists((health) => health !== "Healthy")(health))
      .map(({ container, resource, id, health }) => (
        { container, resource, id, health: O.toNullable(health) }
      )),
  generationObserved: (pod) =>
    O.toNullable(O.map((behind: number) => behind === 0)(generationsBehind(pod))),
  qosClass: (_, status) => O.toNullable(status.qosClass),
  ips: (_, status) => {
    const { IPv4, IPv6 } = podIPsByFamily(status);
    return { ipv4: IPv4, ipv6: IPv6 };
  },
};

corpusTest(
  "timeline(), resize(), deviceHealth() and generationsBehind() give the facts of the scenarios",
  () => {
    const scenarios = readJson("health/scenarios.json") as ReadonlyArray<Scenario>;
    assertGreater(scenarios.length, 0);
    for (const { name, pod, expect } of scenarios) {
      const it = decoded(Pod, pod);
      assert(O.isSome(it.status), name);
      for (const [key, fact] of Object.entries(FACTS)) {
        assertEquals(fact(it, it.status.value), expect.facts[key], `${name}: ${key}`);
      }
    }
  },
);

/** The time of a step in whole seconds, as the labels and the value of a series. */
function times(step: string): (pod: Pod) => ReadonlyArray<Omit<Metric, "name">> {
  return (pod) =>
    timeline(pod)
      .filter((item) => item.step === step)
      .map(({ at }) => ({ labels: {}, value: Math.floor(toEpochMillis(at) / 1000) }));
}

/** kube-state-metrics' start times of containers, and of its images but for the labels of no fact. */
function containerFamilies(name: string, kinds: readonly string[]) {
  return {
    [`${name}_state_started`]: (pod: Pod) =>
      timeline(pod).flatMap(({ container, at }) => {
        const image = images(pod).find((image) => O.elem(Text)(image.container, container));
        return image === undefined || !kinds.includes(image.kind) ? [] : [{
          labels: { container: image.container },
          value: Math.floor(toEpochMillis(at) / 1000),
        }];
      }),
    [`${name}_info`]: (pod: Pod) =>
      images(pod).filter(({ kind, desired }) => kinds.includes(kind) && O.isSome(desired)).map((
        i,
      ) => ({
        labels: {
          container: i.container,
          image_spec: textOf(i.desired),
          image: i.actual,
          image_id: textOf(i.imageID),
        },
        value: 1,
      })),
  };
}

const Text = { equals: (x: string, y: string) => x === y };

function textOf(option: O.Option<string>): string {
  return O.isSome(option) ? option.value : "";
}

/** The families of kube-state-metrics that the facts hold. */
const FAMILIES: Readonly<Record<string, (pod: Pod) => ReadonlyArray<Omit<Metric, "name">>>> = {
  kube_pod_status_scheduled_time: times("scheduled"),
  kube_pod_status_initialized_time: times("initialized"),
  kube_pod_status_container_ready_time: times("containersReady"),
  kube_pod_status_ready_time: times("ready"),
  ...containerFamilies("kube_pod_container", ["app"]),
  ...containerFamilies("kube_pod_init_container", ["init", "sidecar"]),
  kube_pod_resourceclaim_info: (pod) =>
    claims(pod)
      .filter(({ claim, template }) => O.isSome(claim) || O.isSome(template))
      .map(({ name, claim, template }) => ({
        labels: {
          claim_name: name,
          resourceclaim_name: textOf(claim),
          resourceclaim_template_name: textOf(template),
        },
        value: 1,
      })),
};

const LABELS_OF_NO_FACT = ["container_id", "restart_policy"];

corpusTest("timeline(), images() and claims() hold the series of kube-state-metrics", () => {
  const vectors = readJson("health/kube-state-metrics.json") as ReadonlyArray<MetricsVector>;
  const seen = new Set<string>();
  for (const { name, pod, expect } of vectors) {
    const families = (expect.families ?? []).filter((family) => family in FAMILIES);
    for (const family of families) {
      seen.add(family);
      const expected = (expect.metrics ?? [])
        .filter((metric) => metric.name === family)
        .map(({ labels, value }) => ({
          labels: Object.fromEntries(
            Object.entries(labels).filter(([key]) => !LABELS_OF_NO_FACT.includes(key)),
          ),
          value,
        }));
      const actual = FAMILIES[family](decoded(Pod, pod));
      assertEquals(sorted(actual), sorted(expected), `${name}: ${family}`);
    }
  }
  assertEquals([...seen].sort(), Object.keys(FAMILIES).sort());
});

function sorted(series: ReadonlyArray<Omit<Metric, "name">>): ReadonlyArray<string> {
  return series
    .map(({ labels, value }) => JSON.stringify([Object.entries(labels).sort(), value]))
    .sort();
}

/** Pods of containers for the tests of the queries. */
import { Pod } from "@k8s-fp/pod-status";
import fc from "fast-check";
import { decoded, valueOf } from "../_arbitrary.ts";

export type Json = Readonly<Record<string, unknown>>;

const REST = { name: "app", ready: false, restartCount: 0, image: "app:1", imageID: "" };

/** The JSON of a container's status; `app` unless it has another name. */
export function container(json: Json): Json {
  return { ...REST, ...json };
}

/** A pod whose only container is an app container. */
export function podOf(json: Json, spec: Json = {}): Pod {
  return decoded(Pod, { spec, status: { containerStatuses: [container(json)] } });
}

/** A pod with a container of each kind, named for its kind, that all have the same status. */
export function podOfEachKind(json: Json): Pod {
  return decoded(Pod, {
    spec: {
      initContainers: [{ name: "init" }, { name: "sidecar", restartPolicy: "Always" }],
      containers: [{ name: "app" }],
    },
    status: {
      initContainerStatuses: ["init", "sidecar"].map((name) => container({ ...json, name })),
      containerStatuses: [container({ ...json, name: "app" })],
      ephemeralContainerStatuses: [container({ ...json, name: "ephemeral" })],
    },
  });
}

/** The kinds in the order in which every query lists them. */
export const KINDS = ["init", "sidecar", "app", "ephemeral"] as const;

const instants = fc.option(
  fc.integer({ min: 0, max: 3 * 3600 }).map((seconds) =>
    new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString()
  ),
  { nil: null },
);
const ends = fc.record({
  exitCode: fc.constantFrom(0, 1, 128, 129, 137, 143, 192, 193, 255, -1073741510),
  signal: fc.constantFrom(null, 0, 9),
  reason: fc.constantFrom(null, "", "Error", "OOMKilled", "Completed"),
  startedAt: instants,
  finishedAt: instants,
});
const states = fc.record({
  waiting: fc.record({ reason: fc.constantFrom(null, "CrashLoopBackOff", "ErrImagePull", "x") }),
  running: fc.record({ startedAt: instants }),
  terminated: ends,
}, { requiredKeys: [] });
const containers = (...names: ReadonlyArray<string>) =>
  fc.tuple(...names.map((name) =>
    fc.record({
      name: fc.constant(name),
      restartCount: fc.nat(4),
      started: fc.boolean(),
      state: states,
      lastState: states,
    }).map(container)
  ));

/** Pods whose containers do what containers do, more often than those of {@link anyPod}. */
const livePods: fc.Arbitrary<Pod> = fc.record({
  os: fc.constantFrom(undefined, { name: "linux" }, { name: "windows" }),
  inits: containers("fetch", "proxy"),
  apps: containers("app", "web"),
  debuggers: containers("debug"),
}).map(({ os, inits, apps, debuggers }) =>
  decoded(Pod, {
    spec: {
      os,
      initContainers: [{ name: "fetch" }, { name: "proxy", restartPolicy: "Always" }],
    },
    status: {
      initContainerStatuses: inits,
      containerStatuses: apps,
      ephemeralContainerStatuses: debuggers,
    },
  })
);

/** Any pod that decodes. */
export const anyPod: fc.Arbitrary<Pod> = fc.oneof(livePods, valueOf(Pod));

/** A pod, and the same with its app containers in the other order: Kubernetes sorts them by name. */
export const reordered: fc.Arbitrary<readonly [Pod, Pod]> = anyPod.map((pod) => {
  const json = Pod.encode(pod) as { status?: { containerStatuses?: ReadonlyArray<unknown> } };
  const apps = json.status?.containerStatuses;
  const turned = apps === undefined
    ? json
    : { ...json, status: { ...json.status, containerStatuses: apps.toReversed() } };
  return [pod, decoded(Pod, turned)];
});

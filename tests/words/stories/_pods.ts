/**
 * Pods for stories, and what is told of them.
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

export const MINUTE = 60;

export const HOUR = 3600;

export type Json = Readonly<Record<string, unknown>>;

export const condition = (type: string, status: string, seconds: number, more: Json = {}) => ({
  type,
  status,
  lastTransitionTime: ago(seconds),
  ...more,
});

/** The conditions of a pod that has a node and is not ready for some seconds. */
export const unready = (seconds: number) => [
  condition("PodReadyToStartContainers", "True", seconds),
  condition("Initialized", "True", seconds),
  condition("Ready", "False", seconds, { reason: "ContainersNotReady" }),
  condition("ContainersReady", "False", seconds, { reason: "ContainersNotReady" }),
  condition("PodScheduled", "True", seconds),
];

export const ready = (seconds: number) => [
  condition("Ready", "True", seconds),
  condition("ContainersReady", "True", seconds),
  condition("PodScheduled", "True", seconds),
];

export const status = (name: string, json: Json) => ({
  name,
  ready: false,
  restartCount: 0,
  image: `registry.example/shop/${name}:1`,
  imageID: "",
  ...json,
});

export const ended = (seconds: number, json: Json = {}, lasted = 2) => ({
  terminated: {
    exitCode: 1,
    reason: "Error",
    startedAt: ago(seconds + lasted),
    finishedAt: ago(seconds),
    ...json,
  },
});

export const running = (seconds: number) => ({ running: { startedAt: ago(seconds) } });

export const waiting = (reason: string, message?: string) => ({ waiting: { reason, message } });

/** A pod of some containers on `node-a`, created an hour ago. */
export function pod(json: {
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
export function web(
  container: Json,
  more: { spec?: Json; status?: Json; metadata?: Json } = {},
): unknown {
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
export const crashed = (end: Json, spec: Json = {}, lasted = 2) =>
  web({
    restartCount: 7,
    state: waiting(
      "CrashLoopBackOff",
      "back-off 5m0s restarting failed container=web pod=web-5d8f7c9b6-x2x7k_shop(a1)",
    ),
    lastState: ended(30, end, lasted),
  }, { spec: { containers: [{ name: "web", ...spec }] } });

/** A pod that was deleted, with so much grace, that many seconds ago. */
export const deleted = (
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

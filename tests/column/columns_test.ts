import {
  ageColumn,
  ContainerStateTerminated,
  endText,
  ipColumn,
  nodeColumn,
  nominatedNodeColumn,
  Pod,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
  statusColumn,
  statusColumnUpTo134,
  statusContainer,
} from "@k8s-fp/pod-status";
import { assertEquals, assertFalse, assertMatch } from "@std/assert";
import fc from "fast-check";
import { decoded, valueOf } from "../_arbitrary.ts";
import { assertIndifferentToOrder } from "../query/_order.ts";

const NOW = Date.UTC(2026, 6, 1, 12);
const podOf = (json: unknown): Pod => decoded(Pod, json);

interface Container {
  readonly name: string;
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly restartCount?: number;
  readonly state?: unknown;
  readonly lastState?: unknown;
}

function status({ ready = false, restartCount = 0, ...rest }: Container): unknown {
  return { ready, restartCount, image: "app:1", imageID: "", ...rest };
}

const running = { running: { startedAt: "2026-07-01T11:00:00Z" } };
const waiting = (reason?: string) => ({ waiting: { reason } });
const ended = (exitCode: number, reason?: string, signal?: number) => ({
  terminated: { exitCode, reason, signal },
});

/** A pod of two init containers, of which the second is a sidecar, and one app container. */
function pod(phase: string, init: Container, sidecar: Container, app: Container, rest = {}): Pod {
  return podOf({
    spec: {
      containers: [{ name: app.name }],
      initContainers: [{ name: init.name }, { name: sidecar.name, restartPolicy: "Always" }],
    },
    status: {
      phase,
      initContainerStatuses: [status(init), status(sidecar)],
      containerStatuses: [status(app)],
      ...rest,
    },
  });
}

const done: Container = { name: "migrate", ready: true, state: ended(0, "Completed") };
const proxy: Container = { name: "proxy", ready: true, started: true, state: running };
const app: Container = { name: "app", ready: true, started: true, state: running };

Deno.test.each([
  { says: "Running", ready: "2/2", pod: pod("Running", done, proxy, app) },
  {
    says: "Init:0/2",
    ready: "0/2",
    pod: pod("Pending", { name: "migrate", state: running }, { name: "proxy" }, { name: "app" }),
  },
  {
    says: "Init:1/2",
    ready: "0/2",
    pod: pod("Pending", done, { name: "proxy", state: waiting("PodInitializing") }, {
      name: "app",
    }),
  },
  {
    says: "Init:CrashLoopBackOff",
    ready: "0/2",
    pod: pod("Pending", { name: "migrate", state: waiting("CrashLoopBackOff") }, proxy, {
      name: "app",
      state: waiting("PodInitializing"),
    }),
  },
  {
    says: "Init:ExitCode:1",
    ready: "0/2",
    pod: pod("Pending", { name: "migrate", state: ended(1) }, proxy, { name: "app" }),
  },
  {
    says: "Init:Signal:9",
    ready: "0/2",
    pod: pod("Pending", { name: "migrate", state: ended(137, undefined, 9) }, proxy, {
      name: "app",
    }),
  },
  {
    says: "Init:CrashLoopBackOff",
    ready: "1/2",
    pod: pod("Running", done, { name: "proxy", state: waiting("CrashLoopBackOff") }, app, {
      conditions: [{ type: "Initialized", status: "True" }],
    }),
  },
  {
    says: "CrashLoopBackOff",
    ready: "1/2",
    pod: pod("Running", done, proxy, { name: "app", state: waiting("CrashLoopBackOff") }),
  },
  {
    says: "ExitCode:0",
    ready: "1/2",
    pod: pod("Running", done, proxy, { name: "app", state: ended(0) }),
  },
])("the columns of a pod say $says and $ready", ({ pod, says, ready }) => {
  assertEquals([statusColumn(pod), readyColumn(pod)], [says, ready]);
});

/** A pod of app containers alone. */
function apps(json: Record<string, unknown>, ...containers: ReadonlyArray<Container>): Pod {
  return podOf({ status: { ...json, containerStatuses: containers.map(status) } });
}

const READY = [{ type: "Ready", status: "True" }];
const a = { name: "a", state: ended(0, "Completed") };

Deno.test.each([
  { pod: apps({ phase: "Running" }, a, app), since: "NotReady", before: "NotReady" },
  {
    pod: apps({ phase: "Running", conditions: READY }, a, app),
    since: "Running",
    before: "Running",
  },
  {
    pod: apps({ phase: "Failed" }, a, { name: "b", state: ended(3) }),
    since: "ExitCode:3",
    before: "Completed",
  },
  {
    pod: apps({ phase: "Failed" }, { name: "b", state: ended(1, "Error") }, a),
    since: "Error",
    before: "Error",
  },
  { pod: apps({ phase: "Succeeded" }, a), since: "Completed", before: "Completed" },
])(
  "a pod of which a container completed is $since, and was $before up to 1.34",
  ({ pod, since, before }) => {
    assertEquals([statusColumn(pod), statusColumnUpTo134(pod)], [since, before]);
  },
);

Deno.test.each([
  { json: {}, says: "" },
  { json: { status: { phase: "Weird" } }, says: "Weird" },
  { json: { status: { phase: "Failed", reason: "Evicted" } }, says: "Evicted" },
  {
    json: {
      status: {
        phase: "Pending",
        conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }],
      },
    },
    says: "SchedulingGated",
  },
  { json: { deleting: true, status: { phase: "Running" } }, says: "Terminating" },
  { json: { deleting: true, status: { phase: "Succeeded" } }, says: "Succeeded" },
  { json: { deleting: true, status: { phase: "Failed", reason: "NodeLost" } }, says: "Unknown" },
])("statusColumn() of a pod without containers is '$says'", ({ json, says }) => {
  const { deleting = false, ...rest }: { deleting?: boolean; status?: unknown } = json;
  const metadata = deleting ? { deletionTimestamp: "2026-07-01T12:00:00Z" } : {};
  assertEquals(statusColumn(podOf({ metadata, ...rest })), says);
});

Deno.test("restartsColumn() counts init containers until they are through, then sidecars and apps", () => {
  const lastState = { terminated: { exitCode: 1, finishedAt: "2026-07-01T11:57:00Z" } };
  const restarted = { restartCount: 2, lastState };
  const blocked = pod(
    "Pending",
    { name: "migrate", ...restarted, state: running },
    { ...proxy, restartCount: 5 },
    { ...app, restartCount: 7 },
  );
  assertEquals(restartsColumn(NOW)(blocked), "2 (3m ago)");
  const through = pod("Running", { ...done, restartCount: 3 }, { ...proxy, ...restarted }, {
    ...app,
    restartCount: 7,
  });
  assertEquals(restartsColumn(NOW)(through), "9 (3m ago)");
  assertEquals(restartsColumn(Date.UTC(2026, 6, 1))(through), "9 (<invalid> ago)");
});

Deno.test("restartsColumn() tells of no end where it counts no restart", () => {
  const lastState = { terminated: { exitCode: 1, finishedAt: "2026-07-01T11:57:00Z" } };
  assertEquals(restartsColumn(NOW)(apps({}, { name: "a", restartCount: 0, lastState })), "0");
});

Deno.test("restartsColumn() tells the latest of several ends", () => {
  const at = (finishedAt: string) => ({ terminated: { exitCode: 1, finishedAt } });
  const pod = apps(
    {},
    { name: "a", restartCount: 1, lastState: at("2026-07-01T11:00:00Z") },
    { name: "b", restartCount: 0, lastState: at("2026-07-01T11:59:00Z") },
    { name: "c", restartCount: 1, lastState: at("2026-07-01T11:30:00Z") },
  );
  assertEquals(restartsColumn(NOW)(pod), "2 (60s ago)");
});

Deno.test("of init containers with one name READY counts each that is a sidecar, and the last says what their status is of", () => {
  const rowOf = (...policies: ReadonlyArray<string | undefined>) => {
    const pod = podOf({
      spec: {
        containers: [{ name: "app" }],
        initContainers: policies.map((restartPolicy) => ({ name: "proxy", restartPolicy })),
      },
      status: { phase: "Running", initContainerStatuses: [status(proxy)] },
    });
    return [readyColumn(pod), statusColumn(pod)];
  };
  assertEquals(rowOf("Always", "Always"), ["1/3", "Running"]);
  assertEquals(rowOf(undefined, "Always"), ["1/2", "Running"]);
  assertEquals(rowOf("Always", undefined), ["0/2", "Init:0/2"]);
});

Deno.test("app containers are looked at once no init container is in the way, whatever Initialized says", () => {
  const initialized = (status: string) => ({ conditions: [{ type: "Initialized", status }] });
  const blocked = { name: "proxy", state: waiting("CrashLoopBackOff") };
  const rowOf = (sidecar: Container, condition: string) => {
    const found = pod("Running", done, sidecar, app, initialized(condition));
    return [statusColumn(found), readyColumn(found)];
  };
  for (const condition of ["True", "False", "Unknown"]) {
    assertEquals(rowOf(proxy, condition), ["Running", "2/2"]);
  }
  assertEquals(rowOf(blocked, "True"), ["Init:CrashLoopBackOff", "1/2"]);
  assertEquals(rowOf(blocked, "False"), ["Init:CrashLoopBackOff", "0/2"]);
});

Deno.test("a sidecar that ended well is through, and is not ready, whatever its status says", () => {
  const through = { ...proxy, state: ended(0, "Completed") };
  const found = pod("Running", done, through, app);
  assertEquals([statusColumn(found), readyColumn(found)], ["Running", "1/2"]);
});

Deno.test("a pod of which one container runs and another completed is Running where any Ready is True", () => {
  const wordOf = (...statuses: ReadonlyArray<string>) =>
    statusColumn(apps(
      { conditions: statuses.map((status) => ({ type: "Ready", status })) },
      { name: "job", state: ended(0, "Completed") },
      { ...app, name: "web" },
    ));
  assertEquals([wordOf("True"), wordOf("False", "True")], ["Running", "Running"]);
  assertEquals([wordOf(), wordOf("False"), wordOf("Unknown")], Array(3).fill("NotReady"));
});

Deno.test("the wide columns say <none> for what is absent or empty", () => {
  for (
    const json of [{}, { spec: { nodeName: "" }, status: { podIP: "", nominatedNodeName: "" } }]
  ) {
    const pod = podOf(json);
    for (const column of [ipColumn, nodeColumn, nominatedNodeColumn, readinessGatesColumn]) {
      assertEquals(column(pod), "<none>");
    }
    assertEquals(ageColumn(NOW)(pod), "<unknown>");
  }
});

Deno.test("readinessGatesColumn() counts a gate that is listed twice twice", () => {
  const gate = { conditionType: "example.com/a" };
  const pod = podOf({
    spec: { readinessGates: [gate, gate, { conditionType: "example.com/b" }] },
    status: { conditions: [{ type: "example.com/a", status: "True" }] },
  });
  assertEquals(readinessGatesColumn(pod), "2/3");
});

Deno.test("no column but STATUS depends on the order of conditions or containers", () => {
  assertIndifferentToOrder((pod) => [
    readyColumn(pod),
    restartsColumn(NOW)(pod),
    ageColumn(NOW)(pod),
    ipColumn(pod),
    nodeColumn(pod),
    nominatedNodeColumn(pod),
    readinessGatesColumn(pod),
  ]);
});

Deno.test("statusColumn() does not depend on the order of conditions", () => {
  assertIndifferentToOrder(
    (pod) => [statusColumn(pod), statusColumnUpTo134(pod), statusContainer(pod)],
    ["conditions"],
  );
});

Deno.test("no cell is longer than a line may be, however long the texts of a pod are", () => {
  const long = "😀".repeat(1 << 19);
  const cut = "😀".repeat(499) + "…";
  const container = (state: unknown) => status({ name: "app", state });
  const pods: ReadonlyArray<readonly [string, unknown]> = [
    [cut, { phase: long }],
    [cut, { phase: "Failed", reason: long }],
    [cut, { containerStatuses: [container({ waiting: { reason: long } })] }],
    [cut, { containerStatuses: [container({ terminated: { exitCode: 1, reason: long } })] }],
    [
      `Init:${"😀".repeat(497)}…`,
      { initContainerStatuses: [container({ waiting: { reason: long } })] },
    ],
  ];
  for (const [says, json] of pods) {
    const pod = podOf({ status: json });
    assertEquals([statusColumn(pod), statusColumnUpTo134(pod)], [says, says]);
  }
  const pod = podOf({
    spec: { nodeName: long },
    status: { podIP: long, nominatedNodeName: long },
  });
  assertEquals([nodeColumn(pod), ipColumn(pod), nominatedNodeColumn(pod)], [cut, cut, cut]);
  assertEquals(
    endText(decoded(ContainerStateTerminated, { exitCode: 1, reason: long })),
    cut,
  );
});

Deno.test("no column of any pod throws or says undefined", () => {
  const columns = [
    readyColumn,
    statusColumn,
    statusColumnUpTo134,
    restartsColumn(NOW),
    ageColumn(NOW),
    ipColumn,
    nodeColumn,
    nominatedNodeColumn,
    readinessGatesColumn,
  ];
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    for (const column of columns) assertFalse(/undefined|null|NaN|\[object/.test(column(pod)));
    assertMatch(readyColumn(pod), /^\d+\/\d+$/);
  }));
});

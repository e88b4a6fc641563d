import {
  activePodsOrd,
  ageColumn,
  type Codec,
  Container,
  containerStatusByName,
  decodeIssues,
  findCondition,
  formatIssues,
  hasCondition,
  humanDuration,
  ipColumn,
  isAvailable,
  isContainerRestartable,
  isReady,
  isTerminal,
  loggingOrd,
  nodeColumn,
  nominatedNodeColumn,
  Pod,
  podAge,
  PodCondition,
  PodSpec,
  PodStatus,
  readinessGatesColumn,
  readyColumn,
  restartsColumn,
  shouldContainerRestart,
  statusColumn,
  statusColumnUpTo134,
} from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { corpusTest, readJson, withoutNulls } from "./_corpus.ts";

interface Vector {
  readonly id: string;
  readonly name: string;
  readonly now: string;
  readonly pod: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly "expectUpTo1.34"?: { readonly status: string };
}

function vectors<A = unknown>(...names: ReadonlyArray<string>): ReadonlyArray<Vector & A> {
  const found = names.flatMap((name) => readJson(`kubectl/${name}.json`) as (Vector & A)[]);
  assertGreater(found.length, 0);
  return found;
}

function decode<A>(codec: Codec<A>, json: unknown, what: string): A {
  const decoded = codec.decode(json);
  if (decoded._tag === "Right") return decoded.right;
  throw new Error(`${what}: ${formatIssues(decodeIssues(decoded.left)).join("\n")}`);
}

function podOf({ id, pod }: Vector): Pod {
  return decode(Pod, pod, id);
}

function statusOf({ id, pod }: Vector): PodStatus {
  return decode(PodStatus, pod.status ?? {}, id);
}

/** The columns, as kubectl names them in the vectors. */
const COLUMNS: Readonly<Record<string, (now: number) => (pod: Pod) => string>> = {
  ready: () => readyColumn,
  status: () => statusColumn,
  restarts: restartsColumn,
  age: ageColumn,
  ip: () => ipColumn,
  node: () => nodeColumn,
  nominatedNode: () => nominatedNodeColumn,
  readinessGates: () => readinessGatesColumn,
};

corpusTest("the columns are those of kubectl", () => {
  for (const vector of vectors("pod-columns", "pod-columns-derived")) {
    const { id, name, now, expect } = vector;
    const asked = Object.keys(COLUMNS).filter((column) => column in expect);
    assertGreater(asked.length, 0, id);
    for (const column of asked) {
      const text = COLUMNS[column](Date.parse(now))(podOf(vector));
      assertEquals(text, expect[column], `${id}, ${name}: ${column}`);
    }
  }
});

corpusTest("statusColumnUpTo134() is the column of older servers", () => {
  for (const vector of vectors("pod-columns", "pod-columns-derived")) {
    const { status } = vector["expectUpTo1.34"] ?? vector.expect;
    if (status !== undefined) assertEquals(statusColumnUpTo134(podOf(vector)), status, vector.id);
  }
});

corpusTest("humanDuration() is that of Kubernetes", () => {
  for (const { id, durationMs, expect } of vectors<{ durationMs: number }>("human-duration")) {
    assertEquals(humanDuration(durationMs), expect.text, id);
  }
});

corpusTest("ageColumn() and podAge() are the ages that kubectl prints", () => {
  type Age = { readonly timestamp: string | null; readonly direction: string };
  for (const { id, now, timestamp, direction, expect } of vectors<Age>("age")) {
    const pod = decode(Pod, { metadata: { creationTimestamp: timestamp } }, id);
    const ageOf = direction === "until" ? timeUntilCreation : ageColumn;
    assertEquals(ageOf(Date.parse(now))(pod), expect.text, id);
  }
});

/** How kubectl prints the time up to a creation that is yet to come. */
function timeUntilCreation(now: number): (pod: Pod) => string {
  return (pod) =>
    O.match(() => "<unknown>", (age: number) => humanDuration(-age))(podAge(now)(pod));
}

corpusTest("the phase of a pod that isTerminal() is the condition of its row in kubectl", () => {
  type Row = ReadonlyArray<Readonly<Record<"type" | "status" | "reason", string>>>;
  const asked = vectors("pod-columns");
  assertGreater(asked.filter(({ expect }) => "rowConditions" in expect).length, 0);
  for (const vector of asked) {
    const { rowConditions = [] } = vector.expect as { readonly rowConditions?: Row };
    const status = statusOf(vector);
    assertEquals(
      rowConditions.map(({ type, status, reason }) => [type, status, reason]),
      isTerminal(status) ? [["Completed", "True", O.toUndefined(status.phase)]] : [],
      vector.id,
    );
  }
});

corpusTest("loggingOrd and activePodsOrd sort as kubectl does", () => {
  type Pods = { readonly pods: ReadonlyArray<unknown>; readonly reverse?: boolean };
  const orders = { "by-logging-order": loggingOrd, "active-pods-order": activePodsOrd };
  for (const [name, { compare }] of Object.entries(orders)) {
    for (const { id, pods, reverse = false, expect } of vectors<Pods>(name)) {
      const sorted = pods.map((pod) => decode(Pod, pod, id))
        .toSorted((x, y) => reverse ? compare(y, x) : compare(x, y))
        .map(({ metadata }) =>
          O.toNullable(O.flatMap((meta: { name: O.Option<string> }) => meta.name)(metadata))
        );
      if ("order" in expect) assertEquals(sorted, expect.order, id);
      if ("first" in expect) assertEquals(sorted[0], expect.first, id);
    }
  }
});

corpusTest("isReady(), isTerminal(), isAvailable() and conditions are those of Kubernetes", () => {
  for (const vector of vectors("is-pod-ready")) {
    assertEquals(isReady(statusOf(vector)), vector.expect.ready, vector.id);
  }
  for (const vector of vectors("is-pod-terminal")) {
    assertEquals(isTerminal(statusOf(vector)), vector.expect.terminal, vector.id);
  }
  for (const vector of vectors("is-containers-ready")) {
    const isTrue = hasCondition("ContainersReady")(statusOf(vector));
    assertEquals(isTrue, vector.expect.containersReady, vector.id);
  }
  for (const vector of vectors<{ conditionType: string }>("get-condition")) {
    const found = findCondition(vector.conditionType)(statusOf(vector));
    const json = O.isSome(found) ? PodCondition.encode(found.value) : null;
    assertEquals(withoutNulls(json), withoutNulls(vector.expect.condition), vector.id);
  }
  type Available = { readonly minReadySeconds: number };
  for (const vector of vectors<Available>("is-pod-available", "is-pod-available-derived")) {
    const { id, now, minReadySeconds, expect } = vector;
    const available = isAvailable(Date.parse(now), minReadySeconds)(statusOf(vector));
    assertEquals(available, expect.available, id);
    // kubectl's own copy of the rule leaves out the boundary, as if it looked a moment earlier.
    const isEarlier = isAvailable(Date.parse(now) - 1, minReadySeconds)(statusOf(vector));
    assertEquals(isEarlier, expect.availableKubectl ?? isEarlier, id);
  }
});

corpusTest("isContainerRestartable() and shouldContainerRestart() are those of Kubernetes", () => {
  type Policies = { readonly podSpec: unknown; readonly container: unknown };
  for (const { id, podSpec, container, expect } of vectors<Policies>("is-container-restartable")) {
    const isRestartable = isContainerRestartable(decode(PodSpec, podSpec, id));
    assertEquals(isRestartable(decode(Container, container, id)), expect.restartable, id);
  }
  type Ends = Policies & { readonly exitCode: number };
  for (const vector of vectors<Ends>("container-should-restart")) {
    const { id, podSpec, container, exitCode, expect } = vector;
    const shouldRestart = shouldContainerRestart(exitCode)(decode(PodSpec, podSpec, id));
    assertEquals(shouldRestart(decode(Container, container, id)), expect.restart, id);
  }
});

corpusTest("containerStatusByName() finds the container that Kubernetes finds", () => {
  type Lookup = { readonly statuses: ReadonlyArray<unknown>; readonly containerName: string };
  for (const { id, statuses, containerName, expect } of vectors<Lookup>("get-container-status")) {
    const status = decode(PodStatus, { containerStatuses: statuses }, id);
    const found = containerStatusByName(containerName).getOption(status);
    assertEquals(O.isSome(found), expect.exists, id);
  }
});

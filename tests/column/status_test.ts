import {
  ContainerState,
  endText,
  getMonoid,
  Pod,
  statusColumn,
  statusContainer,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { anyPod, container } from "../query/_containers.ts";

const waiting = { state: { waiting: { reason: "ErrImagePull" } } };
const running = { state: { running: {} }, ready: true };
const completed = { state: { terminated: { exitCode: 0, reason: "Completed" } } };
const failed = { state: { terminated: { exitCode: 1, reason: "Error" } } };
const NO_STATE = getMonoid(ContainerState).empty;
const READY = [{ type: "Ready", status: "True" }];
const DELETED = { deletionTimestamp: "2026-01-01T00:00:00Z" };

interface Case {
  readonly word: string;
  readonly by: string | null;
  readonly apps?: ReadonlyArray<object>;
  readonly inits?: ReadonlyArray<object>;
  readonly status?: object;
  readonly metadata?: object;
}

Deno.test.each<Case>([
  { word: "ErrImagePull", by: "app-1", apps: [running, waiting, failed] },
  { word: "Error", by: "app-0", apps: [failed, waiting] },
  { word: "Error", by: "app-1", apps: [completed, failed] },
  { word: "Completed", by: "app-0", apps: [completed, completed] },
  { word: "Init:Error", by: "init-1", inits: [completed, failed, {}], apps: [waiting] },
  { word: "Init:0/1", by: "init-0", inits: [{}] },
  {
    word: "ErrImagePull",
    by: "app-0",
    inits: [failed],
    apps: [waiting],
    status: { conditions: [{ type: "Initialized", status: "True" }] },
  },
  { word: "Running", by: null, apps: [running], status: { phase: "Running" } },
  { word: "Running", by: null, apps: [completed, running], status: { conditions: READY } },
  { word: "NotReady", by: null, apps: [completed, running] },
  {
    word: "NotReady",
    by: null,
    apps: [completed, running],
    status: { conditions: [{ type: "Initialized", status: "True" }] },
  },
  {
    word: "Completed",
    by: "app-0",
    apps: [completed, { state: { ...waiting.state, ...failed.state } }],
  },
  { word: "Pending", by: null, apps: [{}], status: { phase: "Pending" } },
  { word: "Evicted", by: null, status: { phase: "Failed", reason: "Evicted" } },
  {
    word: "SchedulingGated",
    by: null,
    status: { conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }] },
  },
  {
    word: "Pending",
    by: null,
    status: {
      phase: "Pending",
      conditions: [{ type: "x", status: "", reason: "SchedulingGated" }],
    },
  },
  { word: "Terminating", by: null, apps: [waiting], metadata: DELETED },
  { word: "Unknown", by: null, apps: [failed], status: { reason: "NodeLost" }, metadata: DELETED },
  { word: "Error", by: "app-0", apps: [failed], status: { phase: "Failed" }, metadata: DELETED },
  { word: "", by: null },
])("statusContainer() of a pod that is '$word' is $by", (asked) => {
  const { word, by, apps = [], inits = [], status, metadata } = asked;
  const named = (prefix: string) => (json: object, i: number) =>
    container({ ...json, name: `${prefix}-${i}` });
  const pod = decoded(Pod, {
    metadata,
    spec: { initContainers: inits.map((_, i) => ({ name: `init-${i}` })) },
    status: {
      ...status,
      initContainerStatuses: inits.map(named("init")),
      containerStatuses: apps.map(named("app")),
    },
  });
  const found = statusContainer(pod);
  assertEquals([statusColumn(pod), O.isSome(found) ? found.value.status.name : null], [word, by]);
});

Deno.test("statusContainer() of any pod is one of its containers that says the word", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const found = statusContainer(pod);
    if (O.isNone(found)) return;
    const word = statusColumn(pod);
    const { state } = found.value.status;
    const { waiting, terminated } = O.getOrElse(() => NO_STATE)(state);
    const words = [
      ...(O.isSome(waiting) && O.isSome(waiting.value.reason) ? [waiting.value.reason.value] : []),
      ...(O.isSome(terminated) ? [endText(terminated.value)] : []),
    ];
    assert(/^Init:\d+\/\d+$/.test(word) || words.includes(word.replace(/^Init:/, "")), word);
  }));
});

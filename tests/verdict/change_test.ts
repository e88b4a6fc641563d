import {
  diff,
  formatPodChange,
  formatVerdictChange,
  Pod,
  type Verdict,
  verdict,
  verdictChange,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../_arbitrary.ts";
import { anyPod, container } from "../query/_containers.ts";

const NOW = Date.UTC(2026, 6, 1, 12);
const judge = verdict(NOW);

const READY = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const podOf = (json: Readonly<Record<string, unknown>>, status = {}): Pod =>
  decoded(Pod, {
    metadata: { namespace: "shop", name: "web", creationTimestamp: ago(60) },
    spec: { nodeName: "node-a" },
    status: { containerStatuses: [container(json)], ...status },
  });
const waits = (reason: string) => podOf({ state: { waiting: { reason } }, restartCount: 4 });
const ended = { terminated: { exitCode: 1, finishedAt: ago(30) } };
const runs = podOf({
  state: { running: { startedAt: ago(20) } },
  lastState: ended,
  restartCount: 4,
});

const changeOf = (older: Pod, newer: Pod) => verdictChange(judge(older))(judge(newer));
const told = (older: Pod, newer: Pod) =>
  O.toNullable(O.map(formatPodChange)(changeOf(older, newer)));

Deno.test.each([
  {
    what: "an image that cannot be had",
    older: waits("ContainerCreating"),
    newer: waits("ErrImagePull"),
    says: "stuck: ErrImagePull",
  },
  {
    what: "a pull that is held back now",
    older: waits("ErrImagePull"),
    newer: waits("ImagePullBackOff"),
    says: null,
  },
  {
    what: "a configuration that is missing after the image came",
    older: waits("ErrImagePull"),
    newer: waits("CreateContainerConfigError"),
    says: "stuck: CreateContainerConfigError",
  },
  {
    what: "the run between two crashes",
    older: waits("CrashLoopBackOff"),
    newer: runs,
    says: null,
  },
  {
    what: "the end of a run, before it is held back",
    older: runs,
    newer: podOf({ state: ended, restartCount: 4 }),
    says: null,
  },
  {
    what: "a pod that is well again",
    older: waits("ErrImagePull"),
    newer: podOf({ ready: true, state: { running: {} } }, READY),
    says: "no longer stuck, ready",
  },
  {
    what: "a stuck pod that failed",
    older: waits("ErrImagePull"),
    newer: podOf({}, { phase: "Failed", reason: "Evicted" }),
    says: "failed: Evicted",
  },
  {
    what: "a pod that failed, and nothing tells why",
    older: podOf({ state: { running: {} } }),
    newer: podOf({ state: { running: {} } }, { phase: "Failed" }),
    says: "failed",
  },
  {
    what: "a reason that comes after the failure",
    older: podOf({ state: { running: {} } }, { phase: "Failed" }),
    newer: podOf({}, { phase: "Failed", reason: "Evicted" }),
    says: "failed: Evicted",
  },
  {
    what: "a pod that becomes ready",
    older: podOf({ state: { running: {} } }),
    newer: podOf({ ready: true, state: { running: {} } }, READY),
    says: "ready",
  },
])("verdictChange() tells of $what: $says", ({ older, newer, says }) => {
  assertEquals(told(older, newer), says);
  assertEquals(told(newer, newer), null);
});

Deno.test("verdictChange() tells whenever the tags of two verdicts differ, and in words", () => {
  fc.assert(fc.property(anyPod, anyPod, fc.nat(4e12), (older, newer, now) => {
    const [from, to] = [older, newer].map((pod) => verdict(now)(pod));
    const change = verdictChange(from)(to);
    if (from._tag !== to._tag) assert(O.isSome(change));
    if (O.isNone(change)) return;
    assertEquals([change.value.from, change.value.to], [from, to]);
    const line = formatPodChange(change.value);
    assertMatch(line, /^[a-z].*\S$/);
    assert(line.length <= 1000);
    assertEquals(verdictChange(to)(to), O.none);
  }));
});

Deno.test("formatVerdictChange() tells who gets stuck or is no longer, and of nobody else", () => {
  const isBad = ({ _tag }: Verdict) => _tag === "Stuck" || _tag === "Failed";
  const lines = formatVerdictChange(NOW);
  fc.assert(fc.property(anyPod, anyPod, (older, newer) => {
    const found = lines({ _tag: "Changed", older, newer, changes: diff(older)(newer) });
    const [from, to] = [judge(older), judge(newer)];
    if (isBad(from) !== isBad(to)) assertEquals(found.length, 1);
    if (!isBad(from) && !isBad(to)) assertEquals(found, []);
    assertEquals(lines({ _tag: "Deleted", pod: older, changes: [] }), []);
  }));
  assertEquals(lines({ _tag: "Added", pod: runs }), ["shop/web: stuck: CrashLoopBackOff"]);
  assertEquals(lines({ _tag: "Added", pod: waits("ContainerCreating") }), []);
});

import { activePodsOrd, loggingOrd, Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded, valueOf } from "../../_arbitrary.ts";

const podOf = (json: unknown): Pod => decoded(Pod, json);

const READY = { type: "Ready", status: "True" };
const since = (lastTransitionTime: string) => [{ ...READY, lastTransitionTime }];
const early = "2026-01-01T00:00:00Z";
const late = "2026-01-02T00:00:00Z";

function restarted(restartCount: number, list = "containerStatuses"): unknown {
  const container = { name: "proxy", ready: true, image: "app:1", imageID: "", restartCount };
  return {
    spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
    status: { [list]: [container] },
  };
}

/** Pods that differ in one thing, the first before the second in the order named. */
const DIFFERENCES: Readonly<
  Record<string, { ord: typeof loggingOrd; first: unknown; second: unknown }>
> = {
  "a node": {
    ord: loggingOrd,
    first: { spec: { nodeName: "a" } },
    second: { spec: { nodeName: "" } },
  },
  "no node": { ord: activePodsOrd, first: {}, second: { spec: { nodeName: "a" } } },
  "a phase that ranks with Running": {
    ord: loggingOrd,
    first: { status: { phase: "Failed" } },
    second: { status: { phase: "Unknown" } },
  },
  "an unknown phase": {
    ord: loggingOrd,
    first: { status: { phase: "Unknown" } },
    second: { status: { phase: "Pending" } },
  },
  "a pending phase": {
    ord: activePodsOrd,
    first: { status: { phase: "Pending" } },
    second: { status: { phase: "Running" } },
  },
  "a pending phase before an unknown one": {
    ord: activePodsOrd,
    first: { status: { phase: "Pending" } },
    second: { status: { phase: "Unknown" } },
  },
  "a sidecar's restarts, though the last init container of its name is none": {
    ord: loggingOrd,
    first: {
      ...Object(restarted(1, "initContainerStatuses")),
      spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }, { name: "proxy" }] },
    },
    second: {},
  },
  "readiness": { ord: loggingOrd, first: { status: { conditions: [READY] } }, second: {} },
  "no readiness": { ord: activePodsOrd, first: {}, second: { status: { conditions: [READY] } } },
  "a deletion": {
    ord: activePodsOrd,
    first: { metadata: { deletionTimestamp: late } },
    second: {},
  },
  "an older deletion": {
    ord: activePodsOrd,
    first: { metadata: { deletionTimestamp: early } },
    second: { metadata: { deletionTimestamp: late } },
  },
  "a longer readiness": {
    ord: loggingOrd,
    first: { status: { conditions: since(early) } },
    second: { status: { conditions: since(late) } },
  },
  "a readiness of known age": {
    ord: loggingOrd,
    first: { status: { conditions: since(late) } },
    second: { status: { conditions: [READY] } },
  },
  "a shorter readiness": {
    ord: activePodsOrd,
    first: { status: { conditions: since(late) } },
    second: { status: { conditions: since(early) } },
  },
  "a readiness of unknown age": {
    ord: activePodsOrd,
    first: { status: { conditions: [READY] } },
    second: { status: { conditions: since(late) } },
  },
  "more restarts": { ord: loggingOrd, first: restarted(3), second: restarted(2) },
  "more restarts, to be given up": {
    ord: activePodsOrd,
    first: restarted(3),
    second: restarted(2),
  },
  "more restarts of a sidecar": {
    ord: loggingOrd,
    first: restarted(3, "initContainerStatuses"),
    second: restarted(2, "initContainerStatuses"),
  },
  "an older creation": {
    ord: loggingOrd,
    first: { metadata: { creationTimestamp: early } },
    second: { metadata: { creationTimestamp: late } },
  },
  "a known creation": {
    ord: loggingOrd,
    first: { metadata: { creationTimestamp: late } },
    second: {},
  },
  "a newer creation": {
    ord: activePodsOrd,
    first: { metadata: { creationTimestamp: late } },
    second: { metadata: { creationTimestamp: early } },
  },
  "an unknown creation": {
    ord: activePodsOrd,
    first: {},
    second: { metadata: { creationTimestamp: late } },
  },
};

for (const [what, { ord, first, second }] of Object.entries(DIFFERENCES)) {
  Deno.test(`${ord === loggingOrd ? "loggingOrd" : "activePodsOrd"} puts ${what} first`, () => {
    const [x, y] = [podOf(first), podOf(second)];
    assertEquals([ord.compare(x, y), ord.compare(y, x), ord.equals(x, y)], [-1, 1, false]);
  });
}

/** The status of a pod whose init container, no sidecar, restarted some times. */
function initRestarted(restartCount: number): unknown {
  const container = { name: "migrate", ready: true, image: "app:1", imageID: "", restartCount };
  return { initContainerStatuses: [container] };
}

const unreadySince = (lastTransitionTime: string) => ({
  conditions: [{ type: "Ready", status: "False", lastTransitionTime }],
});

Deno.test.each([
  { what: "on two nodes", pods: ["a", "b"].map((nodeName) => ({ spec: { nodeName } })) },
  {
    what: "unready since two times",
    pods: [early, late].map((at) => ({ status: unreadySince(at) })),
  },
  { what: "of restarted init containers", pods: [2, 3].map((n) => ({ status: initRestarted(n) })) },
])("pods $what tie", ({ pods }) => {
  const [x, y] = pods.map(podOf);
  for (const ord of [loggingOrd, activePodsOrd]) assertEquals(ord.equals(x, y), true);
});

for (const [name, ord] of Object.entries({ loggingOrd, activePodsOrd })) {
  Deno.test(`${name} is a total preorder of any pods`, () => {
    fc.assert(fc.property(valueOf(Pod), valueOf(Pod), valueOf(Pod), (x, y, z) => {
      assertEquals(ord.compare(x, x), 0);
      assertEquals(ord.compare(x, y) + ord.compare(y, x), 0);
      assertEquals(ord.equals(x, y), ord.compare(x, y) === 0);
      const [a, b, c] = [x, y, z].toSorted(ord.compare);
      assertEquals(
        ord.compare(a, b) <= 0 && ord.compare(b, c) <= 0 && ord.compare(a, c) <= 0,
        true,
      );
    }));
  });
}

Deno.test("both orders compare the restarts of the container that has most, not those of all", () => {
  const pod = (...counts: ReadonlyArray<number>) =>
    podOf({
      status: {
        containerStatuses: counts.map((restartCount, i) => ({
          name: `c${i}`,
          ready: true,
          image: "app:1",
          imageID: "",
          restartCount,
        })),
      },
    });
  for (const { compare } of [loggingOrd, activePodsOrd]) {
    assertEquals(compare(pod(3, 3), pod(5)), 1);
    assertEquals(compare(pod(1, 5), pod(5, 2)), 0);
  }
});

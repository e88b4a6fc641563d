import {
  containerResources,
  isResized,
  Pod,
  podContainers,
  PodStatus,
  resize,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, quantities, textOf, valueOf } from "../../_arbitrary.ts";

function condition(type: string, status: string, rest: object = {}): object {
  return { type: `PodResize${type}`, status, ...rest };
}

function pending(reason: O.Option<string>, message: O.Option<string> = O.none) {
  return O.some({ reason, message });
}

function inProgress(hasError: boolean, message: O.Option<string> = O.none) {
  return O.some({ hasError, message });
}

Deno.test.each([
  { what: "nothing", status: {}, expected: O.none },
  {
    what: "a deferred resize",
    status: {
      conditions: [condition("Pending", "True", { reason: "Deferred", message: "node is full" })],
    },
    expected: O.some({
      pending: pending(O.some("Deferred"), O.some("node is full")),
      inProgress: O.none,
    }),
  },
  {
    what: "a resize that waits for no reason",
    status: { conditions: [condition("Pending", "True", { reason: "", message: "" })] },
    expected: O.some({ pending: pending(O.none), inProgress: O.none }),
  },
  {
    what: "a resize in progress",
    status: { conditions: [condition("InProgress", "True")] },
    expected: O.some({ pending: O.none, inProgress: inProgress(false) }),
  },
  {
    what: "a resize that failed",
    status: {
      conditions: [condition("InProgress", "True", { reason: "Error", message: "cgroup" })],
    },
    expected: O.some({ pending: O.none, inProgress: inProgress(true, O.some("cgroup")) }),
  },
  {
    what: "a resize in progress with the next pending",
    status: {
      conditions: [
        condition("InProgress", "True"),
        condition("Pending", "True", { reason: "Infeasible" }),
      ],
    },
    expected: O.some({ pending: pending(O.some("Infeasible")), inProgress: inProgress(false) }),
  },
  {
    what: "conditions that do not hold",
    status: {
      conditions: [
        condition("Pending", "False", { reason: "Deferred" }),
        condition("InProgress", "Unknown"),
      ],
    },
    expected: O.none,
  },
  {
    what: "the text of 1.32 beside a condition, which counts",
    status: { resize: "InProgress", conditions: [condition("Pending", "False")] },
    expected: O.none,
  },
  {
    what: "the text InProgress",
    status: { resize: "InProgress", conditions: [{ type: "Ready", status: "True" }] },
    expected: O.some({ pending: O.none, inProgress: inProgress(false) }),
  },
  { what: "the empty text", status: { resize: "" }, expected: O.none },
  ...["Proposed", "Deferred", "Infeasible"].map((text) => ({
    what: `the text ${text}`,
    status: { resize: text },
    expected: O.some({ pending: pending(O.some(text)), inProgress: O.none }),
  })),
])("resize() of a status with $what", ({ status, expected }) => {
  assertEquals(resize(decoded(PodStatus, status)), expected);
});

Deno.test("resize() of any status tells of something or of nothing", () => {
  fc.assert(fc.property(valueOf(PodStatus), (status) => {
    const found = resize(status);
    assert(O.isNone(found) || O.isSome(found.value.pending) || O.isSome(found.value.inProgress));
  }));
});

Deno.test("resize() takes conditions in any order", () => {
  const conditions = fc.tuple(
    ...["Pending", "InProgress", "Other"].map((type) =>
      fc.tuple(fc.constantFrom("True", "False"), fc.constantFrom("Error", "Deferred", undefined))
        .map(([status, reason]) => condition(type, status, { reason }))
    ),
  );
  fc.assert(fc.property(conditions, (conditions) => {
    const resizeOf = (conditions: object[]) => resize(decoded(PodStatus, { conditions }));
    assertEquals(resizeOf(conditions.toReversed()), resizeOf(conditions));
  }));
});

type Amounts = Readonly<Record<string, string>>;

interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

function container(name: string, resources?: Resources | null): object {
  return { name, ready: true, restartCount: 0, image: "app:1", imageID: "", resources };
}

function podOf(asked?: Resources | null, actual?: Resources | null): Pod {
  return decoded(Pod, {
    spec: { containers: [{ name: "app", resources: asked }] },
    status: { containerStatuses: [container("app", actual)] },
  });
}

Deno.test.each([
  {
    asked: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2" } },
    actual: { requests: { cpu: "1000m", memory: "1073741824" }, limits: { cpu: "2" } },
    answer: O.some(true),
  },
  { asked: { requests: { cpu: "1" } }, actual: { requests: { cpu: "2" } }, answer: O.some(false) },
  {
    asked: { limits: { memory: "1Gi" } },
    actual: { limits: { memory: "2Gi" } },
    answer: O.some(false),
  },
  { asked: { requests: { cpu: "1" } }, actual: { limits: { cpu: "1" } }, answer: O.some(false) },
  { asked: { limits: { cpu: "1" } }, actual: {}, answer: O.some(false) },
  { asked: {}, actual: { limits: { cpu: "1" } }, answer: O.some(false) },
  { asked: {}, actual: {}, answer: O.some(true) },
  { asked: { requests: {} }, actual: { limits: {} }, answer: O.some(true) },
  // Neither a device nor storage can be resized, and not every kubelet tells of them.
  { asked: { limits: { "example.com/gpu": "1" } }, actual: {}, answer: O.some(true) },
  { asked: { requests: { cpu: "1" } }, actual: null, answer: O.none },
  { asked: null, actual: { requests: { cpu: "1" } }, answer: O.none },
])("isResized() of %j", ({ asked, actual, answer }) => {
  const pod = podOf(asked, actual);
  assertEquals(isResized(pod), answer);
  assertEquals(containerResources(pod).map((c) => c.isResized), [answer]);
});

const [ONE, TWO] = ["1", "2"].map((cpu): Resources => ({ requests: { cpu } }));

Deno.test.each([
  {
    what: "a sidecar has not",
    spec: { initContainers: [{ name: "proxy", restartPolicy: "Always", resources: TWO }] },
    status: { initContainerStatuses: [container("proxy", ONE)] },
    answer: O.some(false),
  },
  {
    what: "an init container has not, which is over",
    spec: { initContainers: [{ name: "init", resources: TWO }] },
    status: { initContainerStatuses: [container("init", ONE)] },
    answer: O.some(true),
  },
  {
    what: "a container has no status yet",
    spec: { containers: [{ name: "app", resources: ONE }, { name: "new", resources: ONE }] },
    status: {},
    answer: O.none,
  },
  {
    what: "one container is unknown, and one has not",
    spec: { containers: [{ name: "app", resources: TWO }, { name: "new", resources: ONE }] },
    status: {},
    answer: O.some(false),
  },
  {
    what: "the pod as a whole has not",
    spec: { resources: TWO },
    status: { resources: ONE },
    answer: O.some(false),
  },
  {
    what: "the pod as a whole has",
    spec: { resources: TWO },
    status: { resources: TWO },
    answer: O.some(true),
  },
  { what: "the pod as a whole is unknown", spec: { resources: TWO }, status: {}, answer: O.none },
])("isResized() of a pod of which $what", ({ spec, status, answer }) => {
  const pod = decoded(Pod, {
    spec: { containers: [{ name: "app", resources: ONE }], ...spec },
    status: { containerStatuses: [container("app", ONE)], ...status },
  });
  assertEquals(isResized(pod), answer);
});

Deno.test("isResized() of a pod of which nothing is known", () => {
  assertEquals(isResized(decoded(Pod, {})), O.none);
});

Deno.test("isResized() holds once what was asked for is in force", () => {
  const amounts = fc.dictionary(fc.constantFrom("cpu", "memory", "example.com/gpu"), quantities);
  const resources = fc.record({ requests: amounts, limits: amounts }, { requiredKeys: [] });
  fc.assert(fc.property(resources, (resources) => {
    assertEquals(isResized(podOf(resources, resources)), O.some(true));
  }));
});

Deno.test("containerResources() joins spec and status by name", () => {
  const pod = decoded(Pod, {
    spec: { containers: [{ name: "b", resources: TWO }, { name: "a", resources: ONE }] },
    status: {
      containerStatuses: [
        { ...container("a", TWO), allocatedResources: { cpu: "1500m" } },
        container("stray"),
      ],
    },
  });
  assertEquals(
    containerResources(pod).map((c) => [
      c.container,
      O.isSome(c.asked) ? textOf(c.asked.value.requests) : "",
      O.isSome(c.actual) ? textOf(c.actual.value.requests) : "",
      textOf(c.allocated),
    ]),
    [
      [
        "a",
        textOf(O.some({ cpu: "1" })),
        textOf(O.some({ cpu: "2" })),
        textOf(O.some({ cpu: "1500m" })),
      ],
      ["stray", "", "", textOf(O.none)],
    ],
  );
});

Deno.test("containerResources() of any pod has an item for each of podContainers()", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const resources = containerResources(pod);
    assertEquals(
      resources.map(({ container, kind }) => [container, kind]),
      podContainers(pod).map(({ kind, status }) => [status.name, kind]),
    );
    for (const { asked, actual, isResized } of resources) {
      assertEquals(O.isSome(isResized), O.isSome(asked) && O.isSome(actual));
    }
  }));
});

Deno.test("isResized() takes the containers of any pod in any order", () => {
  const names = ["a", "b", "c"];
  const choice = fc.constantFrom(ONE, TWO, undefined);
  const lists = fc.tuple(
    fc.array(choice, { minLength: 3, maxLength: 3 }),
    fc.array(choice, { minLength: 3, maxLength: 3 }),
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  );
  fc.assert(fc.property(lists, ([asked, actual, order]) => {
    const answer = (order: ReadonlyArray<number>) =>
      isResized(decoded(Pod, {
        spec: { containers: order.map((i) => ({ name: names[i], resources: asked[i] })) },
        status: { containerStatuses: names.map((name, i) => container(name, actual[i])) },
      }));
    assertEquals(answer(order), answer([0, 1, 2]));
  }));
});

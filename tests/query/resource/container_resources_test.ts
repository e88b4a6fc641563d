import {
  containerResources,
  memoryLimit,
  Pod,
  podContainers,
  resourceMatch,
} from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, quantities, textOf, valueOf } from "../../_arbitrary.ts";

type Amounts = Readonly<Record<string, string>>;

interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

function container(name: string, resources?: Resources | null): object {
  return { name, ready: true, restartCount: 0, image: "app:1", imageID: "", resources };
}

function podOf(desired?: Resources | null, actual?: Resources | null): Pod {
  return decoded(Pod, {
    spec: { containers: [{ name: "app", resources: desired }] },
    status: { containerStatuses: [container("app", actual)] },
  });
}

Deno.test.each([
  {
    desired: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2" } },
    actual: { requests: { cpu: "1000m", memory: "1073741824" }, limits: { cpu: "2" } },
    answer: "same",
  },
  { desired: { requests: { cpu: "1" } }, actual: { requests: { cpu: "2" } }, answer: "other" },
  {
    desired: { limits: { memory: "1Gi" } },
    actual: { limits: { memory: "2Gi" } },
    answer: "other",
  },
  { desired: { requests: { cpu: "1" } }, actual: { limits: { cpu: "1" } }, answer: "other" },
  { desired: { limits: { cpu: "1" } }, actual: {}, answer: "other" },
  { desired: {}, actual: { limits: { cpu: "1" } }, answer: "other" },
  { desired: {}, actual: {}, answer: "same" },
  { desired: { requests: {} }, actual: { limits: {} }, answer: "same" },
  // Neither a device nor storage can be resized, and not every kubelet tells of them.
  { desired: { limits: { "example.com/gpu": "1" } }, actual: {}, answer: "same" },
  { desired: { requests: { cpu: "1" } }, actual: null, answer: "unknown" },
  { desired: null, actual: { requests: { cpu: "1" } }, answer: "unknown" },
])("resourceMatch() of %j", ({ desired, actual, answer }) => {
  const pod = podOf(desired, actual);
  assertEquals(resourceMatch(pod), answer);
  assertEquals(containerResources(pod).map((c) => c.match), [answer]);
});

const [ONE, TWO] = ["1", "2"].map((cpu): Resources => ({ requests: { cpu } }));

Deno.test.each([
  {
    what: "a sidecar has not",
    spec: { initContainers: [{ name: "proxy", restartPolicy: "Always", resources: TWO }] },
    status: { initContainerStatuses: [container("proxy", ONE)] },
    answer: "other",
  },
  {
    what: "an init container has not, which is over",
    spec: { initContainers: [{ name: "init", resources: TWO }] },
    status: { initContainerStatuses: [container("init", ONE)] },
    answer: "same",
  },
  {
    what: "a container has no status yet",
    spec: { containers: [{ name: "app", resources: ONE }, { name: "new", resources: ONE }] },
    status: {},
    answer: "unknown",
  },
  {
    what: "one container is unknown, and one has not",
    spec: { containers: [{ name: "app", resources: TWO }, { name: "new", resources: ONE }] },
    status: {},
    answer: "other",
  },
  {
    what: "the pod as a whole has not",
    spec: { resources: TWO },
    status: { resources: ONE },
    answer: "other",
  },
  {
    what: "the pod as a whole has",
    spec: { resources: TWO },
    status: { resources: TWO },
    answer: "same",
  },
  {
    what: "the pod as a whole is unknown",
    spec: { resources: TWO },
    status: {},
    answer: "unknown",
  },
])("resourceMatch() of a pod of which $what", ({ spec, status, answer }) => {
  const pod = decoded(Pod, {
    spec: { containers: [{ name: "app", resources: ONE }], ...spec },
    status: { containerStatuses: [container("app", ONE)], ...status },
  });
  assertEquals(resourceMatch(pod), answer);
});

Deno.test("resourceMatch() of a pod of which nothing is known", () => {
  assertEquals(resourceMatch(decoded(Pod, {})), "unknown");
});

Deno.test("resourceMatch() is the same once what the spec says is in force", () => {
  const amounts = fc.dictionary(fc.constantFrom("cpu", "memory", "example.com/gpu"), quantities);
  const resources = fc.record({ requests: amounts, limits: amounts }, { requiredKeys: [] });
  fc.assert(fc.property(resources, (resources) => {
    assertEquals(resourceMatch(podOf(resources, resources)), "same");
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
      O.isSome(c.desired) ? textOf(c.desired.value.requests) : "",
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
    for (const { desired, actual, match } of resources) {
      assertEquals(match !== "unknown", O.isSome(desired) && O.isSome(actual));
    }
  }));
});

Deno.test("resourceMatch() takes the containers of any pod in any order", () => {
  const names = ["a", "b", "c"];
  const choice = fc.constantFrom(ONE, TWO, undefined);
  const lists = fc.tuple(
    fc.array(choice, { minLength: 3, maxLength: 3 }),
    fc.array(choice, { minLength: 3, maxLength: 3 }),
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  );
  fc.assert(fc.property(lists, ([desired, actual, order]) => {
    const answer = (order: ReadonlyArray<number>) =>
      resourceMatch(decoded(Pod, {
        spec: { containers: order.map((i) => ({ name: names[i], resources: desired[i] })) },
        status: { containerStatuses: names.map((name, i) => container(name, actual[i])) },
      }));
    assertEquals(answer(order), answer([0, 1, 2]));
  }));
});

Deno.test.each([
  { what: "in force", desired: "2Gi", actual: { limits: { memory: "1Gi" } }, limit: "1Gi" },
  {
    what: "of the spec, where the status tells of none",
    desired: "2Gi",
    actual: null,
    limit: "2Gi",
  },
  { what: "that is gone", desired: "2Gi", actual: { requests: { memory: "1Gi" } }, limit: "" },
  { what: "of neither", desired: null, actual: null, limit: "" },
])("memoryLimit() is the limit $what", ({ desired, actual, limit }) => {
  const pod = podOf(desired === null ? null : { limits: { memory: desired } }, actual);
  assertEquals(podContainers(pod).map((c) => String(O.toUndefined(memoryLimit(c)) ?? "")), [limit]);
});

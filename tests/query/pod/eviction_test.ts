import { type Eviction, eviction, PodStatus, Quantity } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";

function evictionOf(status: object): O.Option<Eviction> {
  const decoded = PodStatus.decode({ phase: "Failed", reason: "Evicted", ...status });
  assert(decoded._tag === "Right");
  return eviction(decoded.right);
}

function amount(text: string): O.Option<Quantity> {
  assert(Quantity.is(text));
  return O.some(text);
}

const NOTHING: Omit<Eviction, "message"> = {
  fault: "Unknown",
  resource: O.none,
  threshold: O.none,
  available: O.none,
  overRequest: [],
  exceeded: O.none,
  nodeConditions: [],
};

const over = (container: string | undefined, used: string, requested: string) => ({
  container: O.fromNullable(container),
  used: amount(used),
  requested: amount(requested),
});

const CASES: ReadonlyArray<readonly [message: string, told: Partial<Eviction>]> = [
  ["somebody said so", {}],
  ["The node was low on resource: inodes. ", { fault: "Node", resource: O.some("inodes") }],
  [
    "The node was low on resource: memory. Threshold quantity: 100Mi, available: 51200Ki. " +
    "Container web was using 5904936Ki, request is 256Mi, has larger consumption of memory. " +
    "Container proxy was using 1.5Gi, request is 0, has larger consumption of memory. ",
    {
      fault: "Shared",
      resource: O.some("memory"),
      threshold: amount("100Mi"),
      available: amount("51200Ki"),
      overRequest: [over("web", "5904936Ki", "256Mi"), over("proxy", "1.5Gi", "0")],
    },
  ],
  [
    "The node was low on resource: ephemeral-storage. Pod web-1 was using 30Gi, request is 1Gi, has larger consumption of ephemeral-storage. ",
    {
      fault: "Shared",
      resource: O.some("ephemeral-storage"),
      overRequest: [over(undefined, "30Gi", "1Gi")],
    },
  ],
  [
    "The node was low on resource: memory. Container web was using 9Gi, which exceeds its request of 1Gi. ",
    { fault: "Shared", resource: O.some("memory"), overRequest: [over("web", "9Gi", "1Gi")] },
  ],
  [
    "Container web was using 9Gi, request is 1Gi, has larger consumption of memory. ",
    { fault: "Shared", overRequest: [over("web", "9Gi", "1Gi")] },
  ],
  [
    "The node had condition: [DiskPressure PIDPressure]. ",
    { fault: "Node", nodeConditions: ["DiskPressure", "PIDPressure"] },
  ],
  [
    "Pod was rejected: The node had condition: [MemoryPressure]. ",
    { fault: "Node", nodeConditions: ["MemoryPressure"] },
  ],
  [
    "The node was low on resource: [DiskPressure].",
    { fault: "Node", nodeConditions: ["DiskPressure"] },
  ],
  [
    'Container cache exceeded its local ephemeral storage limit "1Gi". ',
    {
      fault: "Workload",
      exceeded: O.some({ _tag: "Container", container: "cache", limit: amount("1Gi") }),
    },
  ],
  [
    "Pod ephemeral local storage usage exceeds the total limit of containers 1.5Gi. ",
    { fault: "Workload", exceeded: O.some({ _tag: "Pod", limit: amount("1.5Gi") }) },
  ],
  [
    'Usage of EmptyDir volume "scratch" exceeds the limit "much". ',
    {
      fault: "Workload",
      exceeded: O.some({ _tag: "EmptyDir", volume: "scratch", limit: O.none }),
    },
  ],
];

for (const [message, told] of CASES) {
  Deno.test(`an eviction: ${message}`, () => {
    const expected = O.some({ ...NOTHING, ...told, message: O.some(message) });
    assertEquals(evictionOf({ message }), expected);
    const conditions = [{ type: "DisruptionTarget", status: "True", message }];
    assertEquals(evictionOf({ conditions }), expected, "told by the condition alone");
  });
}

Deno.test("an eviction of which nobody tells a thing is one still", () => {
  assertEquals(evictionOf({}), O.some({ ...NOTHING, message: O.none }));
});

Deno.test("the message of the status goes before the one of the condition", () => {
  const conditions = [{ type: "DisruptionTarget", status: "True", message: "other" }];
  const found = evictionOf({ message: "own", conditions });
  assertEquals(O.chain(({ message }: Eviction) => message)(found), O.some("own"));
});

Deno.test("what did not fail, or for another reason, was not evicted", () => {
  assertEquals(evictionOf({ phase: "Running" }), O.none);
  assertEquals(evictionOf({ reason: "Preempted" }), O.none);
});

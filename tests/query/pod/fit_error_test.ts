import { parseFitError } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";

interface Parts {
  readonly nodes?: number;
  readonly reasons?: ReadonlyArray<readonly [nodes: number, reason: string]>;
  readonly message?: string;
  readonly postFilter?: string;
}

const PREEMPTION =
  "preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.";

const CASES: ReadonlyArray<readonly [message: string, parts: Parts]> = [
  ["", {}],
  ["no nodes available to schedule pods", { message: "no nodes available to schedule pods" }],
  ["0/3 nodes are available: ", { nodes: 3 }],
  [
    "0/3 nodes are available: 3 Insufficient example.com/gpu.",
    { nodes: 3, reasons: [[3, "Insufficient example.com/gpu"]] },
  ],
  [
    `0/4 nodes are available: 1 Insufficient cpu, 3 node(s) had untolerated taint(s). ${PREEMPTION}`,
    {
      nodes: 4,
      reasons: [[3, "node(s) had untolerated taint(s)"], [1, "Insufficient cpu"]],
      postFilter: PREEMPTION,
    },
  ],
  [
    "0/9 nodes are available: 2 Insufficient cpu, 7 node(s) had taint {a.example/b: c}, that the pod didn't tolerate.",
    {
      nodes: 9,
      reasons: [
        [7, "node(s) had taint {a.example/b: c}, that the pod didn't tolerate"],
        [2, "Insufficient cpu"],
      ],
    },
  ],
  [
    "0/2 nodes are available: 1 Insufficient cpu, 1 plugin (a, 3 b. c) says no.",
    { nodes: 2, reasons: [[1, "Insufficient cpu"], [1, "plugin (a, 3 b. c) says no"]] },
  ],
  [
    "0/1 nodes are available: 1 cannot allocate all claims. still not schedulable, preemption: 0/1 nodes are available: 1 a, 1 b.",
    {
      nodes: 1,
      reasons: [[1, "cannot allocate all claims"]],
      postFilter: "still not schedulable, preemption: 0/1 nodes are available: 1 a, 1 b.",
    },
  ],
  [
    `0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. ${PREEMPTION}`,
    {
      nodes: 4,
      message: "pod has unbound immediate PersistentVolumeClaims",
      postFilter: PREEMPTION,
    },
  ],
  [
    '0/4 nodes are available: persistentvolumeclaim "a. b" not found.',
    { nodes: 4, message: 'persistentvolumeclaim "a. b" not found' },
  ],
  [
    'running PreBind plugin "VolumeBinding": binding volumes: timed out',
    { message: 'running PreBind plugin "VolumeBinding": binding volumes: timed out' },
  ],
  [
    "No nodes are available that match all of the predicates: Insufficient cpu (2), PodToleratesNodeTaints (3).",
    { reasons: [[3, "PodToleratesNodeTaints"], [2, "Insufficient cpu"]] },
  ],
  [
    "No nodes are available that match all of the predicates: the extender said no.",
    { message: "the extender said no" },
  ],
  [
    "0/3 nodes are available: 12345678901 nodes too many. Wait.",
    { nodes: 3, message: "12345678901 nodes too many", postFilter: "Wait." },
  ],
  [
    "0/3 nodes are available: 3 Insufficient cpu, 2 .",
    { nodes: 3, reasons: [[3, "Insufficient cpu"]] },
  ],
];

for (const [message, { nodes, reasons = [], message: told, postFilter }] of CASES) {
  Deno.test(`why no node fits: ${JSON.stringify(message)}`, () => {
    assertEquals(parseFitError(message), {
      nodes: O.fromNullable(nodes),
      reasons: reasons.map(([nodes, reason]) => ({ nodes, reason })),
      message: O.fromNullable(told),
      postFilter: O.fromNullable(postFilter),
    });
  });
}

Deno.test("whatever reasons a scheduler sorts as text come back, most nodes first", () => {
  const reason = fc.constantFrom(
    "Insufficient memory",
    "Too many pods",
    "node(s) had untolerated taint {a: b}",
    "node(s) had taint {c: }, that the pod didn't tolerate",
    "node(s) didn't match Pod's node affinity/selector",
  );
  const counted = fc.record({ nodes: fc.integer({ min: 1, max: 5000 }), reason });
  const reasons = fc.uniqueArray(counted, { minLength: 1, selector: ({ reason }) => reason });
  fc.assert(fc.property(reasons, fc.boolean(), (reasons, hasPreemption) => {
    const items = reasons.map(({ nodes, reason }) => `${nodes} ${reason}`).sort();
    const after = hasPreemption ? ` ${PREEMPTION}` : "";
    const found = parseFitError(`0/5000 nodes are available: ${items.join(", ")}.${after}`);
    const byText = (list: typeof found.reasons) =>
      list.map(({ nodes, reason }) => `${nodes} ${reason}`).sort();
    assertEquals(byText(found.reasons), items);
    assertEquals(
      found.reasons.map(({ nodes }) => nodes),
      reasons.map(({ nodes }) => nodes).sort((x, y) => y - x),
    );
    assertEquals(found.postFilter, hasPreemption ? O.some(PREEMPTION) : O.none);
  }));
});

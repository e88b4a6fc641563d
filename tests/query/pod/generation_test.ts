import { conditionGenerationsBehind, generationsBehind, Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

type Generation = number | null | undefined;

interface Generations {
  readonly generation?: Generation;
  readonly status?: Generation;
  readonly condition?: Generation;
}

function podOf({ generation, status, condition }: Generations): Pod {
  return decoded(Pod, {
    metadata: { generation },
    status: {
      observedGeneration: status,
      conditions: [
        { type: "Initialized", status: "True", observedGeneration: 7 },
        { type: "Ready", status: "False", observedGeneration: condition },
      ],
    },
  });
}

Deno.test.each([
  { generation: 2, status: 2, behind: O.some(0) },
  { generation: 2, status: 1, behind: O.some(1) },
  { generation: 2, status: 0, behind: O.none },
  { generation: 2, status: null, behind: O.none },
  { generation: 0, status: 2, behind: O.none },
  { generation: null, status: 2, behind: O.none },
  { generation: 0, status: 0, behind: O.none },
  { generation: null, status: null, behind: O.none },
])("a status of generation $status against $generation is behind: $behind", (row) => {
  assertEquals(generationsBehind(podOf(row)), row.behind);
});

Deno.test.each([
  { generation: 2, status: 2, condition: 1, behind: O.some(1) },
  { generation: 2, status: 1, condition: 2, behind: O.some(0) },
  { generation: 2, status: 1, condition: null, behind: O.some(1) },
  { generation: 2, status: 2, condition: 0, behind: O.some(0) },
  { generation: 2, status: null, condition: 2, behind: O.some(0) },
  { generation: 2, status: null, condition: null, behind: O.none },
  { generation: null, status: 2, condition: 2, behind: O.none },
])(
  "a condition of generation $condition in a status of $status against $generation",
  ({ behind, ...row }) => {
    assertEquals(conditionGenerationsBehind("Ready")(podOf(row)), behind);
  },
);

const generation = fc.option(fc.nat(2), { nil: null });
const generations = fc.record({ generation, status: generation, condition: generation });

Deno.test("conditionGenerationsBehind() without a generation of its own answers as generationsBehind()", () => {
  fc.assert(fc.property(generations, (row) => {
    const pod = podOf({ ...row, condition: undefined });
    assertEquals(conditionGenerationsBehind("Ready")(pod), generationsBehind(pod));
  }));
});

Deno.test("conditionGenerationsBehind() knows nothing of a condition that is missing", () => {
  fc.assert(fc.property(generations, (row) => {
    assertEquals(conditionGenerationsBehind("PodScheduled")(podOf(row)), O.none);
  }));
});

Deno.test("generationsBehind() of any pod knows where both generations are there", () => {
  const counts = O.exists((generation: number) => generation !== 0);
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const isAsked = O.isSome(pod.metadata) && counts(pod.metadata.value.generation);
    const isObserved = O.isSome(pod.status) && counts(pod.status.value.observedGeneration);
    assertEquals(O.isSome(generationsBehind(pod)), isAsked && isObserved);
    if (!isAsked) assertEquals(conditionGenerationsBehind("Ready")(pod), O.none);
  }));
});

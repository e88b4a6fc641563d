import { isConditionUpToDate, isStatusUpToDate, Pod } from "@k8s-fp/pod-status";
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
  { generation: 2, status: 2, isUpToDate: O.some(true) },
  { generation: 2, status: 1, isUpToDate: O.some(false) },
  { generation: 2, status: 0, isUpToDate: O.none },
  { generation: 2, status: null, isUpToDate: O.none },
  { generation: 0, status: 2, isUpToDate: O.none },
  { generation: null, status: 2, isUpToDate: O.none },
  { generation: 0, status: 0, isUpToDate: O.none },
  { generation: null, status: null, isUpToDate: O.none },
])("a status of generation $status against $generation is up to date: $isUpToDate._tag", (row) => {
  assertEquals(isStatusUpToDate(podOf(row)), row.isUpToDate);
});

Deno.test.each([
  { generation: 2, status: 2, condition: 1, isUpToDate: O.some(false) },
  { generation: 2, status: 1, condition: 2, isUpToDate: O.some(true) },
  { generation: 2, status: 1, condition: null, isUpToDate: O.some(false) },
  { generation: 2, status: 2, condition: 0, isUpToDate: O.some(true) },
  { generation: 2, status: null, condition: 2, isUpToDate: O.some(true) },
  { generation: 2, status: null, condition: null, isUpToDate: O.none },
  { generation: null, status: 2, condition: 2, isUpToDate: O.none },
])(
  "a condition of generation $condition in a status of $status against $generation",
  ({ isUpToDate, ...row }) => {
    assertEquals(isConditionUpToDate("Ready")(podOf(row)), isUpToDate);
  },
);

const generation = fc.option(fc.nat(2), { nil: null });
const generations = fc.record({ generation, status: generation, condition: generation });

Deno.test("isConditionUpToDate() without a generation of its own answers as isStatusUpToDate()", () => {
  fc.assert(fc.property(generations, (row) => {
    const pod = podOf({ ...row, condition: undefined });
    assertEquals(isConditionUpToDate("Ready")(pod), isStatusUpToDate(pod));
  }));
});

Deno.test("isConditionUpToDate() knows nothing of a condition that is missing", () => {
  fc.assert(fc.property(generations, (row) => {
    assertEquals(isConditionUpToDate("PodScheduled")(podOf(row)), O.none);
  }));
});

Deno.test("isStatusUpToDate() of any pod knows where both generations are there", () => {
  const counts = O.exists((generation: number) => generation !== 0);
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const isAsked = O.isSome(pod.metadata) && counts(pod.metadata.value.generation);
    const isObserved = O.isSome(pod.status) && counts(pod.status.value.observedGeneration);
    assertEquals(O.isSome(isStatusUpToDate(pod)), isAsked && isObserved);
    if (!isAsked) assertEquals(isConditionUpToDate("Ready")(pod), O.none);
  }));
});

import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import * as t from "io-ts";
import {
  Container,
  ContainerStateTerminated,
  ContainerStatus,
  ObjectMeta,
  Pod,
  PodCondition,
  PodList,
  PodStatus,
  Quantity,
  WatchEvent,
} from "@k8s-fp/pod-status";
import { decoded } from "../_arbitrary.ts";
import { issuesOf, linesOf } from "./_issues.ts";

const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };

interface Refusal {
  readonly says: string;
  readonly result: t.Validation<unknown>;
  readonly lines: ReadonlyArray<string>;
}

const refusals: ReadonlyArray<Refusal> = [
  {
    says: "that the whole document is of the wrong type",
    result: PodStatus.decode("Running"),
    lines: ['Invalid value: "Running": must be an object'],
  },
  {
    says: "that an array is no record",
    result: PodStatus.decode([]),
    lines: ["Invalid value: []: must be an object"],
  },
  {
    says: "of an array for a record nothing but that",
    result: ContainerStatus.decode([]),
    lines: ["Invalid value: []: must be an object"],
  },
  {
    says: "that a document is required",
    result: PodStatus.decode(undefined),
    lines: ["Required value"],
  },
  {
    says: "where in lists and records",
    result: Pod.decode({
      status: { containerStatuses: [container, { ...container, ready: "y" }] },
    }),
    lines: ['status.containerStatuses[1].ready: Invalid value: "y": must be a boolean'],
  },
  {
    says: "all that is wrong, in the order of the document and what is missing last",
    result: PodStatus.decode({
      podIPs: [{ ip: 1 }, {}],
      containerStatuses: [{ image: 2, name: 3, restartCount: 0, imageID: "" }],
      phase: 4,
    }),
    lines: [
      "podIPs[0].ip: Invalid value: 1: must be a string",
      "podIPs[1].ip: Required value",
      "containerStatuses[0].image: Invalid value: 2: must be a string",
      "containerStatuses[0].name: Invalid value: 3: must be a string",
      "containerStatuses[0].ready: Required value",
      "phase: Invalid value: 4: must be a string",
    ],
  },
  {
    says: "which list is none",
    result: PodStatus.decode({ conditions: { type: "Ready" } }),
    lines: ['conditions: Invalid value: {"type":"Ready"}: must be an array'],
  },
  {
    says: "which item of a list is null",
    result: PodStatus.decode({ conditions: [null] }),
    lines: ["conditions[0]: Required value"],
  },
  {
    says: "that a required field is null",
    result: PodCondition.decode({ type: "Ready", status: null }),
    lines: ["status: Required value"],
  },
  {
    says: "a resource in brackets",
    result: ContainerStatus.decode({ ...container, resources: { limits: { cpu: "1 core" } } }),
    lines: [
      'resources.limits[cpu]: Invalid value: "1 core": must be a quantity such as 500m or 1.5Gi',
    ],
  },
  {
    says: "a label in brackets",
    result: Pod.decode({ metadata: { labels: { "app.kubernetes.io/name": 1, app: null } } }),
    lines: [
      "metadata.labels[app.kubernetes.io/name]: Invalid value: 1: must be a string",
      "metadata.labels[app]: Required value",
    ],
  },
  {
    says: "a name that is no word in brackets",
    result: t.type({ "a.b": t.string }).decode({ "a.b": 1 }),
    lines: ["[a.b]: Invalid value: 1: must be string"],
  },
  {
    says: "that a map is none",
    result: ObjectMeta.decode({ labels: [], annotations: "a=b" }),
    lines: [
      "labels: Invalid value: []: must be an object",
      'annotations: Invalid value: "a=b": must be an object',
    ],
  },
  {
    says: "that a number has a fraction",
    result: ContainerStateTerminated.decode({ exitCode: 3.5 }),
    lines: ["exitCode: Invalid value: 3.5: must be an integer"],
  },
  {
    says: "that a number is too large for 32 bits",
    result: ContainerStateTerminated.decode({ exitCode: 2 ** 31, signal: -(2 ** 31) - 1 }),
    lines: [
      "exitCode: Invalid value: 2147483648: must be between -2147483648 and 2147483647",
      "signal: Invalid value: -2147483649: must be between -2147483648 and 2147483647",
    ],
  },
  {
    says: "that a number is none",
    result: ContainerStateTerminated.decode({ exitCode: NaN, signal: Infinity }),
    lines: [
      "exitCode: Invalid value: NaN: must be an integer",
      "signal: Invalid value: Infinity: must be an integer",
    ],
  },
  {
    says: "that digits in a text are no number where one is required",
    result: ContainerStatus.decode({ ...container, restartCount: "3" }),
    lines: ['restartCount: Invalid value: "3": must be an integer'],
  },
  {
    says: "that digits in a text are no number where one is optional",
    result: PodStatus.decode({ observedGeneration: "3" }),
    lines: ['observedGeneration: Invalid value: "3": must be an integer'],
  },
  {
    says: "of a list for a map nothing but that",
    result: ObjectMeta.decode({ labels: ["x", 1] }),
    lines: ['labels: Invalid value: ["x",1]: must be an object'],
  },
  {
    says: "that a word is no boolean where one is optional",
    result: ContainerStatus.decode({ ...container, started: "yes" }),
    lines: ['started: Invalid value: "yes": must be a boolean'],
  },
  {
    says: "that a list of one number is no number",
    result: PodStatus.decode({ observedGeneration: [3] }),
    lines: ["observedGeneration: Invalid value: [3]: must be an integer"],
  },
  {
    says: "that the name of a member of arrays is no number",
    result: PodStatus.decode({ observedGeneration: "length" }),
    lines: ['observedGeneration: Invalid value: "length": must be an integer'],
  },
  {
    says: "what a time looks like",
    result: PodStatus.decode({ startTime: "yesterday" }),
    lines: [
      'startTime: Invalid value: "yesterday": must be an RFC 3339 time such as 2026-01-02T15:04:05Z',
    ],
  },
  {
    says: "which events there are",
    result: WatchEvent.decode({ type: "RENAMED", object: {} }),
    lines: [
      'type: Invalid value: "RENAMED": must be ADDED, MODIFIED, DELETED, BOOKMARK or ERROR',
    ],
  },
  {
    says: "where in the object of an event",
    result: WatchEvent.decode({ type: "ERROR", object: { code: "410" } }),
    lines: ['object.code: Invalid value: "410": must be an integer'],
  },
  {
    says: "a text of 100 characters with its quotes in full",
    result: PodStatus.decode({ observedGeneration: "x".repeat(98) }),
    lines: [`observedGeneration: Invalid value: "${"x".repeat(98)}": must be an integer`],
  },
  {
    says: "that a value cannot be read",
    result: PodStatus.decode({
      phase: {
        toJSON: () => {
          throw new Error("hostile");
        },
      },
    }),
    lines: ["phase: Invalid value: (unreadable object): must be a string"],
  },
  {
    says: "only the start of a long text",
    result: PodCondition.decode({
      type: "Ready",
      status: "True",
      observedGeneration: "x".repeat(999),
    }),
    lines: [`observedGeneration: Invalid value: "${"x".repeat(98)}…: must be an integer`],
  },
  {
    says: "only the start of a long object",
    result: PodStatus.decode({ phase: { list: Array(999).fill(1) } }),
    lines: [
      `phase: Invalid value: ${`{"list":[${"1,".repeat(99)}`.slice(0, 99)}…: must be a string`,
    ],
  },
  {
    says: "at most 100 lines, and that there are more",
    result: PodStatus.decode({ podIPs: Array(150).fill({}) }),
    lines: [
      ...Array.from({ length: 100 }, (_, i) => `podIPs[${i}].ip: Required value`),
      "and more; only the first 100 are listed",
    ],
  },
  {
    says: "exactly 100 lines without a count",
    result: PodStatus.decode({ podIPs: Array(100).fill({}) }),
    lines: Array.from({ length: 100 }, (_, i) => `podIPs[${i}].ip: Required value`),
  },
  {
    says: "what a document nested too deeply may be",
    result: Container.decode({ name: "app", lifecycle: nested(1001) }),
    lines: [
      `lifecycle: Invalid value: ${
        '{"a":'.repeat(20).slice(0, 99)
      }…: must be JSON, nested at most 1000 levels deep`,
    ],
  },
  {
    says: "one line for the members of a union",
    result: t.type({ status: t.union([PodStatus, t.string, Quantity]) }).decode({ status: true }),
    lines: [
      "status: Invalid value: true: must be an object or must be string or must be a quantity such as 500m or 1.5Gi",
    ],
  },
  {
    says: "what is wrong with the whole before what is with its parts",
    result: t.type({ status: t.union([PodStatus, t.string]) }).decode({ status: { phase: 1 } }),
    lines: [
      'status: Invalid value: {"phase":1}: must be string',
      "status.phase: Invalid value: 1: must be a string",
    ],
  },
  {
    says: "once what several members of a union expect",
    result: t.type({ x: t.union([PodStatus, Pod, PodList]) }).decode({ x: 1 }),
    lines: ["x: Invalid value: 1: must be an object"],
  },
  {
    says: 'once what several members of a union expect, be there an "or" in it',
    result: t.union([Quantity, Quantity]).decode(true),
    lines: ["Invalid value: true: must be a quantity such as 500m or 1.5Gi"],
  },
  {
    says: "once what both sides of an intersection miss",
    result: t.intersection([PodCondition, PodCondition]).decode({ type: "Ready" }),
    lines: ["status: Required value"],
  },
];

function nested(levels: number): unknown {
  let json: unknown = 1;
  for (let i = 0; i < levels; i++) json = { a: json };
  return json;
}

for (const { says, result, lines } of refusals) {
  Deno.test(`formatIssues() says ${says}`, () => assertEquals(linesOf(result), lines));
}

Deno.test("decodeIssues() tells the path as data, with numbers for indices", () => {
  assertEquals(
    issuesOf(Pod.decode({
      metadata: { labels: { "0": 1 } },
      status: { podIPs: [{ ip: "::1" }, {}], phase: [] },
    })),
    [
      {
        path: ["metadata", "labels", "0"],
        field: "metadata.labels[0]",
        kind: "FieldValueTypeInvalid",
        value: 1,
        expected: "must be a string",
      },
      {
        path: ["status", "podIPs", 1, "ip"],
        field: "status.podIPs[1].ip",
        kind: "FieldValueRequired",
        value: undefined,
        expected: "must be a string",
      },
      {
        path: ["status", "phase"],
        field: "status.phase",
        kind: "FieldValueTypeInvalid",
        value: [],
        expected: "must be a string",
      },
    ],
  );
});

Deno.test("decodeIssues() tells the wrong type from the impossible value", () => {
  const kinds = issuesOf(PodStatus.decode({
    startTime: "never",
    observedGeneration: 1.5,
    allocatedResources: { cpu: "x", memory: true },
    podIP: 1,
  })).map(({ field, kind }) => [field, kind]);
  assertEquals(kinds, [
    ["startTime", "FieldValueInvalid"],
    ["observedGeneration", "FieldValueInvalid"],
    ["allocatedResources[cpu]", "FieldValueInvalid"],
    ["allocatedResources[memory]", "FieldValueTypeInvalid"],
    ["podIP", "FieldValueTypeInvalid"],
  ]);
});

Deno.test("decode() accepts the edges of int32 and int64, the largest of int64 too", () => {
  for (const exitCode of [-(2 ** 31), -1, 0, 255, 2 ** 31 - 1]) {
    assertEquals(decoded(ContainerStateTerminated, { exitCode }).exitCode, exitCode);
  }
  for (const text of ["9223372036854775807", "-9223372036854775808", "0", "255", "256"]) {
    const generation = decoded(PodStatus, JSON.parse(`{"observedGeneration":${text}}`));
    assertEquals(generation.observedGeneration, O.some(Number(text)));
  }
  for (const observedGeneration of [2 ** 63 + 2048, -(2 ** 63) - 2048, 1e300]) {
    assertEquals(linesOf(PodStatus.decode({ observedGeneration })).length, 1);
  }
});

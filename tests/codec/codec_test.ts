import { assert, assertEquals, assertFalse, assertGreater } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import * as t from "io-ts";
import * as podStatus from "@k8s-fp/pod-status";
import {
  Container,
  ContainerStateTerminated,
  ContainerStatus,
  decodeIssues,
  formatIssues,
  getEq,
  List,
  ObjectMeta,
  Pod,
  PodCondition,
  PodList,
  podsFromChunks,
  PodStatus,
  Quantity,
  quantityOrd,
  ResourceRequirements,
  Time,
  timeOrd,
  toEpochMillis,
  unknownFields,
  WatchEvent,
} from "@k8s-fp/pod-status";
import { optional, record } from "../../src/codec/_codec.ts";
import { decoded, isDeeplyFrozen, textOf } from "../_arbitrary.ts";

function issuesOf(result: t.Validation<unknown>) {
  assert(E.isLeft(result), "should have been refused");
  return decodeIssues(result.left);
}

function linesOf(result: t.Validation<unknown>): ReadonlyArray<string> {
  return formatIssues(issuesOf(result));
}

// -----------------------------------------------------------------------------
// error texts
// -----------------------------------------------------------------------------

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

Deno.test("decodeIssues() works on the errors of io-ts' own codecs", () => {
  const Names = t.type({ names: t.record(t.string, t.array(t.string)) });
  assertEquals(linesOf(Names.decode({ names: { a: ["x", 1] } })), [
    "names[a][1]: Invalid value: 1: must be string",
  ]);
  assertEquals(formatIssues(decodeIssues([{ value: 1, context: [] }])), [
    "Invalid value: 1: must be another value",
  ]);
  assertEquals(decodeIssues([]), []);
  assertEquals(formatIssues([]), []);
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

// -----------------------------------------------------------------------------
// Time
// -----------------------------------------------------------------------------

const goodTimes: Readonly<Record<string, string>> = {
  "2026-01-02T15:04:05Z": "UTC",
  "2026-01-02T15:04:05+00:00": "no offset",
  "2026-01-02T15:04:05-00:00": "no negative offset",
  "2026-01-02T15:04:05+05:45": "an offset",
  "2026-01-02T15:04:05.5Z": "a fraction",
  "2026-01-02T15:04:05,5Z": "a fraction after a comma, as Go does",
  "2026-01-02T15:04:05.123456789012Z": "more digits than nanoseconds",
  "2026-01-02T5:04:05Z": "an hour of one digit, as Go does",
  "2026-01-02T15:04:05+24:60": "an offset of 24 hours and 60 minutes, as Go does",
  "2026-01-02T15:04:05-24:60": "the same to the west, as Go does",
  "0000-01-01T00:00:00Z": "the year 0",
  "0000-02-29T00:00:00Z": "the 29th of February of the year 0",
  "9999-12-31T23:59:59Z": "the last second",
  "2024-02-29T00:00:00Z": "the 29th of February of a leap year",
  "2000-02-29T00:00:00Z": "the 29th of February of the year 2000",
  "2026-04-30T00:00:00Z": "the 30th of April",
  "2026-12-31T00:00:00Z": "the 31st of December",
};

const badTimes: Readonly<Record<string, string>> = {
  "": "the empty text",
  "2026-02-29T00:00:00Z": "the 29th of February of a common year",
  "1900-02-29T00:00:00Z": "the 29th of February of 1900",
  "2026-02-30T00:00:00Z": "the 30th of February",
  "2026-04-31T00:00:00Z": "the 31st of April",
  "2026-06-31T00:00:00Z": "the 31st of June",
  "2026-09-31T00:00:00Z": "the 31st of September",
  "2026-11-31T00:00:00Z": "the 31st of November",
  "2026-01-32T00:00:00Z": "the 32nd",
  "2026-01-00T00:00:00Z": "the day 0",
  "2026-00-01T00:00:00Z": "the month 0",
  "2026-13-01T00:00:00Z": "the month 13",
  "2026-01-02T24:00:00Z": "the hour 24",
  "2026-01-02T15:60:05Z": "the minute 60",
  "2026-01-02T15:04:60Z": "a leap second",
  "2016-12-31T23:59:60Z": "a leap second that was",
  "0000-00-00T00:00:00Z": "the zero date of databases",
  "2026-01-02t15:04:05Z": "a small t",
  "2026-01-02T15:04:05z": "a small z",
  "2026-01-02 15:04:05Z": "a blank for T",
  "2026-01-02T15:04:05": "local time",
  "2026-01-02": "a date",
  "15:04:05Z": "a time without a date",
  "2026-01-02T15:04Z": "a time without seconds",
  "2026-01-02T15:4:05Z": "a minute of one digit",
  "2026-1-02T15:04:05Z": "a month of one digit",
  "2026-01-02T015:04:05Z": "an hour of three digits",
  "2026-01-02T 5:04:05Z": "a blank for a digit",
  "2026-01-02T15:04:05 Z": "a blank before the zone",
  "2026-01-02T15:04:05.Z": "a fraction without digits",
  "2026-01-02T15:04:05,Z": "a comma without digits",
  "2026-01-02T15:04:05.5.5Z": "two fractions",
  "2026-01-02T15:04:05+1:00": "an offset hour of one digit",
  "2026-01-02T15:04:05Z07:00": "the layout of Go itself",
  "2026-01-02T15:04:05\u221207:00": "a minus sign that is no hyphen",
  "2026-01-02T15:04:05Z\0": "a NUL after",
  "2026-01-02T15:04:05+01": "an offset of hours",
  "2026-01-02T15:04:05+0100": "an offset without a colon",
  "2026-01-02T15:04:05+25:00": "an offset of 25 hours",
  "2026-01-02T15:04:05+00:61": "an offset of 61 minutes",
  "12026-01-02T15:04:05Z": "a year of five digits",
  "+002026-01-02T15:04:05Z": "a signed year",
  "226-01-02T15:04:05Z": "a year of three digits",
  " 2026-01-02T15:04:05Z": "a blank before",
  "2026-01-02T15:04:05Z\n": "a line end after",
  "2026-01-02T15:04:0٥Z": "digits of other scripts",
  "2026-01-02T15:04:0:Z": "a character next to the digits",
  "2026-01-0/T15:04:05Z": "a character before the digits",
  "Fri, 02 Jan 2026 15:04:05 GMT": "what HTTP writes",
};

for (const [text, what] of Object.entries(goodTimes)) {
  Deno.test(`Time accepts ${what}: ${text}`, () => {
    assert(Time.is(text));
    assertEquals<unknown>(Time.decode(text), E.right(text));
    const condition = decoded(PodCondition, { type: "a", status: "b", lastProbeTime: text });
    assertEquals<unknown>(condition.lastProbeTime, O.some(text));
    assertEquals(PodCondition.encode(condition).lastProbeTime, text);
  });
}

for (const [text, what] of Object.entries(badTimes)) {
  Deno.test(`Time refuses ${what}: ${JSON.stringify(text)}`, () => {
    assertFalse(Time.is(text));
    assert(E.isLeft(Time.decode(text)));
    const json = { type: "a", status: "b", lastProbeTime: text };
    assertEquals(issuesOf(PodCondition.decode(json)).map(({ field }) => field), ["lastProbeTime"]);
  });
}

Deno.test("Time refuses the empty text before it has seen any other", async () => {
  const fresh: typeof import("../../src/model/time.ts") = await import(
    "../../src/model/time.ts?fresh"
  );
  const field = record<{ readonly time: O.Option<Time> }>("Field", (json) => ({
    time: optional(json.time, fresh.Time),
  }));
  assertEquals(issuesOf(field.decode({ time: "" })).map(({ field }) => field), ["time"]);
});

Deno.test("Time refuses what is no text", () => {
  for (const u of [null, undefined, 0, 1767366245000, new Date(), ["2026-01-02T15:04:05Z"], {}]) {
    assertFalse(Time.is(u));
    assert(E.isLeft(Time.decode(u)));
  }
});

Deno.test("toEpochMillis() counts from 1970 in UTC and rounds down", () => {
  const cases: Readonly<Record<string, number>> = {
    "1970-01-01T00:00:00Z": 0,
    "1970-01-01T00:00:01.5Z": 1500,
    "1970-01-01T00:00:00,0019Z": 1,
    "1969-12-31T23:59:59.9999Z": -1,
    "1969-12-31T23:59:59.000000001Z": -1000,
    "1970-01-01T01:00:00+01:00": 0,
    "1969-12-31T18:30:00-05:30": 0,
    "1970-01-02T00:00:00+24:00": 0,
    "1970-01-01T01:00:00+00:60": 0,
    "1970-01-01T1:00:00Z": 3_600_000,
    "2000-02-29T00:00:00Z": 951_782_400_000,
    "0000-01-01T00:00:00Z": -62_167_219_200_000,
    "0000-01-01T00:00:00+01:00": -62_167_222_800_000,
    "0001-01-01T00:00:00Z": -62_135_596_800_000,
    "0099-12-31T23:59:59Z": -59_011_459_201_000,
    "9999-12-31T23:59:59.999Z": 253_402_300_799_999,
  };
  for (const [text, millis] of Object.entries(cases)) {
    assertEquals(toEpochMillis(decoded(Time, text)), millis, text);
  }
});

Deno.test("timeOrd tells nanoseconds apart, not what Go drops", () => {
  const cases: ReadonlyArray<readonly [string, string, -1 | 0 | 1]> = [
    ["2026-01-01T00:00:00.000000001Z", "2026-01-01T00:00:00.000000002Z", -1],
    ["2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.100000000Z", 0],
    ["2026-01-01T00:00:00.0000000019Z", "2026-01-01T00:00:00.000000001Z", 0],
    ["2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.5Z", 0],
    ["2026-01-01T00:00:00+01:00", "2025-12-31T23:00:00Z", 0],
    ["2026-01-01T00:00:00+01:00", "2026-01-01T00:00:00Z", -1],
    ["2025-12-31T23:59:59.9Z", "2026-01-01T00:00:00Z", -1],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.25Z", 1],
    ["0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", -1],
  ];
  for (const [x, y, order] of cases) {
    const [a, b] = [decoded(Time, x), decoded(Time, y)];
    assertEquals(timeOrd.compare(a, b), order, `${x} ${y}`);
    assertEquals(timeOrd.compare(b, a) + order, 0, `${y} ${x}`);
    assertEquals(timeOrd.equals(a, b), order === 0, `${x} ${y}`);
  }
});

// -----------------------------------------------------------------------------
// Quantity
// -----------------------------------------------------------------------------

const goodQuantities = [
  "0 5 5. .5 5.25 +5 -5 007 5n 5u 5m 5k 5M 5G 5T 5P 5E 5Ki 5Mi 5Gi 5Ti 5Pi 5Ei 1.5Gi -.5Mi",
  "1e3 1E3 1e-3 1E-3 1e+3 1E+3 1.5e3 1e2147483647 1e-2147483648 00000000000000000000000000001",
  // Go takes missing digits for 0.
  "+ - . Ki +. .e3 n u e-9",
].join(" ").split(" ");

const badQuantities = [
  ..."K 5K 5ki 5mi 5gi 5MI 5Kb 5Gib 5i 5mm 5KiMi 1e3k 1e 1e1.5 1e3e3 5x x 0x10 1_000 1,5 1/2".split(
    " ",
  ),
  ..."NaN Infinity -Infinity ++5 --5 +-5 5- 5+ 1.2.3 1..2 ½ ٣ Ei Pi e-10 .e-10".split(" "),
  ...["", " ", "5 Gi", "1 000", "5\0", "1e99999999999999999999"],
];

Deno.test("Quantity accepts what Kubernetes parses, and keeps it as it was written", () => {
  for (const text of goodQuantities.flatMap((text) => [text, ` ${text}\n`])) {
    assert(Quantity.is(text), text);
    assertEquals<unknown>(Quantity.decode(text), E.right(text));
    const resources = { limits: { cpu: text } };
    assertEquals(ResourceRequirements.encode(decoded(ResourceRequirements, resources)), resources);
  }
});

Deno.test("Quantity refuses what Kubernetes does not parse", () => {
  for (const text of badQuantities) {
    assertFalse(Quantity.is(text), text);
    assertEquals(linesOf(ResourceRequirements.decode({ limits: { cpu: text } })), [
      `limits[cpu]: Invalid value: ${
        JSON.stringify(text)
      }: must be a quantity such as 500m or 1.5Gi`,
    ]);
  }
  for (const u of [null, undefined, true, 1n, {}, ["1"], NaN, Infinity, -Infinity]) {
    assertFalse(Quantity.is(u));
    assert(E.isLeft(Quantity.decode(u)));
  }
});

Deno.test("Quantity may have the blanks around it that Go trims, and no others", () => {
  for (const blank of ["\u0085", "\u00a0", "\u3000", "\v\r", "\u2028"]) {
    const quantity = decoded(Quantity, `${blank}1Ki${blank}`);
    assertEquals(quantityOrd.compare(quantity, decoded(Quantity, "1024")), 0);
  }
  for (const other of ["\ufeff", "\u200b", "\u180e", "\0"]) {
    assertFalse(Quantity.is(`${other}1`), JSON.stringify(other));
  }
});

Deno.test("Quantity ends where no object of a cluster can go on, and nothing throws before", () => {
  const longest = 2 ** 20;
  for (const long of ["1".repeat(longest), `1e${"0".repeat(longest - 2)}`]) {
    const quantity = decoded(Quantity, long);
    assertEquals(quantityOrd.compare(quantity, quantity), 0);
    assertEquals(quantityOrd.compare(decoded(Quantity, "0"), quantity), -1);
    assertEquals(Quantity.is(`${long}0`), false);
  }
});

Deno.test("Quantity turns a bare JSON number into its text", () => {
  const numbers: ReadonlyArray<readonly [string, string]> = [
    ["0", "0"],
    ["-0", "0"],
    ["1.50", "1.5"],
    ["-2", "-2"],
    ["1e3", "1000"],
    ["1e21", "1e+21"],
    ["1e-7", "1e-7"],
    ["5e-324", "5e-324"],
    ["1.7976931348623157e308", "1.7976931348623157e+308"],
  ];
  for (const [json, text] of numbers) {
    assertEquals<unknown>(Quantity.decode(JSON.parse(json)), E.right(text));
    assertFalse(Quantity.is(JSON.parse(json)));
  }
});

Deno.test("quantityOrd compares amounts whatever their spelling", () => {
  const cases: ReadonlyArray<readonly [string, -1 | 0 | 1, string]> = [
    ["1", 0, "1000m"],
    ["1", 0, "+1."],
    ["1", 0, " 1 "],
    ["0007", 0, "7"],
    ["-00.70", 0, "-700m"],
    ["0", 0, "-0"],
    ["0", 0, "+"],
    ["0", 0, "0Ei"],
    [".", 0, "Ki"],
    ["1E", 1, "1E3"],
    ["1E", 0, "1e18"],
    ["1E3", 0, "1k"],
    ["1k", -1, "1Ki"],
    ["1Gi", 0, "1073741824"],
    ["0.5Gi", 0, "512Mi"],
    ["2048Ki", 0, "2Mi"],
    ["1.5", 0, "1500m"],
    ["0.1n", 0, "1n"],
    ["-0.1n", 0, "-1n"],
    ["1.1n", 0, "2n"],
    ["1e-100", 0, "1n"],
    ["0e-100", 0, "0"],
    ["1e-2147483648", 0, "1n"],
    ["0.0000000001Ki", 0, "103n"],
    ["9Ei", 0, "8Ei"],
    ["-9Ei", 0, "-8Ei"],
    ["9Ei", 0, "9223372036854775807"],
    ["9Ei", -1, "9223372036854775808"],
    ["7Ei", -1, "8Ei"],
    ["8E", -1, "9E"],
    ["-1", -1, "0"],
    ["-2", -1, "-1"],
    ["-1n", -1, "1n"],
    ["9", -1, "10"],
    ["0.3", 0, "300m"],
    ["9007199254740993", 1, "9007199254740992"],
    ["1e2147483646", -1, "1e2147483647"],
    ["1e2147483647", 0, "10e2147483646"],
    ["-1e2147483647", -1, "1Ei"],
    ["1e4294967296", 0, "1"],
  ];
  for (const [x, order, y] of cases) {
    const [a, b] = [decoded(Quantity, x), decoded(Quantity, y)];
    assertEquals(quantityOrd.compare(a, b), order, `${x} ${y}`);
    assertEquals(quantityOrd.compare(b, a) + order, 0, `${y} ${x}`);
    assertEquals(quantityOrd.equals(a, b), order === 0, `${x} ${y}`);
  }
});

// -----------------------------------------------------------------------------
// what servers send
// -----------------------------------------------------------------------------

Deno.test("decode() passes words that no release knows yet", () => {
  const json = {
    phase: "Paused",
    qosClass: "BestOfAll",
    reason: "OutOfexample.com/gpu",
    resize: "",
    conditions: [{ type: "example.com/gate", status: "Perhaps" }],
  };
  assertEquals(PodStatus.encode(decoded(PodStatus, json)), json);
});

Deno.test("decode() takes null for absent, encode() writes neither", () => {
  const json = {
    phase: null,
    conditions: null,
    allocatedResources: null,
    resources: null,
    startTime: null,
    observedGeneration: null,
    podIP: undefined,
  };
  const status = decoded(PodStatus, json);
  assertEquals(status, decoded(PodStatus, {}));
  assertEquals(PodStatus.encode(status), {});
});

Deno.test("decode() tells an empty list, map, record and text from an absent one", () => {
  const json = { podIPs: [], allocatedResources: {}, resources: {}, message: "" };
  assertEquals(PodStatus.encode(decoded(PodStatus, json)), json);
  assertEquals(decoded(PodList, { items: null }).items, O.none);
});

Deno.test("decode() takes an empty object of any make, but no Date, Map or array", () => {
  const empty = [{}, Object.create(null), new (class Empty {})(), JSON.parse("{}")];
  for (const u of empty) {
    assertEquals(PodStatus.encode(decoded(PodStatus, u)), {});
    assertEquals(decoded(ObjectMeta, { labels: u }).labels, O.some({}));
  }
  const others = [
    new Date(),
    new Map(),
    new Map([["phase", "Running"]]),
    new Set(),
    /x/,
    new Uint8Array(),
    Promise.resolve(),
    [],
    () => {},
    "",
    Object(""),
  ];
  for (const u of others) {
    assert(E.isLeft(PodStatus.decode(u)), String(u));
    assert(E.isLeft(ObjectMeta.decode({ labels: u })), String(u));
    assert(E.isLeft(ResourceRequirements.decode({ limits: u })), String(u));
    assertFalse(PodStatus.is(u), String(u));
  }
  assertEquals(linesOf(Pod.decode({ status: new Map() })), [
    "status: Invalid value: [object Map]: must be an object",
  ]);
});

Deno.test("decodeIssues() tells of opaque JSON what JSON has no type for from what it has no value for", () => {
  const kinds = issuesOf(List.decode({ items: [NaN, new Date(), 1n, Symbol("x")] }))
    .map(({ field, kind }) => [field, kind]);
  assertEquals(kinds, [
    ["items[0]", "FieldValueInvalid"],
    ["items[1]", "FieldValueInvalid"],
    ["items[2]", "FieldValueTypeInvalid"],
    ["items[3]", "FieldValueTypeInvalid"],
  ]);
});

Deno.test("decode() tells of an input that is good when it is looked at again", () => {
  let looks = 0;
  const result = PodStatus.decode({
    get phase() {
      return looks++ === 0 ? 3 : "Running";
    },
  });
  assertEquals(issuesOf(result).map(({ field, expected }) => [field, expected]), [
    ["", "must be an object"],
  ]);
});

Deno.test("is() refuses opaque values that are no JSON", () => {
  const list = decoded(List, { items: [{ a: 1 }, null] });
  assert(List.is(list));
  for (const item of [NaN, 1n, new Date(), undefined]) {
    assertFalse(List.is({ ...list, items: O.some([item]) }));
  }
});

Deno.test("is() refuses a record of which one field is of another type", () => {
  const status = decoded(ContainerStatus, { ...container, started: true });
  assert(ContainerStatus.is(status));
  const wrong = [{ name: 1 }, { ready: "true" }, { restartCount: "0" }, { restartCount: 0.5 }];
  for (const field of wrong) assertFalse(ContainerStatus.is({ ...status, ...field }));
  for (const started of ["true", O.some("true"), null]) {
    assertFalse(ContainerStatus.is({ ...status, started }));
  }
});

Deno.test("is() refuses a record of which one list or map is none, or has a wrong item", () => {
  const json = { podIPs: [{ ip: "::1" }], allocatedResources: { cpu: "1" } };
  const status = decoded(PodStatus, json);
  assert(PodStatus.is(status));
  const { podIPs } = status;
  assert(O.isSome(podIPs));
  for (const wrong of ["::1", {}, null, [null], [{ ip: 1 }], [...podIPs.value, {}]]) {
    assertFalse(PodStatus.is({ ...status, podIPs: O.some(wrong) }));
  }
  for (const wrong of ["cpu", [], null, new Map(), { cpu: 1 }, { cpu: "1", memory: "x" }]) {
    assertFalse(PodStatus.is({ ...status, allocatedResources: O.some(wrong) }));
  }
});

Deno.test("decode() refuses opaque values that are no JSON", () => {
  for (
    const u of [NaN, Infinity, 1n, Symbol("x"), () => {}, new Date(), new Map(), [NaN], { a: NaN }]
  ) {
    assert(E.isLeft(List.decode({ items: [u] })), String(u));
    assert(E.isLeft(PodStatus.decode({ mood: u })), String(u));
  }
});

Deno.test("decode() takes undefined in opaque JSON as JSON.stringify() does", () => {
  const list = decoded(List, { items: [{ a: [undefined, 1], b: undefined }] });
  assertEquals<unknown>(list.items, O.some([{ a: [null, 1] }]));
});

Deno.test("opaque JSON is equal only to a copy of itself", () => {
  const copies = () => [
    ...["", "a", 0, 1, true, false, null, [], [1], [1, 2], [[]], {}, { 0: 1 }, { a: 1 }, { b: 1 }],
    ...[{ a: 1, b: 2 }, { a: { b: [1] } }],
  ];
  const { equals } = getEq(List);
  copies().forEach((x, i) =>
    copies().forEach((y, j) => {
      const [a, b] = [x, y].map((item) => decoded(List, { items: [item] }));
      assertEquals(equals(a, b), i === j, `${textOf(x)} ${textOf(y)}`);
    })
  );
});

/** A pod of one container with opaque JSON, from a value and from a stream. */
function podsWith(lifecycle: unknown): ReadonlyArray<E.Either<unknown, Pod>> {
  const json = { spec: { containers: [{ name: "app", lifecycle }] } };
  const bytes = new TextEncoder().encode(JSON.stringify({ kind: "PodList", items: [json] }));
  return [Pod.decode(json), ...podsFromChunks([bytes], { maxDepth: 2000 })];
}

Deno.test("opaque JSON is kept and frozen all the way down, from a stream too", () => {
  const lifecycle = { a: [{ b: [1, null, {}] }], c: { d: { e: "x" } }, f: true };
  const pods = podsWith(lifecycle);
  assertEquals(pods.length, 2);
  for (const pod of pods) {
    assert(E.isRight(pod) && isDeeplyFrozen(pod.right));
    assertEquals(
      textOf(Pod.encode(pod.right)),
      textOf({
        spec: { containers: [{ name: "app", lifecycle }] },
      }),
    );
  }
});

Deno.test("opaque JSON of more than 1000 levels is refused, from a stream too", () => {
  const lists = (levels: number) => {
    let json: unknown = 1;
    for (let i = 0; i < levels; i++) json = [json];
    return json;
  };
  for (const nest of [nested, lists]) {
    assertEquals(podsWith(nest(1000)).map(E.isRight), [true, true]);
    assertEquals(podsWith(nest(1001)).map(E.isRight), [false, false]);
  }
});

Deno.test("decode() leaves opaque JSON of its input to its owner, after a stream too", () => {
  const lifecycle = { a: [{}] };
  const before = Pod.decode({ spec: { containers: [{ name: "app", lifecycle }] } });
  const [, after] = podsWith({});
  const later = Pod.decode({ spec: { containers: [{ name: "app", lifecycle }] } });
  assert([before, after, later].every(E.isRight));
  lifecycle.a.push({ b: 1 });
  assertFalse(Object.isFrozen(lifecycle) || Object.isFrozen(lifecycle.a[0]));
});

/** What a getter of the input may decode while the input is decoded. */
const inner: Readonly<Record<string, unknown>> = {
  "something good": { observedGeneration: 1, podIP: "::1" },
  "something with unknown fields": { a: 1, b: 2, c: 3 },
  "something bad": { phase: 3, podIP: "::1" },
  "something that throws": {
    observedGeneration: 1,
    get phase(): string {
      throw new Error("hostile");
    },
  },
};

for (const [what, json] of Object.entries(inner)) {
  Deno.test(`decode() is not disturbed by a getter that decodes ${what}`, () => {
    const status = decoded(PodStatus, {
      mood: "calm",
      get phase() {
        PodStatus.decode(json);
        return "Running";
      },
    });
    assertEquals(status.phase, O.some("Running"));
    assertEquals(status[unknownFields], { mood: "calm" });
  });

  Deno.test(`decode() still says what is wrong around a getter that decodes ${what}`, () => {
    const result = PodStatus.decode({
      observedGeneration: 1.5,
      get phase() {
        PodStatus.decode(json);
        return "Running";
      },
    });
    assertEquals(linesOf(result), ["observedGeneration: Invalid value: 1.5: must be an integer"]);
  });
}

// -----------------------------------------------------------------------------
// keys of every object
// -----------------------------------------------------------------------------

Deno.test("labels, resources and unknown fields may be named __proto__ or constructor", () => {
  const text = `{
    "__proto__": {"polluted": true},
    "constructor": {"prototype": {"polluted": true}},
    "hasOwnProperty": 1,
    "metadata": {"labels": {"__proto__": "x", "constructor": "y", "toString": ""}},
    "status": {"allocatedResources": {"__proto__": 1, "valueOf": "2"}}
  }`;
  const pod = decoded(Pod, JSON.parse(text));
  const back = JSON.parse(JSON.stringify(Pod.encode(pod)));
  assertEquals(
    textOf(back),
    textOf(JSON.parse(text.replace('"__proto__": 1', '"__proto__": "1"'))),
  );
  assertEquals(({} as { readonly polluted?: boolean }).polluted, undefined);
  const status = O.toUndefined(pod.status);
  assertEquals(Object.getPrototypeOf(pod), Object.prototype);
  const amounts = O.toUndefined(status?.allocatedResources ?? O.none);
  assertEquals(Object.getPrototypeOf(amounts), Object.prototype);
  assertEquals(Object.getPrototypeOf(pod[unknownFields]), Object.prototype);
});

Deno.test("events are equal where their types and their objects are", () => {
  const { equals } = getEq(WatchEvent);
  const event = (type: string, name: string) =>
    decoded(WatchEvent, { type, object: { metadata: { name } } });
  const added = event("ADDED", "web");
  assert(equals(added, event("ADDED", "web")));
  for (const other of [event("ADDED", "job"), event("MODIFIED", "web"), event("ERROR", "web")]) {
    assertFalse(equals(added, other));
    assertFalse(equals(other, added));
  }
});

Deno.test("codecs have the names of their types", () => {
  const codecs = Object.entries<unknown>(podStatus)
    .flatMap(([key, value]) => value instanceof t.Type ? [[key, value.name]] : []);
  assertGreater(codecs.length, 40);
  assertEquals(codecs.filter(([key, name]) => key !== name), []);
});

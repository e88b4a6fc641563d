import { assert, assertEquals } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as t from "io-ts";
import { PathReporter } from "io-ts/lib/PathReporter.js";
import { decodeIssues, formatIssues, PodStatus } from "@k8s-fp/pod-status";

const bad = { phase: "Running", conditions: [{ type: "Ready", status: 1 }] };

const around: ReadonlyArray<{
  readonly name: string;
  readonly result: t.Validation<unknown>;
  readonly keys: ReadonlyArray<string>;
  readonly line: string;
}> = [
  {
    name: "t.array",
    result: t.array(PodStatus).decode([{}, bad]),
    keys: ["", "1", "conditions", "0", "status"],
    line: "[1].conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.record",
    result: t.record(t.string, PodStatus).decode({ web: bad }),
    keys: ["", "web", "conditions", "0", "status"],
    line: "[web].conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.type",
    result: t.type({ status: PodStatus }).decode({ status: bad }),
    keys: ["", "status", "conditions", "0", "status"],
    line: "status.conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.partial",
    result: t.partial({ status: PodStatus }).decode({ status: bad }),
    keys: ["", "status", "conditions", "0", "status"],
    line: "status.conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.readonly",
    result: t.readonly(t.exact(t.type({ status: PodStatus }))).decode({ status: bad }),
    keys: ["", "status", "conditions", "0", "status"],
    line: "status.conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.union",
    result: t.type({ status: t.union([PodStatus, PodStatus]) }).decode({ status: bad }),
    keys: ["", "status", "0", "conditions", "0", "status"],
    line: "status.conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "t.intersection",
    result: t.intersection([t.type({ name: t.string }), t.type({ status: PodStatus })]).decode({
      name: "web",
      status: bad,
    }),
    keys: ["", "1", "status", "conditions", "0", "status"],
    line: "status.conditions[0].status: Invalid value: 1: must be a string",
  },
  {
    name: "pipe",
    result: t.unknown.pipe(PodStatus).decode(bad),
    keys: ["", "conditions", "0", "status"],
    line: "conditions[0].status: Invalid value: 1: must be a string",
  },
];

for (const { name, result, keys, line } of around) {
  Deno.test(`${name} of a codec tells the whole path to what is wrong`, () => {
    assert(E.isLeft(result));
    assertEquals(result.left[0].context.map(({ key }) => key), keys);
    assertEquals(formatIssues(decodeIssues(result.left)), [line]);
  });
}

Deno.test("codecs decode and encode inside io-ts' own", () => {
  const Named = t.array(t.type({ name: t.string, status: t.union([PodStatus, t.null]) }));
  const json = [{ name: "web", status: { podIPs: [{ ip: "::1" }], mood: "calm" } }, {
    name: "job",
    status: null,
  }];
  const result = Named.decode(json);
  assert(E.isRight(result));
  assert(Named.is(result.right));
  assertEquals<unknown>(Named.encode(result.right), json);
});

Deno.test("io-ts' PathReporter prints lines that people can read", () => {
  assertEquals(PathReporter.report(PodStatus.decode(bad)), [
    "conditions[0].status: Invalid value: 1: must be a string",
  ]);
  assertEquals(PathReporter.report(t.type({ status: PodStatus }).decode({ status: bad })), [
    "status.conditions[0].status: Invalid value: 1: must be a string",
  ]);
  assertEquals(PathReporter.report(PodStatus.decode({})), ["No errors!"]);
});

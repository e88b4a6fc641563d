import { assert, assertEquals, assertFalse, assertGreater } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import * as t from "io-ts";
import * as podStatus from "@k8s-fp/pod-status";
import {
  ContainerStatus,
  getEq,
  List,
  ObjectMeta,
  Pod,
  PodList,
  podsFromChunks,
  PodStatus,
  ResourceRequirements,
  unknownFields,
  WatchEvent,
} from "@k8s-fp/pod-status";
import { decoded, isDeeplyFrozen, textOf } from "../_arbitrary.ts";
import { issuesOf, linesOf } from "./_issues.ts";

const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };

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

Deno.test("decode() tells of opaque JSON that is good from any later look on, and where it is known", () => {
  const fields = Array.from({ length: 8 }, (_, goodFrom) => {
    let looks = 0;
    const item = {
      get cpu() {
        return looks++ < goodFrom ? NaN : 1;
      },
    };
    const result = List.decode({ items: [item] });
    return E.isRight(result) ? "taken" : issuesOf(result).map(({ field }) => field).join();
  });
  assertEquals(fields[0], "taken");
  assertEquals(fields[7], "items[0].cpu");
  for (const field of fields.slice(1)) {
    assert(["", "items", "items[0]", "items[0].cpu"].includes(field), field);
  }
});

Deno.test("decode() takes a value or tells what is wrong, whatever a getter does at each look", () => {
  const look = fc.constantFrom("good", "bad", "throws");
  fc.assert(fc.property(fc.array(look, { maxLength: 9 }), (looks) => {
    const rest = [...looks];
    const result = Pod.decode({
      status: {
        get phase() {
          const next = rest.shift();
          if (next === "throws") throw new Error("hostile");
          return next === "bad" ? 3 : "Running";
        },
      },
    });
    if (E.isRight(result)) return assertEquals(looks[0] ?? "good", "good");
    const fields = issuesOf(result).map(({ field }) => field);
    assertEquals(fields.length, 1);
    assert(["", "status", "status.phase"].includes(fields[0]), fields[0]);
  }));
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
  for (const around of [(json: unknown) => ({ a: json }), (json: unknown) => [json]]) {
    const nest = (levels: number) => {
      let json: unknown = 1;
      for (let i = 0; i < levels; i++) json = around(json);
      return json;
    };
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

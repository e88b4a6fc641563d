import {
  decodeIssues,
  decodePods,
  eachCondition,
  formatIssues,
  getEq,
  getSemigroup,
  MAX_ISSUES,
  Pod,
  type PodCondition,
  podLens,
  podsFromChunks,
  PodStatus,
  Quantity,
  quantityOrd,
  Time,
  timeOrd,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertLess, assertThrows } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import * as t from "io-ts";
import * as T from "monocle-ts/lib/Traversal.js";
import { PathReporter } from "io-ts/lib/PathReporter.js";
import { decoded } from "../_arbitrary.ts";
import { FACTS } from "../query/_facts.ts";
import { bytesOf, drained } from "../stream/_chunks.ts";
import { assertCosts, assertLinear, TIMES } from "./_cost.ts";

function times<A>(n: number, make: (i: number) => A): ReadonlyArray<A> {
  return Array.from({ length: n }, (_, i) => make(i));
}

const AT = "2026-01-01T00:00:00Z";
const REST = { ready: false, restartCount: 1, image: "a:1", imageID: "x" };
const END = { terminated: { exitCode: 137, reason: "OOMKilled", startedAt: AT, finishedAt: AT } };

/** Pods that have very many of something. */
const PODS: Readonly<Record<string, (n: number) => unknown>> = {
  "conditions": (n) => ({
    spec: { readinessGates: times(n, (i) => ({ conditionType: `c${n - i}` })) },
    status: { conditions: times(n, (i) => ({ type: `c${i}`, status: "False" })) },
  }),
  "conditions of one type": (n) => ({
    spec: { readinessGates: times(n, () => ({ conditionType: "a" })) },
    status: { conditions: times(n, () => ({ type: "Ready", status: "False" })) },
  }),
  "containers that crash": (n) => ({
    spec: {
      containers: times(n, (i) => ({ name: `c${n - i}`, image: "a:1" })),
      initContainers: times(n, (i) => ({ name: `i${n - i}`, restartPolicy: "Always" })),
    },
    status: {
      containerStatuses: times(n, (i) => ({ ...REST, name: `c${i}`, state: END, lastState: END })),
      initContainerStatuses: times(n, (i) => ({
        ...REST,
        name: `i${i}`,
        state: { waiting: { reason: "CrashLoopBackOff" } },
        lastState: END,
      })),
    },
  }),
  "containers that run": (n) => ({
    spec: { containers: times(n, (i) => ({ name: `c${i}`, resources: { limits: { cpu: "1" } } })) },
    status: {
      containerStatuses: times(n, (i) => ({
        ...REST,
        name: `c${n - i}`,
        ready: true,
        restartCount: i,
        state: { running: { startedAt: AT } },
        lastState: END,
        resources: { limits: { cpu: "2" } },
        allocatedResourcesStatus: [{ name: "gpu", resources: [{ resourceID: "a" }] }],
      })),
    },
  }),
  "containers of one name": (n) => ({
    spec: { containers: times(n, () => ({ name: "a" })) },
    status: { containerStatuses: times(n, () => ({ ...REST, name: "a", lastState: END })) },
  }),
  "addresses": (n) => ({
    status: {
      podIPs: times(n, (i) => ({ ip: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` })),
      hostIPs: times(n, (i) => ({ ip: `fd00::${i.toString(16)}` })),
    },
  }),
  "claims": (n) => ({
    spec: { resourceClaims: times(n, (i) => ({ name: `c${i}` })) },
    status: { resourceClaimStatuses: times(n, (i) => ({ name: `c${n - i}` })) },
  }),
  "labels": (n) => ({
    metadata: {
      labels: Object.fromEntries(times(n, (i) => [`k${i}`, "v"])),
      annotations: Object.fromEntries(times(n, (i) => [`k${i}`, "v"])),
      finalizers: times(n, (i) => `f${i}`),
      ownerReferences: times(n, (i) => ({ apiVersion: "v1", kind: "A", name: "a", uid: `${i}` })),
    },
  }),
  "characters": (n) => ({
    metadata: { name: "a.".repeat(n), creationTimestamp: `2026-01-01T00:00:00.${"0".repeat(n)}Z` },
    status: {
      phase: "P".repeat(n),
      reason: " ".repeat(n),
      message: "\n".repeat(n),
      podIP: ":".repeat(n),
      conditions: [{
        type: "Ready",
        status: "False",
        reason: "-".repeat(n),
        message: " ".repeat(n),
      }],
      containerStatuses: [{
        ...REST,
        name: "a",
        image: "/:@".repeat(n),
        imageID: "@sha256:".repeat(n),
        state: { waiting: { reason: "CrashLoopBackOff", message: "1m".repeat(n) } },
      }],
    },
  }),
};

const SIZE = 1500;

Deno.test("work by the square of its input does not pass for linear, and linear work does", () => {
  let steps = 0;
  /** What work costs that counts its own steps. */
  const stepsOf = (run: () => unknown) => {
    const before = steps;
    run();
    return steps - before;
  };
  const linear = (power: number) => () =>
    assertLinear("steps", SIZE, SIZE * TIMES, (n) => steps += n ** power, stepsOf);
  linear(1)();
  assertThrows(linear(2));
});

for (const [what, make] of Object.entries(PODS)) {
  Deno.test(`no fact about a pod of very many ${what} takes time by their square`, () => {
    const [less, more] = [SIZE, SIZE * TIMES].map((n) => {
      const json = make(n);
      return { json, pod: decoded(Pod, json), other: decoded(Pod, make(n)) };
    });
    for (const [name, fact] of Object.entries(FACTS)) {
      // By turns, since of the pod that was asked last something may still be known.
      let turn = 0;
      assertLinear(
        name,
        less,
        more,
        ({ pod, other }) => turn++ % 2 === 0 ? fact(pod, other) : fact(other, pod),
      );
    }
    assertLinear("decode", less, more, ({ json }) => Pod.decode(json));
    assertLinear("is", less, more, ({ pod }) => Pod.is(pod));
    assertLinear("encode", less, more, ({ pod }) => Pod.encode(pod));
    assertLinear("equality", less, more, ({ pod, other }) => getEq(Pod).equals(pod, other));
    assertLinear("merge", less, more, ({ pod, other }) => getSemigroup(Pod).concat(pod, other));
  });
}

/** Documents that are wrong in very many places, or in a very large one. */
const DOCUMENTS: Readonly<Record<string, (n: number) => string>> = {
  "errors in one pod": (n) => `{"status":{"podIPs":[${"{},".repeat(n)}{}]}}`,
  "errors in one map": (n) =>
    `{"metadata":{"labels":{${times(n, (i) => `"k${i}":${i}`).join(",")}}}}`,
  "bad pods": (n) => `[${'{"status":{"phase":7}},'.repeat(n)}{}]`,
  "levels of arrays": (n) => `{"spec":${"[".repeat(n)}${"]".repeat(n)}}`,
  "levels of objects": (n) => `{"spec":{"mood":${'{"a":'.repeat(n)}7${"}".repeat(n)}}}`,
  "keys that no model knows": (n) =>
    `{"status":{${times(n, (i) => `"k${i}":7`).join(",")},"phase":7}}`,
  "numbers in a place for one": (n) => `{"status":{"phase":[${"7,".repeat(n)}7]}}`,
  "digits": (n) => `{"status":{"observedGeneration":${"7".repeat(n)}}}`,
  "digits of a quantity": (n) =>
    `{"status":{"allocatedResources":{"cpu":"${"0".repeat(n)}${"7".repeat(n)}x"}}}`,
  "kinds that are no pod": (n) =>
    `{"kind":"List","items":[${times(n, (i) => `{"kind":"k${i}"}`).join(",")}]}`,
};

for (const [what, make] of Object.entries(DOCUMENTS)) {
  Deno.test(`a document of very many ${what} is read, and reported in bounded lines, in time by its size`, () => {
    const [less, more] = [make(5000), make(5000 * TIMES)];
    const linesOf = (text: string): ReadonlyArray<string> => {
      const result = decodePods(JSON.parse(text));
      const issues = E.isLeft(result)
        ? [result.left]
        : result.right.failures.map((failure) => failure.issues);
      return issues.flatMap(formatIssues);
    };
    assertLinear("decodePods", less, more, linesOf);
    assertLinear("podsFromChunks", less, more, (text) => drained(podsFromChunks([bytesOf(text)])));
  });
}

Deno.test("of very many errors of one pod the first are told, and that there are more", () => {
  for (
    const [count, isCut] of [[MAX_ISSUES, false], [MAX_ISSUES + 1, true], [1e6, true]] as const
  ) {
    const result = Pod.decode({ status: { podIPs: Array(count).fill({}) } });
    assert(E.isLeft(result));
    assertEquals(result.left.length, MAX_ISSUES + Number(isCut));
    const issues = decodeIssues(result.left);
    assertEquals(issues.length, MAX_ISSUES + Number(isCut));
    assertEquals(issues[MAX_ISSUES - 1].field, `status.podIPs[${MAX_ISSUES - 1}].ip`);
    const last = isCut ? "FieldValueTooMany" : "FieldValueRequired";
    assertEquals(issues.at(-1)?.kind, last);
    const line = isCut
      ? "and more; only the first 100 are listed"
      : "status.podIPs[99].ip: Required value";
    assertEquals(formatIssues(issues).at(-1), line);
    assertEquals(PathReporter.report(result).at(-1), line);
  }
});

Deno.test("decodeIssues() lists as many errors of a list of io-ts' own, and says that there are more", () => {
  const result = t.array(Pod).decode(Array(500).fill({ kind: 7 }));
  assert(E.isLeft(result));
  assertEquals(result.left.length, 500);
  const issues = decodeIssues(result.left);
  assertEquals(issues.length, MAX_ISSUES + 1);
  assertEquals(issues.slice(-2).map(({ field, kind }) => [field, kind]), [
    ["[99].kind", "FieldValueTypeInvalid"],
    ["", "FieldValueTooMany"],
  ]);
});

Deno.test("a refusal looks at each part of a document a few times, however deep it stands", () => {
  let looks = 0;
  const counted = (value: unknown): unknown =>
    typeof value !== "object" || value === null ? value : new Proxy(
      Array.isArray(value)
        ? value.map(counted)
        : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, counted(part)])),
      { get: (target, key) => (looks++, Reflect.get(target, key)) },
    );
  const health = { resourceID: "a", health: "Healthy" };
  const status = {
    ...REST,
    name: "a",
    allocatedResourcesStatus: [{ name: "gpu", resources: [health] }],
  };
  const document = { status: { containerStatuses: [status, { ...status, name: 7 }] } };
  const isRefused = (json: unknown) => E.isLeft(Pod.decode(json));
  assert(!isRefused(counted({ status: { containerStatuses: [status, status] } })));
  const good = looks;
  looks = 0;
  assert(isRefused(counted(document)));
  assertLess(looks, 4 * good);
});

for (const size of [4, 16]) {
  Deno.test(`${size} MB of faults are refused in bounded memory, and the good pod behind them arrives`, () => {
    const faults = "{},".repeat(size * 349_525 - 1000) + "{}";
    const items = `{"status":{"containerStatuses":[${faults}]}},{"metadata":{"name":"good"}}`;
    const text = `{"items":[${items}]}`;
    const { given } = drained(podsFromChunks([bytesOf(text)]));
    const [bad, good, ...others] = given;
    assertEquals(others, []);
    assert(E.isLeft(bad) && bad.left._tag === "InvalidItem");
    assertEquals(bad.left.issues.length, MAX_ISSUES + 1);
    assert(E.isRight(good));
    const result = decodePods(JSON.parse(text));
    assert(E.isRight(result));
    assertEquals(result.right.pods.length, 1);
    assertEquals(result.right.failures.map(({ issues }) => issues.length), [MAX_ISSUES + 1]);
  });
}

Deno.test("objects that stand for very many others are refused, and a few shared ones are taken", () => {
  const doubled = (levels: number): unknown => {
    let value: unknown = [];
    for (let i = 0; i < levels; i++) value = { a: value, b: value };
    return value;
  };
  assert(E.isRight(Pod.decode({ mood: doubled(10) })));
  const many = JSON.parse(`[${"{},".repeat(200_000)}{}]`);
  const take = () => assert(E.isRight(Pod.decode({ mood: many })));
  for (const levels of [20, 60, 900]) {
    const refuse = () => assert(E.isLeft(Pod.decode({ mood: doubled(levels) })));
    assertCosts(`${levels} levels`, refuse, 20, take);
  }
});

Deno.test("quantityOrd and timeOrd take time by the length of their texts", () => {
  const quantities = [
    (n: number) => `1${"0".repeat(n)}1`,
    (n: number) => `1${"0".repeat(n)}1Ki`,
    (n: number) => `.${"0".repeat(n)}1n`,
    (n: number) => "7".repeat(n),
    (n: number) => `1e${"0".repeat(n)}7`,
    (n: number) => `.${"7".repeat(n)}Mi`,
    (n: number) => `${"0".repeat(n)}7.${"3".repeat(n)}Ki`,
    (n: number) => `.000000000${"9".repeat(n)}`,
  ];
  for (const make of quantities) {
    const [less, more] = [20_000, 20_000 * TIMES].map((n) => decoded(Quantity, make(n)));
    const other = decoded(Quantity, "1");
    assertLinear(make(3), less, more, (quantity) => quantityOrd.compare(quantity, other));
  }
  const [less, more] = [20_000, 20_000 * TIMES].map((n) =>
    decoded(Time, `${AT.slice(0, 19)}.${"0".repeat(n)}1Z`)
  );
  assertLinear("time", less, more, (time) => timeOrd.compare(time, decoded(Time, AT)));
});

Deno.test("each item of a list is looked at and changed in time by their number", () => {
  const [less, more] = [4000, 4000 * TIMES].map((n) =>
    decoded(PodStatus, { conditions: times(n, (i) => ({ type: `c${i}`, status: "False" })) })
  );
  const touch = T.modify((condition: PodCondition) => ({ ...condition }))(eachCondition);
  assertLinear("modify", less, more, touch);
  assertLinear("getAll", less, more, (status) => T.getAll(status)(eachCondition));
  assertEquals(
    T.getAll(more)(eachCondition).map(({ type }) => type).at(-1),
    `c${4000 * TIMES - 1}`,
  );
});

Deno.test("to set what is frozen costs less than to decode it", () => {
  const json = PODS["containers that run"](500) as { readonly status: unknown };
  const pod = decoded(Pod, json);
  const set = podLens.status.set(pod.status);
  const bare = decoded(Pod, {});
  const often = (run: () => unknown) => () => {
    for (let i = 0; i < 50; i++) run();
  };
  assertCosts("set", often(() => set(bare)), 1, often(() => PodStatus.decode(json.status)));
  assertEquals(set(bare).status === pod.status, true);
});

import {
  type DecodedPods,
  type DecodeIssue,
  decodePods,
  formatIssues,
  type Pod,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";

function read(json: unknown): DecodedPods {
  const decoded = decodePods(json);
  assert(decoded._tag === "Right", "the document was refused");
  return decoded.right;
}

function refusal(json: unknown): ReadonlyArray<DecodeIssue> {
  const decoded = decodePods(json);
  assert(decoded._tag === "Left", "the document was taken");
  return decoded.left;
}

function namesOf(pods: ReadonlyArray<Pod>): ReadonlyArray<string> {
  return pods.map((pod) => {
    assert(O.isSome(pod.metadata) && O.isSome(pod.metadata.value.name));
    return pod.metadata.value.name.value;
  });
}

const named = (name: string) => ({ metadata: { name } });
const pod = (name: string) => ({ apiVersion: "v1", kind: "Pod", ...named(name) });
const bad = { kind: "Pod", metadata: { name: "bad", namespace: "shop" }, status: { phase: 3 } };

Deno.test.each([
  { what: "a Pod", json: pod("a"), names: ["a"] },
  {
    what: "a PodList, whose items have no kind",
    json: { kind: "PodList", items: [named("a"), named("b")] },
    names: ["a", "b"],
  },
  { what: "a List", json: { kind: "List", items: [pod("a"), pod("b")] }, names: ["a", "b"] },
  { what: "an array", json: [pod("a"), named("b")], names: ["a", "b"] },
  { what: "a list without a kind", json: { items: [named("a")] }, names: ["a"] },
  { what: "a list whose kind is empty", json: { kind: "", items: [named("a")] }, names: ["a"] },
  { what: "a list whose kind is null", json: { kind: null, items: [named("a")] }, names: ["a"] },
  { what: "a pod without a kind", json: named("a"), names: ["a"] },
  {
    what: "items whose kind is empty or null",
    json: [{ ...named("a"), kind: "" }, { ...named("b"), kind: null }],
    names: ["a", "b"],
  },
])("decodePods() reads $what", ({ json, names }) => {
  const { pods, failures, skipped } = read(json);
  assertEquals(namesOf(pods), names);
  assertEquals(failures, []);
  assertEquals(skipped, {});
});

Deno.test.each([{ metadata: {} }, { spec: {} }, { status: {} }])(
  "decodePods() takes %j for a pod",
  (json) => assertEquals(read(json).pods.length, 1),
);

Deno.test.each([
  [[]],
  [{ kind: "List" }],
  [{ kind: "List", items: [] }],
  [{ kind: "PodList", items: null }],
  [{ items: null }],
  [{ items: [] }],
])("decodePods() finds no pod in %j", (json) => {
  assertEquals(read(json), { pods: [], failures: [], skipped: {} });
});

Deno.test.each([
  {
    json: {},
    kind: "FieldValueInvalid",
    line: "Invalid value: {}: must be a Pod, a PodList, a List or an array of pods",
  },
  {
    json: { apiVersion: "v1" },
    kind: "FieldValueInvalid",
    line:
      'Invalid value: {"apiVersion":"v1"}: must be a Pod, a PodList, a List or an array of pods',
  },
  {
    json: null,
    kind: "FieldValueTypeInvalid",
    line: "Invalid value: null: must be a Pod, a PodList, a List or an array of pods",
  },
  {
    json: undefined,
    kind: "FieldValueTypeInvalid",
    line: "Invalid value: undefined: must be a Pod, a PodList, a List or an array of pods",
  },
  {
    json: 7,
    kind: "FieldValueTypeInvalid",
    line: "Invalid value: 7: must be a Pod, a PodList, a List or an array of pods",
  },
  {
    json: "Pod",
    kind: "FieldValueTypeInvalid",
    line: 'Invalid value: "Pod": must be a Pod, a PodList, a List or an array of pods',
  },
  {
    json: true,
    kind: "FieldValueTypeInvalid",
    line: "Invalid value: true: must be a Pod, a PodList, a List or an array of pods",
  },
  {
    json: { kind: "PodList", items: {} },
    kind: "FieldValueTypeInvalid",
    line: "items: Invalid value: {}: must be an array",
  },
  {
    json: { kind: "List", items: "a" },
    kind: "FieldValueTypeInvalid",
    line: 'items: Invalid value: "a": must be an array',
  },
  {
    json: { items: 7 },
    kind: "FieldValueTypeInvalid",
    line: "items: Invalid value: 7: must be an array",
  },
  {
    json: { kind: "Deployment", spec: {} },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: "Deployment": supported values: "Pod", "PodList", "List" (it holds no pods: ask for pods, as kubectl get pods -o json does)',
  },
  {
    json: { kind: "pod", status: {} },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: "pod": supported values: "Pod", "PodList", "List" (it holds no pods: ask for pods, as kubectl get pods -o json does)',
  },
  {
    json: { kind: 7, items: [] },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: 7: supported values: "Pod", "PodList", "List" (it holds no pods: ask for pods, as kubectl get pods -o json does)',
  },
  {
    json: { kind: "Status", status: "Failure" },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: "Status": supported values: "Pod", "PodList", "List" (it is the answer to a request that gave no pods)',
  },
  {
    json: { kind: "Status", status: "Failure", message: "Unauthorized", code: 401 },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: "Status": supported values: "Pod", "PodList", "List" (it says: Unauthorized)',
  },
  {
    json: { kind: "Table", columnDefinitions: [], rows: [] },
    kind: "FieldValueNotSupported",
    line:
      'kind: Unsupported value: "Table": supported values: "Pod", "PodList", "List" (a table has no pods: ask with "Accept: application/json")',
  },
  ...["PartialObjectMetadata", "PartialObjectMetadataList"].map((kind) => ({
    json: { kind, metadata: {}, items: [] },
    kind: "FieldValueNotSupported",
    line:
      `kind: Unsupported value: "${kind}": supported values: "Pod", "PodList", "List" (metadata alone are no pods: ask with "Accept: application/json")`,
  })),
])("decodePods() refuses a document: $line", ({ json, kind, line }) => {
  const issues = refusal(json);
  assertEquals(issues.map((issue) => issue.kind as string), [kind]);
  assertEquals(formatIssues(issues), [line]);
});

Deno.test("decodePods() says of a bad pod where it stands, who it is and what is wrong", () => {
  const { pods, failures, skipped } = read({
    kind: "List",
    items: [{ kind: "Service" }, pod("a"), bad, { kind: "Service" }, { kind: "Node" }, pod("b"), {
      metadata: { name: 7 },
      status: { podIPs: [{ ip: 7 }], hostIP: 8 },
    }],
  });
  assertEquals(namesOf(pods), ["a", "b"]);
  assertEquals(skipped, { Service: 2, Node: 1 });
  assertEquals(
    failures.map(({ issues, ...failure }) => ({ ...failure, lines: formatIssues(issues) })),
    [
      {
        index: 2,
        namespace: O.some("shop"),
        name: O.some("bad"),
        lines: ["status.phase: Invalid value: 3: must be a string"],
      },
      {
        index: 6,
        namespace: O.none,
        name: O.none,
        lines: [
          "metadata.name: Invalid value: 7: must be a string",
          "status.podIPs[0].ip: Invalid value: 7: must be a string",
          "status.hostIP: Invalid value: 8: must be a string",
        ],
      },
    ],
  );
});

Deno.test("decodePods() gives the paths of a single pod from its root", () => {
  const [failure] = read(bad).failures;
  assertEquals(failure.index, 0);
  assertEquals(failure.issues.map((issue) => issue.path), [["status", "phase"]]);
});

Deno.test("decodePods() takes items that are no objects for bad pods", () => {
  const { pods, failures } = read([null, 7, "pod", [], pod("a")]);
  assertEquals(namesOf(pods), ["a"]);
  assertEquals(failures.map(({ index, issues }) => [index, ...formatIssues(issues)]), [
    [0, "Required value"],
    [1, "Invalid value: 7: must be an object"],
    [2, 'Invalid value: "pod": must be an object'],
    [3, "Invalid value: []: must be an object"],
  ]);
});

Deno.test("decodePods() counts kinds that are called like members of Object", () => {
  const { skipped } = read(JSON.parse('[{"kind":"__proto__"},{"kind":"constructor"}]'));
  assertEquals(Object.entries(skipped), [["__proto__", 1], ["constructor", 1]]);
});

const no = (): never => {
  throw new Error("no");
};

Deno.test.each([
  {
    what: "a status that throws",
    item: Object.defineProperty(pod("bad"), "status", { get: no, enumerable: true }),
  },
  {
    what: "a kind that throws",
    item: Object.defineProperty(named("bad"), "kind", { get: no, enumerable: true }),
  },
  {
    what: "metadata that throw",
    item: Object.defineProperty({}, "metadata", { get: no, enumerable: true }),
  },
  { what: "keys that throw", item: new Proxy(pod("bad"), { ownKeys: no }) },
  {
    what: "nothing but what throws",
    item: new Proxy({}, { get: no, ownKeys: no, has: no, getPrototypeOf: no }),
  },
])("decodePods() loses no other pod to an item with $what", ({ item }) => {
  const { pods, failures } = read({ kind: "List", items: [pod("a"), item, pod("b")] });
  assertEquals(namesOf(pods), ["a", "b"]);
  assertEquals(failures.map(({ index }) => index), [1]);
  assert(failures[0].issues.length > 0);
});

Deno.test("decodePods() refuses a document that throws", () => {
  for (
    const json of [{
      get kind() {
        return no();
      },
    }, {
      kind: "List",
      get items() {
        return no();
      },
    }]
  ) {
    assertEquals(refusal(json).map(({ expected }) => expected), ["must be JSON that can be read"]);
  }
});

Deno.test("decodePods() puts each item of a document in one place, in its order", () => {
  const item = fc.oneof(
    fc.constant({ as: "pod", json: pod("a") }),
    fc.constant({ as: "failure", json: bad }),
    fc.constantFrom("Service", "Node").map((kind) => ({ as: kind, json: { kind } })),
  );
  fc.assert(fc.property(fc.array(item), (items) => {
    const { pods, failures, skipped } = read({
      kind: "List",
      items: items.map(({ json }) => json),
    });
    const count = (as: string) => items.filter((item) => item.as === as).length;
    assertEquals(pods.length, count("pod"));
    assertEquals(
      failures.map(({ index }) => index),
      items.flatMap(({ as }, i) => as === "failure" ? [i] : []),
    );
    assertEquals([skipped.Service ?? 0, skipped.Node ?? 0], [count("Service"), count("Node")]);
  }));
});

Deno.test("decodePods() refuses as a whole a document that cannot be read", () => {
  const unreadable = new Proxy({}, {
    get: () => {
      throw new Error("gone");
    },
  });
  const issues = refusal(unreadable);
  assertEquals(issues.map(({ path, field, kind }) => ({ path, field, kind })), [
    { path: [], field: "", kind: "FieldValueInvalid" },
  ]);
  assertEquals(formatIssues(issues), [
    "Invalid value: (unreadable object): must be JSON that can be read",
  ]);
});

Deno.test("decodePods() returns pods that are frozen to the bottom", async () => {
  const url = new URL("../fixtures/cluster.json", import.meta.url);
  const { pods, failures } = read(JSON.parse(await Deno.readTextFile(url)));
  assertEquals(failures, []);
  for (const pod of pods) assertFrozen(pod);
});

/** fp-ts' `none` is shared by all who use it, and nobody's to freeze. */
function assertFrozen(value: unknown): void {
  if (typeof value !== "object" || value === null || value === O.none) return;
  assert(Object.isFrozen(value), `not frozen: ${JSON.stringify(value)}`);
  for (const key of Reflect.ownKeys(value)) assertFrozen(Reflect.get(value, key));
}

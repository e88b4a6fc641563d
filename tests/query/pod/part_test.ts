import {
  annotation,
  controllerOf,
  emptyPodStatus,
  getMonoid,
  label,
  metadataOf,
  ObjectMeta,
  Pod,
  PodSpec,
  qualifiedName,
  specOf,
  statusOf,
} from "@k8s-fp/pod-status";
import { assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, texts, valueOf } from "../../_arbitrary.ts";

Deno.test("metadataOf(), specOf() and statusOf() are the parts of the pod itself", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    assertStrictEquals(metadataOf(pod), O.getOrElse(() => metadataOf(pod))(pod.metadata));
    assertStrictEquals(specOf(pod), O.getOrElse(() => specOf(pod))(pod.spec));
    assertStrictEquals(statusOf(pod), O.getOrElse(() => statusOf(pod))(pod.status));
  }));
});

Deno.test("metadataOf(), specOf() and statusOf() of a pod without parts have no field", () => {
  for (const json of [{}, { metadata: null, spec: null, status: null }]) {
    const pod = decoded(Pod, json);
    assertStrictEquals(metadataOf(pod), getMonoid(ObjectMeta).empty);
    assertStrictEquals(specOf(pod), getMonoid(PodSpec).empty);
    assertStrictEquals(statusOf(pod), emptyPodStatus);
  }
});

const READERS = { labels: label, annotations: annotation };

for (const [field, read] of Object.entries(READERS)) {
  Deno.test(`${read.name}() finds each of the ${field} of a pod, and no other`, () => {
    const maps = fc.array(fc.tuple(texts, texts)).map((pairs) => new Map(pairs));
    fc.assert(fc.property(maps, texts, (map, key) => {
      const pod = decoded(Pod, { metadata: { [field]: Object.fromEntries(map) } });
      assertEquals(read(key)(pod), O.fromNullable(map.get(key)));
      for (const [key, value] of map) assertEquals(read(key)(pod), O.some(value));
    }));
  });

  Deno.test(`${read.name}() takes no property of every object for one of the ${field}`, () => {
    for (const pod of [decoded(Pod, {}), decoded(Pod, { metadata: { [field]: {} } })]) {
      assertEquals(read("constructor")(pod), O.none);
    }
  });

  Deno.test(`${read.name}() keeps a value that is empty`, () => {
    assertEquals(read("a")(decoded(Pod, { metadata: { [field]: { a: "" } } })), O.some(""));
  });
}

function ownedBy(...owners: ReadonlyArray<readonly [kind: string, controller: boolean | null]>) {
  const ownerReferences = owners.map(([kind, controller]) => (
    { apiVersion: "v1", kind, name: "x", uid: "1", controller }
  ));
  return decoded(Pod, { metadata: { ownerReferences } });
}

Deno.test.each([
  { what: "its controller among others", pod: ownedBy(["Node", null], ["Job", true]), kind: "Job" },
  { what: "the first of two controllers", pod: ownedBy(["A", true], ["B", true]), kind: "A" },
  {
    what: "nobody where no owner is one",
    pod: ownedBy(["A", false], ["B", null]),
    kind: undefined,
  },
  { what: "nobody for a pod that stands alone", pod: ownedBy(), kind: undefined },
])("controllerOf() is $what", ({ pod, kind }) => {
  assertEquals(O.toUndefined(controllerOf(pod))?.kind, kind);
});

Deno.test.each([
  { metadata: { namespace: "shop", name: "web" }, name: "shop/web" },
  { metadata: { name: "web" }, name: "<none>/web" },
  { metadata: null, name: "<none>/<none>" },
])("qualifiedName() of $metadata is $name", ({ metadata, name }) => {
  assertEquals(qualifiedName(metadataOf(decoded(Pod, { metadata }))), name);
});

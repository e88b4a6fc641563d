import {
  annotation,
  emptyPodStatus,
  getMonoid,
  label,
  metadataOf,
  ObjectMeta,
  Pod,
  PodSpec,
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

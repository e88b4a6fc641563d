import { containerRestarts, emptyPodStatus, PodStatus } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded } from "../../_arbitrary.ts";

const statusOf = (json: unknown): PodStatus => decoded(PodStatus, json);

interface Restarts {
  readonly name: string;
  readonly restartCount: number;
}

const LISTS = ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"] as const;

const REST = { ready: true, image: "app:1", imageID: "" };

const name = fc.oneof(
  fc.constantFrom("app", "proxy", "0", "-1", "", "__proto__", "constructor", "toString"),
  fc.string(),
);
const containers = fc.array(fc.record({ name, restartCount: fc.nat(2 ** 31 - 1) }), {
  maxLength: 4,
});
const lists = fc.tuple(containers, containers, containers);

function restartsOf(lists: ReadonlyArray<ReadonlyArray<Restarts>>): ReadonlyMap<string, number> {
  const json = LISTS.map((key, i) => [key, lists[i].map((c) => ({ ...REST, ...c }))]);
  const restarts = containerRestarts(statusOf(Object.fromEntries(json)));
  return new Map(Object.entries(restarts));
}

Deno.test("containerRestarts() adds up the restarts of each name over all lists", () => {
  fc.assert(fc.property(lists, (lists) => {
    const all = lists.flat();
    const names = new Set(all.map((c) => c.name));
    const restarts = restartsOf(lists);
    assertEquals(restarts.size, names.size);
    for (const name of names) {
      const counts = all.filter((c) => c.name === name).map((c) => c.restartCount);
      assertEquals(restarts.get(name), counts.reduce((sum, n) => sum + n, 0), name);
    }
  }));
});

Deno.test("containerRestarts() does not depend on which list a container stands in", () => {
  fc.assert(fc.property(lists, ([init, app, ephemeral]) => {
    assertEquals(restartsOf([init, app, ephemeral]), restartsOf([ephemeral, init, app]));
    assertEquals(
      restartsOf([init, app, ephemeral]),
      restartsOf([[], [...app, ...ephemeral, ...init], []]),
    );
  }));
});

Deno.test("containerRestarts() names a container that never restarted", () => {
  assertEquals(restartsOf([[], [{ name: "app", restartCount: 0 }], []]), new Map([["app", 0]]));
});

Deno.test.each(["__proto__", "constructor", "hasOwnProperty"])(
  "containerRestarts() takes %j for a name like any other",
  (name) => {
    const restarts = containerRestarts(
      statusOf({ containerStatuses: [{ ...REST, name, restartCount: 3 }] }),
    );
    assertEquals(Object.entries(restarts), [[name, 3]]);
    assertEquals(Object.getPrototypeOf(restarts), Object.prototype);
  },
);

Deno.test("containerRestarts() is empty where no container is known", () => {
  assertEquals(containerRestarts(emptyPodStatus), {});
  for (const key of LISTS) assertEquals(containerRestarts(statusOf({ [key]: [] })), {}, key);
});

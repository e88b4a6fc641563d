import { Pod, podContainers, specContainers, specOf } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../../_arbitrary.ts";
import { anyPod, container, KINDS, podOfEachKind } from "../_containers.ts";

Deno.test("podContainers() lists the containers of the status, kind by kind", () => {
  const found = podContainers(podOfEachKind({}));
  assertEquals(found.map(({ kind, status }) => [kind, status.name]), KINDS.map((k) => [k, k]));
});

Deno.test("podContainers() has what the spec says of a container, of every kind", () => {
  const specs = { initContainers: ["init"], containers: ["app"], ephemeralContainers: ["debug"] };
  const pod = decoded(Pod, {
    spec: Object.fromEntries(
      Object.entries(specs).map((
        [key, names],
      ) => [key, names.map((name) => ({ name, image: `${name}:1` }))]),
    ),
    status: {
      initContainerStatuses: [container({ name: "init" })],
      containerStatuses: [container({ name: "app" }), container({ name: "constructor" })],
      ephemeralContainerStatuses: [container({ name: "debug" })],
    },
  });
  assertEquals(
    podContainers(pod).map(({ spec }) => O.isSome(spec) ? O.toNullable(spec.value.image) : null),
    ["init:1", "app:1", null, "debug:1"],
  );
});

Deno.test("podContainers() takes the first of two containers of one name", () => {
  const pod = decoded(Pod, {
    spec: {
      initContainers: [{ name: "x", image: "first" }],
      containers: [{ name: "x", image: "second" }],
    },
    status: { containerStatuses: [container({ name: "x" })] },
  });
  const [{ spec }] = podContainers(pod);
  assert(O.isSome(spec));
  assertEquals(spec.value.image, O.some("first"));
});

Deno.test("podContainers() of any pod has the containers of its spec themselves, by name", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const asked = specContainers(pod);
    for (const { status, spec } of podContainers(pod)) {
      assertStrictEquals(
        O.toUndefined(spec),
        asked.find(({ spec: { name } }) => name === status.name)?.spec,
      );
    }
  }));
});

Deno.test("specContainers() lists the containers of the spec in its order", () => {
  const pod = decoded(Pod, {
    spec: {
      ephemeralContainers: [{ name: "debug", restartPolicy: "Always" }],
      containers: [{ name: "web", restartPolicy: "Always" }, { name: "app" }],
      initContainers: [
        { name: "proxy", restartPolicy: "Always" },
        { name: "fetch", restartPolicy: "OnFailure" },
      ],
    },
  });
  assertEquals(specContainers(pod).map(({ kind, spec }) => [kind, spec.name]), [
    ["sidecar", "proxy"],
    ["init", "fetch"],
    ["app", "web"],
    ["app", "app"],
    ["ephemeral", "debug"],
  ]);
});

Deno.test("specContainers() of any pod has every container of the spec, once", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const { initContainers, containers, ephemeralContainers } = specOf(pod);
    assertEquals(
      specContainers(pod).map(({ spec }) => spec),
      [initContainers, containers, ephemeralContainers]
        .flatMap((list) => O.isSome(list) ? list.value : []),
    );
  }));
});

import { claims, deviceHealth, Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";

function container(name: string, ...resources: ReadonlyArray<object>): object {
  return {
    name,
    ready: true,
    restartCount: 0,
    image: "app:1",
    imageID: "",
    allocatedResourcesStatus: resources,
  };
}

function device(resourceID: string, health?: string | null): object {
  return { resourceID, health };
}

const GPU = "example.com/gpu";

Deno.test("deviceHealth() has the devices of containers of all kinds", () => {
  const pod = decoded(Pod, {
    spec: { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
    status: {
      initContainerStatuses: [
        container("init", { name: GPU, resources: [device("gpu-0", "Healthy")] }),
        container("proxy", { name: GPU, resources: [device("gpu-1", "Unknown")] }),
      ],
      containerStatuses: [
        container("app", { name: GPU, resources: [device("gpu-2"), device("gpu-3", "")] }, {
          name: "claim:nic/fast",
          resources: [{ ...device("a/b/c", "Unhealthy"), message: "link down" }],
        }, { name: "claim:empty", resources: null }),
        container("plain"),
      ],
      ephemeralContainerStatuses: [
        container("debug", { name: GPU, resources: [{ ...device("gpu-4"), message: "" }] }),
      ],
    },
  });
  assertEquals(
    deviceHealth(pod).map((d) => [d.container, d.kind, d.resource, d.id, d.health, d.message]),
    [
      ["init", "init", GPU, "gpu-0", O.some("Healthy"), O.none],
      ["proxy", "sidecar", GPU, "gpu-1", O.some("Unknown"), O.none],
      ["app", "app", GPU, "gpu-2", O.none, O.none],
      ["app", "app", GPU, "gpu-3", O.none, O.none],
      ["app", "app", "claim:nic/fast", "a/b/c", O.some("Unhealthy"), O.some("link down")],
      ["debug", "ephemeral", GPU, "gpu-4", O.none, O.none],
    ],
  );
});

Deno.test.each([
  {
    what: "that exists",
    entry: { resourceClaimName: "shared" },
    statuses: [],
    expected: { claim: O.some("shared"), template: O.none, isResolved: true },
  },
  {
    what: "that exists, whatever the status says",
    entry: { resourceClaimName: "shared" },
    statuses: [{ name: "gpu", resourceClaimName: "other" }],
    expected: { claim: O.some("shared"), template: O.none, isResolved: true },
  },
  {
    what: "of a template",
    entry: { resourceClaimTemplateName: "gpus" },
    statuses: [{ name: "nic", resourceClaimName: "x" }, {
      name: "gpu",
      resourceClaimName: "pod-gpu",
    }],
    expected: { claim: O.some("pod-gpu"), template: O.some("gpus"), isResolved: true },
  },
  {
    what: "of a template that needed none",
    entry: { resourceClaimTemplateName: "gpus" },
    statuses: [{ name: "gpu" }],
    expected: { claim: O.none, template: O.some("gpus"), isResolved: true },
  },
  {
    what: "of a template that is not generated yet",
    entry: { resourceClaimTemplateName: "gpus" },
    statuses: [{ name: "nic", resourceClaimName: "x" }],
    expected: { claim: O.none, template: O.some("gpus"), isResolved: false },
  },
  {
    what: "of empty names",
    entry: { resourceClaimName: "", resourceClaimTemplateName: "" },
    statuses: null,
    expected: { claim: O.none, template: O.none, isResolved: false },
  },
])("claims() of a claim $what", ({ entry, statuses, expected }) => {
  const pod = decoded(Pod, {
    spec: { resourceClaims: [{ name: "gpu", ...entry }] },
    status: { resourceClaimStatuses: statuses },
  });
  assertEquals(claims(pod), [{ name: "gpu", ...expected }]);
});

Deno.test("claims() of any pod are those of its spec, and each that has a claim is resolved", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    const found = claims(pod);
    const entries = O.isSome(pod.spec) && O.isSome(pod.spec.value.resourceClaims)
      ? pod.spec.value.resourceClaims.value
      : [];
    assertEquals(found.map(({ name }) => name), entries.map(({ name }) => name));
    assertEquals(found.filter(({ claim, isResolved }) => O.isSome(claim) && !isResolved), []);
  }));
});

Deno.test("claims() takes the entries of the status in any order", () => {
  const names = ["a", "b", "c"];
  const statuses = fc.shuffledSubarray(
    names.map((name) => ({ name, resourceClaimName: `${name}-x` })),
  );
  fc.assert(fc.property(statuses, (statuses) => {
    const claimsOf = (resourceClaimStatuses: object[]) =>
      claims(decoded(Pod, {
        spec: { resourceClaims: names.map((name) => ({ name })) },
        status: { resourceClaimStatuses },
      }));
    assertEquals(claimsOf(statuses.toReversed()), claimsOf(statuses));
  }));
});

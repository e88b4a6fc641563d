import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import {
  Container,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  emptyPodStatus,
  getMonoid,
  getSemigroup,
  ObjectMeta,
  PodCondition,
  PodExtendedResourceClaimStatus,
  PodSpec,
  PodStatus,
  PodVolumeHealth,
  ResourceRequirements,
} from "@k8s-fp/pod-status";
import type { Codec, Definition } from "../../src/codec/_codec.ts";
import { decoded, itemOf, jsonOf, models, textOf, valueOf } from "../_arbitrary.ts";
import { eachCodec } from "./_each.ts";

type Fields = Readonly<Record<string, unknown>>;

const RUNS = { numRuns: 40 };

function assertSame(actual: unknown, expected: unknown): void {
  assertEquals(textOf(actual), textOf(expected));
}

/** The fields that tell the items of a list apart that merges as a map; none where it is replaced. */
function mergeKeysOf({ mergeKeys }: Definition<unknown>): ReadonlyArray<string> {
  return mergeKeys.map(String);
}

/** A document without a second item of the same keys anywhere, as the API server would have it. */
function deduped(node: Definition<unknown>, json: unknown): unknown {
  if (json === null || json === undefined) return json;
  if (node.fields.length > 0) {
    const ours = node.fields.filter(({ key }) => Object.hasOwn(json as object, key)).map((
      { key, codec },
    ) => [key, deduped(codec, (json as Fields)[key])]);
    return Object.fromEntries([...Object.entries(json), ...ours]);
  }
  const item = itemOf(node);
  if (item === undefined || node.keyed) return json;
  const keys = mergeKeysOf(node);
  const seen = new Set<string>();
  return (json as unknown[]).map((value) => deduped(item, value)).filter((value) => {
    const key = JSON.stringify(keys.map((name) => (value as Fields)[name] ?? null));
    const isNew = keys.length === 0 || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function uniqueValueOf(codec: Definition<unknown>): fc.Arbitrary<unknown> {
  return jsonOf(codec).map((json) => decoded(codec, deduped(codec, json)));
}

eachCodec("getSemigroup(CODEC) is associative as long as the keys of lists are unique", (codec) => {
  const { concat } = getSemigroup<unknown>(codec);
  const value = uniqueValueOf(codec);
  fc.assert(
    fc.property(value, value, value, (x, y, z) => {
      const merged = concat(concat(x, y), z);
      assertSame(merged, concat(x, concat(y, z)));
      assert(codec.is(merged));
    }),
    RUNS,
  );
});

eachCodec("getSemigroup(CODEC) merges a value into itself without a change", (codec) => {
  const { concat } = getSemigroup<unknown>(codec);
  fc.assert(fc.property(uniqueValueOf(codec), (x) => assertSame(concat(x, x), x)), RUNS);
});

for (const model of models.filter(({ fields }) => fields.every(({ optional }) => optional))) {
  Deno.test(`getMonoid(${model.name}) has an empty record that changes nothing`, () => {
    const { concat, empty } = getMonoid(model as unknown as Codec<ContainerState>);
    assertSame(model.encode(empty), {});
    fc.assert(
      fc.property(valueOf(model as unknown as Codec<ContainerState>), (x) => {
        assertSame(concat(x, empty), x);
        assertSame(concat(empty, x), x);
      }),
      RUNS,
    );
  });
}

Deno.test("emptyPodStatus is the empty status of the monoid", () => {
  assertStrictEquals(getMonoid(PodStatus).empty, emptyPodStatus);
});

/** An item that has only what it must have, told apart by a number. */
function itemOfKey(
  { fields }: Definition<unknown>,
  keys: ReadonlyArray<string>,
  n: number,
): Fields {
  return Object.fromEntries(
    fields.filter(({ key, optional }) => !optional || keys.includes(key)).map(({ codec, key }) => {
      const isKey = keys.includes(key);
      const value = codec.types.includes("string") ? `${isKey ? n : 0}` : isKey ? n : 0;
      return [key, codec.name === "boolean" ? false : value];
    }),
  );
}

for (const model of models) {
  for (const { key, optional, codec } of model.fields) {
    const item = itemOf(codec);
    if (item === undefined || codec.keyed) continue;
    const keys = mergeKeysOf(codec);

    Deno.test(`getSemigroup(${model.name}) ${keys.length === 0 ? "replaces" : "merges"} ${key}`, () => {
      const { concat } = getSemigroup<unknown>(model);
      const base = model.encode(fc.sample(valueOf(model), { numRuns: 1, seed: 1 })[0]) as Fields;
      const merged = (x: unknown, y: unknown) => {
        const both = concat(
          decoded(model, { ...base, [key]: x }),
          decoded(model, { ...base, [key]: y }),
        );
        return (model.encode(both) as Fields)[key];
      };
      if (keys.length === 0) {
        const [x, y] = fc.sample(fc.array(jsonOf(item), { minLength: 1, maxLength: 2 }), {
          numRuns: 2,
          seed: 1,
        });
        const written = (list: unknown) => codec.encode(decoded(codec, list));
        assertSame(merged(x, y), written(y));
        assertSame(merged(x, []), []);
        if (optional) assertSame(merged(x, null), written(x));
        return;
      }
      const [one, two, three] = [1, 2, 3].map((n) => itemOfKey(item, keys, n));
      assertSame(merged([one, two], [three, two]), [one, two, three]);
      assertSame(
        merged([{ ...one, old: 1, both: 1 }, two, { ...one, second: 1 }], [{ ...one, both: 2 }]),
        [{ ...one, old: 1, both: 2 }, two, { ...one, second: 1 }],
      );
      assertSame(merged([one], []), [one]);
      assertSame(merged([], [one]), [one]);
      assertSame(merged(null, [one]), [one]);
      for (const name of keys) {
        const other = { ...one, [name]: two[name] };
        assertSame(merged([one], [other]), [one, other]);
      }
    });
  }
}

interface Merge {
  readonly says: string;
  readonly codec: unknown;
  readonly x: unknown;
  readonly y: unknown;
  readonly merged: unknown;
}

const ready = { type: "Ready", status: "False", reason: "PodFailed", message: "crashed" };
const app = { name: "app", ready: true, restartCount: 2, image: "app:1", imageID: "sha256:1" };

const merges: ReadonlyArray<Merge> = [
  {
    says: "an absent field changes nothing",
    codec: PodStatus,
    x: { phase: "Running", podIPs: [{ ip: "::1" }], mood: "calm" },
    y: { phase: null },
    merged: { phase: "Running", podIPs: [{ ip: "::1" }], mood: "calm" },
  },
  {
    says: "a scalar is replaced, by an empty one too",
    codec: PodStatus,
    x: { phase: "Running", message: "m", observedGeneration: 3 },
    y: { phase: "Failed", message: "", observedGeneration: 0 },
    merged: { phase: "Failed", message: "", observedGeneration: 0 },
  },
  {
    says: "a required scalar always overwrites",
    codec: ContainerStatus,
    x: { ...app, containerID: "containerd://1" },
    y: { name: "", ready: false, restartCount: 0, image: "", imageID: "" },
    merged: {
      name: "",
      ready: false,
      restartCount: 0,
      image: "",
      imageID: "",
      containerID: "containerd://1",
    },
  },
  {
    says: "an exit code of 0 overwrites",
    codec: ContainerStateTerminated,
    x: { exitCode: 137, reason: "OOMKilled" },
    y: { exitCode: 0 },
    merged: { exitCode: 0, reason: "OOMKilled" },
  },
  {
    says: "conditions merge by type, into the first of the type",
    codec: PodStatus,
    x: { conditions: [{ type: "PodScheduled", status: "True" }, ready, ready] },
    y: { conditions: [{ type: "Custom", status: "True" }, { type: "Ready", status: "True" }] },
    merged: {
      conditions: [
        { type: "PodScheduled", status: "True" },
        { ...ready, status: "True" },
        ready,
        { type: "Custom", status: "True" },
      ],
    },
  },
  {
    says: "addresses merge by ip",
    codec: PodStatus,
    x: { podIPs: [{ ip: "10.0.0.1" }], hostIPs: [{ ip: "10.1.0.1", zone: "a" }] },
    y: { podIPs: [{ ip: "::1" }], hostIPs: [{ ip: "10.1.0.1", rack: 1 }] },
    merged: {
      podIPs: [{ ip: "10.0.0.1" }, { ip: "::1" }],
      hostIPs: [{ ip: "10.1.0.1", zone: "a", rack: 1 }],
    },
  },
  {
    says: "container statuses are replaced, by an empty list too",
    codec: PodStatus,
    x: { containerStatuses: [app], initContainerStatuses: [app], ephemeralContainerStatuses: [] },
    y: { containerStatuses: [{ ...app, restartCount: 3 }], initContainerStatuses: [] },
    merged: {
      containerStatuses: [{ ...app, restartCount: 3 }],
      initContainerStatuses: [],
      ephemeralContainerStatuses: [],
    },
  },
  {
    says: "records merge field by field, so that a state may have two members",
    codec: ContainerState,
    x: { waiting: { reason: "CrashLoopBackOff", message: "back-off" } },
    y: { waiting: { reason: "ErrImagePull" }, running: {} },
    merged: { waiting: { reason: "ErrImagePull", message: "back-off" }, running: {} },
  },
  {
    says: "quantities merge by resource",
    codec: PodStatus,
    x: { resources: { limits: { cpu: "1", memory: "1Gi" } }, allocatedResources: { cpu: "1" } },
    y: { resources: { limits: { cpu: "2" } }, allocatedResources: {} },
    merged: {
      resources: { limits: { cpu: "2", memory: "1Gi" } },
      allocatedResources: { cpu: "1" },
    },
  },
  {
    says: "a resource named __proto__ is a resource",
    codec: ResourceRequirements,
    x: { limits: JSON.parse('{"__proto__":"1"}') },
    y: { limits: JSON.parse('{"__proto__":"2","cpu":"1"}') },
    merged: { limits: JSON.parse('{"__proto__":"2","cpu":"1"}') },
  },
  {
    says: "labels merge by key, finalizers are replaced",
    codec: ObjectMeta,
    x: { labels: { app: "web", tier: "front" }, finalizers: ["x"] },
    y: { labels: { app: "job" }, finalizers: ["y"] },
    merged: { labels: { app: "job", tier: "front" }, finalizers: ["y"] },
  },
  {
    says: "what is wrong with a volume merges by status and reason",
    codec: PodVolumeHealth,
    x: { name: "data", healthConditions: [{ status: "Degraded", reason: "a", message: "m" }] },
    y: {
      name: "data",
      healthConditions: [{ status: "Degraded", reason: "b" }, { status: "Degraded", reason: "a" }],
    },
    merged: {
      name: "data",
      healthConditions: [
        { status: "Degraded", reason: "a", message: "m" },
        { status: "Degraded", reason: "b" },
      ],
    },
  },
  {
    says: "what claims serve is replaced",
    codec: PodExtendedResourceClaimStatus,
    x: {
      resourceClaimName: "c",
      requestMappings: [{ containerName: "a", resourceName: "b", requestName: "c" }],
    },
    y: { resourceClaimName: "d", requestMappings: [] },
    merged: { resourceClaimName: "d", requestMappings: [] },
  },
  {
    says: "ports merge by number and protocol",
    codec: Container,
    x: {
      name: "app",
      ports: [{ containerPort: 53, protocol: "TCP" }, { containerPort: 53, protocol: "UDP" }],
    },
    y: {
      name: "app",
      ports: [
        { containerPort: 53, protocol: "UDP", name: "dns" },
        { containerPort: 53, protocol: "TCP", name: "dns-tcp" },
      ],
    },
    merged: {
      name: "app",
      ports: [
        { containerPort: 53, protocol: "TCP", name: "dns-tcp" },
        { containerPort: 53, protocol: "UDP", name: "dns" },
      ],
    },
  },
  {
    says: "tolerations are replaced",
    codec: PodSpec,
    x: { tolerations: [{ key: "a" }] },
    y: { tolerations: [{ key: "b" }] },
    merged: { tolerations: [{ key: "b" }] },
  },
  {
    says: "unknown fields merge by key, the second wins",
    codec: PodCondition,
    x: { ...ready, mood: { calm: true }, left: 1 },
    y: { ...ready, mood: { wild: true }, right: 2 },
    merged: { ...ready, mood: { wild: true }, left: 1, right: 2 },
  },
];

for (const { says, codec, x, y, merged } of merges) {
  Deno.test(`getSemigroup() merges: ${says}`, () => {
    const model = codec as Codec<unknown>;
    const [before, after] = [decoded(model, x), decoded(model, y)];
    const both = getSemigroup(model).concat(before, after);
    assertSame(model.encode(both), merged);
    assertSame(before, decoded(model, x));
  });
}

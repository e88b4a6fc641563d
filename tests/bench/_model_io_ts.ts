/** The model in io-ts: once the usual way, once doing all that this module does. */
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import * as t from "io-ts";
import { QUANTITY, RFC_3339 } from "./_patterns.ts";

/** The words of a model: how it treats records, lists, maps and absent fields. */
interface Words {
  readonly record: (props: t.Props, name: string) => t.Mixed;
  readonly list: (item: t.Mixed) => t.Mixed;
  readonly map: (value: t.Mixed) => t.Mixed;
  readonly optional: (codec: t.Mixed) => t.Mixed;
}

type Fields = Readonly<Record<PropertyKey, unknown>>;

// -----------------------------------------------------------------------------
// the usual way
// -----------------------------------------------------------------------------

/** `null` and absent as `None`, as io-ts-types has it. */
function optionFromNullable(codec: t.Mixed): t.Mixed {
  return new t.Type<O.Option<unknown>, unknown, unknown>(
    `Option<${codec.name}>`,
    isOptionOf(codec),
    (u, context) =>
      u === undefined || u === null
        ? t.success(O.none)
        : pipe(codec.validate(u, context), E.map(O.some)),
    (option) => pipe(option, O.map(codec.encode), O.toNullable),
  );
}

function isOptionOf(codec: t.Mixed) {
  return (u: unknown): u is O.Option<unknown> => {
    const option = u as O.Option<unknown> | null | undefined;
    return option?._tag === "Some" ? codec.is(option.value) : option?._tag === "None";
  };
}

const usual: Words = {
  record: t.type,
  list: (item) => t.array(item),
  map: (value) => t.record(t.string, value),
  optional: optionFromNullable,
};

// -----------------------------------------------------------------------------
// doing the same as this module
// -----------------------------------------------------------------------------

const unknownFields = Symbol("unknown fields");

/** A frozen record that has its own fields only and keeps the others, frozen, under a symbol. */
function frozenRecord(props: t.Props, name: string): t.Mixed {
  const known = t.exact(t.type(props, name));
  return new t.Type<Fields, Fields, unknown>(
    name,
    (u): u is Fields => known.is(u),
    (u, context) =>
      pipe(
        known.validate(u, context),
        E.map((a) => Object.freeze({ ...a, ...unknownOf(u as Fields, props) })),
      ),
    (a) => ({ ...known.encode(a), ...a[unknownFields] as Fields | undefined }),
  );
}

function unknownOf(u: Fields, props: t.Props): Fields | undefined {
  const keys = Object.keys(u).filter((key) => !Object.hasOwn(props, key));
  if (keys.length === 0) return undefined;
  const unknown = Object.fromEntries(keys.map((key) => [key, deepFrozen(structuredClone(u[key]))]));
  return { [unknownFields]: Object.freeze(unknown) };
}

function deepFrozen<A>(value: A): A {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/** Freezes a copy, since io-ts returns its input where it changes nothing. */
function frozen<A>(codec: t.Type<A, unknown>, copy: (a: A) => A): t.Mixed {
  return new t.Type<A, unknown, unknown>(
    codec.name,
    codec.is,
    (u, context) => pipe(codec.validate(u, context), E.map((a) => Object.freeze(copy(a)))),
    codec.encode,
  );
}

function frozenOption(codec: t.Mixed): t.Mixed {
  return new t.Type<O.Option<unknown>, unknown, unknown>(
    `Option<${codec.name}>`,
    isOptionOf(codec),
    (u, context) =>
      u === undefined || u === null
        ? t.success(O.none)
        : pipe(codec.validate(u, context), E.map((a) => Object.freeze(O.some(a)))),
    (option) => pipe(option, O.map(codec.encode), O.toUndefined),
  );
}

const same: Words = {
  record: frozenRecord,
  list: (item) => frozen<unknown[]>(t.array(item), (items) => items.slice()),
  map: (value) => frozen<Fields>(t.record(t.string, value), (entries) => ({ ...entries })),
  optional: frozenOption,
};

// -----------------------------------------------------------------------------
// the model
// -----------------------------------------------------------------------------

interface Int32Brand {
  readonly Int32: unique symbol;
}
const int32 = t.brand(
  t.number,
  (n): n is t.Branded<number, Int32Brand> => Number.isInteger(n) && n >= -(2 ** 31) && n < 2 ** 31,
  "Int32",
);

interface TimeBrand {
  readonly Time: unique symbol;
}
const time = t.brand(
  t.string,
  (text): text is t.Branded<string, TimeBrand> => RFC_3339.test(text),
  "Time",
);

const quantity = new t.Type<string, string, unknown>(
  "Quantity",
  (u): u is string => typeof u === "string" && QUANTITY.test(u),
  (u, context) => {
    const text = typeof u === "number" ? String(u) : u;
    return typeof text === "string" && QUANTITY.test(text)
      ? t.success(text)
      : t.failure(u, context);
  },
  (text) => text,
);

function podStatus({ record, list, map, optional }: Words): t.Mixed {
  const quantities = map(quantity);

  const condition = record({
    type: t.string,
    status: t.string,
    observedGeneration: optional(t.Int),
    lastProbeTime: optional(time),
    lastTransitionTime: optional(time),
    reason: optional(t.string),
    message: optional(t.string),
  }, "PodCondition");

  const hostIP = record({ ip: t.string }, "HostIP");
  const podIP = record({ ip: t.string }, "PodIP");

  const resourceRequirements = record({
    limits: optional(quantities),
    requests: optional(quantities),
    claims: optional(list(
      record({ name: t.string, request: optional(t.string) }, "ResourceClaim"),
    )),
  }, "ResourceRequirements");

  const containerState = record({
    waiting: optional(record({
      reason: optional(t.string),
      message: optional(t.string),
    }, "ContainerStateWaiting")),
    running: optional(record({ startedAt: optional(time) }, "ContainerStateRunning")),
    terminated: optional(record({
      exitCode: int32,
      signal: optional(int32),
      reason: optional(t.string),
      message: optional(t.string),
      startedAt: optional(time),
      finishedAt: optional(time),
      containerID: optional(t.string),
    }, "ContainerStateTerminated")),
  }, "ContainerState");

  const volumeMount = record({
    name: t.string,
    mountPath: t.string,
    readOnly: optional(t.boolean),
    recursiveReadOnly: optional(t.string),
    volumeStatus: optional(record({
      image: optional(record({ imageRef: optional(t.string) }, "ImageVolumeStatus")),
    }, "VolumeStatus")),
  }, "VolumeMountStatus");

  const user = record({
    linux: optional(record({
      uid: t.Int,
      gid: t.Int,
      supplementalGroups: optional(list(t.Int)),
    }, "LinuxContainerUser")),
  }, "ContainerUser");

  const resourceStatus = record({
    name: t.string,
    resources: optional(list(record({
      resourceID: t.string,
      health: optional(t.string),
      message: optional(t.string),
    }, "ResourceHealth"))),
  }, "ResourceStatus");

  const containerStatuses = list(record({
    name: t.string,
    state: optional(containerState),
    lastState: optional(containerState),
    ready: t.boolean,
    restartCount: int32,
    image: t.string,
    imageID: t.string,
    containerID: optional(t.string),
    started: optional(t.boolean),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    volumeMounts: optional(list(volumeMount)),
    user: optional(user),
    allocatedResourcesStatus: optional(list(resourceStatus)),
    stopSignal: optional(t.string),
  }, "ContainerStatus"));

  const resourceClaimStatus = record({
    name: t.string,
    resourceClaimName: optional(t.string),
  }, "PodResourceClaimStatus");

  const extendedResourceClaimStatus = record({
    requestMappings: optional(list(record({
      containerName: t.string,
      resourceName: t.string,
      requestName: t.string,
    }, "ContainerExtendedResourceRequest"))),
    resourceClaimName: t.string,
  }, "PodExtendedResourceClaimStatus");

  const nodeAllocatableResourceClaimStatus = record({
    resourceClaimName: t.string,
    containers: optional(list(t.string)),
    resources: optional(quantities),
    mapping: optional(list(
      record({ name: t.string, quantity }, "NodeAllocatableMappedResources"),
    )),
    overhead: optional(list(record({
      name: t.string,
      perPod: optional(quantity),
      perContainer: optional(quantity),
    }, "NodeAllocatableOverheadResources"))),
  }, "NodeAllocatableResourceClaimStatus");

  const volumeHealth = record({
    name: t.string,
    healthConditions: optional(list(record({
      status: t.string,
      reason: t.string,
      message: optional(t.string),
    }, "VolumeHealthCondition"))),
    lastTransitionTime: optional(time),
  }, "PodVolumeHealth");

  return record({
    observedGeneration: optional(t.Int),
    phase: optional(t.string),
    conditions: optional(list(condition)),
    message: optional(t.string),
    reason: optional(t.string),
    nominatedNodeName: optional(t.string),
    hostIP: optional(t.string),
    hostIPs: optional(list(hostIP)),
    podIP: optional(t.string),
    podIPs: optional(list(podIP)),
    startTime: optional(time),
    initContainerStatuses: optional(containerStatuses),
    containerStatuses: optional(containerStatuses),
    ephemeralContainerStatuses: optional(containerStatuses),
    qosClass: optional(t.string),
    resize: optional(t.string),
    resourceClaimStatuses: optional(list(resourceClaimStatus)),
    extendedResourceClaimStatus: optional(extendedResourceClaimStatus),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    nodeAllocatableResourceClaimStatuses: optional(list(nodeAllocatableResourceClaimStatus)),
    volumeHealth: optional(list(volumeHealth)),
  }, "PodStatus");
}

/** `t.type` and `optionFromNullable`, nothing frozen. */
export const usualPodStatus: t.Mixed = podStatus(usual);

/** Frozen through and through, and with the unknown fields apart. */
export const samePodStatus: t.Mixed = podStatus(same);

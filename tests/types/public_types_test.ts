import { assertEquals } from "@std/assert";
import type { Has, IsAny } from "@std/testing/types";
import type { Either } from "fp-ts/lib/Either.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Option } from "fp-ts/lib/Option.js";
import type { Semigroup } from "fp-ts/lib/Semigroup.js";
import type * as t from "io-ts";
import type { Lens } from "monocle-ts/lib/Lens.js";
import type { Optional } from "monocle-ts/lib/Optional.js";
import type { Prism } from "monocle-ts/lib/Prism.js";
import type { Traversal } from "monocle-ts/lib/Traversal.js";
import {
  type AddressesByFamily,
  type Branded,
  type Codec,
  type conditionByType,
  type ConditionStatus,
  type containerRestarts,
  type ContainerState,
  type ContainerStateTerminated,
  ContainerStatus,
  type containerStatusByName,
  type containerStatusLens,
  type DecodedPods,
  type DecodeIssue,
  type DecodeIssueKind,
  type decodeIssues,
  type decodePods,
  type eachCondition,
  type eachContainerStatus,
  type ErrorEvent,
  type FieldOf,
  type findCondition,
  type formatIssues,
  getEq,
  getMonoid,
  getSemigroup,
  type hasCondition,
  type isReady,
  type JsonObject,
  type JsonOf,
  type JsonValue,
  type OptionalFieldOf,
  type Pod,
  PodCondition,
  type podConditionLens,
  type PodConditionType,
  type PodEvent,
  type PodIP,
  type podIPsByFamily,
  type PodList,
  type PodPhase,
  PodStatus,
  type podStatusLens,
  type Quantities,
  Quantity,
  quantityOrd,
  type terminatedState,
  Time,
  type timeOrd,
  toEpochMillis,
  type unknownFields,
  type WatchEvent,
  WatchEvent as WatchEventCodec,
} from "@k8s-fp/pod-status";
import { assertType, type Flat, type IsExact, type ReadonlyKeyOf } from "./_exact.ts";

Deno.test("fields of records are Options of fp-ts, or plain where they are required", () => {
  assertType<IsAny<Option<string>>>(false);
  assertType<IsExact<PodStatus["phase"], Option<PodPhase>>>(true);
  assertType<IsExact<PodStatus["startTime"], Option<Time>>>(true);
  assertType<IsExact<PodStatus["observedGeneration"], Option<number>>>(true);
  assertType<IsExact<PodStatus["conditions"], Option<ReadonlyArray<PodCondition>>>>(true);
  assertType<IsExact<PodStatus["podIPs"], Option<ReadonlyArray<PodIP>>>>(true);
  assertType<IsExact<PodStatus["allocatedResources"], Option<Quantities>>>(true);
  assertType<IsExact<PodCondition["type"], PodConditionType>>(true);
  assertType<IsExact<PodCondition["status"], ConditionStatus>>(true);
  assertType<IsExact<ContainerStatus["state"], Option<ContainerState>>>(true);
  assertType<IsExact<ContainerStatus["restartCount"], number>>(true);
  assertType<IsExact<Pod["status"], Option<PodStatus>>>(true);
  assertType<IsExact<PodList["items"], Option<ReadonlyArray<Pod>>>>(true);
  assertType<
    IsExact<OptionalFieldOf<PodCondition>, Exclude<FieldOf<PodCondition>, "type" | "status">>
  >(
    true,
  );
  assertType<IsExact<OptionalFieldOf<PodStatus>, FieldOf<PodStatus>>>(true);
});

Deno.test("records can be changed nowhere", () => {
  assertType<IsExact<ReadonlyKeyOf<PodStatus>, keyof PodStatus>>(true);
  assertType<IsExact<ReadonlyKeyOf<ContainerStatus>, keyof ContainerStatus>>(true);
  assertType<IsExact<PodStatus[typeof unknownFields], JsonObject | undefined>>(true);
  assertType<IsExact<typeof unknownFields extends FieldOf<PodStatus> ? true : false, false>>(true);
});

Deno.test("JsonOf is the wire form: required fields required, Options optional", () => {
  assertType<
    IsExact<Flat<JsonOf<PodCondition>>, {
      readonly type: PodConditionType;
      readonly status: ConditionStatus;
      readonly observedGeneration?: number;
      readonly lastProbeTime?: string;
      readonly lastTransitionTime?: string;
      readonly reason?: string;
      readonly message?: string;
    }>
  >(true);
  assertType<IsExact<JsonOf<Time>, string>>(true);
  assertType<IsExact<JsonOf<Quantity>, string>>(true);
  assertType<IsExact<JsonOf<JsonValue>, JsonValue>>(true);
  assertType<IsExact<JsonOf<Quantities>, { readonly [x: string]: string }>>(true);
  assertType<IsExact<JsonOf<PodStatus>["phase"], PodPhase | undefined>>(true);
  const minimal: JsonOf<PodCondition> = { type: "Ready", status: "True" };
  const empty: JsonOf<PodStatus> = {};
  const full: JsonOf<PodStatus> = { conditions: [minimal], startTime: "2026-01-01T00:00:00Z" };
  // @ts-expect-error: a condition has a status
  const partial: JsonOf<PodCondition> = { type: "Ready" };
  // @ts-expect-error: the encoder writes no null
  const nothing: JsonOf<PodStatus> = { phase: null };
  assertEquals([minimal, empty, full, partial, nothing].length, 5);
});

Deno.test("open enumerations take any text and know the words of today", () => {
  const text: string = "Paused";
  const phase: PodPhase = text;
  const back: string = phase;
  assertType<IsExact<Extract<PodPhase, "Running">, "Running">>(true);
  assertType<IsExact<Extract<PodConditionType, "Ready">, "Ready">>(true);
  assertType<IsExact<Extract<ConditionStatus, "Unknown">, "Unknown">>(true);
  assertType<IsExact<PodPhase, string>>(false);
  assertEquals(back, text);
});

Deno.test("branded text is text, but text is no branded text", () => {
  const time: unknown = "2026-01-01T00:00:00Z";
  if (Time.is(time)) assertType<IsExact<typeof time, Time>>(true);
  assertType<IsExact<Time, Branded<"Time">>>(true);
  assertType<Time extends string ? true : false>(true);
  assertType<Time extends Quantity ? true : false>(false);
  // @ts-expect-error: not every text is a time
  toEpochMillis("2026-01-01T00:00:00Z");
  // @ts-expect-error: not every text is a quantity
  quantityOrd.compare("1", "2");
});

Deno.test("codecs are io-ts codecs of unknown input", () => {
  const codecs: ReadonlyArray<t.Mixed> = [PodStatus, PodCondition, ContainerStatus, Time, Quantity];
  const status: t.Type<PodStatus, JsonOf<PodStatus>, unknown> = PodStatus;
  const event: t.Type<WatchEvent, JsonOf<WatchEvent>, unknown> = WatchEventCodec;
  assertType<IsExact<t.TypeOf<typeof PodStatus>, PodStatus>>(true);
  assertType<IsExact<t.OutputOf<typeof PodStatus>, JsonOf<PodStatus>>>(true);
  assertType<IsExact<t.InputOf<typeof PodStatus>, unknown>>(true);
  assertType<IsExact<typeof PodStatus, Codec<PodStatus>>>(true);
  assertType<IsExact<ReturnType<typeof PodStatus.decode>, Either<t.Errors, PodStatus>>>(true);
  assertType<IsAny<ReturnType<typeof PodStatus.decode>>>(false);
  assertType<IsExact<ReturnType<typeof PodStatus.encode>, JsonOf<PodStatus>>>(true);
  assertEquals(codecs.length, 5);
  assertEquals<ReadonlyArray<string>>([status.name, event.name], ["PodStatus", "WatchEvent"]);
});

Deno.test("the type of an event tells what its object is", () => {
  assertType<IsExact<WatchEvent, PodEvent | ErrorEvent>>(true);
  const objectOf = (event: WatchEvent): Option<string> => {
    if (event.type === "ERROR") return event.object.reason;
    assertType<IsExact<typeof event.object, Pod>>(true);
    return event.object.kind;
  };
  assertType<IsExact<ReturnType<typeof objectOf>, Option<string>>>(true);
});

Deno.test("optics are those of monocle-ts", () => {
  assertType<IsAny<typeof podStatusLens.phase>>(false);
  assertType<IsExact<typeof podStatusLens.phase, Lens<PodStatus, Option<PodPhase>>>>(true);
  assertType<IsExact<typeof podConditionLens.status, Lens<PodCondition, ConditionStatus>>>(true);
  assertType<IsExact<typeof containerStatusLens.restartCount, Lens<ContainerStatus, number>>>(true);
  assertType<IsExact<keyof typeof podStatusLens, FieldOf<PodStatus>>>(true);
  assertType<IsExact<typeof eachCondition, Traversal<PodStatus, PodCondition>>>(true);
  assertType<IsExact<typeof eachContainerStatus, Traversal<PodStatus, ContainerStatus>>>(true);
  assertType<IsExact<typeof terminatedState, Prism<ContainerState, ContainerStateTerminated>>>(
    true,
  );
  assertType<
    IsExact<typeof conditionByType, (type: PodConditionType) => Optional<PodStatus, PodCondition>>
  >(true);
  assertType<
    IsExact<typeof containerStatusByName, (name: string) => Optional<PodStatus, ContainerStatus>>
  >(true);
});

Deno.test("instances are those of fp-ts, a monoid only where every field is optional", () => {
  assertType<IsExact<Parameters<typeof timeOrd.compare>[0], Time>>(true);
  assertType<IsExact<ReturnType<typeof timeOrd.compare>, -1 | 0 | 1>>(true);
  assertType<IsExact<Parameters<typeof quantityOrd.compare>[0], Quantity>>(true);
  const equals = getEq(PodCondition).equals;
  assertType<IsExact<Parameters<typeof equals>, [x: PodCondition, y: PodCondition]>>(true);
  const semigroup = getSemigroup(PodCondition);
  assertType<IsExact<typeof semigroup, Semigroup<PodCondition>>>(true);
  const monoid = getMonoid(PodStatus);
  assertType<IsExact<typeof monoid, Monoid<PodStatus>>>(true);
  // @ts-expect-error: a condition must have a type and a status, so none is empty
  getMonoid(PodCondition);
  // @ts-expect-error: so must a container
  getMonoid(ContainerStatus);
});

Deno.test("queries take the status last and return plain data", () => {
  assertType<IsExact<typeof isReady, (status: PodStatus) => boolean>>(true);
  assertType<
    IsExact<
      typeof hasCondition,
      (type: PodConditionType, status?: ConditionStatus) => (status: PodStatus) => boolean
    >
  >(true);
  assertType<
    IsExact<
      typeof findCondition,
      (type: PodConditionType) => (status: PodStatus) => Option<PodCondition>
    >
  >(true);
  assertType<
    IsExact<typeof containerRestarts, (status: PodStatus) => Readonly<Record<string, number>>>
  >(true);
  assertType<IsExact<typeof podIPsByFamily, (status: PodStatus) => AddressesByFamily>>(true);
});

Deno.test("problems of documents are data", () => {
  assertType<IsExact<typeof decodeIssues, (errors: t.Errors) => ReadonlyArray<DecodeIssue>>>(true);
  assertType<
    IsExact<typeof formatIssues, (issues: ReadonlyArray<DecodeIssue>) => ReadonlyArray<string>>
  >(true);
  assertType<
    IsExact<typeof decodePods, (json: unknown) => Either<ReadonlyArray<DecodeIssue>, DecodedPods>>
  >(true);
  assertType<Has<DecodeIssueKind, "FieldValueRequired">>(true);
  assertType<IsExact<DecodeIssue["path"], ReadonlyArray<string | number>>>(true);
});

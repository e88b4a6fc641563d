import { assertEquals } from "@std/assert";
import type { Has } from "@std/testing/types";
import type { Either } from "fp-ts/lib/Either.js";
import type { Monoid } from "fp-ts/lib/Monoid.js";
import type { Option } from "fp-ts/lib/Option.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import type {
  ageColumn,
  applyWatchEvent,
  ByteSource,
  CollectedPods,
  collectPods,
  ContainerChange,
  countBy,
  Counts,
  DecodeIssue,
  Deletion,
  emptyWatchState,
  explain,
  Explanation,
  FetchPage,
  findPod,
  fleetMonoid,
  FleetOptions,
  FleetSummary,
  foldPods,
  foldStream,
  formatStreamFailure,
  hasVerdict,
  InvalidItem,
  ipColumn,
  Keep,
  keepColumns,
  keepFacts,
  keepStatus,
  nodeColumn,
  nominatedNodeColumn,
  NotReady,
  PageFailure,
  PageOptions,
  Pod,
  PodChange,
  PodContainer,
  PodEventChange,
  PodPage,
  podPages,
  podsFromChunks,
  podsFromStream,
  readinessGatesColumn,
  ReadOptions,
  readyColumn,
  relist,
  RestartedPod,
  restartsColumn,
  Status,
  statusColumn,
  statusColumnUpTo134,
  statusContainer,
  StreamFailure,
  StreamOptions,
  StreamSummary,
  Verdict,
  verdict,
  VerdictOptions,
  VerdictReason,
  watchedPods,
  watchEvents,
  WatchState,
  WatchStep,
} from "@k8s-fp/pod-status";
import { match, type WatchEvent } from "@k8s-fp/pod-status";
import { assertType, type IsExact, type ReadonlyKeyOf } from "./_exact.ts";

/** The member of a union with a tag. */
type Tagged<A, Tag extends string> = Extract<A, { readonly _tag: Tag }>;

/** Whether all types of a list are one type to the compiler. */
type AreExact<A extends ReadonlyArray<unknown>, B> = IsExact<
  { [At in keyof A]: IsExact<A[At], B> }[number],
  true
>;

Deno.test("streams give pods or failures, and end with a summary", () => {
  type PodStream = AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined>;
  assertType<
    IsExact<typeof podsFromStream, (source: ByteSource, options?: StreamOptions) => PodStream>
  >(true);
  assertType<
    IsExact<
      typeof podsFromChunks,
      (
        chunks: Iterable<Uint8Array>,
        options?: ReadOptions,
      ) => Generator<Either<StreamFailure, Pod>, StreamSummary, undefined>
    >
  >(true);
  assertType<IsExact<typeof collectPods, (stream: PodStream) => Promise<CollectedPods>>>(true);
  assertType<
    IsExact<
      typeof watchEvents,
      (
        source: ByteSource,
        options?: StreamOptions,
      ) => AsyncGenerator<Either<StreamFailure, WatchEvent>, void, undefined>
    >
  >(true);
  assertType<Has<ByteSource, ReadableStream<Uint8Array>>>(true);
  assertType<Has<ByteSource, AsyncIterable<Uint8Array>>>(true);
  assertType<IsExact<ReadonlyKeyOf<StreamSummary>, keyof StreamSummary>>(true);
  assertType<IsExact<StreamSummary["resourceVersion"], Option<string>>>(true);
  assertType<IsExact<StreamSummary["skipped"], Readonly<Record<string, number>>>>(true);
});

Deno.test("what a stream keeps is a tree of names", () => {
  assertType<IsExact<StreamOptions["keep"], Keep | undefined>>(true);
  assertType<
    IsExact<[typeof keepColumns, typeof keepFacts, typeof keepStatus], [Keep, Keep, Keep]>
  >(
    true,
  );
  const keep: Keep = { metadata: { labels: true } };
  // @ts-expect-error: a label is misspelt
  const misspelt: Keep = { metadata: { lables: true }, spec: { containers: { name: true } } };
  // @ts-expect-error: what is not named is not kept
  const without: Keep = { metadata: false };
  assertEquals([keep, misspelt, without].length, 3);
});

Deno.test("failures of a stream are told by their tag", () => {
  type Tag = StreamFailure["_tag"];
  assertType<
    IsExact<
      Tag,
      | "InvalidItem"
      | "UnreadableItem"
      | "InvalidDocument"
      | "InvalidJson"
      | "SourceFailed"
      | "Aborted"
      | "InvalidOption"
    >
  >(true);
  assertType<IsExact<StreamFailure["offset"], number>>(true);
  assertType<IsExact<Tagged<StreamFailure, "InvalidItem">, InvalidItem>>(true);
  assertType<IsExact<InvalidItem["issues"], ReadonlyArray<DecodeIssue>>>(true);
  assertType<IsExact<InvalidItem["offset"], number>>(true);
  assertType<
    IsExact<typeof formatStreamFailure, (failure: StreamFailure) => ReadonlyArray<string>>
  >(true);
});

Deno.test("a watch goes from state to state", () => {
  assertType<IsExact<typeof emptyWatchState, WatchState>>(true);
  assertType<
    IsExact<typeof applyWatchEvent, (event: WatchEvent) => (state: WatchState) => WatchStep>
  >(true);
  assertType<
    IsExact<
      typeof relist,
      (pods: Iterable<Pod>, resourceVersion: Option<string>) => (state: WatchState) => WatchStep
    >
  >(true);
  assertType<IsExact<typeof findPod, (uid: string) => (state: WatchState) => Option<Pod>>>(true);
  assertType<IsExact<typeof watchedPods, (state: WatchState) => ReadonlyArray<Pod>>>(true);
  assertType<IsExact<ReadonlyKeyOf<WatchState>, keyof WatchState>>(true);
  assertType<IsExact<WatchState["resourceVersion"], Option<string>>>(true);
  assertType<IsExact<WatchStep["changes"], ReadonlyArray<PodEventChange>>>(true);
});

Deno.test("what an event changed is told by its tag", () => {
  type Changes = ReadonlyArray<PodChange | ContainerChange>;
  assertType<
    IsExact<PodEventChange["_tag"], "Added" | "Changed" | "Deleted" | "Expired" | "Failed">
  >(true);
  assertType<IsExact<Tagged<PodEventChange, "Added">["pod"], Pod>>(true);
  assertType<IsExact<Tagged<PodEventChange, "Changed">["older" | "newer"], Pod>>(true);
  assertType<IsExact<Tagged<PodEventChange, "Changed" | "Deleted">["changes"], Changes>>(true);
  assertType<IsExact<Tagged<PodEventChange, "Expired" | "Failed">["status"], Status>>(true);
});

Deno.test("pages come as data, and so does what ends them", () => {
  assertType<
    IsExact<
      typeof podPages,
      (
        fetchPage: FetchPage,
        options?: PageOptions,
      ) => AsyncGenerator<Either<PageFailure, PodPage>, void, undefined>
    >
  >(true);
  assertType<
    IsExact<
      PageFailure["_tag"],
      "Unanswered" | "Refused" | "Expired" | "InvalidOption" | "Undecodable"
    >
  >(true);
  assertType<IsExact<Tagged<PageFailure, "Refused" | "Expired">["status"], Option<Status>>>(true);
  assertType<IsExact<PodPage["pods"], ReadonlyArray<Pod>>>(true);
  assertType<IsExact<PodPage["remaining"], Option<number>>>(true);
});

Deno.test("a fleet is counted in monoids", () => {
  assertType<IsExact<typeof fleetMonoid, (top?: number) => Monoid<FleetSummary>>>(true);
  assertType<IsExact<Counts, Readonly<Record<string, number>>>>(true);
  assertType<
    IsExact<
      typeof countBy<Pod>,
      (key: (a: Pod) => string | Option<string>) => (as: Iterable<Pod>) => Counts
    >
  >(true);
  assertType<
    IsExact<
      typeof foldPods,
      (now: number, options?: FleetOptions) => (pods: Iterable<Pod>) => FleetSummary
    >
  >(true);
  assertType<
    IsExact<
      typeof foldStream,
      (
        now: number,
        options?: FleetOptions,
      ) => (stream: AsyncIterable<Either<unknown, Pod>>) => Promise<FleetSummary>
    >
  >(true);
  assertType<IsExact<ReadonlyKeyOf<FleetSummary>, keyof FleetSummary>>(true);
  assertType<IsExact<FleetSummary["topRestarts"], ReadonlyArray<RestartedPod>>>(true);
});

Deno.test("a verdict is told by its tag, and no case of it can be forgotten", () => {
  assertType<
    IsExact<typeof verdict, (now: number, options?: VerdictOptions) => (pod: Pod) => Verdict>
  >(true);
  assertType<
    IsExact<
      Verdict["_tag"],
      "Ready" | "Progressing" | "Stuck" | "Terminating" | "Succeeded" | "Failed"
    >
  >(true);
  assertType<
    IsExact<
      Tagged<Verdict, "Progressing" | "Stuck" | "Failed">["reasons"],
      ReadonlyArray<VerdictReason>
    >
  >(true);
  assertType<IsExact<Tagged<Verdict, "Terminating">["deletion"], Deletion>>(true);
  assertType<IsExact<Tagged<VerdictReason, "NotReady">["notReady"], NotReady>>(true);
  assertType<
    IsExact<
      typeof hasVerdict,
      (now: number, ...tags: ReadonlyArray<Verdict["_tag"]>) => Predicate<Pod>
    >
  >(true);
  assertType<
    IsExact<typeof explain, (now: number, options?: VerdictOptions) => (pod: Pod) => Explanation>
  >(true);
  assertType<IsExact<Explanation["cause"], Option<VerdictReason>>>(true);
  // @ts-expect-error: five of the six verdicts have no case
  const some = match<Verdict, boolean>({ Ready: () => true });
  assertEquals(typeof some, "function");
});

Deno.test("a column is text, and one that tells an age takes the time first", () => {
  type Column = (pod: Pod) => string;
  type Columns = [
    typeof ipColumn,
    typeof nodeColumn,
    typeof nominatedNodeColumn,
    typeof readinessGatesColumn,
    typeof readyColumn,
    typeof statusColumn,
    typeof statusColumnUpTo134,
  ];
  assertType<AreExact<Columns, Column>>(true);
  assertType<IsExact<typeof ageColumn, (now: number) => Column>>(true);
  assertType<IsExact<typeof restartsColumn, (now: number) => Column>>(true);
  assertType<IsExact<typeof statusContainer, (pod: Pod) => Option<PodContainer>>>(true);
});

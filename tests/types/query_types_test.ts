import type * as podStatus from "@k8s-fp/pod-status";
import type {
  AddressesByFamily,
  Blame,
  ConditionStatus,
  Container,
  ContainerChange,
  ContainerImage,
  ContainerKind,
  ContainerResources,
  ContainerStateTerminated,
  ContainerStateWaiting,
  ContainerStatus,
  ContainerTerminatedReason,
  ContainerWaitingReason,
  CurrentState,
  Deletion,
  DeviceHealth,
  Disruption,
  Eviction,
  Failure,
  FitError,
  ImageError,
  InitProgress,
  LastRestart,
  NotReady,
  ObjectMeta,
  OwnerReference,
  Pod,
  PodChange,
  PodClaim,
  PodCondition,
  PodConditionType,
  PodContainer,
  PodEnd,
  PodEventChange,
  PodPhase,
  PodReason,
  PodRestarts,
  PodSpec,
  PodStatus,
  ProbeKill,
  Quantity,
  ReadinessGate,
  ReadyCount,
  Resize,
  Scheduling,
  ShownRestarts,
  Signal,
  SpecContainer,
  SpecMatch,
  TimelineItem,
  Verdict,
  VerdictChange,
  VerdictOptions,
  WaitingContainer,
  WatchState,
} from "@k8s-fp/pod-status";
import type { Either } from "fp-ts/lib/Either.js";
import type { Option } from "fp-ts/lib/Option.js";
import type { Predicate } from "fp-ts/lib/Predicate.js";
import { assertType, type IsExact } from "./_exact.ts";

/** What each question takes and answers. */
interface Queries {
  readonly annotation: (key: string) => (pod: Pod) => Option<string>;
  readonly beginWatchList: (state: WatchState) => WatchState;
  readonly blame: (pod: Pod) => Option<Blame>;
  readonly claims: (pod: Pod) => ReadonlyArray<PodClaim>;
  readonly conditionAge: (
    now: number,
  ) => (type: PodConditionType) => (status: PodStatus) => Option<number>;
  readonly containerResources: (pod: Pod) => ReadonlyArray<ContainerResources>;
  readonly containerStateAge: (now: number) => (container: ContainerStatus) => Option<number>;
  readonly crashLooping: (now: number) => (pod: Pod) => ReadonlyArray<PodContainer>;
  readonly currentState: (container: ContainerStatus) => CurrentState;
  readonly deviceHealth: (pod: Pod) => ReadonlyArray<DeviceHealth>;
  readonly diff: (older: Pod) => (newer: Pod) => ReadonlyArray<PodChange | ContainerChange>;
  readonly disruption: (status: PodStatus) => Option<Disruption>;
  readonly endText: (end: ContainerStateTerminated) => string;
  readonly eviction: (status: PodStatus) => Option<Eviction>;
  readonly failureMessage: (message: string) => Option<string>;
  readonly failures: (pod: Pod) => ReadonlyArray<Failure>;
  readonly findFirstCondition: (
    predicate: Predicate<PodCondition>,
  ) => (status: PodStatus) => Option<PodCondition>;
  readonly formatPodChange: (change: PodChange | ContainerChange | VerdictChange) => string;
  readonly formatPodEventChange: (change: PodEventChange) => ReadonlyArray<string>;
  readonly formatVerdictChange: (
    now: number,
    options?: VerdictOptions,
  ) => (change: PodEventChange) => ReadonlyArray<string>;
  readonly hasAnnotation: (key: string, value?: string) => Predicate<Pod>;
  readonly hasConditionReason: (...reasons: ReadonlyArray<string>) => Predicate<PodCondition>;
  readonly hasExitCode: (...codes: ReadonlyArray<number>) => Predicate<PodContainer>;
  readonly hasFinalizer: (name: string) => Predicate<Pod>;
  readonly hasLabel: (key: string, value?: string) => Predicate<Pod>;
  readonly hasPhase: (...phases: ReadonlyArray<PodPhase>) => Predicate<Pod>;
  readonly hasPodReason: (...reasons: ReadonlyArray<PodReason>) => Predicate<Pod>;
  readonly hasRestarts: (times: number) => Predicate<PodContainer>;
  readonly hasStateReason: (...reasons: ReadonlyArray<string>) => Predicate<PodContainer>;
  readonly hostIPsByFamily: (status: PodStatus) => AddressesByFamily;
  readonly imageError: (
    waiting: Pick<ContainerStateWaiting, "reason" | "message">,
  ) => ImageError;
  readonly images: (pod: Pod) => ReadonlyArray<ContainerImage>;
  readonly initProgress: (pod: Pod) => Option<InitProgress>;
  readonly isActive: (pod: Pod) => boolean;
  readonly isAvailable: (now: number, minReadySeconds: number) => (status: PodStatus) => boolean;
  readonly isConditionOf: (
    type: PodConditionType,
    status?: ConditionStatus,
  ) => Predicate<PodCondition>;
  readonly isConditionOlderThan: (now: number, seconds: number) => Predicate<PodCondition>;
  readonly conditionGenerationsBehind: (type: PodConditionType) => (pod: Pod) => Option<number>;
  readonly isContainerRestartable: (spec: PodSpec) => (container: Container) => boolean;
  readonly isDeleting: (pod: Pod) => boolean;
  readonly isInState: (...tags: ReadonlyArray<CurrentState["_tag"]>) => Predicate<PodContainer>;
  readonly isKind: (...kinds: ReadonlyArray<ContainerKind>) => Predicate<PodContainer>;
  readonly isOlderThan: (now: number, seconds: number) => Predicate<Pod>;
  readonly isOwnedBy: (...kinds: ReadonlyArray<string>) => Predicate<Pod>;
  readonly resourceMatch: (pod: Pod) => SpecMatch;
  readonly memoryLimit: (container: PodContainer) => Option<Quantity>;
  readonly generationsBehind: (pod: Pod) => Option<number>;
  readonly isTerminal: (status: PodStatus) => boolean;
  readonly controllerOf: (pod: Pod) => Option<OwnerReference>;
  readonly label: (key: string) => (pod: Pod) => Option<string>;
  readonly qualifiedName: (metadata: Pick<ObjectMeta, "namespace" | "name">) => string;
  readonly lastRestart: (pod: Pod) => Option<LastRestart>;
  readonly metadataOf: (pod: Pod) => ObjectMeta;
  readonly needsAttention: (now: number, options?: VerdictOptions) => Predicate<Pod>;
  readonly notReady: (pod: Pod) => Option<NotReady>;
  readonly oomKilled: (pod: Pod) => ReadonlyArray<Failure>;
  readonly parseFitError: (message: string) => FitError;
  readonly parseLabelSelector: (selector: string) => Either<string, Predicate<Pod>>;
  readonly podAge: (now: number) => (pod: Pod) => Option<number>;
  readonly podContainers: (pod: Pod) => ReadonlyArray<PodContainer>;
  readonly podEnd: (status: PodStatus) => Option<PodEnd>;
  readonly previousEnd: (container: ContainerStatus) => Option<ContainerStateTerminated>;
  readonly probeKills: (pod: Pod) => ReadonlyArray<ProbeKill>;
  readonly readinessGates: (pod: Pod) => ReadonlyArray<ReadinessGate>;
  readonly readyCount: (pod: Pod) => ReadyCount;
  readonly resize: (status: PodStatus) => Option<Resize>;
  readonly restarts: (pod: Pod) => PodRestarts;
  readonly scheduling: (pod: Pod) => Scheduling;
  readonly shouldContainerRestart: (
    exitCode: number,
  ) => (spec: PodSpec) => (container: Container) => boolean;
  readonly shownRestarts: (pod: Pod) => ShownRestarts;
  readonly signalName: (signal: number) => Option<Signal>;
  readonly someCondition: (predicate: Predicate<PodCondition>) => Predicate<Pod>;
  readonly someContainer: (predicate: Predicate<PodContainer>) => Predicate<Pod>;
  readonly specContainers: (pod: Pod) => ReadonlyArray<SpecContainer>;
  readonly specOf: (pod: Pod) => PodSpec;
  readonly stateMessage: (container: ContainerStatus) => Option<string>;
  readonly stateReason: (
    container: ContainerStatus,
  ) => Option<ContainerWaitingReason | ContainerTerminatedReason>;
  readonly statusOf: (pod: Pod) => PodStatus;
  readonly deletion: (now: number) => (pod: Pod) => Option<Deletion>;
  readonly timeline: (pod: Pod) => ReadonlyArray<TimelineItem>;
  readonly verdict: (now: number, options?: VerdictOptions) => (pod: Pod) => Verdict;
  readonly verdictChange: (older: Verdict) => (newer: Verdict) => Option<VerdictChange>;
  readonly waitingContainers: (pod: Pod) => ReadonlyArray<WaitingContainer>;
}

type Ours = typeof podStatus;

/** The names of the questions that are of another type. */
type Differing = {
  [Name in keyof Queries]: Name extends keyof Ours
    ? IsExact<Ours[Name], Queries[Name]> extends true ? never : Name
    : Name;
}[keyof Queries];

Deno.test("every question has the type that it had", () => {
  assertType<IsExact<Differing, never>>(true);
  // @ts-expect-error: a question of another type is told by its name
  assertType<IsExact<Differing, "blame">>(true);
});

/**
 * The known words of open enumerations, which at run time nothing else has: to
 * decode needs none of them.
 *
 * @internal
 * @module
 */
import type { ContainerRestartPolicy, Protocol } from "../model/container.ts";
import type {
  ContainerTerminatedReason,
  ContainerWaitingReason,
} from "../model/container_state.ts";
import type { Signal } from "../model/container_status.ts";
import type { ConditionStatus, PodConditionType } from "../model/pod_condition.ts";
import type { OSName, RestartPolicy } from "../model/pod_spec.ts";
import type { PodPhase, PodQOSClass, PodReason, PodResizeStatus } from "../model/pod_status.ts";
import type { ResourceHealthStatus } from "../model/resource_status.ts";
import type { VolumeHealthStatus } from "../model/volume_health.ts";
import type { RecursiveReadOnlyMode } from "../model/volume_mount_status.ts";
import type { ContainerKind, SpecMatch } from "../query/container/kind.ts";
import type { Wait } from "../query/container/waiting.ts";
import type { Blame } from "../query/pod/blame.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import type { Verdict } from "../verdict/verdict.ts";

/** The words that an open enumeration names. */
type KnownOf<A extends string> = A extends unknown ? string extends A ? never : A : never;

/** The words of a type: the compiler says which one is missing, or is none. */
function wordsOf<A extends string>(
  words: Readonly<Record<KnownOf<A>, true>>,
): ReadonlyArray<string> {
  return Object.keys(words);
}

/** Known words, by the name of their codec. */
export const WORDS: Readonly<Record<string, ReadonlyArray<string>>> = {
  Protocol: wordsOf<Protocol>({
    TCP: true,
    UDP: true,
    SCTP: true,
  }),
  ContainerRestartPolicy: wordsOf<ContainerRestartPolicy>({
    Always: true,
    OnFailure: true,
    Never: true,
  }),
  ContainerWaitingReason: wordsOf<ContainerWaitingReason>({
    ContainerCreating: true,
    PodInitializing: true,
    RestartingAllContainers: true,
    CrashLoopBackOff: true,
    RunContainerError: true,
    ErrImagePull: true,
    ImagePullBackOff: true,
    ErrImageNeverPull: true,
    InvalidImageName: true,
    ImageInspectError: true,
    RegistryUnavailable: true,
    SignatureValidationFailed: true,
    CreateContainerConfigError: true,
    CreateContainerError: true,
    PreCreateHookError: true,
    PreStartHookError: true,
    PostStartHookError: true,
  }),
  ContainerTerminatedReason: wordsOf<ContainerTerminatedReason>({
    Completed: true,
    Error: true,
    OOMKilled: true,
    StartError: true,
    ContainerCannotRun: true,
    ContainerStatusUnknown: true,
    RestartingAllContainers: true,
    Unknown: true,
  }),
  Signal: wordsOf<Signal>({
    SIGABRT: true,
    SIGALRM: true,
    SIGBUS: true,
    SIGCHLD: true,
    SIGCLD: true,
    SIGCONT: true,
    SIGFPE: true,
    SIGHUP: true,
    SIGILL: true,
    SIGINT: true,
    SIGIO: true,
    SIGIOT: true,
    SIGKILL: true,
    SIGPIPE: true,
    SIGPOLL: true,
    SIGPROF: true,
    SIGPWR: true,
    SIGQUIT: true,
    SIGRTMAX: true,
    SIGRTMIN: true,
    SIGSEGV: true,
    SIGSTKFLT: true,
    SIGSTOP: true,
    SIGSYS: true,
    SIGTERM: true,
    SIGTRAP: true,
    SIGTSTP: true,
    SIGTTIN: true,
    SIGTTOU: true,
    SIGURG: true,
    SIGUSR1: true,
    SIGUSR2: true,
    SIGVTALRM: true,
    SIGWINCH: true,
    SIGXCPU: true,
    SIGXFSZ: true,
  }),
  PodConditionType: wordsOf<PodConditionType>({
    PodScheduled: true,
    Initialized: true,
    ContainersReady: true,
    Ready: true,
    PodReadyToStartContainers: true,
    DisruptionTarget: true,
    PodResizePending: true,
    PodResizeInProgress: true,
    AllContainersRestarting: true,
  }),
  ConditionStatus: wordsOf<ConditionStatus>({
    True: true,
    False: true,
    Unknown: true,
  }),
  RestartPolicy: wordsOf<RestartPolicy>({
    Always: true,
    OnFailure: true,
    Never: true,
  }),
  OSName: wordsOf<OSName>({
    linux: true,
    windows: true,
  }),
  PodPhase: wordsOf<PodPhase>({
    Pending: true,
    Running: true,
    Succeeded: true,
    Failed: true,
    Unknown: true,
  }),
  PodQOSClass: wordsOf<PodQOSClass>({
    Guaranteed: true,
    Burstable: true,
    BestEffort: true,
  }),
  PodResizeStatus: wordsOf<PodResizeStatus>({
    Proposed: true,
    InProgress: true,
    Deferred: true,
    Infeasible: true,
  }),
  PodReason: wordsOf<PodReason>({
    Evicted: true,
    Preempting: true,
    Terminated: true,
    Shutdown: true,
    NodeShutdown: true,
    DeadlineExceeded: true,
    NodeLost: true,
    OutOfcpu: true,
    OutOfmemory: true,
    OutOfpods: true,
    "OutOfephemeral-storage": true,
    NodeAffinity: true,
    NodeName: true,
    NodePorts: true,
    TaintToleration: true,
    UnexpectedAdmissionError: true,
    UnknownReason: true,
    UnexpectedPredicateFailureType: true,
    InvalidNodeInfo: true,
    PodOSSelectorNodeLabelDoesNotMatch: true,
    PodOSNotSupported: true,
    InitContainerRestartPolicyForbidden: true,
    SupplementalGroupsPolicyNotSupported: true,
    AppArmor: true,
    SysctlForbidden: true,
    TopologyAffinityError: true,
  }),
  ResourceHealthStatus: wordsOf<ResourceHealthStatus>({
    Healthy: true,
    Unhealthy: true,
    Unknown: true,
  }),
  VolumeHealthStatus: wordsOf<VolumeHealthStatus>({
    Inaccessible: true,
    DataLoss: true,
    Degraded: true,
  }),
  RecursiveReadOnlyMode: wordsOf<RecursiveReadOnlyMode>({
    Disabled: true,
    Enabled: true,
  }),
  ContainerKind: wordsOf<ContainerKind>({
    init: true,
    sidecar: true,
    app: true,
    ephemeral: true,
  }),
  Wait: wordsOf<Wait["_tag"]>({
    Image: true,
    Configuration: true,
    Creation: true,
    CrashBackOff: true,
    Starting: true,
    Other: true,
  }),
  Blame: wordsOf<Blame["_tag"]>({
    Infrastructure: true,
    Workload: true,
    Unknown: true,
  }),
  Verdict: wordsOf<Verdict["_tag"]>({
    Ready: true,
    Progressing: true,
    Stuck: true,
    Terminating: true,
    Succeeded: true,
    Failed: true,
  }),
  VerdictReason: wordsOf<VerdictReason["_tag"]>({
    NotObserved: true,
    Unscheduled: true,
    ClaimsPending: true,
    Initializing: true,
    ContainerWaiting: true,
    ContainerCrashLooping: true,
    ContainerFailed: true,
    PartlyDone: true,
    Ended: true,
    Disrupted: true,
    NodeSilent: true,
    Deleting: true,
    NotReady: true,
    Resizing: true,
    VolumeUnhealthy: true,
    DeviceUnhealthy: true,
  }),
  SpecMatch: wordsOf<SpecMatch>({ same: true, other: true, unknown: true }),
};

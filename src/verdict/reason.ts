/**
 * What verdicts rest on.
 *
 * @module
 */
import type { Option } from "../_deps.ts";
import type { PodContainer } from "../query/container/kind.ts";
import type { Failure } from "../query/container/failure.ts";
import type { InitProgress } from "../query/container/restart.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import type { Disruption, PodEnd } from "../query/pod/disruption.ts";
import type { NotReady } from "../query/pod/readiness.ts";
import type { Scheduling } from "../query/pod/scheduling.ts";
import type { DeviceHealth, PodClaim } from "../query/resource/device_and_volume.ts";
import type { Resize } from "../query/resource/resize.ts";
import type { PodVolumeHealth } from "../model/volume_health.ts";
import type { Time } from "../model/time.ts";
import type { Deletion } from "../query/pod/deletion.ts";

/**
 * What a verdict rests on, as the fact that tells it.
 *
 * @category verdict
 * @since 0.1.0
 */
export type VerdictReason =
  /** The status is not of the newest spec. */
  | { readonly _tag: "NotObserved" }
  /** The pod has no node. */
  | {
    readonly _tag: "Unscheduled";
    readonly scheduling: Exclude<Scheduling, { readonly _tag: "Scheduled" }>;
  }
  /** The pod has no node, and its claims on devices are not settled. */
  | { readonly _tag: "ClaimsPending"; readonly claims: ReadonlyArray<PodClaim> }
  /** The app containers wait for an init container. */
  | { readonly _tag: "Initializing"; readonly progress: InitProgress }
  /** A container waits. */
  | { readonly _tag: "ContainerWaiting"; readonly waiting: WaitingContainer }
  /** A container ends again and again; this second it runs, has just ended, or is about to run. */
  | { readonly _tag: "ContainerCrashLooping"; readonly container: PodContainer }
  /** A container ended badly. */
  | { readonly _tag: "ContainerFailed"; readonly failure: Failure }
  /** App containers are done, and will not run again, while others run on. */
  | {
    readonly _tag: "PartlyDone";
    /** The names of those that are done. */
    readonly done: ReadonlyArray<string>;
    /** The names of those that run. */
    readonly running: ReadonlyArray<string>;
    /** When the last of the former ended; absent where nobody knows. */
    readonly since: Option<Time>;
  }
  /** The pod as a whole was ended, refused or lost. */
  | { readonly _tag: "Ended"; readonly end: PodEnd }
  /** The pod was ended for the sake of others. */
  | { readonly _tag: "Disrupted"; readonly disruption: Disruption }
  /** The node does not report: its controller says that the pod is not ready, its kubelet that all containers are. */
  | {
    readonly _tag: "NodeSilent";
    /** The node, where the pod tells. */
    readonly nodeName: Option<string>;
    /** When the pod was declared not ready; absent where it is not told. */
    readonly since: Option<Time>;
  }
  /** Somebody deletes the pod, and it should be gone. */
  | { readonly _tag: "Deleting"; readonly deletion: Deletion }
  /** The pod runs, but is not ready. */
  | { readonly _tag: "NotReady"; readonly notReady: NotReady }
  /** The node has not granted a change of the pod's resources, or failed at it. */
  | { readonly _tag: "Resizing"; readonly resize: Resize }
  /** A volume is not healthy. */
  | { readonly _tag: "VolumeUnhealthy"; readonly volume: PodVolumeHealth }
  /** A device of a container is not healthy. */
  | { readonly _tag: "DeviceUnhealthy"; readonly device: DeviceHealth };

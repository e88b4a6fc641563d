/**
 * What happened between two observations of a pod.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { getEq } from "../../codec/instance.ts";
import { text, toList } from "../../_option.ts";
import { deletionDeadline } from "./_pod.ts";
import type { ContainerStateTerminated } from "../../model/container_state.ts";
import type { ContainerStatus } from "../../model/container_status.ts";
import type { Pod } from "../../model/pod.ts";
import type { PodPhase } from "../../model/pod_status.ts";
import { ResourceRequirements } from "../../model/resource_requirements.ts";
import { type Time, timeOrd } from "../../model/time.ts";
import { podIPsByFamily } from "./address.ts";
import { findCondition, hasCondition, isReady } from "./condition.ts";
import { type ContainerKind, type PodContainer, podContainers } from "../container/kind.ts";
import { specOf, statusOf } from "./part.ts";
import { isBadEnd, isOOMKill, terminatedOf } from "../container/_run.ts";
import { type Scheduling, scheduling } from "./scheduling.ts";
import { currentState, previousEnd } from "../container/state.ts";
import { type WaitingContainer, waitingContainers } from "../container/waiting.ts";
import { needsHelp } from "../container/_wait.ts";

/**
 * Something that happened to a pod as a whole.
 *
 * @category changes
 * @since 0.1.0
 */
export type PodChange =
  | {
    readonly _tag: "Scheduled"; /** The node, where the pod tells. */
    readonly node: Option<string>;
  }
  | { readonly _tag: "IPAssigned"; /** The new addresses. */ readonly ips: ReadonlyArray<string> }
  | { readonly _tag: "BecameReady" }
  | {
    readonly _tag: "BecameUnready"; /** Why, by the `Ready` condition. */
    readonly reason: Option<string>;
  }
  | {
    readonly _tag: "PhaseChanged";
    readonly from: Option<PodPhase>;
    readonly to: Option<PodPhase>;
  }
  | {
    readonly _tag: "SchedulingChanged";
    /** How far the scheduler was. */
    readonly from: Scheduling;
    /** How far it is; `Scheduled` is a change of its own, and `Pending` none to tell of. */
    readonly to: Exclude<Scheduling, { readonly _tag: "Scheduled" | "Pending" }>;
  }
  | { readonly _tag: "Disrupted"; /** Who did it. */ readonly reason: Option<string> }
  | { readonly _tag: "Deleted"; /** When the grace period ends. */ readonly deadline: Time };

/**
 * Something that happened to one container of a pod.
 *
 * @category changes
 * @since 0.1.0
 */
export type ContainerChange =
  & {
    /** The container. */
    readonly container: string;
    /** What it is for. */
    readonly kind: ContainerKind;
  }
  & (
    | {
      readonly _tag: "Crashed"; /** How it ended. */
      readonly terminated: ContainerStateTerminated;
    }
    | {
      readonly _tag: "OOMKilled"; /** How it ended. */
      readonly terminated: ContainerStateTerminated;
    }
    | { readonly _tag: "Restarted"; /** How many times. */ readonly times: number }
    | {
      readonly _tag: "WaitChanged";
      /** What it waited for; absent where it did not wait, or just started. */
      readonly from: Option<WaitingContainer>;
      /** What it waits for; absent where it does not wait, or just starts. */
      readonly to: Option<WaitingContainer>;
      /** The image that it is to run. */
      readonly image: string;
    }
    | { readonly _tag: "ImageChanged"; readonly from: string; readonly to: string }
    | {
      readonly _tag: "Resized";
      readonly from: Option<ResourceRequirements>;
      readonly to: Option<ResourceRequirements>;
    }
  );

/**
 * What happened between two observations of one pod, `older` first: tell the
 * changes apart by `_tag`.
 *
 * A crash or an OOM kill is told once, by whichever observation first shows the
 * end of the run, now or as the previous one; of several runs that came and
 * went in between, the status remembers the last. A restart count that fell, as
 * after the loss of a node, is no restart. The order of the changes is not that
 * of time.
 *
 * What a container waits for is told where it needs somebody, or is not known
 * here; whether the kubelet just tried to pull an image or backs off makes no
 * difference. That the kubelet holds a container back after a crash is told, that
 * it lets it go is not: it restarts.
 *
 * Of a container that the older pod does not show, each end that the newer one
 * shows is told, however long ago it was: look at `terminated.finishedAt`.
 * Otherwise the rule of the OOM kills is that of kubernetes/autoscaler
 * `vertical-pod-autoscaler/pkg/recommender/input/oom/observer.go`, which skips
 * such containers.
 *
 * @example
 * ```ts
 * import { diff, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const app = (restartCount: number, lastState: unknown) =>
 *   Pod.decode({
 *     status: {
 *       containerStatuses: [
 *         { name: "app", ready: true, image: "app:1", imageID: "", restartCount, lastState },
 *       ],
 *     },
 *   });
 * const older = app(0, {});
 * const newer = app(1, { terminated: { exitCode: 137, reason: "OOMKilled" } });
 * assert(older._tag === "Right" && newer._tag === "Right");
 * const tags = diff(older.right)(newer.right).map(({ _tag }) => _tag);
 * assertEquals(tags, ["OOMKilled", "Restarted"]);
 * ```
 *
 * @category changes
 * @since 0.1.0
 */
export function diff(older: Pod): (newer: Pod) => ReadonlyArray<PodChange | ContainerChange> {
  return (newer) => [
    ...containerChanges(older, newer),
    ...waitChanges(older, newer),
    ...podChanges(older, newer),
  ];
}

function waitChanges(older: Pod, newer: Pod): ReadonlyArray<ContainerChange> {
  const [before, after] = [tellingWaits(older), tellingWaits(newer)];
  if (before.size + after.size === 0) return [];
  return numbered(newer).flatMap(({ key, kind, status, spec }): ReadonlyArray<ContainerChange> => {
    const [from, to] = [before.get(key), after.get(key)];
    const isSame = waitKey(from) === waitKey(to);
    if (isSame || (to === undefined && from?.wait._tag === "CrashBackOff")) return [];
    return [{
      container: status.name,
      kind,
      _tag: "WaitChanged",
      from: O.fromNullable(from),
      to: O.fromNullable(to),
      image: O.isSome(spec) ? text(spec.value.image) || status.image : status.image,
    }];
  });
}

/** What containers wait for that do not just start, by the keys of {@link numbered}. */
function tellingWaits(pod: Pod): ReadonlyMap<string, WaitingContainer> {
  const waits = waitingContainers(pod);
  if (waits.length === 0) return new Map();
  const waiting = numbered(pod).filter(({ status }) => {
    const state = currentState(status);
    return state._tag === "Waiting" && O.isSome(state.waiting);
  });
  return new Map(
    waiting
      .map(({ key }, i) => [key, waits[i]] as const)
      .filter(([, { wait }]) => needsHelp(wait._tag) || wait._tag === "Other"),
  );
}

/** What tells one wait from another: a pull that failed is held back, and that is one wait. */
function waitKey(waiting: WaitingContainer | undefined): string {
  if (waiting === undefined) return "";
  return ["Image", "CrashBackOff"].includes(waiting.wait._tag)
    ? waiting.wait._tag
    : text(waiting.reason);
}

function podChanges(older: Pod, newer: Pod): ReadonlyArray<PodChange> {
  const [before, after] = [statusOf(older), statusOf(newer)];
  const changes: PodChange[] = [];
  const [from, to] = [scheduling(older), scheduling(newer)];
  if (from._tag !== to._tag && to._tag !== "Scheduled" && to._tag !== "Pending") {
    changes.push({ _tag: "SchedulingChanged", from, to });
  }
  if (!hasNode(older) && hasNode(newer)) {
    changes.push({ _tag: "Scheduled", node: specOf(newer).nodeName });
  }
  const known = new Set(ipsOf(older));
  const ips = ipsOf(newer).filter((ip) => !known.has(ip));
  if (ips.length > 0) changes.push({ _tag: "IPAssigned", ips });
  if (!isReady(before) && isReady(after)) changes.push({ _tag: "BecameReady" });
  if (isReady(before) && !isReady(after)) {
    changes.push({ _tag: "BecameUnready", reason: reasonOf(newer, "Ready") });
  }
  if (text(before.phase) !== text(after.phase)) {
    changes.push({ _tag: "PhaseChanged", from: before.phase, to: after.phase });
  }
  if (!hasCondition("DisruptionTarget")(before) && hasCondition("DisruptionTarget")(after)) {
    changes.push({ _tag: "Disrupted", reason: reasonOf(newer, "DisruptionTarget") });
  }
  const deadline = deletionDeadline(newer);
  if (O.isNone(deletionDeadline(older)) && O.isSome(deadline)) {
    changes.push({ _tag: "Deleted", deadline: deadline.value });
  }
  return changes;
}

function containerChanges(older: Pod, newer: Pod): ReadonlyArray<ContainerChange> {
  const known = new Map(numbered(older).map(({ key, status }) => [key, status]));
  return numbered(newer).flatMap(({ key, kind, status }) => {
    const before = known.get(key);
    const about = { container: status.name, kind };
    const ends = newEnds(before, status).map((terminated): ContainerChange => ({
      ...about,
      _tag: isOOMKill(terminated) ? "OOMKilled" : "Crashed",
      terminated,
    }));
    return [...ends, ...(before === undefined ? [] : runChanges(about, before, status))];
  });
}

/** The containers by key. Should one stand twice, which no valid pod has, the first goes with the first. */
function numbered(
  pod: Pod,
): ReadonlyArray<PodContainer & { readonly key: string }> {
  const counts = new Map<string, number>();
  return podContainers(pod).map((container) => {
    const key = keyOf(container);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return { ...container, key: `${count}/${key}` };
  });
}

/** What a container goes by; sidecar or init is one here, since a spec may be missing. */
function keyOf({ kind, status }: PodContainer): string {
  return `${kind === "sidecar" ? "init" : kind}/${status.name}`;
}

function runChanges(
  about: Pick<ContainerChange, "container" | "kind">,
  before: ContainerStatus,
  after: ContainerStatus,
): ReadonlyArray<ContainerChange> {
  const changes: ContainerChange[] = [];
  const times = after.restartCount - before.restartCount;
  if (times > 0) changes.push({ ...about, _tag: "Restarted", times });
  const [from, to] = before.image === after.image
    ? [before.imageID, after.imageID]
    : [before.image, after.image];
  if (from !== "" && to !== "" && from !== to) {
    changes.push({ ...about, _tag: "ImageChanged", from, to });
  }
  if (
    O.isSome(before.resources) && !O.getEq(resourcesEq).equals(before.resources, after.resources)
  ) {
    changes.push({ ...about, _tag: "Resized", from: before.resources, to: after.resources });
  }
  return changes;
}

const resourcesEq = getEq(ResourceRequirements);

/** The bad ends of runs which the older status does not show. */
function newEnds(
  before: ContainerStatus | undefined,
  after: ContainerStatus,
): ReadonlyArray<ContainerStateTerminated> {
  const seen = before === undefined ? [] : [terminatedOf(before), previousEnd(before)];
  const isRestarted = after.restartCount > (before?.restartCount ?? 0);
  const isNew = (end: ContainerStateTerminated) =>
    !seen.some(O.exists((old) => isSameEnd(old, end)));
  return [...(isRestarted ? toList(previousEnd(after)) : []), ...toList(terminatedOf(after))]
    .filter((end) => isNew(end) && isTold(end));
}

function isTold(end: ContainerStateTerminated): boolean {
  return isBadEnd(end) || isOOMKill(end);
}

/** Whether two records are of the end of one run: by its container, else by when and how it ended. */
function isSameEnd(x: ContainerStateTerminated, y: ContainerStateTerminated): boolean {
  const [a, b] = [text(x.containerID), text(y.containerID)];
  return a !== "" && b !== ""
    ? a === b
    : x.exitCode === y.exitCode && O.getEq(timeOrd).equals(x.finishedAt, y.finishedAt);
}

function hasNode(pod: Pod): boolean {
  return scheduling(pod)._tag === "Scheduled";
}

function ipsOf(pod: Pod): ReadonlyArray<string> {
  const { IPv4, IPv6 } = podIPsByFamily(statusOf(pod));
  return [...IPv4, ...IPv6];
}

function reasonOf(pod: Pod, type: string): Option<string> {
  return pipe(findCondition(type)(statusOf(pod)), O.chain(({ reason }) => reason));
}

/**
 * Why a pod is a problem, as flat data whose form outlives that of the facts.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty, valueAt } from "../_option.ts";
import type { Open } from "../codec/json.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import type { Time } from "../model/time.ts";
import { containerRestarts } from "../query/container/container_restarts.ts";
import type { ContainerKind } from "../query/container/kind.ts";
import type { Wait } from "../query/container/waiting.ts";
import { previousEnd } from "../query/container/state.ts";
import { statusOf } from "../query/pod/part.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import { causeWord } from "../verdict/_cause.ts";

/** One of the facts that a verdict rests on. */
export interface ProblemReason {
  /** Which fact it is. */
  readonly tag: Open<VerdictReason["_tag"]>;
  /** Kubernetes' own word for it, else the tag. */
  readonly word: string;
  /** The container that it is about; absent where it is about the pod. */
  readonly container: Option<string>;
  readonly kind: Option<Open<ContainerKind>>;
  /** What a container waits for; absent where none does. */
  readonly wait: Option<Open<Wait["_tag"]>>;
  /** How the container ended last; absent where it did not end, or nobody knows. */
  readonly end: Option<End>;
  readonly restarts: Option<number>;
  /** The words of Kubernetes, whole. */
  readonly message: Option<string>;
  /** Since when; absent where the fact does not say. */
  readonly since: Option<Time>;
}

/** How a run of a container ended. */
export interface End {
  readonly exitCode: number;
  readonly signal: Option<number>;
  readonly reason: Option<string>;
  /** The termination message, whole. */
  readonly message: Option<string>;
  readonly startedAt: Option<Time>;
  readonly finishedAt: Option<Time>;
}

/** The fact as flat data; of one that is not taken apart here, the tag and the word. */
export function reasonOf(pod: Pod): (reason: VerdictReason) => ProblemReason {
  const restarts = containerRestarts(statusOf(pod));
  return (reason) => {
    const details = { ...NOTHING, ...detailsOf(reason) };
    return {
      tag: reason._tag,
      word: causeWord(reason),
      ...details,
      restarts: pipe(details.container, O.chain((name) => valueAt(name)(restarts))),
    };
  };
}

type Details = Omit<ProblemReason, "tag" | "word" | "restarts">;

const NOTHING: Details = {
  container: O.none,
  kind: O.none,
  wait: O.none,
  end: O.none,
  message: O.none,
  since: O.none,
};

function detailsOf(reason: VerdictReason): Partial<Details> {
  switch (reason._tag) {
    case "Unscheduled": {
      const { scheduling } = reason;
      return {
        message: "message" in scheduling ? scheduling.message : O.none,
        since: "since" in scheduling ? scheduling.since : O.none,
      };
    }
    case "ContainerWaiting": {
      const { container, kind, message, wait } = reason.waiting;
      return {
        container: O.some(container),
        kind: O.some(kind),
        wait: O.some(wait._tag),
        message,
        end: wait._tag === "CrashBackOff" ? O.map(endOf)(wait.lastFailure) : O.none,
      };
    }
    case "ContainerCrashLooping": {
      const { kind, status } = reason.container;
      return {
        container: O.some(status.name),
        kind: O.some(kind),
        end: O.map(endOf)(previousEnd(status)),
      };
    }
    case "ContainerFailed": {
      const { failure } = reason;
      return {
        container: O.some(failure.container),
        kind: O.some(failure.kind),
        end: O.some(endOf(failure)),
        since: failure.finishedAt,
      };
    }
    case "Ended":
      return { message: reason.end.message };
    case "Disrupted":
      return { message: reason.disruption.message, since: reason.disruption.since };
    case "NotReady":
      return { message: reason.notReady.message };
    case "PartlyDone":
    case "NodeSilent":
      return { since: reason.since };
    case "Resizing": {
      const { pending, inProgress } = reason.resize;
      return {
        message: pipe(
          pending,
          O.altW(() => inProgress),
          O.chain(({ message }) => message),
        ),
      };
    }
    case "VolumeUnhealthy":
      return { since: reason.volume.lastTransitionTime };
    case "DeviceUnhealthy": {
      const { container, kind, message } = reason.device;
      return { container: O.some(container), kind: O.some(kind), message };
    }
    default:
      return {};
  }
}

function endOf(
  { exitCode, signal, reason, message, startedAt, finishedAt }: Omit<
    ContainerStateTerminated,
    "containerID"
  >,
): End {
  return { exitCode, signal, reason: nonEmpty(reason), message, startedAt, finishedAt };
}

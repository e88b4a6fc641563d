import {
  hasExitCode,
  hasPhase,
  hasPodReason,
  hasStateReason,
  isInState,
  isKind,
  type Pod,
  type PodContainer,
  podContainers,
  someCondition,
  someContainer,
  type WaitingContainer,
  waitingContainers,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { and, not, or, type Predicate } from "fp-ts/lib/Predicate.js";

/** The reason of a failed TaskRun. */
export type TektonFailure =
  | "PodEvicted"
  | "SidecarOOM"
  | "InitContainerOOM"
  | "StepOOM"
  | "SidecarFailed"
  | "InitContainerFailed"
  | "StepFailed"
  | "Failed";

/** Which container explains a failed pod, by tektoncd/pipeline `pkg/pod/status.go`, `getFailureInfo`. */
export function tektonFailure(pod: Pod): TektonFailure {
  if (hasPodReason("Evicted")(pod)) return "PodEvicted";
  const found = FAILURES.find(([, explains]) => someContainer(explains)(pod));
  return found === undefined ? "Failed" : found[0];
}

const isNamed = (prefix: string): Predicate<PodContainer> => ({ status }) =>
  status.name.startsWith(prefix);

const isInit = isKind("init", "sidecar");
const isApp = isKind("app");
const isSidecar = isNamed("sidecar-");
const isStep = isNamed("step-");
const hasEnded = isInState("Terminated");
const isOOMKilled = and(hasEnded)(hasStateReason("OOMKilled"));
const hasFailed = and(hasEnded)(not(hasExitCode(0)));

/** The first that some container fits tells. */
const FAILURES: ReadonlyArray<readonly [TektonFailure, Predicate<PodContainer>]> = [
  ["SidecarOOM", and(isInit)(and(isSidecar)(isOOMKilled))],
  ["InitContainerOOM", and(isInit)(isOOMKilled)],
  ["SidecarFailed", and(isInit)(and(isSidecar)(hasFailed))],
  ["InitContainerFailed", and(isInit)(hasFailed)],
  ["SidecarOOM", and(isApp)(and(isSidecar)(isOOMKilled))],
  ["StepOOM", and(isApp)(and(isStep)(isOOMKilled))],
  ["SidecarFailed", and(isApp)(and(isSidecar)(hasFailed))],
  ["StepFailed", and(isApp)(and(isStep)(hasFailed))],
];

/** The reason of a TaskRun of which the pod is pending. */
export type TektonPending =
  | "ExceededNodeResources"
  | "CreateContainerConfigError"
  | "PullImageFailed"
  | "Pending";

/** Why the pod has not started, by the same file, `updateIncompleteTaskRunStatus`. */
export function tektonPending(pod: Pod): TektonPending {
  if (lacksResources(pod)) return "ExceededNodeResources";
  const apps = waitingContainers(pod).filter(({ kind }) => kind === "app");
  if (apps.some(isMisconfigured)) return "CreateContainerConfigError";
  return apps.some(waitsFor(...IMAGE_REASONS)) ? "PullImageFailed" : "Pending";
}

const IMAGE_REASONS = [
  "ImagePullBackOff",
  "ImageInspectError",
  "ErrImagePull",
  "ErrImageNeverPull",
  "RegistryUnavailable",
  "InvalidImageName",
];

const lacksResources = someCondition(({ reason, message }) =>
  O.exists((word) => word === "Unschedulable")(reason) && contains("Insufficient")(message)
);

/** A directory that cannot be made now may be later. */
function isMisconfigured(container: WaitingContainer): boolean {
  return waitsFor("CreateContainerConfigError")(container) &&
    !contains("failed to create subPath directory")(container.message);
}

function waitsFor(...reasons: ReadonlyArray<string>): Predicate<WaitingContainer> {
  return ({ reason }) => O.exists((word: string) => reasons.includes(word))(reason);
}

function contains(part: string): (text: O.Option<string>) => boolean {
  return O.exists((text) => text.includes(part));
}

const isServing: Predicate<PodContainer> = and(({ status }: PodContainer) => status.ready)(
  isInState("Running"),
);
const isSidecarReady = or(isServing)(hasEnded);

/** Whether the steps may begin, by the same file, `SidecarsReady`; injected sidecars have any name. */
export function tektonSidecarsReady(pod: Pod): boolean {
  const sidecars = podContainers(pod).filter(and(isApp)(not(isStep)));
  return hasPhase("Running")(pod) && sidecars.every(isSidecarReady);
}

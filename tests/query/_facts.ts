import * as podStatus from "@k8s-fp/pod-status";
import { type Pod, podContainers, specContainers, specOf, statusOf } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** The time of all facts that ask for it. */
export const NOW = Date.UTC(2026, 0, 1);
const OLDEST = -NOW;

/** A question to a pod, some of which take another pod. */
export type Fact = (pod: Pod, other: Pod) => unknown;

const statuses = (pod: Pod) => podContainers(pod).map(({ status }) => status);
const ends = (pod: Pod) =>
  statuses(pod).flatMap((container) => {
    const end = podStatus.previousEnd(container);
    return O.isSome(end) ? [end.value] : [];
  });
const ofStatus = (fact: (status: podStatus.PodStatus) => unknown): Fact => (pod) =>
  fact(statusOf(pod));
const ofContainers = (fact: (status: podStatus.ContainerStatus) => unknown): Fact => (pod) =>
  statuses(pod).map(fact);
const someCondition = (predicate: (condition: podStatus.PodCondition) => boolean): Fact =>
  podStatus.someCondition(predicate);
const someContainer = (predicate: (container: podStatus.PodContainer) => boolean): Fact =>
  podStatus.someContainer(predicate);
const onAsked = (predicate: (container: podStatus.Container) => boolean, pod: Pod) =>
  specContainers(pod).map(({ spec }) => predicate(spec));
const unschedulableMessage = (pod: Pod) => {
  const found = podStatus.scheduling(pod);
  return found._tag === "Unschedulable" ? found.message : O.none;
};

/** Every fact about a pod that the module exports, in a form that asks it of any pod. */
export const FACTS: Readonly<Record<string, Fact>> = {
  activePodsOrd: podStatus.activePodsOrd.compare,
  ageColumn: podStatus.ageColumn(NOW),
  annotation: podStatus.annotation("a"),
  blame: podStatus.blame,
  claims: podStatus.claims,
  conditionAge: ofStatus(podStatus.conditionAge(NOW)("Ready")),
  conditionGenerationsBehind: podStatus.conditionGenerationsBehind("Ready"),
  containerResources: podStatus.containerResources,
  containerRestarts: ofStatus(podStatus.containerRestarts),
  containerStateAge: ofContainers(podStatus.containerStateAge(NOW)),
  controllerOf: podStatus.controllerOf,
  crashLooping: podStatus.crashLooping(NOW),
  currentState: ofContainers(podStatus.currentState),
  deletion: podStatus.deletion(NOW),
  deviceHealth: podStatus.deviceHealth,
  diff: (pod, other) => podStatus.diff(pod)(other),
  disruption: ofStatus(podStatus.disruption),
  endText: (pod) => ends(pod).map(podStatus.endText),
  eviction: ofStatus(podStatus.eviction),
  explain: podStatus.explain(NOW),
  failureMessage: (pod) =>
    podStatus.failures(pod).flatMap(({ message }) =>
      O.isSome(message) ? [podStatus.failureMessage(message.value)] : []
    ),
  failures: podStatus.failures,
  findCondition: ofStatus(podStatus.findCondition("Ready")),
  findFirstCondition: ofStatus(podStatus.findFirstCondition(podStatus.isConditionOf("Ready"))),
  formatPodChange: (pod, other) => podStatus.diff(pod)(other).map(podStatus.formatPodChange),
  formatPodEventChange: (pod, other) =>
    podStatus.formatPodEventChange({
      _tag: "Changed",
      older: pod,
      newer: other,
      changes: podStatus.diff(pod)(other),
    }),
  generationsBehind: podStatus.generationsBehind,
  hasAnnotation: podStatus.hasAnnotation("a", "b"),
  hasCondition: ofStatus(podStatus.hasCondition("Ready")),
  hasConditionReason: someCondition(podStatus.hasConditionReason("a")),
  hasExitCode: someContainer(podStatus.hasExitCode(0)),
  hasFinalizer: podStatus.hasFinalizer("a"),
  hasLabel: podStatus.hasLabel("a"),
  hasPhase: podStatus.hasPhase("Running"),
  hasPodReason: podStatus.hasPodReason("a"),
  hasRestarts: someContainer(podStatus.hasRestarts(1)),
  hasStateReason: someContainer(podStatus.hasStateReason("a")),
  hasVerdict: podStatus.hasVerdict(NOW, "Ready", "Stuck"),
  hostIPsByFamily: ofStatus(podStatus.hostIPsByFamily),
  formatVerdictChange: (pod, other) =>
    podStatus.formatVerdictChange(NOW)({ _tag: "Changed", older: pod, newer: other, changes: [] }),
  humanDuration: (pod) => O.map(podStatus.humanDuration)(podStatus.podAge(OLDEST)(pod)),
  imageError: (pod) => podStatus.waitingContainers(pod).map(podStatus.imageError),
  images: podStatus.images,
  initProgress: podStatus.initProgress,
  ipColumn: podStatus.ipColumn,
  isActive: podStatus.isActive,
  isAvailable: ofStatus(podStatus.isAvailable(NOW, 10)),
  isConditionOf: someCondition(podStatus.isConditionOf("Ready", "True")),
  isConditionOlderThan: someCondition(podStatus.isConditionOlderThan(NOW, 10)),
  isContainerRestartable: (pod) => onAsked(podStatus.isContainerRestartable(specOf(pod)), pod),
  isDeleting: podStatus.isDeleting,
  isInState: someContainer(podStatus.isInState("Running")),
  isKind: someContainer(podStatus.isKind("sidecar")),
  isOlderThan: podStatus.isOlderThan(NOW, 10),
  isOwnedBy: podStatus.isOwnedBy("a"),
  isReady: ofStatus(podStatus.isReady),
  isTerminal: ofStatus(podStatus.isTerminal),
  label: podStatus.label("a"),
  lastRestart: podStatus.lastRestart,
  loggingOrd: podStatus.loggingOrd.compare,
  memoryLimit: (pod) => podContainers(pod).map(podStatus.memoryLimit),
  metadataOf: podStatus.metadataOf,
  needsAttention: podStatus.needsAttention(NOW),
  nodeColumn: podStatus.nodeColumn,
  nominatedNodeColumn: podStatus.nominatedNodeColumn,
  notReady: podStatus.notReady,
  oomKilled: podStatus.oomKilled,
  parseFitError: (pod) => O.map(podStatus.parseFitError)(unschedulableMessage(pod)),
  podAge: podStatus.podAge(NOW),
  podContainers,
  podEnd: ofStatus(podStatus.podEnd),
  podIPsByFamily: ofStatus(podStatus.podIPsByFamily),
  parseLabelSelector: (pod) => {
    const selects = podStatus.parseLabelSelector("a in (a,b),!Ready");
    return selects._tag === "Right" && selects.right(pod);
  },
  previousEnd: ofContainers(podStatus.previousEnd),
  probeKills: podStatus.probeKills,
  qualifiedName: (pod) => podStatus.qualifiedName(podStatus.metadataOf(pod)),
  readinessGates: podStatus.readinessGates,
  readinessGatesColumn: podStatus.readinessGatesColumn,
  readyColumn: podStatus.readyColumn,
  readyCount: podStatus.readyCount,
  resize: ofStatus(podStatus.resize),
  resourceMatch: podStatus.resourceMatch,
  restarts: podStatus.restarts,
  restartsColumn: podStatus.restartsColumn(NOW),
  scheduling: podStatus.scheduling,
  shouldContainerRestart: (pod) => onAsked(podStatus.shouldContainerRestart(1)(specOf(pod)), pod),
  shownRestarts: podStatus.shownRestarts,
  signalName: (pod) => ends(pod).map(({ exitCode }) => podStatus.signalName(exitCode)),
  someCondition: podStatus.someCondition(() => true),
  someContainer: podStatus.someContainer(() => true),
  specContainers,
  specOf,
  stateMessage: ofContainers(podStatus.stateMessage),
  stateReason: ofContainers(podStatus.stateReason),
  statusColumn: podStatus.statusColumn,
  statusColumnUpTo134: podStatus.statusColumnUpTo134,
  statusContainer: podStatus.statusContainer,
  statusOf,
  timeline: podStatus.timeline,
  verdict: podStatus.verdict(NOW),
  verdictChange: (pod, other) =>
    podStatus.verdictChange(podStatus.verdict(NOW)(pod))(podStatus.verdict(NOW)(other)),
  waitingContainers: podStatus.waitingContainers,
};

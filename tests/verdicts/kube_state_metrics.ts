import {
  claims,
  type Container,
  type ContainerKind,
  type ContainerState,
  type ContainerStateRunning,
  type ContainerStateTerminated,
  type ContainerStateWaiting,
  type ContainerStatus,
  isKind,
  metadataOf,
  type Pod,
  type PodCondition,
  type PodContainer,
  podContainers,
  podIPsByFamily,
  podStatusLens,
  previousEnd,
  specOf,
  statusOf,
  type Time,
  toEpochMillis,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** A time series of a pod, without the labels that name the pod. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];
type Samples = ReadonlyArray<Sample>;
type Family = (pod: Pod) => Samples;

/**
 * The series of some families that kubernetes/kube-state-metrics has of a pod,
 * by `internal/store/pod.go`.
 */
export function kubeStateMetrics(
  families: ReadonlyArray<string>,
): (pod: Pod) => ReadonlyArray<Series> {
  return (pod) =>
    families.flatMap((name) =>
      FAMILIES[name](pod).map(([labels, value]) => ({ name, labels, value }))
    );
}

const textOf: (text: O.Option<string>) => string = O.getOrElse(() => "");

function itemsOf<A>(list: O.Option<ReadonlyArray<A>>): ReadonlyArray<A> {
  return O.getOrElse((): ReadonlyArray<A> => [])(list);
}

/** One sample for what is there, none for what is absent. */
function sampleOf<A>(sample: (a: A) => Sample): (option: O.Option<A>) => Samples {
  return O.match(() => [], (a) => [sample(a)]);
}

const timeSample = (time: Time): Sample => [{}, Math.floor(toEpochMillis(time) / 1000)];
const timeOf: (time: O.Option<Time>) => Samples = sampleOf(timeSample);

/** One series for each word, 1 for the current one; none where there is none. */
function oneOf(label: string, words: ReadonlyArray<string>): (current: string) => Samples {
  return (current) =>
    current === "" ? [] : words.map((word) => [{ [label]: word }, Number(word === current)]);
}

const phase = oneOf("phase", ["Pending", "Succeeded", "Failed", "Unknown", "Running"]);
const qosClass = oneOf("qos_class", ["BestEffort", "Burstable", "Guaranteed"]);

function conditions(type: string, samples: (condition: PodCondition) => Samples): Family {
  return (pod) =>
    itemsOf(statusOf(pod).conditions)
      .filter((condition) => condition.type === type)
      .flatMap(samples);
}

const statusOfCondition = ({ status }: PodCondition): Samples =>
  ["True", "False", "Unknown"].map((word) => [
    { condition: word.toLowerCase() },
    Number(word === status),
  ]);

const timeWhen = (word: string) => ({ status, lastTransitionTime }: PodCondition): Samples =>
  status === word ? timeOf(lastTransitionTime) : [];

const POD_REASONS = [
  "Evicted",
  "NodeAffinity",
  "NodeLost",
  "PreemptionByScheduler",
  "SchedulingGated",
  "Shutdown",
  "TerminationByKubelet",
  "UnexpectedAdmissionError",
];

function podReasons(pod: Pod): Samples {
  const status = statusOf(pod);
  const own = textOf(status.reason);
  const told = new Set([
    own,
    ...itemsOf(status.conditions).map(({ reason }) => textOf(reason)),
    ...podContainers(pod).filter(isKind("app")).map(({ status }) =>
      textOf(O.chain((end: ContainerStateTerminated) => end.reason)(endOf(status)))
    ),
  ]);
  const isOther = own !== "" && !POD_REASONS.includes(own);
  return [...POD_REASONS.filter((reason) => told.has(reason)), ...(isOther ? ["Other"] : [])]
    .map((reason) => [{ reason }, 1]);
}

const DISRUPTIONS = [
  "PreemptionByScheduler",
  "DeletionByTaintManager",
  "EvictionByEvictionAPI",
  "DeletionByPodGC",
  "TerminationByKubelet",
];

function disruptionReason({ reason }: PodCondition): Samples {
  const word = textOf(reason);
  return [[{ reason: DISRUPTIONS.includes(word) ? word : "Other" }, 1]];
}

function podInfo(pod: Pod): Samples {
  const { hostIP, podIP } = statusOf(pod);
  const { nodeName, priorityClassName, hostNetwork } = specOf(pod);
  const owner = itemsOf(metadataOf(pod).ownerReferences)
    .find(({ controller }) => O.exists(Boolean)(controller));
  return [[{
    host_ip: textOf(hostIP),
    pod_ip: textOf(podIP),
    node: textOf(nodeName),
    created_by_kind: owner?.kind ?? "",
    created_by_name: owner?.name ?? "",
    priority_class: textOf(priorityClassName),
    host_network: String(O.exists(Boolean)(hostNetwork)),
  }, 1]];
}

function podIPs(pod: Pod): Samples {
  const { IPv4, IPv6 } = podIPsByFamily(podStatusLens.podIP.set(O.none)(statusOf(pod)));
  return [
    ...IPv4.map((ip): Sample => [{ ip, ip_family: "4" }, 1]),
    ...IPv6.map((ip): Sample => [{ ip, ip_family: "6" }, 1]),
  ];
}

function completionTime(pod: Pod): Samples {
  const ends = podContainers(pod).filter(isKind("app")).flatMap(({ status }) =>
    timeOf(finishedAt(endOf(status)))
  );
  const last = Math.max(0, ...ends.map(([, value]) => value));
  return last > 0 ? [[{}, last]] : [];
}

const resourceClaims: Family = (pod) =>
  claims(pod)
    .filter(({ claim, template }) => O.isSome(claim) || O.isSome(template))
    .map(({ name, claim, template }) => [{
      claim_name: name,
      resourceclaim_name: textOf(claim),
      resourceclaim_template_name: textOf(template),
    }, 1]);

/** A member of the state of a container; one without a state has none of them. */
function member<A>(
  read: (state: ContainerState) => O.Option<A>,
): (status: ContainerStatus) => O.Option<A> {
  return ({ state }) => O.chain(read)(state);
}

const waitingOf = member(({ waiting }) => waiting);
const runningOf = member(({ running }) => running);
const endOf = member(({ terminated }) => terminated);

function startOf(status: ContainerStatus): O.Option<Time> {
  const running = runningOf(status);
  const startedAt = O.chain((run: ContainerStateRunning) => run.startedAt);
  return startedAt(O.isSome(running) ? running : endOf(status));
}

const finishedAt = O.chain((end: ContainerStateTerminated) => end.finishedAt);

function reasonOf({ reason }: ContainerStateWaiting | ContainerStateTerminated): Sample {
  return [{ reason: textOf(reason) }, 1];
}

/** The families that exist once for app containers and once for init containers. */
function containerFamilies(
  prefix: string,
  ...kinds: ReadonlyArray<ContainerKind>
): Readonly<Record<string, Family>> {
  const containers = (samples: (container: PodContainer) => Samples): Family => (pod) =>
    podContainers(pod).filter(isKind(...kinds)).flatMap((container) =>
      samples(container).map(([labels, value]): Sample => [
        { container: container.status.name, ...labels },
        value,
      ])
    );
  const value = (read: (status: ContainerStatus) => number) =>
    containers(({ status }) => [[{}, read(status)]]);
  const has = (read: (status: ContainerStatus) => O.Option<unknown>) =>
    value((status) => Number(O.isSome(read(status))));
  const each = <A>(read: (status: ContainerStatus) => O.Option<A>, sample: (a: A) => Sample) =>
    containers(({ status }) => sampleOf(sample)(read(status)));
  return {
    [`${prefix}_info`]: containers(infoOf),
    [`${prefix}_state_started`]: each(startOf, timeSample),
    [`${prefix}_status_ready`]: value(({ ready }) => Number(ready)),
    [`${prefix}_status_restarts_total`]: value(({ restartCount }) => restartCount),
    [`${prefix}_status_running`]: has(runningOf),
    [`${prefix}_status_waiting`]: has(waitingOf),
    [`${prefix}_status_terminated`]: has(endOf),
    [`${prefix}_status_waiting_reason`]: each(waitingOf, reasonOf),
    [`${prefix}_status_terminated_reason`]: each(endOf, reasonOf),
    [`${prefix}_status_last_terminated_reason`]: each(previousEnd, reasonOf),
    [`${prefix}_status_last_terminated_exitcode`]: each(
      previousEnd,
      ({ exitCode }) => [{}, exitCode],
    ),
    [`${prefix}_status_last_terminated_timestamp`]: each(
      (status) => finishedAt(previousEnd(status)),
      timeSample,
    ),
  };
}

function infoOf({ kind, status, spec }: PodContainer): Samples {
  const { image, imageID, containerID } = status;
  return sampleOf((asked: Container): Sample => [{
    ...(kind === "app" ? {} : { restart_policy: textOf(asked.restartPolicy) }),
    image_spec: textOf(asked.image),
    image,
    image_id: imageID,
    container_id: textOf(containerID),
  }, 1])(spec);
}

const FAMILIES: Readonly<Record<string, Family>> = {
  kube_pod_status_phase: (pod) => phase(textOf(statusOf(pod).phase)),
  kube_pod_status_ready: conditions("Ready", statusOfCondition),
  kube_pod_status_scheduled: conditions("PodScheduled", statusOfCondition),
  kube_pod_status_ready_time: conditions("Ready", timeWhen("True")),
  kube_pod_status_initialized_time: conditions("Initialized", timeWhen("True")),
  kube_pod_status_container_ready_time: conditions("ContainersReady", timeWhen("True")),
  kube_pod_status_scheduled_time: conditions("PodScheduled", timeWhen("True")),
  kube_pod_status_unscheduled_time: conditions("PodScheduled", timeWhen("False")),
  kube_pod_status_unschedulable: conditions(
    "PodScheduled",
    ({ status }) => status === "False" ? [[{}, 1]] : [],
  ),
  kube_pod_status_reason: podReasons,
  kube_pod_status_disruption_reason: conditions("DisruptionTarget", disruptionReason),
  kube_pod_status_qos_class: (pod) => qosClass(textOf(statusOf(pod).qosClass)),
  kube_pod_info: podInfo,
  kube_pod_ips: podIPs,
  kube_pod_start_time: (pod) => timeOf(statusOf(pod).startTime),
  kube_pod_created: (pod) => timeOf(metadataOf(pod).creationTimestamp),
  kube_pod_deletion_timestamp: (pod) => timeOf(metadataOf(pod).deletionTimestamp),
  kube_pod_completion_time: completionTime,
  kube_pod_resourceclaim_info: resourceClaims,
  ...containerFamilies("kube_pod_container", "app"),
  ...containerFamilies("kube_pod_init_container", "init", "sidecar"),
};

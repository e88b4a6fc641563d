import {
  type Container,
  type ContainerState,
  hasPhase,
  initProgress,
  isDeleting,
  isInitialized,
  isReady,
  isTerminal,
  type ObjectMeta,
  type Pod,
  podContainers,
  type PodSpec,
  Quantity,
  quantityOrd,
  readyCount,
  someContainer,
  statusColumnUpTo134,
  type WaitingContainer,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/function";
import * as O from "fp-ts/Option";

/** The health that a pod can have; other resources have more. */
export type ArgocdHealth = "Healthy" | "Progressing" | "Degraded" | "Unknown";

/** How the pod is, by argoproj/argo-cd `gitops-engine/pkg/health/health_pod.go`. */
export function argocdHealth(pod: Pod): ArgocdHealth {
  const policy = pipe(pod.spec, O.chain(({ restartPolicy }) => restartPolicy), O.toUndefined);
  const isLong = policy === "Always" ||
    (annotation("argocd.argoproj.io/ignore-restart-policy")(pod) === "true" && !isHook(pod));
  if (isDeleting(pod) && !hasHookFinalizer(pod)) return "Progressing";
  if (isLong && waitingContainers(pod).some(isStuckApp)) return "Degraded";
  if (hasPhase("Pending")(pod)) return "Progressing";
  if (hasPhase("Succeeded")(pod)) return "Healthy";
  if (hasPhase("Failed")(pod)) return "Degraded";
  if (!hasPhase("Running")(pod)) return "Unknown";
  if (!isLong) return policy === "OnFailure" || policy === "Never" ? "Progressing" : "Unknown";
  if (O.exists(isReady)(pod.status)) return "Healthy";
  return hasRestartedApp(pod) ? "Degraded" : "Progressing";
}

function isStuckApp({ kind, reason }: WaitingContainer): boolean {
  return kind === "app" && O.exists((word: string) => /^Err|(Error|BackOff)$/.test(word))(reason);
}

const hasEnded = ({ terminated }: ContainerState) => O.isSome(terminated);
const hasRestartedApp = someContainer(({ kind, status }) =>
  kind === "app" && O.exists(hasEnded)(status.lastState)
);

function annotation(key: string): (pod: Pod) => string | undefined {
  return ({ metadata }) =>
    pipe(metadata, O.chain(({ annotations }) => annotations), O.toUndefined)?.[key];
}

/** Whether Argo CD runs the pod at a step of a sync, as it does with Helm's hooks. */
function isHook(pod: Pod): boolean {
  const steps = annotation("argocd.argoproj.io/hook")(pod);
  if (steps !== undefined) return steps.trim() !== "Skip";
  const helm = annotation("helm.sh/hook")(pod);
  return helm !== undefined && helm !== "crd-install";
}

function hasHookFinalizer({ metadata }: Pod): boolean {
  const isHeld = ({ finalizers }: ObjectMeta) =>
    O.exists((names: ReadonlyArray<string>) => names.includes(HOOK_FINALIZER))(finalizers);
  return O.exists(isHeld)(metadata);
}

const HOOK_FINALIZER = "argocd.argoproj.io/hook-finalizer";

/** What the tree of resources shows of a pod; the requests only until it ends. */
export interface ArgocdInfo {
  /** Null where there is none. */
  readonly statusReason: string | null;
  readonly node: string;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  readonly requestsCpuMilli?: number;
  readonly requestsMemoryMilliBytes?: number;
}

/** What the tree shows, by argoproj/argo-cd `controller/cache/info.go`, `populatePodInfo`. */
export function argocdInfo(pod: Pod): ArgocdInfo {
  const word = statusColumnUpTo134(pod);
  return {
    statusReason: word === "NotReady" ? "Running" : word || null,
    node: pipe(pod.spec, O.chain(({ nodeName }) => nodeName), O.getOrElse(() => "")),
    ...readyCount(pod),
    restarts: restartsOf(pod),
    ...(O.exists(isTerminal)(pod.status) ? {} : {
      requestsCpuMilli: requested("cpu", pod),
      requestsMemoryMilliBytes: requested("memory", pod),
    }),
  };
}

/** Those of init containers up to the one in the way, and of app containers once there is none. */
function restartsOf(pod: Pod): number {
  const progress = initProgress(pod);
  const blocking = pipe(progress, O.chain(({ current }) => current));
  const areAppsAsked = O.isNone(blocking) || O.exists(isInitialized)(pod.status);
  const reached = O.match(() => 0, ({ done }: { readonly done: number }) => done + 1)(progress);
  const containers = podContainers(pod);
  const inits = containers.filter(({ kind }) => kind === "init" || kind === "sidecar");
  const apps = containers.filter(({ kind }) => kind === "app" && areAppsAsked);
  return [...inits.slice(0, reached), ...apps]
    .reduce((sum, { status }) => sum + status.restartCount, 0);
}

/**
 * What the pod needs of a resource, in thousandths: its containers at once, or
 * the neediest init container beside the sidecars that start before it. By
 * kubernetes/kubectl `pkg/util/resource/resource.go`, `PodRequestsAndLimits`.
 */
function requested(resource: string, { spec }: Pod): number {
  const containersOf = (key: "initContainers" | "containers"): ReadonlyArray<Container> =>
    pipe(
      spec,
      O.chain((spec: PodSpec) => spec[key]),
      O.getOrElse((): ReadonlyArray<Container> => []),
    );
  const need = ({ resources }: Container) =>
    pipe(
      resources,
      O.chain(({ requests }) => requests),
      O.chainNullableK((requests) => requests[resource]),
      O.match(() => 0, milliValue),
    );
  const { sidecars, peak } = containersOf("initContainers").reduce(({ sidecars, peak }, init) => {
    const both = sidecars + need(init);
    const isSidecar = O.exists((policy) => policy === "Always")(init.restartPolicy);
    return { sidecars: isSidecar ? both : sidecars, peak: Math.max(peak, both) };
  }, { sidecars: 0, peak: 0 });
  const apps = containersOf("containers").reduce((sum, container) => sum + need(container), 0);
  return Math.max(apps + sidecars, peak);
}

/** An amount in thousandths, rounded up; searched for, since quantities are only compared. */
function milliValue(quantity: Quantity): number {
  const isLess = (milli: number) => {
    const text: unknown = `${milli}m`;
    return Quantity.is(text) && quantityOrd.compare(text, quantity) < 0;
  };
  let [low, high] = [0, Number.MAX_SAFE_INTEGER];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isLess(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

import {
  annotation,
  hasAnnotation,
  hasCondition,
  hasFinalizer,
  hasPhase,
  initProgress,
  isDeleting,
  isReady,
  isTerminal,
  type Pod,
  podContainers,
  previousEnd,
  Quantity,
  quantityOrd,
  readyCount,
  someContainer,
  type SpecContainer,
  specContainers,
  specOf,
  statusColumnUpTo134,
  statusOf,
  type WaitingContainer,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";

/** The health that a pod can have; other resources have more. */
export type ArgocdHealth = "Healthy" | "Progressing" | "Degraded" | "Unknown";

/** How the pod is, by argoproj/argo-cd `gitops-engine/pkg/health/health_pod.go`. */
export function argocdHealth(pod: Pod): ArgocdHealth {
  const policy = O.toUndefined(specOf(pod).restartPolicy);
  const isLong = policy === "Always" || (ignoresPolicy(pod) && !isHook(pod));
  if (isDeleting(pod) && !hasHookFinalizer(pod)) return "Progressing";
  if (isLong && waitingContainers(pod).some(isStuckApp)) return "Degraded";
  if (hasPhase("Pending")(pod)) return "Progressing";
  if (hasPhase("Succeeded")(pod)) return "Healthy";
  if (hasPhase("Failed")(pod)) return "Degraded";
  if (!hasPhase("Running")(pod)) return "Unknown";
  if (!isLong) return policy === "OnFailure" || policy === "Never" ? "Progressing" : "Unknown";
  if (isReady(statusOf(pod))) return "Healthy";
  return hasRestartedApp(pod) ? "Degraded" : "Progressing";
}

function isStuckApp({ kind, reason }: WaitingContainer): boolean {
  return kind === "app" && O.exists((word: string) => /^Err|(Error|BackOff)$/.test(word))(reason);
}

const ignoresPolicy = hasAnnotation("argocd.argoproj.io/ignore-restart-policy", "true");
const hasHookFinalizer = hasFinalizer("argocd.argoproj.io/hook-finalizer");
const hasRestartedApp = someContainer(({ kind, status }) =>
  kind === "app" && O.isSome(previousEnd(status))
);

/** Whether Argo CD runs the pod at a step of a sync, as it does with Helm's hooks. */
function isHook(pod: Pod): boolean {
  const steps = annotation("argocd.argoproj.io/hook")(pod);
  if (O.isSome(steps)) return steps.value.trim() !== "Skip";
  return O.exists((steps) => steps !== "crd-install")(annotation("helm.sh/hook")(pod));
}

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
    node: O.getOrElse(() => "")(specOf(pod).nodeName),
    ...readyCount(pod),
    restarts: restartsOf(pod),
    ...(isTerminal(statusOf(pod)) ? {} : {
      requestsCpuMilli: requested("cpu", pod),
      requestsMemoryMilliBytes: requested("memory", pod),
    }),
  };
}

/** Those of init containers up to the one in the way, and of app containers once there is none. */
function restartsOf(pod: Pod): number {
  const progress = initProgress(pod);
  const blocking = pipe(progress, O.chain(({ current }) => current));
  const areAppsAsked = O.isNone(blocking) || hasCondition("Initialized")(statusOf(pod));
  const reached = O.match(() => 0, ({ done }: { readonly done: number }) => done + 1)(progress);
  const containers = podContainers(pod);
  const inits = containers.filter(({ kind }) => kind === "init" || kind === "sidecar");
  const apps = containers.filter(({ kind }) => kind === "app" && areAppsAsked);
  return [...inits.slice(0, reached), ...apps]
    .reduce((sum, { status }) => sum + status.restartCount, 0);
}

/**
 * What the pod needs of a resource at most, in thousandths: an init container
 * needs it beside the sidecars before it, the others need it at once. By
 * kubernetes/kubectl `pkg/util/resource/resource.go`, `PodRequestsAndLimits`.
 */
function requested(resource: string, pod: Pod): number {
  const need = ({ spec }: SpecContainer) =>
    pipe(
      spec.resources,
      O.chain(({ requests }) => requests),
      O.chainNullableK((requests) => requests[resource]),
      O.match(() => 0, milliValue),
    );
  const { peak } = specContainers(pod)
    .filter(({ kind }) => kind !== "ephemeral")
    .reduce(({ lasting, peak }, container) => {
      const together = lasting + need(container);
      return {
        lasting: container.kind === "init" ? lasting : together,
        peak: Math.max(peak, together),
      };
    }, { lasting: 0, peak: 0 });
  return peak;
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

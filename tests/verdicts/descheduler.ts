import {
  hasExitCode,
  hasPhase,
  hasPodReason,
  hasStateReason,
  isKind,
  isOlderThan,
  isOwnedBy,
  type Pod,
  someContainer,
} from "@k8s-fp/pod-status";
import { and, not, or, type Predicate } from "fp-ts/lib/Predicate.js";

/** The arguments of the descheduler's plugin for failed pods. */
export interface FailedPodsArgs {
  readonly includingInitContainers: boolean;
  readonly reasons: ReadonlyArray<string> | null;
  readonly exitCodes: ReadonlyArray<number> | null;
  readonly excludeOwnerKinds: ReadonlyArray<string> | null;
  readonly minAgeSeconds: number | null;
}

const any: Predicate<Pod> = () => true;

/**
 * Which failed pods kubernetes-sigs/descheduler gives up, by
 * `pkg/framework/plugins/removefailedpods/failedpods.go`.
 */
export function descheduler(now: number): (args: FailedPodsArgs) => Predicate<Pod> {
  return ({ includingInitContainers, reasons, exitCodes, excludeOwnerKinds, minAgeSeconds }) => {
    const asked = isKind("app", ...(includingInitContainers ? ["init", "sidecar"] as const : []));
    const hasReason = reasons === null ? any : or(hasPodReason(...reasons))(
      someContainer(and(asked)(hasStateReason(...reasons))),
    );
    const hasCode = exitCodes === null ? any : someContainer(and(asked)(hasExitCode(...exitCodes)));
    const isOld = minAgeSeconds === null ? any : isOlderThan(now, minAgeSeconds);
    const isOwned = excludeOwnerKinds === null ? any : not(isOwnedBy(...excludeOwnerKinds));
    return [hasReason, hasCode, isOld, isOwned].reduce((p, q) => and(q)(p), hasPhase("Failed"));
  };
}

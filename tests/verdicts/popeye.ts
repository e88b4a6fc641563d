import { type Pod, type PodContainer, podContainers } from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";

/** What Popeye objects to in a container. */
export interface Issue {
  readonly code: number;
  readonly message: string;
}

/** What derailed/popeye objects to in a pod's containers, by `internal/lint/container_status.go`. */
export function popeye(restartsLimit: number): (pod: Pod) => ReadonlyArray<Issue> {
  return (pod) => {
    const containers = podContainers(pod).filter(({ kind }) => kind !== "ephemeral");
    const isInit = ({ kind }: PodContainer) => kind !== "app";
    return containers.flatMap((container) => {
      const group = containers.filter((other) => isInit(other) === isInit(container));
      return issuesOf(restartsLimit, container, isInit(container), group.length);
    });
  };
}

function issuesOf(
  restartsLimit: number,
  { status: { state, ready, restartCount } }: PodContainer,
  isInit: boolean,
  total: number,
): ReadonlyArray<Issue> {
  const terminated = pipe(state, O.chain(({ terminated }) => terminated));
  const waiting = pipe(state, O.chain(({ waiting }) => waiting));
  const count = `[${ready ? 1 : 0}/${total}]`;
  const withReason = (code: number, text: string, { reason }: { reason: O.Option<string> }) => {
    const word = O.getOrElse(() => "")(reason);
    const message = `Pod is ${text} ${count}`;
    return [word === "" ? { code, message } : { code: code + 1, message: `${message} ${word}` }];
  };
  if (O.isSome(terminated) && !ready) return [];
  if (O.isSome(terminated) && !isInit) return withReason(200, "terminating", terminated.value);
  if (O.isSome(waiting)) return withReason(202, "waiting", waiting.value);
  if (!ready) return [{ code: 204, message: `Pod is not ready ${count}` }];
  if (restartCount <= restartsLimit) return [];
  const times = restartCount === 1 ? "time" : "times";
  return [{ code: 205, message: `Pod was restarted (${restartCount}) ${times}` }];
}

/**
 * What to do next about a pod.
 *
 * @internal
 * @module
 */
import { O, pipe } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { findCondition } from "../query/pod/condition.ts";
import { podEnd } from "../query/pod/disruption.ts";
import { isBadEnd, waitingReason } from "../query/container/_run.ts";
import { waitTag } from "../query/container/_wait.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { currentState, previousEnd, stateMessage } from "../query/container/state.ts";
import { isDeleting } from "../query/pod/lifecycle.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { scheduling } from "../query/pod/scheduling.ts";
import { nameOf, type RunEnd } from "./_text.ts";
import { volumeClaims } from "./_page_scheduling.ts";

/** A command to copy, and what it shows. */
export interface NextStep {
  readonly what: string;
  readonly command: string;
}

/**
 * What to look at next where that is known beyond doubt: commands that only
 * read. None is made of a name that is no name of Kubernetes', since a shell
 * would read it otherwise.
 */
export function nextSteps(pod: Pod): ReadonlyArray<NextStep> {
  const { namespace, name } = metadataOf(pod);
  const scope = text(namespace) === "" ? "" : ` -n ${text(namespace)}`;
  const isNamed = isPlain(text(name)) && (scope === "" || isPlain(text(namespace)));
  if (!isNamed) return [];
  const who: Who = { name: text(name), scope };
  return [
    ...podContainers(pod).flatMap((container) => containerSteps(pod, container, who)),
    ...podSteps(pod, who),
  ];
}

interface Who {
  readonly name: string;
  /** `-n shop`, with a blank before it. */
  readonly scope: string;
}

function containerSteps(pod: Pod, container: PodContainer, who: Who): ReadonlyArray<NextStep> {
  const { kind, status } = container;
  if (kind === "ephemeral" || !isPlain(status.name)) return [];
  const named = nameOf({ kind, container: status.name });
  const logs = (what: string, option = "") => [{
    what,
    command: `kubectl logs${who.scope} ${who.name} -c ${status.name}${option}`,
  }];
  const before = `what ${named} said before its last end`;
  const areLogged = ({ reason }: RunEnd) => hasLogs(pod, text(reason));
  const state = currentState(status);
  switch (state._tag) {
    case "Terminated":
      return isBadEnd(state.terminated) && areLogged(state.terminated)
        ? logs(`what ${named} said before it ended`)
        : [];
    case "Running":
      return status.ready ? [] : [
        ...(isDeleting(pod) ? [] : logs(`what ${named} says`)),
        ...(pipe(previousEnd(status), O.exists((end) => isBadEnd(end) && areLogged(end)))
          ? logs(before, " --previous")
          : []),
      ];
    case "Waiting": {
      if (pipe(previousEnd(status), O.exists(areLogged))) return logs(before, " --previous");
      return waitTag(waitingReason(status)) === "Configuration"
        ? missingSteps(text(stateMessage(status)), who)
        : [];
    }
  }
}

/** Whether the logs of a run are there: not of one that the kubelet lost, nor of a pod it removed. */
function hasLogs(pod: Pod, reason: string): boolean {
  return O.isNone(podEnd(statusOf(pod))) &&
    !["ContainerStatusUnknown", "Unknown", "StartError", "ContainerCannotRun"].includes(reason);
}

/** The object that a container waits for, by the words of the kubelet. */
function missingSteps(message: string, { scope }: Who): ReadonlyArray<NextStep> {
  const [, kind, name] = /\b(secret|configmap) "([^"]{1,253})" not found/.exec(message) ?? [];
  return kind === undefined || !isPlain(name)
    ? []
    : [{ what: `whether the ${kind} is there`, command: `kubectl get ${kind}${scope} ${name}` }];
}

function podSteps(pod: Pod, { name, scope }: Who): ReadonlyArray<NextStep> {
  const status = statusOf(pod);
  const node = text(specOf(pod).nodeName);
  const found = scheduling(pod);
  const claims = volumeClaims(pod).filter(isPlain);
  if (found._tag === "Unschedulable") {
    return /persistentvolumeclaim/i.test(text(found.message)) && claims.length > 0
      ? [{ what: "its claims", command: `kubectl get pvc${scope} ${claims.join(" ")}` }]
      : [];
  }
  if (isDeleting(pod) || O.isSome(podEnd(status))) {
    return isPlain(node) ? [{ what: "its node", command: `kubectl get node ${node} -o wide` }] : [];
  }
  const isUnready = O.exists(({ status }: { readonly status: string }) => status === "False")(
    findCondition("Ready")(status),
  );
  const isOver = ["Failed", "Succeeded"].includes(text(status.phase));
  return isUnready && !isOver && found._tag === "Scheduled"
    ? [{
      what: "what happened to it",
      command: `kubectl get events${scope} --field-selector involvedObject.name=${name}`,
    }]
    : [];
}

/** Whether a text is a name of Kubernetes', with nothing in it that a shell reads. */
function isPlain(name: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name);
}

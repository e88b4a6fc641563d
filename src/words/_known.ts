/**
 * What the words about a pod look up in it: each thing once, and only when it is asked.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { nonEmpty, text } from "../_option.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { firstBy } from "../query/container/_first.ts";
import { latestEnd } from "../query/container/_latest_end.ts";
import { runsOnWindows } from "../query/container/failure.ts";
import { type ContainerImage, images } from "../query/container/image.ts";
import { type PodContainer, podContainers } from "../query/container/kind.ts";
import { type ProbeKill, probeKills } from "../query/container/probe_kill.ts";
import { specOf } from "../query/pod/part.ts";
import { type Named, shortName, withSignal } from "./_text.ts";

/** A pod at an instant, and what is looked up in it. */
export interface Known {
  readonly now: number;
  readonly pod: Pod;
  /** How long the pod still may be on its way, or by how much it missed that; empty where nobody knows. */
  readonly deadline: string;
  readonly container: (named: Named) => Option<PodContainer>;
  readonly image: (named: Named) => Option<ContainerImage>;
  /** The probe that probably ended this very run. */
  readonly probeKill: (named: Named, end: Ended) => Option<ProbeKill>;
  /** How the last run of a container ended, with the signal by name; the run of now, if that is over. */
  readonly lastEnd: (container: PodContainer) => Option<ContainerStateTerminated>;
}

/** The end of a run, as far as it tells one run from another. */
export type Ended = Pick<ContainerStateTerminated, "exitCode" | "finishedAt">;

export function knownOf(now: number, pod: Pod, deadline = ""): Known {
  const byName = <A extends Named>(items: () => ReadonlyArray<A>) =>
    lookup(items, ({ container, kind }) => keyOf({ container, kind }));
  const kills = once(() =>
    firstBy(({ failure }: ProbeKill) => runKey(failure, failure), probeKills(pod))
  );
  const isWindows = once(() => runsOnWindows(pod));
  return {
    now,
    pod,
    deadline,
    container: lookup(
      () => podContainers(pod),
      ({ kind, status }) => keyOf({ container: status.name, kind }),
    ),
    image: byName(() => images(pod)),
    probeKill: (named, end) => O.fromNullable(kills().get(runKey(named, end))),
    lastEnd: ({ status }) => {
      const end = latestEnd(status);
      return isWindows() ? end : O.map<ContainerStateTerminated, ContainerStateTerminated>(
        withSignal,
      )(end);
    },
  };
}

/** The node of a pod as one speaks of it: its name, else `its node`. */
export function nodeText(pod: Pod): string {
  const { nodeName } = specOf(pod);
  return O.getOrElse(() => "its node")(O.map(shortName)(nonEmpty(nodeName)));
}

/** Where a pod is: ` on node-a`; empty where it has no node. */
export function onNode(pod: Pod): string {
  return O.isSome(nonEmpty(specOf(pod).nodeName)) ? ` on ${nodeText(pod)}` : "";
}

function keyOf({ container, kind }: Named): string {
  return `${kind}/${container}`;
}

function runKey(named: Named, { exitCode, finishedAt }: Ended): string {
  return `${keyOf(named)}/${exitCode}/${text(finishedAt)}`;
}

function lookup<A>(
  items: () => ReadonlyArray<A>,
  key: (item: A) => string,
): (named: Named) => Option<A> {
  const found = once(() => firstBy(key, items()));
  return (named) => O.fromNullable(found().get(keyOf(named)));
}

function once<A>(make: () => A): () => A {
  let made: { readonly value: A } | undefined;
  return () => (made ??= { value: make() }).value;
}

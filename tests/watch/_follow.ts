/**
 * A follower of a server in memory, what it tells, and whether that is true.
 *
 * @module
 */
import {
  type FollowFailure,
  type FollowOptions,
  followPods,
  type FollowStep,
  type FollowTrouble,
  metadataOf,
  type Pod,
  watchedPods,
} from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import type { Either } from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { randomOf } from "../bench/_random.ts";
import { assertDeeplyFrozen } from "../_arbitrary.ts";
import { Server } from "./_server.ts";
import { rest, VirtualTime } from "./_virtual_time.ts";

/** Something that a follower told, and when. */
export interface Told {
  readonly at: number;
  readonly step: Either<FollowFailure, FollowStep>;
}

/** A follower at work. */
export interface Scene {
  readonly time: VirtualTime;
  readonly server: Server;
  readonly told: Told[];
  /** Leaves the follower, and waits until it has ended. */
  readonly leave: () => Promise<void>;
  readonly isOver: () => boolean;
  /** What it told last of the state. */
  readonly last: () => FollowStep | undefined;
  /** The troubles that it told, in their order. */
  readonly troubles: () => ReadonlyArray<FollowTrouble & { readonly at: number }>;
  /** All changes so far in short: `Added web Running`. */
  readonly changes: () => ReadonlyArray<string>;
}

/** Begins to follow a server of some pods. */
export function scene(
  names: ReadonlyArray<string>,
  options: FollowOptions = {},
  seed: number = 1,
): Scene {
  const time = new VirtualTime();
  const random = randomOf(seed);
  const server = new Server(time, random);
  for (const name of names) server.put(name, "Pending");
  const told: Told[] = [];
  let isOver = false;
  const steps = followPods(server.ask, {
    clock: time,
    random: () => random.below(1000) / 1000,
    ...options,
  });
  const reading = (async () => {
    for await (const step of steps) told.push({ at: time.now(), step });
    isOver = true;
  })();
  const states = (): ReadonlyArray<FollowStep & { readonly at: number }> =>
    told.flatMap(({ at, step }) => step._tag === "Right" ? [{ at, ...step.right }] : []);
  return {
    time,
    server,
    told,
    isOver: () => isOver,
    leave: async () => {
      server.stop();
      const left = steps.return();
      await rest();
      await Promise.all([left, reading]);
      const last = told.findLast(({ step }) => step._tag === "Right")?.step;
      // What a request or a source threw belongs to who threw it.
      if (last?._tag === "Right") assertDeeplyFrozen(last.right, ["error", "cause"]);
    },
    last: () => states().at(-1),
    troubles: () =>
      states().flatMap(({ at, trouble }) => O.isSome(trouble) ? [{ at, ...trouble.value }] : []),
    changes: () =>
      states().flatMap(({ changes }) =>
        changes.map((change) => {
          const pod = "pod" in change ? change.pod : "newer" in change ? change.newer : undefined;
          return `${change._tag} ${pod === undefined ? "" : podText(pod)}`;
        })
      ),
  };
}

/** A pod in short: `web Running`. */
export function podText(pod: Pod): string {
  const phase = O.flatMap(({ phase }: { readonly phase: O.Option<string> }) => phase)(pod.status);
  return `${O.toUndefined(metadataOf(pod).name)} ${O.toUndefined(phase)}`;
}

/** Who a pod is, and of which version. */
export function versionText(pod: Pod): string {
  const { uid, resourceVersion } = metadataOf(pod);
  return `${O.toUndefined(uid)}@${O.toUndefined(resourceVersion)}`;
}

/** What a follower knows, and what the server has, in a form that can be compared. */
export function known(step: FollowStep | undefined): ReadonlyArray<string> {
  return step === undefined ? [] : watchedPods(step.state).map(versionText).sort();
}

export function served(server: Server): ReadonlyArray<string> {
  return [...server.pods.values()]
    .map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`)
    .sort();
}

/** Leaves a follower, and sees that nothing is left of it. */
export async function left({ leave, server, time }: Scene): Promise<void> {
  await leave();
  assertEquals({ answers: server.open, alarms: time.alarms }, { answers: 0, alarms: 0 });
}

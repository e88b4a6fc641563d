/**
 * A follower through a random schedule of faults, and the laws that it keeps.
 *
 * @module
 */
import { findPod, type FollowStep, getEq, Pod, type PodEventChange } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { type Random, randomOf } from "../bench/_random.ts";
import { known, type Scene, scene, served, versionText } from "./_follow.ts";
import type { Fault, Server, WatchLists } from "./_server.ts";

type Law = string | undefined;

const FAULTS: ReadonlyArray<Fault | undefined> = [
  "refused",
  "reset",
  "frozen",
  "proxy 500",
  "busy 429",
  "away 503",
  "gone 410",
  "page of a proxy",
  "cut page",
  undefined,
  undefined,
  undefined,
  undefined,
];
const NAMES = ["a", "b", "c", "d", "e", "f", "g"];
const PHASES = ["Pending", "Running", "Succeeded", "Failed"];

/** After so long without faults all is known again, whatever was: a frozen watch takes longest. */
const HEALED = 16 * 60_000;

/** What a schedule did that costs a follower changes which a list does not tell. */
interface Loss {
  readonly isForgotten: boolean;
}

/** The law that a follower breaks in a random schedule, if any. */
export async function brokenFollowLaw(random: Random): Promise<Law> {
  const listBy = random.pick(["watch", "pages"] as const);
  const seen = scene(NAMES.slice(random.below(NAMES.length)), {
    listBy,
    limit: 1 + random.below(4),
    onRefused: "retry",
  }, random.below(2 ** 31));
  const { server, time } = seen;
  server.watchLists = random.pick<WatchLists>(["sent", "sent", "refused", "ignored"]);
  server.isGoneByStatus = random.below(2) === 0;
  server.retryAfter = random.pick([undefined, undefined, "5", "nonsense"]);
  let isForgotten = server.watchLists === "ignored";
  for (let n = random.below(16); n > 0; n--) {
    isForgotten = happen(server, random) || isForgotten;
    await time.pass(random.pick([0, 1, 300, 900, 2_000, 5_000, 20_000, 61_000, 700_000]));
  }
  server.fault = undefined;
  await time.pass(HEALED);
  for (const name of NAMES) if (random.below(2) === 0) server.put(name, "Running");
  await time.pass(1000);
  const broken = brokenState(seen) ?? brokenChanges(seen, { isForgotten }) ?? brokenPauses(seen);
  await seen.leave();
  if (server.open > 0) return `${server.open} answers are still read`;
  if (time.alarms > 0) return `${time.alarms} alarms are still set`;
  return broken;
}

/** Something that happens to a server; whether it may cost a follower a change. */
function happen(server: Server, random: Random): boolean {
  switch (random.below(12)) {
    case 0:
      server.breakOff();
      return false;
    case 1:
      server.endWatches();
      return false;
    case 2:
      server.freeze();
      return false;
    case 3:
      server.compact();
      return true;
    case 4:
      server.garble();
      server.put(random.pick(NAMES), random.pick(PHASES));
      return true;
    case 5:
      if (random.below(2) === 0) server.sendError(500, "InternalError");
      else server.sendError(410, "Expired");
      return true;
    case 6:
    case 7:
      server.fault = random.pick(FAULTS);
      return server.fault !== undefined;
    case 8:
      server.remove(random.pick(NAMES));
      return false;
    default:
      server.put(random.pick(NAMES), random.pick(PHASES));
      return false;
  }
}

function brokenState({ last, server, isOver }: Scene): Law {
  if (isOver()) return "a follower ends by itself";
  const step = last();
  if (step === undefined) return "a follower says nothing";
  if (O.isSome(step.trouble)) {
    return `a follower is in trouble still: ${step.trouble.value.message}`;
  }
  const [knows, has] = [known(step).join(), served(server).join()];
  return knows === has ? undefined : `a follower knows ${knows} where there is ${has}`;
}

const podEq = getEq(Pod);

/** Each change leads from what was known to what is; where nothing was forgotten, none is missing. */
function brokenChanges({ told, server }: Scene, { isForgotten }: Loss): Law {
  const pods = new Map<string, Pod>();
  const versions = new Set<string>();
  for (const { step } of told) {
    if (step._tag === "Left") continue;
    for (const change of step.right.changes) {
      const broken = brokenChange(pods, change);
      if (broken !== undefined) return broken;
      const pod = "newer" in change ? change.newer : "pod" in change ? change.pod : undefined;
      if (pod === undefined || change._tag === "Deleted") continue;
      if (versions.has(versionText(pod))) return `${versionText(pod)} is told twice`;
      versions.add(versionText(pod));
    }
    if (!isSame(pods, step.right)) return "changes do not lead to the state";
  }
  if (isForgotten) return undefined;
  const first = Number(O.getOrElse(() => "0")(firstVersion(told)));
  const missing = server.history
    .filter(({ version, type }) => version > first && type !== "DELETED")
    .map(({ object: { metadata } }) => `${metadata.uid}@${metadata.resourceVersion}`)
    .filter((version) => !versions.has(version));
  return missing.length === 0 ? undefined : `${missing} are never told`;
}

function firstVersion(told: Scene["told"]): O.Option<string> {
  for (const { step } of told) {
    if (step._tag === "Right" && O.isSome(step.right.state.resourceVersion)) {
      return step.right.state.resourceVersion;
    }
  }
  return O.none;
}

function isSame(pods: ReadonlyMap<string, Pod>, { state }: FollowStep): boolean {
  return pods.size === state.pods.size &&
    [...pods].every(([uid, pod]) => O.exists((found: Pod) => found === pod)(findPod(uid)(state)));
}

function uidOf(pod: Pod): string {
  return versionText(pod).split("@")[0];
}

function brokenChange(pods: Map<string, Pod>, change: PodEventChange): Law {
  switch (change._tag) {
    case "Added":
      if (pods.has(uidOf(change.pod))) return "a pod that is known is added";
      pods.set(uidOf(change.pod), change.pod);
      return undefined;
    case "Changed":
      if (pods.get(uidOf(change.newer)) !== change.older) return "a change begins elsewhere";
      if (podEq.equals(change.older, change.newer)) return "a change is none";
      pods.set(uidOf(change.newer), change.newer);
      return undefined;
    case "Deleted":
      return pods.delete(uidOf(change.pod)) ? undefined : "a pod that is not known is deleted";
    default:
      return `${change._tag} is among the changes`;
  }
}

/** No request comes during a pause, and each pause is within its bounds. */
function brokenPauses({ troubles, server }: Scene): Law {
  for (const { at, nextTryAt, tries } of troubles()) {
    const pause = nextTryAt - at;
    const least = Math.min(800 * 2 ** (tries - 1), 30_000);
    if (pause < least || pause > 60_000) return `a pause of ${pause} ms after try ${tries}`;
    const asked = server.asked.find((request) => request.at > at && request.at < nextTryAt);
    if (asked !== undefined) return `a request ${asked.at - at} ms after trouble, not ${pause}`;
  }
  const begins = server.asked.filter(({ query }) => !query.has("continue")).map(({ at }) => at);
  for (let i = 0; i + 4 < begins.length; i++) {
    if (begins[i + 4] - begins[i] < 800) return "five requests within 0.8 s";
  }
  return undefined;
}

/** The law that the schedule of a seed breaks, if any. */
export function brokenBySeed(seed: number): Promise<Law> {
  return brokenFollowLaw(randomOf(seed));
}

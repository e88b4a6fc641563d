/**
 * One watch, from its request to its end.
 *
 * @internal
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Status } from "../model/status.ts";
import type { ErrorEvent, WatchEvent } from "../model/watch_event.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import { isExpiry } from "../model/_expiry.ts";
import type { Keep } from "../stream/keep.ts";
import { watchEvents } from "../stream/watch_events.ts";
import { Connection, type Line, type Vain, vain } from "./_connection.ts";
import { type BadItem, isOfOneItem } from "./_list.ts";
import { Awaited } from "./_wait.ts";
import type { Clock } from "./clock.ts";
import { podKey } from "./pod_map.ts";
import { findPod, watchedPods, type WatchState } from "./state.ts";
import { applyWatchEvent, beginWatchList, type PodEventChange, type WatchStep } from "./step.ts";
import { waitAskedBy } from "./trouble.ts";

/** What a watch gives. */
export type Seen =
  /** A step, which is told to {@link Watched}'s owner. */
  | { readonly _tag: "Step" }
  /** An event that could not be decoded. */
  | { readonly _tag: "Bad"; readonly failure: BadItem }
  /** Nothing to tell, but the watch stands. */
  | { readonly _tag: "Calm" };

/** How a watch ended. */
export interface WatchEnd {
  /** Why it was in vain; nothing where the server ended it in its time. */
  readonly end: Either<Vain, void>;
  /** Whether an event could not be decoded. */
  readonly isLossy: boolean;
}

/** For how long a server may be late. */
const MARGIN = 30_000;
/** What may pass between two initial events, and before the first. */
const LIST_PATIENCE = 10_000;
/** What may pass until a watch is answered: the server answers at once, some proxies with the first bookmark. */
const ANSWER_PATIENCE = 90_000;
/** How long a watch lasts at least that was worth its request, or stands before it counts as one. */
const SHORT = 1000;

/**
 * What a watch made known so far, outside of the generators that read it: what
 * one of these has had in its hands when it paused, V8 may keep for as long as
 * it runs, and a state that is kept keeps all the pods of its time.
 */
export class Watched {
  #state: WatchState;
  /** What the list of the watch made known before its end. */
  #awaited: PodEventChange[] = [];
  /** The keys of pods by their names, once they are needed. */
  #keys: Map<string, string> | undefined;
  readonly #tell: (step: WatchStep) => void;

  /** Begins from the version of a state, or with the list that the watch sends first. */
  constructor(from: WatchState, isListing: boolean, tell: (step: WatchStep) => void) {
    this.#state = isListing ? beginWatchList(from) : from;
    this.#tell = tell;
  }

  /** Whether the list is still coming. */
  get isListing(): boolean {
    return O.isSome(this.#state.unlisted);
  }

  /** The version from which to watch. */
  get resourceVersion(): string {
    return text(this.#state.resourceVersion);
  }

  /** Takes an event, and returns whether there was something to tell; the first step is the whole list. */
  take(event: WatchEvent): boolean {
    const wasListing = this.isListing;
    const step = applyWatchEvent(event)(this.#state);
    this.#state = step.state;
    if (!wasListing) {
      const isNews = step.changes.length > 0 || event.type === "BOOKMARK";
      if (isNews) this.#tell(step);
      return isNews;
    }
    for (const change of step.changes) this.#awaited.push(change);
    if (this.isListing) return false;
    this.#tell({ state: this.#state, changes: Object.freeze(this.#awaited) });
    this.#awaited = [];
    this.#keys = undefined;
    return true;
  }

  /** Takes a pod of the list that cannot be decoded for what it was known to be. */
  keep({ namespace, name }: BadItem): void {
    this.#keys ??= new Map(
      watchedPods(this.#state).map((pod) => [qualifiedName(metadataOf(pod)), podKey(pod)]),
    );
    const key = this.#keys.get(qualifiedName({ namespace, name }));
    const known = key === undefined ? O.none : findPod(key)(this.#state);
    if (O.isNone(known)) return;
    this.#state = applyWatchEvent({ type: "MODIFIED", object: known.value })(this.#state).state;
  }
}

/** Watches once. */
export async function* watchOnce(
  line: Line,
  keep: Keep,
  watched: Watched,
  random: () => number,
): AsyncGenerator<Seen, WatchEnd, undefined> {
  const { clock } = line;
  const began = clock.now();
  const seconds = Math.floor(300 + 300 * random());
  // From the answer on, or the end of the list: by the clock, which may be set, it could be any time.
  const untilEnd = seconds * 1000 + MARGIN;
  const { isListing } = watched;
  const connection = new Connection(line, isListing ? LIST_PATIENCE : ANSWER_PATIENCE);
  try {
    const body = await connection.open(queryOf(watched, seconds));
    if (E.isLeft(body)) return { end: body, isLossy: false };
    if (!isListing) connection.allow(untilEnd);
    const events = watchEvents(body.right, { keep, signal: connection.signal });
    try {
      return yield* read({ connection, clock, events, began, untilEnd }, watched);
    } finally {
      connection.close();
      await events.return();
    }
  } finally {
    connection.close();
  }
}

/** A watch that was answered. */
interface Watch {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly events: ReturnType<typeof watchEvents>;
  readonly began: number;
  /** What may pass until its end. */
  readonly untilEnd: number;
}

async function* read(
  { connection, clock, events, began, untilEnd }: Watch,
  watched: Watched,
): AsyncGenerator<Seen, WatchEnd, undefined> {
  let isLossy = false;
  let next = events.next();
  if (!watched.isListing) {
    const soon = await connection.during(new Awaited(next).within(SHORT, clock));
    if (soon === undefined) yield { _tag: "Calm" };
  }
  for (;; next = events.next()) {
    const result = await connection.during(next);
    if (result.done) break;
    const event = result.value;
    const wasListing = watched.isListing;
    if (wasListing) connection.heard();
    if (E.isLeft(event)) {
      const failure = event.left;
      if (!isOfOneItem(failure)) return { end: connection.broken(failure), isLossy };
      if (wasListing) watched.keep(failure);
      else isLossy = true;
      yield { _tag: "Bad", failure };
      continue;
    }
    if (event.right.type === "ERROR") return { end: errorOf(event.right, clock.now()), isLossy };
    const isNews = watched.take(event.right);
    if (wasListing && !watched.isListing) connection.allow(untilEnd);
    if (isNews) yield { _tag: "Step" };
  }
  const isShort = watched.isListing || clock.now() - began < SHORT;
  return { end: isShort ? vain({ _tag: "Ended" }) : E.right(undefined), isLossy };
}

function queryOf({ isListing, resourceVersion }: Watched, seconds: number): URLSearchParams {
  return new URLSearchParams({
    watch: "1",
    allowWatchBookmarks: "true",
    timeoutSeconds: String(seconds),
    ...(isListing
      ? { sendInitialEvents: "true", resourceVersionMatch: "NotOlderThan" }
      : { resourceVersion }),
  });
}

/** Why an event of type `ERROR` ended the watch. */
function errorOf({ object }: ErrorEvent, now: number): Either<Vain, never> {
  const status = O.some<Status>(object);
  return vain(
    isExpiry(object) ? { _tag: "Expired", status } : {
      _tag: "Refused",
      code: O.getOrElse(() => 500)(object.code),
      status,
      body: "",
      isEvent: true,
    },
    waitAskedBy(status, undefined, now),
  );
}

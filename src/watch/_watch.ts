/**
 * One watch, from its request to its end.
 *
 * @internal
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Status } from "../model/status.ts";
import type { ErrorEvent } from "../model/watch_event.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import { isExpiry } from "../model/_expiry.ts";
import type { Keep } from "../stream/keep.ts";
import { watchEvents } from "../stream/watch_events.ts";
import { Connection, type Line, type Vain, vain } from "./_connection.ts";
import { type BadItem, isOfOneItem } from "./_list.ts";
import { isWithin } from "./_wait.ts";
import type { Clock } from "./clock.ts";
import { watchedPods, type WatchState } from "./state.ts";
import { applyWatchEvent, beginWatchList, type PodEventChange, type WatchStep } from "./step.ts";
import { waitAskedBy } from "./trouble.ts";

/** What a watch gives. */
export type Seen =
  /** What became known; the first of a watch that lists is the whole list. */
  | { readonly _tag: "Step"; readonly step: WatchStep }
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

/** Watches once, from the version of a state, or from a list that the watch sends first. */
export async function* watchOnce(
  line: Line,
  keep: Keep,
  from: WatchState,
  isListing: boolean,
  random: () => number,
): AsyncGenerator<Seen, WatchEnd, undefined> {
  const { clock } = line;
  const began = clock.now();
  const seconds = Math.floor(300 + 300 * random());
  const untilEnd = () => Math.max(began + seconds * 1000 + MARGIN - clock.now(), MARGIN);
  const connection = new Connection(line, isListing ? LIST_PATIENCE : ANSWER_PATIENCE);
  try {
    const body = await connection.open(queryOf(from, isListing, seconds));
    if (E.isLeft(body)) return { end: body, isLossy: false };
    if (!isListing) connection.allow(untilEnd());
    const events = watchEvents(body.right, { keep, signal: connection.signal });
    try {
      return yield* read({ connection, clock, events, began, untilEnd }, from, isListing);
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
  /** What may pass from now until its end. */
  readonly untilEnd: () => number;
}

async function* read(
  { connection, clock, events, began, untilEnd }: Watch,
  from: WatchState,
  isListing: boolean,
): AsyncGenerator<Seen, WatchEnd, undefined> {
  let state = isListing ? beginWatchList(from) : from;
  let awaited: PodEventChange[] = [];
  let isLossy = false;
  let next = events.next();
  if (!isListing && !await connection.during(isWithin(clock, SHORT, next))) {
    yield { _tag: "Calm" };
  }
  for (;; next = events.next()) {
    const result = await connection.during(next);
    if (result.done) break;
    const event = result.value;
    const wasListing = O.isSome(state.unlisted);
    if (wasListing) connection.heard();
    if (E.isLeft(event)) {
      const failure = event.left;
      if (!isOfOneItem(failure)) return { end: connection.broken(failure), isLossy };
      if (wasListing) state = withKnown(state, failure);
      else isLossy = true;
      yield { _tag: "Bad", failure };
      continue;
    }
    if (event.right.type === "ERROR") return { end: errorOf(event.right, clock.now()), isLossy };
    const step = applyWatchEvent(event.right)(state);
    state = step.state;
    if (wasListing) {
      for (const change of step.changes) awaited.push(change);
      if (O.isSome(state.unlisted)) continue;
      connection.allow(untilEnd());
      yield { _tag: "Step", step: { state, changes: Object.freeze(awaited) } };
      awaited = [];
    } else if (step.changes.length > 0 || event.right.type === "BOOKMARK") {
      yield { _tag: "Step", step };
    }
  }
  const isShort = O.isSome(state.unlisted) || clock.now() - began < SHORT;
  return { end: isShort ? vain({ _tag: "Ended" }) : E.right(undefined), isLossy };
}

/** The state of a list in which a pod that cannot be decoded is still as it was known. */
function withKnown(state: WatchState, { namespace, name }: BadItem): WatchState {
  const bad = qualifiedName({ namespace, name });
  const known = watchedPods(state).find((pod) => qualifiedName(metadataOf(pod)) === bad);
  return known === undefined
    ? state
    : applyWatchEvent({ type: "MODIFIED", object: known })(state).state;
}

function queryOf(
  { resourceVersion }: WatchState,
  isListing: boolean,
  seconds: number,
): URLSearchParams {
  return new URLSearchParams({
    watch: "1",
    allowWatchBookmarks: "true",
    timeoutSeconds: String(seconds),
    ...(isListing
      ? { sendInitialEvents: "true", resourceVersionMatch: "NotOlderThan" }
      : { resourceVersion: text(resourceVersion) }),
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

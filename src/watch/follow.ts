/**
 * A cluster, followed through every outage.
 *
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { some } from "../codec/_codec.ts";
import { invalidCount, type InvalidOption, invalidOption } from "../document/invalid_option.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import { type Keep, keepFacts } from "../stream/keep.ts";
import { checkedOptions } from "../stream/options.ts";
import { followed } from "./_keep.ts";
import type { Line, Vain } from "./_connection.ts";
import { type Listed, listPods } from "./_list.ts";
import { oneMore, pause, sleep, type Tries } from "./_wait.ts";
import { Watched, type WatchEnd, watchOnce } from "./_watch.ts";
import { formatApiFailure } from "./api_failure.ts";
import type { AskPods } from "./ask.ts";
import { type Clock, systemClock } from "./clock.ts";
import { emptyWatchState, watchedPods, type WatchState } from "./state.ts";
import { type PodEventChange, relist, type WatchStep } from "./step.ts";
import type { FollowCause, FollowFailure, FollowRefusal, FollowTrouble } from "./trouble.ts";

/**
 * How a cluster is followed; what is absent has a default.
 *
 * @category watch
 * @since 0.2.0
 */
export interface FollowOptions {
  /** What to keep of each pod, beside who it is and its version; by default {@link keepFacts}. */
  readonly keep?: Keep;
  /**
   * How all pods are listed. `watch`, the default, has a watch send them first, and
   * takes pages where the server cannot. `pages` asks for pages at once.
   */
  readonly listBy?: "watch" | "pages";
  /** The most pods of one page; by default 500, as for kubectl. */
  readonly limit?: number;
  /**
   * What to do after an answer that no retry mends, such as 400, 401, 403 and 404.
   * `fail`, the default, ends with a failure. `retry` goes on as after any other: a
   * token may be renewed, a role granted.
   */
  readonly onRefused?: "fail" | "retry";
  /** Ends the following, without a failure. */
  readonly signal?: AbortSignal;
  /** The time; by default that of the machine. */
  readonly clock?: Clock;
  /** A number from 0 to below 1, by chance; by default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Where a follower stands, and what became known since the step before.
 *
 * @category watch
 * @since 0.2.0
 */
export interface FollowStep extends WatchStep {
  /** What is known: whole lists only, so that no pod is missing for being still on its way. */
  readonly state: WatchState;
  /** What became known, each change once, over any outage; neither `Expired` nor `Failed` is among it. */
  readonly changes: ReadonlyArray<PodEventChange>;
  /** What keeps it from knowing more; absent where the state is that of the cluster. */
  readonly trouble: Option<FollowTrouble>;
}

/**
 * Follows the pods of a cluster for as long as one reads, over every outage: what
 * is known now, and what changed, each change once.
 *
 * It lists all pods, then watches from the version of the list; where the server
 * ends the watch, breaks it off, falls silent or forgets the version, it takes
 * the watch up again or lists anew, and tells what is different. Nothing throws.
 * Failures that time mends are told as `trouble` of a step: with what came in
 * between, since when, and when the next try is; a step without it says that it
 * is over. It waits between tries for 0.8 to 1.6 seconds, doubled up to 30 to 60,
 * or for as long as the server asks, at most 10 minutes; after two minutes
 * without a failure it begins anew. A watch that says nothing for half a minute
 * longer than it should have lasted, a request that is not answered for a minute and a
 * half, are ended and tried again.
 *
 * A pod that cannot be decoded is a failure among the steps, and stays as it was
 * known; when the watch ends, a new list asks for it again. Answers that no retry
 * mends are a failure and the last, unless `onRefused` says otherwise. Leaving
 * the loop, or the signal, ends all requests and timers at once.
 *
 * For a part of the pods, put selectors or a namespace in the address. Source:
 * kubernetes/client-go `tools/cache/reflector.go`.
 *
 * @example Follow a cluster, with `kubectl proxy` running
 * ```ts ignore
 * import { followPods, formatPodEventChange } from "@k8s-fp/pod-status";
 *
 * const api = "http://127.0.0.1:8001/api/v1/pods";
 * for await (const step of followPods((query, init) => fetch(`${api}?${query}`, init))) {
 *   if (step._tag === "Left") console.error(step.left);
 *   else console.log(step.right.changes.flatMap(formatPodEventChange).join("\n"));
 * }
 * ```
 *
 * @example
 * ```ts
 * import { followPods } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const items = [{ metadata: { uid: "a1", name: "web", resourceVersion: "3" } }];
 * const list = { kind: "PodList", metadata: { resourceVersion: "7" }, items };
 * const server = () => Promise.resolve(new Response(JSON.stringify(list)));
 * for await (const step of followPods(server, { listBy: "pages" })) {
 *   assert(step._tag === "Right");
 *   assertEquals(step.right.changes.map(({ _tag }) => _tag), ["Added"]);
 *   assertEquals(step.right.state.pods.size, 1);
 *   break;
 * }
 * ```
 *
 * @category watch
 * @since 0.2.0
 */
export function followPods(
  ask: AskPods,
  options: FollowOptions = {},
): AsyncGenerator<Either<FollowFailure, FollowStep>, void, undefined> {
  const invalid = invalidFollowOption(options);
  if (invalid !== undefined) return onlyOnce(E.left(invalid));
  const { signal } = options;
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal?.reason);
  const release = () => {
    signal?.removeEventListener("abort", onAbort);
    controller.abort();
  };
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted === true) onAbort();
  return new Steps(new Follower(ask, options, controller.signal), release);
}

/**
 * The steps of a follower. Its generators yield that there are some, not these:
 * what they have had in their hands would live as long as they run.
 */
class Steps implements AsyncGenerator<Step, void, undefined> {
  readonly #follower: Follower;
  readonly #release: () => void;
  readonly #pauses: AsyncGenerator<void, void, undefined>;

  constructor(follower: Follower, release: () => void) {
    this.#follower = follower;
    this.#release = release;
    this.#pauses = follower.run(release);
  }

  next(): Promise<IteratorResult<Step, void>> {
    return this.#after(this.#pauses.next());
  }

  return(): Promise<IteratorResult<Step, void>> {
    // Whoever leaves while a step is awaited does not wait for it: the request ends at once.
    this.#release();
    return this.#after(this.#pauses.return());
  }

  throw(error: unknown): Promise<IteratorResult<Step, void>> {
    this.#release();
    return this.#after(this.#pauses.throw(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #after(
    pause: Promise<IteratorResult<void, void>>,
  ): Promise<IteratorResult<Step, void>> {
    const { done } = await pause;
    const step = done === true ? undefined : this.#follower.given.shift();
    return step === undefined ? { done: true, value: undefined } : { done: false, value: step };
  }
}

type Step = Either<FollowFailure, FollowStep>;

/** How to list: ways that did not work once are not tried again. */
type Means = "watch" | "pages" | "whole";

const LIMIT = 500;
const WAYS: ReadonlyArray<unknown> = ["watch", "pages"];
const ON_REFUSED: ReadonlyArray<unknown> = ["fail", "retry"];

async function* onlyOnce(step: Step): AsyncGenerator<Step, void, undefined> {
  yield await Promise.resolve(step);
}

function invalidFollowOption(
  { keep = true, listBy = "watch", limit = LIMIT, onRefused = "fail" }: FollowOptions,
): InvalidOption | undefined {
  return invalidCount("limit", limit, Number.MAX_SAFE_INTEGER) ??
    (WAYS.includes(listBy)
      ? undefined
      : invalidOption("listBy", listBy, `must be one of ${WAYS.join(", ")}`)) ??
    (ON_REFUSED.includes(onRefused)
      ? undefined
      : invalidOption("onRefused", onRefused, `must be one of ${ON_REFUSED.join(", ")}`)) ??
    checkedOptions({ keep }).failure;
}

class Follower {
  readonly #line: Line;
  readonly #keep: Keep;
  readonly #limit: number;
  readonly #isPatient: boolean;
  readonly #random: () => number;
  #means: Means;
  #state = emptyWatchState;
  #trouble: Option<FollowTrouble> = O.none;
  #tries: Tries = { count: 0, at: -Infinity };
  /** Whether only a new list can tell how things are. */
  #isStale = true;

  constructor(ask: AskPods, options: FollowOptions, signal: AbortSignal) {
    const { keep = keepFacts, listBy = "watch", limit = LIMIT, clock = systemClock } = options;
    this.#line = { ask, clock, signal };
    this.#keep = followed(keep);
    this.#limit = limit;
    this.#means = listBy;
    this.#isPatient = options.onRefused === "retry";
    this.#random = options.random ?? Math.random;
  }

  /** What is to be given next, a step for each pause. */
  readonly given: Step[] = [];

  /** Follows, and pauses when a step is given. */
  async *run(release: () => void): AsyncGenerator<void, void, undefined> {
    try {
      while (!this.#line.signal.aborted) {
        const isByPages = this.#isStale && this.#means !== "watch";
        const end = yield* isByPages ? this.#list() : this.#watch();
        if (E.isRight(end)) continue;
        if (this.#line.signal.aborted) return;
        const { cause, asked } = end.left;
        if (isFinal(cause) && !this.#isPatient) return yield this.#fail(cause);
        yield this.#inTrouble(cause, asked);
        await sleep(this.#line.clock, this.#pauseLeft(), this.#line.signal);
      }
    } finally {
      release();
    }
  }

  /** Lists by pages. */
  async *#list(): AsyncGenerator<void, Either<Vain, void>, undefined> {
    const limit = this.#means === "pages" ? O.some(this.#limit) : O.none;
    const listed = await listPods(this.#line, this.#keep, limit);
    if (E.isLeft(listed)) {
      // Pages that take longer than the server remembers their version never end.
      if (listed.left.cause._tag === "Expired") this.#means = "whole";
      return listed;
    }
    this.#means = "pages";
    for (const failure of listed.right.failures) yield this.#fail(failure);
    const { pods, resourceVersion } = withBadOnes(this.#state, listed.right);
    this.#isStale = false;
    yield this.#well(relist(pods, resourceVersion)(this.#state));
    return E.right(undefined);
  }

  /** Watches until the watch ends; lists by it where that is needed. */
  async *#watch(): AsyncGenerator<void, Either<Vain, void>, undefined> {
    const isListing = this.#isStale;
    const watch = this.#watchOnce();
    let end: WatchEnd | undefined;
    try {
      for (let next = await watch.next(); end === undefined; next = await watch.next()) {
        if (next.done) end = next.value;
        else if (next.value._tag === "Bad") yield this.#fail(next.value.failure);
        else if (next.value._tag === "Step") yield;
        else if (O.isSome(this.#trouble)) yield this.#well({ state: this.#state, changes: NONE });
      }
    } finally {
      await watch.return(LEFT);
    }
    return isListing && this.#isStale && this.#isUnable(end.end)
      ? E.right(undefined)
      : this.#afterWatch(end);
  }

  #watchOnce(): ReturnType<typeof watchOnce> {
    const watched = new Watched(this.#state, this.#isStale, (step) => {
      this.#isStale = false;
      this.#well(step);
    });
    return watchOnce(this.#line, this.#keep, watched, this.#random);
  }

  #afterWatch({ end, isLossy }: WatchEnd): Either<Vain, void> {
    if (isLossy || (E.isLeft(end) && isForgetting(end.left.cause))) this.#isStale = true;
    if (E.isLeft(end) && end.left.cause._tag === "Expired") {
      this.#state = Object.freeze({
        ...this.#state,
        resourceVersion: O.none,
        isExpired: true,
      });
    }
    return end;
  }

  /** Whether the server refuses to list by a watch; from then on pages are asked for, as after silence. */
  #isUnable(end: Either<Vain, void>): boolean {
    if (E.isRight(end)) return false;
    const { cause } = end.left;
    const isUnable = cause._tag === "Refused" && [400, 405, 422].includes(cause.code);
    if (isUnable || cause._tag === "Silent" || cause._tag === "Ended") this.#means = "pages";
    return isUnable;
  }

  /** Gives a step after which nothing is in the way. */
  #well({ state, changes }: WatchStep): void {
    this.#state = state;
    this.#trouble = O.none;
    this.given.push(E.right(Object.freeze({ state, changes, trouble: O.none })));
  }

  #fail(failure: FollowFailure): void {
    this.given.push(E.left(failure));
  }

  #inTrouble(cause: FollowCause, asked: number): void {
    const now = this.#line.clock.now();
    this.#tries = oneMore(this.#tries, now);
    const { since } = O.getOrElse(() => ({ since: now }))(this.#trouble);
    const trouble: FollowTrouble = Object.freeze({
      cause,
      message: formatApiFailure(cause),
      since,
      tries: this.#tries.count,
      nextTryAt: now + pause(this.#tries, asked, this.#random),
    });
    this.#trouble = some(trouble);
    const step = Object.freeze({ state: this.#state, changes: NONE, trouble: this.#trouble });
    this.given.push(E.right(step));
  }

  /**
   * How long to wait until the next try; a reader who took his time has waited
   * already, and a clock that was set back lengthens nothing.
   */
  #pauseLeft(): number {
    if (O.isNone(this.#trouble)) return 0;
    const { nextTryAt } = this.#trouble.value;
    const left = nextTryAt - this.#line.clock.now();
    return Math.max(0, Math.min(left, nextTryAt - this.#tries.at));
  }
}

/** How a watch ended that nobody reads on. */
const LEFT: WatchEnd = { end: E.right(undefined), isLossy: false };
const NONE: ReadonlyArray<PodEventChange> = Object.freeze([]);

/** Whether an answer is one that no retry mends. */
function isFinal(cause: FollowCause): cause is FollowRefusal {
  return cause._tag === "Refused" && !cause.isEvent && cause.code >= 400 && cause.code < 500 &&
    ![408, 425, 429].includes(cause.code);
}

/** Whether it takes a list to go on. Source: `ListAndWatch` of the same reflector. */
function isForgetting(cause: FollowCause): boolean {
  return cause._tag === "Expired" || cause._tag === "Undecodable" ||
    (cause._tag === "Refused" && (cause.isEvent || ![429, 500, 502, 503].includes(cause.code)));
}

/** The list with what was known of those of its pods that could not be decoded. */
function withBadOnes(state: WatchState, listed: Listed): Listed {
  if (listed.failures.length === 0) return listed;
  const bad = new Set(listed.failures.map(qualifiedName));
  const kept = watchedPods(state).filter((pod: Pod) => bad.has(qualifiedName(metadataOf(pod))));
  return { ...listed, pods: [...kept, ...listed.pods] };
}

/**
 * Waiting until pods are as somebody wants them.
 *
 * @module
 */
import { E, type Either, O, type Option, type Predicate } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import { type InvalidOption, invalidOption } from "../document/invalid_option.ts";
import type { Pod } from "../model/pod.ts";
import type { StreamFailure } from "../stream/failure.ts";
import type { VerdictOptions } from "../verdict/verdict.ts";
import { explain } from "../words/explain.ts";
import { podKey } from "./pod_map.ts";
import { Awaited, Stopwatch } from "./_wait.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { FollowStep } from "./follow.ts";
import { watchedPods } from "./state.ts";
import type { WatchStep } from "./step.ts";
import type { FollowFailure, FollowTrouble } from "./trouble.ts";

/**
 * How pods are waited for; what is absent has a default.
 *
 * @category watch
 * @since 0.2.0
 */
export interface UntilOptions extends VerdictOptions {
  /** Which pods are meant; by default all that the steps know. */
  readonly isChosen?: Predicate<Pod>;
  /** How many there must be at least, or must have been; by default 1. */
  readonly min?: number;
  /** Milliseconds after which nobody waits any longer; by default one waits for ever. */
  readonly timeout?: number;
  /** Milliseconds for which a pod may be stuck; by default 0. */
  readonly patience?: number;
  /**
   * Milliseconds for which nothing must have changed before all is well; by default 0.
   * A watch on standard input does not say when the pods that are there have come:
   * give it a second.
   */
  readonly quiet?: number;
  /** Is called whenever it is another answer. */
  readonly onProgress?: (progress: UntilProgress) => void;
  /** The time; by default that of the machine. */
  readonly clock?: Clock;
}

/**
 * How far the waiting is.
 *
 * @category watch
 * @since 0.2.0
 */
export interface UntilProgress {
  /** How many of the chosen pods are there. */
  readonly chosen: number;
  /** Those of them that are not as they should be. */
  readonly waiting: ReadonlyArray<Pod>;
  /** What keeps one from knowing more, where a follower is in trouble. */
  readonly trouble: Option<FollowTrouble>;
}

/**
 * How the waiting ended.
 *
 * @category watch
 * @since 0.2.0
 */
export type UntilOutcome =
  & UntilProgress
  & (
    | {
      /** All chosen pods are as they should be. */
      readonly _tag: "Done";
    }
    | {
      /** A pod is stuck, has failed, or has ended otherwise, and so will not be as it should be. */
      readonly _tag: "Failed";
      /** Which. */
      readonly pod: Pod;
      /** Why, as {@link explain} says it. */
      readonly why: string;
    }
    | {
      /** It took too long. */
      readonly _tag: "TimedOut";
    }
    | {
      /** The steps ended before. */
      readonly _tag: "Ended";
      /** Their last failure, if there was one. */
      readonly failure: Option<FollowFailure | StreamFailure>;
    }
  );

/**
 * Waits until all chosen pods, of which there must be at least one, satisfy a
 * predicate, or until none of them is left, where it is `gone`.
 *
 * It fails as soon as one of those that do not satisfy it is stuck or has failed,
 * by its {@link verdict}, and says why; and where one has succeeded, as it will
 * not change any more. Pods that are not created yet are waited for. Whoever
 * waits until they are gone is not told of stuck ones. What time alone makes
 * good or stuck is seen within a second. A clock that is set meanwhile changes no
 * timeout by more than some seconds. Nothing throws; at the end the steps are left.
 *
 * The steps are those of {@link followPods}, or what {@link applyWatchEvent}
 * makes of the events of any watch.
 *
 * @example With `kubectl proxy` running
 * ```ts ignore
 * import { followPods, hasVerdict, type Pod, untilPods } from "@k8s-fp/pod-status";
 *
 * const api = "http://127.0.0.1:8001/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb";
 * const steps = followPods((query, init) => fetch(`${api}&${query}`, init));
 * const isReady = (pod: Pod) => hasVerdict(Date.now(), "Ready")(pod);
 * const outcome = await untilPods(steps, isReady, { timeout: 120_000 });
 * if (outcome._tag === "Failed") console.error(outcome.why);
 * ```
 *
 * @example
 * ```ts
 * import { followPods, isReady, untilPods } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const conditions = [{ type: "Ready", status: "True" }];
 * const items = [{ metadata: { uid: "a1", name: "web" }, status: { conditions } }];
 * const list = { kind: "PodList", metadata: { resourceVersion: "7" }, items };
 * const server = () => Promise.resolve(new Response(JSON.stringify(list)));
 * const steps = followPods(server, { listBy: "pages" });
 * const outcome = await untilPods(steps, ({ status }) => O.exists(isReady)(status));
 * assertEquals([outcome._tag, outcome.chosen], ["Done", 1]);
 * ```
 *
 * @category watch
 * @since 0.2.0
 */
export async function untilPods(
  steps: AsyncIterable<Either<FollowFailure | StreamFailure, WatchStep | FollowStep>>,
  goal: Predicate<Pod> | "gone",
  options: UntilOptions = {},
): Promise<UntilOutcome> {
  const { clock = systemClock, timeout = Infinity } = options;
  const waiting = new Waiting(goal, options);
  const iterator = steps[Symbol.asyncIterator]();
  let failure: Option<FollowFailure | StreamFailure> = O.none;
  try {
    const invalid = invalidUntilOption(options);
    if (invalid !== undefined) return waiting.ended({ _tag: "Ended", failure: O.some(invalid) });
    let next = new Awaited(iterator.next());
    const stopwatch = new Stopwatch(clock, 2 * RECHECK);
    for (;;) {
      const passed = stopwatch.read();
      const outcome = waiting.outcome(clock.now(), passed);
      if (O.isSome(outcome)) return outcome.value;
      if (passed >= timeout) return waiting.ended({ _tag: "TimedOut" });
      const pause = Math.min(timeout - passed, waiting.pause(passed));
      const result = await next.within(pause, clock);
      if (result === undefined) continue;
      if (result.done === true) return waiting.atEnd(clock.now(), stopwatch.read(), failure);
      next = new Awaited(iterator.next());
      if (E.isRight(result.value)) waiting.see(result.value.right, stopwatch.read());
      else failure = O.some(result.value.left);
    }
  } finally {
    // Steps that are awaited still are not waited for.
    iterator.return?.().catch(() => {});
  }
}

/** What is wrong with an option, if anything; a time may be endless. */
function invalidUntilOption(options: UntilOptions): InvalidOption | undefined {
  for (const option of ["min", "timeout", "patience", "quiet"] as const) {
    const value: unknown = options[option];
    const isGood = value === undefined || (typeof value === "number" && value >= 0);
    if (!isGood) return invalidOption(option, value, "must be a number of at least 0");
  }
}

/** A pod that will not be as it should be, and why. */
interface Bad {
  readonly pod: Pod;
  readonly why: string;
}

type End =
  | { readonly _tag: "Done" }
  | { readonly _tag: "Failed" } & Bad
  | { readonly _tag: "TimedOut" }
  | {
    readonly _tag: "Ended";
    readonly failure: Option<FollowFailure | StreamFailure>;
  };

/** How long until pods that time alone may change are looked at again, in milliseconds. */
const RECHECK = 1000;

/** What is known of the chosen pods; each step costs as much as it changes. */
class Waiting {
  readonly #isGood: Predicate<Pod>;
  readonly #isGone: boolean;
  readonly #options: UntilOptions;
  readonly #chosen = new Set<string>();
  readonly #waiting = new Map<string, Pod>();
  /** Those of them to judge, as they have changed. */
  readonly #due = new Map<string, Pod>();
  /** By the milliseconds that have passed, as are all times here. */
  #judgedAt = -Infinity;
  /** Since when those are stuck that are. */
  readonly #stuck = new Map<string, number>();
  #most = 0;
  #isCurrent = false;
  #isBegun = false;
  #changedAt = -Infinity;
  #trouble: Option<FollowTrouble> = O.none;

  constructor(goal: Predicate<Pod> | "gone", options: UntilOptions) {
    this.#isGone = goal === "gone";
    this.#isGood = goal === "gone" ? () => false : goal;
    this.#options = options;
  }

  see(step: WatchStep | FollowStep, passed: number): void {
    const { state, changes } = step;
    if (this.#isBegun) {
      for (const change of changes) {
        if (change._tag === "Added") this.#pod(change.pod);
        if (change._tag === "Changed") this.#pod(change.newer);
        if (change._tag === "Deleted") this.#forget(podKey(change.pod));
      }
    } else for (const pod of watchedPods(state)) this.#pod(pod);
    this.#isBegun = true;
    this.#isCurrent = !state.isExpired && O.isNone(state.unlisted) &&
      (this.#chosen.size > 0 || this.#most > 0 || O.isSome(state.resourceVersion));
    if (changes.length > 0) this.#changedAt = passed;
    this.#trouble = "trouble" in step ? step.trouble : O.none;
    this.#tell();
  }

  #tell(): void {
    this.#options.onProgress?.(this.#progress());
  }

  /** How the waiting ended, if it did, by the clock and by the milliseconds that have passed. */
  outcome(now: number, passed: number): Option<UntilOutcome> {
    const bad: Option<Bad> = this.#isGone ? O.none : this.#badOne(now, passed);
    if (O.isSome(bad)) return O.some(this.ended({ _tag: "Failed", ...bad.value }));
    return this.#isMet() && passed >= this.#changedAt + this.#quiet
      ? O.some(this.ended({ _tag: "Done" }))
      : O.none;
  }

  /** How the waiting ended where there are no more steps: nothing will change any more. */
  atEnd(
    now: number,
    passed: number,
    failure: Option<FollowFailure | StreamFailure>,
  ): UntilOutcome {
    // The last look is at all pods, however short ago the one before was.
    this.#judgedAt = -Infinity;
    const outcome = this.outcome(now, passed);
    if (O.isSome(outcome)) return outcome.value;
    return this.ended(
      this.#isMet() && O.isNone(failure) ? { _tag: "Done" } : { _tag: "Ended", failure },
    );
  }

  ended(end: End): UntilOutcome {
    return Object.freeze({ ...this.#progress(), ...end });
  }

  /** When to look again, though no step came. */
  pause(passed: number): number {
    const calm = this.#changedAt + this.#quiet - passed;
    return this.#isMet() && calm > 0 ? Math.min(calm, RECHECK) : RECHECK;
  }

  get #quiet(): number {
    return this.#options.quiet ?? 0;
  }

  #isMet(): boolean {
    const { min = 1 } = this.#options;
    return this.#isCurrent &&
      (this.#isGone
        ? this.#chosen.size === 0 && this.#most >= min
        : this.#waiting.size === 0 && this.#chosen.size >= min);
  }

  #progress(): UntilProgress {
    return Object.freeze({
      chosen: this.#chosen.size,
      waiting: Object.freeze([...this.#waiting.values()]),
      trouble: immutable(this.#trouble),
    });
  }

  #pod(pod: Pod): void {
    const key = podKey(pod);
    if (this.#options.isChosen?.(pod) === false) return this.#forget(key);
    this.#chosen.add(key);
    this.#most = Math.max(this.#most, this.#chosen.size);
    if (this.#isGood(pod)) this.#settle(key);
    else {
      this.#waiting.set(key, pod);
      this.#due.set(key, pod);
    }
  }

  #forget(key: string): void {
    this.#chosen.delete(key);
    this.#settle(key);
  }

  #settle(key: string): void {
    this.#waiting.delete(key);
    this.#due.delete(key);
    this.#stuck.delete(key);
  }

  /** A pod that will not be as it should be: of those that changed, and from time to time of all. */
  #badOne(now: number, passed: number): Option<Bad> {
    const isTimeForAll = passed - this.#judgedAt >= RECHECK;
    const judged = [...(isTimeForAll ? this.#waiting : this.#due)];
    if (isTimeForAll) this.#judgedAt = passed;
    this.#due.clear();
    const explained = explain(now, this.#options);
    let hasMet = false;
    for (const [key, pod] of judged) {
      if (this.#isGood(pod)) {
        this.#settle(key);
        hasMet = true;
        continue;
      }
      const { verdict, text: why } = explained(pod);
      if (verdict._tag === "Failed" || verdict._tag === "Succeeded") return O.some({ pod, why });
      if (verdict._tag !== "Stuck") this.#stuck.delete(key);
      else if (this.#isTooLong(key, passed)) return O.some({ pod, why });
    }
    if (hasMet) this.#tell();
    return O.none;
  }

  #isTooLong(key: string, passed: number): boolean {
    const since = this.#stuck.get(key) ?? passed;
    this.#stuck.set(key, since);
    return passed - since >= (this.#options.patience ?? 0);
  }
}

/**
 * Waiting that ends by a signal or after some time, and how long to wait between tries.
 *
 * @internal
 * @module
 */
import type { Clock } from "./clock.ts";

/** The value of a promise; rejects with the signal's reason where that comes first. */
export function abortable<A>(promise: Promise<A>, signal: AbortSignal): Promise<A> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    const leave = () => signal.removeEventListener("abort", onAbort);
    signal.addEventListener("abort", onAbort);
    promise.then(
      (value) => {
        leave();
        resolve(value);
      },
      (error) => {
        leave();
        reject(error);
      },
    );
    if (signal.aborted) {
      leave();
      onAbort();
    }
  });
}

/** Ends after some milliseconds, or by the signal. */
export function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      signal.removeEventListener("abort", wake);
      cancel();
      resolve();
    };
    const cancel = clock.after(milliseconds, wake);
    signal.addEventListener("abort", wake);
  });
}

/** A promise that is waited for in many pauses, none of which leaves anything behind. */
export class Awaited<A> {
  #settled: Promise<A> | undefined;
  #wake = () => {};

  constructor(promise: Promise<A>) {
    const settle = () => {
      this.#settled = promise;
      this.#wake();
    };
    promise.then(settle, settle);
  }

  /** What it gives, unless it takes longer than so many milliseconds. */
  async within(milliseconds: number, clock: Clock): Promise<A | undefined> {
    if (this.#settled === undefined) {
      await new Promise<void>((resolve) => {
        const cancel = clock.after(milliseconds, resolve);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    return await this.#settled;
  }
}

/** The milliseconds that have passed, by a clock that may be set meanwhile. */
export class Stopwatch {
  readonly #clock: Clock;
  /** What can have passed at most between two readings. */
  readonly #most: number;
  #before: number;
  #passed = 0;

  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
    this.#before = clock.now();
  }

  read(): number {
    const now = this.#clock.now();
    this.#passed += Math.min(Math.max(0, now - this.#before), this.#most);
    this.#before = now;
    return this.#passed;
  }
}

const FIRST = 800;
const MOST = 30_000;
const PEACE = 120_000;
/** What a server may ask for at most by `Retry-After`. */
const MOST_ASKED = 600_000;

/** How often in a row it was tried in vain, and when last; nothing where all was well. */
export interface Tries {
  readonly count: number;
  readonly at: number;
}

/**
 * The tries after one more in vain: after two minutes of peace it is the first.
 * Source: kubernetes/client-go `tools/cache/reflector.go`, `NewReflectorWithOptions`.
 */
export function oneMore(tries: Tries, now: number): Tries {
  return { count: now - tries.at > PEACE ? 1 : tries.count + 1, at: now };
}

/**
 * How many milliseconds to wait after tries in vain: 0.8 s, doubled for each up to
 * 30 s, and as much again by chance, or what the server asks for where that is more.
 */
export function pause({ count }: Tries, asked: number, random: () => number): number {
  const least = Math.min(FIRST * 2 ** Math.min(count - 1, 20), MOST);
  return Math.round(Math.max(least * (1 + random()), Math.min(asked, MOST_ASKED)));
}

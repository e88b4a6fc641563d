/**
 * What followers and waiting know of time.
 *
 * @module
 */

/**
 * The time, and to be woken; in place of the machine's, where a test runs hours in
 * a moment.
 *
 * @category watch
 * @since 0.2.0
 */
export interface Clock {
  /** The time, in epoch milliseconds. */
  readonly now: () => number;
  /** Calls a function once after some milliseconds, unless the function that it returns was called before. */
  readonly after: (milliseconds: number, wake: () => void) => () => void;
}

/** Beyond it a timer of the machine wakes at once; who waits longer looks at the time again. */
const LONGEST = 2 ** 31 - 1;

/** @internal */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  after: (milliseconds: number, wake: () => void) => {
    const timer = setTimeout(wake, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  },
});

/**
 * Calls a function again and again, each time after so many milliseconds, until
 * the function that it returns is called.
 *
 * @internal
 */
export function every(
  after: Clock["after"],
  milliseconds: number,
  run: () => void,
): () => void {
  const again = () => {
    run();
    cancel = after(milliseconds, again);
  };
  let cancel = after(milliseconds, again);
  return () => cancel();
}

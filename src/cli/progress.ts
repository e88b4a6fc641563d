/**
 * How far a long input was read, on a terminal.
 *
 * @internal
 * @module
 */
import { countText } from "./printable.ts";
import type { Surroundings } from "./surroundings.ts";

/** A line that tells how far the input was read. */
export interface Progress {
  /** Tells how many pods were read, now and then; mostly there is nothing to wait for. */
  readonly at: (pods: number) => Promise<void> | undefined;
  /** Removes the line, so that another can be printed. */
  readonly clear: () => Promise<void>;
}

/** For how many pods the clock is not asked. */
const STRIDE = 1000;

/** Milliseconds until the line is first printed, and again. */
const PAUSE = 500;

/** A line on standard error, where somebody sees it and no pod is printed meanwhile. */
export function progressOn(io: Surroundings, isQuiet: boolean): Progress {
  if (!io.isTerminal("stderr") || (io.isTerminal("stdout") && !isQuiet)) return NONE;
  let next = io.now() + PAUSE;
  let isShown = false;
  return {
    at: (pods) => {
      if (pods % STRIDE !== 0) return undefined;
      const now = io.now();
      if (now < next) return undefined;
      next = now + PAUSE;
      isShown = true;
      return io.stderr(`\r${countText(pods)} pods read`).then(() => {});
    },
    clear: async () => {
      if (!isShown) return;
      isShown = false;
      await io.stderr("\r\u001b[K");
    },
  };
}

const NONE: Progress = {
  at: () => undefined,
  clear: () => Promise.resolve(),
};

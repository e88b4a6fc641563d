/**
 * How far a long input was read, on a terminal.
 *
 * @internal
 * @module
 */
import type { Surroundings } from "./surroundings.ts";

/** A line that tells how far the input was read. */
export interface Progress {
  /** Tells how many pods were read, now and then. */
  readonly at: (pods: number) => Promise<void>;
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
    at: async (pods) => {
      if (pods % STRIDE !== 0) return;
      const now = io.now();
      if (now < next) return;
      next = now + PAUSE;
      isShown = true;
      await io.stderr(`\r${pods.toLocaleString("en")} pods read`);
    },
    clear: async () => {
      if (!isShown) return;
      isShown = false;
      await io.stderr("\r\u001b[K");
    },
  };
}

const NONE: Progress = {
  at: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};

/**
 * What something costs, told without a clock: in the time that this process
 * alone was given, and only ever compared with what something else costs in
 * the same run. However busy the machine is, neither changes much.
 *
 * @module
 */
import { assertLess } from "@std/assert";
import process from "node:process";

/** How much larger the larger of two inputs is. */
export const TIMES = 16;

/** How much more the larger input may cost by its size; what grows by squares costs 16 times as much. */
const SLACK = 5;

/** How often a comparison that fails is made again. */
const TRIES = 4;

/** Milliseconds of the processor that say nothing. */
const FLOOR = 30;

/** What something costs, in milliseconds of the processor. */
export function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Fails where something costs more than its share of the cost of something else, each time it is asked. */
export function assertCosts(
  what: string,
  run: () => unknown,
  share: number,
  measure: () => unknown,
  costOf: typeof cost = cost,
): void {
  let [spent, allowed] = [0, 0];
  for (let tries = 0; tries < TRIES; tries++) {
    spent = costOf(run);
    if (spent <= FLOOR) return;
    allowed = share * costOf(measure) + FLOOR;
    if (spent <= allowed) return;
  }
  assertLess(spent, allowed, what);
}

/** Fails where work grows faster than its input: the larger once against the smaller as often as it is larger. */
export function assertLinear<A>(
  what: string,
  less: A,
  more: A,
  work: (input: A) => unknown,
  costOf: typeof cost = cost,
): void {
  const measure = () => {
    for (let i = 0; i < TIMES; i++) work(less);
  };
  assertCosts(what, () => work(more), SLACK, measure, costOf);
}

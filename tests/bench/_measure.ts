/** Interleaved timing. */
import type { Contender } from "./_contenders.ts";
import { type Random, randomOf } from "./_random.ts";

/** How much to run. */
export interface Plan {
  /** Texts worked on before the next contender has its turn. */
  readonly batch: number;
  readonly warmUpRounds: number;
  readonly rounds: number;
}

/**
 * Median microseconds of each contender per text. In a round each of them works
 * on every text; they take turns batch by batch, in a new order each time, on
 * input made just before, so that what disturbs the machine disturbs all alike.
 */
export function measure(
  contenders: ReadonlyArray<Contender>,
  texts: ReadonlyArray<string>,
  { batch, warmUpRounds, rounds }: Plan,
): ReadonlyMap<Contender, number> {
  const times = contenders.map((): number[] => []);
  const random = randomOf(1);
  for (let round = -warmUpRounds; round < rounds; round++) {
    const sums = contenders.map(() => 0);
    for (let start = 0; start < texts.length; start += batch) {
      const part = texts.slice(start, start + batch);
      for (const at of shuffled([...contenders.keys()], random)) {
        sums[at] += timeOf(contenders[at], part);
      }
    }
    if (round >= 0) sums.forEach((sum, at) => times[at].push(sum));
  }
  return new Map(
    contenders.map((contender, at) => [contender, median(times[at]) * 1000 / texts.length]),
  );
}

/** The items in an order of chance. */
export function shuffled<A>(items: ReadonlyArray<A>, random: Random): ReadonlyArray<A> {
  const out = items.slice();
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** Milliseconds that a contender takes for some texts. */
function timeOf({ prepare, run }: Contender, texts: ReadonlyArray<string>): number {
  const inputs = texts.map((text) => prepare(text)) as never[];
  const outputs = new Array<unknown>(inputs.length);
  const start = performance.now();
  for (let i = 0; i < inputs.length; i++) outputs[i] = run(inputs[i]);
  return performance.now() - start;
}

/** The middle of some values, or the mean of the two there. */
export function median(values: ReadonlyArray<number>): number {
  const sorted = values.toSorted((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The two steps on a status. */
import { statusTexts } from "./_any_status.ts";
import { type Contender, decoders, encoders, parse, stringify } from "./_contenders.ts";
import { checkDecoder, checkEncoder } from "./_sanity.ts";

/** The statuses that all contenders work on. */
export const texts: ReadonlyArray<string> = statusTexts(400);

/** Each step with the built-in that it is compared with. */
export const STEPS = {
  decode: { base: parse, contenders: decoders, check: checkDecoder },
  encode: { base: stringify, contenders: encoders, check: checkEncoder },
};
export type Step = keyof typeof STEPS;

/** Microseconds of a contender, and how many times those of the built-in they are. */
export interface Figure {
  readonly micros: number;
  readonly ratio: number;
}

/** The contender of that name; throws if there is none. */
export function contenderNamed(step: Step, name: string): Contender {
  const found = STEPS[step].contenders.find((contender) => contender.name === name);
  if (found === undefined) throw new Error(`Cannot find contender: ${name}`);
  return found;
}

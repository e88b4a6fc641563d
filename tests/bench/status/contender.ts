/** One contender in one step, by their names: checked, and measured by turns with the built-in. */
import { measure } from "../_measure.ts";
import { contenderNamed, type Figure, type Step, STEPS, texts } from "../_steps.ts";

const plan = { batch: 50, warmUpRounds: 20, rounds: 40 };

const [step, name] = Deno.args as [Step, string];
const { base, check } = STEPS[step];
const contender = contenderNamed(step, name);
check(contender, texts);
const micros = measure([base, contender], texts, plan);
const own = micros.get(contender) ?? NaN;
const figure: Figure = { micros: own, ratio: own / (micros.get(base) ?? NaN) };
console.log(JSON.stringify(figure));

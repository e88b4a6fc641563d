/**
 * What the gate makes of a step's output: what failed by name, and how many
 * tests there were.
 *
 * @module
 */

/** What came of a step. */
export interface Outcome {
  /** Absent where nobody could do it: it then counts neither way. */
  readonly isPassed: boolean | undefined;
  /** How many of its tests passed. */
  readonly passed: number;
  /** How many of its tests failed. */
  readonly failed: number;
  /** The tests that failed, each with its place. */
  readonly failures: ReadonlyArray<string>;
  /** How many of its tests could not be done here. */
  readonly ignored: number;
}

/** A step, and what came of it. */
export interface Done extends Outcome {
  readonly name: string;
}

const ESCAPES = new RegExp(String.raw`\u001b\[[\d;]*m`, "g");

/** The last line of the tests of Deno. */
const COUNTS =
  /^(?:ok|FAILED) \| (\d+) passed(?: \([^)]*\))? \| (\d+) failed(?: \([^)]*\))?(?: \| (\d+) ignored)?/gm;

/** What Deno prints where a step asks a server that does not answer. */
const UNANSWERED = /error sending request for url|Failed to get data from the registry/;

/** What came of a step that Deno ended well or not, by what it printed. */
export function outcomeOf(isSuccess: boolean, printed: string, needsAnswer: boolean): Outcome {
  const output = printed.replace(ESCAPES, "");
  const [, passed = "0", failed = "0", ignored = "0"] = [...output.matchAll(COUNTS)].at(-1) ?? [];
  const [, list = ""] = /\n FAILURES \n\n([^]*?)\n\nFAILED \|/.exec(output) ?? [];
  return {
    isPassed: needsAnswer && UNANSWERED.test(output) ? undefined : isSuccess,
    passed: Number(passed),
    failed: Number(failed),
    failures: list.split("\n").filter((line) => line !== ""),
    ignored: Number(ignored),
  };
}

/** The word for what came of a step. */
export function wordOf({ isPassed }: Outcome): string {
  return isPassed === undefined ? "not done" : isPassed ? "passed" : "FAILED";
}

/** How much failed, steps and tests. */
export function failuresOf(steps: ReadonlyArray<Done>): number {
  return sum(steps.map(({ isPassed, failed }) => failed + (isPassed === false ? 1 : 0)));
}

/** The last lines of the gate: what was not done and what failed, by name; then the counts. */
export function reportOf(steps: ReadonlyArray<Done>): ReadonlyArray<string> {
  const passed = sum(steps.map(({ isPassed, passed }) => passed + (isPassed === true ? 1 : 0)));
  return [
    ...steps.flatMap((step) => [
      ...(step.isPassed === true ? [] : [`${wordOf(step)}: ${step.name}`]),
      ...(step.ignored === 0 ? [] : [`not done: ${step.ignored} ignored of ${step.name}`]),
      ...step.failures.map((failure) => `FAILED: ${failure}`),
    ]),
    `${passed} passed, ${failuresOf(steps)} failed`,
  ];
}

function sum(numbers: ReadonlyArray<number>): number {
  return numbers.reduce((x, y) => x + y, 0);
}

/** Whether the tests notice a mutant. */
import type { Mutant } from "./_copy.ts";
import { filesIn } from "./_files.ts";
import { type Runner, startRunner } from "./_runner.ts";

/** What the tests make of a mutant. */
export type Verdict = "killed" | "timed out" | "survived" | "not reached";

/** Runs the tests that reach a mutant. */
export type Judge = (mutant: Mutant) => Promise<Verdict>;

interface Test {
  readonly name: string;
  readonly file: string;
  readonly ms: number;
  /** The mutants that the test reaches. */
  readonly reached: ReadonlySet<string>;
}

/** Tests that start processes or servers, or look at the project instead of running it. */
const LEFT_OUT = ["tests/package", "tests/recipes", "tests/types"];

/** A mutant is given this time, and four times what its tests take without it. */
const PATIENCE_MS = 5000;

/** Runs every test once without a mutant, to see what each of them reaches and how long it takes. */
export async function judgeOf(
  dir: string,
  mutants: ReadonlyArray<Mutant>,
  limitMs: number,
): Promise<{ readonly judge: Judge; readonly close: () => void }> {
  const files = filesIn(dir, "tests").filter((file) =>
    file.endsWith("_test.ts") && !LEFT_OUT.some((path) => file.startsWith(path))
  );
  const start = () => startRunner(dir, "", files);
  let shared = await start();
  if (shared === undefined) throw new Error("The tests cannot be loaded");
  const { atLoad, atModuleLoad } = shared;
  const tests = await testsOf(shared);
  const takenMs = tests.reduce((ms, test) => ms + test.ms, 0);
  console.log(`${tests.length} tests, ${Math.round(takenMs / 1000)} s\n`);

  /** As many tests as the time allows, those of the same name as the file first. */
  function chosen(file: string, among: ReadonlyArray<Test>): ReadonlyArray<Test> {
    const own = file.replace(/^src\/(.*)\.ts$/, "tests/$1_test.ts");
    let left = limitMs;
    return among
      .toSorted((x, y) => Number(y.file === own) - Number(x.file === own) || x.ms - y.ms)
      .filter(({ ms }) => {
        const fits = ms <= left;
        if (fits) left -= ms;
        return fits;
      });
  }

  const siblings = Map.groupBy(mutants, ({ file }) => file);
  const near = new Map(
    [...siblings].map(([file, those]) => [
      file,
      tests.filter(({ reached }) => those.some(({ id }) => reached.has(id))),
    ]),
  );

  /** A mutant that only runs while tests do is switched on in the process that all such mutants share. */
  async function judgeShared(mutant: string, asked: ReadonlyArray<Test>): Promise<Verdict> {
    for (let attempt = 1;; attempt++) {
      const answer = await shared?.ask(mutant, namesOf(asked), patience(asked));
      if (answer === undefined || answer.isSpoilt) {
        shared?.stop();
        shared = await start();
      }
      if (answer === undefined) return "timed out";
      if (answer.failed === null) return "survived";
      // What an earlier mutant left behind may have failed the test.
      if (!answer.isSpoilt || attempt === 2) return "killed";
    }
  }

  /** A mutant that runs while modules load needs a process of its own. */
  async function judgeAlone(mutant: string, asked: ReadonlyArray<Test>): Promise<Verdict> {
    const needed = [...new Set(asked.map(({ file }) => file))];
    // Most fall to the first file, and the others take long to load.
    for (const part of [needed.slice(0, 1), needed.slice(1)]) {
      const some = asked.filter(({ file }) => part.includes(file));
      const runner = await startRunner(dir, mutant, part);
      if (runner === undefined) return "killed";
      const answer = await runner.ask(mutant, namesOf(some), patience(some));
      runner.stop();
      if (answer === undefined) return "timed out";
      if (answer.failed !== null) return "killed";
    }
    return "survived";
  }

  return {
    judge: async ({ id, file }) => {
      const reaching = tests.filter(({ reached }) => reached.has(id));
      const made = tests.filter((test) => atLoad.get(test.file)?.includes(id));
      if (atModuleLoad.has(id)) {
        const some = new Set([...near.get(file) ?? [], ...made]);
        return await judgeAlone(id, chosen(file, some.size > 0 ? [...some] : tests));
      }
      if (reaching.length > 0) {
        const verdict = await judgeShared(id, chosen(file, reaching));
        if (verdict !== "survived" || made.length === 0) return verdict;
      }
      // What these tests ask about was made without the mutant, while they loaded.
      return made.length > 0 ? await judgeAlone(id, chosen(file, made)) : "not reached";
    },
    close: () => shared?.stop(),
  };
}

async function testsOf(runner: Runner): Promise<ReadonlyArray<Test>> {
  const tests: Test[] = [];
  for (const { name, file } of runner.tests) {
    const answer = await runner.ask("", [name], Infinity);
    if (answer === undefined) throw new Error(`The tests end at ${name}`);
    if (answer.failed === null) tests.push({ name, file, ms: answer.ms, reached: answer.reached });
    else console.log(`left out, since it fails in the copy: ${name}`);
  }
  return tests;
}

function namesOf(tests: ReadonlyArray<Test>): ReadonlyArray<string> {
  return tests.map(({ name }) => name);
}

function patience(tests: ReadonlyArray<Test>): number {
  return PATIENCE_MS + 4 * tests.reduce((ms, test) => ms + test.ms, 0);
}

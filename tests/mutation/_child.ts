/**
 * Runs in the copy of the project: loads the test files that its arguments name,
 * then runs tests as its standard input asks, each time with one mutant on.
 */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { linesOf } from "./_runner.ts";

type Run = (t: unknown) => unknown;

interface Definition {
  readonly name: string;
  readonly fn: Run;
  readonly ignore?: boolean;
}

/** What the instrumented code reads and writes. */
const stryker: {
  activeMutant: string;
  currentTestId?: string;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, object> };
} = { activeMutant: Deno.args[0] };
Object.assign(globalThis, { __stryker__: stryker });

/** The same samples every time, and no search for a smaller counterexample. */
fc.configureGlobal({ seed: 1, endOnFailure: true });

const runs = new Map<string, { readonly file: string; readonly run: Run }>();
let file = "";

function register(...args: [name: string, fn: Run] | [Definition]): void {
  const { name, fn, ignore = false }: Definition = args.length === 1
    ? args[0]
    : { name: args[0], fn: args[1] };
  if (ignore) return;
  let key = `${file}: ${name}`;
  while (runs.has(key)) key += "'";
  runs.set(key, { file, run: fn });
}

/** Instead of `Deno.test`: keeps the test to run it whenever asked. */
const test = Object.assign(register, {
  each: (cases: ReadonlyArray<unknown>) => (name: string, fn: (...args: unknown[]) => unknown) =>
    cases.forEach((row, i) =>
      register(`${name} ${i}`, (t) => Array.isArray(row) ? fn(...row, t) : fn(row, t))
    ),
});
Object.defineProperty(Deno, "test", { value: test });

/** A snapshot is what the test saw first: with no mutant on, unless one is from the start. */
const snapshots = new Map<string, unknown>();

function contextOf(name: string): unknown {
  let count = 0;
  return {
    name,
    assertSnapshot: (actual: unknown) => {
      const key = `${name} ${count++}`;
      if (!snapshots.has(key)) snapshots.set(key, actual);
      assertEquals(actual, snapshots.get(key));
    },
  };
}

async function passes(name: string): Promise<boolean> {
  try {
    await runs.get(name)?.run(contextOf(name));
    return true;
  } catch {
    return false;
  }
}

async function firstFailing(names: ReadonlyArray<string>): Promise<string | null> {
  for (const name of names) if (!await passes(name)) return name;
  return null;
}

/** Loads a module, and returns the mutants that ran. */
async function reachedBy(module: string): Promise<ReadonlyArray<string>> {
  if (stryker.mutantCoverage !== undefined) stryker.mutantCoverage.static = {};
  await import(module);
  return Object.keys(stryker.mutantCoverage?.static ?? {});
}

function say(message: unknown): void {
  const bytes = new TextEncoder().encode(`${JSON.stringify(message)}\n`);
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
}

console.log = () => {};
const isAlone = stryker.activeMutant !== "";
const atModuleLoad = await reachedBy("@k8s-fp/pod-status");
const atLoad: [string, ReadonlyArray<string>][] = [];
for (file of Deno.args.slice(1)) {
  atLoad.push([file, await reachedBy(new URL(`../../${file}`, import.meta.url).href)]);
}
const tests = [...runs].map(([name, { file }]) => ({ name, file }));
say({ tests, atModuleLoad, atLoad });

for await (const line of linesOf(Deno.stdin.readable)) {
  const { id, tests } = JSON.parse(line);
  stryker.activeMutant = id;
  stryker.currentTestId = "asked";
  if (stryker.mutantCoverage !== undefined) stryker.mutantCoverage.perTest = {};
  const start = performance.now();
  const failed = await firstFailing(tests);
  const ms = performance.now() - start;
  const reached = id === "" ? Object.keys(stryker.mutantCoverage?.perTest.asked ?? {}) : [];
  if (!isAlone) stryker.activeMutant = "";
  say({
    failed,
    ms,
    reached,
    isSpoilt: failed !== null && !isAlone && !await passes(failed),
  });
}

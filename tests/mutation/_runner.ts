/** A process that runs tests in the copy of the project, as it is told. */

/** What became of some tests. */
export interface Answer {
  /** The first test that failed. */
  readonly failed: string | null;
  /** Whether that test still fails once the mutant is off. */
  readonly isSpoilt: boolean;
  readonly ms: number;
  /** The mutants that were reached. */
  readonly reached: ReadonlySet<string>;
}

/** A process that has loaded test files. */
export interface Runner {
  readonly tests: ReadonlyArray<{ readonly name: string; readonly file: string }>;
  /** The mutants that run while the module loads. */
  readonly atModuleLoad: ReadonlySet<string>;
  /** The mutants that run while each test file loads. */
  readonly atLoad: ReadonlyMap<string, ReadonlyArray<string>>;
  /** Runs tests with a mutant on, up to the first that fails; `undefined` if that takes too long. */
  readonly ask: (
    mutant: string,
    tests: ReadonlyArray<string>,
    patienceMs: number,
  ) => Promise<Answer | undefined>;
  readonly stop: () => void;
}

const LOAD_MS = 30_000;

/** What became of tests under which the process ended. */
const ENDED: Answer = { failed: "the process", isSpoilt: true, ms: 0, reached: new Set() };

/** Starts a process with a mutant on, or with none; `undefined` if the files do not load with it. */
export async function startRunner(
  dir: string,
  mutant: string,
  files: ReadonlyArray<string>,
): Promise<Runner | undefined> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "--allow-all",
      "tests/mutation/_child.ts",
      mutant,
      ...files,
    ],
    cwd: dir,
    stdin: "piped",
    stdout: "piped",
    stderr: mutant === "" ? "inherit" : "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  const lines = linesOf(child.stdout);
  const next = (patienceMs: number) => within(patienceMs, lines.next());
  const stop = () => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    lines.return(undefined).catch(() => {});
  };
  const loaded = await next(LOAD_MS);
  if (loaded === undefined || loaded.done) {
    stop();
    return undefined;
  }
  return {
    ...parse(loaded.value),
    ask: async (id, tests, patienceMs) => {
      const asked = new TextEncoder().encode(`${JSON.stringify({ id, tests })}\n`);
      // Where the process has ended, so have its lines.
      await writer.write(asked).catch(() => {});
      const line = await next(patienceMs);
      return line === undefined ? undefined : line.done ? ENDED : parse(line.value);
    },
    stop,
  };
}

function parse(line: string) {
  return JSON.parse(line, (key, value) => {
    if (key === "atLoad") return new Map(value);
    return key === "reached" || key === "atModuleLoad" ? new Set(value) : value;
  });
}

async function within<A>(ms: number, promise: Promise<A>): Promise<A | undefined> {
  if (ms === Infinity) return await promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The lines of a stream. */
export async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

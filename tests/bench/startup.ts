/** Start-up: what this module and its command add to an empty script, as whole processes. */
import { plainTable } from "../../src/cli/table.ts";
import { cell } from "./_cell.ts";
import { median, shuffled } from "./_measure.ts";
import { type CommandLine, outcomeOf, script } from "./_process.ts";
import { randomOf } from "./_random.ts";
import type { Findings, Settings } from "./_section.ts";

/** A process, and one that differs from it in running an empty script. */
interface Contender {
  readonly name: string;
  readonly loaded: CommandLine;
  readonly empty: CommandLine;
}

/** Medians of milliseconds. */
interface Figure {
  readonly loaded: number;
  readonly empty: number;
  /** What is between the two of a round. */
  readonly over: number;
}

/** The entries of parts that start sooner than the whole. */
const PARTS = ["model", "queries", "streams"] as const;

const RUNS_A_ROUND = 20;
/** As many runs as it takes until Deno has cached all that it caches. */
const WARM_UP_RUNS = 3;
const EMPTY_LIST = '{"apiVersion": "v1", "kind": "List", "items": []}';

const random = randomOf(1);

/** Measures this section. */
export async function startup({ rounds, dir }: Settings): Promise<Findings<"startup">> {
  const contenders = [
    imported("import of the module", "module"),
    await bundledCommand(dir),
    ...PARTS.map((part) => imported(`import of ./${part} alone`, part)),
  ];
  const runs = rounds * RUNS_A_ROUND;
  const figures = await race(contenders, runs);
  const [ofModule, ofCommand] = figures;
  return {
    report: `START-UP: medians of ${runs} processes, milliseconds\n\n` +
      plainTable([
        ["SCRIPT", "MS", "EMPTY SCRIPT", "OVER IT", "TIMES IT"],
        ...contenders.map(({ name }, at) => rowOf(name, figures[at])),
      ]),
    demanded: {
      "import of the module, ms over an empty script": ofModule.over,
      "bundled command, ms over an empty script": ofCommand.over,
    },
    ratios: {
      "import of the module, over an empty script": ofModule.over / ofModule.empty,
      "bundled command, over an empty script": ofCommand.over / ofCommand.empty,
    },
  };
}

/** An import of the module, or of a part of it. */
function imported(name: string, file: string): Contender {
  return { name, loaded: script(`start/${file}.ts`), empty: script("start/empty.ts") };
}

/** The command as one file, beside an empty one. */
async function bundledCommand(dir: string): Promise<Contender> {
  const [bundle, empty] = [`${dir}/command.js`, `${dir}/empty.js`];
  const source = import.meta.resolve("@k8s-fp/pod-status/cli");
  await outcomeOf([Deno.execPath(), "bundle", "--quiet", "--output", bundle, source]);
  await Deno.writeTextFile(empty, "");
  return { name: "bundled command, empty list", loaded: script(bundle), empty: script(empty) };
}

/** All contenders, the two processes of each by turns in an order of chance. */
async function race(
  contenders: ReadonlyArray<Contender>,
  runs: number,
): Promise<ReadonlyArray<Figure>> {
  const times = contenders.map(() => ({ loaded: [] as number[], empty: [] as number[] }));
  const turns = contenders.flatMap((contender, at) =>
    (["loaded", "empty"] as const).map((which) => ({ command: contender[which], at, which }))
  );
  for (let run = -WARM_UP_RUNS; run < runs; run++) {
    for (const { command, at, which } of shuffled(turns, random)) {
      const { seconds } = await outcomeOf(command, EMPTY_LIST);
      if (run >= 0) times[at][which].push(seconds * 1000);
    }
  }
  return times.map(({ loaded, empty }) => ({
    loaded: median(loaded),
    empty: median(empty),
    over: median(loaded.map((time, run) => time - empty[run])),
  }));
}

function rowOf(name: string, { loaded, empty, over }: Figure): ReadonlyArray<string> {
  return [name, cell(loaded, 1, 5), cell(empty, 1, 5), cell(over, 1, 5), cell(over / empty, 2, 5)];
}

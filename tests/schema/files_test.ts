import { assert, assertEquals, assertGreater } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { Pod, unknownFields } from "@k8s-fp/pod-status";
import { factsOf } from "../../src/cli/facts.ts";
import { PodFacts } from "../../src/cli/pod_facts.ts";
import { VERSIONED } from "../../src/cli/printer.ts";
import type { DefinedCodec } from "../../src/codec/_codec.ts";
import { PodProblem } from "../../src/fleet/problem_codec.ts";
import { problemOf } from "../../src/fleet/problems.ts";
import { objectsIn, valueOf } from "../_arbitrary.ts";
import { CLUSTER, linesOf, NOW, runOn } from "../cli/_run.ts";
import { validator } from "./_ajv.ts";
import { FILED, fileText, FOLDER } from "./_files.ts";

async function textOf(name: string): Promise<string> {
  return await Deno.readTextFile(new URL(`${name}.json`, FOLDER));
}

Deno.test("the files of docs/schema are those of the codecs; `deno task schema` writes them", async () => {
  for (const codec of FILED) assertEquals(await textOf(codec.name), fileText(codec), codec.name);
  const files = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort();
  assertEquals(files, FILED.map(({ name }) => `${name}.json`).sort());
});

Deno.test("docs/command.md links to every file of docs/schema", async () => {
  const page = await Deno.readTextFile(new URL("../command.md", FOLDER));
  for (const { name } of FILED) assert(page.includes(`](schema/${name}.json)`), name);
});

/** What the command prints of the fixture, and the file that tells its form; one object or one a line. */
const PRINTS: ReadonlyArray<readonly [file: string, ...args: ReadonlyArray<string>]> = [
  ["PodProblemList", "--problems", "-o", "json"],
  ["PodProblem", "--problems", "-o", "ndjson"],
  ["PodFactsList", "--explain", "-o", "json"],
  ["PodFacts", "--explain", "-o", "ndjson"],
  ["PodFacts", "--explain", "shop/web-7c9d5b8f64-2xk7q", "-o", "ndjson"],
  ["PodFacts", "--explain", "shop/nightly-export-29714520-7lf9c", "-o", "ndjson"],
  ["PodList", "-o", "json"],
  ["Pod", "-o", "ndjson"],
  ["PodRow", "-o", "rows"],
  ["ContainerRow", "-o", "rows", "--per", "container"],
  ["FleetSummary", "--summary", "-o", "json"],
];

function codecOf(name: string): DefinedCodec<unknown> {
  return FILED.find((codec) => codec.name === name)!;
}

for (const [file, ...args] of PRINTS) {
  Deno.test(`what ${args.join(" ")} prints is valid by ${file}.json, and reads back`, async () => {
    const isValid = validator(JSON.parse(await textOf(file)));
    const { stdout } = await runOn(CLUSTER, ...args, "--now", NOW);
    const objects: ReadonlyArray<unknown> = args.includes("json")
      ? [JSON.parse(stdout)]
      : linesOf(stdout).map((line) => JSON.parse(line));
    assertGreater(objects.length, 0);
    for (const object of objects) {
      assert(isValid(object), JSON.stringify(object));
      const codec = codecOf(file);
      const value = codec.decode(object);
      assert(E.isRight(value));
      assertEquals(
        JSON.parse(JSON.stringify(codec.encode(value.right))),
        withoutNull(file, object),
      );
      // Of its own objects the command says nothing that their schema does not tell.
      if (file.startsWith("PodProblem") || file.startsWith("PodFacts")) {
        assertEquals([...objectsIn(value.right)].filter((part) => unknownFields in part), []);
      }
    }
  });
}

/** Rows have every column, `null` where it is absent. */
function withoutNull(file: string, object: unknown): unknown {
  return file.endsWith("Row")
    ? Object.fromEntries(Object.entries(object as object).filter(([, value]) => value !== null))
    : object;
}

Deno.test("what the command prints of any pod is valid by the files", async () => {
  const isFacts = validator(JSON.parse(await textOf("PodFacts")));
  const isProblem = validator(JSON.parse(await textOf("PodProblem")));
  const now = Date.parse(NOW);
  const [facts, problem] = [factsOf(now, {}), problemOf(now)];
  let problems = 0;
  fc.assert(
    fc.property(valueOf(Pod), (pod) => {
      assert(isFacts(JSON.parse(JSON.stringify(PodFacts.encode(facts(pod))))));
      const found = problem(pod);
      if (O.isNone(found)) return;
      problems++;
      const json = PodProblem.encode({ ...VERSIONED, kind: "PodProblem", ...found.value });
      assert(isProblem(JSON.parse(JSON.stringify(json))));
    }),
    { numRuns: 200 },
  );
  assertGreater(problems, 5);
});

Deno.test("an object of another version, or another kind, is neither valid nor read", async () => {
  const { stdout } = await runOn(CLUSTER, "--problems", "-o", "ndjson", "--now", NOW);
  const problem = JSON.parse(linesOf(stdout)[0]);
  const isValid = validator(JSON.parse(await textOf("PodProblem")));
  assert(isValid({ ...problem, later: 7 }));
  for (const other of [{ apiVersion: "pod-status/v2" }, { kind: "PodFacts" }]) {
    assert(!isValid({ ...problem, ...other }));
    assert(E.isLeft(codecOf("PodProblem").decode({ ...problem, ...other })));
  }
});

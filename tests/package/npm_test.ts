import { assertEquals } from "@std/assert";
import { packed, type Versions } from "./_npm.ts";

/** Reads streams of Node, and runs the command. */
const STREAMS = `
import { Readable } from "node:stream";
import { decodePods, podsFromStream, podStatusLens } from "@k8s-fp/pod-status";
import { run } from "@k8s-fp/pod-status/cli";
import * as O from "fp-ts/lib/Option.js";
const decoded = decodePods({ kind: "Pod", status: { phase: "Running" } });
const [pod] = decoded.right.pods;
console.log(O.chain(podStatusLens.phase.get)(pod.status).value);
const line = '{"apiVersion":"v1","kind":"Pod"}\\n';
const bytes = Buffer.from(line + line);
for await (const { _tag } of podsFromStream(Readable.from([bytes.subarray(0, 20), bytes.subarray(20)]))) {
  console.log(_tag);
}
const code = await run(["-o", "ndjson"], {
  stdin: new Blob([bytes]).stream(),
  open: () => Promise.reject(new Error("there are no files")),
  stdout: async (text) => process.stdout.write(text),
  stderr: async (text) => process.stderr.write(text),
  isTerminal: () => false,
  noColor: true,
  now: () => 0,
});
console.log(code);
`;

const STREAMS_OUTPUT = `Running
Right
Right
{"apiVersion":"v1","kind":"Pod"}
{"apiVersion":"v1","kind":"Pod"}
0
`;

/** Treats values of the module with the project's own fp-ts, io-ts and monocle-ts. */
const TYPED = `
import {
  decodePods,
  isReady,
  type JsonOf,
  type Pod,
  type PodPhase,
  PodStatus,
  podStatusLens,
  type Time,
  timeOrd,
} from "@k8s-fp/pod-status";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { max } from "fp-ts/lib/Ord.js";
import * as t from "io-ts";
import * as L from "monocle-ts/lib/Lens.js";

const pods: ReadonlyArray<Pod> = pipe(
  decodePods([{ status: { phase: "Running", startTime: "2026-01-01T00:00:00Z" } }]),
  E.fold(() => [], (decoded) => decoded.pods),
);
const upper = pipe(podStatusLens.phase, L.modify(O.map((phase) => phase.toUpperCase())));
for (const { status } of pods) {
  const phase: O.Option<PodPhase> = pipe(status, O.chain(podStatusLens.phase.get));
  const ready: boolean = O.exists(isReady)(status);
  const json: O.Option<JsonOf<PodStatus>> = pipe(status, O.map(upper), O.map(PodStatus.encode));
  const started: O.Option<Time> = pipe(status, O.chain(podStatusLens.startTime.get));
  const latest = pipe(started, O.map((time) => max(timeOrd)(time, time)));
  console.log(JSON.stringify([phase, ready, json, latest]));
}
const Report = t.type({ cluster: t.string, status: PodStatus });
console.log(E.isRight(Report.decode({ cluster: "eu-1", status: {} })), Report.is({}));
// @ts-expect-error: a status is not its JSON
export const wrong: PodStatus = { phase: "Running" };
`;

const TYPED_OUTPUT = '[{"_tag":"Some","value":"Running"},false,' +
  '{"_tag":"Some","value":{"phase":"RUNNING","startTime":"2026-01-01T00:00:00Z"}},' +
  '{"_tag":"Some","value":"2026-01-01T00:00:00Z"}]\n' +
  "true false\n";

const FILES = { "streams.js": STREAMS, "typed.ts": TYPED };

const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];

interface Project {
  readonly name: string;
  /** What it asks for, given what the module depends on. */
  readonly versions: (dependencies: Versions) => Versions;
  /** Whether the module has a copy of fp-ts that is not the project's. */
  readonly hasTwoCopies: boolean;
}

const PROJECTS: ReadonlyArray<Project> = [
  {
    name: "the lowest versions of its packages, and TypeScript 5.0",
    versions: (dependencies) => ({ ...lowest(dependencies), typescript: "~5.0.0" }),
    hasTwoCopies: false,
  },
  {
    name: "the newest versions of its packages, and TypeScript 7",
    versions: (dependencies) => ({ ...dependencies, typescript: "^7.0.0" }),
    hasTwoCopies: false,
  },
  {
    name: "another fp-ts in the project than its own, and TypeScript 5.9",
    versions: (dependencies) => ({ ...dependencies, "fp-ts": "2.13.1", typescript: "~5.9.0" }),
    hasTwoCopies: true,
  },
];

/** The lowest version of each range. */
function lowest(ranges: Versions): Versions {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, range]) => [name, range.replace(/^\^/, "")]),
  );
}

Deno.test("The npm tarball runs under Node, and its types pass tsc", async (t) => {
  await packed(async (dependencies, inProject) => {
    for (const { name, versions, hasTwoCopies } of PROJECTS) {
      await t.step(`with ${name}`, async () => {
        await inProject(versions(dependencies), FILES, async (shell) => {
          const copies = await shell("find", "node_modules", "-path", "*/fp-ts/package.json");
          assertEquals(copies.trim().split("\n").length, hasTwoCopies ? 2 : 1, copies);
          assertEquals(
            await shell("npx", "tsc", ...STRICT, "--module", "nodenext", "typed.ts"),
            "",
          );
          assertEquals(await shell("node", "typed.js"), TYPED_OUTPUT);
          assertEquals(await shell("node", "streams.js"), STREAMS_OUTPUT);
        });
      });
    }
  });
});

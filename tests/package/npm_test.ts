import { assertEquals } from "@std/assert";
import { inTempDir, ROOT, run } from "./_run.ts";

const NODE_SCRIPT = `
import { Readable } from "node:stream";
import { decodePods, podsFromStream, podStatusLens } from "@k8s-fp/pod-status";
import { run } from "@k8s-fp/pod-status/cli";
import * as O from "fp-ts/lib/Option.js";
const decoded = decodePods({ kind: "Pod", status: { phase: "Running" } });
const [pod] = decoded.right.pods;
console.log(O.flatMap(podStatusLens.phase.get)(pod.status).value);
const bytes = Buffer.from('{"kind": "Pod"}{"kind": "Pod"}');
for await (const { _tag } of podsFromStream(Readable.from([bytes.subarray(0, 20), bytes.subarray(20)]))) {
  console.log(_tag);
}
const write = async (text) => process.stdout.write(text);
const io = { stdin: new Blob([bytes]).stream(), stdout: write, stderr: write, now: 0 };
console.log(await run(["-o", "ndjson"], io));
`;

const NODE_OUTPUT = `Running
Right
Right
{"kind":"Pod"}
{"kind":"Pod"}
0
`;

const TYPED_SCRIPT = `
import { isReady, type JsonOf, PodStatus, podStatusLens, type Time } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
const decoded = PodStatus.decode({});
if (decoded._tag === "Right") {
  const started: O.Option<Time> = podStatusLens.startTime.get(decoded.right);
  const json: JsonOf<PodStatus> = PodStatus.encode(decoded.right);
  const ready: boolean = isReady(decoded.right);
  console.log(started, json.phase, ready);
}
// @ts-expect-error: a status is not its JSON
const wrong: PodStatus = { phase: "Running" };
export { wrong };
`;

Deno.test("The npm tarball runs under Node, and its types pass tsc", async () => {
  await inTempDir(async (cwd) => {
    const pack = await run(
      Deno.execPath(),
      ["pack", "--allow-dirty", "--no-source-maps", "--output", `${cwd}/pod-status.tgz`],
      { cwd: ROOT },
    );
    assertEquals(pack.code, 0, pack.stderr);
    await Deno.writeTextFile(`${cwd}/package.json`, '{ "type": "module", "private": true }');
    const install = await run(
      "npm",
      ["install", "--no-audit", "--no-fund", "./pod-status.tgz", "typescript@^5.9.0"],
      { cwd },
    );
    assertEquals(install.code, 0, install.stderr);
    await Deno.writeTextFile(`${cwd}/script.js`, NODE_SCRIPT);
    const node = await run("node", ["script.js"], { cwd });
    assertEquals([node.code, node.stdout], [0, NODE_OUTPUT], node.stderr);
    await Deno.writeTextFile(`${cwd}/script.ts`, TYPED_SCRIPT);
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
    const tsc = await run("npx", ["tsc", ...flags, "script.ts"], { cwd });
    assertEquals([tsc.code, tsc.stdout], [0, ""], tsc.stderr);
  });
});

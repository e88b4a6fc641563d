import { assertEquals } from "@std/assert";
import { packed } from "./_npm.ts";
import { inTempDir, type Outcome, ROOT, run } from "./_run.ts";

const CLUSTER = await Deno.readTextFile(new URL("tests/fixtures/cluster.json", ROOT));
const MIXED = await Deno.readTextFile(new URL("tests/fixtures/mixed.json", ROOT));

const YAML = `apiVersion: v1
kind: Pod
metadata: { namespace: shop, name: web }
status: { phase: Running }
`;

/** Arguments, and the standard input that they are given. */
const CASES: ReadonlyArray<readonly [stdin: string, ...args: ReadonlyArray<string>]> = [
  [CLUSTER],
  [CLUSTER, "-o", "wide", "--sort-by", "restarts"],
  [CLUSTER, "--problems"],
  [CLUSTER, "--problems", "--color", "always"],
  [CLUSTER, "--explain", "billing"],
  [CLUSTER, "--explain", "nobody"],
  [CLUSTER, "-o", "ndjson", "-l", "app=web"],
  [CLUSTER, "-o", "rows", "--per", "container"],
  [CLUSTER, "-o", "html"],
  [CLUSTER, "--summary"],
  [MIXED],
  [""],
  ["NAME   READY   STATUS\nweb    1/1     Running\n"],
  ["", "pods"],
  ["", "pods/web.yaml", "nothing.json"],
  [CLUSTER, "--since", "older.json"],
  ["", "--nonsense"],
  ["", "--help"],
];

/** What was said, without the words that each system has for a file that is not there. */
function withoutSystem({ stderr, ...outcome }: Outcome): Outcome {
  return { ...outcome, stderr: stderr.replace(/(?<=^Cannot read nothing\.json: ).*$/m, "…") };
}

Deno.test("the installed command does under Node what it does under Deno", async (t) => {
  await inTempDir(async (dir) => {
    await Deno.mkdir(`${dir}/pods`);
    await Deno.writeTextFile(`${dir}/pods/web.yaml`, YAML);
    await Deno.writeTextFile(`${dir}/older.json`, '{"kind":"PodList","items":[]}');
    const script = new URL("src/cli/main.ts", ROOT).pathname;
    const underDeno = (stdin: string, args: ReadonlyArray<string>): Promise<Outcome> =>
      run(Deno.execPath(), ["run", "--quiet", "--allow-read", script, ...args], {
        cwd: dir,
        stdin,
      });
    await packed(async (dependencies, inProject) => {
      await inProject(dependencies, {}, async (shell) => {
        const project = (await shell("pwd")).trim();
        for (const [stdin, ...rest] of CASES) {
          const args = ["--now", "2026-07-01T09:20:00Z", ...rest];
          await t.step(`pod-status ${rest.join(" ")}`, async () => {
            const bin = `${project}/node_modules/.bin/pod-status`;
            assertEquals(
              withoutSystem(await run(bin, args, { cwd: dir, stdin })),
              withoutSystem(await underDeno(stdin, args)),
            );
          });
        }
        await t.step("the file of the command runs by itself", async () => {
          const file = `${project}/node_modules/@k8s-fp/pod-status/src/cli/main.js`;
          const { stdout, code } = await run("node", [file, "-o", "name"], {
            cwd: dir,
            stdin: CLUSTER,
          });
          assertEquals([stdout.split("\n").length, code], [15, 0]);
        });
        await t.step("kubectl-podstatus is the same command", async () => {
          const plugin = `${project}/node_modules/.bin/kubectl-podstatus`;
          const { stdout, code } = await run(plugin, ["--version"], { cwd: dir });
          assertEquals([/^pod-status \d/.test(stdout), code], [true, 0]);
        });
      });
    });
  });
});

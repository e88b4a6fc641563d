import { assertEquals, assertMatch } from "@std/assert";
import { inTempDir, ROOT, run } from "./_run.ts";

/** Serves the project's files as a plain web server does, while a function runs. */
async function served<A>(use: (url: string) => Promise<A>): Promise<A> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const file = new URL(`.${new URL(request.url).pathname}`, ROOT);
      return new Response(await Deno.readTextFile(file), {
        headers: { "content-type": "application/typescript" },
      });
    },
  );
  try {
    return await use(`127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("mod.ts runs when imported by URL, without a config and without permissions", async () => {
  const outcome = await served((host) =>
    inTempDir(async (cwd) => {
      await Deno.writeTextFile(
        `${cwd}/script.ts`,
        `import { decodePods, isReady, podStatusLens } from "http://${host}/mod.ts";
         const decoded = decodePods([{ status: { conditions: [{ type: "Ready", status: "True" }] } }]);
         if (decoded._tag === "Left") throw new Error("refused");
         for (const { status } of decoded.right.pods) {
           if (status._tag === "Some") console.log(isReady(status.value), podStatusLens.phase.get(status.value)._tag);
         }`,
      );
      return run(
        Deno.execPath(),
        [
          "run",
          "--check",
          "--no-config",
          "--no-lock",
          "--no-prompt",
          `--allow-import=${host}`,
          "script.ts",
        ],
        { cwd },
      );
    })
  );
  assertEquals([outcome.code, outcome.stdout], [0, "true None\n"], outcome.stderr);
});

const POD = '{"kind": "Pod", "metadata": {"namespace": "shop", "name": "web"}}';

/** What the command says of a pod, each time by other modules of its own. */
const COMMANDS: ReadonlyArray<readonly [args: ReadonlyArray<string>, stdin: string, says: RegExp]> =
  [
    [[], POD, /\nshop +web +0\/0 +0 +<unknown>\n$/],
    [["-l", "!canary", "-o", "name"], POD, /^pod\/web\n$/],
    [
      ["--problems"],
      POD.replace("}}", '}, "status": {"phase": "Failed"}}'),
      /\nshop\/web +failed .*\n\n1 of 1 pod needs somebody: 1 failed\n$/,
    ],
    [["--explain", "web"], POD, /^shop\/web\nprogressing: /],
    [["--follow"], `{"type": "ADDED", "object": ${POD}}`, /shop\/web: appeared\n$/],
    [["--summary"], POD, /^1 pod [^]*\nUnscheduled +1\n/],
    [["-o", "rows"], POD, /^\{"cluster":null,"namespace":"shop","pod":"web",.*\}\n$/],
    [["-o", "html"], POD, /^<!doctype html>[^]*<\/html>\n$/],
  ];

Deno.test("The command runs by URL in all it does, without a config and without permissions", async () => {
  await served((host) =>
    inTempDir(async (cwd) => {
      const flags = ["--no-config", "--no-lock", "--no-prompt", `--allow-import=${host}`];
      const command = `http://${host}/src/cli/main.ts`;
      for (const [args, stdin, says] of COMMANDS) {
        const options = { cwd, stdin };
        const outcome = await run(Deno.execPath(), ["run", ...flags, command, ...args], options);
        assertMatch(outcome.stdout, says, outcome.stderr);
      }
    })
  );
});

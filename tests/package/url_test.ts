import { assertEquals } from "@std/assert";
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

Deno.test("The command runs by URL, without a config and without permissions", async () => {
  const outcome = await served((host) =>
    inTempDir((cwd) =>
      run(
        Deno.execPath(),
        [
          "run",
          "--no-config",
          "--no-lock",
          "--no-prompt",
          `--allow-import=${host}`,
          `http://${host}/src/cli/main.ts`,
        ],
        { cwd, stdin: '{"kind": "Pod", "metadata": {"namespace": "shop", "name": "web"}}' },
      )
    )
  );
  assertEquals([outcome.code, outcome.stdout.split("\n")[1]], [
    0,
    "shop        web    0/0              0          <unknown>",
  ], outcome.stderr);
});

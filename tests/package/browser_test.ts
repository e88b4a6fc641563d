import { assertEquals } from "@std/assert";
import { browserTest, told } from "./_chromium.ts";
import { inTempDir } from "./_run.ts";
import { ANSWERS, bundle, writeSite } from "./_site.ts";

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'";

/** Bytes, minified and gzipped. */
const LIMITS = [370_000, 110_000];

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
};

/** Serves a folder under a strict policy, and what its page tells, while a function runs. */
async function served<A>(
  dir: string,
  use: (url: string, told: Promise<unknown>) => Promise<A>,
): Promise<A> {
  let tell: (told: unknown) => void;
  const told = new Promise<unknown>((resolve) => tell = resolve);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const [, name, type] = /^\/([\w-]+\.(\w+))$/.exec(new URL(request.url).pathname) ?? [];
      if (request.method === "POST") tell(await request.json());
      if (name === undefined || !(type in TYPES)) return new Response(null, { status: 204 });
      return new Response(await Deno.readFile(`${dir}/${name}`), {
        headers: {
          "content-type": TYPES[type],
          "content-security-policy": CONTENT_SECURITY_POLICY,
        },
      });
    },
  );
  try {
    return await use(`http://127.0.0.1:${server.addr.port}`, told);
  } finally {
    await server.shutdown();
  }
}

async function gzippedSize(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const gzipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(gzipped).bytes()).length;
}

browserTest(
  "The bundled module answers alike in a page and in its Worker, under a policy without eval",
  async (browser) => {
    await inTempDir((site) =>
      inTempDir(async (profile) => {
        await writeSite(site);
        await served(site, async (url, what) => {
          const page = { url: `${url}/index.html`, profile, what };
          assertEquals(await told(browser, page), { page: ANSWERS, worker: ANSWERS });
        });
      })
    );
  },
);

Deno.test("The module with its packages, minified for browsers, stays below 370 kB, and 110 kB gzipped", async () => {
  await inTempDir(async (dir) => {
    const file = `${dir}/pod-status.js`;
    await bundle(file);
    const bytes = await Deno.readFile(file);
    const sizes = [bytes.length, await gzippedSize(bytes)];
    assertEquals(sizes.map((size, at) => size < LIMITS[at]), [true, true], sizes.join(", "));
  });
});

/**
 * Pages in a headless browser.
 *
 * @module
 */

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PATIENCE_MS = 600_000;

/** Chromium, or a browser built on it: the one that `CHROMIUM` names, or the first on the path. */
export const chromium: string | undefined = [
  Deno.env.get("CHROMIUM") ?? [],
  (Deno.env.get("PATH") ?? "").split(":").flatMap((dir) => NAMES.map((name) => `${dir}/${name}`)),
].flat().find(isFile);

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    // A folder of the path may be missing, or closed.
    return false;
  }
}

/** A test in a browser: reported as ignored, and why, where there is none. */
export function browserTest(name: string, fn: (browser: string) => Promise<void>): void {
  Deno.test({
    name: chromium ? name : `${name} (no browser: CHROMIUM names one)`,
    ignore: chromium === undefined,
    fn: () => fn(chromium!),
  });
}

/** Opens a page until it has told something; the profile is an empty folder. */
export async function told<A>(
  browser: string,
  { url, profile, what }: {
    readonly url: string;
    readonly profile: string;
    readonly what: Promise<A>;
  },
): Promise<A> {
  const done = new AbortController();
  const output = new Deno.Command(browser, {
    args: [...FLAGS, `--user-data-dir=${profile}`, url],
    stdout: "null",
    stderr: "piped",
    signal: done.signal,
  }).output();
  try {
    return await Promise.race([what, output.then(failed), tired(done.signal)]);
  } finally {
    done.abort();
    await output;
  }
}

/** Fails with what a browser wrote before it ended. */
function failed({ code, stderr }: Deno.CommandOutput): never {
  throw new Error(`The browser ended with code ${code}`, {
    cause: new TextDecoder().decode(stderr),
  });
}

/** Fails after a while, unless it is told before that all is done. */
function tired(done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The page told nothing within ${PATIENCE_MS} ms`)),
      PATIENCE_MS,
    );
    done.addEventListener("abort", () => clearTimeout(timer));
  });
}

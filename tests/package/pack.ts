/**
 * Makes the npm tarball, as `deno task pack` does: what `deno pack` makes, and
 * what its manifest has no words for: the commands that it installs, what Node
 * it needs, that its modules have no side effects, and what registries show.
 *
 * ```sh
 * deno task pack --output pod-status.tgz
 * ```
 *
 * @module
 */
import { ROOT, run } from "./_run.ts";

/** What the manifest says beyond what `deno pack` writes. */
const MANIFEST = {
  description:
    "Kubernetes' PodStatus as an immutable record: io-ts codecs decode it, lenses change it, " +
    "pure functions and a command say what is wrong with a pod",
  keywords: ["kubernetes", "pod", "podstatus", "kubectl", "fp-ts", "io-ts", "monocle-ts", "deno"],
  engines: { node: ">=20" },
  sideEffects: false,
  bin: { "pod-status": "./bin/pod-status.js", "kubectl-podstatus": "./bin/pod-status.js" },
};

/** The files that name packages. */
const NAMING = ["src/_deps.js", "src/codec/_monocle.js"];

/**
 * Other builds of what they name, for bundlers that make something for a browser:
 * these leave out what is not used, and are the ones that io-ts brings there.
 */
async function otherBuilds(dir: string): Promise<Readonly<Record<string, string>>> {
  const texts = await Promise.all(NAMING.map((name) => Deno.readTextFile(`${dir}/${name}`)));
  const names = texts.flatMap((text) =>
    text.match(/(?<=")(fp|monocle)-ts\/lib\/\w+\.js(?=")/g) ?? []
  );
  return Object.fromEntries(names.map((name) => [name, name.replace("/lib/", "/es6/")]));
}

const BIN = `#!/usr/bin/env node
import { main } from "../src/cli/node.js";
await main();
`;

/** A warning that nobody can mend: a private file that no public type reaches needs no types. */
const NOT_REACHED = /^Could not generate types for '.*\/src\/.*'\. Types will not be included/;

/** Packs the module into a file; returns what `deno pack` said of it. */
export async function pack(output: string): Promise<string> {
  const dir = await Deno.makeTempDir();
  try {
    const flags = ["--allow-dirty", "--no-source-maps", "--output", `${dir}/raw.tgz`];
    const said = await succeed(Deno.execPath(), ["pack", ...flags], ROOT);
    await succeed("tar", ["-xzf", "raw.tgz"], dir);
    const path = `${dir}/package/package.json`;
    const manifest = {
      ...JSON.parse(await Deno.readTextFile(path)),
      ...MANIFEST,
      browser: await otherBuilds(`${dir}/package`),
    };
    await Deno.writeTextFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
    await Deno.mkdir(`${dir}/package/bin`);
    await Deno.writeTextFile(`${dir}/package/bin/pod-status.js`, BIN, { mode: 0o755 });
    await succeed("tar", ["-czf", output, "package"], dir);
    return said.split("\n").filter((line) => !NOT_REACHED.test(line)).join("\n");
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** Runs a command that has to succeed; returns what it said on standard error. */
async function succeed(
  command: string,
  args: ReadonlyArray<string>,
  cwd: string | URL,
): Promise<string> {
  const { code, stderr } = await run(command, args, { cwd });
  if (code !== 0) throw new Error(`Cannot run ${command} ${args.join(" ")}: ${stderr}`);
  return stderr;
}

if (import.meta.main) {
  const [flag = "--output", path = "pod-status.tgz", ...rest] = Deno.args;
  if (flag !== "--output" || rest.length > 0) {
    console.error("Cannot pack: expected --output FILE");
    Deno.exit(2);
  }
  console.error(await pack(path.startsWith("/") ? path : `${Deno.cwd()}/${path}`));
}

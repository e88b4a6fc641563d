/**
 * Projects under Node that depend on the packed module.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { inTempDir, run } from "./_run.ts";
import { pack } from "./pack.ts";

/** A version or a range for each of some packages. */
export type Versions = Readonly<Record<string, string>>;

/** Runs a command in the folder of a project, and expects it to succeed. */
export type Shell = (command: string, ...args: ReadonlyArray<string>) => Promise<string>;

const TARBALL = "pod-status.tgz";

function shellIn(cwd: string): Shell {
  return async (command, ...args) => {
    const { code, stdout, stderr } = await run(command, args, { cwd });
    assertEquals(code, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  };
}

/** Packs the module; what it depends on, and a way to install it, while a function runs. */
export async function packed<A>(
  use: (dependencies: Versions, inProject: InProject) => Promise<A>,
): Promise<A> {
  return await inTempDir(async (dir) => {
    await pack(`${dir}/${TARBALL}`);
    const text = await shellIn(dir)("tar", "-xzOf", TARBALL, "package/package.json");
    return await use(JSON.parse(text).dependencies, projectWith(`${dir}/${TARBALL}`));
  });
}

/** Makes a project of some files with the module and other packages, while a function runs. */
export type InProject = <A>(
  versions: Versions,
  files: Readonly<Record<string, string>>,
  use: (shell: Shell) => Promise<A>,
) => Promise<A>;

function projectWith(tarball: string): InProject {
  return (versions, files, use) =>
    inTempDir(async (dir) => {
      const dependencies = { "@k8s-fp/pod-status": `file:${tarball}`, ...versions };
      const manifest = JSON.stringify({ type: "module", private: true, dependencies });
      for (const [name, text] of Object.entries({ ...files, "package.json": manifest })) {
        await Deno.writeTextFile(`${dir}/${name}`, text);
      }
      const shell = shellIn(dir);
      await shell("npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
      return await use(shell);
    });
}

/** Programs that print a line for each pod, in processes of their own. */
import { peakOf, print } from "./_contender.ts";

const POLL_MILLISECONDS = 20;
const NEWLINE = 0x0a;

/** Runs a program on the standard input; its lines, but for some headers, are the pods that it saw. */
export async function runOnPods(
  program: string,
  args: ReadonlyArray<string>,
  headers: number = 0,
): Promise<void> {
  const start = performance.now();
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "inherit",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let peak = 0;
  const polling = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid) ?? 0);
  }, POLL_MILLISECONDS);
  let lines = 0;
  for await (const chunk of child.stdout) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
  }
  clearInterval(polling);
  const { success } = await child.status;
  if (!success) Deno.exit(1);
  const seconds = (performance.now() - start) / 1000;
  print({ pods: lines - headers, checksum: null, peak: peak || null, seconds });
}

/** Runs the command of this module, which needs no permission. */
export async function runCommand(args: ReadonlyArray<string>, headers: number = 0): Promise<void> {
  const source = import.meta.resolve("@k8s-fp/pod-status/cli");
  await runOnPods(Deno.execPath(), ["run", "--quiet", source, ...args], headers);
}

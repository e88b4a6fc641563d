/** jq, in a process of its own, whose lines are counted. */
import { path, peakOf, print } from "./_contender.ts";

const POLL_MILLISECONDS = 50;
const NEWLINE = 0x0a;

const jq = new Deno.Command("jq", {
  args: [
    "--compact-output",
    ".items[] | {name: .metadata.name, namespace: .metadata.namespace, status}",
    ...(path === "-" ? [] : [path]),
  ],
  stdin: path === "-" ? "inherit" : "null",
  stdout: "piped",
  stderr: "inherit",
}).spawn();

let peak = 0;
const polling = setInterval(() => {
  peak = Math.max(peak, peakOf(jq.pid) ?? 0);
}, POLL_MILLISECONDS);

let pods = 0;
for await (const chunk of jq.stdout) {
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) pods++;
}
clearInterval(polling);
const { success } = await jq.status;
if (!success) Deno.exit(1);
print({ pods, checksum: null, peak: peak || null });

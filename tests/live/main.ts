/**
 * Tries the follower, the waiting, pages and written statuses against a real API
 * server, through real faults. Not a part of the gate.
 *
 * ```sh
 * POD_STATUS_API=http://127.0.0.1:8001 POD_STATUS_FAULTS=/path/to/faults deno task live
 * ```
 *
 * `POD_STATUS_API` is where `kubectl proxy` listens, of a cluster that may be
 * spoilt: pods are made in a namespace of their own, without a kubelet to run
 * them. `POD_STATUS_FAULTS` is a program that takes one of `api-stop`, `api-kill`,
 * `api-start`, `etcd-kill`, `etcd-start`, `proxy-stop`, `proxy-start`,
 * `proxy-freeze`, `proxy-thaw` and `compact`; without it no fault is tried.
 *
 * @module
 */
import { Api } from "./_api.ts";
import { type Check, checks } from "./_checks.ts";

const api = Deno.env.get("POD_STATUS_API");
if (api === undefined) {
  console.error("Set POD_STATUS_API to where kubectl proxy listens, as http://127.0.0.1:8001");
  Deno.exit(2);
}
const faults = Deno.env.get("POD_STATUS_FAULTS");
const only = Deno.args;

let failed = 0;
const cluster = await Api.open(api, faults);
const chosen = checks.filter(({ name, isFault }) =>
  (only.length === 0 || only.some((word) => name.includes(word))) &&
  (!isFault || faults !== undefined)
);
for (const check of chosen) if (!await isGood(check)) failed++;
await cluster.close();
const skipped = checks.length - chosen.length;
console.log(`${chosen.length} tried, ${failed} failed, ${skipped} not tried`);
Deno.exitCode = failed > 0 ? 1 : 0;

async function isGood({ name, run }: Check): Promise<boolean> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  try {
    const seen = await run(cluster);
    console.log(`ok      ${name} (${seconds()} s): ${seen}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name} (${seconds()} s): ${error}`);
    return false;
  }
}

/**
 * A follower that hears so many events about so many pods, as a process of its
 * own; prints how long that took, and the memory that is in use after a tenth of
 * them and after all. Arguments: pods, events.
 */
import { followPods, watchedPods } from "@k8s-fp/pod-status";
import { anyStatus } from "../_any_status.ts";
import { randomOf } from "../_random.ts";

const [pods, events] = Deno.args.map(Number);
const random = randomOf(1);
const encoder = new TextEncoder();
const collect = (globalThis as { readonly gc?: () => void }).gc;
if (collect === undefined) throw new Error("needs --v8-flags=--expose-gc");

const texts = Array.from({ length: pods }, (_, n) => {
  const metadata = { name: `web-${n}`, namespace: "shop", uid: `uid-${n}`, labels: { app: "web" } };
  const json = JSON.stringify({ metadata, status: anyStatus(random) });
  return json.replace('"metadata":{', '"metadata":{"resourceVersion":"VERSION",');
});

function event(type: string, n: number, version: number): string {
  const object = texts[n % pods].replace("VERSION", String(version));
  return `{"type":"${type}","object":${object}}\n`;
}

const end = '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"1",' +
  '"annotations":{"k8s.io/initial-events-end":"true"}}}}\n';

let bytes = 0;

function chunk(text: string): Uint8Array {
  const encoded = encoder.encode(text);
  bytes += encoded.length;
  return encoded;
}

/** A watch that never ends: all pods first, then changes of them, a few in each chunk. */
async function* watch(): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < pods; n++) yield chunk(event("ADDED", n, n + 1));
  yield chunk(end);
  for (let n = 0; n < events; n += 8) {
    const few = Array.from({ length: Math.min(8, events - n) }, (_, i) => n + i);
    yield chunk(few.map((i) => event("MODIFIED", i * 7, pods + i + 1)).join(""));
    await Promise.resolve();
  }
}

/** Megabytes in use. The first collection may end one that was under way, and leave what died since. */
function usedMegabytes(): number {
  collect?.();
  collect?.();
  return Deno.memoryUsage().heapUsed / 1e6;
}

let seen = 0;
let early = NaN;
let began = NaN;
const ask = () => Promise.resolve({ status: 200, body: watch(), text: () => Promise.resolve("") });
for await (const step of followPods(ask)) {
  if (step._tag === "Left") throw new Error(`a failure: ${step.left._tag}`);
  if (step.right.trouble._tag === "Some") {
    throw new Error(`trouble after ${seen} events: ${step.right.trouble.value.message}`);
  }
  if (Number.isNaN(began)) {
    began = performance.now();
    bytes = 0;
    continue;
  }
  seen += step.right.changes.length;
  if (seen === Math.ceil(events / 10)) early = usedMegabytes();
  if (seen < events) continue;
  const seconds = (performance.now() - began) / 1000;
  const late = usedMegabytes();
  const known = watchedPods(step.right.state).length;
  if (known !== pods) throw new Error(`${known} pods known of ${pods}`);
  console.log(JSON.stringify({ seconds, early, late, megabytes: bytes / 1e6 }));
  break;
}

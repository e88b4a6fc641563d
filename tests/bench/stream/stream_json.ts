/** stream-json: picks the items, and makes each. */
import { parser } from "npm:stream-json@~3.8.0";
import { pick } from "npm:stream-json@~3.8.0/filters/pick.js";
import { streamArray } from "npm:stream-json@~3.8.0/streamers/stream-array.js";
import chain from "npm:stream-chain@~4.4.1";
import { bytes, type Pod, tally } from "./_contender.ts";

const seen = tally();
const pods = chain([
  (await bytes()).pipeThrough(new TextDecoderStream()),
  parser({ packValues: true, streamValues: false }),
  pick({ filter: "items" }),
  streamArray(),
]);
for await (const { value } of pods) {
  const { metadata: { name, namespace }, status } = value as Pod;
  seen.add({ name, namespace, status });
}
seen.report();

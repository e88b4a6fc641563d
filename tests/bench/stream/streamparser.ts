/** @streamparser/json, told to make the items and to forget those that were seen. */
import { JSONParser } from "npm:@streamparser/json@~0.0.26";
import { bytes, type Pod, tally } from "./_contender.ts";

const seen = tally();
const parser = new JSONParser({ paths: ["$.items.*"], keepStack: false });
parser.onValue = ({ value }) => {
  const { metadata: { name, namespace }, status } = value as unknown as Pod;
  seen.add({ name, namespace, status });
};
for await (const chunk of await bytes()) parser.write(chunk);
seen.report();

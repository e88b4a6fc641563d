/** jsonparse: makes all values, and tells of each; pods that were seen are dropped. */
import { Buffer } from "node:buffer";
import Parser from "npm:jsonparse@~1.3.1";
import { bytes, type Pod, tally } from "./_contender.ts";

/** The depth of the items in a list. */
const ITEM = 2;

/** The parts of a parser that its users read. */
interface Parsing {
  readonly key: string | number;
  readonly stack: ReadonlyArray<{ readonly key?: string | number }>;
  /** What holds the value that was just made. */
  readonly value: Record<string | number, unknown>;
}

const seen = tally();
const parser = new Parser();
parser.onError = (error: Error) => {
  throw error;
};
parser.onValue = function (this: Parsing, value: Pod) {
  if (this.stack.length !== ITEM || this.stack[1].key !== "items") return;
  const { metadata: { name, namespace }, status } = value;
  seen.add({ name, namespace, status });
  this.value[this.key] = undefined;
};
for await (const { buffer, byteOffset, byteLength } of await bytes()) {
  parser.write(Buffer.from(buffer, byteOffset, byteLength));
}
seen.report();

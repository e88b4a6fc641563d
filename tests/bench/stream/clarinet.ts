/** clarinet: tells of each token; only the values that count are made of them. */
import clarinet from "npm:clarinet@~0.12.6";
import { bytes, type Seen, type Status, tally } from "./_contender.ts";

/** The depths of an item, and of the fields of its metadata, in a list. */
const ITEM = 3;
const METADATA = 4;

type Json = Record<string, unknown> | unknown[];

const seen = tally();
const parser = clarinet.parser();
let depth = 0;
/** The last key at each depth down to the fields of the metadata. */
const keys: string[] = [];
let pod: { -readonly [K in keyof Seen]?: Seen[K] } = {};
/** The objects and lists of a status that are not closed yet, and the next key in each. */
const open: Json[] = [];
const openKeys: string[] = [];

parser.onerror = (error: Error) => {
  throw error;
};
parser.onopenobject = (key?: string) => {
  opened({});
  if (key !== undefined) onKey(key);
};
parser.onkey = onKey;
parser.onopenarray = () => opened([]);
parser.onvalue = (value: unknown) => {
  if (open.length > 0) put(value);
  else if (depth === METADATA && keys[ITEM] === "metadata" && keys[1] === "items") {
    const key = keys[METADATA];
    if (key === "name" || key === "namespace") pod[key] = value as string;
  }
};
parser.oncloseobject = closed;
parser.onclosearray = closed;

function onKey(key: string): void {
  if (open.length > 0) openKeys[open.length - 1] = key;
  else keys[depth] = key;
}

function opened(made: Json): void {
  if (open.length > 0) {
    put(made);
    open.push(made);
  } else if (depth === ITEM && keys[ITEM] === "status" && keys[1] === "items") {
    pod.status = made as Status;
    open.push(made);
  }
  depth++;
}

function put(value: unknown): void {
  const parent = open[open.length - 1];
  if (Array.isArray(parent)) parent.push(value);
  else parent[openKeys[open.length - 1]] = value;
}

function closed(): void {
  depth--;
  open.pop();
  if (depth === ITEM - 1 && keys[1] === "items") {
    seen.add(pod as Seen);
    pod = {};
  }
}

for await (const text of (await bytes()).pipeThrough(new TextDecoderStream())) parser.write(text);
parser.close();
seen.report();

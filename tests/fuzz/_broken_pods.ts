/**
 * The JSON of pods after an accident or two. The same seed gives the same text.
 *
 * @module
 */
import type { Definition } from "../../src/codec/_codec.ts";
import { itemOf } from "../_arbitrary.ts";
import type { Random } from "../bench/_random.ts";
import { fullOf, type Path, podNode, valueAt, withText, withValue } from "../hostile/_places.ts";
import { NAMES, TEXTS } from "../hostile/_values.ts";

const texts = Object.values(TEXTS).filter(({ length }) => length < 1000);
const names = NAMES.filter(({ length }) => length < 100);

type Json = Readonly<Record<string, unknown>>;

/** A pod of one of a few names that has some of its fields. */
export function somePod(random: Random): unknown {
  const some = pruned(random, podNode) as Json;
  const metadata = {
    ...some.metadata as Json | undefined,
    name: random.pick(["a", "b", "c"]),
    uid: random.pick(["u1", "u2", "u3"]),
    resourceVersion: String(random.below(100)),
  };
  return { ...some, kind: "Pod", metadata };
}

/** A value of which fields that may be absent are. */
function pruned(random: Random, node: Definition<unknown>): unknown {
  const item = itemOf(node);
  if (item !== undefined && !node.keyed) {
    return Array.from({ length: random.below(3) }, () => pruned(random, item));
  }
  if (node.fields.length === 0) return fullOf(node);
  const most = random.below(9);
  return Object.fromEntries(
    node.fields
      .filter(({ optional }) => !optional || random.below(8) < most)
      .map(({ key, codec }) => [key, pruned(random, codec)]),
  );
}

/** The text of a pod after an accident or two, or after none. */
export function podText(random: Random): string {
  const pod = somePod(random);
  switch (random.below(6)) {
    case 0:
      return JSON.stringify(pod);
    case 1:
      return spliced(random, JSON.stringify(pod));
    case 2:
      return spliced(random, damaged(random, pod));
    case 3:
      return damaged(random, withValue(pod, somewhere(random, pod), null));
    default:
      return damaged(random, pod);
  }
}

/** The text of a value in which something else stands somewhere. */
function damaged(random: Random, value: unknown): string {
  const path = somewhere(random, value);
  return withText(value, path, accident(random, JSON.stringify(valueAt(value, path))));
}

/** What becomes of the text of a value. */
function accident(random: Random, part: string): string {
  const name = JSON.stringify(random.pick(names));
  const other = random.pick(texts);
  const members = part.startsWith("{") ? part.slice(1, -1) : "";
  switch (random.below(6)) {
    case 0:
      return `[${part},${part}]`;
    case 1:
      return `{${name}:${part}}`;
    case 2:
      return members === "" ? other : `{${name}:${other},${members}}`;
    case 3:
      return members === "" ? other : `{${members},${members}}`;
    default:
      return other;
  }
}

/** A text of which a piece is missing or stands twice, where it often ceases to be JSON. */
function spliced(random: Random, text: string): string {
  const [start, end] = [random.below(text.length), random.below(text.length)];
  return random.below(2) === 0
    ? text.slice(0, start) + text.slice(start + 1 + random.below(20))
    : text.slice(0, end) + text.slice(start, start + random.below(40)) + text.slice(end);
}

function somewhere(random: Random, value: unknown, path: Path = []): Path {
  if (typeof value !== "object" || value === null || random.below(6) === 0) return path;
  const steps: ReadonlyArray<string | number> = Array.isArray(value)
    ? [...value.keys()]
    : Object.keys(value);
  if (steps.length === 0) return path;
  const step = random.pick(steps);
  return somewhere(random, valueAt(value, [step]), [...path, step]);
}

import {
  eviction,
  failureMessage,
  imageError,
  parseFitError,
  Pod,
  type PodStatus,
  statusOf,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { runtimeError } from "../../src/query/container/_runtime_error.ts";
import { fitReasonText } from "../../src/words/_fit_reason.ts";
import { assertLinear, TIMES } from "./_cost.ts";

/** Everything that reads the words of others. */
const READERS: Readonly<Record<string, (message: string) => unknown>> = {
  failureMessage,
  parseFitError,
  runtimeError,
  fitReasonText,
  imageError: (message) => imageError({ reason: O.some("ErrImagePull"), message: O.some(message) }),
  eviction: (message) => eviction(evicted(message)),
};

function evicted(message: string): PodStatus {
  const decoded = Pod.decode({ status: { phase: "Failed", reason: "Evicted", message } });
  assert(decoded._tag === "Right");
  return statusOf(decoded.right);
}

/** Pieces at which a reader that looks ahead or goes back looks far. */
const PIECES = [
  "a",
  " ",
  "\n",
  ":",
  ": ",
  ".",
  ". ",
  ", 1 ",
  "(",
  ")",
  "[",
  "{",
  '"',
  '\\"',
  "a=",
  'a="',
  "/",
  "a.Error",
  "::",
  "at a(",
  "\x1b[",
  "\x1b]",
  "[a] ",
  "[a]",
  'starting container process caused "',
  'image "',
  "docker://",
  "repository ",
  "Container a was using ",
  "node was low on resource: [",
  "Caused by:\n ",
  '{"a":',
  "0/3 nodes are available: 1 ",
  "preemption: ",
];

const BEFORE = ["", "0/3 nodes are available: ", "ERROR 1 --- ", "use "];
const LENGTH = 4000;

for (const [name, read] of Object.entries(READERS)) {
  Deno.test(`${name}() takes time by the length of what it reads, whatever that is`, () => {
    for (const piece of PIECES) {
      for (const before of BEFORE) {
        const [less, more] = [LENGTH, LENGTH * TIMES].map((length) =>
          `${before}${piece.repeat(Math.ceil(length / piece.length))}\0`
        );
        assert(less !== undefined && more !== undefined);
        assertLinear(`${name} of ${JSON.stringify(before + piece)}`, less, more, read);
      }
    }
  });
}

const message = fc.array(
  fc.oneof(
    fc.constantFrom(...PIECES.filter((piece) => !piece.startsWith("\x1b"))),
    fc.constantFrom(
      "\n",
      "level=error ",
      'msg="a \\"b\\""',
      'err="c"',
      "panic: ",
      "Traceback (most recent call last):\n",
      '  File "a.py", line 1\n',
      "    run()\n",
      "E1128 09:00:00.000000       1 a.go:1] ",
      '{"level":"error","msg":"a","error":"b"}\n',
      "Usage:\n",
      "\t",
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  ),
  { maxLength: 12 },
).map((pieces) => pieces.join(""));

/** The words of a text, without what quotes them. */
function words(text: string): ReadonlyArray<string> {
  return text.replaceAll(/\\[nrt]/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
}

Deno.test("what is told of any message is one line of words that stand in it", () => {
  fc.assert(
    fc.property(message, (message) => {
      const plain = new Set(words(message));
      for (const told of [O.toNullable(failureMessage(message)) ?? "", runtimeError(message)]) {
        assert(!/[\n\r]/.test(told), told);
        assertEquals(words(told).filter((word) => !plain.has(word) && !message.includes(word)), []);
      }
    }),
    { numRuns: 2000 },
  );
});

import {
  failureMessage,
  failures,
  imageError,
  parseFitError,
  Pod,
  podContainers,
  scheduling,
  stateMessage,
  waitingContainers,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { runtimeError } from "../../src/query/container/_runtime_error.ts";
import { corpusTest, namesIn, readLines } from "./_corpus.ts";

/** The pods of the corpus that decode. */
function pods(): ReadonlyArray<Pod> {
  return namesIn("pods")
    .filter((name) => name.endsWith(".ndjson") && !name.startsWith("documents-"))
    .flatMap((name) => readLines<{ readonly pod: unknown }>(`pods/${name}`))
    .flatMap(({ pod }) => {
      const decoded = Pod.decode(pod);
      return decoded._tag === "Right" ? [decoded.right] : [];
    });
}

/** The messages that runs of containers left, each once. */
function terminationMessages(): ReadonlyArray<string> {
  const messages = pods().flatMap((pod) => [
    ...failures(pod).map(({ message }) => message),
    ...podContainers(pod).map(({ status }) => stateMessage(status)),
  ]);
  return [...new Set(messages.flatMap((message) => O.isSome(message) ? [message.value] : []))];
}

/** Whatever no person wants to read of a program that ended. */
const FRAMES =
  /goroutine \d+ \[|\.go:\d+ \+0x|\+0x[0-9a-f]+$|^created by |^\s*at \S+\(|^\s*File ".*", line \d|Traceback \(most/;

corpusTest("the telling line of a real message is no frame, and stands in it word by word", () => {
  const messages = terminationMessages();
  assertGreater(messages.length, 20);
  for (const message of messages) {
    const told = O.toNullable(failureMessage(message));
    if (told === null) continue;
    assert(
      !FRAMES.test(told) && !told.includes("\x1b") && !told.includes("\n") && told.trim() !== "",
      told,
    );
    const plain = message.replaceAll('\\"', '"').replaceAll(/\s+/g, " ");
    const parts = told.split(": ").filter((part) => !plain.includes(part));
    assertEquals(parts, [], told);
  }
});

corpusTest("the line at which a real log was cut is not told", () => {
  const cut = terminationMessages().filter(({ length }) => length === 2048);
  assertGreater(cut.length, 10);
  for (const message of cut) {
    const [first = ""] = message.split("\n");
    const told = O.getOrElse(() => "")(failureMessage(message));
    assert(told === "" || !first.includes(told), told);
  }
});

corpusTest("a real message of nothing but frames tells nothing, and any other something", () => {
  const silent = terminationMessages().filter((message) => O.isNone(failureMessage(message)));
  for (const message of silent) assert(/goroutine|created by/.test(message), message);
});

corpusTest("what a runtime says of a real image or container comes without its wrapping", () => {
  const waits = pods().flatMap(waitingContainers)
    .filter(({ message, wait }) => O.isSome(message) && wait._tag !== "CrashBackOff");
  assertGreater(waits.length, 5);
  for (const waiting of waits) {
    const message = O.getOrElse(() => "")(waiting.message);
    const told = waiting.wait._tag === "Image"
      ? O.getOrElse(() => "")(imageError(waiting).message)
      : runtimeError(message);
    assert(!/rpc error|code = |OCI runtime|Back-off|Error response from daemon/.test(told), told);
    const [, image] = /image "([^"]+)"/.exec(message) ?? [];
    assert(image === undefined || !told.includes(image), told);
  }
});

corpusTest("a real message of the scheduler is taken apart whole", () => {
  const messages = pods().flatMap((pod) => {
    const found = scheduling(pod);
    return found._tag === "Unschedulable" && O.isSome(found.message) ? [found.message.value] : [];
  });
  assertGreater(messages.length, 5);
  for (const message of messages) {
    const { nodes, reasons, message: other, postFilter } = parseFitError(message);
    const told = [
      ...reasons.map(({ nodes, reason }) => `${nodes} ${reason}`),
      ...[other, postFilter].flatMap((part) => O.isSome(part) ? [part.value] : []),
    ];
    for (const part of told) assert(message.includes(part), part);
    assertEquals(O.isSome(nodes), message.startsWith("0/"), message);
    const rest = told.reduce((left, part) => left.replace(part, ""), message);
    assertEquals(rest.replace(/^0\/\d+ nodes are available: /, "").replaceAll(/[.,\s]/g, ""), "");
  }
});

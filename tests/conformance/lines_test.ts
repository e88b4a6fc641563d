import { explain, images, needsAttention, Pod, verdict } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertFalse, assertGreater } from "@std/assert";
import { corpusTest, namesIn, readLines } from "./_corpus.ts";

interface Line {
  readonly pod: unknown;
}

/** An instant soon after the last time that stands in a pod. */
function soonAfter(json: unknown): number {
  const times = JSON.stringify(json).match(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g) ?? [];
  return Math.max(0, ...times.map((time) => Date.parse(time.slice(1, -1)))) + 60_000;
}

corpusTest("the line of every real pod is short, of one line, and says nothing twice", () => {
  const lines = namesIn("pods")
    .filter((name) => name.endsWith(".ndjson") && !name.startsWith("documents-"))
    .flatMap((name) => readLines<Line>(`pods/${name}`));
  let told = 0;
  for (const { pod: json } of lines) {
    const decoded = Pod.decode(json);
    if (decoded._tag === "Left") continue;
    const pod = decoded.right;
    const now = soonAfter(json);
    const { text, lines } = explain(now)(pod);
    assert(text.length <= 200, text);
    assertFalse(/[\n\r]|\[object|undefined|NaN|<invalid>/.test(text), text);
    assertFalse(
      /rpc error|OCI runtime|Back-off pulling|^\S*Traceback| \+0x[\da-f]+$/.test(text),
      text,
    );
    for (const { actual } of images(pod)) {
      if (actual !== "") assert(text.split(actual).length <= 2, text);
    }
    assertEquals(new Set(lines).size, lines.length, lines.join("\n"));
    const isBad = ["Stuck", "Failed"].includes(verdict(now)(pod)._tag);
    assertEquals(needsAttention(now)(pod), isBad);
    if (lines.length > 0) told++;
  }
  assertGreater(told, 50);
});

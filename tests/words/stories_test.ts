import { explain, needsAttention, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded } from "../_arbitrary.ts";
import { NOON, STORIES } from "./_stories.ts";

Deno.test.each(STORIES.map((story) => ({ ...story })))(
  "explain() tells of $what",
  ({ pod, says, wakes }) => {
    const found = decoded(Pod, pod);
    assertEquals(explain(NOON)(found).text, says);
    assertEquals(needsAttention(NOON)(found), wakes);
  },
);

const REFUSED = "dial tcp 10.0.0.9:5432: connect: connection refused";

/** Lines that programs write at their end, and other text. */
const logLines = fc.oneof(
  fc.constantFrom(
    "panic: no config",
    "goroutine 1 [running]:",
    "main.main()",
    "\t/src/main.go:17 +0x1d",
    "F0701 11:59:28.123456       1 server.go:217] leaderelection lost",
    "I0701 11:59:28.123456       1 server.go:10] starting",
    'level=error msg="cannot start" err="no such host"',
    `{"severity":"fatal","message":"cannot start","error":"${REFUSED}"}`,
    '{"level":"info","msg":"hello"}',
    "Traceback (most recent call last):",
    '  File "/app/main.py", line 3, in <module>',
    "ValueError: odd",
    "    at main (/app/index.js:3:1)",
    "Error: Cannot find module 'x'",
    "",
  ),
  fc.string({ maxLength: 300 }),
);

Deno.test("explain() quotes of a termination message only what stands in it", () => {
  fc.assert(fc.property(fc.array(logLines, { maxLength: 8 }), (lines) => {
    const message = lines.join("\n");
    const terminated = { exitCode: 1, reason: "Error", message };
    const { text } = explain(NOON)(decoded(Pod, {
      status: {
        phase: "Failed",
        containerStatuses: [{
          name: "app",
          ready: false,
          restartCount: 0,
          image: "app:1",
          imageID: "",
          state: { terminated },
        }],
      },
    }));
    const start = "failed: container app failed: Error (exit 1)";
    assert(text.startsWith(start), text);
    const quoted = text.slice(start.length).replace(/^: /, "").replace(/…$/, "");
    const squeezed = (words: string) => words.replace(/\s+/g, " ");
    for (const part of quoted.split(": ")) {
      assert(squeezed(message).includes(squeezed(part)), `${quoted} | ${message}`);
    }
  }));
});

/**
 * Messages that programs leave behind, and the line of each that a person is told.
 *
 * @module
 */
import { failureMessage } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";

/** A message as its lines, and what a person is told of it; nothing where there is nothing to tell. */
export type Case = readonly [
  name: string,
  lines: ReadonlyArray<string>,
  told: string | undefined,
];

/** What Go prints below a panic. */
export const GO_FRAMES = [
  "",
  "goroutine 1 [running]:",
  "main.(*Server).start(0xc0000b6000, {0x7f1, 0x2})",
  "\t/src/cmd/server/main.go:48 +0x1d",
  "main.main()",
  "\t/src/cmd/server/main.go:21 +0x85",
  "created by net/http.(*Server).Serve in goroutine 1",
  "\t/usr/local/go/src/net/http/server.go:3285 +0x4b4",
];

/** The time and the process of a line of klog. */
export const KLOG = "1128 09:00:00.123456       1";

/** A test for each message, with the ends of lines of Unix and of Windows. */
export function testTelling(cases: ReadonlyArray<Case>): void {
  for (const [name, lines, told] of cases) {
    Deno.test(`the telling line: ${name}`, () => {
      assertEquals(failureMessage(lines.join("\n")), O.fromNullable(told));
      assertEquals(
        failureMessage(`${lines.join("\r\n")}\r\n`),
        O.fromNullable(told),
        "lines of Windows",
      );
    });
  }
}

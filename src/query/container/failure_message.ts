/**
 * The telling line of a termination message.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { tellingLine } from "./_telling_line.ts";

/**
 * The line of a termination message, or of the end of a log, that tells a
 * person what failed; none where there is nothing for people in it.
 *
 * Of the lines that say what failed it is the last, where one tells the end of
 * the program the last of those, and where none does the last that is not empty. Of
 * a record of a logger (klog, logfmt, JSON, zap) it is the message and the
 * error that goes with it, joined by a colon, without time and place. It is
 * never a frame of a stack, a line of a usage text, the first line where the
 * message was cut before it, or the results of a Tekton task. Nothing is in it
 * that is not in the message, save that colon; it is one line of any length.
 * Source of the cut: kubernetes/kubernetes `pkg/kubelet/container/runtime.go`,
 * 2048 bytes or 80 lines of the log with `FallbackToLogsOnError`.
 *
 * @example
 * ```ts
 * import { failureMessage } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const log = 'level=info msg="starting"\n' +
 *   'level=error msg="cannot read the configuration" err="open /etc/app.yaml: no such file"\n' +
 *   "goroutine 1 [running]:\nmain.main()\n";
 * assertEquals(
 *   failureMessage(log),
 *   O.some("cannot read the configuration: open /etc/app.yaml: no such file"),
 * );
 * ```
 *
 * @category failures
 * @since 0.2.0
 */
export function failureMessage(message: string): Option<string> {
  const told = tellingLine(message);
  return told === "" ? O.none : O.some(told);
}

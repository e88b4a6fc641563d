/**
 * What is wrong with a pod, in one line for a person.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { statusOf } from "../query/pod/part.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import { notesOn } from "../verdict/_notes.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import { type Verdict, verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { startingText } from "./_container_text.ts";
import { deletionText } from "./_deletion_text.ts";
import { type Known, knownOf } from "./_known.ts";
import { deadlineText, reasonText } from "./_reason_text.ts";
import { listed, oneLine, said } from "./_text.ts";

/**
 * What is wrong with a pod.
 *
 * @category verdict
 * @since 0.1.0
 */
export interface Explanation {
  /** The verdict, with all its reasons. */
  readonly verdict: Verdict;
  /** The root cause: the first reason of the verdict; absent where it has none. */
  readonly cause: Option<VerdictReason>;
  /** What is worth knowing of a pod that is ready, though nobody need come for it; else empty. */
  readonly notes: ReadonlyArray<VerdictReason>;
  /** The verdict and its root cause as one plain line of at most 200 characters. */
  readonly text: string;
  /** All that the verdict rests on, as plain lines, the root cause first; then the notes. */
  readonly lines: ReadonlyArray<string>;
}

/**
 * What is wrong with a pod, at an instant in epoch milliseconds: its
 * {@link verdict}, the root cause, and both as one plain line.
 *
 * The line is for people and may change with any release; the data is for
 * programs. Of messages it has what tells the cause: the line of a termination
 * message that says what failed, an error without what wraps it. What is too long
 * is cut, and ends with `…`. The line of a pod that is ready tells the last bad
 * end of the last day.
 *
 * @example
 * ```ts
 * import { explain, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: {
 *     nodeName: "node-a",
 *     containers: [{ name: "app", resources: { limits: { memory: "256Mi" } } }],
 *   },
 *   status: {
 *     phase: "Running",
 *     containerStatuses: [{
 *       name: "app",
 *       ready: false,
 *       restartCount: 16,
 *       image: "app:1",
 *       imageID: "",
 *       state: { waiting: { reason: "CrashLoopBackOff" } },
 *       lastState: {
 *         terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: "2026-01-01T00:00:00Z" },
 *       },
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(
 *   explain(Date.UTC(2026, 0, 1, 0, 3))(decoded.right).text,
 *   "stuck: container app crash-looping: OOMKilled (exit 137) 3m ago, 16 restarts, limit 256Mi",
 * );
 * ```
 *
 * @category verdict
 * @since 0.1.0
 */
export function explain(now: number, options: VerdictOptions = {}): (pod: Pod) => Explanation {
  const judge = verdict(now, options);
  return (pod) => {
    const found = judge(pod);
    const reasons = "reasons" in found ? found.reasons : NOTHING;
    const notes = found._tag === "Ready" ? notesOn(pod, now) : NOTHING;
    if (found._tag === "Ready" && notes.length === 0) {
      return { verdict: found, cause: O.none, notes, text: "ready", lines: NOTHING };
    }
    const cause = O.fromNullable(reasons.at(0));
    if (found._tag !== "Terminating" && reasons.length + notes.length === 0) {
      const word = found._tag.toLowerCase();
      const text = found._tag === "Failed" ? said(word, statusOf(pod).message) : word;
      return { verdict: found, cause, notes, text: oneLine(text, MAX_TEXT_LENGTH), lines: NOTHING };
    }
    const deadline = "deadline" in found ? found.deadline : O.none;
    const known = knownOf(now, pod, deadlineText(now, deadline));
    const lines = found._tag === "Terminating"
      ? [deletionText(known, found.deletion)]
      : [...linesOf(known, reasons), ...linesOf(known, notes)];
    return {
      verdict: found,
      cause,
      notes,
      text: oneLine(headline(found, lines), MAX_TEXT_LENGTH),
      lines: lines.map((line) => oneLine(line)),
    };
  };
}

const NOTHING: ReadonlyArray<never> = Object.freeze([]);

/** How long the line for a person may be. */
const MAX_TEXT_LENGTH = 200;

/** The verdict, and as much of its lines as belongs to the root cause. */
function headline(found: Verdict, lines: ReadonlyArray<string>): string {
  switch (found._tag) {
    case "Ready":
      return listed(["ready", ...lines], "; ");
    case "Terminating":
      return lines[0];
    default:
      return listed([found._tag.toLowerCase(), ...lines.slice(0, 1)], ": ");
  }
}

/** Reasons that belong to what is told before them: what a pod without a node waits for, the deletion from a lost node. */
const APPENDED: ReadonlySet<VerdictReason["_tag"]> = new Set(["ClaimsPending", "Deleting"]);

/**
 * A line for each reason; one for all containers that are about to start for one
 * reason, and one for a reason and what belongs to it.
 */
function linesOf(known: Known, reasons: ReadonlyArray<VerdictReason>): ReadonlyArray<string> {
  const starting = new Map<string, WaitingContainer[]>();
  const lines: Array<() => string> = [];
  for (const reason of reasons) {
    const before = lines.pop();
    if (before !== undefined && APPENDED.has(reason._tag)) {
      lines.push(() => `${before()}; ${reasonText(known, reason)}`);
      continue;
    }
    if (before !== undefined) lines.push(before);
    if (reason._tag !== "ContainerWaiting" || reason.waiting.wait._tag !== "Starting") {
      lines.push(() => reasonText(known, reason));
      continue;
    }
    const word = text(reason.waiting.reason);
    const group = starting.get(word);
    if (group !== undefined) {
      group.push(reason.waiting);
      continue;
    }
    const begun = [reason.waiting];
    starting.set(word, begun);
    lines.push(() => begun.length === 1 ? reasonText(known, reason) : startingText(known, begun));
  }
  return lines.map((line) => line());
}

/**
 * Why the scheduler found no node for a pod.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";

/**
 * Why the scheduler found no node for a pod.
 *
 * @category scheduling
 * @since 0.2.0
 */
export interface FitError {
  /** How many nodes there are; absent where the message does not tell. */
  readonly nodes: Option<number>;
  /** Why how many nodes do not fit, most nodes first; a node may count under several. */
  readonly reasons: ReadonlyArray<{
    /** How many nodes do not fit for this reason. */
    readonly nodes: number;
    /** The reason in the words of the scheduler: `Insufficient memory`. */
    readonly reason: string;
  }>;
  /** Why no node at all was looked at, in prose; absent where there are reasons. */
  readonly message: Option<string>;
  /** What came of looking for pods to preempt, or of the like, in prose; absent without it. */
  readonly postFilter: Option<string>;
}

const AVAILABLE = /^0\/(\d{1,9}) nodes are (?:un)?available(?: to run pod [^:]*)?:\s*/;

/** The form of Kubernetes 1.6 to 1.9, in which the number follows its reason. */
const PREDICATES = /^No nodes are available that match all of the (?:following )?predicates:+\s*/;

/**
 * The message of an `Unschedulable` pod as data, in any form that a scheduler
 * wrote it in.
 *
 * A reason may hold commas and braces. What is no list of reasons is `message`,
 * to the first full stop that ends a sentence, and what follows `postFilter`.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/types.go`,
 * `FitError.Error`; until 1.18 `pkg/scheduler/core/generic_scheduler.go`.
 *
 * @example
 * ```ts
 * import { parseFitError } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   parseFitError(
 *     "0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient memory. " +
 *       "preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.",
 *   ),
 *   {
 *     nodes: O.some(4),
 *     reasons: [
 *       { nodes: 3, reason: "Insufficient memory" },
 *       { nodes: 1, reason: "node(s) had untolerated taint(s)" },
 *     ],
 *     message: O.none,
 *     postFilter: O.some(
 *       "preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.",
 *     ),
 *   },
 * );
 * ```
 *
 * @category scheduling
 * @since 0.2.0
 */
export function parseFitError(message: string): FitError {
  const prose = message.trim();
  const available = AVAILABLE.exec(prose);
  const nodes = available === null ? O.none : O.some(Number(available[1]));
  const old = PREDICATES.exec(prose);
  const rest = prose.slice((available ?? old)?.[0].length ?? 0);
  if (old !== null) {
    const { items, after } = itemsOf(rest, /, /y);
    return fitError(nodes, items.flatMap(trailingCount), rest, after);
  }
  if (available === null || !/^\d+ /.test(rest)) return fitError(nodes, [], rest, "");
  const { items, after } = itemsOf(rest, /, (?=\d{1,9} )/y);
  return fitError(nodes, items.flatMap(leadingCount), rest, after);
}

type Reason = FitError["reasons"][number];

function fitError(
  nodes: Option<number>,
  reasons: ReadonlyArray<Reason>,
  prose: string,
  after: string,
): FitError {
  const [sentence, more] = firstSentence(prose);
  return {
    nodes,
    reasons: [...reasons].sort((x, y) => y.nodes - x.nodes),
    message: reasons.length > 0 ? O.none : nonEmpty(sentence),
    postFilter: nonEmpty(reasons.length > 0 ? after : more),
  };
}

function nonEmpty(prose: string): Option<string> {
  return prose === "" ? O.none : O.some(prose);
}

function leadingCount(item: string): ReadonlyArray<Reason> {
  const [, nodes, reason = ""] = /^(\d{1,9}) (.+)$/s.exec(item) ?? [];
  return nodes === undefined ? [] : [{ nodes: Number(nodes), reason }];
}

function trailingCount(item: string): ReadonlyArray<Reason> {
  const [, reason = "", nodes] = /^(.+) \((\d{1,9})\)$/s.exec(item) ?? [];
  return nodes === undefined ? [] : [{ nodes: Number(nodes), reason }];
}

/** What is one even if there are commas and full stops in it. */
const WHOLE = /\{[^{}]*\}|\([^()]*\)|"[^"]*"/y;

/** How the post-filter message of today's schedulers begins; it has a list of its own. */
const PREEMPTION = "preemption: ";

/** The items of a list that ends with a full stop, and what follows it. */
function itemsOf(list: string, separator: RegExp): { items: ReadonlyArray<string>; after: string } {
  const preemption = list.indexOf(PREEMPTION);
  const end = preemption === -1 ? list.length : preemption;
  const items: string[] = [];
  let start = 0;
  let stop = -1;
  for (let at = 0; at < end;) {
    const whole = lengthAt(WHOLE, list, at);
    const between = lengthAt(separator, list, at);
    if (between > 0) {
      items.push(list.slice(start, at));
      at += between;
      start = at;
      stop = -1;
    } else {
      if (stop === -1 && list.startsWith(". ", at)) stop = at;
      at += Math.max(whole, 1);
    }
  }
  const cut = stop === -1 ? end : stop;
  items.push(list.slice(start, cut).trimEnd().replace(/\.$/, ""));
  return { items, after: list.slice(stop === -1 ? end : stop + 1).trim() };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A text to the first full stop that ends a sentence, without it, and the rest. */
function firstSentence(prose: string): readonly [string, string] {
  for (let at = 0; at < prose.length;) {
    if (prose.startsWith(". ", at)) return [prose.slice(0, at), prose.slice(at + 1).trim()];
    at += Math.max(lengthAt(WHOLE, prose, at), 1);
  }
  return [prose.replace(/\.$/, ""), ""];
}

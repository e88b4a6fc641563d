/**
 * The pods that need somebody, as data: what a list of problems, a report or a
 * program is made of.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import type { Open } from "../codec/json.ts";
import { items, nonEmpty, text, toList } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { createdAt, deletionDeadline, transitionOf } from "../query/pod/_pod.ts";
import { findCondition } from "../query/pod/condition.ts";
import { type Blame, blame } from "../query/pod/blame.ts";
import { controllerOf, metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { isAlarming } from "../verdict/attention.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import { type Verdict, verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { explain } from "../words/explain.ts";
import { causeWord } from "../verdict/_cause.ts";
import { type ProblemReason, reasonOf } from "./problem_reason.ts";

export type { ProblemReason };

/** Who manages a pod. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** A pod that needs somebody, and why. */
export interface Problem {
  readonly namespace: Option<string>;
  readonly name: Option<string>;
  readonly uid: Option<string>;
  /** Its controller, else the first that it belongs to; absent where it stands alone. */
  readonly owner: Option<Owner>;
  readonly node: Option<string>;
  readonly verdict: Open<Verdict["_tag"]>;
  /** The first of the reasons; absent where nothing tells. */
  readonly cause: Option<Cause>;
  /** All that the verdict rests on, the cause before its effects. */
  readonly reasons: ReadonlyArray<ProblemReason>;
  /** What to tell a person, with the verdict before it. */
  readonly line: string;
  readonly blame: Option<Open<Blame["_tag"]>>;
  /** Since when it is known to be so: its deadline, or the last change that tells of it. */
  readonly since: Option<Time>;
}

/** Why a pod is a problem: the tag of the fact, and Kubernetes' own word for it. */
export interface Cause {
  readonly tag: Open<VerdictReason["_tag"]>;
  readonly word: string;
}

/** Pods of one owner with one cause. */
export interface ProblemGroup {
  readonly namespace: Option<string>;
  /** Absent for a pod that stands alone. */
  readonly owner: Option<Owner>;
  /** Never empty; the worst first. */
  readonly problems: ReadonlyArray<Problem>;
}

/** What is wrong with a pod, at an instant in epoch milliseconds; absent where it needs nobody. */
export function problemOf(
  now: number,
  options: VerdictOptions = {},
): (pod: Pod) => Option<Problem> {
  const judge = verdict(now, options);
  const why = explain(now, options);
  return (pod) => {
    const found = judge(pod);
    if (!isAlarming(found)) return O.none;
    const { namespace, name, uid } = metadataOf(pod);
    const reasons = found.reasons.map(reasonOf(pod));
    return O.some(immutable({
      namespace: nonEmpty(namespace),
      name: nonEmpty(name),
      uid: nonEmpty(uid),
      owner: ownerOf(pod),
      node: nonEmpty(specOf(pod).nodeName),
      verdict: found._tag,
      cause: O.map((cause: VerdictReason): Cause => ({ tag: cause._tag, word: causeWord(cause) }))(
        O.fromNullable(found.reasons.at(0)),
      ),
      reasons,
      line: why(pod).text,
      blame: O.map(({ _tag }: Blame) => _tag)(blame(pod)),
      since: sinceWhen(pod, reasons),
    }));
  };
}

/** Who manages a pod: its controller, else the first that it belongs to. */
export function ownerOf(pod: Pod): Option<Owner> {
  return pipe(
    controllerOf(pod),
    O.alt(() => O.fromNullable(items(metadataOf(pod).ownerReferences)[0])),
    O.map(({ kind, name }): Owner => ({ kind, name })),
  );
}

/** The problems of one owner with one cause together; the worst first, as of their worst. */
export function groupProblems(problems: ReadonlyArray<Problem>): ReadonlyArray<ProblemGroup> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems.toSorted(worstFirst)) {
    const key = groupKey(problem);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return immutable([...groups.values()].map((problems) => ({
    namespace: problems[0].namespace,
    owner: problems[0].owner,
    problems,
  })));
}

/** What pods have in common that are one row: a cause that changes its word by the second is one. */
function groupKey({ namespace, name, owner, verdict, reasons: [cause] }: Problem): string {
  const whose = pipe(owner, O.match(() => ["", text(name)], ({ kind, name }) => [kind, name]));
  const why = cause === undefined ? [verdict] : [
    text(cause.wait) === "Image" ? "Image" : cause.word,
    text(cause.container),
    ...toList(cause.end).flatMap(({ reason, exitCode }) => [text(reason), exitCode]),
  ];
  return JSON.stringify([text(namespace), whose, why]);
}

/**
 * The order of problems: those of the infrastructure first, since they cause
 * others; then what is stuck before what ended, then what has lasted longer, then the name.
 */
export function worstFirst(x: Problem, y: Problem): -1 | 0 | 1 {
  const [a, b] = [keyOf(x), keyOf(y)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at === -1 ? 0 : a[at] < b[at] ? -1 : 1;
}

function keyOf(
  { namespace, name, verdict, blame, since }: Problem,
): ReadonlyArray<string | number> {
  return [
    pipe(blame, O.exists((whose) => whose === "Infrastructure")) ? 0 : 1,
    verdict === "Stuck" ? 0 : 1,
    pipe(since, O.match(() => Infinity, toEpochMillis)),
    text(namespace),
    text(name),
  ];
}

function unreadySince(pod: Pod): Option<Time> {
  const ready = findCondition("Ready")(statusOf(pod));
  return transitionOf(pipe(ready, O.filter(({ status }) => status === "False")));
}

/** Since when a pod is known to be as it is. */
function sinceWhen(pod: Pod, [cause]: ReadonlyArray<ProblemReason>): Option<Time> {
  return pipe(
    deletionDeadline(pod),
    O.alt(() => pipe(O.fromNullable(cause), O.chain(({ since }) => since))),
    O.alt(() => unreadySince(pod)),
    O.alt(() => createdAt(pod)),
  );
}

/**
 * Problems as they are printed, so that programs can read them back.
 *
 * @internal
 * @module
 */
import { type Codec, list, optional, record, required } from "../codec/_codec.ts";
import { int32, int64, oneOf, string, word } from "../codec/_scalar.ts";
import type { Open } from "../codec/json.ts";
import { Time } from "../model/time.ts";
import type { ContainerKind } from "../query/container/kind.ts";
import type { Wait } from "../query/container/waiting.ts";
import type { Blame } from "../query/pod/blame.ts";
import type { VerdictReason } from "../verdict/reason.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { End, ProblemReason } from "./problem_reason.ts";
import type { Cause, Owner, Problem } from "./problems.ts";

/** What an object of a command is, and by which version of its contract. */
export interface Versioned<Kind extends string> {
  readonly apiVersion: "pod-status/v1";
  readonly kind: Kind;
}

/** A problem as it is printed. */
export interface PodProblem extends Versioned<"PodProblem">, Problem {}

/** Problems as they are printed in one document. */
export interface PodProblemList extends Versioned<"PodProblemList"> {
  readonly items: ReadonlyArray<PodProblem>;
}

/** The version of the contract: an object of another one is not read as if it were of this. */
export const version: Codec<Versioned<string>["apiVersion"]> = oneOf(
  "Version",
  ["pod-status/v1"] as const,
  "must be pod-status/v1",
);

/** The kind of an object. */
export function kindOf<Kind extends string>(kind: Kind): Codec<Kind> {
  return oneOf(`Kind${kind}`, [kind], `must be ${kind}`);
}

/** The tag of a verdict; those of later versions are data. */
export const verdictTag: Codec<Open<Verdict["_tag"]>> = word("Verdict");
const reasonTag: Codec<Open<VerdictReason["_tag"]>> = word("VerdictReason");
const kind: Codec<Open<ContainerKind>> = word("ContainerKind");
const wait: Codec<Open<Wait["_tag"]>> = word("Wait");
const blame: Codec<Open<Blame["_tag"]>> = word("Blame");

export const owner: Codec<Owner> = record<Owner>("Owner", (json) => ({
  kind: required(json.kind, string),
  name: required(json.name, string),
}));

const Cause: Codec<Cause> = record<Cause>("Cause", (json) => ({
  tag: required(json.tag, reasonTag),
  word: required(json.word, string),
}));

const End: Codec<End> = record<End>("End", (json) => ({
  exitCode: required(json.exitCode, int32),
  signal: optional(json.signal, int32),
  reason: optional(json.reason, string),
  message: optional(json.message, string),
  startedAt: optional(json.startedAt, Time),
  finishedAt: optional(json.finishedAt, Time),
}));

export const problemReason: Codec<ProblemReason> = record<ProblemReason>(
  "ProblemReason",
  (json) => ({
    tag: required(json.tag, reasonTag),
    word: required(json.word, string),
    container: optional(json.container, string),
    kind: optional(json.kind, kind),
    wait: optional(json.wait, wait),
    end: optional(json.end, End),
    message: optional(json.message, string),
    since: optional(json.since, Time),
    restarts: optional(json.restarts, int64),
  }),
);

const problemKind = kindOf("PodProblem");
const problemListKind = kindOf("PodProblemList");

export const PodProblem: Codec<PodProblem> = record<PodProblem>("PodProblem", (json) => ({
  apiVersion: required(json.apiVersion, version),
  kind: required(json.kind, problemKind),
  namespace: optional(json.namespace, string),
  name: optional(json.name, string),
  uid: optional(json.uid, string),
  owner: optional(json.owner, owner),
  node: optional(json.node, string),
  verdict: required(json.verdict, verdictTag),
  cause: optional(json.cause, Cause),
  reasons: required(json.reasons, list(problemReason)),
  line: required(json.line, string),
  blame: optional(json.blame, blame),
  since: optional(json.since, Time),
}));

export const PodProblemList: Codec<PodProblemList> = record<PodProblemList>(
  "PodProblemList",
  (json) => ({
    apiVersion: required(json.apiVersion, version),
    kind: required(json.kind, problemListKind),
    items: required(json.items, list(PodProblem)),
  }),
);

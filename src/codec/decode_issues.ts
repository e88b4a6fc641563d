/**
 * From the errors of io-ts to issues, in the order of the document.
 *
 * @module
 */
import type { Errors } from "../_deps.ts";
import { compareRanks, type Positions, rankOf, toIssue } from "./_issue.ts";
import { type DecodeIssue, MAX_ISSUES, TOO_MANY } from "./issue.ts";

/**
 * The failures of a decoder as data: in document order, one per path, at most
 * {@link MAX_ISSUES} and one that says that there are more.
 *
 * Works on the errors of any io-ts codec, alone or around this module's codecs.
 * Where a union was expected, the expectations of its members are joined by "or".
 *
 * @example
 * ```ts
 * import { decodeIssues, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ podIPs: [{ ip: "10.0.0.1" }, { ip: 7 }] });
 * assert(decoded._tag === "Left");
 * assertEquals(decodeIssues(decoded.left), [{
 *   path: ["podIPs", 1, "ip"],
 *   field: "podIPs[1].ip",
 *   kind: "FieldValueTypeInvalid",
 *   value: 7,
 *   expected: "must be a string",
 * }]);
 * ```
 *
 * @category errors
 * @since 0.1.0
 */
export function decodeIssues(errors: Errors): ReadonlyArray<DecodeIssue> {
  const positions: Positions = new Map();
  const ranked = errors.map((error) => ({ error, rank: rankOf(error.context, positions) }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  const issues = new Map<string, DecodeIssue & { readonly expectations: Set<string> }>();
  let isCut = false;
  for (const { error } of ranked) {
    const issue = toIssue(error);
    const known = issues.get(issue.field);
    if (issue.kind === "FieldValueTooMany" || !known && issues.size === MAX_ISSUES) isCut = true;
    else {
      const expectations = (known?.expectations ?? new Set()).add(issue.expected);
      issues.set(issue.field, { ...issue, expectations });
    }
  }
  const listed = [...issues.values()].map(({ expectations, ...issue }) =>
    Object.freeze({ ...issue, expected: [...expectations].join(" or ") })
  );
  return Object.freeze(isCut ? [...listed, REST] : listed);
}

/** Says that there are more issues. */
const REST: DecodeIssue = Object.freeze({
  path: Object.freeze([]),
  field: "",
  kind: "FieldValueTooMany",
  value: undefined,
  expected: TOO_MANY,
});

/**
 * The options that there are.
 *
 * @internal
 * @module
 */

/** The forms of the output. */
export const OUTPUTS = ["table", "wide", "json", "ndjson", "name", "html", "rows"] as const;

/** What pods can be sorted by. */
export const SORT_KEYS = ["namespace", "name", "status", "restarts", "age", "node"] as const;

/** What a row is about. */
export const PER = ["pod", "container"] as const;

/** What pods can be waited to be. */
export const UNTIL = ["ready", "succeeded", "gone"] as const;

/** When there are colours; `auto` on a terminal only. */
export const WHEN = ["auto", "always", "never"] as const;

export const KNOWN = {
  output: { type: "string", short: "o" },
  problems: { type: "boolean", short: "p" },
  "no-group": { type: "boolean" },
  explain: { type: "string", short: "e" },
  follow: { type: "boolean", short: "f" },
  since: { type: "string" },
  summary: { type: "boolean" },
  merge: { type: "boolean" },
  cluster: { type: "string" },
  per: { type: "string" },
  until: { type: "string" },
  min: { type: "string" },
  timeout: { type: "string" },
  namespace: { type: "string", short: "n", multiple: true },
  "all-namespaces": { type: "boolean", short: "A" },
  selector: { type: "string", short: "l" },
  "sort-by": { type: "string" },
  "progress-deadline": { type: "string" },
  "fail-on-empty": { type: "boolean" },
  "no-headers": { type: "boolean" },
  color: { type: "string" },
  now: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** What was given for each option. */
export type Values = {
  readonly [Name in keyof typeof KNOWN]?: (typeof KNOWN)[Name] extends { readonly multiple: true }
    ? ReadonlyArray<string>
    : (typeof KNOWN)[Name]["type"] extends "boolean" ? boolean
    : string;
};

/** Tells of an option that there is not, and which may have been meant. */
export function unknownOption({ name, rawName }: { name: string; rawName: string }): string {
  const [best] = Object.keys(KNOWN)
    .map((known) => ({
      known,
      alike: commonEnds(name, known) / Math.max(name.length, known.length),
    }))
    .filter(({ alike }) => alike > 0.5)
    .toSorted((a, b) => b.alike - a.alike);
  const meant = best === undefined ? "" : `; was --${best.known} meant?`;
  return `${rawName}: no such option${meant}`;
}

/** How many characters two words share at their beginning and at their end. */
export function commonEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

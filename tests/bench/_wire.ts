/** JSON and times as a Kubernetes server writes them. */

/** A JSON object while it is made up. */
export type Fields = Readonly<Record<string, unknown>>;

/** The second of the day on which all made-up pods are seen. */
export const NOW = Date.UTC(2026, 0, 2, 15, 4, 5) / 1000;
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

/** Seconds since 1970 as a Kubernetes time. */
export function timeText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The value with the keys of all its objects in alphabetical order. */
export function sorted(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(sorted);
  return Object.fromEntries(
    Object.entries(json).toSorted(([x], [y]) => x < y ? -1 : 1).map(([k, v]) => [k, sorted(v)]),
  );
}

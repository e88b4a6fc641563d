/**
 * Durations in Kubernetes' short spelling.
 *
 * @module
 */

/** The longest duration of Go, in milliseconds: its nanoseconds have 64 bits. */
const LONGEST = (2 ** 63 - 1) / 1e6;

/**
 * A duration in milliseconds as kubectl writes an age: `45s`, `3m10s`, `2d4h`, `8y`.
 *
 * Every step rounds towards zero; a year has 365 days. From two seconds below
 * zero it is `<invalid>`, and never more than `292y`, as Go counts. Source: kubernetes/apimachinery
 * `pkg/util/duration/duration.go`, `HumanDuration`.
 *
 * @example
 * ```ts
 * import { humanDuration } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(humanDuration(190_000), "3m10s");
 * assertEquals(humanDuration(3 * 86_400_000), "3d");
 * assertEquals(humanDuration(-5000), "<invalid>");
 * ```
 *
 * @category columns
 * @since 0.1.0
 */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(Math.min(milliseconds, LONGEST) / 1000);
  if (seconds < 0) return belowZero(seconds);
  const minutes = Math.trunc(seconds / 60);
  const hours = Math.trunc(minutes / 60);
  const days = Math.trunc(hours / 24);
  const years = Math.trunc(days / 365);
  if (minutes < 2) return `${seconds}s`;
  if (minutes < 10) return withRest(minutes, "m", seconds % 60, "s");
  if (hours < 3) return `${minutes}m`;
  if (hours < 8) return withRest(hours, "h", minutes % 60, "m");
  if (days < 2) return `${hours}h`;
  if (days < 8) return withRest(days, "d", hours % 24, "h");
  if (years < 2) return `${days}d`;
  if (years < 8) return withRest(years, "y", days % 365, "d");
  return `${years}y`;
}

function belowZero(seconds: number): string {
  return seconds <= -2 ? "<invalid>" : "0s";
}

function withRest(amount: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${amount}${unit}` : `${amount}${unit}${rest}${restUnit}`;
}

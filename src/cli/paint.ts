/**
 * The colours of the lines of a table.
 *
 * @internal
 * @module
 */
import { type AttentionOptions, needsAttention } from "../verdict/attention.ts";
import { verdict } from "../verdict/verdict.ts";
import type { Pod } from "../model/pod.ts";
import { type Paint, type Painter, plain } from "./color.ts";

/** How to paint the line of a pod: red where it needs somebody, yellow where it is on its way. */
export function linePainter(
  now: number,
  options: AttentionOptions,
  paint: Painter,
): (pod: Pod) => Paint {
  const judge = verdict(now, options);
  const isAlarming = needsAttention(now, options);
  return (pod) => {
    if (isAlarming(pod)) return paint("bad");
    switch (judge(pod)._tag) {
      case "Ready":
        return plain;
      case "Succeeded":
        return paint("faint");
      default:
        return paint("warning");
    }
  };
}

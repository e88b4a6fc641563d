/**
 * The colours of the lines of a table.
 *
 * @internal
 * @module
 */
import { isAlarming } from "../verdict/attention.ts";
import { verdict, type VerdictOptions } from "../verdict/verdict.ts";
import type { Pod } from "../model/pod.ts";
import { type Paint, type Painter, plain } from "./color.ts";

/** How to paint the line of a pod: red where it needs somebody, yellow where it is on its way. */
export function linePainter(
  now: number,
  options: VerdictOptions,
  paint: Painter,
): (pod: Pod) => Paint {
  const judge = verdict(now, options);
  return (pod) => {
    const found = judge(pod);
    if (isAlarming(found)) return paint("bad");
    switch (found._tag) {
      case "Ready":
        return plain;
      case "Succeeded":
        return paint("faint");
      default:
        return paint("warning");
    }
  };
}

/**
 * The colours of a line.
 *
 * @internal
 * @module
 */
import { alarming } from "../verdict/attention.ts";
import { verdict } from "../verdict/verdict.ts";
import type { Pod } from "../model/pod.ts";
import type { Options } from "./options.ts";

/** Adds colours to a line. */
export type Paint = (line: string) => string;

/** How to paint the line of a pod: red where it needs somebody, yellow where it is on its way. */
export async function painter(
  now: number,
  { progressDeadlineSeconds }: Options,
): Promise<(pod: Pod) => Paint> {
  const { styleText } = await import("node:util");
  const paint = (style: "red" | "yellow" | "dim"): Paint => (line) =>
    styleText(style, line, { validateStream: false });
  const [red, yellow, dim, plain]: ReadonlyArray<Paint> = [
    paint("red"),
    paint("yellow"),
    paint("dim"),
    (line) => line,
  ];
  const judge = verdict(now);
  const isAlarming = alarming(now, { progressDeadlineSeconds });
  return (pod) => {
    const found = judge(pod);
    if (isAlarming(pod, found)) return red;
    switch (found._tag) {
      case "Ready":
        return plain;
      case "Succeeded":
        return dim;
      default:
        return yellow;
    }
  };
}

/**
 * Why a pod fits nowhere, in words.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import { parseFitError } from "../query/pod/fit_error.ts";
import { fitReasonText } from "./_fit_reason.ts";

/** Why no node fits, as in `3 of 4 nodes: insufficient memory; 1: untolerated taint`. */
export function fitText(message: string): string {
  const { nodes, reasons, message: other } = parseFitError(message);
  if (reasons.length === 0) return text(other);
  const [first, ...others] = reasons.map(({ nodes, reason }) => ({
    nodes,
    reason: fitReasonText(reason),
  }));
  const all = O.getOrElse(() => first.nodes)(nodes);
  const of = O.isSome(nodes) ? ` of ${all}` : "";
  return [
    `${first.nodes}${of} ${all === 1 ? "node" : "nodes"}: ${first.reason}`,
    ...others.map(({ nodes, reason }) => `${nodes}: ${reason}`),
  ].join("; ");
}

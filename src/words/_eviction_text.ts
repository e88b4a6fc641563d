/**
 * Why the kubelet evicted a pod, in words.
 *
 * @internal
 * @module
 */
import { O, pipe } from "../_deps.ts";
import { nonEmpty, text } from "../_option.ts";
import {
  type Eviction,
  eviction,
  type ExceededLimit,
  type OverRequest,
} from "../query/pod/eviction.ts";
import type { PodEnd } from "../query/pod/disruption.ts";
import { statusOf } from "../query/pod/part.ts";
import { amountText } from "./_amount.ts";
import { type Known, nodeText } from "./_known.ts";
import { listed, namesText, said, shortName } from "./_text.ts";

/** Why a pod was evicted, as in `evicted: node-a low on memory; worker used 5.6Gi, requested 256Mi`. */
export function evictionText({ pod }: Known, { message }: PodEnd): string {
  const causes = pipe(
    eviction(statusOf(pod)),
    O.map((found) => causesOf(found, nodeText(pod))),
    nonEmpty,
    O.alt(() => message),
  );
  return said("evicted", causes);
}

function causesOf(
  { exceeded, resource, nodeConditions, overRequest }: Eviction,
  node: string,
): string {
  return listed([
    pipe(exceeded, O.match(() => "", exceededText)),
    pipe(resource, O.match(() => "", (name) => `${node} low on ${shortName(name)}`)),
    nodeConditions.length > 0 ? `${node} had ${namesText(nodeConditions)}` : "",
    ...overRequest.slice(0, 2).map((over) => overRequestText(over, text(resource))),
    overRequest.length > 2 ? `and ${overRequest.length - 2} more` : "",
  ], "; ");
}

function exceededText(exceeded: ExceededLimit): string {
  const limit = pipe(
    exceeded.limit,
    O.match(() => "", (amount) => ` of ${amountText(amount, "ephemeral-storage")}`),
  );
  switch (exceeded._tag) {
    case "Container":
      return `container ${
        shortName(exceeded.container)
      } exceeded its limit${limit} of local storage`;
    case "EmptyDir":
      return `emptyDir volume ${shortName(exceeded.volume)} exceeded its limit${limit}`;
    case "Pod":
      return `the containers together exceeded their limit${limit} of local storage`;
  }
}

function overRequestText({ container, used, requested }: OverRequest, resource: string): string {
  const who = pipe(container, O.match(() => "the pod", shortName));
  const amount = pipe(used, O.match(() => "too much", (found) => amountText(found, resource)));
  return listed([
    `${who} used ${amount}`,
    pipe(requested, O.match(() => "", (found) => `requested ${amountText(found, resource)}`)),
  ]);
}

/**
 * Why the kubelet evicted a pod, in words.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
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
  const found = eviction(statusOf(pod));
  const what = O.isSome(found) ? causesOf(found.value, nodeText(pod)) : "";
  return said("evicted", what === "" ? message : O.some(what));
}

function causesOf(
  { exceeded, resource, nodeConditions, overRequest }: Eviction,
  node: string,
): string {
  return listed([
    O.isSome(exceeded) ? exceededText(exceeded.value) : "",
    O.isSome(resource) ? `${node} low on ${shortName(resource.value)}` : "",
    nodeConditions.length > 0 ? `${node} had ${namesText(nodeConditions)}` : "",
    ...overRequest.slice(0, 2).map((over) => overRequestText(over, text(resource))),
    overRequest.length > 2 ? `and ${overRequest.length - 2} more` : "",
  ], "; ");
}

function exceededText(exceeded: ExceededLimit): string {
  const limit = O.isSome(exceeded.limit)
    ? ` ${amountText(exceeded.limit.value, "ephemeral-storage")}`
    : "";
  switch (exceeded._tag) {
    case "Container":
      return `container ${
        shortName(exceeded.container)
      } exceeded its limit of local storage${limit}`;
    case "EmptyDir":
      return `emptyDir volume ${shortName(exceeded.volume)} exceeded its limit${limit}`;
    case "Pod":
      return `the pod exceeded the limits of local storage of all its containers${limit}`;
  }
}

function overRequestText({ container, used, requested }: OverRequest, resource: string): string {
  const who = O.isSome(container) ? shortName(container.value) : "the pod";
  return listed([
    O.isSome(used) ? `${who} used ${amountText(used.value, resource)}` : `${who} used too much`,
    O.isSome(requested) ? `requested ${amountText(requested.value, resource)}` : "",
  ]);
}

/** This module: decoded pods, with as much of each as is kept. */
import type { Pod } from "@k8s-fp/pod-status/model";
import { formatStreamFailure, type Keep, podsFromStream } from "@k8s-fp/pod-status/streams";
import * as O from "fp-ts/lib/Option.js";
import { bytes, type Seen, tally } from "./_contender.ts";

/** Sees all pods; throws at the first failure. */
export async function seeAll(keep: Keep): Promise<void> {
  const seen = tally();
  for await (const pod of podsFromStream(await bytes(), { keep })) {
    if (pod._tag === "Left") throw new Error(formatStreamFailure(pod.left).join("\n"));
    seen.add(seenOf(pod.right));
  }
  seen.report();
}

function seenOf(pod: Pod): Seen {
  const metadata = O.toUndefined(pod.metadata);
  const status = O.toUndefined(pod.status);
  return {
    name: textOf(metadata?.name),
    namespace: textOf(metadata?.namespace),
    status: status === undefined ? {} : {
      containerStatuses: O.toUndefined(status.containerStatuses),
      initContainerStatuses: O.toUndefined(status.initContainerStatuses),
      phase: O.toUndefined(status.phase),
    },
  };
}

function textOf(text: O.Option<string> = O.none): string {
  return O.isSome(text) ? text.value : "";
}

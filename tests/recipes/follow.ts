import { followPods, formatApiFailure, formatPodEventChange } from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** What happens in a cluster, for ever, in lines; `api` is where `kubectl proxy` listens. */
export async function* follow(api: string): AsyncGenerator<string> {
  for await (
    const step of followPods((query, init) => fetch(`${api}/api/v1/pods?${query}`, init))
  ) {
    if (step._tag === "Left") yield formatApiFailure(step.left);
    else if (O.isSome(step.right.trouble)) yield step.right.trouble.value.message;
    else yield* step.right.changes.flatMap(formatPodEventChange);
  }
}

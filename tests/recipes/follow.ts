import {
  applyWatchEvent,
  collectPods,
  emptyWatchState,
  type PodEventChange,
  podsFromStream,
  relist,
  watchEvents,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** What happens to the pods of a cluster, for ever; `api` is where `kubectl proxy` listens. */
export async function* follow(api: string): AsyncGenerator<PodEventChange> {
  let state = emptyWatchState;
  for (;;) {
    if (O.isNone(state.resourceVersion)) {
      const list = await fetch(`${api}/api/v1/pods`);
      const { pods, failures, summary } = await collectPods(podsFromStream(list.body!));
      if (failures.length > 0) throw new Error("Cannot list pods", { cause: failures });
      const step = relist(pods, summary.resourceVersion)(state);
      state = step.state;
      yield* step.changes;
    }
    const version = O.getOrElse(() => "")(state.resourceVersion);
    const watch = await fetch(
      `${api}/api/v1/pods?watch=1&allowWatchBookmarks=true&resourceVersion=${version}`,
    );
    // The server ends a watch after some minutes, and forgets a version after some more.
    if (watch.status === 410) {
      state = { ...state, resourceVersion: O.none };
      continue;
    }
    if (!watch.ok) throw new Error("Cannot watch pods", { cause: await watch.text() });
    for await (const event of watchEvents(watch.body!)) {
      if (event._tag === "Left") break;
      const step = applyWatchEvent(event.right)(state);
      state = step.state;
      yield* step.changes;
      if (state.isExpired) break;
    }
  }
}

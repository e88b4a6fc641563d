/**
 * Prints what happened between two dumps of a cluster.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { ObjectMeta } from "../model/object_meta.ts";
import { getMonoid } from "../codec/instance.ts";
import { keepFacts } from "../stream/keep.ts";
import { emptyWatchState, type WatchState } from "../watch/state.ts";
import { applyWatchEvent, beginWatchList, type PodEventChange } from "../watch/step.ts";
import { formatPodEventChange, formatVerdictChange, NO_POD } from "../watch/change_text.ts";
import { nothingChosen, visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { printable } from "./printable.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Prints a line for each thing that happened to the chosen pods since an older
 * dump, and returns the exit code. Pods are known by their uid.
 *
 * The newer dump is a watch list to the older one's state: what it has not got is
 * gone at its end. Only one cluster is held in memory.
 */
export async function printSince(
  older: string,
  options: Options,
  io: Surroundings,
): Promise<number> {
  const everything = { ...options, isChosen: () => true };
  let state: WatchState = emptyWatchState;
  const before = await visitPods(
    { ...everything, files: [older] },
    keepFacts,
    progressOn(io, false),
    io,
    (pod) => {
      state = applyWatchEvent({ type: "ADDED", object: pod })(state).state;
      return undefined;
    },
  );
  if (before.pods === 0 && !before.hasEmptyList) return await nothingChosen(before, options, io);
  state = beginWatchList(state);
  const tell = teller(options, io);
  const after = await visitPods(everything, keepFacts, progressOn(io, false), io, (pod) => {
    const step = applyWatchEvent({ type: "ADDED", object: pod })(state);
    state = step.state;
    return tell(step.changes);
  });
  if (after.pods === 0 && !after.hasEmptyList) return await nothingChosen(after, options, io);
  // A file that could not be read whole says of no pod that it is gone.
  if (!after.isUnread && after.failures === 0) {
    await tell(applyWatchEvent({ type: "BOOKMARK", object: END })(state).changes);
  }
  return before.failures + after.failures > 0 ? 2 : 0;
}

/** The bookmark that ends a watch list. */
const END: Pod = {
  ...NO_POD,
  metadata: O.some({
    ...getMonoid(ObjectMeta).empty,
    annotations: O.some({ "k8s.io/initial-events-end": "true" }),
  }),
};

/** Prints the lines of changes; nothing to wait for where there are none. */
function teller(options: Options, io: Surroundings) {
  const verdictLines = formatVerdictChange(options.now ?? io.now(), options);
  return (changes: ReadonlyArray<PodEventChange>): Promise<boolean> | undefined => {
    const text = changes
      .filter((change) => isTold(change, options))
      .flatMap((change) => [...formatPodEventChange(change), ...verdictLines(change)])
      .map((line) => `${printable(line)}\n`)
      .join("");
    return text === "" ? undefined : io.stdout(text);
  };
}

function isTold(change: PodEventChange, { isChosen }: Options): boolean {
  switch (change._tag) {
    case "Added":
    case "Deleted":
      return isChosen(change.pod);
    case "Changed":
      return isChosen(change.newer);
    case "Expired":
    case "Failed":
      return true;
  }
}

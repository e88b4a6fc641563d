/**
 * Prints what happens to pods, as it happens.
 *
 * @internal
 * @module
 */
import { E, O, pipe } from "../_deps.ts";
import { formatPodEventChange, formatVerdictChange } from "../watch/change_text.ts";
import type { Pod } from "../model/pod.ts";
import { toEpochMillis } from "../model/time.ts";
import { metadataOf } from "../query/pod/part.ts";
import { keepFacts } from "../stream/keep.ts";
import { watchEvents } from "../stream/watch_events.ts";
import { emptyWatchState } from "../watch/state.ts";
import { applyWatchEvent, type PodEventChange } from "../watch/step.ts";
import type { Options } from "./options.ts";
import { printableLine } from "./printable.ts";
import { bytesOf, failureText, type Source, sourcesOf } from "./sources.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints a line for each thing that happens to the chosen pods, and returns the exit code. */
export async function follow(options: Options, io: Surroundings): Promise<number> {
  let hasTrouble = false;
  for await (const source of sourcesOf(options.files, io)) {
    const end = E.isLeft(source)
      ? await trouble(source.left, io)
      : await followOne(source.right, options, io);
    if (end !== "good") hasTrouble ||= end === "bad";
    if (end === "unread") break;
  }
  return hasTrouble ? 2 : 0;
}

/** How a watch ended; `unread` where nobody reads what is printed any more. */
type End = "good" | "bad" | "unread";

async function trouble(text: string, io: Surroundings): Promise<End> {
  await io.stderr(text);
  return "bad";
}

async function followOne(source: Source, options: Options, io: Surroundings): Promise<End> {
  const opened = await bytesOf(source);
  if (E.isLeft(opened)) return await trouble(opened.left, io);
  const began = io.now();
  let state = emptyWatchState;
  let end: End = "good";
  let isWatch = false;
  for await (const event of watchEvents(opened.right, { keep: keepFacts })) {
    if (E.isLeft(event)) {
      end = await trouble(failureText(source, event.left), io);
      continue;
    }
    isWatch = true;
    const step = applyWatchEvent(event.right)(state);
    state = step.state;
    const now = options.now ?? io.now();
    const time = new Date(now).toISOString().replace(/\.\d+/, "");
    const verdictLines = formatVerdictChange(now, options);
    for (const change of step.changes) {
      const lines = [...formatPodEventChange(change), ...verdictLines(change)]
        .map((line) => `${time}  ${printableLine(line)}\n`)
        .join("");
      if (change._tag === "Expired" || change._tag === "Failed") {
        end = await trouble(lines, io);
      } else if (lines !== "" && isTold(change, began, options) && !await io.stdout(lines)) {
        return "unread";
      }
    }
  }
  return isWatch ? end : await trouble(NO_WATCH, io);
}

/** How to get a watch, where there is none. */
export const NO_WATCH =
  "Cannot find the events of a watch. Try: kubectl get pods -w -o json --output-watch-events\n";

type PodChange = Exclude<PodEventChange, { readonly _tag: "Expired" | "Failed" }>;

/** Whether a change is of a chosen pod, and no news of one that was there before. */
function isTold(change: PodChange, began: number, { isChosen }: Options): boolean {
  switch (change._tag) {
    case "Added":
      return isChosen(change.pod) && isCreatedSince(began, change.pod);
    case "Changed":
      return isChosen(change.newer);
    case "Deleted":
      return isChosen(change.pod);
  }
}

function isCreatedSince(began: number, pod: Pod): boolean {
  const { creationTimestamp } = metadataOf(pod);
  return pipe(
    creationTimestamp,
    O.match(() => true, (created) => toEpochMillis(created) >= began),
  );
}

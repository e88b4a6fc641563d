/**
 * Waits until pods are as somebody wants them.
 *
 * @internal
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf, qualifiedName } from "../query/pod/part.ts";
import type { StreamFailure } from "../stream/failure.ts";
import { keepFacts } from "../stream/keep.ts";
import { watchEvents } from "../stream/watch_events.ts";
import { hasVerdict } from "../verdict/verdict.ts";
import { emptyWatchState } from "../watch/state.ts";
import { applyWatchEvent, type WatchStep } from "../watch/step.ts";
import { systemClock } from "../watch/clock.ts";
import { untilPods, type UntilProgress } from "../watch/until.ts";
import { formatPodEventChange } from "../watch/change_text.ts";
import { humanDuration } from "../words/duration.ts";
import { explain } from "../words/explain.ts";
import { NO_WATCH } from "./follow.ts";
import type { Options, Until } from "./options.ts";
import { counted, countText, printable, printableLine } from "./printable.ts";
import { bytesOf, failureText, type Source, sourcesOf } from "./sources.ts";
import type { Surroundings } from "./surroundings.ts";
import { wrap } from "./wrap.ts";

/** Milliseconds for which nothing new must have come: a watch does not say when all pods have. */
const QUIET = 1000;

/** Pods that are told of one by one. */
const TOLD = 20;

/** Waits until the chosen pods are there, and returns the exit code. */
export async function waitUntil(
  until: Until,
  options: Options,
  io: Surroundings,
): Promise<number> {
  const { now } = io;
  const why = (pod: Pod) =>
    `${qualifiedName(metadataOf(pod))}: ${explain(now(), options)(pod).text}`;
  const { show, clear } = lineOn(io);
  const end = new AbortController();
  const watch = watchOf(options, end.signal, async (text) => {
    await clear();
    await io.stderr(text);
  }, io);
  const outcome = await untilPods(watch.steps, goalOf(until, now), {
    ...options,
    timeout: (options.timeout ?? Infinity) * 1000,
    quiet: QUIET,
    onProgress: (progress) => show(progressText(until, options, progress, why)),
    clock: { now, after: io.after ?? systemClock.after },
  });
  end.abort();
  await clear();
  const tell = (text: string) => io.stderr(`${printableLine(text)}\n`);
  switch (outcome._tag) {
    case "Done": {
      const count = until === "gone" ? "All pods" : counted(outcome.chosen, "pod");
      await io.stdout(`${count} ${until}\n`);
      return watch.hasTrouble() ? 2 : 0;
    }
    case "Failed":
      await io.stdout(`${printableLine(why(outcome.pod))}\n`);
      return 1;
    case "TimedOut":
      await tell(
        `Timed out after ${humanDuration((options.timeout ?? 0) * 1000)}: ${
          progressText(until, options, outcome)
        }`,
      );
      break;
    case "Ended":
      if (!watch.isWatch()) await io.stderr(NO_WATCH);
      else await tell(`The watch ended: ${progressText(until, options, outcome)}`);
  }
  for (const pod of outcome.waiting.slice(0, TOLD)) await tell(why(pod));
  const more = outcome.waiting.length - TOLD;
  if (more > 0) await tell(`and ${countText(more)} more`);
  return 2;
}

function goalOf(until: Until, now: () => number): ((pod: Pod) => boolean) | "gone" {
  switch (until) {
    case "ready":
      return (pod) => hasVerdict(now(), "Ready")(pod);
    case "succeeded":
      return (pod) => hasVerdict(now(), "Succeeded")(pod);
    case "gone":
      return "gone";
  }
}

/** The steps of the watches in files, or on standard input, and how they went. */
interface Watch {
  readonly steps: AsyncIterable<Either<StreamFailure, WatchStep>>;
  /** Whether there was an event. */
  readonly isWatch: () => boolean;
  /** Whether something could not be read. */
  readonly hasTrouble: () => boolean;
}

function watchOf(
  options: Options,
  signal: AbortSignal,
  complain: (text: string) => Promise<void>,
  io: Surroundings,
): Watch {
  let state = emptyWatchState;
  let [isWatch, hasTrouble] = [false, false];
  const tell = async (text: string) => {
    hasTrouble = true;
    await complain(text);
  };
  async function* stepsOf(source: Source): AsyncGenerator<Either<StreamFailure, WatchStep>> {
    const opened = await bytesOf(source);
    if (E.isLeft(opened)) return await tell(opened.left);
    for await (const event of watchEvents(opened.right, { keep: keepFacts, signal })) {
      if (E.isLeft(event)) {
        if (signal.aborted) return;
        await tell(failureText(source, event.left));
        yield event;
        continue;
      }
      isWatch = true;
      const step = applyWatchEvent(event.right)(state);
      state = step.state;
      for (const change of step.changes) {
        if (change._tag !== "Expired" && change._tag !== "Failed") continue;
        await tell(formatPodEventChange(change).map((line) => `${printable(line)}\n`).join(""));
      }
      yield E.right(step);
    }
  }
  async function* steps() {
    for await (const source of sourcesOf(options.files, io)) {
      if (E.isLeft(source)) await tell(source.left);
      else yield* stepsOf(source.right);
    }
  }
  return { steps: steps(), isWatch: () => isWatch, hasTrouble: () => hasTrouble };
}

/** How many are there, and what is waited for. */
function progressText(
  until: Until,
  { min }: Options,
  { chosen, waiting, trouble }: UntilProgress,
  why?: (pod: Pod) => string,
): string {
  const behind = O.isSome(trouble) ? "; the watch is in trouble" : "";
  if (until === "gone") {
    return `${counted(chosen, "pod")} still there${behind}`;
  }
  const lacking = Math.max(0, min - chosen);
  const [first] = waiting;
  return [
    `${countText(chosen - waiting.length)} of ${counted(chosen, "pod")} ${until}`,
    ...(lacking > 0 ? [`waiting for ${countText(lacking)} more`] : []),
    ...(first !== undefined && why !== undefined ? [`waiting for ${why(first)}`] : []),
  ].join("; ") + behind;
}

/** A line on standard error: one that changes on a terminal, else a line for each change. */
function lineOn(io: Surroundings) {
  const isTerminal = io.isTerminal("stderr");
  let last = "";
  const show = (text: string) => {
    if (text === last) return;
    last = text;
    if (!isTerminal) return void io.stderr(`${printableLine(text)}\n`);
    const room = (io.columns?.() ?? 80) - 1;
    const [line, ...rest] = wrap(printable(text), room - 1);
    void io.stderr(`\r\u001b[K${line}${rest.length > 0 ? "…" : ""}`);
  };
  const clear = async () => {
    if (isTerminal && last !== "") await io.stderr("\r\u001b[K");
    last = "";
  };
  return { show, clear };
}

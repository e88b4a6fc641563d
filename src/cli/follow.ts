/**
 * Prints what happens to pods, as it happens.
 *
 * @internal
 * @module
 */
import { E, O, pipe } from "../_deps.ts";
import { formatPodEventChange } from "../watch/change_text.ts";
import { every, systemClock } from "../watch/clock.ts";
import type { Pod } from "../model/pod.ts";
import { toEpochMillis } from "../model/time.ts";
import { metadataOf } from "../query/pod/part.ts";
import { keepFacts } from "../stream/keep.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { watchEvents } from "../stream/watch_events.ts";
import { emptyWatchState } from "../watch/state.ts";
import { applyWatchEvent, type PodEventChange } from "../watch/step.ts";
import type { Options } from "./options.ts";
import { printableLine } from "./printable.ts";
import { bytesOf, failureText, type Source, sourcesOf } from "./sources.ts";
import type { Surroundings } from "./surroundings.ts";
import { VerdictLog } from "./verdict_log.ts";

/** Prints a line for each thing that happens to the chosen pods, and returns the exit code. */
export async function follow(options: Options, io: Surroundings): Promise<number> {
  let hasTrouble = false;
  for await (const source of sourcesOf(options.files, io)) {
    const end = E.isLeft(source)
      ? await trouble(source.left, io)
      : await followOne(source.right, options, io);
    hasTrouble ||= end === "bad";
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

/** Milliseconds after which pods that time alone may make stuck are looked at again. */
const RECHECK = 10_000;

/** Follows a watch until it ends, or until nobody reads what is told of it between two events. */
async function followOne(source: Source, options: Options, io: Surroundings): Promise<End> {
  const opened = await bytesOf(source);
  if (E.isLeft(opened)) return await trouble(opened.left, io);
  const watch = new Watch(options, io);
  let stop = () => {};
  const unread = new Promise<End>((resolve, reject) => {
    const look = async () => {
      if (!await watch.look()) resolve("unread");
    };
    // Where the time is given it does not pass.
    if (options.now !== undefined) return;
    stop = every(io.after ?? systemClock.after, RECHECK, () => void look().catch(reject));
  });
  try {
    return await Promise.race([readWatch(source, opened.right, watch, io), unread]);
  } finally {
    stop();
  }
}

async function readWatch(
  source: Source,
  bytes: ByteSource,
  watch: Watch,
  io: Surroundings,
): Promise<End> {
  let state = emptyWatchState;
  let end: End = "good";
  let isWatch = false;
  for await (const event of watchEvents(bytes, { keep: keepFacts })) {
    if (E.isLeft(event)) {
      end = await trouble(failureText(source, event.left), io);
      continue;
    }
    isWatch = true;
    const step = applyWatchEvent(event.right)(state);
    state = step.state;
    for (const change of step.changes) {
      const told = await watch.tell(change);
      if (told === "unread") return "unread";
      if (told === "bad") end = "bad";
    }
  }
  return isWatch ? end : await trouble(NO_WATCH, io);
}

/** Tells what happens to the chosen pods. */
class Watch {
  readonly #options: Options;
  readonly #io: Surroundings;
  readonly #began: number;
  readonly #verdicts: VerdictLog;

  constructor(options: Options, io: Surroundings) {
    this.#options = options;
    this.#io = io;
    this.#began = io.now();
    this.#verdicts = new VerdictLog(options);
  }

  /** Tells of a change, if it is of a chosen pod. */
  async tell(change: PodEventChange): Promise<End> {
    if (change._tag === "Expired" || change._tag === "Failed") {
      return await trouble(this.#timed(formatPodEventChange(change)), this.#io);
    }
    const pod = change._tag === "Changed" ? change.newer : change.pod;
    if (!this.#options.isChosen(pod)) {
      this.#verdicts.forget(pod);
      return "good";
    }
    const verdictLines = this.#verdicts.see(change, this.#now);
    if (change._tag === "Added" && !isCreatedSince(this.#began, pod)) return "good";
    return await this.#print([...formatPodEventChange(change), ...verdictLines])
      ? "good"
      : "unread";
  }

  /** Tells what time alone has changed; `false` once nobody reads it any more. */
  look(): Promise<boolean> {
    return this.#print(this.#verdicts.look(this.#now));
  }

  get #now(): number {
    return this.#options.now ?? this.#io.now();
  }

  #timed(lines: ReadonlyArray<string>): string {
    const time = new Date(this.#now).toISOString().replace(/\.\d+/, "");
    return lines.map((line) => `${time}  ${printableLine(line)}\n`).join("");
  }

  async #print(lines: ReadonlyArray<string>): Promise<boolean> {
    return lines.length === 0 || await this.#io.stdout(this.#timed(lines));
  }
}

/** How to get a watch, where there is none. */
export const NO_WATCH =
  "Cannot find the events of a watch. Try: kubectl get pods -w -o json --output-watch-events\n";

function isCreatedSince(began: number, pod: Pod): boolean {
  const { creationTimestamp } = metadataOf(pod);
  return pipe(
    creationTimestamp,
    O.match(() => true, (created) => toEpochMillis(created) >= began),
  );
}

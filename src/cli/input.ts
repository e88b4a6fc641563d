/**
 * The pods that the command reads.
 *
 * @internal
 * @module
 */
import { E } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { formatStreamFailure, type StreamFailure } from "../stream/failure.ts";
import type { Keep } from "../stream/keep.ts";
import { type ByteSource, podsFromStream } from "../stream/pods_from_stream.ts";
import type { Options } from "./options.ts";
import { printable } from "./printable.ts";
import type { Progress } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the files held, once they were read. */
export interface Tally {
  /** How many pods there were, chosen or not. */
  readonly pods: number;
  /** How many bad items, and files that could not be read. */
  readonly failures: number;
  /** How many documents there were. */
  readonly documents: number;
  /** How many objects were no pods, by kind. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** What to do with a pod; `false` once no further one is wanted. */
export type Visit = (pod: Pod) => Promise<boolean> | undefined;

/**
 * Visits the chosen pods of all files, each as it comes; what is bad is told on
 * standard error. Nothing is tallied where a visit was the last.
 */
export async function visitPods(
  { files, isChosen }: Options,
  keep: Keep,
  progress: Progress,
  io: Surroundings,
  visit: Visit,
): Promise<Tally | undefined> {
  let [pods, failures, documents] = [0, 0, 0];
  const skipped = new Map<string, number>();
  for (const source of sourcesOf(files, io)) {
    const opened = await source();
    if (E.isLeft(opened)) {
      failures++;
      await complain(opened.left, progress, io);
      continue;
    }
    const stream = podsFromStream(opened.right, { keep });
    try {
      for (;;) {
        const next = await stream.next();
        if (next.done) {
          documents += next.value.documents;
          for (const [kind, count] of Object.entries(next.value.skipped)) {
            skipped.set(kind, (skipped.get(kind) ?? 0) + count);
          }
          break;
        }
        const pod = next.value;
        if (E.isLeft(pod)) {
          failures++;
          await complain(failureText(pod.left), progress, io);
          continue;
        }
        pods++;
        const shown = progress.at(pods);
        if (shown !== undefined) await shown;
        const wanted = isChosen(pod.right) ? visit(pod.right) : undefined;
        if (wanted !== undefined && !await wanted) return undefined;
      }
    } finally {
      await stream.return(undefined as never);
    }
  }
  await progress.clear();
  return { pods, failures, documents, skipped };
}

/** What there is to read, by name; a name of `-` is standard input. */
export function sourcesOf(
  files: ReadonlyArray<string>,
  io: Surroundings,
): ReadonlyArray<() => Promise<E.Either<string, ByteSource>>> {
  return (files.length === 0 ? ["-"] : files).map((file) => async () => {
    if (file === "-") return E.right(io.stdin);
    try {
      return E.right(await io.open(file));
    } catch (error) {
      return E.left(`Cannot read ${printable(file)}: ${printable(E.toError(error).message)}\n`);
    }
  });
}

/** What is wrong with an item, or with the input. */
export function failureText(failure: StreamFailure): string {
  return `Cannot read ${formatStreamFailure(failure).map(printable).join("\n")}\n`;
}

async function complain(text: string, progress: Progress, io: Surroundings): Promise<void> {
  await progress.clear();
  await io.stderr(text);
}

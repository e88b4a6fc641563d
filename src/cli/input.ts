/**
 * The pods that the command reads.
 *
 * @internal
 * @module
 */
import { E } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/pod/part.ts";
import type { Keep } from "../stream/keep.ts";
import type { Options } from "./options.ts";
import { counted, printable } from "./printable.ts";
import type { Progress } from "./progress.ts";
import { failureText, otherThing, podsOf, type Source, sourcesOf } from "./sources.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the files held, as far as they were read. */
export interface Tally {
  /** How many pods there were, chosen or not. */
  readonly pods: number;
  /** How many of them were chosen. */
  readonly chosen: number;
  /** How many bad items, and files that could not be read. */
  readonly failures: number;
  /** Whether there was a list of pods without any. */
  readonly hasEmptyList: boolean;
  /** How many objects were no pods, by kind. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Whether a visit asked for no further pod: nobody reads what is printed any more. */
  readonly isUnread: boolean;
}

/** What to do with a pod; `false` once no further one is wanted. */
export type Visit = (pod: Pod) => Promise<boolean> | undefined;

/**
 * Visits the chosen pods of all files, each as it comes; what is bad is told on
 * standard error.
 */
export async function visitPods(
  { files, isChosen }: Options,
  keep: Keep,
  progress: Progress,
  io: Surroundings,
  visit: Visit,
): Promise<Tally> {
  let [pods, chosen, failures, hasEmptyList, isUnread] = [0, 0, 0, false, false];
  const skipped = new Map<string, number>();
  const skip = (kind: string, count = 1) => skipped.set(kind, (skipped.get(kind) ?? 0) + count);
  const isNew = newOnly();
  const complain = async (text: string) => {
    failures++;
    await progress.clear();
    await io.stderr(text);
  };
  const readOne = async (source: Source) => {
    const opened = await podsOf(source, keep);
    if (E.isLeft(opened)) return await complain(opened.left);
    const stream = opened.right;
    try {
      for (;;) {
        const next = await stream.next();
        if (next.done) {
          const { documents, skipped: others, pods, failures } = next.value;
          for (const [kind, count] of Object.entries(others)) skip(kind, count);
          hasEmptyList ||= documents > 0 && pods === 0 && failures === 0 &&
            Object.keys(others).length === 0;
          return;
        }
        const pod = next.value;
        if (E.isLeft(pod)) {
          const kind = source.isFound ? otherThing(pod.left) : undefined;
          if (kind === undefined) await complain(failureText(source, pod.left));
          else skip(kind);
          continue;
        }
        if (source.isFound && !isNew(pod.right, skip)) continue;
        pods++;
        const shown = progress.at(pods);
        if (shown !== undefined) await shown;
        if (!isChosen(pod.right)) continue;
        chosen++;
        const wanted = visit(pod.right);
        if (wanted !== undefined && !await wanted) {
          isUnread = true;
          return;
        }
      }
    } finally {
      await stream.return(undefined as never);
    }
  };
  for await (const source of sourcesOf(files, io)) {
    if (E.isLeft(source)) await complain(source.left);
    else await readOne(source.right);
    if (isUnread) break;
  }
  await progress.clear();
  return { pods, chosen, failures, hasEmptyList, skipped, isUnread };
}

/**
 * Whether a pod of a folder is one, and was not read before: what gathers a
 * cluster writes the same pod into a list and into a file of its own.
 */
function newOnly(): (pod: Pod, skip: (what: string) => void) => boolean {
  const known = new Set<string>();
  return (pod, skip) => {
    const { uid, namespace, name } = metadataOf(pod);
    // Anything without a kind can be read as a pod of which nothing is known.
    if (text(name) === "") {
      skip("without a name");
      return false;
    }
    const key = text(uid) || JSON.stringify([text(namespace), text(name)]);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  };
}

/**
 * Tells why nothing was chosen, and returns the exit code: 2 where nothing was
 * read that could hold pods.
 */
export async function nothingChosen(
  { pods, failures, hasEmptyList, skipped }: Tally,
  { failOnEmpty }: Options,
  io: Surroundings,
): Promise<number> {
  const code = failures > 0 || failOnEmpty ? 2 : 0;
  if (pods > 0) {
    await io.stderr(`No pod was chosen of ${counted(pods, "pod")}\n`);
    return code;
  }
  if (hasEmptyList) {
    await io.stderr("No resources found\n");
    return code;
  }
  if (failures === 0) {
    const kinds = [...skipped].map(([kind, count]) => `${count} ${printable(kind)}`);
    await io.stderr(`Cannot find pods: ${kinds.join(", ") || "the input is empty"}\n`);
  }
  return 2;
}

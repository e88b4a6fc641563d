/**
 * Prints all that is known of one pod.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/pod/part.ts";
import { keepFacts } from "../stream/keep.ts";
import { visitPods } from "./input.ts";
import type { Options } from "./options.ts";
import { pageOf } from "./page.ts";
import { printable } from "./printable.ts";
import { progressOn } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints a page for each pod of a name, `name` or `namespace/name`, and returns the exit code. */
export async function explainPod(
  name: string,
  options: Options,
  io: Surroundings,
): Promise<number> {
  const now = options.now ?? io.now();
  let found = 0;
  const tally = await visitPods(options, keepFacts, progressOn(io, true), io, (pod) => {
    if (!isNamed(name, pod)) return undefined;
    const page = pageOf(now, pod);
    return io.stdout(found++ === 0 ? page : `\n${page}`);
  });
  if (tally === undefined) return 0;
  if (found > 0) return tally.failures > 0 ? 1 : 0;
  await io.stderr(`Cannot find pod ${printable(name)} among ${tally.pods} pods\n`);
  return 1;
}

function isNamed(wanted: string, pod: Pod): boolean {
  const { namespace, name } = metadataOf(pod);
  return O.isSome(name) && (wanted === name.value || wanted === `${text(namespace)}/${name.value}`);
}

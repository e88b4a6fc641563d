/**
 * Prints all that is known of one pod.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { metadataOf } from "../query/part.ts";
import { keepFacts } from "../stream/keep.ts";
import { podsOf } from "./input.ts";
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
  const pods = podsOf(options, keepFacts, progressOn(io, true), io);
  let found = 0;
  try {
    for (;;) {
      const next = await pods.next();
      if (next.done) {
        if (found > 0) return next.value.failures > 0 ? 1 : 0;
        await io.stderr(`Cannot find pod ${printable(name)} among ${next.value.pods} pods\n`);
        return 1;
      }
      if (!isNamed(name, next.value)) continue;
      const page = pageOf(now, next.value);
      if (!await io.stdout(found === 0 ? page : `\n${page}`)) return 0;
      found++;
    }
  } finally {
    await pods.return(undefined as never);
  }
}

function isNamed(wanted: string, pod: Pod): boolean {
  const { namespace, name } = metadataOf(pod);
  return O.isSome(name) && (wanted === name.value || wanted === `${text(namespace)}/${name.value}`);
}

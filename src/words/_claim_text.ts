/**
 * Claims on devices, in words.
 *
 * @internal
 * @module
 */
import { O, pipe } from "../_deps.ts";
import type { PodClaim } from "../query/resource/device_and_volume.ts";
import { shortName } from "./_text.ts";

/** A claim by its name in the pod, and what it stands for: `gpu (web-gpu-x7k)`, `gpu (template gpus)`. */
export function claimText({ name, claim, template }: PodClaim): string {
  return pipe(
    O.map(shortName)(claim),
    O.alt(() => O.map((name: string) => `template ${shortName(name)}`)(template)),
    O.match(() => shortName(name), (what) => `${shortName(name)} (${what})`),
  );
}

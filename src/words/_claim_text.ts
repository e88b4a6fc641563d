/**
 * Claims on devices, in words.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import type { PodClaim } from "../query/resource/device_and_volume.ts";
import { shortName } from "./_text.ts";

/** A claim by its name in the pod, and what it stands for: `gpu (web-gpu-x7k)`, `gpu (template gpus)`. */
export function claimText({ name, claim, template }: PodClaim): string {
  const what = O.isSome(claim)
    ? shortName(claim.value)
    : O.isSome(template)
    ? `template ${shortName(template.value)}`
    : "";
  return what === "" ? shortName(name) : `${shortName(name)} (${what})`;
}

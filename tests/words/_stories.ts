/**
 * Pods as a person on call meets them, after the forms that Kubernetes, runtimes
 * and programs write, and what the line about each must say.
 *
 * @module
 */
import type { Story } from "./stories/_pods.ts";
import { CRASHES } from "./stories/crashes.ts";
import { IMAGES } from "./stories/images.ts";
import { SCHEDULING } from "./stories/scheduling.ts";
import { EVICTIONS, NODES, TERMINATING } from "./stories/ends.ts";
import { PROBES, STARTING } from "./stories/starts.ts";
import { FLAPPING, JOBS, RESIZES, VOLUMES } from "./stories/well.ts";

export { NOON } from "./stories/_pods.ts";

/** All stories. */
export const STORIES: ReadonlyArray<Story> = [
  ...CRASHES,
  ...IMAGES,
  ...SCHEDULING,
  ...EVICTIONS,
  ...FLAPPING,
  ...TERMINATING,
  ...NODES,
  ...STARTING,
  ...JOBS,
  ...PROBES,
  ...RESIZES,
  ...VOLUMES,
];

/**
 * Many pods: streams of bytes, watches, pages, and whole fleets in a few numbers.
 * It is a part of the whole module that starts sooner: it brings no lenses.
 *
 * @example
 * ```ts
 * import { podsFromChunks } from "@k8s-fp/pod-status/streams";
 * import { assertEquals } from "@std/assert";
 *
 * const lines = new TextEncoder().encode('{"kind": "Pod"}\n{"kind": "Pod"}\n');
 * assertEquals([...podsFromChunks([lines])].length, 2);
 * ```
 *
 * @module
 */

export { countBy, type Counts } from "../fleet/counts.ts";
export { type FleetOptions, foldPods, foldStream } from "../fleet/fold.ts";
export { ContainerRow, containerRows } from "../fleet/container_row.ts";
export { PodRow, podRow } from "../fleet/pod_row.ts";
export { type RowIdentity, type RowOptions } from "../fleet/row.ts";
export { fleetMonoid, FleetSummary, type RestartedPod } from "../fleet/summary.ts";
export {
  type Aborted,
  formatStreamFailure,
  type InvalidDocument,
  type InvalidItem,
  type InvalidJson,
  type InvalidOption,
  type SourceFailed,
  type StreamFailure,
  type UnreadableItem,
} from "../stream/failure.ts";
export { type Keep, keepColumns, keepFacts, keepStatus } from "../stream/keep.ts";
export { type ReadOptions, type StreamOptions } from "../stream/options.ts";
export type { ByteSource } from "../stream/byte_source.ts";
export {
  type CollectedPods,
  collectPods,
  podsFromChunks,
  podsFromStream,
} from "../stream/pods_from_stream.ts";
export { type StreamSummary } from "../stream/summary.ts";
export { watchEvents } from "../stream/watch_events.ts";
export { type PodMap } from "../watch/pod_map.ts";
export {
  type FetchPage,
  type PageFailure,
  type PageOptions,
  type PageResponse,
  type PodPage,
  podPages,
} from "../document/pages.ts";
export { emptyWatchState, findPod, watchedPods, type WatchState } from "../watch/state.ts";
export {
  applyWatchEvent,
  beginWatchList,
  type PodEventChange,
  relist,
  type WatchStep,
} from "../watch/step.ts";
export { formatApiFailure, refusalOf } from "../watch/api_failure.ts";
export { type AskPods, type FollowResponse } from "../watch/ask.ts";
export { type Clock } from "../watch/clock.ts";
export { type FollowOptions, followPods, type FollowStep } from "../watch/follow.ts";
export {
  type FollowCause,
  type FollowFailure,
  type FollowRefusal,
  type FollowTrouble,
} from "../watch/trouble.ts";
export {
  type UntilOptions,
  type UntilOutcome,
  untilPods,
  type UntilProgress,
} from "../watch/until.ts";

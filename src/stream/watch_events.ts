/**
 * The events of a watch out of a stream of bytes.
 *
 * @module
 */
import type { Either } from "../_deps.ts";
import type { WatchEvent } from "../model/watch_event.ts";
import { eventReader } from "./_event_reader.ts";
import type { ByteSource } from "./byte_source.ts";
import { readStream } from "./_stream.ts";
import type { StreamFailure } from "./failure.ts";
import type { StreamOptions } from "./options.ts";

/**
 * The events in the answer to a watch, or what is wrong instead, each as soon as
 * its last byte is there.
 *
 * The server ends a watch after some minutes: that is the end of the events, and
 * no failure. An event whose object is a list, as kubectl sends the pods that are
 * there when a watch begins, is an event for each of its items. It never throws;
 * leaving the loop, or the signal, ends the request.
 * Feed the events to `applyWatchEvent`, which tells what they change; `followPods`
 * does that over every outage.
 *
 * @example What happens in a large cluster, as bytes that kubectl only hands on
 * ```ts ignore
 * import {
 *   applyWatchEvent,
 *   emptyWatchState,
 *   formatPodEventChange,
 *   watchEvents,
 * } from "@k8s-fp/pod-status";
 *
 * // kubectl get --raw '/api/v1/pods?watch=1&allowWatchBookmarks=true' | deno run follow.ts
 * let state = emptyWatchState;
 * for await (const event of watchEvents(Deno.stdin.readable)) {
 *   if (event._tag === "Left") continue;
 *   const step = applyWatchEvent(event.right)(state);
 *   state = step.state;
 *   console.log(step.changes.flatMap(formatPodEventChange).join("\n"));
 * }
 * ```
 *
 * @example
 * ```ts
 * import { watchEvents } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const answer = new Blob([
 *   '{"type": "ADDED", "object": {"metadata": {"name": "web"}}}\n',
 *   '{"type": "BOOKMARK", "object": {"metadata": {"resourceVersion": "7"}}}\n',
 * ]);
 * const types: string[] = [];
 * for await (const event of watchEvents(answer.stream())) {
 *   if (event._tag === "Right") types.push(event.right.type);
 * }
 * assertEquals(types, ["ADDED", "BOOKMARK"]);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export function watchEvents(
  source: ByteSource,
  options: StreamOptions = {},
): AsyncGenerator<Either<StreamFailure, WatchEvent>, void, undefined> {
  return readStream(eventReader(options), source, options.signal);
}

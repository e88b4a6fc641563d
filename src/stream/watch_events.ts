/**
 * The events of a watch out of a stream of bytes.
 *
 * @module
 */
import type { Either } from "../_deps.ts";
import type { WatchEvent } from "../model/watch_event.ts";
import { eventReader } from "./_event_reader.ts";
import type { ByteSource } from "./_source.ts";
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
 * Feed the events to `applyWatchEvent`, which tells what they change.
 *
 * @example Follow all pods, with `kubectl proxy` running
 * ```ts ignore
 * import { applyWatchEvent, emptyWatchState, watchEvents } from "@k8s-fp/pod-status";
 *
 * const { body } = await fetch("http://127.0.0.1:8001/api/v1/pods?watch=1&allowWatchBookmarks=true");
 * let state = emptyWatchState;
 * for await (const event of watchEvents(body!)) {
 *   if (event._tag === "Left") break;
 *   const step = applyWatchEvent(event.right)(state);
 *   state = step.state;
 *   console.log(step.changes);
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

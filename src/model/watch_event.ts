/**
 * `WatchEvent`: what a watch on pods reports.
 *
 * @module
 */
import { choice, type Codec, definitionOf, record, required } from "../codec/_codec.ts";
import { oneOf } from "../codec/_scalar.ts";
import type { WithUnknownFields } from "../codec/json.ts";
import { Pod } from "./pod.ts";
import { Status } from "./status.ts";

/**
 * A pod that was added, changed or deleted, or a bookmark: a pod of which only
 * `metadata.resourceVersion` means anything.
 *
 * @category model
 * @since 0.1.0
 */
export interface PodEvent extends WithUnknownFields {
  /** What happened; `ADDED` also replays what exists when a watch begins. */
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  /** The pod as it is now; its last state when deleted. */
  readonly object: Pod;
}

/**
 * The end of a watch: mostly code 410, after which a new list is needed.
 *
 * @category model
 * @since 0.1.0
 */
export interface ErrorEvent extends WithUnknownFields {
  /** Tells it from the events about pods. */
  readonly type: "ERROR";
  /** What went wrong. */
  readonly object: Status;
}

/**
 * What a watch on pods reports: `type` says which it is.
 *
 * @category model
 * @since 0.1.0
 */
export type WatchEvent = PodEvent | ErrorEvent;

function eventType<A extends WatchEvent["type"]>(...types: ReadonlyArray<A>): Codec<A> {
  return oneOf("WatchEventType", types, "must be ADDED, MODIFIED, DELETED, BOOKMARK or ERROR");
}

const podEventType = eventType("ADDED", "MODIFIED", "DELETED", "BOOKMARK");
const errorEventType = eventType("ERROR");

const podEvent = record<PodEvent>("PodEvent", (json) => ({
  type: required(json.type, podEventType),
  object: required(json.object, Pod),
}));

const errorEvent = record<ErrorEvent>("ErrorEvent", (json) => ({
  type: required(json.type, errorEventType),
  object: required(json.object, Status),
}));

/**
 * Codec of {@link WatchEvent}; an unknown type is an error, as there is nothing one could do with it.
 *
 * Source: kubernetes/apimachinery `pkg/apis/meta/v1/watch.go`.
 *
 * @example
 * ```ts
 * import { WatchEvent } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json: unknown = { type: "DELETED", object: { metadata: { name: "web" } } };
 * const decoded = WatchEvent.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right.type, "DELETED");
 * assertEquals<unknown>(WatchEvent.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const WatchEvent: Codec<WatchEvent> = choice<WatchEvent>(
  "WatchEvent",
  [definitionOf(podEvent), definitionOf(errorEvent)],
  (u) =>
    typeof u === "object" && u !== null && "type" in u && u.type === "ERROR"
      ? definitionOf(errorEvent)
      : definitionOf(podEvent),
);

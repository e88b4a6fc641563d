/**
 * `WatchEvent`: what a watch on pods reports.
 *
 * @module
 */
import { type Codec, fail, Node, record, required, scalar } from "../codec/_codec.ts";
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
  const is = (u: unknown): u is A => types.some((type) => type === u);
  return scalar<A>("WatchEventType", {
    read: (u) => is(u) ? u : fail(),
    is,
    types: ["string"],
    expected: () => "must be ADDED, MODIFIED, DELETED, BOOKMARK or ERROR",
  });
}

const podEvent = record<PodEvent>("PodEvent", (json) => ({
  type: required(
    json.type,
    eventType<PodEvent["type"]>("ADDED", "MODIFIED", "DELETED", "BOOKMARK"),
  ),
  object: required(json.object, Pod),
}));

const errorEvent = record<ErrorEvent>("ErrorEvent", (json) => ({
  type: required(json.type, eventType("ERROR")),
  object: required(json.object, Status),
}));

/** The codec of an event, by its type; one of unknown type is refused there. */
function codecOf(u: unknown): Node<WatchEvent> {
  const isError = typeof u === "object" && u !== null && "type" in u && u.type === "ERROR";
  const codec: unknown = isError ? errorEvent : podEvent;
  return codec as Node<WatchEvent>;
}

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
export const WatchEvent: Codec<WatchEvent> = new Node<WatchEvent>("WatchEvent", {
  read: (u) => codecOf(u).read(u),
  some: (u) => codecOf(u).some(u),
  write: (event) => codecOf(event).write(event),
  is: (u): u is WatchEvent => codecOf(u).is(u),
  equals: (x, y) => x.type === y.type && codecOf(x).equals(x, y),
  merge: (_, y) => y,
  parts: (u, visit) => codecOf(u).parts(u, visit),
  types: ["object"],
  keyed: false,
  expected: () => "must be an object",
});

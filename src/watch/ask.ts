/**
 * How a follower asks the API.
 *
 * @module
 */
import type { PageResponse } from "../document/pages.ts";
import type { ByteSource } from "../stream/byte_source.ts";

/**
 * What {@link followPods} reads of an answer; a `Response` of `fetch` has it.
 *
 * @category watch
 * @since 0.2.0
 */
export interface FollowResponse extends PageResponse {
  /** For `Retry-After`; without them no wait is asked for. */
  readonly headers?: { readonly get: (name: string) => string | null };
  /** The body, of which a list and a watch are read as they come. */
  readonly body: ByteSource | null;
}

/**
 * Asks the API: adds the query to the address of a list of pods, and hands the
 * rest on to `fetch`.
 *
 * @category watch
 * @since 0.2.0
 */
export type AskPods = (
  /** `limit`, `continue`, `watch`, `resourceVersion` and what else the API takes. */
  query: URLSearchParams,
  /** What ends the request, or its body; it is always there. */
  init: { readonly signal?: AbortSignal },
) => Promise<FollowResponse>;
